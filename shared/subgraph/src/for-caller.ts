import { blindedKey, type Ticket } from "@samenhang/ticket";
import type { Purpose, SubjectFacts } from "@samenhang/policy";

const factsOf = ({ subjects, salt }: Ticket, person: string): SubjectFacts | undefined => subjects[blindedKey(salt, person)];

/** A privacy officer at work as such. */
export const isOfficer = ({ context }: Pick<Ticket, "context">): boolean => context.purpose === "PRIVACY_AUDIT";

/** Purposes under which an organisation does not work with its own file (`OWN` in rules.ts): who reviews reads no names. */
const NOT_AT_WORK: readonly Purpose[] = ["INDEPENDENT_REVIEW", "PRIVACY_AUDIT", "POLICY_STATISTICS", "ACUTE_SAFETY", "GIVE_ADVICE"];

export const isAtWork = ({ context }: Pick<Ticket, "context">): boolean => !NOT_AT_WORK.includes(context.purpose);

export const isTiedTo = (ticket: Ticket, person: string): boolean => factsOf(ticket, person)?.conflictOfInterest ?? false;

/** The caller works with this person, without a tie to them. */
export const worksWith = (ticket: Ticket, person: string): boolean =>
  isAtWork(ticket) && (factsOf(ticket, person)?.holds.includes("isInvolved") ?? false) && !isTiedTo(ticket, person);

/** The caller works with somebody from whom something of this person must be hidden: words of or about that person can tell it (policy.md section 10.2). */
export const mustNotRead = (ticket: Ticket, person: string): boolean => factsOf(ticket, person)?.hidden ?? false;

/** The caller is this person, or speaks for them (ADR 12). */
export const speaksFor = (ticket: Ticket, person: string): boolean => ticket.caller.organisation.type === "PERSON" && (factsOf(ticket, person)?.holds.includes("isSelf") ?? false);

export const isOf = ({ caller }: Ticket, organisation: string): boolean => caller.organisation.type !== "PERSON" && caller.organisation.id === organisation;
