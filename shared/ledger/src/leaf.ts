import { hash, hkdfSync } from "node:crypto";
import canonicalizeModule from "canonicalize";
import type { RecordedEntry } from "./entry.js";
import { LEAF_VERSION, SLOTS, slotValues, type Slot, type SlotValue } from "./slots.js";

/** JSON Canonicalization Scheme (RFC 8785). The package is CommonJS: what Node imports is the function itself. */
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string;

/** Bytes of the secret of one entry. Without it a leaf hash tells nothing about what was in the entry. */
export const SALT_BYTES = 32;

const SLOT_SALT_BYTES = 16;
const INFO = "samenhang ledger leaf v1";

/** One part of an entry in a form that can be shown without the others, as in SD-JWT (RFC 9901 section 4.2). */
export interface SlotDisclosure {
  readonly slot: Slot;
  readonly value: SlotValue;
  /** base64url of the JCS of `[salt, slot, value]`. */
  readonly disclosure: string;
  /** base64url of the SHA-256 of `disclosure`: what stands in the leaf. */
  readonly digest: string;
}

/** Every part of an entry, in the order of `SLOTS`. The salts follow from the entry's own by HKDF (RFC 5869); one does not tell another. */
export function disclosuresOf(entry: RecordedEntry, salt: Uint8Array): SlotDisclosure[] {
  const salts = Buffer.from(hkdfSync("sha256", salt, "", INFO, SLOTS.length * SLOT_SALT_BYTES));
  return slotValues(entry).map((value, rank) => {
    const slot = SLOTS[rank]!;
    const slotSalt = salts.toString("base64url", rank * SLOT_SALT_BYTES, (rank + 1) * SLOT_SALT_BYTES);
    // The JCS of `[slotSalt, slot, value]`: salts and names hold nothing to escape.
    const disclosure = Buffer.from(`["${slotSalt}","${slot}",${canonicalize(value)}]`).toString("base64url");
    return { slot, value, disclosure, digest: hash("sha256", disclosure, "base64url") };
  });
}

/** What is hashed: JCS of the version and the digests in the order of the slots. */
export const leafData = (digests: readonly string[]): string => `{"sd":${JSON.stringify(digests)},"v":${LEAF_VERSION}}`;

/** Leaf hash of an entry: SHA-256 of 0x00 and the leaf data (RFC 9162 section 2.1.1). */
export const leafHashOf = (entry: RecordedEntry, salt: Uint8Array): Buffer => hashLeaf(Buffer.from(leafData(disclosuresOf(entry, salt).map(({ digest }) => digest))));

const LEAF = Buffer.of(0);

export const hashLeaf = (data: Uint8Array): Buffer => hash("sha256", Buffer.concat([LEAF, data]), "buffer");
