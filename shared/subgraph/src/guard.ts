import type { FieldDecision, LedgerEntry } from "@samenhang/ledger";
import {
  ANY_OWNER,
  maskToText,
  namingOnly,
  recordInGeneral,
  unshielded,
  type Classification,
  type Decision,
  type NextStep,
  type Outcome,
  type ReasonCode,
  type RecordFacts,
  type SubjectFacts,
} from "@samenhang/policy";
import type { Ticket } from "@samenhang/ticket";
import type { GraphQLResolveInfo } from "graphql";
import { askedBy } from "./asked-by.js";
import { askedFields } from "./asked-fields.js";
import { Disclosure, type Notice, type Withheld } from "./disclosure.js";
import { nobodyIn, RecordDecisions, type GuardOptions } from "./record-decisions.js";
import { HiddenText } from "./hidden-text.js";
import type { GuardedRecord, RecordType } from "./record-type.js";
import { EntityReference, MADE_BY_GUARD, View } from "./view.js";

/** A question about an owner's records of a person, without a record. */
export interface OwnerQuestion extends Pick<RecordFacts, "owner" | "ownerType"> {
  readonly person: string;
  readonly field: Classification & { readonly name: string };
}

const EMERGENCY_OFFERED = "BREAK_GLASS_AVAILABLE";
const HIDDEN_WORDS = "SHIELDED-WORDS";

/** Lists asked and records shown in one request; the family view of a large case needs a few hundred of each. */
const MAX_STEPS = 4_000;

/**
 * Decides, for one request, what one owner discloses.
 *
 * Every door of a subgraph leads here: root fields, lists, nested fields and `_entities`. What is decided is kept in
 * `disclosure`, to be recorded before the answer leaves.
 */
export class Guard {
  readonly disclosure = new Disclosure();
  readonly #options: GuardOptions;
  #steps = 0;
  readonly #decisions: RecordDecisions;
  readonly #records = new WeakMap<object, GuardedRecord>();
  readonly #hiddenText: HiddenText | undefined;

  constructor(options: GuardOptions) {
    this.#options = options;
    this.#decisions = new RecordDecisions(options);
    this.#hiddenText = HiddenText.of(options, this.#decisions);
  }

  get ticket(): Ticket {
    return this.#options.ticket;
  }

  get now(): Date {
    return this.#options.now;
  }

  /** Facts about a person in this request, or undefined when the person is out of scope. */
  subject(person: string): SubjectFacts | undefined {
    return this.#decisions.subject(person);
  }

  isInvolvedWith(person: string): boolean {
    const facts = this.subject(person);
    return (facts?.holds.includes("isInvolved") || facts?.holds.includes("isSelf")) ?? false;
  }

  /** The caller's organisation accepted a handover about this person, through this caller or a case the caller takes part in. */
  hasAccepted(person: string): boolean {
    return this.subject(person)?.holds.includes("handoverAccepted") ?? false;
  }

  /** A question about this person waits for an answer of the caller's organisation, and this caller may give it. */
  isAskedAbout(person: string): boolean {
    return this.subject(person)?.holds.includes("isAsked") ?? false;
  }

  /**
   * What the rules say of a field of this owner about this person, whether or not anything is recorded. Discloses nothing
   * and notes nothing: who acts on it passes it to `acts.perform`, which records it.
   */
  ask({ person, field, ...owner }: OwnerQuestion): Decision {
    return this.#decisions.ask(this.subject(person), owner, field.name, field, false);
  }

  /** For an act on a row: it holds words that must stay hidden from this caller, for whom it therefore does not exist. */
  hidesFromCaller<T extends object, Row>(type: RecordType<T, Row>, row: Row): boolean {
    return this.#hiddenText?.drops(type, row, this.#guarded(type, row)) ?? false;
  }

  /** Says that what this door leads to needs a stated necessity, where none was stated; whether or not anything is there. */
  remindOfNecessity(info: GraphQLResolveInfo): void {
    if (this.ticket.request.necessityStated) return;
    const field = `${info.parentType.name}.${info.fieldName}`;
    const reason = "NECESSITY_TEXT_MISSING" as const;
    this.disclosure.note({ subject: null, owner: this.#options.owner.subgraph }, { field, outcome: "DENY", rule: "NECESSITY", grounds: [], reason, count: 0 });
    this.#withhold(field, { outcome: "DENY", reason, nextStep: { act: "STATE_NECESSITY" } }, [], 0);
  }

  /**
   * The records under a key that the caller may know of, and what is withheld.
   *
   * `concerning` names the persons the list is about, where the caller named them itself. What is announced depends on
   * them and on the rules only. Null: everything asked is withheld, and that was said. Empty: nothing to see.
   */
  async find<T extends object, Row>(
    type: RecordType<T, Row>,
    by: string,
    key: string,
    info: GraphQLResolveInfo,
    concerning?: readonly string[],
  ): Promise<readonly View<T>[] | null> {
    const anythingOpen = this.#announce(type, info, concerning ?? (by === "about" || (by === "id" && type.name === "Person") ? [key] : null));
    // A count is not even made for who may not see it; nothing in it is decided by row.
    if (type.isAggregate && !anythingOpen) return null;
    const views = this.#visible(type, await this.#rows(type, by, key), info, by === "about" ? key : undefined);
    return views.length === 0 && !anythingOpen ? null : views;
  }

  /** As `find`, for a door that leads to one record. */
  async findOne<T extends object, Row>(type: RecordType<T, Row>, by: string, key: string, info: GraphQLResolveInfo, concerning?: readonly string[]): Promise<View<T> | null> {
    const views = await this.find(type, by, key, info, concerning);
    return views?.[0] ?? null;
  }

  /** One record by its own id. That it does not exist and that it may not be seen sound the same. */
  async byId<T extends object, Row>(type: RecordType<T, Row>, id: string, info: GraphQLResolveInfo): Promise<View<T> | null> {
    const view = this.#visible(type, await this.#rows(type, "id", id), info)[0];
    if (view) return view;
    if (this.#offersEmergencyAccess(type)) return this.refuse(info, "BY-ID", "EMERGENCY_NOT_OPENED", { act: "OPEN_EMERGENCY_ACCESS" }, EMERGENCY_OFFERED);
    return this.refuse(info, "BY-ID", "UNKNOWN_OR_NOT_ALLOWED", { act: "ASK_TO_PARTICIPATE" });
  }

  /**
   * For acts: the row of a record the caller may see something of now. Discloses and notes nothing; that it does not exist
   * and that it may not be seen are the same.
   */
  async findVisible<T extends object, Row>(type: RecordType<T, Row>, id: string): Promise<Row | undefined> {
    return (await this.#rows(type, "id", id)).find((row) => this.#decisions.isVisible(this.#guarded(type, row)) && !this.hidesFromCaller(type, row));
  }

  /** Says and records that a door stays closed, whatever may lie behind it. */
  refuse(info: GraphQLResolveInfo, rule: string, reason: ReasonCode, nextStep: NextStep, outcome: Outcome = "DENY"): null {
    const field = `${info.parentType.name}.${info.fieldName}`;
    const owner = this.#options.owner.subgraph;
    this.disclosure.withhold({ field, owner, about: [], outcome, reason, nextStep });
    this.disclosure.note({ subject: null, owner }, { field, outcome, rule, grounds: [], reason, count: 0 });
    return null;
  }

  /** By the rules alone: would emergency access show anything of this type, and was none opened? */
  #offersEmergencyAccess<T extends object, Row>(type: RecordType<T, Row>): boolean {
    if (this.ticket.context.breakGlassId !== undefined) return false;
    const { owner, schema } = this.#options;
    const record: RecordFacts = { owner: ANY_OWNER, ownerType: owner.type };
    return schema.contentFields(type.name).some((field) => {
      const name = `${type.name}.${field}`;
      return this.#decisions.ask(undefined, record, name, schema.classificationOf(type.name, field), false).outcome === EMERGENCY_OFFERED;
    });
  }

  /** For View: decides one field of one record, and keeps the decision. What is silent looks like what is not recorded. */
  permits(record: GuardedRecord, typeName: string, field: string): { isPermitted: boolean; isSilent: boolean } {
    const name = `${typeName}.${field}`;
    const decisions = this.#decisions.of(record, typeName, field);
    const spoken = this.#decisions.spoken(record, decisions);
    if (spoken.outcome === "ALLOW" && this.#hiddenText?.hides(record, typeName, field)) {
      // With the grounds on which it would have been given: none at all would tell the asker's organisation that it was not.
      for (const [subject, decision] of decisions) {
        const hidden = { ...decision, outcome: "DENY_SILENT", rule: HIDDEN_WORDS, reason: "SHIELDED", ledgerReason: "SHIELDED" } as const;
        this.disclosure.note({ subject, owner: record.facts.owner }, this.#noteOf(name, hidden, 1));
      }
      return { isPermitted: false, isSilent: true };
    }
    // INVARIANT: who would be refused aloud if nothing were shielded is refused in the same words when something is.
    const isShielded = ({ outcome, ledgerReason }: Decision): boolean => outcome === "DENY_SILENT" && ledgerReason === "SHIELDED";
    const unshieldedDecisions = isShielded(spoken) ? this.#decisions.ofUnshielded(record, typeName, field) : undefined;
    const open = unshieldedDecisions ? this.#decisions.spoken(record, unshieldedDecisions) : spoken;
    const said = open.outcome === "ALLOW" ? spoken : open;
    const isPermitted = said.outcome === "ALLOW";
    const isShown = isPermitted && typeName === record.type.name && this.#options.schema.isContent(typeName, field);
    const shown = isShown && record.trackedAs !== undefined ? { records: [record.trackedAs] } : {};
    for (const [index, [subject, decision]] of decisions.entries()) {
      const otherwise = unshieldedDecisions?.[index]?.[1];
      const noted = isShielded(decision) && otherwise && otherwise.outcome !== "ALLOW" ? asIfUnshielded(decision, otherwise) : decision;
      this.disclosure.note({ subject, owner: record.facts.owner }, { ...this.#noteOf(name, noted, 1), ...shown });
    }
    const isSilent = said.outcome === "DENY_SILENT";
    if (!isPermitted && !isSilent) this.#withhold(name, said, record.about, 1);
    return { isPermitted, isSilent };
  }

  /** For View: what is inside a value stays behind the guard; people in it appear only where they may. */
  wrap(record: GuardedRecord, typeName: string, field: string, value: unknown): unknown {
    if (value === null) return null;
    if (Array.isArray(value)) return value.map((entry) => this.wrap(record, typeName, field, entry)).filter((entry) => entry !== null);
    if (value instanceof EntityReference) return value.__typename !== "Person" || this.#decisions.mayName(record, typeName, field, value.id) ? value : null;
    const inner = this.#options.schema.recordTypeOf(typeName, field);
    if (!inner) return value;
    return new View(MADE_BY_GUARD, this, record, inner, value as Record<string, unknown>);
  }

  /** The ledger entries of this request: one per data subject, plus one for what is about nobody. */
  entries(): LedgerEntry[] {
    const asked = askedBy(this.ticket);
    return this.disclosure.notes().map((note) => ({ ...asked, kind: "DISCLOSURE" as const, ...note }));
  }

  withheld(): readonly Withheld[] {
    return this.disclosure.withheld();
  }
  notices(): readonly Notice[] {
    return this.disclosure.notices();
  }

  /** The question led to more than one request may read; then nothing of the answer leaves. */
  get isExhausted(): boolean {
    return this.#steps > MAX_STEPS;
  }

  /**
   * INVARIANT: what one request reads is bounded, however its lists are nested: an answer grows with every level. Only what
   * the caller knows of counts, the lists it asks and the records it is shown: else a limit would tell that there are others.
   */
  async #rows<T extends object, Row>(type: RecordType<T, Row>, by: string, key: string): Promise<readonly Row[]> {
    this.#steps += 1;
    const rows = this.isExhausted ? [] : await this.#options.rows(type, by, key);
    return this.isExhausted ? [] : rows;
  }

  #visible<T extends object, Row>(type: RecordType<T, Row>, rows: readonly Row[], info: GraphQLResolveInfo, person?: string): View<T>[] {
    return rows.flatMap((row) => {
      const record = this.#guarded(type, row);
      if (!this.#decisions.isVisible(record) || (person !== undefined && !this.#decisions.isVisibleFor(record, person))) {
        this.#noteUnseen(record, info);
        return [];
      }
      if (this.#hiddenText?.drops(type, row, record)) {
        this.#noteHidden(record);
        return [];
      }
      this.#steps += 1;
      for (const kind of type.notices?.(row, this.#options.now, this.ticket) ?? []) this.disclosure.notice({ kind, record: record.id });
      this.#noticeLeftOut(type, row, record, info);
      return [new View<T>(MADE_BY_GUARD, this, record, type.name, type.values(row, this.now, this.ticket) as Record<string, unknown>)];
    });
  }

  /** What travels with a value and was not asked with it is at least mentioned. */
  #noticeLeftOut<T extends object, Row>({ name, travelsWith }: RecordType<T, Row>, row: Row, record: GuardedRecord, info: GraphQLResolveInfo): void {
    if (!travelsWith) return;
    const asked = askedFields(info);
    if (!asked.includes(travelsWith.asked) || asked.includes(travelsWith.field) || !travelsWith.isThere(row, this.ticket)) return;
    if (this.#hiddenText?.hides(record, name, travelsWith.field)) return;
    const outcomeOf = (field: string) => this.#decisions.spoken(record, this.#decisions.of(record, name, field)).outcome;
    if (outcomeOf(travelsWith.asked) === "ALLOW" && outcomeOf(travelsWith.field) !== "DENY_SILENT") this.disclosure.notice({ kind: travelsWith.notice, record: record.id });
  }

  /** What was there and was not shown goes to the owner's ledger, for the persons the request is about. */
  #noteUnseen(record: GuardedRecord, info: GraphQLResolveInfo): void {
    for (const field of askedFields(info).filter((asked) => this.#options.schema.isContent(record.type.name, asked))) {
      for (const [subject, decision] of this.#decisions.of(record, record.type.name, field)) {
        if (subject === null || this.subject(subject))
          this.disclosure.note({ subject, owner: record.facts.owner }, { ...this.#noteOf(`${record.type.name}.${field}`, decision, 1), unseen: true });
      }
    }
  }

  /** A record that free text hid: for the ledger of its owner, like any shielded place. */
  #noteHidden(record: GuardedRecord): void {
    const decision = { field: record.type.name, outcome: "DENY_SILENT", rule: HIDDEN_WORDS, grounds: [], reason: "SHIELDED", count: 1, unseen: true } as const;
    for (const subject of record.about.filter((person) => this.subject(person))) this.disclosure.note({ subject, owner: record.facts.owner }, decision);
  }

  /** One record a row, however often the row is asked: it is decided once. */
  #guarded<T extends object, Row>(type: RecordType<T, Row>, row: Row): GuardedRecord {
    const known = this.#records.get(row as object);
    if (known) return known;
    const record: GuardedRecord = {
      id: type.id(row),
      type,
      about: type.about(row),
      facts: { ...type.facts(row, this.now, this.ticket), ownerType: this.#options.owner.type, ...aggregateFact(type) },
      reclassify: (field) => ({ ...type.reclassify?.(row, field, this.ticket), ...(type.revealsNothingTo?.(row, this.ticket) ? { reveals: [] } : {}) }),
      isKnown: (type.isKnownTo?.(row, this.ticket) ?? false) || (type.isOfCaller?.(row, this.ticket) ?? false),
      isOfCaller: type.isOfCaller?.(row, this.ticket) ?? false,
      trackedAs: type.trackedAs?.(row),
    };
    this.#records.set(row as object, record);
    return record;
  }

  /**
   * Says beforehand what the rules withhold of what was asked, for these persons, whether or not anything is recorded.
   * INVARIANT: nothing here looks at a row. True when some asked field is open by the rules, or refused in silence.
   */
  #announce<T extends object, Row>(type: RecordType<T, Row>, info: GraphQLResolveInfo, concerning: readonly string[] | null): boolean {
    const { owner, schema } = this.#options;
    const record: RecordFacts = { ...recordInGeneral(owner.organisations, owner.type), ...aggregateFact(type) };
    const subjects: readonly (readonly [string | null, SubjectFacts | undefined])[] = concerning
      ? concerning.map((person) => [person, this.subject(person)] as const)
      : [[null, nobodyIn(type) ?? this.#representative()] as const];

    const content = askedFields(info).filter((field) => schema.isContent(type.name, field));
    // A person out of scope is refused as a whole, also when everything asked lies with other owners.
    const isRefusedWhole = content.length === 0 && concerning !== null && subjects.every(([, facts]) => !facts);
    const asked = isRefusedWhole ? schema.contentFields(type.name).slice(0, 1) : content;
    let open = asked.length === 0;
    for (const field of asked) {
      const name = isRefusedWhole ? type.name : `${type.name}.${field}`;
      const declared = schema.classificationOf(type.name, field);
      for (const variant of type.variants?.[field] ?? [declared]) {
        for (const [person, facts] of subjects) {
          const decision = this.#decisions.ask(unshielded(facts), record, name, { ...declared, ...variant }, false);
          if (decision.outcome === "ALLOW" || decision.outcome === "DENY_SILENT") {
            open = true;
            continue;
          }
          this.disclosure.note({ subject: person, owner: record.owner === ANY_OWNER ? owner.subgraph : record.owner }, this.#noteOf(name, decision, 0));
          this.#withhold(name, decision, person ? [person] : [], 0, type.variants?.[field] ? variant.category : undefined);
        }
      }
    }
    return open;
  }

  /** For lists that hang on a case: the person among the caller's own concerns, or of the emergency, about whom most is established. */
  #representative(): SubjectFacts | undefined {
    const { request, context } = this.ticket;
    if (!request.participatesInCase && context.breakGlassId === undefined) return undefined;
    return Object.values(this.ticket.subjects).reduce<SubjectFacts | undefined>((best, facts) => (!best || facts.holds.length > best.holds.length ? facts : best), undefined);
  }

  #withhold(field: string, { outcome, reason, nextStep }: Pick<Decision, "outcome" | "reason" | "nextStep">, about: readonly string[], count: number, category?: string): void {
    this.disclosure.withhold(
      {
        field,
        owner: this.#options.owner.subgraph,
        about: about.filter((person) => count === 0 || this.#mayBeNamed(person)),
        outcome,
        reason,
        nextStep: namingOnly(nextStep, (person) => this.#mayBeNamed(person)),
        ...(category ? { category } : {}),
      },
      count,
    );
  }

  /** Persons the caller works with or is; that a referral about someone came in is not enough. */
  #mayBeNamed(person: string): boolean {
    return this.isInvolvedWith(person) || this.hasAccepted(person);
  }

  #noteOf(field: string, { outcome, rule, grounds, reason, ledgerReason, category, conditions }: Decision, count: number): FieldDecision {
    const told = reason === ledgerReason ? {} : { told: reason };
    return { field, outcome, rule, grounds, reason: ledgerReason, ...told, category, conditions: maskToText(conditions), count };
  }
}

/** Refused in any case: the ledger keeps that it was shielded, and everything the asker's organisation is told is what it would have been told. */
const asIfUnshielded = (decision: Decision, { outcome, rule, grounds, reason }: Decision): Decision => ({ ...decision, outcome, rule, grounds, reason });

const aggregateFact = ({ isAggregate }: GuardedRecord["type"]): Pick<RecordFacts, "aggregated"> => (isAggregate ? { aggregated: true } : {});
