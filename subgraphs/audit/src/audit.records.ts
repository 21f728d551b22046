import { HubError } from "@samenhang/errors";
import type { StoredEntry } from "@samenhang/ledger";
import { defineRecord, organisation, type RecordType } from "@samenhang/subgraph";
import type { LedgerEntry } from "./audit.type.js";
import type { LedgerReader } from "./ledger-reader.js";

/** An entry, and the organisation for which the owner gave it: one that asked or owned. */
export interface ReadEntry {
  readonly entry: StoredEntry;
  readonly givenTo: string;
}

export const MAX_ENTRIES = 100;

/** How entries are asked by organisation: all of them, or those of one request. */
export const byOrganisation = (traceId: string | undefined): string => (traceId ? `${OF_TRACE}${traceId}` : "organisation");
const OF_TRACE = "organisation in ";

/**
 * The newest entries of an organisation, over all owners.
 *
 * INVARIANT: an answer is whole or it is a failure; an owner that cannot be read never looks like an owner without entries.
 */
export const ledgerEntriesOf = (reader: LedgerReader): RecordType<LedgerEntry, ReadEntry> =>
  defineRecord<LedgerEntry>()<ReadEntry>({
    name: "LedgerEntry",
    load: async (_database, by, organisations) => {
      const trace = by.startsWith(OF_TRACE) ? { traceId: by.slice(OF_TRACE.length) } : {};
      const readings = await Promise.all(
        organisations.map(async (givenTo) => {
          const { entries, unavailable } = await reader.read({ organisation: givenTo, ...trace, limit: MAX_ENTRIES });
          if (unavailable.length > 0) throw new HubError("SUBGRAPH_UNAVAILABLE", { problem: `no answer from: ${unavailable.join(", ")}` });
          return entries.map((entry) => ({ entry: asToldTo(givenTo, entry), givenTo })).filter(({ entry }) => entry.decisions.length > 0);
        }),
      );
      return readings.flat();
    },
    keysOf: ({ givenTo }) => [givenTo],
    id: ({ entry }) => entry.id,
    about: () => [],
    facts: ({ entry, givenTo }) => ({ owner: entry.organisation, parties: [givenTo] }),
    values: ({ entry, givenTo }) => ({
      id: entry.id,
      recordedAt: entry.recordedAt,
      traceId: entry.traceId,
      kind: entry.kind,
      actor: entry.actor,
      organisation: organisation(entry.organisation),
      owner: entry.owner,
      role: entry.role,
      purpose: entry.purpose,
      subject: entry.subject,
      fields: once(entry.decisions.map(({ field }) => field)),
      outcomes: entry.organisation !== givenTo ? once(entry.decisions.map(({ outcome }) => outcome)) : outcomesOf(entry),
      grounds: once(entry.decisions.flatMap(({ grounds }) => grounds)),
      breakGlass: entry.breakGlassId !== null,
    }),
  });

/**
 * What the answer hid stays hidden from the organisation that asked, its privacy officer included: records that were not
 * shown are left out, and a field refused in silence stands among the fields that were asked, like one with nothing in it.
 * The officer of an owner that did not ask sees the whole truth, but for one thing: whom a provider of mental health care
 * asked about. That it looks for someone tells that this person is its patient (policy.md principle 4).
 */
const asToldTo = (reader: string, entry: StoredEntry): StoredEntry => {
  if (entry.organisation === reader) return { ...entry, decisions: entry.decisions.filter(({ unseen }) => !unseen) };
  return entry.organisationType === "GGZ" ? { ...entry, subject: null } : entry;
};

/** Outcomes as they may be read next to an answer in which silence looked like emptiness. */
const outcomesOf = ({ decisions }: StoredEntry): string[] => once(decisions.map(({ outcome }) => (outcome === "DENY_SILENT" ? "ALLOW" : outcome)));

const once = (words: readonly string[]): string[] => [...new Set(words)].sort();
