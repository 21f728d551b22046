import { HubError } from "@samenhang/errors";
import type { LedgerEntry, StoredEntry } from "./entry.js";

/** Runs one statement; the ledger does not care by which driver. */
export type Query = (sql: string, parameters: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;

export interface Ledger {
  /**
   * Records entries, durably. MUST NOT return before they are on disk; callers MUST NOT release data before it returns.
   * Fails with `LEDGER_UNAVAILABLE` when they cannot be recorded.
   */
  append(entries: readonly LedgerEntry[]): Promise<void>;
  /** As `append`, inside a transaction of the caller: the entries exist if and only if its act does. */
  appendWithin(query: Query, entries: readonly LedgerEntry[]): Promise<void>;
  /** Entries in which the organisation asked or owned, newest first, at most `limit`, before sequence `before`. */
  read(filter: { organisation: string; traceId?: string; before?: string; limit: number }): Promise<readonly StoredEntry[]>;
  /** How many requests of this actor for this purpose were recorded since Dutch midnight. */
  requestsToday(asker: Pick<LedgerEntry, "actor" | "organisation" | "purpose">): Promise<number>;
}

const INSERT = `
  INSERT INTO ledger_entry (trace_id, kind, actor, organisation, organisation_type, role, mandate_of, purpose, case_id, necessity, break_glass_id, subject, owner, decisions, policy_version)
  SELECT e."traceId", e.kind, e.actor, e.organisation, e."organisationType", e.role, e."mandateOf", e.purpose, e."caseId", e.necessity, e."breakGlassId", e.subject, e.owner, e.decisions, e."policyVersion"
  FROM jsonb_to_recordset($1::jsonb) AS e("traceId" text, kind text, actor text, organisation text, "organisationType" text, role text, "mandateOf" text, purpose text,
    "caseId" uuid, necessity text, "breakGlassId" uuid, subject uuid, owner text, decisions jsonb, "policyVersion" text)`;

const MAX_GROUP = 500;

/** Entries that arrive while a write is under way go out together in the next one: throughput grows with concurrency. */
export function createLedger(query: Query): Ledger {
  let waiting: { entries: readonly LedgerEntry[]; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let writing = false;

  const write = async (run: Query, entries: readonly LedgerEntry[]): Promise<void> => {
    try {
      await run(INSERT, [JSON.stringify(entries)]);
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
    async read({ organisation, traceId, before, limit }) {
      const rows = await query(
        `SELECT sequence, id, recorded_at, trace_id, kind, actor, organisation, organisation_type, role, mandate_of, purpose, case_id, break_glass_id, subject, owner, decisions, policy_version
           FROM ledger_entry
          WHERE (organisation = $1 OR owner = $1) AND ($2::text IS NULL OR trace_id = $2) AND ($3::bigint IS NULL OR sequence < $3)
          ORDER BY sequence DESC LIMIT $4`,
        [organisation, traceId ?? null, before ?? null, limit],
      );
      return rows.map(toEntry);
    },
    async requestsToday({ actor, organisation, purpose }) {
      const [row] = await query(
        `SELECT count(DISTINCT trace_id) AS requests FROM ledger_entry
          WHERE actor = $1 AND organisation = $2 AND purpose = $3
            AND recorded_at >= date_trunc('day', now() AT TIME ZONE 'Europe/Amsterdam') AT TIME ZONE 'Europe/Amsterdam'`,
        [actor, organisation, purpose],
      );
      return Number(row!["requests"]);
    },
  };
}

/** The necessity text stays behind: it can name people, and a metadata reader has no need of it. */
const toEntry = (row: Record<string, unknown>): StoredEntry =>
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
