import { dutchDay, type Classification, type RecordFacts } from "@samenhang/policy";
import { blindedKey, type Ticket } from "@samenhang/ticket";
import { In, type DataSource, type EntityTarget, type FindOptionsOrder, type ObjectLiteral } from "typeorm";
import type { RecordEntity } from "./record-entity.js";

/**
 * How one GraphQL type is made from rows, and what the policy needs to know of a row.
 *
 * The type is written apart from the table: a column becomes a field by naming it in `values`, and by nothing else.
 */
export interface RecordType<T extends object, Row = never> {
  /** Name of the GraphQL type. */
  readonly name: string;
  /** Rows for many keys at once. */
  readonly load: (database: DataSource, by: string, keys: readonly string[]) => Promise<readonly Row[]>;
  /** The keys under which a row was asked. */
  readonly keysOf: (row: Row, by: string) => readonly string[];
  readonly id: (row: Row) => string;
  /** Data subjects, by hub pseudonym. Empty only for records about nobody. */
  readonly about: (row: Row) => readonly string[];
  readonly facts: (row: Row, now: Date, ticket: Ticket) => Omit<RecordFacts, "ownerType">;
  readonly values: (row: Row, now: Date, ticket: Ticket) => { readonly [Field in keyof T]?: unknown };
  /** Records of this type are about nobody in a family. Without it, a record that names no data subject is shown to nobody. */
  readonly isAboutNobody?: boolean;
  /** Counts over many persons: nobody's own, with nobody involved, opened only by rules for aggregates (policy.md section 14). */
  readonly isAggregate?: true;
  /** How the ledger names a record that was shown: its id and version, so that a later correction finds everyone who saw an old one. Untracked without it. */
  readonly trackedAs?: (row: Row) => string;
  /** The record can be shown for some of its data subjects, with the others left out. */
  readonly separable?: boolean;
  /** Another classification for this row; what it reveals stays as the schema says unless it says otherwise itself. */
  readonly reclassify?: (row: Row, field: string, ticket: Ticket) => Partial<Classification> | undefined;
  /** To this caller the row gives nothing away that it does not know: what its fields reveal in general does not count. */
  readonly revealsNothingTo?: (row: Row, ticket: Ticket) => boolean;
  /** Categories a reclassified field can have, so that a refusal can be announced for each. */
  readonly variants?: Readonly<Record<string, readonly Pick<Classification, "category" | "confidentiality">[]>>;
  /** What a reader must know with the record. */
  readonly notices?: (row: Row, now: Date, ticket: Ticket) => readonly NoticeKind[];
  /** A field that may not be left out: who asks the first without it is told that it is there, unless it is refused in silence. */
  readonly travelsWith?: { readonly asked: string; readonly field: string; readonly isThere: (row: Row, ticket: Ticket) => boolean; readonly notice: NoticeKind };
  /** Knows of the record whatever its content: who takes part in a case knows the case. Opens no field that says something. */
  readonly isKnownTo?: (row: Row, ticket: Ticket) => boolean;
  /** The row is about the caller's own work: nothing in it can be hidden from the caller, or its absence would tell. */
  readonly isOfCaller?: (row: Row, ticket: Ticket) => boolean;
  /** The caller wrote the row: to hide the own words from who wrote them would tell that they are true. */
  readonly isWrittenByCaller?: (row: Row, ticket: Ticket) => boolean;
  /** Texts the caller said itself in a row that another began: they stay, as what the caller wrote. */
  readonly wordsOfCaller?: (row: Row, ticket: Ticket) => readonly (string | null)[];
  /** Fields in which others than the writer of the row say something. */
  readonly wordsOfOthers?: readonly string[];
  /** Texts the row stands for and does not hold itself: where one must stay hidden from a caller, the row does not exist for that caller either. */
  readonly textBehind?: (row: Row) => readonly (string | null)[];
  /** Which text is searched for what must stay hidden: by default what the caller would be shown; all of it where more is shown later; none where there are only names. */
  readonly searchedText?: "ALL" | "NONE";
}

export type NoticeKind = "DISPUTED" | "OUTDATED" | "CLOSED_RECORD" | "COLLECTED_WITHOUT_KNOWLEDGE" | "NOT_YET_TOLD" | "HAS_PERSON_VIEW" | "SEARCH_GOES_ON";

/** A row as the guard holds it. */
export interface GuardedRecord {
  readonly id: string;
  readonly type: Pick<RecordType<object>, "name" | "separable" | "isAboutNobody" | "isAggregate">;
  readonly about: readonly string[];
  readonly facts: RecordFacts;
  readonly reclassify: (field: string) => Partial<Classification> | undefined;
  readonly isKnown: boolean;
  readonly isOfCaller: boolean;
  readonly trackedAs: string | undefined;
}

export const defineRecord =
  <T extends object>() =>
  <Row>(type: RecordType<T, Row>): RecordType<T, Row> =>
    type;

/**
 * For `reclassify`: between its parties, and to the persons themselves, a record gives nothing away that they do not know,
 * unless the caller works with, or is, someone it must be hidden from. Unknown counts as such.
 */
export const isAmongParties = (about: readonly string[], parties: readonly string[], { caller, subjects, salt }: Ticket): boolean =>
  about.every((person) => {
    const facts = subjects[blindedKey(salt, person)];
    return facts?.hidden === false && (parties.includes(caller.organisation.id) || facts.holds.includes("isSelf"));
  });

/** For `revealsNothingTo`: the own file, for who works with nobody it must be hidden from. */
export const isOwnFile = ({ about, owner }: Pick<RecordEntity, "about" | "owner">, ticket: Ticket): boolean => isAmongParties(about, [owner], ticket);

/** For `facts`: a hold keeps the record from others for now. Who works for its owner goes on working with it. */
export const isWithheldFrom = ({ withheldUntil, owner }: Pick<RecordEntity, "withheldUntil" | "owner">, { caller }: Ticket, now: Date): boolean =>
  withheldUntil !== null && withheldUntil > dutchDay(now) && caller.organisation.id !== owner;

/** For `facts`: what the record tells ends on this day; null is open. */
export const endsOn = (day: string | null): Pick<RecordFacts, "until"> => (day === null ? {} : { until: day });

interface TableOptions<T extends object, Row> extends Pick<
  RecordType<T, Row>,
  | "values"
  | "separable"
  | "reclassify"
  | "revealsNothingTo"
  | "variants"
  | "notices"
  | "isKnownTo"
  | "isOfCaller"
  | "isWrittenByCaller"
  | "wordsOfCaller"
  | "wordsOfOthers"
  | "isAboutNobody"
  | "searchedText"
  | "trackedAs"
  | "travelsWith"
> {
  readonly name: string;
  readonly entity: EntityTarget<Row & ObjectLiteral>;
  /** Other columns by which rows are asked; `id` and `about` are always there. */
  readonly by?: readonly (keyof Row & string)[];
  readonly order?: FindOptionsOrder<Row>;
  readonly facts?: (row: Row, now: Date, ticket: Ticket) => Partial<RecordFacts>;
}

/** The usual record: one table with the columns of `RecordEntity`. */
export const tableRecord =
  <T extends object>() =>
  <Row extends RecordEntity>(options: TableOptions<T, Row>): RecordType<T, Row> => ({
    isWrittenByCaller: ({ recordedBy, owner }, { caller }) => recordedBy === caller.actor && owner === caller.organisation.id,
    ...options,
    load: async (database, by, keys) => {
      const repository = database.getRepository<Row & ObjectLiteral>(options.entity);
      const order = options.order ?? { recordedAt: "DESC", id: "ASC" };
      if (by === "about") {
        return repository
          .createQueryBuilder("row")
          .where("row.about && :keys", { keys })
          .orderBy(Object.fromEntries(Object.entries(order).map(([column, direction]) => [`row.${column}`, direction as "ASC" | "DESC"])))
          .getMany();
      }
      if (by !== "id" && !options.by?.includes(by as never)) throw new Error(`${options.name} cannot be asked by ${by}`);
      return repository.find({ where: { [by]: In([...keys]) } as never, order: order as never });
    },
    keysOf: (row, by) => (by === "about" ? row.about : [String(row[by as keyof Row])]),
    id: (row) => row.id,
    about: (row) => row.about,
    facts: (row, now, ticket) => ({
      owner: row.owner,
      markedNecessary: row.necessaryForSupervision,
      courtDocument: row.courtDocument,
      deliveredToBoard: row.deliveredToBoard,
      packagedFor: row.packagedFor,
      onHold: isWithheldFrom(row, ticket, now),
      recordedAt: row.recordedAt.toISOString(),
      ...(row.retainedUntil ? { retainedUntil: row.retainedUntil } : {}),
      ...options.facts?.(row, now, ticket),
    }),
  });
