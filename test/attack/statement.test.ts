import { randomUUID } from "node:crypto";
import type { FieldDecision, LedgerEntry } from "@samenhang/ledger";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { signService, operationDigest, loadServiceKey, generateServiceJwk } from "@samenhang/ticket";
import { caseOf, people, startTestHub, type Answer, type TestHub } from "../hub.js";
import type { SubgraphName } from "../../demo/dist/subgraphs.js";
import { areInformed, askReceipt, askStatement, daysAgo, reads, receiptOf, statementOf, today } from "../statement.js";

/** What nobody may learn from a statement or a receipt: of whom they do not speak for, of who hides, of treatment, of an investigation. */
const DAY = 86_400_000;
let clock = Date.now();
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub({ now: () => clock });
});
afterEach(() => {
  clock = Date.now();
});
afterAll(() => t?.stop());

const given = (category: string, change: Partial<FieldDecision> = {}): FieldDecision => ({
  field: "Secret.fieldName",
  outcome: "ALLOW",
  rule: "P08-GI-SECRET-RULE",
  grounds: ["L-24"],
  reason: "PERMITTED",
  category,
  conditions: "ffff",
  count: 1,
  ...change,
});
/** An entry as an owner would record it. */
const record = (owner: SubgraphName, name: string, decisions: readonly FieldDecision[], change: Partial<LedgerEntry> = {}): Promise<void> =>
  t.hub.subgraphs[owner].ledger.append([
    {
      traceId: randomUUID(),
      kind: "DISCLOSURE",
      actor: "worker-whose-name-is-secret",
      organisation: "gi-noord",
      organisationType: "GI",
      role: "GI_SUPERVISOR",
      mandateOf: null,
      purpose: "EXECUTE_SUPERVISION_ORDER",
      caseId: caseOf("gi-supervisor"),
      necessity: "a necessity that names somebody",
      breakGlassId: null,
      subject: people[name]!,
      owner: "lt-noord",
      decisions,
      policyVersion: "v",
      ...change,
    },
  ]);

/** All of an answer but the number of the request. */
const said = ({ status, data, errors, disclosure }: Answer) =>
  JSON.stringify([status, data, errors.map(({ message, extensions }) => [message, extensions.code]), { ...disclosure, id: "" }]);
/** Nothing at all, of the same person, in a time in which nothing was given. */
const silence = { from: daysAgo(300), to: daysAgo(299) };
const isSilent = async (persona: string, name: string): Promise<void> => {
  expect(said(await askStatement(t, persona, name)), `${persona} about ${name}`).toBe(said(await askStatement(t, persona, name, silence)));
  const lines = async (period: object) => JSON.parse(await receiptOf(t, persona, name, period)) as { lines: unknown[]; ledgers: object };
  const [now, then] = [await lines({}), await lines(silence)];
  expect([now.lines, now.ledgers]).toEqual([then.lines, then.ledgers]);
};
const lineCount = async (persona: string, name: string): Promise<number> => (await statementOf(t, persona, name)).lines.length;

describe("whom a person does not speak for", () => {
  it.each([
    ["father-f4", "M"],
    ["father-f4", "K2"],
    ["child-k2", "K3"],
    ["father-f2", "K2"],
    ["father-f1", "K1"],
    ["elderly-son", "elderly.woman"],
    ["reporter-teacher", "M"],
    ["gi-supervisor", "K3"],
    ["vt-worker", "M"],
    ["ggz-clinician", "M"],
    ["privacy-officer-gi-noord", "M"],
    ["lt-analyst", "M"],
    ["lt-team-manager", "M"],
  ])("%s hears of %s what is heard of nobody", async (persona, name) => {
    await record("lokaal-team", name, [given("PLAN")]);
    const nobody = randomUUID();
    const words = (text: string, id: string) => text.replaceAll(id, "somebody");
    for (const ask of [askStatement, askReceipt]) {
      const [real, invented] = [await ask(t, persona, name), await ask(t, persona, nobody)];
      expect(real.data?.disclosureStatement ?? real.data?.disclosureReceipt ?? null).toBeNull();
      expect(words(said(real), people[name]!)).toBe(words(said(invented), nobody));
    }
  });
  it("what was asked is for the person, not for the other persons of the same request", async () => {
    await reads(t, "lt-coordinator", "M", "displayName");
    const own = (await statementOf(t, "mother-m", "M")).lines.map(({ id }) => id);
    expect(own.length).toBeGreaterThan(0);
    const others = await Promise.all(["K3", "K4"].map(async (name) => (await statementOf(t, "mother-m", name)).lines.map(({ id }) => id)));
    for (const id of others.flat()) expect(own).not.toContain(id);
  });
});

describe("who hides, and where", () => {
  it("F4 hears of K5, whose place is hidden from him, what he would hear if nothing had been given", async () => {
    await record("lokaal-team", "K5", [given("PLAN")]);
    await reads(t, "gi-supervisor", "K5", "displayName");
    expect(await lineCount("mother-m", "K5"), "why: it is there for who is not hidden from").toBeGreaterThan(0);
    await isSilent("father-f4", "K5");
  });
  it("F4 does not hear of an organisation that works for M and not for him: its name could tell where she is", async () => {
    await record("lokaal-team", "F4", [given("IDENTITY")], { organisation: "lt-noord", organisationType: "LOCAL_TEAM", role: "LT_CAREWORKER", purpose: "PROVIDE_VOLUNTARY_HELP" });
    const before = await statementOf(t, "father-f4", "F4");
    await t.asOwner(
      "consent",
      `INSERT INTO attested_fact (issuer, id, version, kind, persons, organisation, professional, casus, body, valid_from, received_at)
       VALUES ('case', gen_random_uuid(), 1, 'PARTICIPATION', ARRAY[$1]::uuid[], 'lt-zuid', 'lt-careworker-zuid', $2::text::uuid,
               jsonb_build_object('case', $2::text, 'professional', 'lt-careworker-zuid', 'organisation', 'lt-zuid', 'capacity', 'HELP', 'concerns', jsonb_build_array($1::text), 'ofSafetyOfficer', false), current_date, now())`,
      [people["M"], caseOf("mother-m")],
    );
    for (const change of [
      { organisation: "lt-zuid", organisationType: "LOCAL_TEAM", role: "LT_CAREWORKER", purpose: "PROVIDE_VOLUNTARY_HELP" },
      { owner: "lt-zuid" },
    ] satisfies Partial<LedgerEntry>[]) {
      await record("lokaal-team", "F4", [given("IDENTITY")], change);
    }
    expect(await statementOf(t, "father-f4", "F4")).toEqual(before);
    expect((await askReceipt(t, "father-f4", "F4")).text).not.toContain("lt-zuid");
    await record("lokaal-team", "M", [given("IDENTITY")], { organisation: "lt-zuid", organisationType: "LOCAL_TEAM", role: "LT_CAREWORKER", purpose: "PROVIDE_VOLUNTARY_HELP" });
    expect((await askStatement(t, "mother-m", "M")).text, "why: she may know who helps her").toContain("lt-zuid");
  });
});

describe("what is another's", () => {
  it.each([
    ["that a relative used the own rights", "case", "F4", { organisation: "burgers", organisationType: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }],
    ["that a clinician of somebody else asked", "case", "F4", { organisation: "ggz-zuid", organisationType: "GGZ", role: "GGZ_CLINICIAN", purpose: "TREAT_ADULT" }],
    ["that a clinician of somebody else knows something", "ggz", "K2", { owner: "ggz-noord" }],
    ["that mental health care follows the plan", "case", "K2", { organisation: "ggz-noord", organisationType: "GGZ", role: "GGZ_CLINICIAN", purpose: "COORDINATE_JOINT_PLAN" }],
  ] as const)("%s is silent", async (_what, owner, name, change) => {
    const persona = name === "K2" ? "child-k2" : "father-f4";
    const before = said(await askStatement(t, persona, name));
    await record(owner, name, [given("PLAN"), given("IDENTITY")], change as Partial<LedgerEntry>);
    expect(said(await askStatement(t, persona, name))).toBe(before);
  });
  it.each(["REPORTER_IDENTITY", "SHIELDED", "NATIONAL_NUMBER"])("%s is named to nobody", async (category) => {
    const before = said(await askStatement(t, "mother-m", "M"));
    await record("lokaal-team", "M", [given(category), given("METADATA")]);
    expect(said(await askStatement(t, "mother-m", "M"))).toBe(before);
  });
  it.each(["CHILD_CONFIDENTIAL", "ADULT_HEALTH", "GGZ_INVOLVEMENT"])("%s of a child is not for its mother, nor in what is counted", async (category) => {
    const before = said(await askStatement(t, "mother-m", "K3"));
    await record("lokaal-team", "K3", [given(category), given("METADATA")]);
    await record("lokaal-team", "K3", [given(category, { outcome: "DENY", reason: "NO_RULE" })]);
    expect(said(await askStatement(t, "mother-m", "K3"))).toBe(before);
  });
  it("what was refused in silence, or not shown, is neither a line nor counted", async () => {
    const before = said(await askStatement(t, "mother-m", "M"));
    await record("lokaal-team", "M", [
      given("PLAN", { outcome: "DENY_SILENT", reason: "SHIELDED" }),
      given("PLAN", { unseen: true }),
      given("PLAN", { outcome: "DENY", unseen: true }),
    ]);
    expect(said(await askStatement(t, "mother-m", "M"))).toBe(before);
    await record("lokaal-team", "M", [given("PLAN", { outcome: "DENY", reason: "NO_RULE" })]);
    expect(said(await askStatement(t, "mother-m", "M")), "why: what was refused aloud is counted").not.toBe(before);
  });
});

describe("what is told later", () => {
  it("an investigation of Veilig Thuis, and what it gave others, is silent until it told the person", async () => {
    const before = said(await askStatement(t, "father-f4", "F4"));
    const investigating = { organisation: "vt-noord", organisationType: "VT", role: "VT_WORKER", purpose: "INVESTIGATE_VIOLENCE", owner: "vt-noord" };
    await reads(t, "vt-worker-f4", "F4", "displayName");
    await record("veilig-thuis", "F4", [given("FAMILY")], investigating);
    await record("veilig-thuis", "F4", [given("REPORT")], { owner: "vt-noord" });
    await record("case", "F4", [given("FAMILY", { outcome: "DENY", reason: "NO_RULE" })], investigating);
    expect(said(await askStatement(t, "father-f4", "F4"))).toBe(before);
    await areInformed(t, ["F4"]);
    const { lines, refusedAttempts } = await statementOf(t, "father-f4", "F4");
    expect(lines.some(({ organisation, purpose }) => organisation.id === "vt-noord" && purpose === "INVESTIGATE_VIOLENCE")).toBe(true);
    expect(lines.some(({ source, categories }) => source.id === "vt-noord" && categories.some(({ category }) => category === "REPORT"))).toBe(true);
    expect(refusedAttempts).toBeGreaterThan(0);
  });
  it("a parent hears of an investigation about a child when parent and child were told", async () => {
    await record("case", "K4", [given("FAMILY")], { organisation: "vt-noord", organisationType: "VT", role: "VT_WORKER", purpose: "INVESTIGATE_VIOLENCE" });
    const before = await lineCount("mother-m", "K4");
    await areInformed(t, ["K4"]);
    expect(await lineCount("mother-m", "K4"), "why: she herself was not told").toBe(before);
    await areInformed(t, ["M"]);
    expect(await lineCount("mother-m", "K4")).toBeGreaterThan(before);
  });
  it("emergency access after four weeks, not a day before", async () => {
    const opened = today(clock);
    const before = await lineCount("mother-m", "M");
    await record("case", "M", [given("IDENTITY")], {
      organisation: "lt-noord",
      organisationType: "LOCAL_TEAM",
      role: "LT_CRISIS",
      purpose: "ACUTE_SAFETY",
      breakGlassId: randomUUID(),
    });
    const now = clock;
    const seen = async (days: number) => {
      clock = now + days * DAY;
      return (await statementOf(t, "mother-m", "M", { from: opened, to: today(clock) })).lines.filter(({ emergency }) => emergency).length;
    };
    expect(await lineCount("mother-m", "M")).toBe(before);
    expect([await seen(0), await seen(27), await seen(28)]).toEqual([0, 0, 1]);
  });
});

describe("a receipt", () => {
  it("holds no worker, no case, no necessity, no name of a field, no rule, no condition: not in words, and not in what it proves", async () => {
    await record("lokaal-team", "M", [given("PLAN"), given("CHILD_CONFIDENTIAL"), given("SHIELDED"), given("PLAN", { outcome: "DENY_SILENT" })]);
    const text = await receiptOf(t, "mother-m", "M");
    const { lines } = JSON.parse(text) as { lines: { disclosures: string[]; digests: string[] }[] };
    expect(lines.length).toBeGreaterThan(0);
    const parts = lines.flatMap(({ disclosures }) => disclosures.map((each) => JSON.parse(Buffer.from(each, "base64url").toString()) as [string, string, unknown]));
    const names = new Set(parts.map(([, name]) => name));
    const never = ["actor", "caseId", "necessity", "traceId", "policyVersion", "refused", "silent"];
    for (const name of never) expect(names).not.toContain(name);
    for (const name of names) expect(name).not.toMatch(/^allowed\.|^given\.(CHILD|SHIELDED|REPORTER|NATIONAL)/);
    const shown = `${text}${JSON.stringify(parts)}`;
    for (const secret of ["worker-whose-name-is-secret", "a necessity", "Secret.fieldName", "SECRET-RULE", "ffff", caseOf("gi-supervisor"), 'gi-supervisor"'])
      expect(shown).not.toContain(secret);
    for (const { digests } of lines) expect(digests, "why: their number tells nothing").toHaveLength(62);
  });
  it("shows exactly the lines of the statement", async () => {
    const { lines } = await statementOf(t, "mother-m", "M", { first: 100 });
    const receipt = JSON.parse(await receiptOf(t, "mother-m", "M")) as { lines: { disclosures: string[] }[] };
    const ids = receipt.lines.map(({ disclosures }) => (JSON.parse(Buffer.from(disclosures[0]!, "base64url").toString()) as [string, string, string])[2]);
    expect(ids).toEqual(lines.map(({ id }) => id));
  });
  it("is not given of an entry that was changed, nor while a ledger cannot be read", async () => {
    await record("lokaal-team", "M", [given("PLAN")]);
    const [row] = await t.asOwner("lokaal-team", "SELECT id, role FROM ledger_entry WHERE subject = $1 ORDER BY sequence DESC LIMIT 1", [people["M"]]);
    await t.asOwner("lokaal-team", "UPDATE ledger_entry SET role = 'X' WHERE id = $1", [row!["id"]]);
    const answer = await askReceipt(t, "mother-m", "M");
    expect(answer.data?.disclosureReceipt ?? null).toBeNull();
    expect(answer.errors.length + answer.disclosure.unavailable.length).toBeGreaterThan(0);
    await t.asOwner("lokaal-team", "UPDATE ledger_entry SET role = $2 WHERE id = $1", [row!["id"], row!["role"]]);
  });
});

describe("the doors of an owner", () => {
  it.each(["person", "receipts"])("/ledger/%s answers audit only: no stranger, and no other subgraph", async (door) => {
    const { url } = t.hub.subgraphs["lokaal-team"];
    const text = JSON.stringify(door === "person" ? { person: people["M"], from: today(), to: today(), before: null } : { entries: [] });
    const stranger = await loadServiceKey("audit", await generateServiceJwk());
    const headers = [
      {},
      { "samenhang-service": await signService({ audience: "lokaal-team", digest: operationDigest(text, undefined) }, stranger, () => clock) },
      { "samenhang-service-name": "case", "samenhang-service": await signService({ audience: "lokaal-team", digest: operationDigest(text, undefined) }, stranger, () => clock) },
    ];
    for (const each of headers) {
      const response = await fetch(`${url}/ledger/${door}`, { method: "POST", body: text, headers: { "content-type": "application/json", ...(each as Record<string, string>) } });
      expect(response.status).not.toBe(200);
      expect(await response.text()).not.toContain('entries":');
    }
  });
  it("a statement fails aloud while an owner cannot be read: missing lines must not look like none", async () => {
    await t.hub.stopSubgraph("referrals");
    for (const ask of [askStatement, askReceipt]) {
      const answer = await ask(t, "mother-m", "M");
      expect(answer.data?.disclosureStatement ?? answer.data?.disclosureReceipt ?? null).toBeNull();
      expect([...answer.errors.map(({ extensions: { code } }) => code), ...answer.disclosure.unavailable.map(({ reason }) => reason)]).toContain("SUBGRAPH_UNAVAILABLE");
    }
  });
});
