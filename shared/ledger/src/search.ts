import type { StoredEntry } from "./entry.js";
import { COLUMNS, toEntry, type Query } from "./ledger.js";
import { CLOCKS_DIFFER_MILLISECONDS, sequenceAt } from "./moments.js";
import { asToldTo, OUTSIDE_HOURS, toldTo } from "./told.js";

/** Which entries; what is left out does not narrow. Everything is compared with what the reader is told, never with more. */
export interface LedgerFilter {
  /** Entries in which this organisation asked or owned. */
  readonly reader: string;
  readonly traceId?: string;
  /** The entry with this id. */
  readonly entry?: string;
  readonly actor?: string;
  /** Data subject, by hub pseudonym. */
  readonly subject?: string;
  /** Organisation that asked. */
  readonly asker?: string;
  readonly owner?: string;
  readonly role?: string;
  readonly purpose?: string;
  readonly kind?: StoredEntry["kind"];
  readonly emergency?: boolean;
  /** Outside office hours. */
  readonly outsideHours?: boolean;
  /** `Type.field`, or an act. Field, outcome and reason together speak of one decision. */
  readonly field?: string;
  readonly outcome?: string;
  readonly reason?: string;
  /** Moments, both inclusive. */
  readonly from?: Date;
  readonly to?: Date;
}

export interface LedgerPage {
  /** As the reader is told them, newest first. */
  readonly entries: readonly StoredEntry[];
  /** Go on before this sequence; null at the end. A page can be short, or empty, and still go on. */
  readonly next: string | null;
}

/** Finds entries in one ledger. A page costs the same, however many entries there are and however few match. */
export interface LedgerSearch {
  page(filter: LedgerFilter, position: { before?: string; limit: number }): Promise<LedgerPage>;
}

/** Entries looked at for one page: few enough to answer at once, also where none of them is in memory. */
const LOOKED_AT = 4_000;
/** Looked at first, for each entry that is asked: enough where most entries match. */
const FIRST_LOOK = 3;
const TOLD = toldTo("$1");

export function createLedgerSearch(query: Query): LedgerSearch {
  return {
    async page(filter, { before, limit }) {
      const { from, to } = filter;
      const latest = to && (await sequenceAt(query, to.getTime() + CLOCKS_DIFFER_MILLISECONDS)) + 1n;
      const earliest = from && (await sequenceAt(query, from.getTime() - CLOCKS_DIFFER_MILLISECONDS));
      const start = latest === undefined ? before : before === undefined || BigInt(before) > latest ? String(latest) : before;
      const look = async (lookedAt: number): Promise<LedgerPage & { isWhole: boolean }> => {
        const { sql, parameters } = statement(filter, { before: start ?? null, after: earliest === undefined ? null : String(earliest), limit, lookedAt });
        const rows = await query(sql, parameters);
        const found = rows.filter((row) => row["sequence"] !== null);
        const entries = found.map((row) => asToldTo(filter.reader, toEntry(row)));
        const [{ reached, seen } = { reached: null, seen: 0 }] = rows;
        const isFull = found.length === limit;
        const goesOn = Number(seen) === lookedAt;
        return { entries, next: isFull ? String(found.at(-1)!["sequence"]) : goesOn ? String(reached) : null, isWhole: isFull || !goesOn };
      };
      const first = await look(Math.min(limit * FIRST_LOOK, LOOKED_AT));
      const { entries, next } = first.isWhole ? first : await look(LOOKED_AT);
      return { entries, next };
    },
  };
}

interface Place {
  readonly before: string | null;
  readonly after: string | null;
  readonly limit: number;
  readonly lookedAt: number;
}

/**
 * Entries by the narrowest index there is for what was asked, at most `lookedAt` of them, and of those the ones that match.
 *
 * Each side of an organisation by its own index: an OR would read the ledger from the start, and of what others asked of
 * it without an index of that alone everything its own people asked.
 */
function statement(filter: LedgerFilter, { before, after, limit, lookedAt }: Place): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [filter.reader, before, after, limit];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const within = "($2::bigint IS NULL OR e.sequence < $2) AND ($3::bigint IS NULL OR e.sequence > $3)";
  const look = (by: string): string => `(SELECT ${COLUMNS} FROM ledger_entry e WHERE ${by} AND ${within} ORDER BY e.sequence DESC LIMIT ${lookedAt})`;

  const { entry, traceId, subject, actor } = filter;
  const narrow = entry
    ? `e.id = ${parameter(entry)}`
    : traceId
      ? `e.trace_id = ${parameter(traceId)}`
      : subject
        ? `e.subject = ${parameter(subject)}`
        : actor
          ? `e.actor = ${parameter(actor)}`
          : undefined;
  const looked = narrow ? look(narrow) : `${look("e.organisation = $1")} UNION ALL ${look("e.owner = $1 AND e.owner <> e.organisation")} ORDER BY sequence DESC LIMIT ${lookedAt}`;

  const where = ["(e.organisation = $1 OR e.owner = $1)"];
  const equal = (expression: string, value: unknown): void => void (value === undefined || where.push(`${expression} = ${parameter(value)}`));
  equal("e.trace_id", traceId);
  equal(TOLD.subject, subject);
  equal("e.actor", actor);
  equal("e.organisation", filter.asker);
  equal("e.owner", filter.owner);
  equal("e.role", filter.role);
  equal("e.purpose", filter.purpose);
  equal("e.kind", filter.kind);
  if (filter.emergency !== undefined) where.push(`e.break_glass_id IS ${filter.emergency ? "NOT " : ""}NULL`);
  if (filter.outsideHours !== undefined) where.push(`(${OUTSIDE_HOURS}) = ${parameter(filter.outsideHours)}`);
  if (filter.from) where.push(`e.recorded_at >= ${parameter(filter.from)}`);
  if (filter.to) where.push(`e.recorded_at <= ${parameter(filter.to)}`);
  const decision: string[] = [TOLD.isTold];
  for (const [expression, value] of [
    ["d ->> 'field'", filter.field],
    [TOLD.outcome, filter.outcome],
    [TOLD.reason, filter.reason],
  ] as const) {
    if (value !== undefined) decision.push(`${expression} = ${parameter(value)}`);
  }
  // Also without a filter on decisions: an entry in which nothing was told is not told itself.
  where.push(`EXISTS (SELECT 1 FROM jsonb_array_elements(e.decisions) AS d WHERE ${decision.join(" AND ")})`);

  return {
    sql: `WITH looked AS MATERIALIZED (${looked})
      SELECT bounds.reached, bounds.seen, found.*
        FROM (SELECT min(sequence) AS reached, count(*) AS seen FROM looked) AS bounds
        LEFT JOIN (SELECT * FROM looked e WHERE ${where.join(" AND ")} ORDER BY e.sequence DESC LIMIT $4) AS found ON true
       ORDER BY found.sequence DESC`,
    parameters,
  };
}
