import type { OrganisationType } from "@samenhang/caller";
import { strictest, unshielded, type Classification, type Decision, type Policy, type RecordFacts, type SubjectFacts } from "@samenhang/policy";
import { blindedKey, type Ticket } from "@samenhang/ticket";
import type { GuardedRecord, RecordType } from "./record-type.js";
import type { SchemaFacts } from "./schema-facts.js";

/** The owner on whose behalf a guard decides. */
export interface OwnerFacts {
  readonly subgraph: string;
  /** Kind of organisation whose records these are; `SHARED` for case, consent, referrals and audit. */
  readonly type: OrganisationType | "SHARED";
  /** The organisations whose records this subgraph holds. */
  readonly organisations: readonly string[];
}

export interface GuardOptions {
  readonly ticket: Ticket;
  readonly policy: Policy;
  readonly schema: SchemaFacts;
  readonly owner: OwnerFacts;
  readonly now: Date;
  /** Rows by key, batched over the whole request. */
  readonly rows: <T extends object, Row>(type: RecordType<T, Row>, by: string, key: string) => Promise<readonly Row[]>;
}

/** A record about nobody in the family (an advice contact, a ledger entry): there is no data subject whose facts could be missing. */
const ABOUT_NOBODY: SubjectFacts = {
  holds: ["isInvolved"],
  shielded: [],
  hidden: false,
  consents: [],
  consentProblems: [],
  consentFrom: [],
  secondPersonFor: [],
  providersNamed: [],
  isDeceased: false,
  decidesAlone: false,
  conflictOfInterest: false,
};

/**
 * Nothing is established, and no tie is feared: a record that names no person yet (a case just opened), or the persons out
 * of scope in a record the caller knows anyway. Only what describes the record follows from it.
 */
const NOTHING_ESTABLISHED: SubjectFacts = { ...ABOUT_NOBODY, holds: [], shielded: undefined };

/** Whom records of a type that is about nobody are decided for; undefined for types about persons. Nobody is involved with a count. */
export const nobodyIn = ({ isAboutNobody, isAggregate }: GuardedRecord["type"]): SubjectFacts | undefined =>
  isAggregate ? { ...ABOUT_NOBODY, holds: [] } : isAboutNobody ? ABOUT_NOBODY : undefined;

/** The decisions of one request, record by record and field by field; what is said and recorded of them is the guard's. */
export class RecordDecisions {
  readonly #options: GuardOptions;
  readonly #subjects = new Map<string, SubjectFacts | undefined>();
  readonly #decided = new WeakMap<GuardedRecord, Map<string, readonly [subject: string | null, Decision][]>>();

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  /** Facts about a person in this request, or undefined when the person is out of scope. */
  subject(person: string): SubjectFacts | undefined {
    if (!this.#subjects.has(person)) this.#subjects.set(person, this.#options.ticket.subjects[blindedKey(this.#options.ticket.salt, person)]);
    return this.#subjects.get(person);
  }

  /** A record exists for the caller when at least one field that says something may be seen. */
  isVisible(record: GuardedRecord): boolean {
    return (
      record.isKnown || this.#options.schema.contentFields(record.type.name).some((field) => this.spoken(record, this.of(record, record.type.name, field)).outcome === "ALLOW")
    );
  }

  /** Found under a person, a record that is shown for others must be shown for that person too: being found is itself telling. */
  isVisibleFor(record: GuardedRecord, person: string): boolean {
    if (!record.type.separable) return true;
    return this.#options.schema
      .contentFields(record.type.name)
      .some((field) => this.of(record, record.type.name, field).some(([subject, { outcome }]) => subject === person && outcome === "ALLOW"));
  }

  /** Per data subject; a record that names none is decided once. Kept, as a field can be asked many times. */
  of(record: GuardedRecord, typeName: string, field: string): readonly [string | null, Decision][] {
    const name = `${typeName}.${field}`;
    let known = this.#decided.get(record);
    if (!known) this.#decided.set(record, (known = new Map()));
    const cached = known.get(name);
    if (cached) return cached;
    const decisions = this.#decide(record, typeName, field, (facts) => facts);
    known.set(name, decisions);
    return decisions;
  }

  /** As `of`, if nothing were shielded: where that is a refusal, shielding must not sound otherwise. */
  ofUnshielded(record: GuardedRecord, typeName: string, field: string): readonly [string | null, Decision][] {
    return this.#decide(record, typeName, field, unshielded);
  }

  #decide(record: GuardedRecord, typeName: string, field: string, seen: (facts: SubjectFacts | undefined) => SubjectFacts | undefined): [string | null, Decision][] {
    const name = `${typeName}.${field}`;
    const declared = this.#options.schema.classificationOf(typeName, field);
    const classification = record.isOfCaller ? { ...declared, reveals: [] } : { ...declared, ...record.reclassify(field) };
    const describesOnly = classification.category === "METADATA" && classification.confidentiality !== "C0";
    const recordVisible = describesOnly ? this.isVisible(record) : false;
    const nobody = nobodyIn(record.type) ?? NOTHING_ESTABLISHED;
    const outOfScope = record.isKnown ? NOTHING_ESTABLISHED : undefined;
    return (record.about.length === 0 ? [null] : record.about).map((subject) => {
      const facts = seen(subject === null ? nobody : (this.subject(subject) ?? outOfScope));
      return [subject, this.ask(facts, record.facts, name, classification, recordVisible)];
    });
  }

  ask(subject: SubjectFacts | undefined, record: RecordFacts, name: string, classification: Classification, recordVisible: boolean): Decision {
    const { policy, now } = this.#options;
    const { caller, context, request: established } = this.#options.ticket;
    const request = context.caseId === undefined ? established : { ...established, caseId: context.caseId };
    return policy.decide({
      caller,
      purpose: context.purpose,
      request,
      subject,
      record,
      field: { ...classification, name },
      recordVisible,
      now,
    });
  }

  /** Several people: all must agree, unless the record can be shown for some with the others left out. */
  spoken(record: GuardedRecord, decisions: readonly (readonly [string | null, Decision])[]): Decision {
    const all = decisions.map(([, decision]) => decision);
    if (!record.type.separable) return strictest(all);
    const inScope = decisions.filter(([subject]) => subject === null || this.subject(subject)).map(([, decision]) => decision);
    return all.find(({ outcome }) => outcome === "ALLOW") ?? strictest(inScope.length > 0 ? inScope : all);
  }

  /** May this person be named in this field? */
  mayName(record: GuardedRecord, typeName: string, field: string, personId: string): boolean {
    const own = this.of(record, typeName, field).find(([subject]) => subject === personId);
    return own ? own[1].outcome === "ALLOW" : this.subject(personId) !== undefined;
  }
}
