import type { LedgerFilter, StoredEntry } from "@samenhang/ledger";
import { defineRecord, organisation, type RecordType } from "@samenhang/subgraph";
import type { LedgerEntry } from "./audit.type.js";
import type { LedgerReader } from "./ledger-reader.js";
import { tell } from "./told-entry.js";

/** An entry, and the organisation for which the owner gave it: one that asked or owned. */
export interface ReadEntry {
  readonly entry: StoredEntry;
  /** With which to read on after this entry. */
  readonly cursor: string;
  readonly givenTo: string;
}

export const MAX_ENTRIES = 100;

export interface Search {
  readonly filter: Omit<LedgerFilter, "reader">;
  /** Cursor of the entry to read on after. */
  readonly after?: string;
  readonly limit: number;
}

/**
 * The newest entries of an organisation that match, over all owners. `onStop` hears with which cursor to go on, where the
 * search stopped before it had enough.
 *
 * INVARIANT: an answer is whole or it is a failure; an owner that cannot be read never looks like an owner without entries.
 */
export const ledgerEntriesOf = (reader: LedgerReader, { filter, after, limit }: Search, onStop: (cursor: string) => void): RecordType<LedgerEntry, ReadEntry> =>
  defineRecord<LedgerEntry>()<ReadEntry>({
    name: "LedgerEntry",
    load: async (_database, _by, organisations) => {
      const readings = await Promise.all(
        organisations.map(async (givenTo) => {
          const { found, goOn } = await reader.read({ ...filter, reader: givenTo }, { limit, ...(after ? { after } : {}) });
          if (goOn && found.length < limit) onStop(goOn);
          return Promise.all(found.map(async ({ entry, cursor }) => ({ entry, cursor: await cursor(), givenTo })));
        }),
      );
      return readings.flat();
    },
    keysOf: ({ givenTo }) => [givenTo],
    id: ({ entry }) => entry.id,
    about: () => [],
    facts: ({ entry, givenTo }) => ({ owner: entry.organisation, parties: [givenTo] }),
    values: ({ entry, cursor }) => ({ ...tell(entry), organisation: organisation(entry.organisation), cursor }),
  });
