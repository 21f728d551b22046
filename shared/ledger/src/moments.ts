import type { Query } from "./ledger.js";

/** Replicas of an owner have clocks of their own. */
export const CLOCKS_DIFFER_MILLISECONDS = 60_000;

/** The last sequence recorded before a moment (milliseconds), found by halving: sequences have no gaps and follow the clock. */
export async function sequenceAt(query: Query, moment: number): Promise<bigint> {
  const [head] = await query(`SELECT size FROM ledger_head`, []);
  let [low, high] = [0n, BigInt(String(head!["size"]))];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    const [found] = await query(`SELECT sequence, recorded_at FROM ledger_entry WHERE sequence >= $1 ORDER BY sequence LIMIT 1`, [String(middle)]);
    if (found && new Date(found["recorded_at"] as string).getTime() < moment) low = middle;
    else high = middle - 1n;
  }
  return low;
}
