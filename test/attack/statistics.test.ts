import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { buildASTSchema, getNamedType, isObjectType, isRequiredArgument, parse, type EnumValueNode, type GraphQLField, type GraphQLObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import type { SubgraphName } from "../../demo/dist/subgraphs.js";
import { addMeasures, addReports, QUARTER } from "../counted-rows.js";
import { body, caseOf, outcomeOf, people, startTestHub, withheldOf, type Answer, type TestHub } from "../hub.js";

/** An account for statistics sees numbers and nothing else; everybody else sees no numbers (policy.md section 14). */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub({ statisticsPerDay: 100_000 });
  for (const owner of ["gi-noord", "gi-zuid"]) await addMeasures(t, owner, "OTS", 20);
  for (const owner of ["vt-noord", "vt-zuid"]) await addReports(t, owner, "POLICE", 20);
});
afterAll(() => t?.stop());

const INDICATORS = ["compulsionIndicator", "measureIndicator", "reportIndicator"];
/** Class C0: who the organisations are, who can be called, and why the rules refuse the asker itself. */
const PUBLIC = ["organisation", "professional", "ggzContactPoint", "explainDisclosure"];

const schema = buildASTSchema(parse(readFileSync(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8")), { assumeValid: true });
type Field = GraphQLField<unknown, unknown>;
const doors: readonly Field[] = Object.values(schema.getQueryType()!.getFields()).filter(({ name }) => !INDICATORS.includes(name) && !PUBLIC.includes(name));

/** Which owner a door is of, as the supergraph says: `VEILIG_THUIS` is `veilig-thuis`. */
const ownerOf = (door: Field): SubgraphName => {
  const graph = door.astNode!.directives!.find(({ name }) => name.value === "join__field")!.arguments!.find(({ name }) => name.value === "graph")!.value;
  return (graph as EnumValueNode).value.toLowerCase().replaceAll("_", "-") as SubgraphName;
};

/** Everything a type has, with what lies behind it. */
const selectionOf = (type: GraphQLObjectType, depth: number): string =>
  Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map((field) => {
      const named = getNamedType(field.type);
      if (!isObjectType(named)) return field.name;
      return depth === 0 ? `${field.name} { __typename }` : `${field.name} { __typename ${selectionOf(named, depth - 1)} }`;
    })
    .join(" ");

/** Every value in an answer that is not nothing. */
function* shownIn(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) for (const entry of value) yield* shownIn(entry);
  else if (typeof value === "object" && value !== null) for (const entry of Object.values(value)) yield* shownIn(entry);
  else if (value !== null) yield value;
}

describe("an analyst sees no record", () => {
  /** One record of every table of an owner. */
  const idsOf = async (owner: SubgraphName): Promise<string[]> => {
    const tables = await t.asOwner(owner, `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'about'`);
    const ids = await Promise.all(tables.map(async ({ name }) => (await t.asOwner(owner, `SELECT id FROM ${String(name)} LIMIT 1`))[0]?.["id"] as string | undefined));
    return ids.filter((id) => id !== undefined);
  };

  it.each(doors.map((door) => [door.name, door] as [string, Field]))("behind %s", async (name, door) => {
    const selection = `{ ${selectionOf(getNamedType(door.type) as GraphQLObjectType, ["case", "person"].includes(name) ? 0 : 1)} }`;
    const byId = door.args.find(isRequiredArgument)?.name;
    const more: Readonly<Record<string, string>> = {
      consentWithdrawalPreview: `, ${byId === "id" ? "subject" : "id"}: "${people["M"]!}"`,
      whoCouldSee: `, field: "Person.displayName"`,
    };
    const ask = (id: string): string => {
      if (name === "consentSummary") return `input: { subject: "${id}", from: "vt-noord", to: "lt-noord", purpose: "PROVIDE_VOLUNTARY_HELP", categories: ["PLAN"] }`;
      const key = name === "whoCouldSee" ? "person" : byId;
      return `${key}: "${id}"${more[name] ?? ""}`;
    };
    const ids = [people["M"]!, people["K3"]!, caseOf("gi-supervisor"), ...(await idsOf(ownerOf(door)))];
    const given: Readonly<Record<string, string>> = {
      ...Object.fromEntries(["auditFindings", "auditMismatches"].map((one) => [one, `from: "2026-11-01", to: "2026-11-30"`])),
      ...Object.fromEntries(["disclosureStatement", "disclosureReceipt"].map((one) => [one, `person: "${people["M"]!}", from: "2026-11-01", to: "2026-11-30"`])),
      ledgerExport: "format: CSV",
    };
    if (given[name]) {
      const { data, errors } = await t.ask("lt-analyst", `{ ${name}(${given[name]}) ${selection} }`);
      expect(errors, name).toEqual([]);
      return expect([...shownIn(data)], name).toEqual([]);
    }
    const asked = byId ? ids.map((id) => `${name}(${ask(id)}) ${selection}`) : [`${name} ${selection}`];
    const inOne = Math.max(1, Math.floor(350 / selection.split(" ").length));
    for (let start = 0; start < asked.length; start += inOne) {
      const aliased = asked.slice(start, start + inOne).map((one, at) => `a${at}: ${one}`);
      const answer = await t.ask("lt-analyst", `{ ${aliased.join(" ")} }`, { caseId: caseOf("gi-supervisor") });
      expect(answer.errors, name).toEqual([]);
      expect([...shownIn(answer.data)].slice(0, 3), name).toEqual([]);
    }
  });

  it("nor does any act", async () => {
    for (const [name, type, input] of [
      ["caseOpen", "CaseOpenInput", { phase: "RECOVERY", capacity: "ADVICE" }],
      ["consentWithdraw", "ConsentWithdrawInput", { id: randomUUID(), subject: people["M"] }],
      ["protectionMeasureEnd", "ProtectionMeasureEndInput", { id: randomUUID(), child: people["K3"], reason: "x" }],
    ] as const) {
      const answer = await t.ask("lt-analyst", `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Refused { reason } } }`, {
        variables: { input: { idempotencyKey: randomUUID(), ...input } },
      });
      // An organisation writes in its own records only; elsewhere the purpose allows no act.
      expect(["PURPOSE_NOT_AVAILABLE_FOR_ORG", "INPUT_INVALID"], name).toContain(outcomeOf(answer));
    }
  });

  it("nor for any other purpose", async () => {
    for (const purpose of ["PROVIDE_VOLUNTARY_HELP", "COORDINATE_JOINT_PLAN", "HANDOVER_REFERRAL", "PRIVACY_AUDIT", "INDEPENDENT_REVIEW"] as const) {
      const answer = await t.ask("lt-analyst", `{ case(id: "${caseOf("lt-careworker")}") { id } }`, { purpose, caseId: caseOf("lt-careworker") });
      expect(answer.errors[0]?.extensions.code, purpose).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    }
  });
});

const MEASURES = `{ measureIndicator(period: "${QUARTER}", dimensions: [KIND]) { period definition dimensions cells { kind count isSuppressed } } }`;
const REPORTS = `{ reportIndicator(period: "${QUARTER}", dimensions: [KIND]) { cells { kind count isSuppressed } } }`;
const CHILDREN = `{ compulsionIndicator(period: "${QUARTER}", dimensions: [REGION, AGE_BAND]) { cells { region ageBand count isSuppressed } } }`;

describe("nobody else sees a number", () => {
  it("though there are numbers to see", async () => {
    expect((await t.ask("lt-analyst", MEASURES)).data.measureIndicator.cells).toContainEqual({ kind: "OTS", count: 40, isSuppressed: false });
    expect((await t.ask("lt-analyst", REPORTS)).data.reportIndicator.cells).toContainEqual({ kind: "POLICE", count: 40, isSuppressed: false });
  });

  const others = PERSONAS.filter(({ role }) => role !== "POLICY_ANALYST").map(({ id }) => [id]);
  it.each(others)("%s", async (persona) => {
    for (const query of [MEASURES, REPORTS, CHILDREN]) {
      const { data, text } = await t.ask(persona, query);
      expect([...shownIn(data)], query).toEqual([]);
      expect(text).not.toContain('"cells":[');
    }
  });

  it("and is told that numbers are for another purpose, before anything is counted", async () => {
    await t.asOwner("case", `DELETE FROM published_table`);
    const answer = await t.ask("rvdk-investigator", CHILDREN);
    expect(withheldOf(answer, "CompulsionIndicator.cells")).toMatchObject({ outcome: "DENY", reason: "NOT_NECESSARY_FOR_PURPOSE", nextStep: { act: "DECLARE_OTHER_PURPOSE" } });
    expect(await t.asOwner("case", `SELECT 1 FROM published_table`)).toEqual([]);
  });
});

describe("a question", () => {
  // prettier-ignore
  it.each([
    ["a month", `period: "2021-04"`, "INPUT_INVALID"],
    ["a day", `period: "2021-04-01"`, "INPUT_INVALID"],
    ["a fifth quarter", `period: "2021-Q5"`, "INPUT_INVALID"],
    ["two quarters", `period: "2021-Q1/2021-Q2"`, "INPUT_INVALID"],
    ["a year", `period: "2021"`, "INPUT_INVALID"],
    ["another spelling of the same quarter", `period: "2021-q2"`, "INPUT_INVALID"],
    ["a quarter to come", `period: "2098-Q1"`, "INPUT_INVALID"],
    ["what is not counted there", `period: "2021-Q2", dimensions: [REGION]`, "INPUT_INVALID"],
    ["a dimension that does not exist", `period: "2021-Q2", dimensions: [NATIONALITY]`, "OPERATION_INVALID"],
    ["a professional", `period: "2021-Q2", dimensions: [PROFESSIONAL]`, "OPERATION_INVALID"],
  ])("for %s is a mistake", async (_what, question, code) => {
    const answer = await t.ask("lt-analyst", `{ measureIndicator(${question}) { cells { count } } }`);
    expect(answer.errors[0]?.extensions.code).toBe(code);
    expect(answer.data?.measureIndicator ?? null).toBeNull();
  });

  it("for the quarter that is running, or that has just ended, is a mistake", async () => {
    const now = new Date();
    const running = `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`;
    const just = new Date(now.getTime() - 29 * 86_400_000);
    const ended = `${just.getUTCFullYear()}-Q${Math.floor(just.getUTCMonth() / 3) + 1}`;
    for (const period of [running, ended]) {
      const answer = await t.ask("lt-analyst", `{ measureIndicator(period: "${period}") { cells { count } } }`);
      expect(answer.errors[0]?.extensions.code).toBe("INPUT_INVALID");
    }
  });

  it("by more than three dimensions is refused as too small, whatever is counted", async () => {
    for (const indicator of INDICATORS) {
      const answer = await t.ask("lt-analyst", `{ ${indicator}(period: "${QUARTER}", dimensions: [REGION, KIND, AGE_BAND, ORGANISATION_TYPE]) { cells { count } } }`);
      expect(withheldOf(answer, `Query.${indicator}`)?.reason).toBe("SMALL_NUMBERS");
      expect(answer.data[indicator]).toBeNull();
    }
  });
});

describe("a published table", () => {
  it("does not change when what was counted does: two answers cannot be subtracted", async () => {
    const before = body(await t.ask("lt-analyst", MEASURES));
    await addMeasures(t, "gi-noord", "OTS", 5);
    await t.asOwner("gecertificeerde-instelling", `DELETE FROM protection_measure WHERE kind = 'OTS' AND owner = 'gi-zuid' AND recorded_by = 'telling'`);
    expect(body(await t.ask("lt-analyst", MEASURES))).toBe(before);
    expect(before).toContain('"count":40');
  });

  it("is the same for whoever asks first, at the same moment", async () => {
    const query = MEASURES.replace(QUARTER, "2021-Q3");
    const answers = await Promise.all(Array.from({ length: 6 }, () => t.ask("lt-analyst", query)));
    expect(new Set(answers.map(body)).size).toBe(1);
  });

  it("says the same asked in parts, in another order or under another name", async () => {
    const cells = (answer: Answer) => JSON.stringify(answer.data[Object.keys(answer.data)[0]!].cells);
    const plain = cells(await t.ask("lt-analyst", CHILDREN));
    expect(cells(await t.ask("lt-analyst", CHILDREN.replace("[REGION, AGE_BAND]", "[AGE_BAND, REGION, AGE_BAND]")))).toBe(plain);
    expect(cells(await t.ask("lt-analyst", CHILDREN.replace("{ compulsionIndicator", "{ other: compulsionIndicator")))).toBe(plain);
  });

  it("cannot be changed by the application", async () => {
    for (const name of ["case", "gecertificeerde-instelling", "veilig-thuis"] as const) {
      const rights = (await t.hub.subgraphs[name].database.query(
        `SELECT has_table_privilege('published_table', 'INSERT') AS insert, has_table_privilege('published_table', 'SELECT') AS select, has_table_privilege('published_table', 'UPDATE') AS update,
                has_table_privilege('published_table', 'DELETE') AS delete, has_table_privilege('published_table', 'TRUNCATE') AS truncate`,
      )) as unknown[];
      expect(rights[0]).toEqual({ insert: true, select: true, update: false, delete: false, truncate: false });
    }
  });

  it("names no person, no case and no professional", async () => {
    for (const query of [MEASURES, REPORTS, CHILDREN]) expect(JSON.stringify((await t.ask("lt-analyst", query)).data)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|telling|Verzonnen/);
  });

  it("stands in the ledger as what was asked, about nobody", async () => {
    const answer = await t.ask("lt-analyst", MEASURES);
    const entries = await t.ledger("gecertificeerde-instelling", answer.disclosure.id);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      kind: "DISCLOSURE",
      actor: "lt-analyst",
      organisation: "lt-noord",
      purpose: "POLICY_STATISTICS",
      subject: null,
      owner: "gecertificeerde-instelling",
    });
    expect(entries[0]!.decisions).toContainEqual(expect.objectContaining({ field: "MeasureIndicatorCell.count", outcome: "ALLOW", grounds: ["L-45"] }));
  });
});

describe("the budget of a day", () => {
  const PER_DAY = 4;
  let small: TestHub;
  beforeAll(async () => {
    small = await startTestHub({ statisticsPerDay: PER_DAY });
  });
  afterAll(() => small?.stop());
  const spent = (answer: Answer): boolean => answer.errors[0]?.extensions.code === "RATE_LIMITED";

  it("is not exceeded by asking all at once", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => small.ask("lt-analyst", MEASURES)));
    const answered = answers.filter((answer) => !spent(answer));
    expect(answered.length).toBeLessThanOrEqual(PER_DAY);
    for (const answer of answers.filter(spent)) expect(answer.data?.measureIndicator ?? null).toBeNull();
    expect(spent(await small.ask("lt-analyst", MEASURES))).toBe(true);
  });

  it("is of one analyst, at one owner, for one day", async () => {
    expect((await small.ask("lt-analyst", REPORTS)).data.reportIndicator.cells.length).toBeGreaterThan(0);
    const { region: _, ...analyst } = PERSONAS.find(({ id }) => id === "lt-analyst")!;
    const token = await mintToken({ ...analyst, id: "lt-analyst-two" }, { issuerUrl: small.issuerUrl });
    expect((await small.ask("lt-analyst", MEASURES, { token })).data.measureIndicator.cells.length).toBeGreaterThan(0);
    await small.asOwner("gecertificeerde-instelling", `UPDATE ledger_entry SET recorded_at = recorded_at - interval '1 day'`);
    expect((await small.ask("lt-analyst", MEASURES)).data.measureIndicator.cells.length).toBeGreaterThan(0);
  });

  it("is for statistics: work on a case is not counted", async () => {
    for (let asked = 0; asked <= PER_DAY; asked += 1) {
      const answer = await small.ask("gi-supervisor", `query Q($id: ID!) { person(id: $id) { protectionMeasures { kind } } }`, { variables: { id: people["K3"] } });
      expect(answer.data.person.protectionMeasures.length).toBeGreaterThan(0);
    }
  });
});
