/**
 * One line of the record: what one request meant for one data subject at one owner.
 *
 * Holds names of fields, never values. Field groups follow NEN 7513; the names of purpose, grounds and rule are ours.
 */
export interface LedgerEntry {
  readonly traceId: string;
  /** `REQUEST`: consent handed out tickets. `REFUSAL`: it did not. `DISCLOSURE`: an owner decided about fields. `ACT`: a mutation. `PRUNE`: entries whose time was over lost their contents. `COVER`: nothing, so that places tell nothing. */
  readonly kind: "REQUEST" | "REFUSAL" | "DISCLOSURE" | "ACT" | "PRUNE" | "COVER";
  readonly actor: string;
  readonly organisation: string;
  /** Kind of organisation the asker spoke for: with it a decision can be replayed under another policy. */
  readonly organisationType: string;
  readonly role: string;
  readonly mandateOf: string | null;
  readonly purpose: string | null;
  readonly caseId: string | null;
  /** The stated necessity, as the caller wrote it. */
  readonly necessity: string | null;
  readonly breakGlassId: string | null;
  /** Hub pseudonym of the data subject; null where the entry is about none. */
  readonly subject: string | null;
  /** The organisation whose record was decided about; the subgraph where no record was looked at. */
  readonly owner: string;
  readonly decisions: readonly FieldDecision[];
  readonly policyVersion: string;
}

export interface FieldDecision {
  /** `Type.field`, the name of an act, or `*` for a whole request. */
  readonly field: string;
  readonly outcome: string;
  readonly rule: string;
  readonly grounds: readonly string[];
  /** The whole truth, including what the caller was not told. */
  readonly reason: string;
  /** The reason the caller heard, where it was another. */
  readonly told?: string;
  /** Category that counted, and the conditions that were true as a number of conditions.ts; left out for acts and whole requests. */
  readonly category?: string;
  readonly conditions?: string;
  /** On how many records. */
  readonly count: number;
  /** The record was not shown at all: for the owner's eyes, as the asker must not learn from the ledger what the answer hid. */
  readonly unseen?: true;
  /** Of a `PRUNE`: the sequences that lost their contents, `1-256,300`. */
  readonly sequences?: string;
  /** Of types that are tracked: which records were shown, as `<id>/<version>`, so that a correction reaches everyone who saw an old one. Without meaning by themselves. */
  readonly records?: readonly string[];
}

/** An entry as it is recorded: what its leaf in the tree is made of. */
export interface RecordedEntry extends LedgerEntry {
  readonly id: string;
  /** To the millisecond. */
  readonly recordedAt: Date;
}

export interface StoredEntry extends RecordedEntry {
  /** Place in the ledger, from 1, without gaps; one more than the index of its leaf. */
  readonly sequence: string;
}
