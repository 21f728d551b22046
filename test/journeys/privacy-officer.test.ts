import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people, startTestHub, type Answer, type TestHub } from "../hub.js";

/** A day of a privacy officer: what stands out, the entries behind it, an alert closed. By a clock, so that hours and days pass. */
let t: TestHub;
let now = Date.parse("2026-11-25T10:00:00+01:00");
beforeAll(async () => {
  t = await startTestHub({ now: () => now });
});
afterAll(() => t?.stop());

const VT = "privacy-officer-vt-noord";
const LT = "privacy-officer-lt-noord";
const ENTRY = "id recordedAt traceId kind actor owner role purpose subject fields outcomes reasons grounds cursor organisation { id }";
const LEDGER = `query L($first: Int! = 25, $after: String, $filter: LedgerFilterInput) { ledgerEntries(first: $first, after: $after, filter: $filter) { ${ENTRY} } }`;
const FINDINGS = "query F($from: LocalDate!, $to: LocalDate!) { auditFindings(from: $from, to: $to) { id kind reason count actors { actor count } } }";
const ALERTS = "{ auditAlerts { id kind actor day count conclusion closedAt } }";

interface Entry {
  id: string;
  recordedAt: string;
  kind: string;
  actor: string;
  owner: string;
  purpose: string;
  subject: string | null;
  fields: string[];
  outcomes: string[];
  reasons: string[];
  cursor: string;
  organisation: { id: string };
}
interface Finding {
  kind: string;
  reason: string | null;
  count: number;
  actors: { actor: string; count: number }[];
}

const page = async (officer: string, variables: object): Promise<{ entries: Entry[]; answer: Answer }> => {
  const answer = await t.ask(officer, LEDGER, { variables: variables as Record<string, unknown> });
  expect(answer.errors).toEqual([]);
  return { entries: answer.data.ledgerEntries as Entry[], answer };
};
const findings = async (officer: string, from: string, to: string): Promise<Finding[]> =>
  (await t.ask(officer, FINDINGS, { variables: { from, to } })).data.auditFindings as Finding[];
const ask = (persona: string, person: string) =>
  t.ask(persona, "query Q($id: ID!) { person(id: $id) { displayName knownHere { known } helpTrajectories { goals } } }", { variables: { id: people[person]! } });

describe("searching the ledgers", () => {
  beforeAll(async () => {
    for (let round = 0; round < 12; round += 1) {
      now += 60_000;
      await ask("vt-worker", "M");
    }
    now = Date.parse("2026-11-25T23:30:00+01:00");
    await ask("vt-worker", "M");
    now = Date.parse("2026-11-26T09:00:00+01:00");
    await ask("lt-curious", "F4");
  });

  it("pages go on where the last one stopped, without gap or repeat, newest first", async () => {
    const whole = (await page(VT, { first: 100 })).entries;
    expect(whole.length).toBeGreaterThan(30);
    const read: Entry[] = [];
    for (let after: string | undefined; ;) {
      const { entries } = await page(VT, { first: 7, ...(after ? { after } : {}) });
      read.push(...entries);
      if (entries.length < 7 || read.length >= whole.length) break;
      after = entries.at(-1)!.cursor;
    }
    // What was read itself is recorded, so the newest of a later search are about reading; those behind are the same.
    const ids = new Set(whole.map(({ id }) => id));
    const again = read.filter(({ id }) => ids.has(id)).map(({ id }) => id);
    expect(again).toEqual(whole.map(({ id }) => id).slice(0, again.length));
    expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
    for (const [index, { recordedAt }] of whole.slice(1).entries()) expect(recordedAt <= whole[index]!.recordedAt).toBe(true);
  });

  it.each<[string, object, (entry: Entry) => boolean]>([
    ["about one person", { subject: people["M"]! }, ({ subject }) => subject === people["M"]],
    ["of one professional", { actor: "vt-worker" }, ({ actor }) => actor === "vt-worker"],
    ["of one owner", { owner: "lt-noord" }, ({ owner }) => owner === "lt-noord"],
    ["of one kind", { kind: "REQUEST" }, ({ kind }) => kind === "REQUEST"],
    ["for one purpose", { purpose: "ASSESS_REPORT" }, ({ purpose }) => purpose === "ASSESS_REPORT"],
    [
      "with a refused field",
      { field: "HelpTrajectory.goals", outcome: "REFER_TO_SOURCE" },
      ({ fields, outcomes }) => fields.includes("HelpTrajectory.goals") && outcomes.includes("REFER_TO_SOURCE"),
    ],
    ["outside office hours", { outsideHours: true, actor: "vt-worker" }, ({ recordedAt }) => recordedAt.startsWith("2026-11-25T22:30")],
    [
      "of a quarter of an hour",
      { actor: "vt-worker", from: "2026-11-25T10:03:00+01:00", to: "2026-11-25T10:05:30+01:00" },
      ({ recordedAt }) => recordedAt >= "2026-11-25T09:03" && recordedAt <= "2026-11-25T09:05:30.999Z",
    ],
  ])("finds what is %s, and nothing else", async (_what, filter, matches) => {
    const { entries } = await page(VT, { first: 100, filter });
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter((entry) => !matches(entry))).toEqual([]);
  });

  it("finds nothing where nothing matches, and says what is wrong with what cannot be", async () => {
    expect((await page(VT, { filter: { actor: "nobody" } })).entries).toEqual([]);
    for (const variables of [
      { first: 0 },
      { first: 101 },
      { after: "made-up" },
      { filter: { subject: "M" } },
      { filter: { actor: "a b" } },
      { filter: { from: "2026-11-26T00:00:00Z", to: "2026-11-25T00:00:00Z" } },
    ]) {
      const { errors, data } = await t.ask(VT, LEDGER, { variables });
      expect(errors[0]?.extensions.code, JSON.stringify(variables)).toBe("INPUT_INVALID");
      expect(data?.ledgerEntries ?? null).toBeNull();
    }
  });

  it("is for privacy officers; a cursor of one is of no use to another organisation than for its own entries", async () => {
    for (const persona of ["vt-worker", "mother-m", "lt-curious"]) expect((await t.ask(persona, LEDGER)).data.ledgerEntries ?? [], persona).toEqual([]);
    const { cursor } = (await page(VT, { first: 5 })).entries.at(-1)!;
    const { entries } = await page(LT, { first: 100, after: cursor });
    expect(entries.filter(({ organisation, owner }) => organisation.id !== "lt-noord" && owner !== "lt-noord")).toEqual([]);
    expect(Buffer.from(cursor.split(".")[3]!, "base64url").toString("latin1")).not.toMatch(/veilig-thuis|sequence/);
  });
});

describe("what the answer hid cannot be asked of the ledger either", () => {
  // The father asks where his child is: the address is shielded, and his organisation is himself.
  const trace = async (): Promise<string> =>
    (
      await t.ask("gi-supervisor-two-sides", "query Q($id: ID!) { person(id: $id) { displayName addresses { line } ggzInvolvement { since } } }", {
        variables: { id: people["M"]! },
      })
    ).disclosure.id;

  it.each([[{ outcome: "DENY_SILENT" }], [{ reason: "SHIELDED" }], [{ reason: "EXISTENCE_PROTECTED" }], [{ field: "Address.line", outcome: "DENY_SILENT" }]])(
    "by the asker's officer, with %j",
    async (filter) => {
      const traceId = await trace();
      const { entries } = await page("privacy-officer-gi-noord", { first: 100, filter: { traceId, ...filter } });
      expect(entries.filter(({ organisation }) => organisation.id === "gi-noord")).toEqual([]);
    },
  );

  it("nor does an outcome, a reason or an order of fields tell it", async () => {
    const traceId = await trace();
    const { entries } = await page("privacy-officer-gi-noord", { first: 100, filter: { traceId } });
    const own = entries.filter(({ organisation }) => organisation.id === "gi-noord");
    expect(own.length).toBeGreaterThan(0);
    expect(own.flatMap(({ outcomes, reasons }) => [...outcomes, ...reasons]).filter((word) => /SILENT|SHIELDED|EXISTENCE/.test(word))).toEqual([]);
  });
});

describe("what stands out", () => {
  it("is counted as it is recorded: refusals by reason, asking at night, looking for people", async () => {
    for (const person of ["F1", "F2", "F3"]) await ask("lt-curious", person);
    const found = await findings(LT, "2026-11-25", "2026-11-26");
    const looking = found.find(({ kind }) => kind === "LOOKING_FOR_PEOPLE")!;
    expect(looking.actors.map(({ actor }) => actor)).toContain("lt-curious");
    const refusals = found.filter(({ kind }) => kind === "REFUSALS");
    expect(refusals.length).toBeGreaterThan(0);
    for (const { count, actors } of refusals) expect(actors.reduce((sum, one) => sum + one.count, 0)).toBe(count);
    const atNight = (await findings(VT, "2026-11-25", "2026-11-26")).find(({ kind }) => kind === "OUTSIDE_OFFICE_HOURS")!;
    expect(atNight.actors.map(({ actor }) => actor)).toEqual(["vt-worker"]);
    expect((await findings(VT, "2026-11-25", "2026-11-25")).find(({ kind }) => kind === "OUTSIDE_OFFICE_HOURS")!.count).toBe(atNight.count);
    expect((await findings(VT, "2026-11-24", "2026-11-24")).map(({ kind }) => kind)).not.toContain("OUTSIDE_OFFICE_HOURS");
  });

  it("agrees with the entries behind it", async () => {
    const refusal = (await findings(VT, "2026-11-25", "2026-11-25")).find(({ kind }) => kind === "REFUSALS");
    const filter = { reason: refusal!.reason, from: "2026-11-25T00:00:00+01:00", to: "2026-11-25T23:59:59+01:00" };
    const { entries } = await page(VT, { first: 100, filter });
    expect(entries.length).toBe(refusal!.count);
  });

  it("names persons of whom was read and nothing was done for two weeks, once that time has passed", async () => {
    const of = (found: Finding[]) => found.find(({ kind }) => kind === "WITHOUT_LATER_ACTION")?.actors.find(({ actor }) => actor === "vt-worker")?.count ?? 0;
    expect(of(await findings(VT, "2026-11-25", "2026-11-26"))).toBe(0);
    now = Date.parse("2026-12-12T10:00:00+01:00");
    expect(of(await findings(VT, "2026-11-25", "2026-11-26"))).toBeGreaterThan(0);
    now = Date.parse("2026-11-26T10:00:00+01:00");
  });

  it("counts each of them, however many, and not whom something was done for in the ledger of another owner", async () => {
    const actor = "vt-worker-of-many";
    const pairs = (from: number, to: number) => `FROM generate_series(${from}, ${to}) AS n`;
    const columns = "INSERT INTO ledger_pair (organisation, actor, subject, reads, last_read, last_act) SELECT 'vt-noord', $1, md5(n::text)::uuid";
    await t.asOwner("veilig-thuis", `${columns}, 1, '2026-11-20T10:00:00Z', NULL ${pairs(1, 12_000)}`, [actor]);
    await t.asOwner("lokaal-team", `${columns}, 1, '2026-11-19T10:00:00Z', NULL ${pairs(11_001, 12_500)}`, [actor]);
    await t.asOwner("case", `${columns}, 0, NULL, '2026-11-21T10:00:00Z' ${pairs(1, 1_000)}`, [actor]);
    await t.asOwner("case", `${columns}, 1, '2026-11-28T10:00:00Z', '2026-10-01T10:00:00Z' ${pairs(1_001, 1_010)}`, [actor]);
    const of = async (from: string, to: string) =>
      (await findings(VT, from, to)).find(({ kind }) => kind === "WITHOUT_LATER_ACTION")?.actors.find((one) => one.actor === actor)?.count ?? 0;
    now = Date.parse("2026-12-20T10:00:00+01:00");
    expect(await of("2026-11-19", "2026-11-20"), "what was done weeks before is no answer to it, and who was read of later belongs to a later period").toBe(12_500 - 1_000 - 10);
    expect(await of("2026-11-19", "2026-11-19"), "last read of on the day after").toBe(500);
    expect(await of("2026-11-28", "2026-11-28")).toBe(10);
    now = Date.parse("2026-11-26T10:00:00+01:00");
    expect(await of("2026-11-19", "2026-11-20"), "why: there is still time").toBe(0);
  });

  it("is told of the own organisation only, and to nobody but its officer", async () => {
    // That somebody elsewhere asked for its records and was refused is an owner's to know; that they do so everywhere is not.
    const curious = (await findings(VT, "2026-11-25", "2026-11-26")).filter(({ actors }) => actors.some(({ actor }) => actor === "lt-curious"));
    expect(curious.filter(({ kind }) => kind !== "REFUSALS")).toEqual([]);
    for (const persona of ["vt-worker", "mother-m", "lt-curious"]) {
      const { data } = await t.ask(persona, FINDINGS, { variables: { from: "2026-11-25", to: "2026-11-26" } });
      expect(data?.auditFindings ?? [], persona).toEqual([]);
    }
  });
});

describe("two ledgers, written by different parties", () => {
  const MISMATCHES = "query M($from: LocalDate!, $to: LocalDate!) { auditMismatches(from: $from, to: $to) { owner traceId actor organisation { id } purpose } }";
  const mismatches = async (officer: string) => {
    const answer = await t.ask(officer, MISMATCHES, { variables: { from: "2026-11-25", to: "2026-11-27" } });
    expect(answer.errors).toEqual([]);
    return answer.data.auditMismatches as { owner: string; traceId: string; actor: string }[];
  };
  const spoil = (sql: string, trace: string) => t.asOwner("consent", sql, [trace]);

  it("agree about everything that was asked and done", async () => {
    for (const officer of [VT, LT, "privacy-officer-gi-noord"]) expect(await mismatches(officer), officer).toEqual([]);
  });

  it.each([
    ["a request that consent never admitted", `DELETE FROM ledger_entry WHERE kind = 'REQUEST' AND trace_id = $1`],
    ["one it admitted for somebody else", `UPDATE ledger_entry SET actor = 'somebody-else' WHERE kind = 'REQUEST' AND trace_id = $1`],
    ["one it admitted for another purpose", `UPDATE ledger_entry SET purpose = 'TREAT_ADULT' WHERE kind = 'REQUEST' AND trace_id = $1`],
  ])("%s is shown to the officers of who asked and of who owned, and to no others", async (_what, sql) => {
    const { id: trace } = (await ask("vt-worker", "M")).disclosure;
    await spoil(sql, trace);
    for (const officer of [VT, LT])
      expect(
        (await mismatches(officer)).filter(({ traceId }) => traceId === trace),
        officer,
      ).toEqual(expect.arrayContaining([expect.objectContaining({ owner: "lokaal-team", actor: "vt-worker" })]));
    expect((await mismatches("privacy-officer-ggz-noord")).filter(({ traceId }) => traceId === trace)).toEqual([]);
    expect((await t.ask("vt-worker", MISMATCHES, { variables: { from: "2026-11-25", to: "2026-11-27" } })).data?.auditMismatches ?? []).toEqual([]);
  });

  it("are compared over at most 31 days", async () => {
    const { errors } = await t.ask(VT, MISMATCHES, { variables: { from: "2026-01-01", to: "2026-11-27" } });
    expect(errors[0]?.extensions.code).toBe("INPUT_INVALID");
  });
});

describe("an alert", () => {
  it("is raised once a day for who goes looking for people, and closed with what it turned out to be", async () => {
    await t.hub.subgraphs.audit.look();
    await t.hub.subgraphs.audit.look();
    const read = async () => (await t.ask(LT, ALERTS)).data.auditAlerts as { id: string; kind: string; actor: string; conclusion: string | null }[];
    const mine = (await read()).filter(({ kind, actor }) => kind === "LOOKING_FOR_PEOPLE" && actor === "lt-curious");
    expect(mine).toHaveLength(1);
    const close = (persona: string, conclusion: string, idempotencyKey = randomUUID()) =>
      t.ask(persona, "mutation C($input: AlertCloseInput!) { auditAlertClose(input: $input) { __typename ... on Refused { reason } } }", {
        variables: { input: { idempotencyKey, alert: mine[0]!.id, conclusion } },
      });
    expect((await close(VT, "Dit is van een ander.")).errors[0]?.extensions.code).toBe("ACT_CONFLICT");
    expect((await close(LT, "kort")).errors[0]?.extensions.code).toBe("INPUT_INVALID");
    const key = randomUUID();
    expect((await close(LT, "Nieuwsgierigheid: gesprek gevoerd, geen toegang gekregen.", key)).data.auditAlertClose.__typename).toBe("Recorded");
    expect((await close(LT, "Nieuwsgierigheid: gesprek gevoerd, geen toegang gekregen.", key)).data.auditAlertClose.__typename).toBe("Recorded");
    expect((await read()).find(({ id }) => id === mine[0]!.id)!.conclusion).toMatch(/gesprek gevoerd/);
    expect((await t.ask("lt-curious", ALERTS)).data.auditAlerts ?? []).toEqual([]);
  });
});
