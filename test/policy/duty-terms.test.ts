import { DUTY_TERMS, REVIEW_TERMS, SIGN_OFFS, tooLateFrom, type DutyTerm, type DutyTermName, type ReviewTerms } from "@samenhang/policy";
import { describe, expect, test } from "vitest";

/** Terms of policy.md sections 12 and 13: by example, and each with where it comes from. */
describe("the terms of duties", () => {
  // prettier-ignore
  const rows: readonly [term: DutyTermName, from: string, tooLate: string, why: string][] = [
    ["INFORM_VEILIG_THUIS", "2026-03-01", "2026-03-29", "example E17: four weeks"],
    ["INFORM_EXTENSION", "2026-03-29", "2026-04-12", "example E17: two weeks more"],
    ["INFORM", "2026-03-01", "2026-04-01", "one month for every other controller"],
    ["INFORM", "2026-01-31", "2026-02-28", "a month without such a day ends on its last"],
    ["INFORM", "2028-01-31", "2028-02-29", "also in a leap year"],
    ["ANSWER_REQUEST", "2026-12-31", "2027-01-31", "over the end of a year"],
    ["ANSWER_EXTENSION", "2026-12-31", "2027-02-28", "two months more, from where the first term ends"],
    ["DESTROY", "2026-11-30", "2027-02-28", "three months"],
    ["TELL_OF_EMERGENCY", "2026-03-01", "2026-03-29", "four weeks after emergency access"],
    ["COVERT_EXTENSION", "2026-03-20", "2026-04-03", "two weeks more before the persons of a covert collection are told"],
    ["COVERT_MAXIMUM", "2026-03-01", "2026-06-01", "three months in all"],
    ["REVIEW_COVERT_COLLECTION", "2026-03-01", "2026-03-29", "four weeks after its end"],
    ["TELL_OF_EMERGENCY_EXTENSION", "2026-03-29", "2026-04-12", "two weeks more, when a colleague agrees"],
    ["ACKNOWLEDGE_CORRECTION", "2026-03-22", "2026-04-05", "days are days of the calendar, also when the clock changes"],
  ];
  test.each(rows)("%s from %s is too late on %s: %s", (term, from, tooLate) => {
    expect(tooLateFrom(from, term)).toBe(tooLate);
  });
  test.each(Object.entries<DutyTerm>(DUTY_TERMS))("%s says where it comes from, or that it is a proposal", (_name, { source, signOff, proposal }) => {
    expect(source).toMatch(/\d/);
    if (!/AVG|Wmo/.test(source)) expect(proposal).toBe(true);
    if (signOff) expect(SIGN_OFFS).toHaveProperty(signOff);
  });
  test.each(Object.entries<ReviewTerms>(REVIEW_TERMS))("a review after %s has the terms of policy.md section 11, and says that they are a proposal", (trigger, terms) => {
    const account = trigger === "BREAK_GLASS" ? 1 : null;
    expect(terms).toMatchObject({ account, firstCheck: 2, whole: 10, signOff: "S-11", proposal: true });
    expect(SIGN_OFFS).toHaveProperty(terms.signOff!);
  });
});
