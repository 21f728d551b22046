import {
  createPolicy,
  INVARIANTS,
  MATRIX,
  prove,
  proveFacts,
  rulesOf,
  RULES,
  type AdverseFact,
  type Condition,
  type GridCategory,
  type Matrix,
  type Rule,
} from "@samenhang/policy";
import { describe, expect, test } from "vitest";

/** The matrix with one cell, or one need, written otherwise. */
const planted = (row: string, change: { cells?: Partial<Record<GridCategory, string>>; needs?: Matrix["rows"][number]["needs"] }): Matrix => ({
  ...MATRIX,
  rows: MATRIX.rows.map((known) => (known.id === row ? { ...known, ...(change.needs ? { needs: change.needs } : {}), cells: { ...known.cells, ...change.cells } } : known)),
});
const without = (condition: Condition, of: (rule: Rule) => boolean = () => true): readonly Rule[] =>
  RULES.map((rule) => (of(rule) ? { ...rule, when: rule.when.filter((held) => held !== condition) } : rule));
const broken = (rules: readonly Rule[]): readonly string[] => [...new Set(prove(rules).violations.map(({ invariant }) => invariant))].sort();

describe("the decision space of the matrix, enumerated whole", () => {
  const proof = prove(RULES);

  test("every invariant holds of every open cell", () => {
    expect(proof.violations).toEqual([]);
    expect(proof.cells).toBeGreaterThan(1_000_000);
    expect(proof.open).toBeGreaterThan(1_000);
  });

  // Where nothing of the kind is open anywhere there is nothing to speak of; the planted violations below show that they would.
  const IDLE = ["NEVER-SHARED"];
  test.each(INVARIANTS.map(({ id }) => id).filter((id) => !IDLE.includes(id)))("%s speaks of open cells", (id) => {
    expect(proof.checked[id]).toBeGreaterThan(0);
  });

  // prettier-ignore
  const violations: readonly [planted: string, rules: readonly Rule[], found: string][] = [
    ["a registration is not looked at", without("actorIsValid"), "ACTOR"],
    ["a tie to the person is not looked at", without("isFreeOfTies"), "TIES"],
    ["the purpose is not looked at", without("mayClaimPurpose"), "PURPOSE"],
    ["what has expired stays open", without("isRetained"), "RETENTION"],
    ["what is on hold stays open", without("isNotOnHold"), "RETENTION"],
    ["one rule forgets from whom a place is hidden", without("isNotHidden", ({ id }) => id === "P08-GI-ADR-1"), "SHIELDING"],
    ["a safety officer decides alone", without("hasSecondPerson", ({ category }) => category === "SHIELDED"), "SHIELDED-PLACE"],
    ["any supervisor reads a shielded place", rulesOf(planted("P08-GI", { cells: { SHIELDED: "A" } })).map((rule) => (rule.category === "SHIELDED" ? { ...rule, when: rule.when.map((held) => (held === "isOpenClass" ? "isShieldedClass" : held)) } : rule)), "SHIELDED-PLACE"],
    ["sensitive data need no reason", without("necessityIsStated"), "NECESSITY"],
    ["the national number opens", rulesOf(planted("P08-GI", { cells: { NATIONAL_NUMBER: "A" } })), "NEVER-SHARED"],
    ["a supervisor learns who reported", rulesOf(planted("P08-GI", { cells: { REPORTER_IDENTITY: "A" } })), "REPORTER"],
    ["a child's words on consent alone", without("hasSecondPerson", ({ category }) => category === "CHILD_CONFIDENTIAL"), "CHILD"],
    ["parents read what a child told", without("isThePerson", ({ category }) => category === "CHILD_CONFIDENTIAL"), "CHILD"],
    ["that someone is a patient, on consent without release", without("isReleasedToCaller", ({ category }) => category === "GGZ_INVOLVEMENT"), "PATIENT"],
    ["a released statement stays open without release", without("isReleasedToCaller", ({ id }) => id === "P08-GI-HAD-R"), "MEDICAL"],
    ["an emergency opens health", rulesOf(planted("P11-CRISIS", { cells: { CHILD_HEALTH: "A" } })), "EMERGENCY"],
    ["an emergency reads other cases", rulesOf(planted("P11-CRISIS", { needs: ["isEmergency", "isCurrent"] })), "EMERGENCY"],
    ["an emergency reads history", rulesOf(planted("P11-CRISIS", { needs: ["isEmergency", "isOfThisCase"] })), "EMERGENCY"],
    ["an emergency needs not be opened", rulesOf(planted("P11-CRISIS", { needs: [] })), "EMERGENCY"],
    ["a supervision order that ended", rulesOf(planted("P08-GI", { needs: ["isInvolved"] })), "MEASURE"],
    ["a guardianship that ended", rulesOf(planted("P09-GI", { needs: ["isInvolved"] })), "MEASURE"],
    ["taking part is not needed", without("isInvolved", ({ row }) => row === "P02-VT"), "NEED"],
    ["help reads debts without consent", rulesOf(planted("P04-LT", { cells: { SOCIAL: "A" } })), "HELP-BY-CONSENT"],
    ["a person reads about another", without("isSelf", ({ category }) => category === "FAMILY"), "OWN-DATA"],
    ["a privacy officer reads content alone", rulesOf(planted("P15-PO", { cells: { SAFETY: "A" } })), "AUDIT"],
    ["a review names people", rulesOf(planted("P13-REVIEW", { cells: { IDENTITY: "A" } })), "REVIEW"],
    ["an analyst sees persons", rulesOf(planted("P16-ANALYST", { needs: ["isInvolved"], cells: { PLAN: "A" } })), "NUMBERS"],
    ["dates stand alone", without("isRecordVisible"), "METADATA"],
  ];
  test.each(violations)("a planted violation is found: %s", (_planted, rules, found) => {
    expect(broken(rules)).toContain(found);
  });

  test("every invariant has a planted violation", () => {
    expect([...new Set(violations.map(([, , found]) => found))].sort()).toEqual(INVARIANTS.map(({ id }) => id).sort());
  });
});

describe("from facts to answers", () => {
  // All rows take longer than a test should: `npm run policy:prove` runs them.
  const some = createPolicy({ matrix: { ...MATRIX, rows: MATRIX.rows.filter(({ id }) => ["P08-GI", "P11-CRISIS", "P14-PERSON"].includes(id)) } });

  test("every rule has a witness, no adverse fact opens anything, no mark switched off opens anything", () => {
    const { witnesses, questions, violations } = proveFacts(some);
    expect(violations).toEqual([]);
    expect(witnesses).toBe(some.rules.length);
    expect(questions).toBeGreaterThan(100_000);
  }, 60_000);

  test("a planted fact that opens is found", () => {
    const gift: AdverseFact = { name: "a gift", closesAll: false, apply: (question) => ({ ...question, request: { ...question.request, necessityStated: true } }) };
    expect(proveFacts(some, [gift]).violations.length).toBeGreaterThan(0);
  }, 60_000);
});
