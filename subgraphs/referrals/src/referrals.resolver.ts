import { HubError } from "@samenhang/errors";
import { ActMutation, ActResult, idOf, RecordQuery, RecordsField, RecordsQuery, type EntityReference, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Int, Resolver, Root } from "type-graphql";
import { moveReferral, sendReferral } from "./referrals.acts.js";
import { ReferralInput, ReferralMoveInput } from "./referrals.input.js";
import { referrals } from "./referrals.records.js";
import { Person, Referral } from "./referrals.type.js";

const MAX_FIRST = 100;

@Resolver(() => Person)
export class PersonAtReferrals {
  @RecordsField(() => [Referral], { category: "INVOLVEMENT", confidentiality: "C1", description: "Referrals about this person (*verwijzingen*), newest first." })
  referrals(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<Referral>[] | null> {
    return guard.find(referrals, "about", idOf(root), info);
  }
}

@Resolver()
export class ReferralsQueries {
  @RecordQuery(() => Referral, { category: "INVOLVEMENT", confidentiality: "C1", description: "One referral by its id (*verwijzing*)." })
  referral(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<Referral> | null> {
    return guard.byId(referrals, id, info);
  }

  @RecordsQuery(() => [Referral], {
    category: "INVOLVEMENT",
    confidentiality: "C1",
    description: "Referrals to your organisation that it still has to act on (*binnengekomen verwijzingen*), newest first.",
  })
  async incomingReferrals(
    @Arg("first", () => Int, { defaultValue: 25, description: "How many, at most 100." }) first: number,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly View<Referral>[] | null> {
    if (first < 1 || first > MAX_FIRST) throw new HubError("INPUT_INVALID", { problem: `\`first\` is 1 to ${MAX_FIRST}` });
    const receiver = guard.ticket.caller.organisation.id;
    // The caller names no one: each referral says for itself what it withholds. Only where none is visible, the rules say why.
    const incoming = (await guard.find(referrals, "receiver", receiver, info, [])) ?? (await guard.find(referrals, "receiver", receiver, info));
    return incoming?.slice(0, first) ?? null;
  }
}

@Resolver()
export class ReferralsActs {
  @ActMutation(() => ActResult, "Send a referral (*verwijzing versturen*). You keep watch over safety until it is accepted.")
  referralSend(@Arg("input", () => ReferralInput) input: ReferralInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return sendReferral(acts, input);
  }

  @ActMutation(() => ActResult, "Move a referral one step (*verwijzing behandelen*). Who accepts it takes over responsibility and the watch over safety.")
  referralMove(@Arg("input", () => ReferralMoveInput) input: ReferralMoveInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return moveReferral(context, input);
  }
}
