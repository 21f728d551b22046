import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FAMILY_VIEW } from "../../demo/dist/family-view.js";
import { caseOf, people, startTestHub, SUBGRAPHS, type TestHub } from "../hub.js";

/** What is down or late takes away its own part, says so, and nothing else. */
let t: TestHub;
beforeEach(async () => {
  t = await startTestHub({ timeout: 2_000 });
});
afterEach(() => t.stop());

const familyView = () => t.ask("vt-worker", FAMILY_VIEW, { variables: { case: caseOf("vt-worker") } });
const OTHERS = SUBGRAPHS.filter((name) => !["consent", "case", "audit"].includes(name));

describe("an owner that is down", () => {
  it("is named, and the rest of the family view arrives", async () => {
    await t.ask("vt-worker", "{ __typename }");
    for (const name of ["lokaal-team", "ggz", "raad-voor-de-kinderbescherming"] as const) await t.hub.stopSubgraph(name);
    const answer = await familyView();
    expect(answer.status).toBe(200);
    expect(answer.errors).toEqual([]);
    expect(answer.data.case.persons.length).toBeGreaterThan(0);
    expect(answer.disclosure.unavailable).toEqual([
      { owner: "ggz", reason: "SUBGRAPH_UNAVAILABLE" },
      { owner: "lokaal-team", reason: "SUBGRAPH_UNAVAILABLE" },
      { owner: "raad-voor-de-kinderbescherming", reason: "SUBGRAPH_UNAVAILABLE" },
    ]);
    for (const { person } of answer.data.case.persons) expect(person.helpTrajectories).toBeNull();
    expect(answer.text, "why: an address inside the house is nobody's business").not.toMatch(/127\.0\.0\.1|ECONNREFUSED|localhost/);
  });

  it.each(OTHERS)("without %s everything else is unchanged", async (name) => {
    const before = await familyView();
    await t.hub.stopSubgraph(name);
    const after = await familyView();
    expect(after.data.case.persons.length).toBe(before.data.case.persons.length);
    expect(after.disclosure.withheld).toEqual(before.disclosure.withheld.filter(({ owner }) => owner !== name));
  });

  it("case itself gives a clear error and no data", async () => {
    await t.hub.stopSubgraph("case");
    const answer = await familyView();
    expect(answer.data?.case ?? null).toBeNull();
    expect(answer.disclosure.unavailable).toEqual([{ owner: "case", reason: "SUBGRAPH_UNAVAILABLE" }]);
  });
});

describe("consent that is down", () => {
  it("means that nothing is disclosed", async () => {
    await t.hub.stopSubgraph("consent");
    const answer = await familyView();
    expect(answer.status).toBe(503);
    expect(answer.data).toBeNull();
    expect(answer.errors.map(({ extensions: { code } }) => code)).toEqual(["CONSENT_UNAVAILABLE"]);
    expect((await fetch(`${t.hub.url}/health/ready`)).status).toBe(503);
    expect((await fetch(`${t.hub.url}/health/live`)).status).toBe(200);
  });
});

describe("an owner that is late", () => {
  it("is cut off and named", async () => {
    const subgraph = t.hub.subgraphs["lokaal-team"];
    const { execute } = subgraph;
    Object.assign(subgraph, { execute: async (request: Parameters<typeof execute>[0]) => new Promise((resolve) => setTimeout(() => resolve(execute(request)), 4_000)) });
    const started = Date.now();
    const answer = await familyView();
    expect(Date.now() - started).toBeLessThan(3_900);
    expect(answer.disclosure.unavailable).toEqual([{ owner: "lokaal-team", reason: "SUBGRAPH_TIMEOUT" }]);
    expect(answer.data.case.persons.length).toBeGreaterThan(0);
  });
});

describe("a ledger that cannot be written", () => {
  it("lets no data of that owner leave", async () => {
    await t.asOwner("veilig-thuis", "REVOKE INSERT ON ledger_entry FROM samenhang_app");
    const answer = await familyView();
    expect(answer.disclosure.unavailable).toEqual([{ owner: "veilig-thuis", reason: "LEDGER_UNAVAILABLE" }]);
    for (const { person } of answer.data.case.persons) expect(person.vtInvolvement).toBeNull();
    expect(answer.text).not.toContain('"judgement":"');
  });

  it("of consent: nothing is disclosed by anyone", async () => {
    await t.asOwner("consent", "REVOKE INSERT ON ledger_entry FROM samenhang_app");
    const answer = await familyView();
    expect(answer.data).toBeNull();
    expect(answer.errors[0]?.extensions.code).toBe("LEDGER_UNAVAILABLE");
  });

  it("cannot be rewritten by the application", async () => {
    for (const sql of ["UPDATE ledger_entry SET actor = 'x'", "DELETE FROM ledger_entry", "TRUNCATE ledger_entry", "DROP TABLE ledger_entry", "CREATE TABLE x (y int)"]) {
      await expect(t.hub.subgraphs.ggz.database.query(sql), sql).rejects.toThrow(/permission denied|must be owner/);
    }
  });
});

describe("a database that refuses", () => {
  it("makes its owner unavailable, without saying why outside", async () => {
    await t.asOwner("lokaal-team", "REVOKE SELECT ON help_trajectory FROM samenhang_app");
    const answer = await familyView();
    expect(answer.disclosure.unavailable).toEqual([{ owner: "lokaal-team", reason: "DATABASE_UNAVAILABLE" }]);
    expect(answer.text).not.toMatch(/permission denied|help_trajectory|SELECT/);
    expect(t.failures.some(({ code }) => code === "DATABASE_UNAVAILABLE")).toBe(true);
  });
});

describe("a fact that takes something away", () => {
  const END = `mutation E($input: ProtectionMeasureEndInput!) { protectionMeasureEnd(input: $input) { __typename ... on Refused { reason } } }`;
  const measure = async () => {
    const answer = await t.ask("gi-supervisor", `query Q($id: ID!) { person(id: $id) { protectionMeasures { id status } } }`, { variables: { id: people["K3"] } });
    return answer.data.person.protectionMeasures[0] as { id: string; status: string };
  };

  it("is not done when consent cannot take it", async () => {
    const { id } = await measure();
    await t.asOwner("consent", "REVOKE INSERT, UPDATE ON attested_fact FROM samenhang_app");
    const answer = await t.ask("gi-supervisor", END, { variables: { input: { idempotencyKey: randomUUID(), id, child: people["K3"], reason: "doel bereikt" } } });
    expect(answer.errors[0]?.extensions.code).toBe("ATTESTATION_UNDELIVERED");
    expect((await measure()).status).toBe("ACTIVE");
  });

  it("works on the very next request once it is done", async () => {
    const { id } = await measure();
    const answer = await t.ask("gi-supervisor", END, { variables: { input: { idempotencyKey: randomUUID(), id, child: people["K3"], reason: "doel bereikt" } } });
    expect(answer.data.protectionMeasureEnd.__typename).toBe("Recorded");
    const next = await t.ask("gi-supervisor", `query Q($id: ID!) { person(id: $id) { displayName } }`, { variables: { id: people["K3"] } });
    expect(next.data.person.displayName).toBeNull();
    expect(next.disclosure.withheld[0]).toMatchObject({ reason: "MEASURE_NOT_ACTIVE" });
  });
});
