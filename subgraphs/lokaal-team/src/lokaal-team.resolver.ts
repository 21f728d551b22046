import {
  ChildAgreementInput,
  ChildConversationInput,
  CHILD_CONVERSATIONS,
  WITHHOLDINGS,
  WithholdingReviewAskInput,
  WithholdingReviewDecideInput,
} from "@samenhang/child-conversation";
import {
  ActMutation,
  ActResult,
  idOf,
  RecordField,
  RecordQuery,
  RecordsField,
  RecordsQuery,
  type EntityReference,
  type PublicValue,
  type RequestContext,
  type View,
} from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver, Root } from "type-graphql";
import { knownHere } from "./known-here.records.js";
import { childConversations as childConversationActs, withholdings as withholdingActs, recordHelpRequest } from "./lokaal-team.acts.js";
import { HelpRequestInput } from "./lokaal-team.input.js";
import { acceptedHandovers, childConversations, withholdings, helpRequests, helpTrajectories } from "./lokaal-team.records.js";
import { AcceptedHandover, ChildConversation, ChildConversationWithholding, HelpRequest, HelpTrajectory, KnownHere, Person } from "./lokaal-team.type.js";

@Resolver(() => Person)
export class PersonAtLokaalTeam {
  @RecordField(() => KnownHere, { category: "INVOLVEMENT", confidentiality: "C2", description: "Whether the local team knows this person (*bekend*)." })
  knownHere(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<KnownHere> | null> {
    return guard.findOne(knownHere, "about", idOf(root), info);
  }

  @RecordsField(() => [HelpRequest], { category: "PLAN", confidentiality: "C2", description: "Requests for help about this person (*hulpvragen*)." })
  helpRequests(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<HelpRequest>[] | null> {
    return guard.find(helpRequests, "about", idOf(root), info);
  }

  @RecordsField(() => [HelpTrajectory], { category: "PLAN", confidentiality: "C2", description: "Help agreed with this person (*hulptrajecten*)." })
  helpTrajectories(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<HelpTrajectory>[] | null> {
    return guard.find(helpTrajectories, "about", idOf(root), info);
  }

  @RecordsField(() => [AcceptedHandover], {
    category: "SAFETY",
    confidentiality: "C2",
    description: "Handovers about this person that the local team accepted (*aanvaarde overdrachten*).",
  })
  acceptedHandovers(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<AcceptedHandover>[] | null> {
    return guard.find(acceptedHandovers, "about", idOf(root), info);
  }

  @RecordsField(() => [ChildConversation], CHILD_CONVERSATIONS)
  ltChildConversations(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ChildConversation>[] | null> {
    return guard.find(childConversations, "about", idOf(root), info);
  }
}

@Resolver()
export class LokaalTeamQueries {
  @RecordsQuery(() => [ChildConversationWithholding], WITHHOLDINGS)
  async ltChildConversationWithholdings(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ChildConversationWithholding>[] | null> {
    return (await guard.find(withholdings, "owner", guard.ticket.caller.organisation.id, info, [])) ?? [];
  }

  @RecordQuery(() => HelpRequest, { category: "PLAN", confidentiality: "C2", description: "One request for help by its id." })
  helpRequest(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<HelpRequest> | null> {
    return guard.byId(helpRequests, id, info);
  }

  @RecordQuery(() => HelpTrajectory, { category: "PLAN", confidentiality: "C2", description: "One help trajectory by its id." })
  helpTrajectory(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<HelpTrajectory> | null> {
    return guard.byId(helpTrajectories, id, info);
  }
}

@Resolver()
export class LokaalTeamActs {
  @ActMutation(() => ActResult, "Record a request for help (*hulpvraag vastleggen*). The persons must already be in a case you take part in.")
  helpRequestRecord(@Arg("input", () => HelpRequestInput) input: HelpRequestInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return recordHelpRequest(acts, input);
  }

  @ActMutation(() => ActResult, "Record what a child told you in confidence (*kindgesprek vastleggen*).")
  ltChildConversationRecord(@Arg("input", () => ChildConversationInput) input: ChildConversationInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return childConversationActs.record(acts, input);
  }

  @ActMutation(() => ActResult, "Record with which organisations a child agrees to share what it told (*instemming van het kind vastleggen*). The last word counts.")
  ltChildConversationAgree(@Arg("input", () => ChildAgreementInput) input: ChildAgreementInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return childConversationActs.agree(acts, input);
  }

  @ActMutation(() => ActResult, "Look again whether a talk must stay withheld from who speaks for the child, and put that to a second person (*herbeoordeling voorleggen*).")
  ltWithholdingReviewAsk(@Arg("input", () => WithholdingReviewAskInput) input: WithholdingReviewAskInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return withholdingActs.ask(context, input);
  }

  @ActMutation(() => ActResult, "Decide, as the second person, whether a talk stays withheld (*herbeoordeling beslissen*).")
  ltWithholdingReviewDecide(@Arg("input", () => WithholdingReviewDecideInput) input: WithholdingReviewDecideInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return withholdingActs.decide(context, input);
  }
}
