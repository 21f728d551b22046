import type { StoredEntry } from "@samenhang/ledger";

/** What was read of one ledger and not yet taken, newest first. */
export interface EntryQueue {
  readonly peer: string;
  entries: readonly StoredEntry[];
  /** The sequence before which to read on after what was taken; undefined from the start, null where there is nothing more. */
  position: string | null | undefined;
  /** As `position`, after what was read. */
  next: string | null | undefined;
}

export const isToRead = ({ entries, next }: EntryQueue): boolean => entries.length === 0 && next !== null;

/**
 * Per subgraph: the sequence before which to read on; null where there is nothing more. Leaves sealed only: sequences have
 * no gaps, and who asked could count from two of them what the owner recorded between, and so how much an answer hid.
 */
export type Positions = Readonly<Record<string, string | null>>;

export interface TakenEntry {
  readonly entry: StoredEntry;
  /** Where to read on after it. */
  readonly positions: Positions;
}

export const positionsOf = (queues: readonly EntryQueue[]): Positions =>
  Object.fromEntries(queues.flatMap(({ peer, position }) => (position === undefined ? [] : [[peer, position]])));

/** The newest of all queues, until there are enough or a queue must be read on first. */
export function takeNewest(queues: readonly EntryQueue[], enough: number): TakenEntry[] {
  const taken: TakenEntry[] = [];
  while (taken.length < enough) {
    const queue = newestOf(queues);
    if (!queue) break;
    const [entry, ...left] = queue.entries;
    Object.assign(queue, { entries: left, position: left.length === 0 ? queue.next : entry!.sequence });
    taken.push({ entry: entry!, positions: positionsOf(queues) });
    if (isToRead(queue)) break;
  }
  return taken;
}

const newestOf = (queues: readonly EntryQueue[]): EntryQueue | undefined =>
  queues.reduce<EntryQueue | undefined>((best, queue) => (queue.entries.length > 0 && (!best || isNewer(queue, best)) ? queue : best), undefined);

/** Between ledgers by their clocks. */
const isNewer = (one: EntryQueue, other: EntryQueue): boolean => {
  const [a, b] = [one.entries[0]!.recordedAt.getTime(), other.entries[0]!.recordedAt.getTime()];
  return a > b || (a === b && one.peer < other.peer);
};
