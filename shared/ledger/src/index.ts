export type { FieldDecision, LedgerEntry, StoredEntry } from "./entry.js";
export { createLedger, type Ledger, type Query } from "./ledger.js";
export { LEDGER_SCHEMA } from "./schema.js";
