import { createPublicKey, hash, verify } from "node:crypto";

/** Signed notes, checkpoints and cosignatures of C2SP (signed-note, tlog-checkpoint, tlog-cosignature), with Ed25519. */

/** An Ed25519 key that signs; the private half stays with who made it. */
export interface NoteSigner {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** A head of a ledger: how many entries, and the root over them. */
export interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

export interface NoteSignature {
  readonly name: string;
  /** Key id and signature. */
  readonly bytes: Buffer;
}

export interface Note {
  /** With its final newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const ED25519 = 0x01;
const COSIGNATURE = 0x04;
const ID_BYTES = 4;
const TIME_BYTES = 8;
const MAX_SIGNATURES = 64;
const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;
const SIZE = /^(0|[1-9][0-9]{0,14})$/;
const HASH = /^[A-Za-z0-9+/]{43}=$/;

const keyId = (name: string, type: number, publicKey: Uint8Array): Buffer =>
  hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), publicKey]), "buffer").subarray(0, ID_BYTES);

const signatureLine = (name: string, bytes: Buffer): string => `— ${name} ${bytes.toString("base64")}\n`;

/** Is this a good Ed25519 signature (RFC 8032) over the message? */
function isSigned(message: Uint8Array, publicKey: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") }, format: "jwk" });
  return verify(null, message, key, signature);
}

/** Signs a text that ends in a newline. */
export async function signNote(text: string, name: string, signer: NoteSigner): Promise<string> {
  const signature = await signer.sign(Buffer.from(text));
  return `${text}\n${signatureLine(name, Buffer.concat([keyId(name, ED25519, signer.publicKey), signature]))}`;
}

/** The parts of a note, or undefined where it is none. */
export function readNote(note: string): Note | undefined {
  const end = note.lastIndexOf("\n\n");
  // oxlint-disable-next-line no-control-regex
  if (end < 0 || !note.endsWith("\n") || /[\u0000-\u0009\u000b-\u001f\ufffd]/.test(note)) return undefined;
  const lines = note.slice(end + 2, -1).split("\n");
  const signatures = lines.map(readSignature);
  if (lines.length > MAX_SIGNATURES || signatures.includes(undefined)) return undefined;
  return { text: note.slice(0, end + 1), signatures: signatures as NoteSignature[] };
}

export function readSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  if (name === undefined || encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, "base64");
  return bytes.length > ID_BYTES && bytes.toString("base64") === encoded ? { name, bytes } : undefined;
}

/** Does one of these keys stand under the note by this name? A signature that claims one of them and is wrong makes the note wrong. */
export function isNoteSignedBy({ text, signatures }: Note, name: string, keys: readonly Uint8Array[]): boolean {
  const claimed = signatures.flatMap(({ name: other, bytes }) =>
    keys.filter((key) => other === name && keyId(name, ED25519, key).equals(bytes.subarray(0, ID_BYTES))).map((key) => isSigned(Buffer.from(text), key, bytes.subarray(ID_BYTES))),
  );
  return claimed.length > 0 && claimed.every(Boolean);
}

export const checkpointText = ({ origin, size, root }: Head): string => `${origin}\n${size}\n${root.toString("base64")}\n`;

/** The head a checkpoint's text states, or undefined. Extension lines are read over. */
export function readHead(text: string): Head | undefined {
  const [origin, size, root, ...rest] = text.split("\n");
  if (!origin || !SIZE.test(size ?? "") || !HASH.test(root ?? "") || rest.pop() !== "" || rest.includes("")) return undefined;
  return { origin, size: Number(size), root: Buffer.from(root!, "base64") };
}

const cosignedMessage = (text: string, seconds: bigint): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

/** The line of a witness that saw this checkpoint, consistent with all it saw before, at this moment (milliseconds since the epoch). */
export async function cosignatureLine(text: string, name: string, signer: NoteSigner, now: number): Promise<string> {
  const seconds = BigInt(Math.floor(now / 1000));
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(seconds);
  const signature = await signer.sign(cosignedMessage(text, seconds));
  return signatureLine(name, Buffer.concat([keyId(name, COSIGNATURE, signer.publicKey), time, signature]));
}

/** Did the witness of this name cosign the text with one of these keys? */
export function isCosignedBy(text: string, line: string, name: string, keys: readonly Uint8Array[]): boolean {
  const signature = readSignature(line.replace(/\n$/, ""));
  if (signature?.name !== name || signature.bytes.length <= ID_BYTES + TIME_BYTES) return false;
  const { bytes } = signature;
  const message = cosignedMessage(text, bytes.readBigUInt64BE(ID_BYTES));
  return keys.some((key) => keyId(name, COSIGNATURE, key).equals(bytes.subarray(0, ID_BYTES)) && isSigned(message, key, bytes.subarray(ID_BYTES + TIME_BYTES)));
}
