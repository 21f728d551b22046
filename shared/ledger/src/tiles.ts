import type { Query } from "./ledger.js";
import { hashChildren, type NodeHash } from "./tree.js";

/** Hashes in a full tile: eight levels of the tree (C2SP tlog-tiles). */
export const TILE = 256;
const HEIGHT = 8;
const HASH_BYTES = 32;
/** Full tiles that are made from one reading of leaves. */
const BATCH = 64;

/** The ledger's own rows contradict each other: a leaf that should be there is not. */
export class LedgerDamaged extends Error {
  override name = "LedgerDamaged";
}

/** Hashes of the tree as they are kept: full tiles, and the leaves behind them. Every reader asks each tile once. */
export function treeNodes(query: Query): NodeHash {
  const tiles = new Map<string, Promise<readonly Buffer[]>>();
  const tile = (level: number, index: number): Promise<readonly Buffer[]> => {
    const key = `${level}/${index}`;
    const known = tiles.get(key) ?? readTile(query, level, index);
    tiles.set(key, known);
    return known;
  };
  return async (level, index) => {
    const width = 2 ** (level % HEIGHT);
    const first = index * width;
    const hashes = (await tile(Math.floor(level / HEIGHT), Math.floor(first / TILE))).slice(first % TILE, (first % TILE) + width);
    if (hashes.length !== width) throw new LedgerDamaged("a hash of the tree is missing");
    return fold(hashes);
  };
}

/** Keeps every full tile of the first `size` leaves that is not kept yet. */
export async function keepTiles(query: Query, size: number): Promise<void> {
  for (let level = 0, nodes = size; nodes >= TILE; level += 1, nodes = Math.floor(nodes / TILE)) {
    const full = Math.floor(nodes / TILE);
    const [row] = await query(`SELECT coalesce(max(index) + 1, 0) AS next FROM ledger_tile WHERE level = $1`, [level]);
    for (let index = Number(row!["next"]); index < full; index += BATCH) {
      const count = Math.min(BATCH, full - index);
      const hashes = await belowTiles(query, level, index * TILE, count * TILE);
      if (hashes.length !== count * TILE) throw new LedgerDamaged("an entry of the ledger is missing");
      const made = Array.from({ length: count }, (_, at) => hashes.slice(at * TILE, (at + 1) * TILE));
      await query(`INSERT INTO ledger_tile (level, index, hashes, hash) SELECT $1, * FROM unnest($2::bigint[], $3::bytea[], $4::bytea[])`, [
        level,
        made.map((_, at) => index + at),
        made.map((each) => Buffer.concat(each)),
        made.map(fold),
      ]);
    }
  }
}

async function readTile(query: Query, level: number, index: number): Promise<readonly Buffer[]> {
  const [row] = await query(`SELECT hashes FROM ledger_tile WHERE level = $1 AND index = $2`, [level, index]);
  if (!row) return belowTiles(query, level, index * TILE, TILE);
  const hashes = row["hashes"] as Buffer;
  return Array.from({ length: hashes.length / HASH_BYTES }, (_, at) => hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

/** At most `count` hashes from `first` on, from the tiles one level down or from the entries; no more than are there without a gap. */
async function belowTiles(query: Query, level: number, first: number, count: number): Promise<readonly Buffer[]> {
  const rows =
    level === 0
      ? await query(`SELECT sequence - 1 AS at, leaf_hash AS hash FROM ledger_entry WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence`, [first, first + count])
      : await query(`SELECT index AS at, hash FROM ledger_tile WHERE level = $1 AND index >= $2 AND index < $3 ORDER BY index`, [level - 1, first, first + count]);
  const gap = rows.findIndex((row, offset) => Number(row["at"]) !== first + offset);
  return rows.slice(0, gap === -1 ? rows.length : gap).map((row) => row["hash"] as Buffer);
}

/** Hash over a full subtree, of the hashes at its foot. */
function fold(hashes: readonly Buffer[]): Buffer {
  let level = hashes;
  while (level.length > 1) level = Array.from({ length: level.length / 2 }, (_, at) => hashChildren(level[2 * at]!, level[2 * at + 1]!));
  return level[0]!;
}
