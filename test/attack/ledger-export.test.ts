import { randomUUID } from "node:crypto";
import type { FieldDecision, LedgerEntry } from "@samenhang/ledger";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people, startTestHub, SUBGRAPHS, type Answer, type TestHub } from "../hub.js";

/** An export holds what its officer may read entry by entry, and no more; it is for privacy officers, and is itself recorded. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
  await ask();
});
afterAll(() => t?.stop());

const FORMATS = ["LOGBOEK_DATAVERWERKINGEN", "AUTHZ_DECISION_LOG", "FHIR_R4_AUDIT_EVENT", "CSV"] as const;
type Format = (typeof FORMATS)[number];
const VT = "privacy-officer-vt-noord";
const GI = "privacy-officer-gi-noord";
const EXPORT = `query E($format: LedgerExportFormat!, $first: Int! = 100, $after: String, $filter: LedgerFilterInput) {
  ledgerExport(format: $format, first: $first, after: $after, filter: $filter) { id format mediaType content count cursor } }`;
const ENTRIES = `query L($filter: LedgerFilterInput) { ledgerEntries(first: 100, filter: $filter) {
  id recordedAt traceId kind actor owner role purpose subject fields outcomes reasons grounds breakGlass cursor organisation { id } } }`;

interface Export {
  content: string;
  count: number;
  cursor: string | null;
}
// eslint-disable-next-line typescript/no-explicit-any
type Json = any;

/** A request of several owners, with given, refused and hidden. */
const ask = (persona = "gi-supervisor-two-sides", person = "K3"): Promise<Answer> =>
  t.ask(
    persona,
    "query Q($id: ID!) { person(id: $id) { displayName contacts { value } addresses { line } knownHere { known } helpTrajectories { goals } ggzInvolvement { since } } }",
    {
      variables: { id: people[person]! },
    },
  );
const exported = async (officer: string, variables: { format: Format; first?: number; after?: string; filter?: object }): Promise<Export> => {
  const { data, errors } = await t.ask(officer, EXPORT, { variables });
  expect(errors).toEqual([]);
  return data.ledgerExport as Export;
};
const rowsOf = ({ content }: Export): string[][] =>
  content
    .split("\r\n")
    .slice(1, -1)
    .map((row) => row.split(",").map((cell) => cell.replace(/^'/, "")));

describe("an export", () => {
  it.each([
    ["gi-supervisor-two-sides", GI],
    ["gi-supervisor-two-sides", VT],
    ["gi-supervisor-two-sides", "privacy-officer-lt-noord"],
    ["gi-supervisor-two-sides", "privacy-officer-ggz-noord"],
    ["ggz-clinician", "privacy-officer-ggz-noord"],
    ["ggz-clinician", "privacy-officer-lt-noord"],
  ])("of what %s asked tells %s the entries that can be read one by one, word for word", async (persona, officer) => {
    const filter = { traceId: (await ask(persona)).disclosure.id };
    const entries = (await t.ask(officer, ENTRIES, { variables: { filter } })).data.ledgerEntries as Json[];
    const table = await exported(officer, { format: "CSV", filter });
    const told = entries.map((e) =>
      [e.id, e.recordedAt, e.traceId, e.kind, e.actor, e.organisation.id, e.role, e.owner, e.purpose, e.subject, e.fields, e.outcomes, e.reasons, e.grounds, e.breakGlass].map(
        (value) => (Array.isArray(value) ? value.join(" ") : value === null ? "" : String(value)),
      ),
    );
    expect(rowsOf(table)).toEqual(told);
    expect(table.count).toBe(entries.length);
    for (const format of FORMATS) {
      const { content, count } = await exported(officer, { format, filter });
      expect(count, format).toBe(entries.length);
      for (const { id } of entries) expect(content.includes(id), format).toBe(true);
    }
  });

  it("is of some use: officers of both sides have something to take along, and what a family is told stays out of it", async () => {
    const { disclosure, data } = await ask();
    expect(data.person.displayName).not.toBe("");
    for (const officer of [GI, VT])
      for (const format of FORMATS) {
        const { content, count } = await exported(officer, { format, filter: { traceId: disclosure.id } });
        expect(count, `${officer} ${format}`).toBeGreaterThan(0);
        expect(content).not.toContain(data.person.displayName);
        expect(content).not.toContain("needed to weigh the safety");
      }
  });

  it.each(["vt-worker", "lt-curious", "gi-supervisor", "gi-safety-officer", "mother-m", "lt-analyst"])("is nothing for %s", async (persona) => {
    for (const format of FORMATS) {
      const { data, text } = await t.ask(persona, EXPORT, { variables: { format } });
      expect(data?.ledgerExport ?? null, format).toBeNull();
      expect(text).not.toMatch(/resourceSpans|trace_id|AuditEvent|recorded_at/);
    }
  });

  it("is for the purpose of an audit only", async () => {
    const { data } = await t.ask(VT, EXPORT, { variables: { format: "CSV" }, purpose: "ASSESS_REPORT" });
    expect(data?.ledgerExport ?? null).toBeNull();
  });

  it("is itself in the ledger of audit, without its content", async () => {
    const { disclosure } = await t.ask(VT, EXPORT, { variables: { format: "CSV" } });
    const entries = await t.ledger("audit", disclosure.id);
    expect(entries.flatMap(({ actor, decisions }) => decisions.map(({ field, outcome }) => [actor, field, outcome]))).toContainEqual([VT, "LedgerExport.content", "ALLOW"]);
    expect(JSON.stringify(entries)).not.toContain("recorded_at");
  });
});

describe("what the answer hid", () => {
  const decision = (field: string, more: Partial<FieldDecision> = {}): FieldDecision => ({
    field,
    outcome: "ALLOW",
    rule: "R",
    grounds: ["L-24"],
    reason: "PERMITTED",
    count: 1,
    ...more,
  });
  const GIVEN = [decision("Person.displayName"), decision("Address.city")];
  const SILENT = decision("Address.city", { outcome: "DENY_SILENT", rule: "SHIELDED", reason: "SHIELDED", grounds: [] });
  const HIDDEN = { ...SILENT, field: "Address.line", unseen: true as const };
  const recorded = async (decisionsOfEntries: readonly (readonly FieldDecision[])[]): Promise<string> => {
    const traceId = randomUUID().replaceAll("-", "");
    const entries = decisionsOfEntries.map((decisions): LedgerEntry => ({
      traceId,
      kind: "DISCLOSURE",
      actor: "gi-worker-x",
      organisation: "gi-noord",
      organisationType: "GI",
      role: "GI_SUPERVISOR",
      mandateOf: null,
      purpose: "EXECUTE_SUPERVISION_ORDER",
      caseId: null,
      necessity: "nodig om de veiligheid te wegen",
      breakGlassId: null,
      subject: people["M"]!,
      owner: "vt-noord",
      decisions,
      policyVersion: "v",
    }));
    await t.hub.subgraphs["veilig-thuis"].ledger.append(entries);
    return traceId;
  };
  /** Without what differs between any two requests: their numbers, of always the same length, and their moment. */
  const bare = (content: string): string =>
    content
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>")
      .replace(/\b[0-9a-f]{32}\b|\b[0-9a-f]{16}\b/g, "<hash>")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<moment>")
      .replace(/\b\d{13}(000000)?\b/g, "<moment>");

  it.each(FORMATS)("changes neither count, nor length, nor a letter of %s, for the officer of who asked", async (format) => {
    const plain = await exported(GI, { format, filter: { traceId: await recorded([GIVEN]) } });
    expect(plain.count).toBe(1);
    for (const decisions of [[[...GIVEN, HIDDEN]], [GIVEN, [HIDDEN]], [[GIVEN[0]!, SILENT]], [[...GIVEN, SILENT]], [[...GIVEN, { ...GIVEN[1]!, count: 40 }]]]) {
      const traceId = await recorded(decisions);
      const other = await exported(GI, { format, filter: { traceId } });
      expect([other.count, other.content.length, bare(other.content)]).toEqual([plain.count, plain.content.length, bare(plain.content)]);
      // It exists: its owner's officer has it in writing.
      if (JSON.stringify(decisions).includes("SILENT")) expect((await exported(VT, { format, filter: { traceId } })).content).toContain("DENY_SILENT");
    }
  });
  it.each(FORMATS)("is nowhere in %s of a real request, and cannot be asked for", async (format) => {
    const traceId = (await ask()).disclosure.id;
    const entries = await Promise.all(SUBGRAPHS.map((name) => t.ledger(name, traceId)));
    const { content } = await exported(GI, { format, filter: { traceId } });
    expect(JSON.stringify(entries), "why: something was hidden").toMatch(/DENY_SILENT/);
    expect(content).not.toMatch(/SILENT|SHIELDED|EXISTENCE|unseen/);
    for (const filter of [{ outcome: "DENY_SILENT" }, { reason: "SHIELDED" }])
      expect((await exported(GI, { format, filter: { traceId, ...filter } })).content).not.toContain('gi-supervisor-two-sides"');
  });
});

describe("a long export", () => {
  const ids = (one: Export): string[] => rowsOf(one).map(([id]) => id!);

  it("goes on where the last one stopped, without gap or repeat, and ends", async () => {
    const filter = { traceId: (await ask()).disclosure.id };
    const whole = await exported(VT, { format: "CSV", filter });
    expect(whole.cursor).toBeNull();
    const read: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const one: Export = await exported(VT, { format: "CSV", filter, first: 1, ...(after ? { after } : {}) });
      expect(one.count).toBe(ids(one).length);
      read.push(...ids(one));
      after = one.cursor;
    }
    expect(read).toEqual(ids(whole));
  });

  it("holds up to a thousand entries of all owners, newest first", async () => {
    const own = { traceId: "long", kind: "DISCLOSURE", actor: "vt-long", organisation: "vt-noord", organisationType: "VT", role: "VT_WORKER", mandateOf: null } as const;
    const rest = { purpose: "ASSESS_REPORT", caseId: null, necessity: null, breakGlassId: null, subject: null, owner: "case", policyVersion: "v" };
    const decisions = [{ field: "Person.displayName", outcome: "ALLOW", rule: "R", grounds: [], reason: "PERMITTED", count: 1 }];
    for (const owner of ["case", "referrals"] as const)
      for (let batch = 0; batch < 6; batch += 1) await t.hub.subgraphs[owner].ledger.append(Array.from({ length: 100 }, () => ({ ...own, ...rest, owner, decisions })));
    const filter = { actor: "vt-long" };
    const first = await exported(VT, { format: "CSV", filter, first: 1_000 });
    expect(first.count).toBe(1_000);
    const second = await exported(VT, { format: "CSV", filter, first: 1_000, after: first.cursor! });
    expect([second.count, second.cursor]).toEqual([200, null]);
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(1_200);
    const moments = rowsOf(first).map(([, moment]) => moment!);
    expect(moments).toEqual([...moments].sort().reverse());
  });

  it("says what is wrong with what cannot be, and a cursor of another opens only the own entries", async () => {
    for (const variables of [{ first: 0 }, { first: 1_001 }, { after: "made-up" }, { filter: { subject: "M" } }]) {
      const { errors, data } = await t.ask(VT, EXPORT, { variables: { format: "CSV", ...variables } });
      expect(errors[0]?.extensions.code, JSON.stringify(variables)).toBe("INPUT_INVALID");
      expect(data?.ledgerExport ?? null).toBeNull();
    }
    const { cursor } = await exported(VT, { format: "CSV", first: 1 });
    expect(Buffer.from(cursor!.split(".")[3]!, "base64url").toString("latin1")).not.toMatch(/veilig-thuis|sequence/);
    const other = rowsOf(await exported(GI, { format: "CSV", after: cursor! }));
    expect(other.filter(([, , , , , asker, , owner]) => asker !== "gi-noord" && owner !== "gi-noord")).toEqual([]);
  });

  it("is whole or it is none: it fails while an owner cannot be read", async () => {
    await t.hub.stopSubgraph("referrals");
    const { data, errors, disclosure } = await t.ask(VT, EXPORT, { variables: { format: "CSV" } });
    expect(data?.ledgerExport ?? null).toBeNull();
    expect([...errors.map(({ extensions: { code } }) => code), ...disclosure.unavailable.map(({ reason }) => reason)]).toContain("SUBGRAPH_UNAVAILABLE");
  });
});
