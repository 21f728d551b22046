import type { StoredEntry } from "@samenhang/ledger";

/** What `ledgerEntries` tells of an entry: lists and exports are made of this alone. */
export interface ToldEntry extends Pick<StoredEntry, "id" | "recordedAt" | "traceId" | "kind" | "actor" | "organisation" | "owner" | "role" | "purpose" | "subject"> {
  /** Each once, in the order of the alphabet; so the others. */
  readonly fields: readonly string[];
  readonly outcomes: readonly string[];
  readonly reasons: readonly string[];
  readonly grounds: readonly string[];
  readonly breakGlass: boolean;
}

/** What the filter of `ledgerEntries` finds of one decision: field, outcome and reason together. */
export interface ToldDecision {
  readonly field: string;
  readonly outcome: string;
  readonly reason: string;
}

/** Of an entry as its reader is told it (`asToldTo`). */
export const tell = ({ id, recordedAt, traceId, kind, actor, organisation, owner, role, purpose, subject, breakGlassId, decisions }: StoredEntry): ToldEntry => ({
  id,
  recordedAt,
  traceId,
  kind,
  actor,
  organisation,
  owner,
  role,
  purpose,
  subject,
  fields: once(decisions.map(({ field }) => field)),
  outcomes: once(decisions.map(({ outcome }) => outcome)),
  reasons: once(decisions.map(({ reason }) => reason)),
  grounds: once(decisions.flatMap(({ grounds }) => grounds)),
  breakGlass: breakGlassId !== null,
});

/**
 * Each decision once, without rule, grounds or count.
 *
 * INVARIANT: a silence is told as a field that was given. That it was given twice, or on no ground, would tell it apart.
 */
export function tellDecisions({ decisions }: StoredEntry): readonly ToldDecision[] {
  const told = new Map(decisions.map(({ field, outcome, reason }) => [`${field} ${outcome} ${reason}`, { field, outcome, reason }]));
  return [...told.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, decision]) => decision);
}

const once = (words: readonly string[]): string[] => [...new Set(words)].sort();
