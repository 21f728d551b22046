import type { OrganisationType } from "@samenhang/caller";
import type { Ledger, LedgerEntry } from "@samenhang/ledger";
import { dutchDay } from "@samenhang/policy";
import type { DataSource, EntityManager } from "typeorm";
import { queryOf } from "./database.js";

export interface RetentionOptions {
  readonly database: DataSource;
  readonly ledger: Ledger;
  readonly typeOf: (organisation: string) => OrganisationType | undefined;
  readonly policyVersion: string;
  readonly now: Date;
}

export interface RetentionReport {
  /** Records that were erased, by table. */
  readonly erased: Readonly<Record<string, number>>;
  /** Records whose term has passed and that are kept: a complaint or a court has need of them (legal hold). */
  readonly held: number;
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
  const erased: Record<string, number> = {};
  let held = 0;
  for (const table of tablesOfRecords(database)) {
    for (;;) {
      const done = await database.transaction((manager) => eraseSome(manager, table, today, options));
      if (done > 0) erased[table] = (erased[table] ?? 0) + done;
      if (done < AT_ONCE) break;
    }
    const [kept] = (await database.query(`SELECT count(*)::int AS held FROM ${table} WHERE retained_until <= $1 AND on_hold`, [today])) as { held: number }[];
    held += kept!.held;
  }
  return { erased, held };
}

const tablesOfRecords = ({ entityMetadatas }: DataSource): string[] =>
  entityMetadatas.filter(({ columns }) => columns.some(({ propertyName }) => propertyName === "retainedUntil")).map(({ tableName }) => tableName);

async function eraseSome(manager: EntityManager, table: string, today: string, options: RetentionOptions): Promise<number> {
  const [rows] = (await manager.query(
    `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE retained_until <= $1 AND NOT on_hold ORDER BY id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED) RETURNING owner, about`,
    [today],
  )) as [{ owner: string; about: string[] }[], number];
  if (rows.length === 0) return 0;
  const gone = rows.flatMap(({ owner, about }): Erased[] => (about.length > 0 ? about : [null]).map((subject) => ({ table, owner, subject })));
  await options.ledger.appendWithin(queryOf(manager), entriesOf(gone, options));
  return rows.length;
}

/** One entry per controller and data subject, as for everything else that is done. */
function entriesOf(gone: readonly Erased[], { typeOf, policyVersion, now }: RetentionOptions): LedgerEntry[] {
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
    policyVersion,
  }));
}
