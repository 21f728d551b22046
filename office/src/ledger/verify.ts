import { CompactRange } from "./compact-range.js";
import { leafOf, sha256, type PublishedEntry } from "./leaf.js";
import type { KeptHead, PrunedEntry, Published, WitnessedHead } from "./published.js";
import { SequenceSet } from "./sequence-set.js";
import { headText, isCosignature, isHeadOf, type KnownKeys } from "./signatures.js";

export const FINDINGS = {
  ALTERED: "the entry is not the one its leaf was made of",
  MISSING: "entries are gone",
  DISPLACED: "the leaf is not the one the tree was built with at this place",
  TIME: "an entry is older than one before it",
  TILE: "a kept part of the tree is missing or does not follow from the entries",
  HEAD: "a signed head does not follow from the entries",
  TRUNCATED: "a signed head covers more entries than there are",
  COUNT: "the count of entries is not the sequence of the last one",
  SIGNATURE: "a head does not carry the signature of its owner",
  COSIGNATURE: "a cosignature is not that of its witness over this head",
  FORK: "the owner signed another head for a size a witness had seen",
  HEAD_GONE: "a head that a witness cosigned is no longer among those of its owner",
  WITNESS: "a witness keeps a head that its owner did not sign",
  PRUNED_WITHOUT_RECORD: "entries lost their contents, and no entry accounts for it",
} as const;

export interface Finding {
  readonly kind: keyof typeof FINDINGS;
  /** First and last entry concerned, where it is about entries. */
  readonly from?: number;
  readonly to?: number;
  /** Size of the first head that disagrees with the entries as they are now. */
  readonly head?: number;
  /** Who keeps that head with the owner's signature under it, and so has proof: the owner itself, or witnesses. */
  readonly keptBy?: readonly string[];
}

export interface OwnerReport {
  readonly owner: string;
  readonly entries: number;
  readonly pruned: number;
  readonly tiles: number;
  readonly heads: number;
  readonly cosignatures: number;
  /** Heads of this ledger that others keep. */
  readonly witnessed: number;
  /** Size of the last head that agrees with the entries and has at least one witness. */
  readonly provenUpTo: number;
  readonly root: string;
  readonly findings: readonly Finding[];
}

export interface VerifyOptions {
  readonly keys: KnownKeys;
  /** Heads of this owner that others keep. */
  readonly witnessed: readonly WitnessedHead[];
  /** Milliseconds by which an entry may be older than one before it: clocks of replicas differ, and acts wait for their turn. */
  readonly tolerance: number;
}

/** A head and everybody who keeps exactly this one. */
interface Said extends KeptHead {
  readonly keptBy: string[];
}

const OWN = "its owner";
/** Stands where an entry is gone: no leaf has this hash. */
const NOTHING = sha256("samenhang: nothing is here");
const TILE_LEVELS = 8;
const TILE_WIDTH = 256;
const HASH = 32;

const isWhole = (row: PublishedEntry | PrunedEntry): row is PublishedEntry => "salt" in row;

/** Derives everything of one ledger again from what is published, and says what does not follow. */
export async function verifyLedger(owner: string, published: Published, { keys, witnessed, tolerance }: VerifyOptions): Promise<OwnerReport> {
  const findings: Finding[] = [];
  const find = (kind: Finding["kind"], from?: number, to = from): void => {
    const last = findings.at(-1);
    // Neighbours with the same fault are one finding.
    if (last?.kind === kind && from !== undefined && last.to === from - 1) findings[findings.length - 1] = { ...last, to: to! };
    else findings.push({ kind, ...(from === undefined ? {} : { from, to: to! }) });
  };

  const said = saidHeads(owner, published.heads, witnessed);
  const roots = new Map<number, Buffer>([[0, sha256("")]]);
  const range = new CompactRange();
  const tiles = new TileCheck(
    published,
    (index) => find("DISPLACED", index + 1),
    () => find("TILE"),
  );
  const pruned = new SequenceSet();
  const accounts: string[] = [];
  let newest = 0;
  let prunedEntries = 0;
  const sizes = [...new Set(said.map(({ size }) => size))].sort((a, b) => a - b);
  let nextSize = sizes.findIndex((size) => size > 0);
  const add = async (leaf: Buffer): Promise<void> => {
    range.add(leaf, tiles.completed);
    await tiles.settle();
    if (sizes[nextSize] !== range.size) return;
    roots.set(range.size, range.root());
    nextSize += 1;
  };

  for await (const row of published.entries()) {
    const sequence = Number(row.sequence);
    if (sequence > range.size + 1) find("MISSING", range.size + 1, sequence - 1);
    while (range.size < sequence - 1) await add(NOTHING);
    if (sequence <= range.size) {
      find("ALTERED", sequence);
      continue;
    }
    if (!isWhole(row)) {
      pruned.add(sequence);
      prunedEntries += 1;
      await add(row.leaf_hash);
      continue;
    }
    const leaf = leafOf(row);
    if (!leaf?.equals(row.leaf_hash)) find("ALTERED", sequence);
    else if (row.kind === "PRUNE") accounts.push(...row.decisions.map(({ sequences }) => sequences ?? ""));
    const time = row.recorded_at.getTime();
    if (time < newest - tolerance) find("TIME", sequence);
    newest = Math.max(newest, time);
    await add(leaf ?? NOTHING);
  }

  for (const [from, to] of pruned.without(SequenceSet.of(accounts))) findings.push({ kind: "PRUNED_WITHOUT_RECORD", from, to });
  if (published.size > range.size) find("MISSING", range.size + 1, published.size);
  if (published.size < range.size) find("COUNT");
  const largest = Math.max(0, ...published.heads.map(({ size }) => size));
  if (tiles.found !== published.tiles || tiles.expected(largest) > tiles.found) find("TILE");

  const agrees = ({ size, root }: Said): boolean => roots.get(size)?.equals(root) ?? false;
  const disagreeing = said.filter((head) => !agrees(head));
  const agreed = said.filter(agrees);
  const firstBad = disagreeing[0];
  if (firstBad) {
    const lastGood = Math.max(0, ...agreed.filter(({ size }) => size < firstBad.size).map(({ size }) => size));
    findings.push({ kind: firstBad.size > range.size ? "TRUNCATED" : "HEAD", from: lastGood + 1, to: firstBad.size });
    const beyond = disagreeing.find(({ size }) => size > range.size);
    if (beyond && beyond !== firstBad) findings.push({ kind: "TRUNCATED", from: range.size + 1, to: beyond.size });
  }
  findings.push(...signatureFindings(owner, published, witnessed, keys));

  return {
    owner,
    entries: range.size - prunedEntries,
    pruned: prunedEntries,
    tiles: published.tiles,
    heads: published.heads.length,
    cosignatures: published.cosignatures.length,
    witnessed: witnessed.length,
    provenUpTo: Math.max(0, ...agreed.filter(({ keptBy }) => keptBy.some((who) => who !== OWN)).map(({ size }) => size)),
    root: range.root().toString("base64"),
    findings: withoutEchoes(findings).map((finding) => (finding.head === undefined ? withHead(finding, disagreeing) : finding)),
  };
}

/** What is altered or gone is also displaced: said once. */
const withoutEchoes = (findings: readonly Finding[]): Finding[] => {
  const said = findings.filter(({ kind }) => kind === "ALTERED" || kind === "MISSING");
  return findings.filter(({ kind, from, to }) => kind !== "DISPLACED" || !said.some((other) => other.from! <= from! && to! <= other.to!));
};

/** The first head that covers the entries concerned and disagrees. */
function withHead(finding: Finding, disagreeing: readonly Said[]): Finding {
  const head = finding.kind === "TRUNCATED" ? disagreeing.find(({ size }) => size === finding.to) : disagreeing.find(({ size }) => size >= (finding.from ?? 0));
  return head ? { ...finding, head: head.size, keptBy: head.keptBy } : finding;
}

/** Every different head anybody keeps, by size. */
function saidHeads(owner: string, own: readonly KeptHead[], witnessed: readonly WitnessedHead[]): Said[] {
  const all = [...own.map((head) => ({ ...head, who: OWN })), ...witnessed.filter(({ isFork }) => !isFork).map((head) => ({ ...head, who: head.witness }))];
  const said = new Map<string, Said>();
  for (const { size, root, note, at, who } of all) {
    const key = headText(owner, size, root);
    const known = said.get(key);
    if (known) known.keptBy.push(who);
    else said.set(key, { size, root, note, at, keptBy: [who] });
  }
  return [...said.values()].sort((a, b) => a.size - b.size);
}

function signatureFindings(owner: string, { heads, cosignatures }: Published, witnessed: readonly WitnessedHead[], keys: KnownKeys): Finding[] {
  const own = new Map(heads.map((head) => [head.size, head]));
  const unsigned = heads.filter((head) => !isHeadOf(owner, head, keys)).map(({ size }): Finding => ({ kind: "SIGNATURE", head: size, keptBy: [OWN] }));
  const wrong = cosignatures
    .filter(({ size, witness, line }) => {
      const head = own.get(size);
      return !head || !isCosignature(headText(owner, size, head.root), line, witness, keys);
    })
    .map(({ size, witness }): Finding => ({ kind: "COSIGNATURE", head: size, keptBy: [witness] }));
  const doubted = witnessed.filter((head) => !isHeadOf(owner, head, keys)).map(({ size, witness }): Finding => ({ kind: "WITNESS", head: size, keptBy: [witness] }));
  const believed = witnessed.filter((head) => isHeadOf(owner, head, keys));
  const forks = believed.filter(({ isFork }) => isFork).map(({ size, witness }): Finding => ({ kind: "FORK", head: size, keptBy: [witness] }));
  const gone = new Map<number, string[]>();
  for (const { size, witness, isFork } of believed) if (!isFork && !own.has(size)) gone.set(size, [...(gone.get(size) ?? []), witness]);
  return [...unsigned, ...wrong, ...doubted, ...forks, ...[...gone].map(([head, keptBy]): Finding => ({ kind: "HEAD_GONE", head, keptBy }))];
}

/** Compares every kept tile with what the entries give, as it is completed. */
class TileCheck {
  found = 0;
  readonly #waiting: { level: number; index: number; hashes: Buffer[]; hash: Buffer }[] = [];
  readonly #building: Buffer[][] = [];

  constructor(
    private readonly published: Published,
    private readonly displaced: (leaf: number) => void,
    private readonly wrong: () => void,
  ) {}

  readonly completed = (height: number, index: number, hash: Buffer): void => {
    if (height % TILE_LEVELS !== 0) return;
    const level = height / TILE_LEVELS;
    (this.#building[level] ??= []).push(hash);
    if (level > 0) this.#waiting.push({ level: level - 1, index, hashes: this.#building[level - 1]!.splice(0), hash });
  };

  async settle(): Promise<void> {
    for (const { level, index, hashes, hash } of this.#waiting.splice(0)) {
      const tile = await this.published.tile(level, index);
      if (!tile) continue;
      this.found += 1;
      const differing = hashes.flatMap((each, at) => (each.equals(tile.hashes.subarray(at * HASH, (at + 1) * HASH)) ? [] : [at]));
      if (level === 0) for (const at of differing) this.displaced(index * TILE_WIDTH + at);
      else if (differing.length > 0) this.wrong();
      if (differing.length === 0 && !tile.hash.equals(hash)) this.wrong();
    }
  }

  /** Full tiles a head of this size needs. */
  expected(size: number): number {
    let tiles = 0;
    for (let nodes = Math.floor(size / TILE_WIDTH); nodes > 0; nodes = Math.floor(nodes / TILE_WIDTH)) tiles += nodes;
    return tiles;
  }
}
