import type { FieldDecision } from "@samenhang/ledger";
import type { NextStep, Outcome, ReasonCode } from "@samenhang/policy";
import { isUuid } from "@samenhang/ticket";
import type { NoticeKind } from "./record-type.js";

/** One line of `extensions.disclosure.withheld`: what was not given, about whom, why, and what the caller can do. */
export interface Withheld {
  readonly field: string;
  readonly owner: string;
  readonly category?: string;
  readonly about: readonly string[];
  readonly outcome: Outcome;
  readonly reason: ReasonCode;
  readonly nextStep: NextStep;
  /** On how many records the caller can see; left out where the refusal is about no record in particular. */
  readonly count?: number;
}

export interface Notice {
  readonly kind: NoticeKind;
  readonly record: string;
}

/** Whom a decision was about, and whose record it was: the controller's, or the subgraph's where no record was looked at. */
export interface Note {
  readonly subject: string | null;
  readonly owner: string;
}

const shownIn = (one: FieldDecision, other: FieldDecision): Pick<FieldDecision, "records"> =>
  one.records || other.records ? { records: [...new Set([...(one.records ?? []), ...(other.records ?? [])])] } : {};

/** What one owner decided in one request: for the ledger by data subject, for the caller by reason. */
export class Disclosure {
  readonly #notes = new Map<string, Note & { decisions: Map<string, FieldDecision> }>();
  readonly #withheld = new Map<string, Omit<Withheld, "count" | "about"> & { about: Set<string>; count: number }>();
  readonly #notices = new Map<string, Notice>();

  note({ subject: named, owner }: Note, decision: FieldDecision): void {
    // What is no id of ours names nobody; the ledger takes ids only.
    const subject = named !== null && isUuid(named) ? named : null;
    const entry = `${subject ?? ""}|${owner}`;
    let note = this.#notes.get(entry);
    if (!note) this.#notes.set(entry, (note = { subject, owner, decisions: new Map() }));
    const key = `${decision.field}|${decision.outcome}|${decision.rule}|${decision.reason}|${decision.told}|${decision.conditions}|${decision.unseen ?? false}`;
    const known = note.decisions.get(key);
    note.decisions.set(key, known ? { ...known, count: known.count + decision.count, ...shownIn(known, decision) } : decision);
  }

  withhold({ about, ...line }: Omit<Withheld, "count">, count = 0): void {
    const { act, duty, from } = line.nextStep;
    const key = [line.field, line.category, line.outcome, line.reason, act, duty, from?.join()].join("|");
    const known = this.#withheld.get(key);
    if (!known) {
      this.#withheld.set(key, { ...line, about: new Set(about), count });
      return;
    }
    for (const person of about) known.about.add(person);
    known.count += count;
  }

  notice(notice: Notice): void {
    this.#notices.set(`${notice.kind}|${notice.record}`, notice);
  }

  notes(): readonly (Note & { decisions: readonly FieldDecision[] })[] {
    return [...this.#notes.values()].map(({ decisions, ...note }) => ({ ...note, decisions: [...decisions.values()] }));
  }

  /** In an order that does not depend on rows. */
  withheld(): readonly Withheld[] {
    return [...this.#withheld.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { about, count, ...line }]) => ({ ...line, about: [...about].sort(), ...(count > 0 ? { count } : {}) }));
  }

  notices(): readonly Notice[] {
    return [...this.#notices.values()];
  }
}
