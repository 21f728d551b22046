import type { LedgerDatabase, Query } from "./ledger.js";
import { checkpointText, signNote, type Head, type NoteSigner } from "./note.js";
import { keepTiles, LedgerDamaged, treeNodes } from "./tiles.js";
import { consistencyProof, inclusionProof, rootHash } from "./tree.js";

export interface Checkpoint extends Head {
  /** C2SP checkpoint, signed by the owner. */
  readonly note: string;
  readonly signedAt: Date;
}

export interface InclusionProof {
  /** From 0. */
  readonly index: number;
  readonly size: number;
  readonly leafHash: Buffer;
  readonly hashes: readonly Buffer[];
}

/** The heads of one ledger, and the proofs that go with them. */
export interface Checkpoints {
  readonly origin: string;
  /** Signs a head over everything that was recorded before the call; the last one where nothing was. Undefined for an empty ledger. */
  make(): Promise<Checkpoint | undefined>;
  latest(): Promise<Checkpoint | undefined>;
  /** The smallest signed head of at least this size. */
  covering(size: number): Promise<Checkpoint | undefined>;
  /** Place of an entry, from 1; undefined where it is not there. */
  sequenceOf(entryId: string): Promise<number | undefined>;
  /** Undefined where the entry is not there, or not among the first `size`. */
  inclusion(entryId: string, size: number): Promise<InclusionProof | undefined>;
  consistency(old: number, size: number): Promise<readonly Buffer[]>;
  /** How many entries there are now. */
  size(): Promise<number>;
}

export interface CheckpointOptions {
  readonly database: LedgerDatabase;
  readonly origin: string;
  readonly signer: NoteSigner;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Name of a ledger in its checkpoints; not an address. */
export const originOf = (subgraph: string): string => `samenhang.example/ledger/${subgraph}`;
/** Name under which a subgraph cosigns. */
export const witnessNameOf = (subgraph: string): string => `samenhang.example/witness/${subgraph}`;

const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('samenhang ledger checkpoint', 0))`;
const COLUMNS = "size, root, note, signed_at";

export function createCheckpoints({ database, origin, signer, now }: CheckpointOptions): Checkpoints {
  const toCheckpoint = (row: Record<string, unknown> | undefined): Checkpoint | undefined =>
    row && { origin, size: Number(row["size"]), root: row["root"] as Buffer, note: row["note"] as string, signedAt: new Date(row["signed_at"] as string) };
  const latestIn = async (query: Query) => toCheckpoint((await query(`SELECT ${COLUMNS} FROM ledger_checkpoint ORDER BY size DESC LIMIT 1`, []))[0]);

  return {
    origin,
    make: () =>
      database.transaction(async (query) => {
        await query(LOCK, []);
        const last = await latestIn(query);
        const size = await sizeIn(query);
        if (size === (last?.size ?? 0)) return last;
        // INVARIANT: no head is signed that does not continue the last one.
        if (last && (size < last.size || !(await rootHash(last.size, treeNodes(query))).equals(last.root))) throw new LedgerDamaged("the ledger does not continue its last head");
        await keepTiles(query, size);
        const root = await rootHash(size, treeNodes(query));
        const signedAt = new Date(now());
        const note = await signNote(checkpointText({ origin, size, root }), origin, signer);
        await query(`INSERT INTO ledger_checkpoint (size, root, note, signed_at) VALUES ($1, $2, $3, $4)`, [size, root, note, signedAt]);
        return { origin, size, root, note, signedAt };
      }),
    latest: () => latestIn(database.query),
    covering: async (size) => toCheckpoint((await database.query(`SELECT ${COLUMNS} FROM ledger_checkpoint WHERE size >= $1 ORDER BY size LIMIT 1`, [size]))[0]),
    async sequenceOf(entryId) {
      const [row] = await database.query(`SELECT sequence FROM ledger_entry WHERE id = $1`, [entryId]);
      return row && Number(row["sequence"]);
    },
    async inclusion(entryId, size) {
      const [row] = await database.query(`SELECT sequence, leaf_hash FROM ledger_entry WHERE id = $1 AND sequence <= $2`, [entryId, size]);
      if (!row) return undefined;
      const index = Number(row["sequence"]) - 1;
      return { index, size, leafHash: row["leaf_hash"] as Buffer, hashes: await inclusionProof(index, size, treeNodes(database.query)) };
    },
    consistency: (old, size) => consistencyProof(old, size, treeNodes(database.query)),
    size: () => sizeIn(database.query),
  };
}

async function sizeIn(query: Query): Promise<number> {
  const [row] = await query(`SELECT size FROM ledger_head`, []);
  if (!row) throw new LedgerDamaged("the count of entries is missing");
  return Number(row["size"]);
}
