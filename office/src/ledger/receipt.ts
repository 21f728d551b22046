import type { JsonWebKey } from "node:crypto";
import { canonical, sha256 } from "./leaf.js";
import { isCosignature, isHeadOf, originOf, type KnownKeys } from "./signatures.js";

/** A file that `disclosureReceipt` gave, as this program reads it: docs/decisions/0022-statement-and-receipts.md. */
export interface Receipt {
  readonly format: "samenhang-receipt/1";
  readonly person: string;
  readonly from: string;
  readonly to: string;
  readonly ledgers: Readonly<Record<string, { readonly checkpoint: string }>>;
  readonly lines: readonly ReceiptLine[];
  readonly keys: Readonly<Record<string, readonly JsonWebKey[]>>;
}

export interface ReceiptLine {
  readonly ledger: string;
  readonly leafVersion: number;
  readonly digests: readonly string[];
  readonly disclosures: readonly string[];
  readonly index: number;
  readonly size: number;
  readonly hashes: readonly string[];
}

/** In plain Dutch: who reads it holds the receipt. */
export const PROBLEMS = {
  FORM: "dit bestand is geen ontvangstbewijs in een bekende vorm",
  PART: "een onderdeel is veranderd nadat het bewijs werd gegeven",
  LEAF: "de regel heeft een vorm die niet bekend is",
  PROOF: "de regel hoort niet bij het ondertekende logboek",
  SUBJECT: "de regel gaat over een ander, over een andere tijd of niet over een verstrekking",
  SIGNATURE: "de stand van het logboek is niet door de eigenaar ondertekend",
  WITNESS: "geen andere organisatie heeft de stand van het logboek medeondertekend",
  TWICE: "deze regel staat er twee keer in",
  GONE: "de regel staat niet meer in het logboek",
  ALTERED: "de regel in het logboek is veranderd",
  HEAD: "het logboek van nu volgt niet meer op de stand van dit bewijs",
} as const;
export type Problem = keyof typeof PROBLEMS;

/** What a line shows, by part; only what its leaf vouches for. */
export type Shown = Readonly<Record<string, unknown>>;

export interface CheckedLine {
  readonly line: ReceiptLine;
  readonly shown: Shown;
  readonly leaf: Buffer;
  readonly problems: readonly Problem[];
}

export interface CheckedReceipt {
  readonly lines: readonly CheckedLine[];
  /** By ledger: what is wrong with its head. */
  readonly heads: Readonly<Record<string, readonly Problem[]>>;
  /** Subgraphs that cosigned, by ledger. */
  readonly witnesses: Readonly<Record<string, readonly string[]>>;
}

/** Parts of an entry in their order: `given.*` is one per category and one for others. */
const PARTS = 62;
/** Parts every line shows: without one it would say less than the statement did. */
const REQUIRED = ["id", "recordedAt", "kind", "organisation", "role", "mandateOf", "purpose", "subject", "owner", "breakGlassId"];
const DIGEST = /^[A-Za-z0-9_-]{43}$/;
const HASH = /^[A-Za-z0-9+/]{43}=$/;
const LINES = /^— samenhang\.example\/witness\/([a-z-]+) \S+$/u;

/** Undefined where the text is no receipt. */
export function readReceipt(text: string): Receipt | undefined {
  let value: Partial<Receipt>;
  try {
    value = JSON.parse(text) as Partial<Receipt>;
  } catch {
    return undefined;
  }
  const isWhole =
    value?.format === "samenhang-receipt/1" &&
    [value.person, value.from, value.to].every((word) => typeof word === "string") &&
    isRecord(value.ledgers) &&
    Object.values(value.ledgers).every((ledger) => isRecord(ledger) && typeof ledger["checkpoint"] === "string") &&
    isRecord(value.keys) &&
    Object.values(value.keys).every((keys) => Array.isArray(keys) && keys.every((key) => isRecord(key) && key["kty"] === "OKP" && key["crv"] === "Ed25519")) &&
    Array.isArray(value.lines) &&
    value.lines.every((line) => isLine(line) && isRecord(value.ledgers![line.ledger]));
  return isWhole ? (value as Receipt) : undefined;
}

/** Checks a receipt by itself, with these public keys: those in the file show that it holds together, others also by whom. */
export function checkReceipt(receipt: Receipt, known: KnownKeys): CheckedReceipt {
  const seen = new Set<string>();
  const lines = receipt.lines.map((line): CheckedLine => {
    const { leaf, shown, problems } = checkLine(line, receipt);
    const place = `${line.ledger} ${line.index}`;
    const twice = seen.has(place);
    seen.add(place);
    return { line, leaf, shown, problems: twice ? [...problems, "TWICE"] : problems };
  });
  const heads = Object.entries(receipt.ledgers).map(([name, { checkpoint }]) => {
    const head = headOf(name, checkpoint);
    if (!head) return { name, problems: ["SIGNATURE"] as Problem[], witnesses: [] };
    const cosigned = head.lines.flatMap((line) => {
      const [, witness] = LINES.exec(line) ?? [];
      return witness !== undefined && witness !== name && isCosignature(head.text, line, witness, known) ? [witness] : [];
    });
    const problems: Problem[] = [
      ...(isHeadOf(name, { size: head.size, root: head.root, note: checkpoint }, known) ? [] : (["SIGNATURE"] as const)),
      ...(cosigned.length > 0 ? [] : (["WITNESS"] as const)),
    ];
    return { name, problems, witnesses: [...new Set(cosigned)].sort() };
  });
  return {
    lines,
    heads: Object.fromEntries(heads.map(({ name, problems }) => [name, problems])),
    witnesses: Object.fromEntries(heads.map(({ name, witnesses }) => [name, witnesses])),
  };
}

function checkLine(line: ReceiptLine, receipt: Receipt): Omit<CheckedLine, "line"> {
  const problems: Problem[] = [];
  const shown: Record<string, unknown> = {};
  const leaf = sha256(Buffer.from([0]), canonical({ v: line.leafVersion, sd: line.digests }));
  if (line.leafVersion !== 1 || line.digests.length !== PARTS) problems.push("LEAF");
  for (const disclosure of line.disclosures) {
    const part = readPart(disclosure);
    const digest = sha256(disclosure).toString("base64url");
    const place = line.digests.indexOf(digest);
    if (!part || place === -1 || part.name in shown) problems.push("PART");
    else shown[part.name] = part.value;
  }
  if (!REQUIRED.every((name) => name in shown) || !Object.keys(shown).some((name) => name.startsWith("given."))) problems.push("PART");
  const head = headOf(line.ledger, receipt.ledgers[line.ledger]!.checkpoint);
  if (!head || head.size !== line.size || !isIncluded(leaf, line, head.root)) problems.push("PROOF");
  if (!isAbout(shown, receipt)) problems.push("SUBJECT");
  return { leaf, shown, problems: [...new Set(problems)] };
}

const isAbout = (shown: Shown, { person, from, to }: Receipt): boolean => {
  const day = dutchDay(shown["recordedAt"]);
  return shown["kind"] === "DISCLOSURE" && shown["subject"] === person && day !== undefined && from <= day && day <= to;
};

const dutchDay = (moment: unknown): string | undefined => {
  const time = typeof moment === "string" ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam", year: "numeric", month: "2-digit", day: "2-digit" }).format(time);
};

function readPart(disclosure: string): { readonly name: string; readonly value: unknown } | undefined {
  try {
    const text = Buffer.from(disclosure, "base64url").toString();
    const part = JSON.parse(text) as unknown;
    // One form only: what reads the same must be the same.
    if (!Array.isArray(part) || part.length !== 3 || typeof part[0] !== "string" || typeof part[1] !== "string" || canonical(part) !== text) return undefined;
    return { name: part[1], value: part[2] };
  } catch {
    return undefined;
  }
}

/** The proof leads from the leaf to the root (RFC 9162 section 2.1.3.2). */
function isIncluded(leaf: Buffer, { index, size, hashes }: ReceiptLine, root: Buffer): boolean {
  if (index >= size) return false;
  let [fn, sn] = [index, size - 1];
  let reached = leaf;
  for (const encoded of hashes) {
    if (sn === 0) return false;
    const hash = Buffer.from(encoded, "base64");
    if (fn % 2 === 1 || fn === sn) {
      reached = sha256(NODE, hash, reached);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else reached = sha256(NODE, reached, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && reached.equals(root);
}
const NODE = Buffer.from([1]);
const half = (value: number): number => Math.floor(value / 2);

/** The parts of a checkpoint of this ledger: its text, its head, and the lines of signatures. */
export function headOf(owner: string, checkpoint: string): { readonly text: string; readonly size: number; readonly root: Buffer; readonly lines: readonly string[] } | undefined {
  const end = checkpoint.indexOf("\n\n");
  const text = checkpoint.slice(0, end + 1);
  const [origin, size, root, ...rest] = text.split("\n");
  if (end < 0 || origin !== originOf(owner) || !/^[1-9][0-9]{0,14}$/.test(size ?? "") || !HASH.test(root ?? "") || rest.join("") !== "") return undefined;
  return { text, size: Number(size), root: Buffer.from(root!, "base64"), lines: checkpoint.slice(end + 2).split("\n") };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isPlace = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const every = (value: unknown, pattern: RegExp): boolean => Array.isArray(value) && value.every((each) => typeof each === "string" && pattern.test(each));
const isLine = (value: unknown): value is ReceiptLine =>
  isRecord(value) &&
  typeof value["ledger"] === "string" &&
  [value["leafVersion"], value["index"], value["size"]].every(isPlace) &&
  every(value["digests"], DIGEST) &&
  every(value["disclosures"], /^[A-Za-z0-9_-]+$/) &&
  every(value["hashes"], HASH);
