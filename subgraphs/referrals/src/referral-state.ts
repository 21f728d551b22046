import type { ReferralState, ReferralUrgency } from "./referrals.type.js";

/** The life of a referral (model.md 3.2): which steps there are, and which party makes each. Pure: it reads nothing and throws nothing. */
export type ReferralParty = "SENDER" | "RECEIVER";

interface Transition {
  readonly from: ReferralState;
  readonly to: ReferralState;
  readonly by: ReferralParty;
  readonly needsReason?: true;
  /** The step passes over a check, which only immediate danger allows. */
  readonly onlyAcute?: true;
}

// prettier-ignore
const TRANSITIONS: readonly Transition[] = [
  { from: "DRAFT",           to: "CHECKED",         by: "SENDER" },
  { from: "DRAFT",           to: "SENT",            by: "SENDER", onlyAcute: true },
  { from: "CHECKED",         to: "SENT",            by: "SENDER" },
  { from: "SENT",            to: "RECEIVED",        by: "RECEIVER" },
  { from: "SENT",            to: "WITHDRAWN",       by: "SENDER" },
  { from: "SENT",            to: "EXPIRED",         by: "SENDER" },
  { from: "RECEIVED",        to: "ACCEPTED",        by: "RECEIVER" },
  { from: "RECEIVED",        to: "RETURNED",        by: "RECEIVER", needsReason: true },
  { from: "RECEIVED",        to: "MORE_INFO_ASKED", by: "RECEIVER" },
  { from: "RECEIVED",        to: "WITHDRAWN",       by: "SENDER" },
  { from: "RECEIVED",        to: "EXPIRED",         by: "SENDER" },
  { from: "MORE_INFO_ASKED", to: "RECEIVED",        by: "SENDER" },
  { from: "MORE_INFO_ASKED", to: "RETURNED",        by: "RECEIVER", needsReason: true },
  { from: "ACCEPTED",        to: "IN_PROGRESS",     by: "RECEIVER" },
  { from: "IN_PROGRESS",     to: "COMPLETED",       by: "RECEIVER" },
  { from: "IN_PROGRESS",     to: "ENDED_EARLY",     by: "RECEIVER" },
  { from: "COMPLETED",       to: "FEEDBACK_GIVEN",  by: "RECEIVER" },
  { from: "ENDED_EARLY",     to: "FEEDBACK_GIVEN",  by: "RECEIVER" },
  { from: "FEEDBACK_GIVEN",  to: "CLOSED",          by: "RECEIVER" },
];

/** What a receiver has to act on: sent to it and not yet finished. */
export const INCOMING: readonly ReferralState[] = ["SENT", "RECEIVED", "MORE_INFO_ASKED", "ACCEPTED", "IN_PROGRESS"];

export const FINAL: readonly ReferralState[] = ["RETURNED", "WITHDRAWN", "EXPIRED", "CLOSED"];

/** Nothing follows: the receiver is no longer a receiver. */
export const isFinal = (state: ReferralState): boolean => FINAL.includes(state);

export interface Move {
  readonly from: ReferralState;
  readonly to: ReferralState;
  readonly by: ReferralParty;
  readonly urgency: ReferralUrgency;
  readonly reason: string | undefined;
}

export type MoveProblem = "NO_SUCH_STEP" | "STEP_OF_OTHER_PARTY" | "CHECK_MISSING" | "REASON_MISSING";

/** The state after the move, or what stands in its way. */
export function nextState({ from, to, by, urgency, reason }: Move): { readonly state: ReferralState } | { readonly problem: MoveProblem } {
  const step = TRANSITIONS.find((candidate) => candidate.from === from && candidate.to === to);
  if (!step) return { problem: "NO_SUCH_STEP" };
  if (step.by !== by) return { problem: "STEP_OF_OTHER_PARTY" };
  if (step.onlyAcute && urgency !== "ACUTE") return { problem: "CHECK_MISSING" };
  if (step.needsReason && !reason?.trim()) return { problem: "REASON_MISSING" };
  return { state: step.to };
}
