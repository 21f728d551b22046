import { RETENTION_TERMS, type Policy, type RetentionCode, type RetentionTerm } from "@samenhang/policy";
import type { DataSource, EntityMetadata } from "typeorm";

/** Which term holds for a kind of record, and from when it counts where that is not when it was recorded or last changed. */
export interface Retention {
  readonly code: RetentionCode;
  /** SQL over `row`: for which rows. The first that fits counts; the last is for all others. */
  readonly when?: string;
  /**
   * SQL over `row`: the day from which a term of CLOSING or VALIDITY_END counts. `infinity` while it has not come; null where
   * nothing is left to tell it by, and then what was reckoned before stands.
   */
  readonly starts?: string;
  /** Is not destroyed on request of the person, whatever its term says: it shows what was done to it by force of law. */
  readonly isKeptOnRequest?: true;
}

const RETENTIONS = new WeakMap<object, readonly Retention[]>();

/** Says of an entity, or of the columns that entities share, once, how long its records are kept (policy.md section 15). */
export const Retained =
  (...retentions: readonly Retention[]): ClassDecorator =>
  (entity) => {
    RETENTIONS.set(entity, retentions);
  };

/** A table of records, and how long they are kept. */
export interface RetainedTable {
  readonly name: string;
  readonly retentions: readonly Retention[];
}

/** The tables of records of a database. Throws where one does not say how long its records are kept, or from when. */
export function retainedTables({ entityMetadatas }: Pick<DataSource, "entityMetadatas">): readonly RetainedTable[] {
  return entityMetadatas.filter(isOfRecords).map(({ tableName, target }) => {
    const retentions = retentionsOf(target as object);
    const problem = problemOf(retentions);
    if (problem) throw new Error(`${tableName} ${problem}`);
    return { name: tableName, retentions };
  });
}

const retentionsOf = (entity: object | null): readonly Retention[] =>
  entity === null ? [] : (RETENTIONS.get(entity) ?? retentionsOf(Object.getPrototypeOf(entity) as object | null));

const isOfRecords = ({ columns }: EntityMetadata): boolean => columns.some(({ propertyName }) => propertyName === "retainedUntil");

function problemOf(retentions: readonly Retention[]): string | undefined {
  if (retentions.length === 0) return "does not say how long its records are kept";
  if (retentions.some(({ when }, at) => (when === undefined) !== (at === retentions.length - 1))) return "says for no row, or for some twice, how long it is kept";
  const isBegun = ({ code, starts }: Retention): boolean => (starts !== undefined) === ["CLOSING", "VALIDITY_END"].includes(RETENTION_TERMS[code].from);
  return retentions.every(isBegun) ? undefined : "does not say from when its term counts";
}

const dutchDayOf = (moment: string): string => `(${moment} AT TIME ZONE 'Europe/Amsterdam')::date`;
const RECORDED = dutchDayOf("row.recorded_at");
const CHANGED = dutchDayOf("coalesce(row.changed_at, row.recorded_at)");
/** Nothing is recorded about who is not on the way yet: nobody in a record is born later than this. */
const BORN_AT_LATEST = `(${RECORDED} + interval '1 year')`;

/** SQL over `row`: the first day on which a record of this table is absent; null as long as there is none. */
export function absentFrom(table: RetainedTable, tables: readonly RetainedTable[], policy: Policy): string {
  const branches = table.retentions.map(({ when, ...retention }) => `WHEN ${when ?? "true"} THEN ${dayOf(retention, policy.retention(retention.code), tables)}`);
  return `CASE ${branches.join(" ")} END`;
}

/** SQL over `row`: the term of its kind gives way when its person asks to destroy it. Not while that term waits for a lawyer and is off. */
export function isDestroyedOnRequest({ retentions }: RetainedTable, policy: Policy): string {
  const branches = retentions.map(
    ({ code, when, isKeptOnRequest }) => `WHEN ${when ?? "true"} THEN ${String(!isKeptOnRequest && policy.retention(code)?.destroyedOnRequest !== undefined)}`,
  );
  return `(CASE ${branches.join(" ")} END)`;
}

function dayOf(retention: Retention, term: RetentionTerm | undefined, tables: readonly RetainedTable[]): string {
  if (term === undefined || term.count === null) return "NULL::date";
  const start = startOf(retention, term, tables);
  const ends = after(start, term.count, term.unit);
  const isOld = term.untilAge === undefined ? ends : `greatest(${ends}, ${after(`coalesce(row.youngest_born, ${BORN_AT_LATEST})`, term.untilAge, "YEARS")})`;
  return `CASE WHEN ${start} IS NULL THEN row.term_until ELSE nullif(${isOld}, 'infinity') END`;
}

/** The last day is kept whole. */
const after = (day: string, count: number, unit: RetentionTerm["unit"]): string => `((${day} + interval '${count} ${unit.toLowerCase()}')::date + 1)`;

function startOf({ code, starts }: Retention, { from }: RetentionTerm, tables: readonly RetainedTable[]): string {
  switch (from) {
    case "CREATION":
      return RECORDED;
    case "LAST_CHANGE":
      return lastChangeOfFile(code, tables);
    case "BIRTH":
      // Who was an adult when it was recorded is not the child it is about.
      return `(CASE WHEN row.youngest_born > ${RECORDED} - interval '18 years' THEN row.youngest_born ELSE ${BORN_AT_LATEST} END)`;
    case "CLOSING":
    case "VALIDITY_END":
      return `(${starts!})`;
  }
}

/** A file is kept whole: its term counts from the last change of anything in it about the same persons. */
function lastChangeOfFile(code: RetentionCode, tables: readonly RetainedTable[]): string {
  const parts = tables.flatMap(({ name, retentions }) =>
    retentions.flatMap((retention, at) => {
      const fits = [...retentions.slice(0, at).map(({ when }) => `(${when}) IS NOT TRUE`), `(${retention.when ?? "true"})`].join(" AND ");
      return retention.code === code ? [`SELECT row.owner, row.about, ${CHANGED} AS changed_on FROM ${name} row WHERE ${fits}`] : [];
    }),
  );
  return `(SELECT max(part.changed_on) FROM (${parts.join(" UNION ALL ")}) part WHERE part.owner = row.owner AND part.about && row.about)`;
}
