import { describe, expect, it } from "vitest";
import { HubError } from "@samenhang/errors";
import { FAMILY_VIEW } from "../../demo/dist/family-view.js";
import { assertWithinLimits, LIMITS } from "../../gateway/dist/limits.js";

/** Every shape here was measured: without the limit it costs seconds of planning, validating or reading. No clocks below: what counts is that it is refused. */
const refusal = (query: string): string | undefined => {
  try {
    assertWithinLimits(query, LIMITS);
    return undefined;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return error.code;
  }
};
const repeat = (count: number, make: (index: number) => string): string => Array.from({ length: count }, (_, index) => make(index)).join(" ");
const EDGES = [
  "protectionMeasures { child",
  "councilReports { about",
  "vtReports { about",
  "helpTrajectories { about",
  "referrals { persons",
  "consents { subject",
  "ggzStatements { about",
  "relations { from",
];
/** From person to person over several owners: each step multiplies what must be planned. */
const spread = (depth: number, width: number): string =>
  depth === 0
    ? "id displayName"
    : EDGES.slice(0, width)
        .map((edge) => `${edge} { ${spread(depth - 1, width)} } }`)
        .join(" ");

describe("what is too expensive is refused before it is validated or planned", () => {
  it.each([
    ["a chain of relations", `{ person(id: "x") { ${"relations { from { ".repeat(8)} id ${"} }".repeat(8)} } }`],
    ["a tree over many owners", `{ person(id: "x") { ${spread(3, 8)} } }`],
    ["a deep tree over two owners", `{ person(id: "x") { ${spread(7, 2)} } }`],
    ["many roots that each spread", `{ ${repeat(25, (i) => `a${i}: person(id: "${i}") { ${spread(2, 4)} }`)} }`],
    ["many root fields", `{ ${repeat(26, () => `organisation(id: "x") { id }`)} }`],
    ["many acts at once", `mutation($i: ConsentWithdrawInput!) { ${repeat(26, (i) => `a${i}: consentWithdraw(input: $i) { __typename }`)} }`],
    ["two hundred aliases", `{ person(id: "x") { ${repeat(200, (i) => `a${i}: displayName`)} } }`],
    ["aliases of the type name", `{ ${repeat(80, (i) => `a${i}: __typename`)} }`],
    ["aliases behind a fragment", `{ ${repeat(5, () => "...A")} } fragment A on Query { ${repeat(20, (i) => `a${i}: __typename`)} }`],
    ["many inline fragments", `{ person(id: "x") { ${repeat(61, () => "... on Person { id }")} } }`],
    ["many fragments", `{ person(id: "x") { id } } ${repeat(61, (i) => `fragment F${i} on Person { id }`)}`],
    ["fragments that double", `{ ...F0 } ${repeat(12, (i) => `fragment F${i} on Query { ${i < 11 ? `...F${i + 1} ...F${i + 1}` : "__typename"} }`)}`],
    ["conditions on everything", `query($v: Boolean!) { person(id: "x") { ${repeat(61, () => "displayName @include(if: $v)")} } }`],
    ["the same field over and over", `{ person(id: "x") { ${repeat(1_300, () => "id")} } }`],
    ["more tokens than any view", `{ person(id: "x") { ${repeat(4_100, () => "id")} } }`],
    ["many operations", repeat(1_000, (i) => `query Q${i} { __typename }`)],
    ["many variables", `query(${repeat(1_200, (i) => `$v${i}: ID`)}) { __typename }`],
    ["a long list of values", `{ person(id: [${repeat(4_100, () => "1")}]) { id } }`],
  ])("%s", (_what, query) => {
    expect(refusal(query)).toBe("QUERY_TOO_COMPLEX");
  });

  it.each([
    ["a fragment in itself", "{ ...A } fragment A on Query { ...A }"],
    ["fragments in each other", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"],
    [
      "a fragment in itself, deeper",
      "{ ...A } fragment A on Query { person(id: 1) { ... on Person { relations { from { ...B } } } } } fragment B on Person { relations { to { ...B } } }",
    ],
  ])("%s cannot be read", (_what, query) => {
    expect(refusal(query)).toBe("OPERATION_INVALID");
  });

  it("counts all operations of a document together", () => {
    const half = (name: string) => `query ${name} { ${repeat(20, (i) => `${name}${i}: __typename`)} }`;
    expect(refusal(half("A"))).toBeUndefined();
    expect(refusal(["A", "B", "C", "D"].map(half).join(" "))).toBe("QUERY_TOO_COMPLEX");
  });
});

describe("what people really ask is let through", () => {
  it.each([
    ["the family view", FAMILY_VIEW],
    [
      "two people side by side",
      `query($a: ID!, $b: ID!) { a: person(id: $a) { ...P } b: person(id: $b) { ...P } } fragment P on Person { id displayName protectionMeasures { kind } vtInvolvement { active } }`,
    ],
    [
      "an act with its outcome",
      `mutation($i: ConsentWithdrawInput!) { consentWithdraw(input: $i) { __typename ... on Recorded { id } ... on Refused { reason messageNl nextStep } } }`,
    ],
  ])("%s", (_what, query) => {
    expect(refusal(query)).toBeUndefined();
  });

  it("leaves room above the family view, the largest", () => {
    expect(() => assertWithinLimits(FAMILY_VIEW, { ...LIMITS, tokens: LIMITS.tokens / 2, fields: LIMITS.fields / 2 })).not.toThrow();
  });
});
