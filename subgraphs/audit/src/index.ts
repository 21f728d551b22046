import { withRecordKeeping, type SubgraphDefinition } from "@samenhang/subgraph";
import { First } from "./audit.migration.js";
import { AuditAlertEntity } from "./alert.entity.js";
import { createAlerts } from "./alerts.js";
import { AlertActs, createAuditQueries } from "./audit.resolver.js";
import { Organisation } from "./audit.type.js";
import { createMismatchQueries } from "./mismatch.resolver.js";
import type { LedgerReader } from "./ledger-reader.js";
import { createStatementQueries } from "./statement.resolver.js";

/** What the owners recorded, for privacy officers of an organisation that asked or owned. Metadata, never content. */
export const createAudit = (reader: LedgerReader): SubgraphDefinition =>
  withRecordKeeping(
    { prefix: "audit", holds: [] },
    {
      name: "audit",
      ownerType: "SHARED",
      resolvers: [createAuditQueries(reader), createMismatchQueries(reader), createStatementQueries(reader), AlertActs],
      types: [Organisation],
      entities: [AuditAlertEntity],
      migrations: [First],
      watches: ({ database, directory, now }) => {
        const { raise } = createAlerts({ database, reader, now });
        return {
          everySeconds: SECONDS_BETWEEN_LOOKS,
          run: async () => {
            for (const organisation of directory.keys()) await raise(organisation);
          },
        };
      },
    },
  );

/** An alert comes within minutes of what it is about; ledgers are counted anew for each look. */
const SECONDS_BETWEEN_LOOKS = 300;
export { createLedgerReader, NO_LEDGERS, type EntryProof, type LedgerReader, type LedgerReaderOptions, type LedgerReading, type ToldHead } from "./ledger-reader.js";
export { createAlerts, type Alerts } from "./alerts.js";
export { exportEntries, type ExportedEntry, type ExportFormat } from "./export/ledger-export.js";
