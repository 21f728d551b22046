import type { Classification, RecordFacts } from "@samenhang/policy";
import type { Ticket } from "@samenhang/ticket";
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
  readonly facts: (row: Row) => Omit<RecordFacts, "ownerType">;
  readonly values: (row: Row, now: Date) => { readonly [Field in keyof T]?: unknown };
  /** Records of this type are about nobody in a family. Without it, a record that names no data subject is shown to nobody. */
  readonly isAboutNobody?: boolean;
  /** Counts over many persons: nobody's own, with nobody involved, opened only by rules for aggregates (policy.md section 14). */
  readonly isAggregate?: true;
  /** The record can be shown for some of its data subjects, with the others left out. */
  readonly separable?: boolean;
  /** Another classification for this row; what it reveals stays as the schema says unless it says otherwise itself. */
  readonly reclassify?: (row: Row, field: string, ticket: Ticket) => Classification | undefined;
  /** Categories a reclassified field can have, so that a refusal can be announced for each. */
  readonly variants?: Readonly<Record<string, readonly Pick<Classification, "category" | "confidentiality">[]>>;
  /** What a reader must know with the record. */
  readonly notices?: (row: Row, now: Date) => readonly NoticeKind[];
  /** Knows of the record whatever its content: who takes part in a case knows the case. Opens no field that says something. */
  readonly isKnownTo?: (row: Row, ticket: Ticket) => boolean;
  /** The row is about the caller's own work: nothing in it can be hidden from the caller, or its absence would tell. */
  readonly isOfCaller?: (row: Row, ticket: Ticket) => boolean;
}

export type NoticeKind = "DISPUTED" | "OUTDATED" | "CLOSED_RECORD" | "COLLECTED_WITHOUT_KNOWLEDGE";

/** A row as the guard holds it. */
export interface GuardedRecord {
  readonly id: string;
  readonly type: Pick<RecordType<object>, "name" | "separable" | "isAboutNobody" | "isAggregate">;
  readonly about: readonly string[];
  readonly facts: RecordFacts;
  readonly reclassify: (field: string) => Classification | undefined;
  readonly isKnown: boolean;
  readonly isOfCaller: boolean;
}

export const defineRecord =
  <T extends object>() =>
  <Row>(type: RecordType<T, Row>): RecordType<T, Row> =>
    type;

/** For `facts`: what the record tells ends on this day; null is open. */
export const endsOn = (day: string | null): Pick<RecordFacts, "until"> => (day === null ? {} : { until: day });

interface TableOptions<T extends object, Row> extends Pick<
  RecordType<T, Row>,
  "values" | "separable" | "reclassify" | "variants" | "notices" | "isKnownTo" | "isOfCaller" | "isAboutNobody"
> {
  readonly name: string;
  readonly entity: EntityTarget<Row & ObjectLiteral>;
  /** Other columns by which rows are asked; `id` and `about` are always there. */
  readonly by?: readonly (keyof Row & string)[];
  readonly order?: FindOptionsOrder<Row>;
  readonly facts?: (row: Row) => Partial<RecordFacts>;
}

/** The usual record: one table with the columns of `RecordEntity`. */
export const tableRecord =
  <T extends object>() =>
  <Row extends RecordEntity>(options: TableOptions<T, Row>): RecordType<T, Row> => ({
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
    facts: (row) => ({
      owner: row.owner,
      markedNecessary: row.necessaryForSupervision,
      courtDocument: row.courtDocument,
      deliveredToBoard: row.deliveredToBoard,
      packagedFor: row.packagedFor,
      onHold: row.onHold,
      recordedAt: row.recordedAt.toISOString(),
      ...(row.retainedUntil ? { retainedUntil: row.retainedUntil } : {}),
      ...options.facts?.(row),
    }),
  });
