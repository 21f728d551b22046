import type { Checkpoint, Checkpoints } from "./checkpoints.js";
import type { RecordedEntry } from "./entry.js";
import { disclosuresOf, hashLeaf, leafData } from "./leaf.js";
import { COLUMNS, toEntry, type Query } from "./ledger.js";
import { givenSlot, LEAF_VERSION, type Slot } from "./slots.js";
import { LedgerDamaged } from "./tiles.js";

/** Parts of an entry that say no more than a line of a statement: not who asked, for which case and why, which fields or rules. */
const SHOWN: readonly Slot[] = ["id", "recordedAt", "kind", "organisation", "organisationType", "role", "mandateOf", "purpose", "subject", "owner", "breakGlassId"];

/** That an entry with these parts is in a ledger, to be checked by who has the public keys and nothing else. Hashes are base64. */
export interface EntryReceipt {
  readonly leafVersion: number;
  /** Of all parts, in their order. */
  readonly digests: readonly string[];
  /** Of the parts that are shown: `base64url(JCS([salt, part, value]))`. */
  readonly disclosures: readonly string[];
  readonly index: number;
  readonly size: number;
  readonly hashes: readonly string[];
}

/** The receipt of one entry under a head that covers it: what a statement always shows, and these categories of what was given. Undefined where it is not there. */
export async function receiptOf(query: Query, checkpoints: Checkpoints, head: Checkpoint, id: string, categories: readonly string[]): Promise<EntryReceipt | undefined> {
  const [row] = await query(`SELECT ${COLUMNS}, necessity, salt FROM ledger_entry WHERE id = $1 AND kind = 'DISCLOSURE'`, [id]);
  const proof = row && (await checkpoints.inclusion(id, head.size));
  if (!row || !proof) return undefined;
  const entry: RecordedEntry = { ...toEntry(row), necessity: row["necessity"] as string | null };
  const parts = disclosuresOf(entry, row["salt"] as Buffer);
  const digests = parts.map(({ digest }) => digest);
  // INVARIANT: no receipt is given of an entry that is not what its leaf was made of.
  if (!hashLeaf(Buffer.from(leafData(digests))).equals(proof.leafHash)) throw new LedgerDamaged("an entry is not the one its leaf was made of");
  const shown = new Set<string>([...SHOWN, ...categories.map(givenSlot)]);
  return {
    leafVersion: LEAF_VERSION,
    digests,
    disclosures: parts.filter(({ slot }) => shown.has(slot)).map(({ disclosure }) => disclosure),
    index: proof.index,
    size: proof.size,
    hashes: proof.hashes.map((hash) => hash.toString("base64")),
  };
}
