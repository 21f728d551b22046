import { ChildAgreementInput, ChildConversationInput, CHILD_CONVERSATIONS } from "@samenhang/child-conversation";
import { ActMutation, ActResult, idOf, RecordQuery, RecordsField, type EntityReference, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver, Root } from "type-graphql";
import { childConversations as childConversationActs, receiveInvestigationRequest } from "./raad-voor-de-kinderbescherming.acts.js";
import { InvestigationRequestInput } from "./raad-voor-de-kinderbescherming.input.js";
import { childConversations, councilReports, courtDecisions, investigationRequests, protectionInvestigations } from "./raad-voor-de-kinderbescherming.records.js";
import { ChildConversation, CouncilReport, CourtDecision, InvestigationRequest, Person, ProtectionInvestigation } from "./raad-voor-de-kinderbescherming.type.js";

@Resolver(() => Person)
export class PersonAtRaadVoorDeKinderbescherming {
  @RecordsField(() => [InvestigationRequest], { category: "DECISION", confidentiality: "C2", description: "Requests to investigate about this child (*verzoeken tot onderzoek*)." })
  investigationRequests(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<InvestigationRequest>[] | null> {
    return guard.find(investigationRequests, "about", idOf(root), info);
  }

  @RecordsField(() => [ProtectionInvestigation], {
    category: "SAFETY",
    confidentiality: "C3",
    description: "Investigations whether this child needs protection (*beschermingsonderzoeken*).",
  })
  protectionInvestigations(
    @Root() root: EntityReference,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly View<ProtectionInvestigation>[] | null> {
    return guard.find(protectionInvestigations, "about", idOf(root), info);
  }

  @RecordsField(() => [CouncilReport], { category: "SAFETY", confidentiality: "C3", description: "Reports of the Board about this person (*raadsrapporten*)." })
  councilReports(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<CouncilReport>[] | null> {
    return guard.find(councilReports, "about", idOf(root), info);
  }

  @RecordsField(() => [CourtDecision], { category: "MEASURE", confidentiality: "C2", description: "Decisions of the court about this child (*beschikkingen*)." })
  courtDecisions(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<CourtDecision>[] | null> {
    return guard.find(courtDecisions, "about", idOf(root), info);
  }

  @RecordsField(() => [ChildConversation], CHILD_CONVERSATIONS)
  rvdkChildConversations(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ChildConversation>[] | null> {
    return guard.find(childConversations, "about", idOf(root), info);
  }
}

@Resolver()
export class RaadVoorDeKinderbeschermingQueries {
  @RecordQuery(() => InvestigationRequest, { category: "DECISION", confidentiality: "C2", description: "One request for investigation by its id (*verzoek tot onderzoek*)." })
  investigationRequest(
    @Arg("id", () => ID, { description: "Id of the request." }) id: string,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<InvestigationRequest> | null> {
    return guard.byId(investigationRequests, id, info);
  }

  @RecordQuery(() => CouncilReport, { category: "SAFETY", confidentiality: "C3", description: "One report of the Board by its id (*raadsrapport*)." })
  councilReport(
    @Arg("id", () => ID, { description: "Id of the report." }) id: string,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<CouncilReport> | null> {
    return guard.byId(councilReports, id, info);
  }
}

@Resolver()
export class RaadVoorDeKinderbeschermingActs {
  @ActMutation(() => ActResult, "Record a request for investigation that came in, and start the investigation when you say so (*verzoek tot onderzoek ontvangen*).")
  investigationRequestReceive(
    @Arg("input", () => InvestigationRequestInput, { description: "The request." }) input: InvestigationRequestInput,
    @Ctx() { acts }: RequestContext,
  ): Promise<PublicValue> {
    return receiveInvestigationRequest(acts, input);
  }

  @ActMutation(() => ActResult, "Record what a child told you in confidence (*kindgesprek vastleggen*).")
  rvdkChildConversationRecord(@Arg("input", () => ChildConversationInput) input: ChildConversationInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return childConversationActs.record(acts, input);
  }

  @ActMutation(() => ActResult, "Record with which organisations a child agrees to share what it told (*instemming van het kind vastleggen*). The last word counts.")
  rvdkChildConversationAgree(@Arg("input", () => ChildAgreementInput) input: ChildAgreementInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return childConversationActs.agree(acts, input);
  }
}
