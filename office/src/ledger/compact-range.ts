import { sha256 } from "./leaf.js";

const NODE = Buffer.from([1]);

/** The root over any number of leaves, kept while they pass by: only the roots of the full subtrees so far are remembered. */
export class CompactRange {
  size = 0;
  /** By height; undefined where the size has no such bit. */
  readonly #full: (Buffer | undefined)[] = [];

  /** Adds a leaf hash; tells of every full subtree this completes, from the smallest on. */
  add(leaf: Buffer, completed: (height: number, index: number, hash: Buffer) => void = () => undefined): void {
    let hash = leaf;
    let height = 0;
    completed(0, this.size, hash);
    for (; this.#full[height]; height += 1) {
      hash = sha256(NODE, this.#full[height]!, hash);
      this.#full[height] = undefined;
      completed(height + 1, Math.floor(this.size / 2 ** (height + 1)), hash);
    }
    this.#full[height] = hash;
    this.size += 1;
  }

  root(): Buffer {
    const roots = this.#full.filter((hash) => hash !== undefined);
    return roots.length === 0 ? sha256("") : roots.reduce((right, left) => sha256(NODE, left, right));
  }
}
