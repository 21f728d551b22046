import { randomUUID } from "node:crypto";
import type { OrganisationType } from "@samenhang/caller";
import type { Ledger, LedgerEntry } from "@samenhang/ledger";
import { DUTY_TERMS, dutchDay, type Policy } from "@samenhang/policy";
import type { DataSource, EntityManager } from "typeorm";
import { queryOf } from "./database.js";
import { absentFrom, retainedTables, type RetainedTable } from "./retained.js";

export interface RetentionOptions {
  readonly database: DataSource;
  readonly ledger: Ledger;
  readonly typeOf: (organisation: string) => OrganisationType | undefined;
  readonly policy: Policy;
  readonly now: Date;
}

export interface RetentionReport {
  /** Records that were erased, by table. */
  readonly erased: Readonly<Record<string, number>>;
  /** Records whose term has passed and that are kept: a complaint or a court has need of them (legal hold). */
  readonly held: number;
  /** Records whose term has passed and that something refers to which is kept. */
  readonly failed: number;
  /** Holds to keep whose day has passed and that nobody had heard of yet. */
  readonly lapsedHolds: number;
}

interface Erased {
  readonly table: string;
  readonly owner: string;
  readonly subject: string | null;
}

const AT_ONCE = 1_000;

/**
 * Erases the records whose term has passed, per controller and data subject (policy.md section 15, AVG 17): until then they
 * were there and shown to nobody. What a hold keeps stays, and a hold whose day has passed is reported first. What was erased,
 * of whom and under which term stands in the ledger of the owner; if that cannot be recorded nothing is erased. Each owner
 * finds what was done and what was not among its retention runs.
 */
export async function eraseExpired(options: RetentionOptions): Promise<RetentionReport> {
  const { database, now } = options;
  const today = dutchDay(now);
  await reckonTerms(options);
  const lapsedHolds = await reportLapsedHolds(options, today);
  const erased: Record<string, number> = {};
  let [held, failed] = [0, 0];
  for (const table of await childrenFirst(database)) {
    const done = await eraseOf(table, today, options);
    if (done > 0) erased[table] = done;
    const left = await reportLeft(options, table, today);
    held += left.held;
    failed += left.failed;
  }
  return { erased, held, failed, lapsedHolds };
}

/**
 * Gives every record the day on which its term is over, as things stand: a case that closed, a file that changed, a consent
 * that was withdrawn, a term that a release chose otherwise. No term is shorter than a year, so that a record made since the
 * last run is not due before the next one. A day that its maker or a destruction set differs from what was reckoned, and stands.
 */
export async function reckonTerms({ database, policy }: Pick<RetentionOptions, "database" | "policy">): Promise<void> {
  const tables = retainedTables(database);
  for (const table of tables) for (;;) if ((await reckonSome(database, table, tables, policy)) < AT_ONCE) break;
}

async function reckonSome(database: DataSource, table: RetainedTable, tables: readonly RetainedTable[], policy: Policy): Promise<number> {
  const isReckoned = (row: string): string => `${row}.retained_until IS NOT DISTINCT FROM ${row}.term_until`;
  const [, reckoned] = (await database.query(
    `WITH due AS MATERIALIZED (
       SELECT id, day FROM (SELECT row.id, row.term_until, ${absentFrom(table, tables, policy)} AS day FROM ${table.name} row WHERE ${isReckoned("row")}) reckoned
        WHERE day IS DISTINCT FROM term_until LIMIT ${AT_ONCE})
     UPDATE ${table.name} SET retained_until = due.day, term_until = due.day FROM due WHERE ${table.name}.id = due.id AND ${isReckoned(table.name)}`,
  )) as [unknown, number];
  return reckoned;
}

/** A table before those it refers to. */
async function childrenFirst(database: DataSource): Promise<readonly string[]> {
  const references = (await database.query(
    `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  )) as { child: string; parent: string }[];
  const ordered: string[] = [];
  const put = (table: string): void => {
    if (ordered.includes(table)) return;
    for (const { child, parent } of references) if (parent === table && child !== table) put(child);
    ordered.push(table);
  };
  for (const { name } of retainedTables(database)) put(name);
  return ordered;
}

/** A hold to keep holds from when it is asked for until its day, and then until those who may know have had time to look at it. */
const isHeld = (table: string, today: string): string => {
  const { count, unit } = DUTY_TERMS.LOOK_AT_LAPSED_HOLD;
  const isOpen = `(hold.review_at > ${today} OR hold.reported_on IS NULL OR (hold.reported_on + interval '${count} ${unit.toLowerCase()}')::date > ${today})`;
  return `EXISTS (SELECT FROM record_hold hold WHERE hold.record = row.id AND hold.record_table = '${table}' AND hold.kind = 'KEEP' AND hold.ended_on IS NULL AND ${isOpen})`;
};

async function eraseOf(table: string, today: string, options: RetentionOptions): Promise<number> {
  const failed: string[] = [];
  let erased = 0;
  for (;;) {
    const due = (await options.database.query(
      `SELECT row.id FROM ${table} row WHERE row.retained_until <= $1::date AND NOT ${isHeld(table, "$1::date")} AND row.id <> ALL($2::uuid[]) ORDER BY row.id LIMIT ${AT_ONCE}`,
      [today, failed],
    )) as { id: string }[];
    if (due.length === 0) return erased;
    const ids = due.map(({ id }) => id);
    const done = await eraseSome(table, ids, today, options);
    if (done !== REFERRED_TO) erased += done;
    else
      for (const id of ids) {
        const alone = await eraseSome(table, [id], today, options);
        if (alone === REFERRED_TO) failed.push(id);
        else erased += alone;
      }
  }
}

const REFERRED_TO = "REFERRED_TO";
/** PostgreSQL: another row refers to it. */
const FOREIGN_KEY_VIOLATION = "23503";

/** All of them or none: what is kept may refer to one. Who works on a row at this moment is waited for. */
async function eraseSome(table: string, ids: readonly string[], today: string, options: RetentionOptions): Promise<number | typeof REFERRED_TO> {
  try {
    return await options.database.transaction(async (manager) => erase(manager, table, ids, today, options));
  } catch (cause) {
    if ((cause as { code?: unknown }).code === FOREIGN_KEY_VIOLATION) return REFERRED_TO;
    throw cause;
  }
}

async function erase(manager: EntityManager, table: string, ids: readonly string[], today: string, options: RetentionOptions): Promise<number> {
  // A hold that is asked for at this moment has locked its record: it is seen once that is done.
  await manager.query(`SELECT id FROM ${table} WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`, [ids]);
  const [rows] = (await manager.query(
    `DELETE FROM ${table} row WHERE row.id = ANY($2::uuid[]) AND row.retained_until <= $1::date AND NOT ${isHeld(table, "$1::date")} RETURNING row.id, row.owner, row.about`,
    [today, ids],
  )) as [{ id: string; owner: string; about: string[] }[], number];
  if (rows.length === 0) return 0;
  await manager.query(
    `UPDATE record_hold SET standing = 'ENDED', ended_by = 'retention', ended_on = $1 WHERE record_table = $2 AND record = ANY($3::uuid[]) AND ended_on IS NULL`,
    [today, table, rows.map(({ id }) => id)],
  );
  const gone = rows.flatMap(({ owner, about }): Erased[] => (about.length > 0 ? about : [null]).map((subject) => ({ table, owner, subject })));
  await options.ledger.appendWithin(queryOf(manager), entriesOf(gone, options));
  for (const owner of new Set(rows.map((row) => row.owner))) {
    await report(manager, options, { owner, table, today, column: "erased", count: rows.filter((row) => row.owner === owner).length });
  }
  return rows.length;
}

interface Reported {
  readonly owner: string;
  readonly table: string;
  readonly today: string;
  readonly column: "erased" | "held" | "failed" | "lapsed_holds";
  readonly count: number;
}

/** What was done adds up over a day; what is left is what the last run of the day found. */
const report = (manager: Pick<EntityManager, "query">, { now }: RetentionOptions, { owner, table, today, column, count }: Reported): Promise<unknown> =>
  manager.query(
    `INSERT INTO retention_run (id, about, owner, recorded_at, recorded_by, day, record_table, ${column}) VALUES ($1, '{}', $2, $3, 'retention', $4, $5, $6)
     ON CONFLICT (owner, day, record_table) DO UPDATE SET ${column} = excluded.${column}${column === "erased" || column === "lapsed_holds" ? ` + retention_run.${column}` : ""}`,
    [randomUUID(), owner, now, today, table, count],
  );

async function reportLapsedHolds(options: RetentionOptions, today: string): Promise<number> {
  const { database } = options;
  return database.transaction(async (manager) => {
    const [lapsed] = (await manager.query(
      `UPDATE record_hold SET reported_on = $1 WHERE kind = 'KEEP' AND ended_on IS NULL AND reported_on IS NULL AND review_at <= $1 RETURNING owner, record_table AS "table"`,
      [today],
    )) as [{ owner: string; table: string }[], number];
    for (const { owner, table } of lapsed) await report(manager, options, { owner, table, today, column: "lapsed_holds", count: 1 });
    return lapsed.length;
  });
}

async function reportLeft(options: RetentionOptions, table: string, today: string): Promise<{ held: number; failed: number }> {
  const { database } = options;
  const rows = (await database.query(
    `SELECT owner, count(*) FILTER (WHERE held)::int AS held, count(*) FILTER (WHERE NOT held)::int AS failed
       FROM (SELECT row.owner, ${isHeld(table, "$1::date")} AS held FROM ${table} row WHERE row.retained_until <= $1::date
             UNION ALL SELECT run.owner, NULL FROM retention_run run WHERE run.day = $1::date AND run.record_table = $2) kept
      GROUP BY owner`,
    [today, table],
  )) as { owner: string; held: number; failed: number }[];
  for (const { owner, held, failed } of rows) {
    await report(database, options, { owner, table, today, column: "held", count: held });
    await report(database, options, { owner, table, today, column: "failed", count: failed });
  }
  return { held: rows.reduce((sum, row) => sum + row.held, 0), failed: rows.reduce((sum, row) => sum + row.failed, 0) };
}

/** One entry per controller and data subject, as for everything else that is done. */
function entriesOf(gone: readonly Erased[], { typeOf, policy, now }: RetentionOptions): LedgerEntry[] {
  const counts = new Map<string, Erased & { count: number }>();
  for (const one of gone) {
    const key = `${one.owner} ${one.subject}`;
    const known = counts.get(key);
    counts.set(key, { ...one, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].map(({ table, owner, subject, count }) => ({
    traceId: `retention-${dutchDay(now)}`,
    kind: "ACT",
    actor: "retention",
    organisation: owner,
    organisationType: typeOf(owner) ?? "SHARED",
    role: "RETENTION",
    mandateOf: null,
    purpose: null,
    caseId: null,
    necessity: null,
    breakGlassId: null,
    subject,
    owner,
    decisions: [{ field: `RETENTION_ERASE.${table}`, outcome: "ALLOW", rule: "RETENTION", grounds: [], reason: "RETENTION_EXPIRED", count }],
    policyVersion: policy.version,
  }));
}
