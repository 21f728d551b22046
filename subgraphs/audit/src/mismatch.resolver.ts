import { HubError } from "@samenhang/errors";
import { RecordsQuery, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Ctx, Info, Resolver } from "type-graphql";
import type { LedgerReader } from "./ledger-reader.js";
import { listed } from "./listed.js";
import { mismatchesIn } from "./mismatch.records.js";
import { AuditMismatch } from "./mismatch.type.js";

const MAX_DAYS = 31;

export function createMismatchQueries(reader: LedgerReader): new () => object {
  @Resolver()
  class MismatchQueries {
    @RecordsQuery(() => [AuditMismatch], {
      category: "DECISION",
      confidentiality: "C1",
      description:
        "Where the ledgers of owners and that of consent do not agree, in a period of at most 31 days (*vergelijking van de logboeken*). Empty is as it should be. For privacy officers.",
    })
    async auditMismatches(
      @Arg("from", () => GraphQLLocalDate, { description: "First day." }) from: string,
      @Arg("to", () => GraphQLLocalDate, { description: "Last day." }) to: string,
      @Ctx() { guard }: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<readonly View<AuditMismatch>[] | null> {
      const [begin, end] = [new Date(`${from}T00:00:00Z`), new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000)];
      if (end <= begin || end.getTime() - begin.getTime() > MAX_DAYS * 86_400_000)
        throw new HubError("INPUT_INVALID", { problem: `\`from\` is not after \`to\`, and at most ${MAX_DAYS} days before it` });
      return listed(guard, mismatchesIn(reader, begin, end), `${from} ${to}`, info);
    }
  }
  return MismatchQueries;
}
