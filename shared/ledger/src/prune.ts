import { createLedger, type LedgerDatabase } from "./ledger.js";
import { TILE } from "./tiles.js";

export interface Pruning {
  /** Entries recorded before this moment; or those of `sequences`. */
  readonly before?: Date;
  /** `1-256,300`. */
  readonly sequences?: string;
  /** The rule of retention, and what it rests on: they stand in the record. */
  readonly rule: string;
  readonly ground: string;
  /** Who does it, for which organisation, in whose ledger. */
  readonly actor: string;
  readonly organisation: string;
  readonly organisationType: string;
  readonly subgraph: string;
}

const RANGES = /^[1-9][0-9]*(-[1-9][0-9]*)?(,[1-9][0-9]*(-[1-9][0-9]*)?)*$/;

/**
 * Takes the contents of entries whose time is over out of the ledger, with their salts; their leaves stay, so that every
 * proof stays good. Only within full tiles of a head that a witness cosigned, and never what accounts for an earlier
 * pruning. Is itself recorded. Answers how many lost their contents.
 *
 * Needs the role that owns the tables: the application's may not delete.
 */
export async function prune(database: LedgerDatabase, pruning: Pruning, now: () => number): Promise<number> {
  const { before, sequences, rule, ground, actor, organisation, organisationType, subgraph } = pruning;
  if ((before === undefined) === (sequences === undefined)) throw new Error("say either a moment or sequences");
  if (sequences !== undefined && !RANGES.test(sequences)) throw new Error("sequences are written as `1-256,300`");
  return database.transaction(async (query) => {
    const [seen] = await query(`SELECT coalesce(max(size), 0) AS size FROM ledger_cosignature`, []);
    const limit = Math.floor(Number(seen!["size"]) / TILE) * TILE;
    const gone = await query(
      `WITH gone AS (
         DELETE FROM ledger_entry
          WHERE sequence <= $1 AND kind <> 'PRUNE' AND ($2::timestamptz IS NULL OR recorded_at < $2) AND ($3::int8multirange IS NULL OR sequence <@ $3)
          RETURNING sequence, leaf_hash)
       INSERT INTO ledger_pruned (sequence, leaf_hash) SELECT sequence, leaf_hash FROM gone RETURNING sequence`,
      [limit, before ?? null, sequences === undefined ? null : multirange(sequences)],
    );
    if (gone.length === 0) return 0;
    // What was counted of a person goes with the last entry about that person; counts without persons stay.
    await query(
      `DELETE FROM ledger_pair p WHERE NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.subject = p.subject AND e.actor = p.actor AND e.organisation = p.organisation)`,
      [],
    );
    const pruned = rangesOf(gone.map((row) => Number(row["sequence"])));
    await createLedger(query, now).appendWithin(query, [
      {
        traceId: "-",
        kind: "PRUNE",
        actor,
        organisation,
        organisationType,
        role: "-",
        mandateOf: null,
        purpose: null,
        caseId: null,
        necessity: null,
        breakGlassId: null,
        subject: null,
        owner: subgraph,
        decisions: [{ field: "*", outcome: "ALLOW", rule, grounds: [ground], reason: "RETENTION_ENDED", count: gone.length, sequences: pruned }],
        policyVersion: "-",
      },
    ]);
    return gone.length;
  });
}

const multirange = (sequences: string): string =>
  `{${sequences
    .split(",")
    .map((range) => range.split("-"))
    .map(([from, to]) => `[${from},${to ?? from}]`)
    .join(",")}}`;

/** As ranges, ascending. */
function rangesOf(sequences: number[]): string {
  const ranges: [number, number][] = [];
  for (const sequence of sequences.sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === sequence - 1) last[1] = sequence;
    else ranges.push([sequence, sequence]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}
