import type { Guard } from "./guard.js";
import type { GuardedRecord } from "./record-type.js";

/**
 * What a resolver may return: a record behind the guard.
 *
 * Only the guard makes views. A field is decided and noted for the ledger at the moment it is read, so what was not asked
 * is neither decided nor recorded, and a value cannot be reached around the decision.
 */
export class View<T extends object> {
  readonly #guard: Guard;
  readonly #record: GuardedRecord;
  readonly #typeName: string;
  readonly #values: Readonly<Record<string, unknown>>;
  declare protected readonly shows: T;

  /** `made` proves that the guard is the maker; see `viewsOf`. */
  constructor(made: typeof MADE_BY_GUARD, guard: Guard, record: GuardedRecord, typeName: string, values: Readonly<Record<string, unknown>>) {
    if (made !== MADE_BY_GUARD) throw new Error("only the guard makes views");
    this.#guard = guard;
    this.#record = record;
    this.#typeName = typeName;
    this.#values = values;
  }

  /** The value of a field, or null when it is withheld or not recorded. Resolved by the schema, not by resolvers. */
  read(field: string): unknown {
    const decision = this.#guard.permits(this.#record, this.#typeName, field);
    const value = this.#values[field] ?? null;
    // INVARIANT: what is refused in silence is byte for byte what is not recorded: an empty list, or null.
    if (!decision.isPermitted) return decision.isSilent && Array.isArray(value) ? [] : null;
    return this.#guard.wrap(this.#record, this.#typeName, field, value);
  }

  /** Identity for joins inside this subgraph; not a disclosure. */
  static keyOf(view: View<object>): string {
    return view.#record.id;
  }

  static typeNameOf(view: View<object>): string {
    return view.#typeName;
  }
}

export const MADE_BY_GUARD: unique symbol = Symbol("made by the guard");

/** A reference to an entity that another subgraph describes: its type and id, nothing else. */
export class EntityReference {
  constructor(
    readonly __typename: string,
    readonly id: string,
  ) {}
}

/** The id of the entity a door hangs on, whether this subgraph describes it (a view) or only extends it. */
export const idOf = (root: View<object> | EntityReference): string => (root instanceof View ? View.keyOf(root) : root.id);

export const person = (id: string): EntityReference => new EntityReference("Person", id);
export const organisation = (id: string): EntityReference => new EntityReference("Organisation", id);
export const professional = (id: string): EntityReference => new EntityReference("Professional", id);
export const casusReference = (id: string): EntityReference => new EntityReference("Case", id);
