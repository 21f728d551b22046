import { ActMutation, ActResult, RecordsQuery, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Resolver } from "type-graphql";
import { approveShieldedAccess, approveShielding, beginShielding, confirmShieldingEnd, proposeShieldingEnd, reviewShielding } from "./shielding.acts.js";
import { ShieldedAccessInput, ShieldingApproveInput, ShieldingEndConfirmInput, ShieldingEndProposeInput, ShieldingOrderInput, ShieldingReviewInput } from "./shielding.input.js";
import { shieldingOrders } from "./shielding.records.js";
import { ShieldingOrder } from "./shielding.type.js";

type Answer = Promise<PublicValue>;

@Resolver()
export class Shielding {
  @RecordsQuery(() => [ShieldingOrder], {
    category: "SHIELDED",
    confidentiality: "C7",
    description: "Shielding orders in force that name you as safety officer, the first to review on top (*afschermingen*); empty for everybody else.",
  })
  shieldingOrders(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ShieldingOrder>[] | null> {
    return guard.find(shieldingOrders, "officer", guard.ticket.caller.actor, info);
  }

  @ActMutation(() => ActResult, "Begin a shielding order (*afscherming instellen*); it holds at once.")
  shieldingOrderBegin(@Arg("input", () => ShieldingOrderInput) input: ShieldingOrderInput, @Ctx() { acts }: RequestContext): Answer {
    return beginShielding(acts, input);
  }

  @ActMutation(() => ActResult, "Approve a shielding order that another proposed (*afscherming goedkeuren*), after going through what could reveal the place.")
  shieldingOrderApprove(@Arg("input", () => ShieldingApproveInput) input: ShieldingApproveInput, @Ctx() context: RequestContext): Answer {
    return approveShielding(context, input);
  }

  @ActMutation(() => ActResult, "Review a shielding order (*afscherming toetsen*): it is still needed.")
  shieldingOrderReview(@Arg("input", () => ShieldingReviewInput) input: ShieldingReviewInput, @Ctx() context: RequestContext): Answer {
    return reviewShielding(context, input);
  }

  @ActMutation(() => ActResult, "Propose that a shielding order ends (*beëindiging voorstellen*), with the view of the shielded person.")
  shieldingOrderEndPropose(@Arg("input", () => ShieldingEndProposeInput) input: ShieldingEndProposeInput, @Ctx() context: RequestContext): Answer {
    return proposeShieldingEnd(context, input);
  }

  @ActMutation(() => ActResult, "Decide on a proposal of another named officer that a shielding order ends (*beëindiging bevestigen*).")
  shieldingOrderEndConfirm(@Arg("input", () => ShieldingEndConfirmInput) input: ShieldingEndConfirmInput, @Ctx() context: RequestContext): Answer {
    return confirmShieldingEnd(context, input);
  }

  @ActMutation(() => ActResult, "Approve, as a second person, that a named safety officer sees what is shielded.")
  shieldedAccessApprove(@Arg("input", () => ShieldedAccessInput) input: ShieldedAccessInput, @Ctx() context: RequestContext): Answer {
    return approveShieldedAccess(context, input);
  }
}
