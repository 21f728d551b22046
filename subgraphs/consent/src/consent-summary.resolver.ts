import { HubError } from "@samenhang/errors";
import { RecordQuery, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver } from "type-graphql";
import { ConsentSummaryInput } from "./consent-summary.input.js";
import { summaryOf } from "./consent-summary.records.js";
import { readSharing } from "./consent-summary.js";
import { ConsentSummary } from "./consent-summary.type.js";
import { ofSubject, previewFor } from "./withdrawal-preview.records.js";
import { WithdrawalPreview } from "./withdrawal-preview.type.js";

@Resolver()
export class ConsentSummaries {
  @RecordQuery(() => ConsentSummary, {
    category: "DECISION",
    confidentiality: "C2",
    description: "Whose consent one sharing needs, where each stands, and what can be done (*overzicht van toestemming*). For a party to the sharing, and for the person.",
  })
  async consentSummary(
    @Arg("input", () => ConsentSummaryInput) input: ConsentSummaryInput,
    @Ctx() { guard, hub }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<ConsentSummary> | null> {
    const sharing = readSharing(input, hub);
    const { organisation } = guard.ticket.caller;
    if (organisation.type !== "PERSON" && ![sharing.from, sharing.to].includes(organisation.id)) {
      throw new HubError("INPUT_INVALID", { problem: "a summary is for a party to the sharing, or for the person" });
    }
    const summaries = summaryOf(sharing, guard, hub);
    const by = JSON.stringify(sharing);
    const found = await guard.find(summaries, by, sharing.subject, info, []);
    return (found ?? (await guard.find(summaries, by, sharing.subject, info, [sharing.subject])))?.[0] ?? null;
  }

  @RecordQuery(() => WithdrawalPreview, {
    category: "DECISION",
    confidentiality: "C2",
    description: "What stops and what continues when this consent is withdrawn (*gevolgen van intrekken*). For who may withdraw it.",
  })
  async consentWithdrawalPreview(
    @Arg("id", () => ID) id: string,
    @Arg("subject", () => ID) subject: string,
    @Ctx() { guard, hub }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<WithdrawalPreview> | null> {
    const previews = previewFor(guard, hub);
    const found = await guard.find(previews, ofSubject(subject), id, info, []);
    return found?.[0] ?? guard.byId(previews, id, info);
  }
}
