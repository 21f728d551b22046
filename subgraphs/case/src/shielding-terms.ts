import { check } from "@samenhang/subgraph";
import { dutchDay } from "@samenhang/policy";
import { MAX_WORDS, searchable, wordsOf } from "@samenhang/ticket";
import type { ShieldingOrderEntity } from "./shielding.entity.js";
import { LeakSource } from "./shielding.type.js";

/** Terms of a shielding order (policy.md section 10.1 and 10.7). When one passes, nothing opens: it is late, and says so. */
const PROVISIONAL_MILLISECONDS = 72 * 3_600_000;
const MONTHS_TO_REVIEW = 3;
export const MAX_ACCESS_DAYS = 7;
export const MIN_REASON = 20;
const MAX_TEXT = 2_000;
const MAX_SEARCHED = 20;

type Terms = Pick<ShieldingOrderEntity, "recordedAt" | "approvedBy" | "endedAt" | "reviewAt">;

export const provisionalUntil = ({ recordedAt }: Terms): Date => new Date(recordedAt.getTime() + PROVISIONAL_MILLISECONDS);
export const isApprovalOverdue = (row: Terms, now: Date): boolean => !row.approvedBy && !row.endedAt && now > provisionalUntil(row);
export const isReviewOverdue = ({ endedAt, reviewAt }: Terms, today: string): boolean => !endedAt && reviewAt < today;

/** The last day on which it must be reviewed again. */
export function latestReview(now: Date): string {
  const review = new Date(now);
  review.setUTCMonth(review.getUTCMonth() + MONTHS_TO_REVIEW);
  return dutchDay(review);
}

const LEAK_SOURCES = Object.keys(LeakSource) as LeakSource[];
export const missingFrom = (checked: readonly LeakSource[]): readonly LeakSource[] => LEAK_SOURCES.filter((source) => !checked.includes(source));
export const isLeakCheckDone = (checked: readonly LeakSource[]): boolean => missingFrom(checked).length === 0;

export function checkSaid(name: string, text: string): void {
  check(text.trim().length >= MIN_REASON && text.length <= MAX_TEXT, `\`${name}\` has ${MIN_REASON} to ${MAX_TEXT} characters`);
}

/** Words a professional adds: not many, not long, and each says something of its own. */
export function checkWords(words: readonly string[]): void {
  check(words.length <= MAX_SEARCHED, `there are at most ${MAX_SEARCHED} \`words\``);
  check(
    words.every((word) => wordsOf(word).length <= MAX_WORDS && searchable(word) !== undefined),
    `each of \`words\` has one to ${MAX_WORDS} words, and says more than a house number or a word of two letters`,
  );
}
