import { createWordSearch, type Ticket } from "@samenhang/ticket";
import type { GuardOptions, RecordDecisions } from "./record-decisions.js";
import type { GuardedRecord, RecordType } from "./record-type.js";
import type { SchemaFacts } from "./schema-facts.js";
import { EntityReference } from "./view.js";

/**
 * Keeps free text that says what a shielding order hides from who works with, or is, someone it is hidden from (policy.md
 * section 10.2 and 10.3). Such a record does not exist for that caller. Of a record the caller knows anyway only the field
 * is empty, and what the caller wrote itself stays: its absence would tell that it is true (ADR 19).
 */
export class HiddenText {
  readonly #contains: (text: string) => boolean;
  readonly #fields = new WeakMap<GuardedRecord, ReadonlySet<string>>();

  private constructor(
    private readonly ticket: Ticket,
    private readonly schema: SchemaFacts,
    private readonly decisions: RecordDecisions,
    private readonly now: Date,
  ) {
    this.#contains = createWordSearch(ticket.salt, ticket.hiddenWords ?? []);
  }

  /** Undefined for a ticket that hides no words: nothing is searched. */
  static of({ ticket, schema, now }: GuardOptions, decisions: RecordDecisions): HiddenText | undefined {
    return ticket.hiddenWords?.length ? new HiddenText(ticket, schema, decisions, now) : undefined;
  }

  /** The record as a whole does not exist for the caller. */
  drops<T extends object, Row>(type: RecordType<T, Row>, row: Row, record: GuardedRecord): boolean {
    if (type.isAggregate || type.searchedText === "NONE") return false;
    if (type.textBehind?.(row).some((text) => text !== null && this.#contains(text))) return true;
    const isWriter = type.isWrittenByCaller?.(row, this.ticket) ?? false;
    const fields = this.#fields.get(record) ?? this.#search(type, row, record, isWriter);
    return fields.size > 0 && !record.isKnown && !isWriter;
  }

  /** One field of a record that was kept is empty for the caller. Asked after `drops`. */
  hides(record: GuardedRecord, typeName: string, field: string): boolean {
    return typeName === record.type.name && (this.#fields.get(record)?.has(field) ?? false);
  }

  #search<T extends object, Row>(type: RecordType<T, Row>, row: Row, record: GuardedRecord, isWriter: boolean): ReadonlySet<string> {
    const values = type.values(row, this.now, this.ticket) as Record<string, unknown>;
    const own = new Set(type.wordsOfCaller?.(row, this.ticket) ?? []);
    const isHidden = (text: string): boolean => !own.has(text) && this.#contains(text);
    const searched = this.schema.textFields(type.name).filter((field) => !isWriter || type.wordsOfOthers?.includes(field));
    const found = new Set(searched.filter((field) => (type.searchedText === "ALL" || this.#isShown(record, field)) && this.#isIn(type.name, field, values[field], isHidden)));
    this.#fields.set(record, found);
    return found;
  }

  #isShown(record: GuardedRecord, field: string): boolean {
    return this.decisions.spoken(record, this.decisions.of(record, record.type.name, field)).outcome === "ALLOW";
  }

  /** Only what is free text by the schema: the codes of a list are no words. */
  #isIn(typeName: string, field: string, value: unknown, isHidden: (text: string) => boolean): boolean {
    if (Array.isArray(value)) return value.some((entry) => this.#isIn(typeName, field, entry, isHidden));
    if (typeof value === "string") return isHidden(value);
    const inner = this.schema.recordTypeOf(typeName, field);
    if (typeof value !== "object" || value === null || value instanceof EntityReference || !inner) return false;
    return this.schema.textFields(inner).some((name) => this.#isIn(inner, name, (value as Record<string, unknown>)[name], isHidden));
  }
}
