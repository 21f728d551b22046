import { AGE_BANDS, ageBand, ageOn, dutchDay, requiredConsent, type AuthorityHolder } from "@samenhang/policy";
import { describe, expect, test } from "vitest";

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

describe("age is counted in whole years, on Dutch days", () => {
  test.each([
    ["2014-03-12", "2026-03-11T12:00:00Z", 11, "the day before the birthday"],
    ["2014-03-12", "2026-03-12T12:00:00Z", 12, "the birthday"],
    ["2014-03-12", "2026-02-28T12:00:00Z", 11, "an earlier month, a later day"],
    ["2014-03-12", "2026-04-01T12:00:00Z", 12, "a later month, an earlier day"],
    ["2026-03-12", "2026-03-12T12:00:00Z", 0, "the day of birth"],
    ["2026-03-12", "2026-03-11T12:00:00Z", -1, "expected tomorrow"],
    ["2012-02-29", "2024-02-28T12:00:00Z", 11, "29 February, a day early in a leap year"],
    ["2012-02-29", "2024-02-29T12:00:00Z", 12, "29 February in a leap year"],
    ["2012-02-29", "2028-02-28T12:00:00Z", 15, "29 February, a day early"],
    ["2010-03-01", "2026-02-28T12:00:00Z", 15, "1 March is not reached on the last of February"],
    ["2012-02-29", "2030-02-28T12:00:00Z", 17, "29 February: in an ordinary year not yet on the 28th"],
    ["2012-02-29", "2030-03-01T12:00:00Z", 18, "29 February: in an ordinary year on 1 March"],
    ["2014-03-12", "2026-03-11T22:59:59Z", 11, "a second before Dutch midnight in winter"],
    ["2014-03-12", "2026-03-11T23:00:00Z", 12, "Dutch midnight in winter, an hour before UTC"],
    ["2014-07-15", "2026-07-14T21:59:59Z", 11, "a second before Dutch midnight in summer"],
    ["2014-07-15", "2026-07-14T22:00:00Z", 12, "Dutch midnight in summer, two hours before UTC"],
    ["2014-03-29", "2026-03-28T23:00:00Z", 12, "the night in which summer time begins"],
    ["2014-10-25", "2026-10-24T22:00:00Z", 12, "the night in which summer time ends"],
    ["2010-01-01", "2025-12-31T22:59:59Z", 15, "the last second of the year"],
    ["2010-01-01", "2025-12-31T23:00:00Z", 16, "new year"],
  ])("born %s is at %s %i years old (%s)", (birthDate, now, years) => {
    expect(ageOn(birthDate, new Date(now))).toBe(years);
  });

  test("a Dutch day begins at Dutch midnight", () => {
    expect(dutchDay(new Date("2026-01-31T22:59:59.999Z"))).toBe("2026-01-31");
    expect(dutchDay(new Date("2026-01-31T23:00:00.000Z"))).toBe("2026-02-01");
    expect(dutchDay(new Date("2026-07-31T22:00:00.000Z"))).toBe("2026-08-01");
  });
});

describe("age bands", () => {
  // prettier-ignore
  test.each([
    ["2026-03-12", "0-11"], ["2014-03-13", "0-11"], ["2014-03-12", "12-15"], ["2010-03-13", "12-15"], ["2010-03-12", "16-17"],
    ["2008-03-13", "16-17"], ["2008-03-12", "18-69"], ["1956-03-13", "18-69"], ["1956-03-12", "70+"],
  ])("on 12 March 2026 who was born on %s is %s", (birthDate, band) => {
    expect(ageBand(birthDate, false, noon("2026-03-12"))).toBe(band);
    expect(AGE_BANDS).toContain(band);
  });
  test("the unborn have their own band, whatever date is recorded", () => {
    expect(ageBand(null, true, noon("2026-03-12"))).toBe("UNBORN");
    expect(ageBand("2026-06-01", true, noon("2026-03-12"))).toBe("UNBORN");
  });
  test("without a date of birth there is no band", () => {
    expect(ageBand(null, false, noon("2026-03-12"))).toBeUndefined();
  });
});

describe("whose consent is needed (policy.md sections 6.1 and 6.2)", () => {
  const CHILD = "child";
  const holder = (name: string, marks: Partial<AuthorityHolder> = {}): AuthorityHolder => ({ holder: name, verified: true, conflictOfInterest: false, ...marks });
  const both = [holder("mother"), holder("father")];
  type Needed = ReturnType<typeof requiredConsent>;

  // prettier-ignore
  const rows: readonly [why: string, birthDate: string | undefined, authority: readonly AuthorityHolder[], needed: Needed][] = [
    ["under 12 both parents with authority", "2016-05-01", both, { from: ["mother", "father"] }],
    ["under 12 the one parent with sole authority", "2016-05-01", [holder("mother")], { from: ["mother"] }],
    ["a day before turning 12 still the parents", "2014-03-13", both, { from: ["mother", "father"] }],
    ["from the twelfth birthday the young person", "2014-03-12", both, { from: [CHILD] }],
    ["at 15 the young person, whoever has authority", "2010-03-13", both, { from: [CHILD] }],
    ["at 12 to 15 a problem of a parent is no problem", "2012-01-01", [holder("mother", { verified: false, conflictOfInterest: true })], { from: [CHILD] }],
    ["at 16 the young person alone", "2010-03-12", both, { from: [CHILD] }],
    ["an adult alone", "1988-01-01", [], { from: [CHILD] }],
    ["authority that was not verified counts as no consent, and is named", "2016-05-01", [holder("mother", { verified: false })], { from: ["mother"], problem: "REPRESENTATIVE_UNVERIFIED" }],
    ["one unverified parent of two is enough to stop", "2016-05-01", [holder("mother"), holder("father", { verified: false })], { from: ["mother", "father"], problem: "REPRESENTATIVE_UNVERIFIED" }],
    ["a parent whose interests conflict cannot consent, nor be passed over", "2016-05-01", [holder("mother"), holder("father", { conflictOfInterest: true })], { from: ["mother", "father"], problem: "REPRESENTATIVE_CONFLICT" }],
    ["a young child without known authority: nobody can", "2016-05-01", [], { from: [], problem: "REPRESENTATIVE_UNVERIFIED" }],
    ["of unknown age: as under 12", undefined, both, { from: ["mother", "father"] }],
    ["of unknown age and authority: nobody can", undefined, [], { from: [], problem: "REPRESENTATIVE_UNVERIFIED" }],
    ["a child born today", "2026-03-12", [holder("mother")], { from: ["mother"] }],
  ];
  test.each(rows)("%s", (_why, birthDate, authority, needed) => {
    expect(requiredConsent(CHILD, birthDate, authority, noon("2026-03-12"))).toEqual(needed);
  });

  test("the change comes at Dutch midnight", () => {
    expect(requiredConsent(CHILD, "2014-07-15", both, new Date("2026-07-14T21:59:59Z")).from).toEqual(["mother", "father"]);
    expect(requiredConsent(CHILD, "2014-07-15", both, new Date("2026-07-14T22:00:00Z")).from).toEqual([CHILD]);
  });
});
