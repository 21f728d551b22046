import type { Query } from "./ledger.js";
import { CLOCKS_DIFFER_MILLISECONDS, sequenceAt } from "./moments.js";
import { toldTo } from "./told.js";

/** What an entry says of the request it belongs to: what consent must have admitted. */
export interface RecordedRequest {
  readonly traceId: string;
  readonly actor: string;
  readonly organisation: string;
  readonly purpose: string | null;
}

/**
 * Compares what different parties wrote: consent records every request that declared a purpose before it gives a ticket,
 * and an owner every disclosure and act. What an owner gave without a request that was admitted, or in another's name,
 * stands in one ledger only.
 */
export interface Reconciliation {
  /** Requests of which this ledger holds disclosures or acts, where the reader asked or owned; at most `MOST`, newest first. */
  recorded(reader: string, from: Date, to: Date): Promise<readonly RecordedRequest[]>;
  /** Those this ledger did not admit as they are: not at all, or for another. To be asked of the ledger of consent. */
  notAdmitted(requests: readonly RecordedRequest[]): Promise<readonly RecordedRequest[]>;
}

/** Requests compared at once. */
export const MOST_COMPARED = 5_000;
const MOST_READ = 100_000;

export const createReconciliation = (query: Query): Reconciliation => ({
  async recorded(reader, from, to) {
    const first = await sequenceAt(query, from.getTime() - CLOCKS_DIFFER_MILLISECONDS);
    const last = await sequenceAt(query, to.getTime() + CLOCKS_DIFFER_MILLISECONDS);
    const side = (of: string): string =>
      `(SELECT * FROM ledger_entry WHERE ${of} AND sequence > $4 AND sequence <= $5 AND recorded_at >= $2 AND recorded_at < $3 ORDER BY sequence DESC LIMIT ${MOST_READ})`;
    return (
      await query(
        `SELECT trace_id, actor, organisation, purpose, max(sequence) AS last
           FROM (${side("organisation = $1")} UNION ALL ${side("owner = $1 AND owner <> organisation")}) AS e
          WHERE kind IN ('DISCLOSURE', 'ACT') AND EXISTS (SELECT 1 FROM jsonb_array_elements(e.decisions) AS d WHERE ${toldTo("$1").isTold})
          GROUP BY trace_id, actor, organisation, purpose ORDER BY last DESC LIMIT ${MOST_COMPARED}`,
        [reader, from, to, String(first), String(last)],
      )
    ).map(asRequest);
  },
  notAdmitted: async (requests) =>
    (
      await query(
        `SELECT r."traceId" AS trace_id, r.actor, r.organisation, r.purpose
           FROM jsonb_to_recordset($1::jsonb) AS r("traceId" text, actor text, organisation text, purpose text)
          WHERE NOT EXISTS (SELECT 1 FROM ledger_entry e
                             WHERE e.trace_id = r."traceId" AND e.kind = 'REQUEST' AND e.actor = r.actor AND e.organisation = r.organisation AND e.purpose IS NOT DISTINCT FROM r.purpose)`,
        [JSON.stringify(requests)],
      )
    ).map(asRequest),
});

const asRequest = (row: Record<string, unknown>): RecordedRequest => ({
  traceId: String(row["trace_id"]),
  actor: String(row["actor"]),
  organisation: String(row["organisation"]),
  purpose: row["purpose"] === null ? null : String(row["purpose"]),
});
