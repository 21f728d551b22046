import { randomBytes, randomUUID } from "node:crypto";
import { HubError } from "@samenhang/errors";
import { mixWithCovers, type Mixing } from "./cover.js";
import type { LedgerEntry, StoredEntry } from "./entry.js";
import { leafHashOf, SALT_BYTES } from "./leaf.js";
import { inSlotOrder, LEAF_VERSION } from "./slots.js";

/** Runs one statement; the ledger does not care by which driver. */
export type Query = (sql: string, parameters: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;

/** A database in which several statements can be one. */
export interface LedgerDatabase {
  readonly query: Query;
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
}

export interface Ledger {
  /**
   * Records entries, durably. MUST NOT return before they are on disk; callers MUST NOT release data before it returns.
   * Fails with `LEDGER_UNAVAILABLE` when they cannot be recorded.
   */
  append(entries: readonly LedgerEntry[]): Promise<void>;
  /**
   * As `append`, inside a transaction of the caller: the entries exist if and only if its act does.
   *
   * MUST be the last statement of that transaction: until it ends nobody else can record anything.
   */
  appendWithin(query: Query, entries: readonly LedgerEntry[]): Promise<void>;
  /** How many requests of this actor for this purpose were recorded since Dutch midnight. */
  requestsToday(asker: Pick<LedgerEntry, "actor" | "organisation" | "purpose">): Promise<number>;
}

/**
 * One statement: the row of the count is locked until the transaction ends, so that sequences follow the order of commits
 * and leave no gap.
 */
const APPEND = `
  WITH head AS (UPDATE ledger_head SET size = size + $2 RETURNING size - $2 AS before)
  INSERT INTO ledger_entry (sequence, id, recorded_at, trace_id, kind, actor, organisation, organisation_type, role, mandate_of, purpose, case_id, necessity, break_glass_id, subject,
    owner, decisions, policy_version, leaf_version, salt, leaf_hash)
  SELECT head.before + e.place, e.id, e."recordedAt", e."traceId", e.kind, e.actor, e.organisation, e."organisationType", e.role, e."mandateOf", e.purpose, e."caseId", e.necessity,
    e."breakGlassId", e.subject, e.owner, e.decisions, e."policyVersion", e."leafVersion", decode(e.salt, 'base64'), decode(e."leafHash", 'base64')
  FROM head, jsonb_to_recordset($1::jsonb) AS e(place int, id uuid, "recordedAt" timestamptz, "traceId" text, kind text, actor text, organisation text, "organisationType" text, role text,
    "mandateOf" text, purpose text, "caseId" uuid, necessity text, "breakGlassId" uuid, subject uuid, owner text, decisions jsonb, "policyVersion" text, "leafVersion" int, salt text,
    "leafHash" text)
  RETURNING sequence`;

/** What of an entry is read; the necessity text stays behind: it can name people, and who reads has no need of it. */
export const COLUMNS = `sequence, id, recorded_at, trace_id, kind, actor, organisation, organisation_type, role, mandate_of, purpose, case_id, break_glass_id, subject, owner, decisions, policy_version`;

const MAX_GROUP = 500;

/** Entries that arrive while a write is under way go out together in the next one: throughput grows with concurrency. */
export function createLedger(query: Query, now: () => number = Date.now, mix: Mixing = mixWithCovers): Ledger {
  let waiting: { entries: readonly LedgerEntry[]; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let writing = false;

  const write = async (run: Query, given: readonly LedgerEntry[]): Promise<void> => {
    try {
      const entries = mix(given);
      const recordedAt = new Date(now());
      const stored = await run(APPEND, [JSON.stringify(entries.map((entry, at) => sealed(entry, at + 1, recordedAt))), entries.length]);
      if (stored.length !== entries.length) throw new Error("the count of entries is missing");
    } catch (cause) {
      throw new HubError("LEDGER_UNAVAILABLE", { cause });
    }
  };

  const drain = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, MAX_GROUP);
      waiting = waiting.slice(MAX_GROUP);
      try {
        await write(
          query,
          group.flatMap(({ entries }) => entries),
        );
        for (const { resolve } of group) resolve();
      } catch (error) {
        // One entry that cannot be written must not take the others of its group along.
        if (group.length === 1) group[0]!.reject(error);
        else for (const one of group) await write(query, one.entries).then(one.resolve, one.reject);
      }
    }
    writing = false;
  };

  return {
    append(entries) {
      if (entries.length === 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push({ entries, resolve, reject });
        void drain();
      });
    },
    appendWithin: write,
    async requestsToday({ actor, organisation, purpose }) {
      const [row] = await query(
        `SELECT count(DISTINCT trace_id) AS requests FROM ledger_entry
          WHERE actor = $1 AND organisation = $2 AND purpose = $3
            AND recorded_at >= date_trunc('day', $4::timestamptz AT TIME ZONE 'Europe/Amsterdam') AT TIME ZONE 'Europe/Amsterdam'`,
        [actor, organisation, purpose, new Date(now())],
      );
      return Number(row!["requests"]);
    },
  };
}

/** An entry with its place among those written together, its salt and its leaf. */
function sealed(entry: LedgerEntry, place: number, recordedAt: Date): object {
  const salt = randomBytes(SALT_BYTES);
  const recorded = { ...entry, id: randomUUID(), recordedAt, decisions: inSlotOrder(entry.decisions) };
  return { ...recorded, place, leafVersion: LEAF_VERSION, salt: salt.toString("base64"), leafHash: leafHashOf(recorded, salt).toString("base64") };
}

export const toEntry = (row: Record<string, unknown>): StoredEntry =>
  ({
    sequence: String(row["sequence"]),
    id: row["id"],
    recordedAt: new Date(row["recorded_at"] as string),
    traceId: row["trace_id"],
    kind: row["kind"],
    actor: row["actor"],
    organisation: row["organisation"],
    organisationType: row["organisation_type"],
    role: row["role"],
    mandateOf: row["mandate_of"],
    purpose: row["purpose"],
    caseId: row["case_id"],
    necessity: null,
    breakGlassId: row["break_glass_id"],
    subject: row["subject"],
    owner: row["owner"],
    decisions: row["decisions"],
    policyVersion: row["policy_version"],
  }) as StoredEntry;
