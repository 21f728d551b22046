import { randomUUID } from "node:crypto";
import { dutchDay } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, addItem, done, id } from "../duties.js";
import { cases, outcomeOf, startTestHub, type TestHub } from "../hub.js";
import { draft, freeze, itemsOf, noticesWithUse, petition, readRequest, submitted } from "../petitions.js";

/** Reports and petitions, what they rest on, and what happens when that turns out to be otherwise (R-011, R-143, example E26; ADR 28). */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const TODAY = dutchDay(new Date());
const GROUND = "De bron is wat een buurvrouw zei; niemand heeft het gezien.";
const boardOfficer = "privacy-officer-rvdk-noord";
const giOfficer = "privacy-officer-gi-noord";

interface Used {
  readonly snapshot: { readonly id: string };
}
const usesOf = async (persona: string, item: string): Promise<readonly Used[]> =>
  (await noticesWithUse(t, persona)).filter((row) => row["item"] === item).flatMap((row) => row["usedIn"] as Used[]);
const aboutM = (text: string): Promise<string> => addItem(t, Date.now(), { by: "vt-worker", about: ["M"], text, informed: [id("M")] });
const dispute = (item: string, kind = "CORRECTION"): Promise<string> =>
  done(act(t, "mother-m", "dataSubjectRequestMake", "DataSubjectRequestInput", { kind, person: id("M"), organisation: "vt-noord", items: [item], text: "Zo is het niet gegaan." }));
const decide = (request: string, change: object): Promise<string> =>
  done(act(t, "vt-worker", "dataSubjectRequestDecide", "DataSubjectRequestDecideInput", { id: request, person: id("M"), decision: "ACCEPTED", ground: GROUND, ...change }));
const correct = async (item: string, text = "Een buurvrouw zegt dat het zo ging."): Promise<void> => {
  await decide(await dispute(item), { corrections: [{ item, text, nature: "STATEMENT_BY_PERSON" }] });
};

describe("a report of the Board and its petition", () => {
  let item = "";
  let snapshot = "";
  let report = "";
  let request = "";

  it("rest on items the Board was given, frozen as they are at that moment", async () => {
    item = await aboutM("Moeder was dronken op het schoolplein.");
    await t.asOwner("case", `UPDATE information_item SET delivered_to_board = true WHERE id = $1`, [item]);
    snapshot = await done(freeze(t, "rvdk-investigator", [item, item], ["K4"], { caseId: cases["maria"]! }));
    report = await done(
      act(t, "rvdk-investigator", "councilReportRecord", "CouncilReportInput", {
        about: [id("K4")],
        facts: ["Moeder was dronken (bron: Veilig Thuis)."],
        viewsOfPersons: ["Maria: dat is niet waar."],
        alternatives: ["Hulp zonder maatregel."],
        advice: "Ondertoezichtstelling voor een jaar.",
        snapshot,
      }),
    );
    const read = await t.ask(
      "rvdk-investigator",
      `query R($id: ID!) { councilReport(id: $id) { advice alternatives snapshot { id items { item version nature category confidentiality wasDisputed isOutdated } } } }`,
      { variables: { id: report } },
    );
    expect(read.data.councilReport).toEqual({
      advice: "Ondertoezichtstelling voor een jaar.",
      alternatives: ["Hulp zonder maatregel."],
      snapshot: { id: snapshot, items: [{ item, version: 1, nature: "FACT", category: "SAFETY", confidentiality: "C2", wasDisputed: false, isOutdated: false }] },
    });
  });
  it("a report without its facts, views, alternatives or snapshot is none (R-013)", async () => {
    const whole = { about: [id("K4")], facts: ["Een feit."], viewsOfPersons: ["Een zienswijze."], alternatives: ["Iets anders."], advice: "Geen verzoek.", snapshot };
    for (const missing of [{ facts: [] }, { viewsOfPersons: [] }, { alternatives: [] }, { about: [] }, { advice: " " }, { snapshot: "geen" }])
      expect(outcomeOf(await act(t, "rvdk-investigator", "councilReportRecord", "CouncilReportInput", { ...whole, ...missing })), JSON.stringify(missing)).toBe("INPUT_INVALID");
  });
  it("a petition is submitted with its snapshot, alternatives and views, and not before", async () => {
    const ofBoard = { child: id("K4"), kind: "SUPERVISION_ORDER" };
    const submit = (petitionId: string) => act(t, "rvdk-investigator", "rvdkCourtRequestSubmit", "CourtRequestSubmitInput", { id: petitionId, child: id("K4") });
    const spare = await done(freeze(t, "rvdk-investigator", [item], ["K4"]));
    for (const missing of [{}, { snapshot: spare, alternatives: [] }, { snapshot: spare, views: [] }])
      expect(outcomeOf(await submit(await done(draft(t, "rvdk-investigator", { ...ofBoard, ...missing }, "rvdk"))))).toBe("INPUT_INVALID");
    request = await done(draft(t, "rvdk-investigator", { ...ofBoard, snapshot }, "rvdk"));
    await done(submit(request));
    expect(outcomeOf(await submit(request)), "why: once").toBe("ACT_CONFLICT");
    expect((await readRequest(t, "rvdk-investigator", request, "kind state submittedAt child { id }", "rvdk")).data.r).toEqual({
      kind: "SUPERVISION_ORDER",
      state: "SUBMITTED",
      submittedAt: TODAY,
      child: { id: id("K4") },
    });
  });
  it("each asks of the court what is its own to ask", async () => {
    expect(outcomeOf(await draft(t, "gi-supervisor", { kind: "SUPERVISION_ORDER" }))).toBe("INPUT_INVALID");
    expect(outcomeOf(await draft(t, "rvdk-investigator", { child: id("K4"), kind: "CONFIRM_DIRECTION" }, "rvdk"))).toBe("INPUT_INVALID");
    expect(outcomeOf(await draft(t, "gi-supervisor", { views: [{ person: id("M") }] })), "why: a view or why there is none").toBe("INPUT_INVALID");
    expect(outcomeOf(await draft(t, "gi-supervisor", { views: [{ person: id("M"), notHeardReason: "Drie keer niet verschenen." }] }))).toBe("Recorded");
  });
  it("are flagged when the item is corrected: the notice names both, with the day", async () => {
    await correct(item);
    expect((await usesOf("rvdk-investigator", item)).filter((row) => row.snapshot.id === snapshot)).toEqual([
      {
        item,
        change: "CORRECTED",
        changedOn: TODAY,
        snapshot: {
          id: snapshot,
          giCourtRequests: [],
          rvdkCourtRequests: [{ id: request, kind: "SUPERVISION_ORDER", state: "SUBMITTED" }],
          councilReports: [{ id: report, advice: "Ondertoezichtstelling voor een jaar." }],
        },
      },
    ]);
    const read = await readRequest(t, "rvdk-investigator", request, "snapshot { items { id version nature currentVersion isOutdated change changedOn } }", "rvdk");
    const frozen = read.data.r.snapshot.items[0];
    expect(frozen).toMatchObject({ version: 1, nature: "FACT", currentVersion: 2, isOutdated: true, change: "CORRECTED", changedOn: TODAY });
    expect(read.disclosure.notices).toContainEqual({ kind: "OUTDATED", record: frozen.id });
  });
  it("tells who made something on it, also where the ledger no longer shows that it was read", async () => {
    const [shown] = await t.asOwner("case", `SELECT count(*)::int AS count FROM ledger_entry WHERE organisation = 'rvdk-noord' AND decisions @> $1::jsonb`, [
      JSON.stringify([{ records: [`${item}/1`] }]),
    ]);
    expect(shown).toEqual({ count: 0 });
  });
  it("is mended by a new snapshot and a word to the court; the old one stays with it", async () => {
    const mended = await done(freeze(t, "rvdk-investigator", [item], ["K4"]));
    const note = "De rechtbank is bericht dat dit een verklaring is.";
    await done(act(t, "rvdk-investigator", "rvdkCourtRequestMend", "CourtRequestMendInput", { id: request, child: id("K4"), snapshot: mended, note }));
    expect(await itemsOf(t, "rvdk-investigator", request, "rvdk")).toMatchObject([{ item, version: 2, nature: "STATEMENT_BY_PERSON", isOutdated: false, change: null }]);
    expect((await readRequest(t, "rvdk-investigator", request, "mendings { note at snapshot { id } }", "rvdk")).data.r.mendings).toEqual([
      { note, at: TODAY, snapshot: { id: snapshot } },
    ]);
    expect((await usesOf("rvdk-investigator", item)).find((row) => row.snapshot.id === snapshot)?.snapshot).toMatchObject({
      rvdkCourtRequests: [],
      councilReports: [{ id: report }],
    });
  });
});

describe("a petition of a certified institution", () => {
  it("is its draft alone until it is submitted; then the mother reads it, with her own view", async () => {
    const item = await aboutM("Zij kwam drie keer te laat.");
    const snapshot = await done(freeze(t, "gi-supervisor", [item]));
    const views = [
      { person: id("M"), text: "Ik wil dat het ophoudt." },
      { person: id("F4"), text: "Ferdi vindt het overdreven." },
    ];
    const request = await done(draft(t, "gi-supervisor", { snapshot, views }));
    const asked = `query K($id: ID!) { person(id: $id) { giCourtRequests { id kind measureAsked views { text } snapshot { items { item version wasDisputed } } } } }`;
    const ofMother = async () => (await t.ask("mother-m", asked, { variables: { id: id("K3") } })).data.person.giCourtRequests as { id: string }[];
    const others = await ofMother();
    expect(others.map((row) => row.id)).not.toContain(request);
    expect((await readRequest(t, "gi-supervisor", request, "state views { text }")).data.r).toEqual({ state: "DRAFT", views: views.map(({ text }) => ({ text })) });
    await done(act(t, "gi-supervisor", "giCourtRequestSubmit", "CourtRequestSubmitInput", { id: request, child: id("K3") }));
    expect((await ofMother()).find((row) => row.id === request)).toEqual({
      id: request,
      kind: "EXTENSION",
      measureAsked: "Verlenging met een jaar.",
      views: [{ text: "Ik wil dat het ophoudt." }],
      snapshot: { items: [{ item, version: 1, wasDisputed: null }] },
    });
    await done(act(t, "gi-supervisor", "giCourtRequestWithdraw", "CourtRequestWithdrawInput", { id: request, child: id("K3"), reason: "De rechter heeft al beslist." }));
    expect((await readRequest(t, "mother-m", request, "state withdrawnReason")).data.r).toEqual({ state: "WITHDRAWN", withdrawnReason: "De rechter heeft al beslist." });
  });
  it("shows its maker that an item was destroyed, and nobody else that there was one", async () => {
    const item = await aboutM("Iets dat hier niet had mogen staan.");
    const { request } = await submitted(t, [item]);
    expect(await itemsOf(t, "mother-m", request)).toHaveLength(1);
    await decide(await dispute(item, "DESTRUCTION"), {});
    expect(await itemsOf(t, "gi-supervisor", request)).toMatchObject([{ item, version: 1, isOutdated: true, change: "DESTROYED", changedOn: TODAY }]);
    expect(await itemsOf(t, "mother-m", request)).toEqual([]);
    await t.asOwner("case", `DELETE FROM information_item WHERE id = $1`, [item]);
    expect(await itemsOf(t, "gi-supervisor", request)).toMatchObject([{ item, isOutdated: true, change: "DESTROYED", currentVersion: null }]);
    expect(await itemsOf(t, "mother-m", request)).toEqual([]);
  });
  it("that rests on what is disputed is found by the worker, and by the officer without a word of it (R-143)", async () => {
    const item = await aboutM("Zij zou hebben geschreeuwd.");
    const { request, snapshot } = await submitted(t, [item]);
    const list = "{ disputedSnapshotItems { item version isDisputed organisation { id } snapshot { id giCourtRequests { id kind state measureAsked } } } }";
    const disputedOf = async (persona: string) =>
      ((await t.ask(persona, list)).data.disputedSnapshotItems as { snapshot: { id: string } }[]).filter((row) => row.snapshot.id === snapshot);
    expect(await disputedOf("gi-supervisor")).toEqual([]);
    const asked = await dispute(item);
    const found = { version: 1, isDisputed: true, organisation: { id: "gi-noord" } };
    const kind = { id: request, kind: "EXTENSION", state: "SUBMITTED" };
    expect(await disputedOf("gi-supervisor")).toMatchObject([{ ...found, item, snapshot: { giCourtRequests: [{ ...kind, measureAsked: "Verlenging met een jaar." }] } }]);
    expect(await disputedOf(giOfficer)).toMatchObject([{ ...found, item: null, snapshot: { giCourtRequests: [{ ...kind, measureAsked: null }] } }]);
    for (const other of [boardOfficer, "privacy-officer-vt-noord", "rvdk-investigator", "vt-worker", "mother-m"]) expect(await disputedOf(other), other).toEqual([]);
    await decide(asked, { decision: "REFUSED", routes: ["COMPLAINT"] });
    expect(await disputedOf("gi-supervisor")).toEqual([]);
  });
  it("what was frozen is not changed: the application has no right to", async () => {
    const { database } = t.hub.subgraphs.case;
    for (const change of ["version = 9", "item = snapshot", "was_disputed = true", "about = '{}'", "owner = 'vt-noord'"])
      await expect(database.query(`UPDATE report_snapshot_item SET ${change}`), change).rejects.toThrow(/permission denied/);
    await database.query(`UPDATE report_snapshot_item SET withheld_until = withheld_until`);
  });
  it("is done once, however often the same request comes", async () => {
    const item = await aboutM("Zij zwaaide.");
    const key = randomUUID();
    const again = () =>
      t.ask("gi-supervisor", `mutation A($input: ReportSnapshotInput!) { reportSnapshotFreeze(input: $input) { ... on Recorded { id } } }`, {
        variables: { input: { idempotencyKey: key, about: [id("K3")], items: [item] } },
      });
    const [first, second] = [await again(), await again()];
    expect(second.data).toEqual(first.data);
    expect(await t.asOwner("case", `SELECT id FROM report_snapshot_item WHERE item = $1`, [item])).toHaveLength(1);
    const draftKey = randomUUID();
    const drafted = () =>
      t.ask("gi-supervisor", `mutation A($input: CourtRequestDraftInput!) { giCourtRequestDraft(input: $input) { ... on Recorded { id } } }`, {
        variables: { input: { idempotencyKey: draftKey, ...petition() } },
      });
    expect((await drafted()).data).toEqual((await drafted()).data);
  });
});
