import { dutchDay, endOfDutchDay, REVIEW_TERMS, workingDaysAfter, type NextAct, type ReviewTrigger } from "@samenhang/policy";
import type { AfterReviewEntity } from "./emergency.entity.js";

/** The numbers of policy.md section 11, beside `REVIEW_TERMS`. All are proposals (S-11). */
export const OPEN_HOURS = 4;
export const OPENINGS_A_DAY = 2;
export const AGREEMENT_HOURS = 1;
export const MIN_TEXT = 20;

export const HOUR = 3_600_000;

type Terms = Pick<AfterReviewEntity, "accountDue" | "firstCheckDue" | "fullCheckDue">;

/**
 * The terms that begin with what is reviewed, in working days. Until when persons are told of emergency access stands in the
 * duties to tell them; of a measure the court tells them that gave it, of a referral it says so itself.
 */
export function termsFrom(now: Date, trigger: ReviewTrigger): Terms {
  const { account, firstCheck, whole } = REVIEW_TERMS[trigger];
  const after = (days: number): Date => endOfDutchDay(workingDaysAfter(dutchDay(now), days));
  return {
    accountDue: account === null ? null : after(account),
    firstCheckDue: after(firstCheck),
    fullCheckDue: after(whole),
  };
}

type Progress = Pick<AfterReviewEntity, "accountDue" | "accountAt" | "firstCheckDue" | "firstCheckAt" | "fullCheckDue" | "completedAt">;

/** What is too late, as the act that mends it; undefined when nothing is. */
export function overdueAct(review: Progress, now: Date): Extract<NextAct, "WRITE_ACCOUNT" | "HAVE_REVIEW_DONE"> | undefined {
  if (review.completedAt !== null) return undefined;
  if (review.accountAt === null && review.accountDue !== null && review.accountDue <= now) return "WRITE_ACCOUNT";
  return (review.firstCheckAt === null && review.firstCheckDue <= now) || review.fullCheckDue <= now ? "HAVE_REVIEW_DONE" : undefined;
}
