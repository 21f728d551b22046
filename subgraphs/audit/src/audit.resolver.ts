import { HubError } from "@samenhang/errors";
import { ActMutation, ActResult, RecordQuery, RecordsQuery, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import { isUuid } from "@samenhang/ticket";
import type { GraphQLResolveInfo } from "graphql";
import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Ctx, ID, Info, Int, Resolver } from "type-graphql";
import { closeAlert } from "./alert.acts.js";
import { alerts } from "./alert.records.js";
import { AlertCloseInput, LedgerFilterInput, readFilter } from "./audit.input.js";
import { ledgerEntriesOf, MAX_ENTRIES } from "./audit.records.js";
import { LedgerEntry } from "./audit.type.js";
import type { ExportFormat } from "./export/ledger-export.js";
import { findingsIn } from "./finding.records.js";
import { AuditAlert, AuditFinding } from "./finding.type.js";
import { ledgerExportOf, MAX_EXPORTED } from "./ledger-export.records.js";
import { LedgerExport, LedgerExportFormat } from "./ledger-export.type.js";
import { ledgerHeadsOf, ledgerProofsOf, ofEntry } from "./ledger-proof.records.js";
import { LedgerHead, LedgerProof } from "./ledger-proof.type.js";
import { listed } from "./listed.js";
import type { LedgerReader } from "./ledger-reader.js";

/** The queries of audit over one source of entries. */
export function createAuditQueries(reader: LedgerReader): new () => object {
  const [heads, proofs] = [ledgerHeadsOf(reader), ledgerProofsOf(reader)];
  @Resolver()
  class AuditQueries {
    @RecordsQuery(() => [LedgerEntry], {
      category: "INVOLVEMENT",
      confidentiality: "C1",
      description:
        "The newest entries in which your organisation asked or owned (*logregels*), over all owners. A notice `SEARCH_GOES_ON` names the cursor to go on with where a search stopped before it had enough. For privacy officers.",
    })
    async ledgerEntries(
      @Arg("first", () => Int, { defaultValue: 25, description: "How many, at most 100." }) first: number,
      @Arg("after", () => String, { nullable: true, description: "`cursor` of the entry to read on after." }) after: string | undefined,
      @Arg("filter", () => LedgerFilterInput, { nullable: true, description: "Which entries." }) filter: LedgerFilterInput | undefined,
      @Ctx() { guard }: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<readonly View<LedgerEntry>[] | null> {
      if (first < 1 || first > MAX_ENTRIES) throw new HubError("INPUT_INVALID", { problem: `\`first\` is 1 to ${MAX_ENTRIES}` });
      const search = { filter: readFilter(filter ?? {}), limit: first, ...(after ? { after } : {}) };
      const type = ledgerEntriesOf(reader, search, (cursor) => guard.disclosure.notice({ kind: "SEARCH_GOES_ON", record: cursor }));
      return listed(guard, type, JSON.stringify(search), info);
    }

    @RecordQuery(() => LedgerExport, {
      category: "DECISION",
      confidentiality: "C1",
      description:
        "The newest entries in which your organisation asked or owned, over all owners, as text for another system (*uitvoer van logregels*). Holds what `ledgerEntries` tells, and is itself recorded. For privacy officers.",
    })
    async ledgerExport(
      @Arg("format", () => LedgerExportFormat, { description: "In which form." }) format: ExportFormat,
      @Arg("filter", () => LedgerFilterInput, { nullable: true, description: "Which entries." }) filter: LedgerFilterInput | undefined,
      @Arg("first", () => Int, { defaultValue: 100, description: "How many, at most 1000." }) first: number,
      @Arg("after", () => String, { nullable: true, description: "`cursor` of the export to go on after, or of an entry." }) after: string | undefined,
      @Ctx() { guard }: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<View<LedgerExport> | null> {
      if (first < 1 || first > MAX_EXPORTED) throw new HubError("INPUT_INVALID", { problem: `\`first\` is 1 to ${MAX_EXPORTED}` });
      const search = { filter: readFilter(filter ?? {}), limit: first, ...(after ? { after } : {}) };
      return guard.findOne(ledgerExportOf(reader, format, search), JSON.stringify({ format, search }), guard.ticket.caller.organisation.id, info);
    }

    @RecordsQuery(() => [LedgerHead], {
      category: "INVOLVEMENT",
      confidentiality: "C1",
      description: "The last signed head of every ledger, and who cosigned it (*ondertekende standen*). For privacy officers.",
    })
    async ledgerHeads(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<LedgerHead>[] | null> {
      return listed(guard, heads, "organisation", info);
    }

    @RecordsQuery(() => [AuditFinding], {
      category: "DECISION",
      confidentiality: "C1",
      description: "What stands out in the ledgers in a period of at most a year (*opvallend gebruik*), most often first. Read on with `ledgerEntries`. For privacy officers.",
    })
    async auditFindings(
      @Arg("from", () => GraphQLLocalDate, { description: "First day." }) from: string,
      @Arg("to", () => GraphQLLocalDate, { description: "Last day." }) to: string,
      @Ctx() { guard }: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<readonly View<AuditFinding>[] | null> {
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
      if (days < 0 || days > 366) throw new HubError("INPUT_INVALID", { problem: "`from` is not after `to`, and at most a year before it" });
      return listed(guard, findingsIn(reader, { from, to }, guard.now), `${from} ${to}`, info);
    }

    @RecordsQuery(() => [AuditAlert], {
      category: "DECISION",
      confidentiality: "C1",
      description: "Patterns to look at (*signalen*), newest first: those of your organisation. For privacy officers.",
    })
    async auditAlerts(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<AuditAlert>[] | null> {
      return listed(guard, alerts, "owner", info);
    }

    @RecordQuery(() => LedgerProof, {
      category: "INVOLVEMENT",
      confidentiality: "C1",
      description: "That an entry in which your organisation asked or owned is in the ledger of its owner (*bewijs van opname*). For privacy officers.",
    })
    async ledgerProof(
      @Arg("entry", () => ID, { description: "Id of the entry." }) entry: string,
      @Ctx() { guard }: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<View<LedgerProof> | null> {
      if (!isUuid(entry)) throw new HubError("INPUT_INVALID", { problem: "`entry` is the id of an entry" });
      return guard.findOne(proofs, ofEntry(entry), guard.ticket.caller.organisation.id, info);
    }
  }
  return AuditQueries;
}

@Resolver()
export class AlertActs {
  @ActMutation(() => ActResult, "Close an alert with what it turned out to be (*signaal afhandelen*).")
  auditAlertClose(@Arg("input", () => AlertCloseInput) input: AlertCloseInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return closeAlert(acts, input);
  }
}
