import type { FieldDecision } from "@samenhang/ledger";
import type { NextStep, Outcome, ReasonCode } from "@samenhang/policy";
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

/** What one owner decided in one request: for the ledger by data subject, for the caller by reason. */
export class Disclosure {
  readonly #notes = new Map<string | null, Map<string, FieldDecision>>();
  readonly #withheld = new Map<string, Omit<Withheld, "count" | "about"> & { about: Set<string>; count: number }>();
  readonly #notices = new Map<string, Notice>();

  note(subject: string | null, decision: FieldDecision): void {
    let ofSubject = this.#notes.get(subject);
    if (!ofSubject) this.#notes.set(subject, (ofSubject = new Map()));
    const key = `${decision.field}|${decision.outcome}|${decision.rule}|${decision.reason}`;
    const known = ofSubject.get(key);
    ofSubject.set(key, known ? { ...known, count: known.count + decision.count } : decision);
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

  notes(): readonly (readonly [string | null, readonly FieldDecision[]])[] {
    return [...this.#notes].map(([subject, decisions]) => [subject, [...decisions.values()]] as const);
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
