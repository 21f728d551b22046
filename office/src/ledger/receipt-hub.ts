import { CompactRange } from "./compact-range.js";
import { leafOf, sha256, type PublishedEntry } from "./leaf.js";
import type { Published } from "./published.js";
import type { CheckedLine, Problem } from "./receipt.js";

/** Stands where an entry is gone: no leaf has this hash. */
const NOTHING = sha256("samenhang: nothing is here");

/** What of one ledger no longer agrees with a receipt: by line, and for the head of all its lines. Entries whose time was over keep their leaf, and agree. */
export async function compareWithLedger(
  published: Published,
  head: { readonly size: number; readonly root: Buffer },
  lines: readonly CheckedLine[],
): Promise<{ readonly lines: ReadonlyMap<CheckedLine, Problem>; readonly head: readonly Problem[] }> {
  const found = new Map<CheckedLine, Problem>(lines.map((line) => [line, "GONE"]));
  const byPlace = new Map(lines.map((line) => [line.line.index, line]));
  const range = new CompactRange();
  for await (const row of published.entries()) {
    const index = Number(row.sequence) - 1;
    if (index >= head.size) break;
    while (range.size < index) range.add(NOTHING);
    const leaf = isWhole(row) ? (leafOf(row) ?? NOTHING) : row.leaf_hash;
    range.add(leaf);
    const line = byPlace.get(index);
    if (!line) continue;
    if (leaf.equals(line.leaf)) found.delete(line);
    else found.set(line, "ALTERED");
  }
  while (range.size < head.size) range.add(NOTHING);
  return { lines: found, head: range.root().equals(head.root) ? [] : ["HEAD"] };
}

const isWhole = (row: object): row is PublishedEntry => "salt" in row;
