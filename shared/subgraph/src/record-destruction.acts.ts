import { HubError } from "@samenhang/errors";
import type { Policy } from "@samenhang/policy";
import type { EntityManager } from "typeorm";
import { check, UNKNOWN_RECORD } from "./act-checks.js";
import { ActRefusal, type ActTransaction } from "./acts.js";
import { RecordDestructionEntity } from "./record-destruction.entity.js";
import type { RecordsDestroyInput } from "./record-destruction.input.js";
import { visibleRecord, type Holdable } from "./record-hold.acts.js";
import { isDestroyedOnRequest, retainedTables, type RetainedTable } from "./retained.js";
import type { RequestContext } from "./request-context.js";
import type { PublicValue } from "./schema.js";

const MIN_ACCOUNT = 20;
const MAX_ACCOUNT = 4_000;

/** What becomes of a record when its person asks to destroy it. */
type Fate = "DESTROYED" | "KEPT_BY_LAW" | "KEPT_FOR_OTHERS" | "KEPT_ON_HOLD";

/**
 * Carries out a request that the organisation accepted, once: the term of its records about the person ends today, but for
 * what a law, somebody else or a hold keeps (policy.md section 12.5). They are absent at once, and the retention run erases
 * them. How many of which kind stands in the ledger; the person gets it in words.
 */
export function destroyRecords({ acts, guard, hub }: RequestContext, kinds: readonly Holdable[], input: RecordsDestroyInput): Promise<PublicValue> {
  const { idempotencyKey, request, person, account } = input;
  const keep = [...new Set(input.keep)];
  check(account.trim().length >= MIN_ACCOUNT && account.length <= MAX_ACCOUNT, `say what was done, in ${MIN_ACCOUNT} to ${MAX_ACCOUNT} characters`);
  return acts.perform({ act: "RECORDS_DESTROY", idempotencyKey, input, about: [person] }, async (transaction) => {
    const { manager, today, organisation } = transaction;
    const accepted = guard.subject(person)?.destructions?.find((destruction) => destruction.request === request);
    if (!accepted) throw new ActRefusal(UNKNOWN_RECORD);
    if (await manager.existsBy(RecordDestructionEntity, { request })) throw new HubError("ACT_CONFLICT");
    for (const id of keep) {
      const kind = await visibleRecord(guard, kinds, id);
      const row = kind && (await manager.findOneBy(kind.entity, { id } as never));
      if (row?.owner !== organisation || !row.about.includes(person)) throw new ActRefusal(UNKNOWN_RECORD);
    }
    const counts: Record<Fate, number> = { DESTROYED: 0, KEPT_BY_LAW: 0, KEPT_FOR_OTHERS: 0, KEPT_ON_HOLD: 0 };
    const names = kinds.map(({ entity }) => manager.connection.getMetadata(entity).tableName);
    for (const table of retainedTables(manager.connection).filter(({ name }) => names.includes(name))) {
      for (const [fate, count] of await endTerms(transaction, table, { person, keep, policy: hub.policy })) {
        counts[fate] += count;
        const field = `RECORDS_DESTROY.${fate}.${table.name}`;
        transaction.note({ field, outcome: "ALLOW", rule: "ACT-RECORDS_DESTROY", grounds: [], reason: "PERMITTED", count });
      }
    }
    await manager.insert(RecordDestructionEntity, {
      ...transaction.base([person]),
      request,
      requestedBy: accepted.requestedBy,
      carriedOutOn: today,
      account,
      destroyed: counts.DESTROYED,
      keptByLaw: counts.KEPT_BY_LAW,
      keptForOthers: counts.KEPT_FOR_OTHERS,
      keptOnHold: counts.KEPT_ON_HOLD,
    });
  });
}

async function endTerms(
  { manager, today, organisation }: ActTransaction,
  table: RetainedTable,
  { person, keep, policy }: { readonly person: string; readonly keep: readonly string[]; readonly policy: Policy },
): Promise<ReadonlyMap<Fate, number>> {
  const isLive = "row.owner = $1 AND $2::uuid = ANY(row.about) AND (row.retained_until IS NULL OR row.retained_until > $3::date)";
  await manager.query(`SELECT row.id FROM ${table.name} row WHERE ${isLive} ORDER BY row.id FOR UPDATE`, [organisation, person, today]);
  const rows = (await manager.query(
    `SELECT row.id, CASE
        WHEN EXISTS (SELECT FROM record_hold hold WHERE hold.record = row.id AND hold.record_table = '${table.name}' AND hold.ended_on IS NULL) THEN 'KEPT_ON_HOLD'
        WHEN NOT ${isDestroyedOnRequest(table, policy)} OR row.court_document OR row.delivered_to_board OR row.necessary_for_supervision THEN 'KEPT_BY_LAW'
        WHEN cardinality(row.about) > 1 OR row.id = ANY($4::uuid[]) THEN 'KEPT_FOR_OTHERS'
        ELSE 'DESTROYED' END AS fate
       FROM ${table.name} row WHERE ${isLive}`,
    [organisation, person, today, keep],
  )) as { id: string; fate: Fate }[];
  const destroyed = rows.filter(({ fate }) => fate === "DESTROYED").map(({ id }) => id);
  await endNow(manager, table.name, destroyed, today);
  const counts = new Map<Fate, number>();
  for (const { fate } of rows) counts.set(fate, (counts.get(fate) ?? 0) + 1);
  return counts;
}

/** No change of the record: a file does not get a longer life by it. */
const endNow = (manager: EntityManager, table: string, ids: readonly string[], today: string): Promise<unknown> =>
  manager.query(`UPDATE ${table} SET retained_until = $2 WHERE id = ANY($1::uuid[])`, [ids, today]);
