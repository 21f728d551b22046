import type { OrganisationType } from "@samenhang/caller";
import type { Ledger, LedgerEntry } from "@samenhang/ledger";
import { dutchDay, type Policy } from "@samenhang/policy";
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
}

interface Erased {
  readonly table: string;
  readonly owner: string;
  readonly subject: string | null;
}

const AT_ONCE = 1_000;

/**
 * Erases the records whose term has passed, per controller and data subject (policy.md section 15, AVG 17): until then they
 * were there and shown to nobody. What is on hold stays. What was erased, of whom and under which term stands in the ledger
 * of the owner; if that cannot be recorded nothing is erased.
 */
export async function eraseExpired(options: RetentionOptions): Promise<RetentionReport> {
  const { database, now } = options;
  const today = dutchDay(now);
  await reckonTerms(options);
  const erased: Record<string, number> = {};
  let [held, failed] = [0, 0];
  for (const table of await childrenFirst(database)) {
    const done = await eraseOf(table, today, options);
    if (done.erased > 0) erased[table] = done.erased;
    failed += done.failed;
    const [kept] = (await database.query(`SELECT count(*)::int AS held FROM ${table} row WHERE row.retained_until <= $1 AND ${IS_HELD}`, [today])) as { held: number }[];
    held += kept!.held;
  }
  return { erased, held, failed };
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

const IS_HELD = "row.on_hold";

async function eraseOf(table: string, today: string, options: RetentionOptions): Promise<{ erased: number; failed: number }> {
  const failed: string[] = [];
  let erased = 0;
  for (;;) {
    const due = (await options.database.query(
      `SELECT row.id FROM ${table} row WHERE row.retained_until <= $1 AND NOT ${IS_HELD} AND row.id <> ALL($2::uuid[]) ORDER BY row.id LIMIT ${AT_ONCE}`,
      [today, failed],
    )) as { id: string }[];
    if (due.length === 0) return { erased, failed: failed.length };
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
  const [rows] = (await manager.query(`DELETE FROM ${table} row WHERE row.id = ANY($1::uuid[]) AND row.retained_until <= $2 AND NOT ${IS_HELD} RETURNING row.owner, row.about`, [
    ids,
    today,
  ])) as [{ owner: string; about: string[] }[], number];
  if (rows.length === 0) return 0;
  const gone = rows.flatMap(({ owner, about }): Erased[] => (about.length > 0 ? about : [null]).map((subject) => ({ table, owner, subject })));
  await options.ledger.appendWithin(queryOf(manager), entriesOf(gone, options));
  return rows.length;
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
