import { HubError } from "@samenhang/errors";
import { RecordsQuery, type RecordType, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Int, Resolver } from "type-graphql";
import { byOrganisation, MAX_ENTRIES, type ReadEntry } from "./audit.records.js";
import { LedgerEntry } from "./audit.type.js";

const TRACE = /^[0-9A-Za-z._-]{1,64}$/;

/** The queries of audit over one source of entries. */
export function createAuditQueries(ledgerEntries: RecordType<LedgerEntry, ReadEntry>): new () => object {
  @Resolver()
  class AuditQueries {
    @RecordsQuery(() => [LedgerEntry], {
      category: "INVOLVEMENT",
      confidentiality: "C1",
      description: "The newest entries in which your organisation asked or owned (*logregels*), over all owners. For privacy officers.",
    })
    async ledgerEntries(
      @Arg("first", () => Int, { defaultValue: 25, description: "How many, at most 100." }) first: number,
      @Arg("traceId", () => String, { nullable: true, description: "Only the entries of this request." }) traceId: string | undefined,
      @Ctx() { guard }: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<readonly View<LedgerEntry>[] | null> {
      if (first < 1 || first > MAX_ENTRIES) throw new HubError("INPUT_INVALID", { problem: `\`first\` is 1 to ${MAX_ENTRIES}` });
      if (traceId && !TRACE.test(traceId)) throw new HubError("INPUT_INVALID", { problem: "`traceId` is the id of a request" });
      const by = byOrganisation(traceId);
      const organisation = guard.ticket.caller.organisation.id;
      // About nobody: each entry says for itself what it withholds. Only where none is visible, the rules say why.
      const entries = (await guard.find(ledgerEntries, by, organisation, info, [])) ?? (await guard.find(ledgerEntries, by, organisation, info));
      return entries?.slice(0, first) ?? null;
    }
  }
  return AuditQueries;
}
