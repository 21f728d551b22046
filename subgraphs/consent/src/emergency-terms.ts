import { workingDaysAfter, dutchDay, endOfDutchDay, type NextAct } from "@samenhang/policy";
import type { AfterReviewEntity } from "./emergency.entity.js";

/** The numbers of policy.md section 11. All are proposals (S-11). */
export const OPEN_HOURS = 4;
export const OPENINGS_A_DAY = 2;
export const AGREEMENT_HOURS = 1;
export const MIN_TEXT = 20;
const [ACCOUNT_DAYS, FIRST_CHECK_DAYS, FULL_CHECK_DAYS] = [1, 2, 10];
const INFORM_DAYS = 28;

export const HOUR = 3_600_000;

type Terms = Pick<AfterReviewEntity, "accountDue" | "firstCheckDue" | "fullCheckDue" | "informDue">;

/** The terms that begin with the opening, in working days; persons are told within four weeks (compare Wmo 5.3.1). */
export function termsFrom(now: Date): Terms {
  const after = (days: number): Date => endOfDutchDay(workingDaysAfter(dutchDay(now), days));
  return {
    accountDue: after(ACCOUNT_DAYS),
    firstCheckDue: after(FIRST_CHECK_DAYS),
    fullCheckDue: after(FULL_CHECK_DAYS),
    informDue: endOfDutchDay(dutchDay(new Date(now.getTime() + INFORM_DAYS * 24 * HOUR))),
  };
}

type Progress = Pick<AfterReviewEntity, "accountDue" | "accountAt" | "firstCheckDue" | "firstCheckAt" | "fullCheckDue" | "completedAt">;

/** What is too late, as the act that mends it; undefined when nothing is. */
export function overdueAct(review: Progress, now: Date): Extract<NextAct, "WRITE_ACCOUNT" | "HAVE_REVIEW_DONE"> | undefined {
  if (review.completedAt !== null) return undefined;
  if (review.accountAt === null && review.accountDue <= now) return "WRITE_ACCOUNT";
  return (review.firstCheckAt === null && review.firstCheckDue <= now) || review.fullCheckDue <= now ? "HAVE_REVIEW_DONE" : undefined;
}
