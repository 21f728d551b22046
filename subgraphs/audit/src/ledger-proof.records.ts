import { defineRecord, type RecordType } from "@samenhang/subgraph";
import type { EntryProof, LedgerReader, ToldHead } from "./ledger-reader.js";
import type { LedgerHead, LedgerProof } from "./ledger-proof.type.js";

interface Told<T> {
  readonly told: T;
  /** The organisation it is told to. */
  readonly to: string;
}

/** A head is signed every minute while there is something to sign: five are missed only when something is wrong. */
const STALE_MILLISECONDS = 5 * 60_000;

export const ledgerHeadsOf = (reader: LedgerReader): RecordType<LedgerHead, Told<ToldHead>> =>
  defineRecord<LedgerHead>()<Told<ToldHead>>({
    name: "LedgerHead",
    load: async (_database, _by, organisations) => (await Promise.all(organisations.map(async (to) => (await reader.heads(to)).map((told) => ({ told, to }))))).flat(),
    keysOf: ({ to }) => [to],
    id: ({ told }) => told.owner,
    about: () => [],
    facts: ({ to }) => ({ owner: to, parties: [to] }),
    values: ({ told }, now) => ({
      id: told.owner,
      owner: told.owner,
      witnesses: told.witnesses,
      root: told.root,
      signedAt: told.signedAt,
      stale: told.unseenSince !== null && now.getTime() - told.unseenSince.getTime() > STALE_MILLISECONDS,
      size: told.size,
    }),
  });

/** How a proof is asked by organisation: that of one entry. */
export const ofEntry = (id: string): string => `${OF_ENTRY}${id}`;
const OF_ENTRY = "organisation, entry ";

export const ledgerProofsOf = (reader: LedgerReader): RecordType<LedgerProof, Told<EntryProof>> =>
  defineRecord<LedgerProof>()<Told<EntryProof>>({
    name: "LedgerProof",
    load: async (_database, by, organisations) => {
      const proofs = await Promise.all(organisations.map(async (to) => ({ told: await reader.proof(to, by.slice(OF_ENTRY.length)), to })));
      return proofs.flatMap(({ told, to }) => (told ? [{ told, to }] : []));
    },
    keysOf: ({ to }) => [to],
    id: ({ told }) => told.entry.id,
    about: () => [],
    facts: ({ told, to }) => ({ owner: told.entry.organisation, parties: [to] }),
    values: ({ told, to }) => ({
      id: told.entry.id,
      owner: told.owner,
      witnesses: told.witnesses,
      proven: told.isProven,
      signedAt: told.signedAt,
      ...(isOwnLedger(to, told) ? { leafIndex: told.index, size: told.size, leafHash: told.leafHash, hashes: told.hashes, checkpoint: told.note } : {}),
    }),
  });

/** Who asked learns no place: between two entries of one request there may be one that the answer hid. */
const isOwnLedger = (reader: string, { entry }: EntryProof): boolean => entry.owner === reader && entry.organisation !== reader;
