import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people, startTestHub, type TestHub } from "../hub.js";

/** One caller cannot make the hub slow, wrong or unavailable for the others. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const M = people["M"]!;
const PERSON = `query Q($id: ID!) { person(id: $id) { displayName } }`;

describe("what one request reads", () => {
  it("is bounded, however the lists are nested: an answer that grows with every level does not leave", async () => {
    const level = (depth: number): string => (depth === 0 ? "displayName" : `relations { from { ${level(depth - 1)} } to { ${level(depth - 1)} } }`);
    const answer = await t.ask("mother-m", `query Q($id: ID!) { person(id: $id) { ${level(6)} } }`, { variables: { id: M } });
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(["QUERY_TOO_COMPLEX"]);
    expect(answer.data?.person ?? null).toBeNull();
    expect(answer.text.length).toBeLessThan(5_000);
  });

  it("leaves room for standard introspection", async () => {
    const answer = await t.ask("vt-worker", getIntrospectionQuery(), { purpose: null, caseId: null });
    expect(answer.data.__schema.types.length).toBeGreaterThan(50);
  });
});

describe("a request that cannot be recorded", () => {
  it("does not take along the requests that are recorded with it", async () => {
    const broken = Array.from({ length: 12 }, () => t.ask("mother-m", PERSON, { variables: { id: "a" } }));
    const sound = Array.from({ length: 12 }, () => t.ask("mother-m", PERSON, { variables: { id: M } }));
    for (const answer of await Promise.all(sound)) expect(answer.data.person.displayName).toEqual(expect.any(String));
    for (const answer of await Promise.all(broken)) expect(answer.data.person).toBeNull();
  });

  it("is refused for what is wrong with it: a control character in the necessity", async () => {
    const answer = await t.ask("mother-m", PERSON, { variables: { id: M }, necessity: "needed %00 because of a control character" });
    expect(answer.errors[0]?.extensions.code).toBe("CONTEXT_INVALID");
  });
});

describe("an operation that would be misread", () => {
  it.each([
    ["an alias the planner uses itself", `query Q($id: ID!) { person(id: $id) { id: displayName protectionMeasures { kind } } }`],
    ["another such alias", `query Q($id: ID!) { person(id: $id) { __typename: ageBand } }`],
    ["two operations and none chosen", `query A { __typename } query B { __typename }`],
  ])("%s is refused", async (_what, query) => {
    const answer = await t.ask("mother-m", query, { variables: { id: M } });
    expect(answer.errors[0]?.extensions.code).toBe("OPERATION_INVALID");
  });

  it("is not one whose variable is merely named like a property of every object", async () => {
    const answer = await t.ask("mother-m", `query Q($id: ID!, $constructor: Boolean = true) { person(id: $id) { displayName @include(if: $constructor) } }`, {
      variables: { id: M },
    });
    expect(answer.data.person.displayName).toEqual(expect.any(String));
  });
});
