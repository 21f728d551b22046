import { randomUUID } from "node:crypto";
import { act, done, id } from "./duties.js";
import type { Answer, Asking, TestHub } from "./hub.js";

/** What the tests of reports, petitions and what they rest on do and ask, in their own words. */
export const freeze = (t: TestHub, by: string, items: readonly string[], about: readonly string[] = ["K3"], asking: Asking = {}): Promise<Answer> =>
  act(t, by, "reportSnapshotFreeze", "ReportSnapshotInput", { about: about.map(id), items }, asking);

export const petition = (change: object = {}): object => ({
  child: id("K3"),
  kind: "EXTENSION",
  measureAsked: "Verlenging met een jaar.",
  addedValue: "Nog een jaar vaste begeleiding.",
  alternatives: ["Vrijwillige hulp: nog te kwetsbaar."],
  views: [{ person: id("M"), text: "Ik wil dat het ophoudt." }],
  ...change,
});

export const draft = (t: TestHub, by: string, change: object = {}, at: "gi" | "rvdk" = "gi"): Promise<Answer> =>
  act(t, by, `${at}CourtRequestDraft`, "CourtRequestDraftInput", petition(change));

/** A petition of the institution about K3 that rests on these items, submitted. */
export async function submitted(t: TestHub, items: readonly string[], by = "gi-supervisor"): Promise<{ snapshot: string; request: string }> {
  const snapshot = await done(freeze(t, by, items));
  const request = await done(draft(t, by, { snapshot }));
  await done(act(t, by, "giCourtRequestSubmit", "CourtRequestSubmitInput", { id: request, child: id("K3") }));
  return { snapshot, request };
}

const ITEM = "id item version nature category confidentiality wasDisputed isDisputed currentVersion isOutdated change changedOn organisation { id } snapshot { id }";
// eslint-disable-next-line typescript/no-explicit-any
type Row = Record<string, any>;

export const readRequest = (t: TestHub, persona: string, request: string, fields: string, at: "gi" | "rvdk" = "gi", asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `query R($id: ID!) { r: ${at}CourtRequest(id: $id) { ${fields} } }`, { ...asking, variables: { id: request } });

/** The items of a petition as this persona may know of them; undefined where the petition is not for it. */
export const itemsOf = async (t: TestHub, persona: string, request: string, at: "gi" | "rvdk" = "gi", asking: Asking = {}): Promise<Row[] | undefined> =>
  (await readRequest(t, persona, request, `snapshot { items { ${ITEM} } }`, at, asking)).data.r?.snapshot?.items as Row[] | undefined;

export const noticesWithUse = async (t: TestHub, persona: string, asking: Asking = {}): Promise<Row[]> =>
  (
    await t.ask(
      persona,
      "{ correctionNotices { id item usedIn { item change changedOn snapshot { id giCourtRequests { id kind state } rvdkCourtRequests { id kind state } councilReports { id advice } } } } }",
      asking,
    )
  ).data.correctionNotices as Row[];

export const nowhere = (): string => randomUUID();
