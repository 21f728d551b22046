import type { OutstandingCount, OutstandingKind, Period } from "@samenhang/ledger";
import type { DataSource } from "typeorm";

/**
 * Records of a table that its owner must still do something about, or that its privacy officer must know of. `where` reads
 * the table as `row`, and `asked.first_day` and `asked.day`: the first day of the period, and the last that counts (of the
 * period, and never after today).
 */
export interface Outstanding {
  readonly kind: OutstandingKind;
  readonly table: string;
  /** Column that names the professional; left out where a whole organisation must act. */
  readonly actor?: string;
  readonly where: string;
}

const MOST = 500;

/** Of one organisation, for its own privacy officer: counts, and whose they are. */
export async function countOutstanding(database: DataSource, all: readonly Outstanding[], organisation: string, { from, to }: Period, today: string): Promise<OutstandingCount[]> {
  const day = to < today ? to : today;
  const counts = await Promise.all(
    all.map(async ({ kind, table, actor, where }) => {
      const rows = (await database.query(
        `WITH asked AS (SELECT $2::date AS day, $3::date AS first_day)
         SELECT ${actor ? `row.${actor}` : "''"} AS actor, count(*)::int AS entries FROM ${table} AS row, asked
          WHERE row.owner = $1 AND (row.retained_until IS NULL OR row.retained_until > asked.day) AND (${where})
          GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST}`,
        [organisation, day, from],
      )) as { actor: string; entries: number }[];
      return rows.map((row): OutstandingCount => ({ kind, ...row }));
    }),
  );
  return counts.flat();
}
