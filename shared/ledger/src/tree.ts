import { hash } from "node:crypto";

/** Hash of the leaves `index`·2^`level` up to (`index` + 1)·2^`level`, all of which exist. */
export type NodeHash = (level: number, index: number) => Promise<Buffer>;

const NODE = Buffer.of(1);

/** RFC 9162 section 2.1.1. */
export const hashChildren = (left: Uint8Array, right: Uint8Array): Buffer => hash("sha256", Buffer.concat([NODE, left, right]), "buffer");

/** Root of a tree without leaves: the hash of nothing. */
export const EMPTY_ROOT: Buffer = hash("sha256", "", "buffer");

/** Root of the first `size` leaves (RFC 9162 section 2.1.1). */
export const rootHash = async (size: number, node: NodeHash): Promise<Buffer> => (size === 0 ? EMPTY_ROOT : subtree(0, size, node));

/** The hashes that lead from leaf `index`, counted from 0, to the root of the first `size` leaves (section 2.1.3.1). */
export async function inclusionProof(index: number, size: number, node: NodeHash): Promise<Buffer[]> {
  if (!(index >= 0 && index < size)) throw new RangeError("a leaf lies inside its tree");
  const proof: Buffer[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      proof.push(await subtree(middle, end, node));
      end = middle;
    } else {
      proof.push(await subtree(start, middle, node));
      start = middle;
    }
  }
  return proof.reverse();
}

/** The hashes that prove that the first `size` leaves begin with the first `old` (section 2.1.4.1). */
export async function consistencyProof(old: number, size: number, node: NodeHash): Promise<Buffer[]> {
  if (!(old >= 0 && old <= size)) throw new RangeError("a tree grows");
  if (old === 0 || old === size) return [];
  const proof: Buffer[] = [];
  let [start, end, isWhole] = [0, size, true];
  while (end !== old) {
    const middle = start + splitOf(end - start);
    if (old <= middle) {
      proof.push(await subtree(middle, end, node));
      end = middle;
    } else {
      proof.push(await subtree(start, middle, node));
      start = middle;
      isWhole = false;
    }
  }
  if (!isWhole) proof.push(await subtree(start, end, node));
  return proof.reverse();
}

/** Does this proof lead from the leaf to the root (section 2.1.3.2)? */
export function isIncluded(leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [fn, sn] = [index, size - 1];
  let reached: Buffer = Buffer.from(leaf);
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      reached = hashChildren(sibling, reached);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      reached = hashChildren(reached, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && reached.equals(root);
}

/** Does this proof show that the tree of the new root begins with all of that of the old one (section 2.1.4.2)? */
export function isConsistent(old: number, oldRoot: Uint8Array, size: number, root: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (!(old >= 0 && old <= size)) return false;
  if (old === 0) return proof.length === 0 && EMPTY_ROOT.equals(oldRoot);
  if (old === size) return proof.length === 0 && Buffer.from(oldRoot).equals(root);
  const path = isPowerOfTwo(old) ? [oldRoot, ...proof] : [...proof];
  if (path.length === 0) return false;
  let [fn, sn] = [old - 1, size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let first: Buffer = Buffer.from(path[0]!);
  let second = first;
  for (const node of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      first = hashChildren(node, first);
      second = hashChildren(node, second);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      second = hashChildren(second, node);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && first.equals(oldRoot) && second.equals(root);
}

/** Hash of the leaves from `start` up to `end`, where `start` is a place at which a tree of this size divides. */
async function subtree(start: number, end: number, node: NodeHash): Promise<Buffer> {
  const width = end - start;
  if (isPowerOfTwo(width)) return node(Math.log2(width), start / width);
  const middle = start + splitOf(width);
  return hashChildren(await subtree(start, middle, node), await subtree(middle, end, node));
}

const half = (value: number): number => Math.floor(value / 2);

/** The largest power of two below `width`. */
const splitOf = (width: number): number => 2 ** Math.floor(Math.log2(width - 1));
const isPowerOfTwo = (width: number): boolean => 2 ** Math.round(Math.log2(width)) === width;
