import { createPublicKey, verify, type JsonWebKey, type KeyObject } from "node:crypto";
import { sha256 } from "./leaf.js";

/** Public keys of the subgraphs by name, former ones among them: JSON Web Key Sets. */
export type KnownKeys = Readonly<Record<string, { readonly keys: readonly JsonWebKey[] }>>;

const [PLAIN, COSIGNED] = [1, 4];
const LINE = /^— (\S+) (\S+)$/u;

/** Is the text signed under this name by one of the keys, in a line of a C2SP note? `type` 1 is a note, 4 a cosignature. */
const isSigned = (text: string, line: string, name: string, keys: readonly JsonWebKey[], type: number): boolean => {
  const [, said, encoded] = LINE.exec(line) ?? [];
  if (said !== name || encoded === undefined) return false;
  const bytes = Buffer.from(encoded, "base64");
  if (bytes.length !== (type === COSIGNED ? 76 : 68)) return false;
  const message = type === COSIGNED ? `cosignature/v1\ntime ${bytes.readBigUInt64BE(4)}\n${text}` : text;
  return keys.some((key) => {
    const id = sha256(`${name}\n`, Buffer.from([type]), Buffer.from(key.x ?? "", "base64url")).subarray(0, 4);
    return id.equals(bytes.subarray(0, 4)) && verify(null, Buffer.from(message), publicKey(key), bytes.subarray(-64));
  });
};

const objects = new WeakMap<JsonWebKey, KeyObject>();
const publicKey = (key: JsonWebKey): KeyObject => {
  const known = objects.get(key) ?? createPublicKey({ key, format: "jwk" });
  objects.set(key, known);
  return known;
};

export const originOf = (owner: string): string => `samenhang.example/ledger/${owner}`;

export const headText = (owner: string, size: number, root: Buffer): string => `${originOf(owner)}\n${size}\n${root.toString("base64")}\n`;

/** Does the note say exactly this head, under a signature of its owner? */
export function isHeadOf(owner: string, { size, root, note }: { size: number; root: Buffer; note: string }, known: KnownKeys): boolean {
  const text = headText(owner, size, root);
  const lines = note.startsWith(`${text}\n`) ? note.slice(text.length + 1).split("\n") : [];
  return lines.some((line) => isSigned(text, line, originOf(owner), known[owner]?.keys ?? [], PLAIN));
}

export const isCosignature = (text: string, line: string, witness: string, known: KnownKeys): boolean =>
  isSigned(text, line, `samenhang.example/witness/${witness}`, known[witness]?.keys ?? [], COSIGNED);
