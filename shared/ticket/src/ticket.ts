import type { Caller } from "@samenhang/caller";
import type { RequestFacts, SubjectFacts } from "@samenhang/policy";
import type { DeclaredContext } from "./declared-context.js";
import type { HiddenWord } from "./hidden-words.js";

/**
 * The disclosure ticket: signed facts that let one owner decide about one request of one caller.
 *
 * Consent signs one per audience. A ticket holds only what concerns the decisions of that owner, and names persons by a
 * blinded key, so that an owner can look up persons it already knows and learns nothing of others.
 */
export interface Ticket {
  /** The subgraph it is for. */
  readonly audience: string;
  /** Joins the ledgers of everyone who took part in one request. */
  readonly traceId: string;
  readonly caller: Caller;
  readonly context: DeclaredContext;
  readonly request: RequestFacts;
  /** Facts by blinded person key. A person that is not listed is out of scope of this request. */
  readonly subjects: Readonly<Record<string, SubjectFacts>>;
  /** What free text must not say to this caller, who works with or is someone it is hidden from; blinded. Left out where there is nothing. */
  readonly hiddenWords?: readonly HiddenWord[];
  /** Only to the case: in the declared case waits a review of what was done in an emergency, one the caller may know of. Left out where there is none. */
  readonly hasOpenReview?: true;
  /** Random; goes into the blinded keys. */
  readonly salt: string;
  /** Digests of the operations the gateway planned for this audience; no other operation is answered. */
  readonly operations: readonly string[];
  /** The policy consent decided with; owners with another version refuse. */
  readonly policyVersion: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

export const TICKET_LIFETIME_SECONDS = 60;
export const TICKET_HEADER = "samenhang-ticket";
export const TRACE_HEADER = "traceparent";
