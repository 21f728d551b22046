import { readFileSync } from "node:fs";
import { basesWithoutConsent, categoriesForTwo, classificationsOf, createPolicy, GROUND_NL, GROUNDS, restsOnConsent, type Category, type Purpose } from "@samenhang/policy";
import type { OrganisationType } from "@samenhang/caller";
import { readFieldCatalogue } from "@samenhang/subgraph";
import { describe, expect, test } from "vitest";

const policy = createPolicy();

describe("what the law knows without consent, by the rules alone (policy.md section 6.4)", () => {
  // prettier-ignore
  const rows: readonly [why: string, purpose: Purpose, asker: OrganisationType, category: Category, routes: readonly string[]][] = [
    ["voluntary help has no statute for the plan", "PROVIDE_VOLUNTARY_HELP", "LOCAL_TEAM", "PLAN", []],
    ["a handover brings its package", "PROVIDE_VOLUNTARY_HELP", "LOCAL_TEAM", "SAFETY", ["P04-LT-SAF-1 READ: handoverAccepted isInPackage"]],
    ["a supervision order carries what was marked", "COORDINATE_JOINT_PLAN", "GI", "PLAN", ["P05-GI-PLN-2 READ: isInReach isMarkedNecessary measureInForce"]],
    ["its executor asks the clinician, who has a duty", "EXECUTE_SUPERVISION_ORDER", "GI", "ADULT_HEALTH", ["P08-GI-HAD ASK_SOURCE: isInReach measureInForce"]],
    ["the Board asks, and the source may answer", "DETERMINE_NEED_FOR_MEASURE", "RVDK", "PLAN", ["P06-RVDK-PLN ASK_SOURCE: "]],
    ["custody advice asks with consent only", "CUSTODY_CONTACT_ADVICE", "RVDK", "ADULT_HEALTH", []],
    ["a guardian has no route to the former mother's treatment", "EXECUTE_GUARDIANSHIP", "GI", "ADULT_HEALTH", []],
  ];
  test.each(rows)("%s", (_why, purpose, asker, category, routes) => {
    const found = basesWithoutConsent(policy, purpose, asker, [category]);
    expect(found.map(({ rule, how, conditions }) => `${rule} ${how}: ${[...conditions].sort().join(" ")}`)).toEqual(routes);
    expect(found.every(({ grounds, nl }) => grounds.length > 0 && nl.length > 0)).toBe(true);
  });
  test("a row that waits for a lawyer and is switched off is no route", () => {
    expect(basesWithoutConsent(createPolicy({ withoutSignOff: ["S-22"] }), "PROVIDE_VOLUNTARY_HELP", "LOCAL_TEAM", ["SAFETY"])).toEqual([]);
    expect(basesWithoutConsent(createPolicy({ withoutSignOff: ["S-04"] }), "EXECUTE_SUPERVISION_ORDER", "GI", ["ADULT_HEALTH"])).toEqual([]);
  });
  test("a bill is no route", () => {
    expect(basesWithoutConsent(policy, "PROVIDE_VOLUNTARY_HELP", "LOCAL_TEAM", ["PLAN", "FAMILY", "SOCIAL"])).toEqual([]);
  });
});

describe("whether anything rests on consent, and what two people can open", () => {
  test.each([
    ["PROVIDE_VOLUNTARY_HELP", "LOCAL_TEAM", "PLAN", true],
    ["PROVIDE_VOLUNTARY_HELP", "LOCAL_TEAM", "ADULT_HEALTH", true],
    ["ASSESS_REPORT", "VT", "PLAN", false],
    ["EXECUTE_SUPERVISION_ORDER", "GI", "PLAN", false],
    ["COORDINATE_JOINT_PLAN", "GGZ", "SAFETY", true],
  ] as const)("%s by %s of %s: %s", (purpose, asker, category, expected) => {
    expect(restsOnConsent(policy, purpose, asker, [category])).toBe(expected);
  });
  test("what is shielded has a way of its own, and nothing is opened by two that no rule opens by two", () => {
    expect(categoriesForTwo(policy, "PRIVACY_AUDIT", "GI")).toEqual(expect.arrayContaining(["PLAN", "SAFETY", "FAMILY"]));
    for (const purpose of ["PRIVACY_AUDIT", "INDEPENDENT_REVIEW", "COORDINATE_JOINT_PLAN", "ACUTE_SAFETY", "EXECUTE_SUPERVISION_ORDER"] as const) {
      for (const never of ["SHIELDED", "REPORTER_IDENTITY", "NATIONAL_NUMBER", "METADATA"] as const) expect(categoriesForTwo(policy, purpose, "GI"), purpose).not.toContain(never);
    }
    expect(categoriesForTwo(policy, "ASSESS_REPORT", "VT")).toEqual([]);
  });
});

describe("words for people", () => {
  test("every ground and condition has them", () => {
    expect(Object.keys(GROUND_NL).sort()).toEqual(Object.keys(GROUNDS).sort());
    for (const text of Object.values(GROUND_NL)) expect(text).toMatch(/^[a-zA-Z].*[^.]$/);
  });
});

describe("the catalogue of fields", () => {
  const catalogue = readFieldCatalogue(readFileSync(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8")).shareable;
  const names = new Set(catalogue.map(({ name }) => name));
  test("names fields that say something, once each, with who can give them", () => {
    expect(names.size).toBe(catalogue.length);
    expect(catalogue.length).toBeGreaterThan(150);
    expect(catalogue.find(({ name }) => name === "Goal.text")).toMatchObject({ name: "Goal.text", category: "PLAN", confidentiality: "C2", owners: ["case"] });
    expect(catalogue.find(({ name }) => name === "HelpTrajectory.goals")?.owners).toEqual(["lokaal-team"]);
    expect([...names].filter((name) => /^(Query|Mutation)\./.test(name) || ["Person.addresses", "Case.plan", "Person.consents", "Address.from"].includes(name))).toEqual([]);
  });
  test("a field that records classify themselves is of each of their categories, and of none that follows from who takes part", () => {
    const of = (name: string): string[] =>
      classificationsOf(catalogue.find((field) => field.name === name)!).map(({ category, confidentiality }) => `${category} ${confidentiality}`);
    expect(of("InformationItem.text")).toEqual(expect.arrayContaining(["PLAN C2", "SAFETY C3", "CHILD_CONFIDENTIAL C5"]));
    expect(of("Correction.before")).toEqual(of("InformationItem.text"));
    expect(of("LegalFact.kind").sort()).toEqual(["INVOLVEMENT C2", "MEASURE C2"]);
    expect(of("Referral.urgency").join()).not.toContain("GGZ_INVOLVEMENT");
    expect(of("Goal.text")).toEqual(["PLAN C2"]);
  });
});
