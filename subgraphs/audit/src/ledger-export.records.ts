import { createHash } from "node:crypto";
import type { StoredEntry } from "@samenhang/ledger";
import { defineRecord, type RecordType } from "@samenhang/subgraph";
import type { Search } from "./audit.records.js";
import { exportEntries, type ExportFormat } from "./export/ledger-export.js";
import type { LedgerExport } from "./ledger-export.type.js";
import type { LedgerReader } from "./ledger-reader.js";

export const MAX_EXPORTED = 1_000;

interface Exported {
  /** The organisation it is made for. */
  readonly to: string;
  readonly entries: readonly StoredEntry[];
  readonly cursor: string | undefined;
}

/** One export of the entries that match, for an organisation that asked or owned. */
export const ledgerExportOf = (reader: LedgerReader, format: ExportFormat, { filter, after, limit }: Search): RecordType<LedgerExport, Exported> =>
  defineRecord<LedgerExport>()<Exported>({
    name: "LedgerExport",
    load: async (_database, _by, organisations) =>
      Promise.all(
        organisations.map(async (to) => {
          const { found, goOn } = await reader.read({ ...filter, reader: to }, { limit, ...(after ? { after } : {}) });
          return { to, entries: found.map(({ entry }) => entry), cursor: goOn };
        }),
      ),
    keysOf: ({ to }) => [to],
    id: ({ to, entries }) => idOf(format, to, entries),
    about: () => [],
    facts: ({ to }) => ({ owner: to, parties: [to] }),
    values: ({ to, entries, cursor }) => ({
      id: idOf(format, to, entries),
      format,
      ...exportEntries(format, entries),
      count: entries.length,
      cursor,
    }),
  });

/** The same entries in the same form are the same export. */
const idOf = (format: ExportFormat, to: string, entries: readonly StoredEntry[]): string =>
  createHash("sha256")
    .update([format, to, ...entries.map(({ id }) => id)].join("\n"))
    .digest("hex")
    .slice(0, 32);
