import type { StoredEntry } from "@samenhang/ledger";
import { operationDigest, signService, type ServiceKey } from "@samenhang/ticket";

/** Another owner, by its subgraph name and address. */
export interface LedgerPeer {
  readonly name: string;
  readonly url: string;
}

export interface LedgerFilter {
  /** Entries in which this organisation asked or owned. */
  readonly organisation: string;
  readonly traceId?: string;
  /** Per owner: the sequence before which to read on. */
  readonly before?: Readonly<Record<string, string>>;
  readonly limit: number;
}

export interface LedgerReading {
  /** Of all owners that answered, newest first, at most `limit`. */
  readonly entries: readonly StoredEntry[];
  /** Owners that did not answer: their entries are missing, not absent. */
  readonly unavailable: readonly string[];
}

/** Reads the ledgers of all owners. Never fails: an owner that cannot be read is named in `unavailable`. */
export interface LedgerReader {
  read(filter: LedgerFilter): Promise<LedgerReading>;
}

export interface LedgerReaderOptions {
  readonly peers: readonly LedgerPeer[];
  /** The key of audit; owners answer no other service. */
  readonly serviceKey: ServiceKey;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const TIMEOUT_MILLISECONDS = 3_000;

export function createLedgerReader({ peers, serviceKey, now }: LedgerReaderOptions): LedgerReader {
  const readPeer = async ({ name, url }: LedgerPeer, { organisation, traceId, before, limit }: LedgerFilter): Promise<StoredEntry[]> => {
    const body = JSON.stringify({ organisation, traceId, before: before?.[name], limit });
    const response = await fetch(`${url}/ledger/read`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "samenhang-service": await signService({ audience: name, digest: operationDigest(body, undefined) }, serviceKey, now),
      },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const answer: unknown = response.status === 200 ? await response.json() : undefined;
    if (!Array.isArray(answer)) throw new Error(`the ledger of ${name} was not read`);
    return (answer as SentEntry[]).map((entry) => ({ ...entry, recordedAt: new Date(entry.recordedAt) }));
  };

  return {
    async read(filter) {
      const answers = await Promise.allSettled(peers.map((peer) => readPeer(peer, filter)));
      const entries = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
      const unavailable = peers.flatMap(({ name }, index) => (answers[index]!.status === "rejected" ? [name] : []));
      return { entries: entries.sort(newestFirst).slice(0, filter.limit), unavailable };
    },
  };
}

/** An entry as it travels: the moment as ISO 8601. */
type SentEntry = Omit<StoredEntry, "recordedAt"> & { readonly recordedAt: string };

/** Entries of one owner in the order of its own sequence; between owners by their clocks. */
const newestFirst = (a: StoredEntry, b: StoredEntry): number =>
  b.recordedAt.getTime() - a.recordedAt.getTime() || (a.owner === b.owner ? Number(BigInt(b.sequence) - BigInt(a.sequence)) : a.owner < b.owner ? -1 : 1);
