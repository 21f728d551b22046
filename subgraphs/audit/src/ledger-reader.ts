import type { JsonWebKey } from "node:crypto";
import { HubError, isHubError } from "@samenhang/errors";
import {
  isIncluded,
  isNoteSignedBy,
  originOf,
  readHead,
  readNote,
  type EntryReceipt,
  type LedgerFilter,
  type LedgerFindings,
  type OutstandingCount,
  type Period,
  type ReadPair,
  type RecordedRequest,
  type PersonEntry,
  type PersonQuestion,
  type StoredEntry,
} from "@samenhang/ledger";
import { noteKeys, type LedgerPeer } from "@samenhang/subgraph";
import { createSeal, operationDigest, signService, type ServiceKey } from "@samenhang/ticket";
import { isToRead, positionsOf, takeNewest, type EntryQueue, type Positions, type TakenEntry } from "./entry-queues.js";

export interface FoundEntry {
  readonly entry: StoredEntry;
  /** With which to read on after this entry. */
  cursor(): Promise<string>;
}

export interface LedgerReading {
  /** Of all owners, newest first; fewer than asked where enough was looked at. */
  readonly found: readonly FoundEntry[];
  /** With which to go on; undefined where there is nothing more. */
  readonly goOn?: string;
}

/** The last signed head of one owner, as it may be told to an organisation. */
export interface ToldHead {
  /** Subgraph. */
  readonly owner: string;
  /** base64; null while nothing was recorded. */
  readonly root: string | null;
  readonly signedAt: Date | null;
  /** Subgraphs that cosigned it. */
  readonly witnesses: readonly string[];
  /** Since when something is recorded that no witness has seen covered. */
  readonly unseenSince: Date | null;
  /** Of the organisation's own subgraph only. */
  readonly size: number | null;
}

/** That an entry is in the ledger of its owner. Hashes are base64. */
export interface EntryProof {
  readonly entry: StoredEntry;
  /** Subgraph. */
  readonly owner: string;
  /** The hashes lead from the leaf to a root that the owner signed. */
  readonly isProven: boolean;
  readonly index: number;
  readonly size: number;
  readonly leafHash: string;
  readonly hashes: readonly string[];
  /** C2SP checkpoint with its cosignatures. */
  readonly note: string;
  readonly signedAt: Date;
  readonly witnesses: readonly string[];
}

/** A disclosure about a person, and the subgraph in whose ledger it is. */
export interface FoundDisclosure {
  readonly ledger: string;
  readonly entry: PersonEntry;
}

/** Receipts of entries of one ledger, in the order in which they were asked. */
export interface LedgerReceipts {
  readonly ledger: string;
  /** C2SP checkpoint with its cosignatures. */
  readonly note: string;
  readonly receipts: readonly EntryReceipt[];
}

export interface LedgerReader {
  /**
   * Reads the ledgers of all owners, as the reader is told them; a ledger is asked again only where what it gave is used up.
   * Fails where one cannot be read, as missing entries must not look like none, and with `INPUT_INVALID` for a cursor that
   * is none.
   */
  read(filter: LedgerFilter, page: { readonly after?: string; readonly limit: number }): Promise<LedgerReading>;
  /** What stands out in all ledgers, for one organisation. Fails where one cannot be read. */
  findings(organisation: string, period: Period): Promise<readonly LedgerFindings[]>;
  /**
   * Professionals of an organisation and persons they last read of between two moments, and did nothing for around that
   * time, in no ledger. Fails where one cannot be read, and with `INPUT_INVALID` where there are too many to look at.
   */
  unfollowed(organisation: string, from: Date, upTo: Date): Promise<readonly ReadPair[]>;
  /** What an organisation must still do about its own records, at all owners. Fails where one cannot be asked. */
  outstanding(organisation: string, period: Period): Promise<readonly OutstandingCount[]>;
  /**
   * Requests of which an owner recorded disclosures or acts, and consent recorded no admission: by subgraph. Fails where one
   * cannot be read.
   */
  notAdmitted(organisation: string, from: Date, to: Date): Promise<readonly (RecordedRequest & { readonly owner: string })[]>;
  /** The last heads of all owners. Fails where one cannot be read. */
  heads(organisation: string): Promise<readonly ToldHead[]>;
  /** Undefined where the organisation neither asked nor owned, or no head covers the entry yet. Fails where an owner cannot be read. */
  proof(organisation: string, entry: string): Promise<EntryProof | undefined>;
  /** Every disclosure about a person in a period, over all owners; what the person is told of it is decided by who asks. Fails where one cannot be read. */
  aboutPerson(question: PersonQuestion): Promise<readonly FoundDisclosure[]>;
  /** Receipts under cosigned heads, by ledger. Fails where one cannot be given. */
  receipts(ledger: string, entries: readonly { readonly id: string; readonly categories: readonly string[] }[]): Promise<LedgerReceipts>;
  /** Public keys of every subgraph by name, as JSON Web Keys. */
  publicKeys(): Promise<Readonly<Record<string, readonly JsonWebKey[]>>>;
}

export interface LedgerReaderOptions {
  readonly peers: readonly LedgerPeer[];
  /** The key of audit; owners answer no other service. */
  readonly serviceKey: ServiceKey;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds an owner may take. */
  readonly timeout: number;
}

/** A page about a person holds hundreds: with more than this many, the period is too long to answer for. */
const MAX_PERSON_PAGES = 100;
/** Pages one owner is asked for one answer. */
const MAX_ROUNDS = 5;
/** Pages of professionals and persons, of one ledger. */
const MAX_PAIR_PAGES = 40;
/** Entries asked of a ledger at once, where many are read: as many as an owner gives. */
const PAGE = 200;

export function createLedgerReader({ peers, serviceKey, now, timeout }: LedgerReaderOptions): LedgerReader {
  const cursors = createSeal(serviceKey, "cursors of the ledgers");
  const post = async ({ name, url }: LedgerPeer, door: string, question: object): Promise<unknown> => {
    const body = JSON.stringify(question);
    const response = await fetch(`${url}/ledger/${door}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "samenhang-service": await signService({ audience: name, digest: operationDigest(body, undefined) }, serviceKey, now),
      },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(timeout),
    });
    if (response.status !== 200) throw new Error(`the ledger of ${name} was not read`);
    return response.json();
  };
  /** Reads on until there is enough, nothing more, or enough was looked at. */
  const readPeer = async (peer: LedgerPeer, filter: LedgerFilter, start: string | null | undefined, limit: number): Promise<PeerPage> => {
    const entries: StoredEntry[] = [];
    let next = start;
    for (let round = 0; next !== null && entries.length < limit && round < MAX_ROUNDS; round += 1) {
      const page = (await post(peer, "read", { filter, before: next, limit: limit - entries.length })) as SentPage;
      if (!Array.isArray(page.entries)) throw new Error(`the ledger of ${peer.name} was not read`);
      entries.push(...page.entries.map((sent) => ({ ...sent, recordedAt: new Date(sent.recordedAt) })));
      next = page.next;
    }
    return { entries, next: next ?? null };
  };
  const personEntries = async (peer: LedgerPeer, question: PersonQuestion): Promise<FoundDisclosure[]> => {
    const found: FoundDisclosure[] = [];
    let before: string | null = null;
    for (let page = 0; page < MAX_PERSON_PAGES; page += 1) {
      const { entries, next } = (await post(peer, "person", { ...question, before })) as SentPersonPage;
      found.push(...entries.map((sent) => ({ ledger: peer.name, entry: { ...sent, recordedAt: new Date(sent.recordedAt) } })));
      if (next === null) return found;
      before = next;
    }
    throw new Error(`too much about one person at ${peer.name}`);
  };
  /** All of them, or a failure that names who did not answer. */
  const all = async <T>(ask: (peer: LedgerPeer) => Promise<T>): Promise<(readonly [LedgerPeer, T])[]> => {
    const answers = await Promise.allSettled(peers.map(async (peer) => [peer, await ask(peer)] as const));
    const causes = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
    const own = causes.find(isHubError);
    if (own) throw own;
    const missing = peers.filter((_, index) => answers[index]!.status === "rejected");
    if (missing.length > 0) throw new HubError("SUBGRAPH_UNAVAILABLE", { problem: `no answer from: ${missing.map(({ name }) => name).join(", ")}`, cause: causes[0] });
    return answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  };

  const followedAmong = async (organisation: string, upTo: Date, pairs: readonly ReadPair[]): Promise<readonly ReadPair[]> =>
    (await all((peer) => post(peer, "followed", { reader: organisation, upTo, pairs }) as Promise<readonly ReadPair[]>)).flatMap(([, found]) => found);
  const positionsAt = async (cursor: string | undefined): Promise<Positions> => {
    const positions = cursor === undefined ? {} : ((await cursors.open(cursor)) as Positions | undefined);
    if (!positions) throw new HubError("INPUT_INVALID", { problem: "`after` is the `cursor` of an entry" });
    return positions;
  };
  /** Reads on in every ledger of which all was taken. */
  const refill = async (queues: readonly EntryQueue[], filter: LedgerFilter, limit: number): Promise<void> => {
    await all(async (peer) => {
      const queue = queues.find((each) => each.peer === peer.name)!;
      if (!isToRead(queue)) return;
      const { entries, next } = await readPeer(peer, filter, queue.next, Math.min(limit, PAGE));
      Object.assign(queue, { entries, next, ...(entries.length === 0 ? { position: next } : {}) });
    });
  };

  return {
    async read(filter, { after, limit }) {
      const start = await positionsAt(after);
      const queues = peers.map(({ name }): EntryQueue => ({ peer: name, entries: [], position: start[name], next: start[name] }));
      const taken: TakenEntry[] = [];
      let isStopped = false;
      while (taken.length < limit && !isStopped && queues.some(({ entries, next }) => entries.length > 0 || next !== null)) {
        await refill(queues, filter, limit);
        // Enough was looked at: who asks can go on from here.
        isStopped = queues.some(isToRead);
        taken.push(...takeNewest(queues, limit - taken.length));
      }
      const isMore = queues.some(({ position }) => position !== null);
      return {
        found: taken.map(({ entry, positions }) => ({ entry, cursor: () => cursors.close(positions) })),
        ...(isMore ? { goOn: await cursors.close(positionsOf(queues)) } : {}),
      };
    },
    async findings(organisation, period) {
      return (await all((peer) => post(peer, "findings", { reader: organisation, ...period }) as Promise<LedgerFindings>)).map(([, found]) => found);
    },
    async unfollowed(organisation, from, upTo) {
      const pairs = new Map<string, ReadPair>();
      await all(async (peer) => {
        let after: { readonly actor: string; readonly subject: string } | null = null;
        for (let page = 0; page === 0 || after !== null; page += 1) {
          if (page === MAX_PAIR_PAGES) throw new HubError("INPUT_INVALID", { problem: "that many persons cannot be looked at at once: take a shorter period" });
          const read = (await post(peer, "unfollowed", { reader: organisation, from, upTo, after })) as SentPairs;
          const followed = read.pairs.length === 0 ? [] : await followedAmong(organisation, upTo, read.pairs);
          const gone = new Set(followed.map(keyOf));
          for (const pair of read.pairs) if (!gone.has(keyOf(pair))) pairs.set(keyOf(pair), pair);
          after = read.next;
        }
      });
      return [...pairs.values()];
    },
    async outstanding(organisation, period) {
      return (await all((peer) => post(peer, "outstanding", { reader: organisation, ...period }) as Promise<OutstandingCount[]>)).flatMap(([, counts]) => counts);
    },
    async notAdmitted(organisation, from, to) {
      const admits = peers.find(({ name }) => name === "consent");
      if (!admits) throw new HubError("SUBGRAPH_UNAVAILABLE", { problem: "no answer from: consent" });
      // What consent itself explains and records needs no ticket of its own.
      const recorded = await all(async (peer) => (peer === admits ? [] : ((await post(peer, "recorded", { reader: organisation, from, to })) as RecordedRequest[])));
      const missing = await Promise.all(
        recorded.map(async ([{ name }, requests]) =>
          requests.length === 0 ? [] : ((await post(admits, "not-admitted", { requests })) as RecordedRequest[]).map((request) => ({ ...request, owner: name })),
        ),
      );
      return missing.flat();
    },
    async heads(organisation) {
      const heads = await all((peer) => post(peer, "head", { organisation }) as Promise<SentHead>);
      return heads.map(([, head]): ToldHead => ({ ...head, signedAt: dateOf(head.signedAt), unseenSince: dateOf(head.unseenSince) })).sort((a, b) => (a.owner < b.owner ? -1 : 1));
    },
    async proof(organisation, entryId) {
      const readings = await all((peer) => readPeer(peer, { reader: organisation, entry: entryId }, undefined, 1));
      const [peer, { entries: [entry] } = { entries: [] }] = readings.find(([, { entries }]) => entries.length > 0) ?? [];
      if (!peer || !entry) return undefined;
      const sent = (await post(peer, "proof", { entry: entryId })) as SentProof | null;
      return sent ? { ...sent, entry, owner: peer.name, signedAt: new Date(sent.signedAt), isProven: await isProven(peer, sent) } : undefined;
    },
    async aboutPerson(question) {
      return (await all((peer) => personEntries(peer, question))).flatMap(([, found]) => found);
    },
    async receipts(ledger, entries) {
      const peer = peers.find(({ name }) => name === ledger);
      try {
        if (!peer) throw new Error(`no ledger of ${ledger}`);
        return { ...((await post(peer, "receipts", { entries })) as Omit<LedgerReceipts, "ledger">), ledger };
      } catch (cause) {
        throw new HubError("SUBGRAPH_UNAVAILABLE", { problem: `no answer from: ${ledger}`, cause });
      }
    },
    async publicKeys() {
      const keys = await all(({ keys: known }) => noteKeys(known));
      return Object.fromEntries(keys.map(([{ name }, found]) => [name, found.map((key) => ({ kty: "OKP", crv: "Ed25519", x: Buffer.from(key).toString("base64url") }))]));
    },
  };
}

/** Where there is no ledger to read: to build the schema alone. */
export const NO_LEDGERS: LedgerReader = {
  read: async () => ({ found: [] }),
  findings: async () => [],
  unfollowed: async () => [],
  outstanding: async () => [],
  notAdmitted: async () => [],
  heads: async () => [],
  proof: async () => undefined,
  aboutPerson: async () => [],
  receipts: async (ledger) => ({ ledger, note: "", receipts: [] }),
  publicKeys: async () => ({}),
};

/** Looked at here, with the owner's public key: what an owner says of itself is not taken on its word. */
async function isProven(peer: LedgerPeer, { index, size, leafHash, hashes, note }: SentProof): Promise<boolean> {
  const read = readNote(note);
  const head = read && readHead(read.text);
  const bytes = (text: string) => Buffer.from(text, "base64");
  return (
    head?.origin === originOf(peer.name) &&
    head.size === size &&
    isNoteSignedBy(read!, head.origin, await noteKeys(peer.keys)) &&
    isIncluded(bytes(leafHash), index, size, hashes.map(bytes), head.root)
  );
}

interface PeerPage {
  readonly entries: readonly StoredEntry[];
  readonly next: string | null;
}

/** As they travel: moments as ISO 8601. */
type SentEntry = Omit<StoredEntry, "recordedAt"> & { readonly recordedAt: string };
interface SentPersonPage {
  readonly entries: readonly (Omit<PersonEntry, "recordedAt"> & { readonly recordedAt: string })[];
  readonly next: string | null;
}
interface SentPage {
  readonly entries: readonly SentEntry[];
  readonly next: string | null;
}
interface SentPairs {
  readonly pairs: readonly ReadPair[];
  readonly next: { readonly actor: string; readonly subject: string } | null;
}
type SentHead = Omit<ToldHead, "signedAt" | "unseenSince"> & { readonly signedAt: string | null; readonly unseenSince: string | null };
type SentProof = Omit<EntryProof, "entry" | "owner" | "isProven" | "signedAt"> & { readonly signedAt: string };

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const keyOf = ({ actor, subject }: ReadPair): string => `${actor} ${subject}`;
