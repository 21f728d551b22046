import type { Period, ReadPair } from "@samenhang/ledger";
import { endOfDutchDay, startOfDutchDay } from "@samenhang/policy";
import { defineRecord, type RecordType } from "@samenhang/subgraph";
import { findingsOf, THRESHOLDS, type Finding } from "./finding.js";
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
      (
        await Promise.all(
          organisations.map(async (to) => {
            const [counted, unfollowed, outstanding] = await Promise.all([reader.findings(to, period), unfollowedIn(reader, to, period, now), reader.outstanding(to, period)]);
            return findingsOf(counted, { unfollowed, outstanding }).map((finding) => ({ ...finding, to }));
          }),
        )
      ).flat(),
    keysOf: ({ to }) => [to],
    id: ({ kind, reason }) => (reason ? `${kind}.${reason}` : kind),
    about: () => [],
    facts: ({ to }) => ({ owner: to, parties: [to] }),
    values: ({ kind, reason, count, actors }) => ({ id: reason ? `${kind}.${reason}` : kind, kind, reason: reason || null, count, actors: actors.slice(0, MAX_ACTORS) }),
  });

/** Only where the time to do something has passed. */
async function unfollowedIn(reader: LedgerReader, organisation: string, { from, to }: Period, now: Date): Promise<readonly ReadPair[]> {
  const longAgo = now.getTime() - THRESHOLDS.laterActionDays * 86_400_000;
  const upTo = new Date(Math.min(endOfDutchDay(to).getTime(), longAgo));
  const start = startOfDutchDay(from);
  return upTo < start ? [] : reader.unfollowed(organisation, start, upTo);
}
