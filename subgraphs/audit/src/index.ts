import type { SubgraphDefinition } from "@samenhang/subgraph";
import { First } from "./audit.migration.js";
import { ledgerEntriesOf } from "./audit.records.js";
import { createAuditQueries } from "./audit.resolver.js";
import { Organisation } from "./audit.type.js";
import type { LedgerReader } from "./ledger-reader.js";

/** What the owners recorded, for privacy officers of an organisation that asked or owned. Metadata, never content. */
export const createAudit = (reader: LedgerReader): SubgraphDefinition => ({
  name: "audit",
  ownerType: "SHARED",
  resolvers: [createAuditQueries(ledgerEntriesOf(reader))],
  types: [Organisation],
  entities: [],
  migrations: [First],
});
export { createLedgerReader, type LedgerFilter, type LedgerPeer, type LedgerReader, type LedgerReaderOptions, type LedgerReading } from "./ledger-reader.js";
