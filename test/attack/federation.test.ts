import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseOf, people, startTestHub, type TestHub } from "../hub.js";

/** Whatever a document looks like, the ticket given for it must open it, and its answer must be the one asked for. */
describe.each([
  ["in one process", false],
  ["over HTTP", true],
])("%s", (_how, overHttp) => {
  let t: TestHub;
  beforeAll(async () => {
    t = await startTestHub({ overHttp });
  });
  afterAll(() => t?.stop());

  const CHILD = people["K3"]!;
  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const answer = await t.ask("gi-supervisor", query, { variables });
    expect(answer.errors).toEqual([]);
    expect(answer.disclosure.unavailable).toEqual([]);
    return answer.data;
  };
  const measures = [{ kind: "OTS" }, { kind: "VOTS" }];

  describe("variables", () => {
    it.each([
      ["a default and no value", `query($id: ID! = "${CHILD}") { person(id: $id) { id protectionMeasures { kind } } }`, {}],
      ["a default and another value", `query($id: ID! = "x") { person(id: $id) { id protectionMeasures { kind } } }`, { id: CHILD }],
      ["nobody declared", `query($id: ID!) { person(id: $id) { id protectionMeasures { kind } } }`, { id: CHILD, other: { deep: [1] }, representations: [1] }],
      ["the name the planner uses itself", `query($representations: ID!) { person(id: $representations) { id protectionMeasures { kind } } }`, { representations: CHILD }],
      [
        "that decide only in the second subgraph",
        `query($id: ID!, $b: Boolean!) { person(id: $id) { id protectionMeasures { kind status @include(if: $b) } } }`,
        { id: CHILD, b: false },
      ],
      [
        "whose default decides in the second subgraph",
        `query($id: ID!, $b: Boolean = false) { person(id: $id) { id protectionMeasures { kind status @include(if: $b) } } }`,
        { id: CHILD },
      ],
      [
        "that are false for the whole second fetch's neighbour",
        `query($id: ID!, $b: Boolean!) { person(id: $id) { id protectionMeasures { kind } vtInvolvement @include(if: $b) { active } } }`,
        { id: CHILD, b: false },
      ],
      [
        "and commas, comments and names of any length",
        `query ${"Q".repeat(500)},,($${"v".repeat(500)}:ID!,)#\n{,person(id:$${"v".repeat(500)}){,id,,protectionMeasures{kind}}}`,
        { ["v".repeat(500)]: CHILD },
      ],
      ["written into the document", `{ person(id: """${CHILD}""") { id protectionMeasures { kind } } }`, {}],
    ])("with %s", async (_what, query, variables) => {
      expect(await ask(query, variables)).toEqual({ person: { id: CHILD, protectionMeasures: measures } });
    });

    it("of every scalar reach the subgraph as they are", async () => {
      for (const first of [3, 3.0, undefined])
        expect(
          (await ask(`query($n: Int! = 3, $trace: String) { ledgerEntries(first: $n, filter: { traceId: $trace }) { id } }`, { n: first, trace: null })).ledgerEntries,
        ).toEqual([]);
    });
  });

  describe("skip and include", () => {
    const query = `query($id: ID!, $a: Boolean!, $b: Boolean = true) { person(id: $id) { id displayName @skip(if: $a) protectionMeasures @include(if: $b) { kind status @skip(if: $a) } ... on Person @include(if: $a) { vtInvolvement { active } } } }`;
    it("hold in every subgraph, and change with the values under one plan", async () => {
      const off = await ask(query, { id: CHILD, a: false });
      expect(Object.keys(off.person).sort()).toEqual(["displayName", "id", "protectionMeasures"]);
      expect(Object.keys(off.person.protectionMeasures[0])).toEqual(["kind", "status"]);
      expect(Object.keys((await ask(query, { id: CHILD, a: true, b: false })).person).sort()).toEqual(["id", "vtInvolvement"]);
      const on = await ask(query, { id: CHILD, a: true, b: true });
      expect(on.person.protectionMeasures).toEqual(measures);
    });
  });

  describe("aliases and fragments", () => {
    it("keep two selections of one entity field apart", async () => {
      const data = await ask(
        `query($id: ID!) { a: person(id: $id) { x: displayName m: protectionMeasures { kind } n: protectionMeasures { k: kind status } } b: person(id: $id) { x: ageBand m: protectionMeasures { s: status } } }`,
        { id: CHILD },
      );
      expect(data.a.m).toEqual(measures);
      expect(data.a.n.map(({ k }: { k: string }) => k)).toEqual(["OTS", "VOTS"]);
      expect(data.b.m).toEqual(data.a.n.map(({ status }: { status: string }) => ({ s: status })));
      expect(data.a.x).not.toBe(data.b.x);
    });

    it("merge over nested fragments and subgraphs", async () => {
      const data = await ask(
        `query($case: ID!) { case(id: $case) { persons { person { ...A ...B } } } }
         fragment A on Person { id displayName ...B } fragment B on Person { protectionMeasures { ...C } courtDecisions { outcome } }
         fragment C on ProtectionMeasure { kind organisation { ...O } } fragment O on Organisation { name kind }`,
        { case: caseOf("gi-supervisor") },
      );
      const child = data.case.persons.find(({ person }: { person: { id: string } }) => person.id === CHILD).person;
      expect(child.protectionMeasures.map(({ kind }: { kind: string }) => kind)).toEqual(["OTS", "VOTS"]);
      expect(child.protectionMeasures[0].organisation).toMatchObject({ kind: "GI" });
    });

    it("join twenty-five roots into their own answers", async () => {
      const roots = Array.from({ length: 25 }, (_, i) => `a${i}: person(id: "${i % 2 ? CHILD : randomUUID()}") { protectionMeasures { kind } }`).join(" ");
      const data = await ask(`{ ${roots} }`);
      for (let i = 1; i < 25; i += 2) expect(data[`a${i}`]).toEqual({ protectionMeasures: measures });
      for (let i = 0; i < 25; i += 2) expect(data[`a${i}`]).toBeNull();
    });

    it("answer the schema and the data in one question", async () => {
      expect(await ask(`query($id: ID!) { __schema { queryType { name } } __typename person(id: $id) { __typename id } }`, { id: CHILD })).toEqual({
        __schema: { queryType: { name: "Query" } },
        __typename: "Query",
        person: { __typename: "Person", id: CHILD },
      });
    });
  });

  describe("acts", () => {
    it("of several owners in one document each have their outcome, on the union's members", async () => {
      const relation = { idempotencyKey: randomUUID(), from: people["K5"], to: people["M"], type: "MOTHER", basis: "LEGAL", source: "x" };
      const withdraw = { idempotencyKey: randomUUID(), id: randomUUID(), subject: people["K5"] };
      const answer = await t.ask(
        "lt-curious",
        `mutation($r: RelationInput!, $w: ConsentWithdrawInput!) { first: relationRecord(input: $r) { ...Outcome } second: consentWithdraw(input: $w) { ...Outcome } third: relationRecord(input: $r) { __typename } }
         fragment Outcome on ActResult { __typename ... on Recorded { id act } ... on Refused { outcome reason nextStep } }`,
        { caseId: caseOf("gi-supervisor"), variables: { r: relation, w: withdraw } },
      );
      expect(answer.text).not.toContain("TICKET_OTHER_OPERATION");
      expect(Object.keys(answer.data)).toEqual(["first", "second", "third"]);
      expect(answer.data.first).toMatchObject({ __typename: "Refused", outcome: "DENY", reason: "NO_PARTICIPATION" });
      expect(answer.data.second.__typename).toBe("Refused");
      expect(answer.data.third).toEqual({ __typename: "Refused" });
    });
  });
});
