import {
  AGE_BANDS,
  ageBand,
  ageOn,
  CONSENT_KINDS,
  CONSENT_RULES,
  dutchDay,
  REGIME_OF,
  requiredConsent,
  type AuthorityHolder,
  type ConsentQuestion,
  type Representative,
} from "@samenhang/policy";
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
  const speaks = (name: string, type: string, marks: Partial<Representative> = {}): Representative => ({
    representative: name,
    type,
    verified: true,
    conflictOfInterest: false,
    ...marks,
  });
  const both = [holder("mother"), holder("father")];
  const needed = (asked: Partial<ConsentQuestion>) => {
    const { from, alsoAsked, problem } = requiredConsent({
      person: CHILD,
      birthDate: "2016-05-01",
      isAble: true,
      authority: both,
      representatives: [],
      kind: "SECRECY_WAIVER",
      regime: "YOUTH_ACT",
      now: noon("2026-03-12"),
      ...asked,
    });
    return [from.join(" and "), alsoAsked.join(" and "), problem ?? ""] as const;
  };

  // prettier-ignore
  const rows: readonly [why: string, asked: Partial<ConsentQuestion>, from: string, alsoAsked?: string, problem?: string][] = [
    ["under 12 both parents with authority", {}, "mother and father"],
    ["under 12 the one parent with sole authority", { authority: [holder("mother")] }, "mother"],
    ["under 12 the institution that is guardian", { authority: [holder("organisation:gi-noord")] }, "organisation:gi-noord"],
    ["a day before turning 12 still the parents", { birthDate: "2014-03-13" }, "mother and father"],
    ["from the twelfth birthday the young person; for youth help the parents are asked too", { birthDate: "2014-03-12" }, CHILD, "mother and father"],
    ["at 12 to 15 for Veilig Thuis the young person alone", { birthDate: "2012-01-01", regime: "SOCIAL_SUPPORT_ACT" }, CHILD],
    ["at 12 to 15 for disclosure by a treating professional the patient", { birthDate: "2012-01-01", regime: "MEDICAL_TREATMENT" }, CHILD],
    ["at 12 to 15 consent of the GDPR is given by the legal representative", { birthDate: "2012-01-01", kind: "GDPR_CONSENT" }, "mother and father"],
    ["at 12 to 15 help needs the child and its parents", { birthDate: "2012-01-01", kind: "CARE_CONSENT" }, "child and mother and father"],
    ["at 12 to 15 a problem of a parent does not take the child's say away", { birthDate: "2012-01-01", authority: [holder("mother", { verified: false, conflictOfInterest: true })] }, CHILD, "mother"],
    ["at 16 the young person alone, for every kind", { birthDate: "2010-03-12", kind: "CARE_CONSENT" }, CHILD],
    ["an adult alone", { birthDate: "1988-01-01", authority: [] }, CHILD],
    ["at 14 not able to weigh it: the parents", { birthDate: "2012-01-01", isAble: false }, "mother and father"],
    ["an adult not able: the mentor before the family", { birthDate: "1942-01-01", isAble: false, authority: [], representatives: [speaks("son", "FAMILY"), speaks("daughter", "MENTOR")] }, "daughter"],
    ["an adult not able, without mentor: who holds a written mandate", { birthDate: "1942-01-01", isAble: false, authority: [], representatives: [speaks("friend", "WRITTEN_PROXY"), speaks("partner", "PARTNER")] }, "friend"],
    ["the family of an adult does not lift the secrecy of Veilig Thuis", { birthDate: "1942-01-01", isAble: false, authority: [], representatives: [speaks("son", "FAMILY")], regime: "SOCIAL_SUPPORT_ACT" }, "", "", "REPRESENTATIVE_UNVERIFIED"],
    ["a mentor whose interests conflict cannot", { birthDate: "1942-01-01", isAble: false, authority: [], representatives: [speaks("son", "MENTOR", { conflictOfInterest: true })] }, "son", "", "REPRESENTATIVE_CONFLICT"],
    ["an able adult is not represented", { birthDate: "1942-01-01", authority: [], representatives: [speaks("daughter", "MENTOR")] }, CHILD],
    ["authority that was not verified counts as no consent, and is named", { authority: [holder("mother", { verified: false })] }, "mother", "", "REPRESENTATIVE_UNVERIFIED"],
    ["one unverified parent of two is enough to stop", { authority: [holder("mother"), holder("father", { verified: false })] }, "mother and father", "", "REPRESENTATIVE_UNVERIFIED"],
    ["a parent whose interests conflict cannot consent, nor be passed over", { authority: [holder("mother"), holder("father", { conflictOfInterest: true })] }, "mother and father", "", "REPRESENTATIVE_CONFLICT"],
    ["a special guardian takes the place of the parent whose interests conflict", { authority: [holder("mother"), holder("father", { conflictOfInterest: true })], representatives: [speaks("curator", "BIJZONDERE_CURATOR")] }, "mother and curator"],
    ["an unverified special guardian does not", { authority: [holder("father", { conflictOfInterest: true })], representatives: [speaks("curator", "BIJZONDERE_CURATOR", { verified: false })] }, "father", "", "REPRESENTATIVE_CONFLICT"],
    ["a young child without known authority: nobody can", { authority: [] }, "", "", "REPRESENTATIVE_UNVERIFIED"],
    ["of unknown age: as under 12", { birthDate: undefined }, "mother and father"],
    ["a child born today", { birthDate: "2026-03-12", authority: [holder("mother")] }, "mother"],
  ];
  test.each(rows)("%s", (_why, asked, from, alsoAsked = "", problem = "") => {
    expect(needed(asked)).toEqual([from, alsoAsked, problem]);
  });

  test("the change comes at Dutch midnight", () => {
    expect(needed({ birthDate: "2014-07-15", now: new Date("2026-07-14T21:59:59Z") })[0]).toBe("mother and father");
    expect(needed({ birthDate: "2014-07-15", now: new Date("2026-07-14T22:00:00Z") })[0]).toBe(CHILD);
  });

  test("every age, ability, kind and law has exactly one first line", () => {
    for (const age of AGE_BANDS) {
      for (const isAble of [true, false]) {
        for (const kind of CONSENT_KINDS) {
          for (const regime of new Set(Object.values(REGIME_OF))) {
            const fitting = CONSENT_RULES.filter((rule) => rule.ages.includes(age) && rule.isAble === isAble && rule.kinds.includes(kind) && rule.regimes.includes(regime));
            expect(fitting.length, `${age} ${isAble} ${kind} ${regime}`).toBeGreaterThan(0);
          }
        }
      }
    }
  });
});
