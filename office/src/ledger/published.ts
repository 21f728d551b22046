import pg from "pg";
import type { PublishedEntry } from "./leaf.js";

/** A head of a ledger as its owner, or a witness, keeps it. */
export interface KeptHead {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly at: Date;
}

export interface WitnessedHead extends KeptHead {
  readonly owner: string;
  readonly witness: string;
  /** Refused by the witness: another root for a size it had seen. */
  readonly isFork: boolean;
}

export interface PrunedEntry {
  readonly sequence: string;
  readonly leaf_hash: Buffer;
}

export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
  readonly hash: Buffer;
}

/** What one owner publishes, at one moment. */
export interface Published {
  /** Entries and what is left of pruned ones, in order. */
  entries(): AsyncGenerator<PublishedEntry | PrunedEntry>;
  tile(level: number, index: number): Promise<Tile | undefined>;
  readonly size: number;
  readonly tiles: number;
  readonly heads: readonly KeptHead[];
  readonly cosignatures: readonly { readonly size: number; readonly witness: string; readonly line: string }[];
}

const PAGE = 2_000;
const ORIGIN = "samenhang.example/ledger/";

/** Runs the work over a transaction that sees one moment and can only read. */
async function reading<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The heads this subgraph saw of others. MUST be read before the ledgers themselves, which grow meanwhile. */
export const readWitnessed = (witness: string, url: string): Promise<WitnessedHead[]> =>
  reading(url, async (client) => {
    const { rows } = await client.query<{ origin: string; size: string; root: Buffer; note: string; seen_at: Date; fork: boolean }>(
      `SELECT origin, size, root, note, seen_at, false AS fork FROM ledger_witnessed
       UNION ALL SELECT origin, size, root, note, seen_at, true FROM ledger_evidence WHERE kind = 'FORK'`,
    );
    return rows.map(({ origin, size, root, note, seen_at, fork }) => ({
      owner: origin.slice(ORIGIN.length),
      witness,
      size: Number(size),
      root,
      note,
      at: seen_at,
      isFork: fork,
    }));
  });

export const readPublished = <T>(url: string, work: (published: Published) => Promise<T>): Promise<T> =>
  reading(url, async (client) => {
    const count = await client.query<{ size: string; tiles: string }>(`SELECT (SELECT size FROM ledger_head) AS size, (SELECT count(*) FROM ledger_tile) AS tiles`);
    const heads = await client.query<{ size: string; root: Buffer; note: string; at: Date }>(`SELECT size, root, note, signed_at AS at FROM ledger_checkpoint ORDER BY size`);
    const lines = await client.query<{ size: string; witness: string; line: string }>(`SELECT size, witness, line FROM ledger_cosignature ORDER BY size, witness`);
    const numbered = <Row extends { size: string }>(row: Row) => ({ ...row, size: Number(row.size) });
    return work({
      entries: () => entries(client),
      tile: async (level, index) => (await client.query<Tile>(`SELECT level, index::int, hashes, hash FROM ledger_tile WHERE level = $1 AND index = $2`, [level, index])).rows[0],
      size: Number(count.rows[0]?.size ?? -1),
      tiles: Number(count.rows[0]?.tiles ?? 0),
      heads: heads.rows.map(numbered),
      cosignatures: lines.rows.map(numbered),
    });
  });

/** In one order, entries and pruned ones together; a cursor each, so that a ledger of any size takes the same memory. */
async function* entries(client: pg.Client): AsyncGenerator<PublishedEntry | PrunedEntry> {
  await client.query(`DECLARE published NO SCROLL CURSOR FOR SELECT * FROM ledger_entry ORDER BY sequence`);
  await client.query(`DECLARE pruned NO SCROLL CURSOR FOR SELECT * FROM ledger_pruned ORDER BY sequence`);
  const [whole, pruned] = [pages<PublishedEntry>(client, "published"), pages<PrunedEntry>(client, "pruned")];
  let [left, right] = [await whole.next(), await pruned.next()];
  while (!left.done || !right.done) {
    if (right.done || (!left.done && BigInt(left.value.sequence) <= BigInt(right.value.sequence))) {
      yield left.value as PublishedEntry;
      left = await whole.next();
    } else {
      yield right.value;
      right = await pruned.next();
    }
  }
}

async function* pages<Row extends object>(client: pg.Client, cursor: string): AsyncGenerator<Row> {
  // The next page is asked for while this one is looked at.
  const fetch = () => {
    const page = client.query<Row>(`FETCH ${PAGE} FROM ${cursor}`);
    page.catch(() => undefined);
    return page;
  };
  let next = fetch();
  while (true) {
    const { rows } = await next;
    if (rows.length === 0) return;
    next = fetch();
    yield* rows;
  }
}
