import type { Period } from "@samenhang/ledger";
import { defineRecord, type RecordType } from "@samenhang/subgraph";
import { findingsOf, type Finding } from "./finding.js";
import type { AuditFinding } from "./finding.type.js";
import type { LedgerReader } from "./ledger-reader.js";

interface ToldFinding extends Finding {
  readonly to: string;
}

const MAX_ACTORS = 50;

/** What stands out for an organisation in one period. */
export const findingsIn = (reader: LedgerReader, period: Period, now: Date): RecordType<AuditFinding, ToldFinding> =>
  defineRecord<AuditFinding>()<ToldFinding>({
    name: "AuditFinding",
    load: async (_database, _by, organisations) =>
      (await Promise.all(organisations.map(async (to) => findingsOf(await reader.findings(to, period), now).map((finding) => ({ ...finding, to }))))).flat(),
    keysOf: ({ to }) => [to],
    id: ({ kind, reason }) => (reason ? `${kind}.${reason}` : kind),
    about: () => [],
    facts: ({ to }) => ({ owner: to, parties: [to] }),
    values: ({ kind, reason, count, actors }) => ({ id: reason ? `${kind}.${reason}` : kind, kind, reason: reason || null, count, actors: actors.slice(0, MAX_ACTORS) }),
  });
