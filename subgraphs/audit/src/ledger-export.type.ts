import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { ID, Int } from "type-graphql";
import type { ExportFormat } from "./export/ledger-export.js";

export const LedgerExportFormat = codeList<ExportFormat>("LedgerExportFormat", "In which form the ledger is exported (*uitvoervorm*).", {
  LOGBOEK_DATAVERWERKINGEN: "Logboek Dataverwerkingen (Logius): spans of OpenTelemetry, as OTLP/JSON (logboek dataverwerkingen)",
  AUTHZ_DECISION_LOG: "Authorization Decision Log (Logius): a line of JSON per decision (log van toegangsbesluiten)",
  FHIR_R4_AUDIT_EVENT: "FHIR R4: a Bundle of AuditEvent resources (FHIR-auditregels)",
  CSV: "a table, RFC 4180 (tabel)",
});

@RecordObject(
  "LedgerExport",
  "Entries in which your organisation asked or owned, in a form for other systems (*uitvoer van logregels*). Holds what `ledgerEntries` tells, and no more.",
)
export class LedgerExport {
  @Id(() => ID)
  id!: string;
  @Meta(() => LedgerExportFormat, "The form (*uitvoervorm*).")
  format?: ExportFormat;
  @Meta(() => String, "Media type of the content (*mediatype*).")
  mediaType?: string;
  @Classified(() => String, { category: "DECISION", confidentiality: "C1", description: "The entries, newest first, as text in this form (*inhoud*)." })
  content?: string;
  @Meta(() => Int, "How many entries the content holds (*aantal logregels*).")
  count?: number;
  @Meta(() => String, "With which to go on: `after` of the next export; null where there is nothing more (*verder lezen*).")
  cursor?: string;
}
