import type { StoredEntry } from "@samenhang/ledger";
import { tell, tellDecisions, type ToldDecision, type ToldEntry } from "../told-entry.js";
import { toAuthorizationDecisionLog } from "./authorization-decision-log.js";
import { toCsv } from "./csv.js";
import { toFhirAuditEvents } from "./fhir-audit-event.js";
import { toLogboekDataverwerkingen } from "./logboek-dataverwerkingen.js";

/** What an export holds of an entry: no more than `ledgerEntries` tells. */
export interface ExportedEntry extends ToldEntry {
  readonly decisions: readonly ToldDecision[];
}

export type ExportFormat = "LOGBOEK_DATAVERWERKINGEN" | "AUTHZ_DECISION_LOG" | "FHIR_R4_AUDIT_EVENT" | "CSV";

interface Writer {
  readonly mediaType: string;
  readonly write: (entries: readonly ExportedEntry[]) => string;
}

const WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  LOGBOEK_DATAVERWERKINGEN: { mediaType: "application/json", write: toLogboekDataverwerkingen },
  AUTHZ_DECISION_LOG: { mediaType: "application/x-ndjson", write: toAuthorizationDecisionLog },
  FHIR_R4_AUDIT_EVENT: { mediaType: "application/fhir+json", write: toFhirAuditEvents },
  CSV: { mediaType: "text/csv; charset=utf-8; header=present", write: toCsv },
};

/** Entries, as their reader is told them (`asToldTo`), in one of the formats. */
export function exportEntries(format: ExportFormat, entries: readonly StoredEntry[]): { readonly mediaType: string; readonly content: string } {
  const { mediaType, write } = WRITERS[format];
  return { mediaType, content: write(entries.map((entry) => ({ ...tell(entry), decisions: tellDecisions(entry) }))) };
}
