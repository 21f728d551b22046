import {
  ChildAgreementInput,
  ChildConversationInput,
  CHILD_CONVERSATIONS,
  WITHHOLDINGS,
  WithholdingReviewAskInput,
  WithholdingReviewDecideInput,
} from "@samenhang/child-conversation";
import { COURT_REQUESTS, CourtRequestDraftInput, CourtRequestMendInput, CourtRequestSubmitInput, CourtRequestWithdrawInput } from "@samenhang/court-request";
import { ActMutation, ActResult, idOf, RecordQuery, RecordsField, RecordsQuery, type EntityReference, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver, Root } from "type-graphql";
import {
  childConversations as childConversationActs,
  courtRequests as courtRequestActs,
  withholdings as withholdingActs,
  receiveInvestigationRequest,
  recordCouncilReport,
} from "./raad-voor-de-kinderbescherming.acts.js";
import { CouncilReportInput, InvestigationRequestInput } from "./raad-voor-de-kinderbescherming.input.js";
import {
  childConversations,
  courtRequests,
  withholdings,
  councilReports,
  courtDecisions,
  investigationRequests,
  protectionInvestigations,
} from "./raad-voor-de-kinderbescherming.records.js";
import {
  ChildConversation,
  ChildConversationWithholding,
  CourtRequest,
  ReportSnapshot,
  CouncilReport,
  CourtDecision,
  InvestigationRequest,
  Person,
  ProtectionInvestigation,
} from "./raad-voor-de-kinderbescherming.type.js";

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

  @RecordsField(() => [CourtRequest], COURT_REQUESTS)
  rvdkCourtRequests(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<CourtRequest>[] | null> {
    return guard.find(courtRequests, "about", idOf(root), info);
  }
}

/** Nothing is announced: a document that is not there and one that is not for the caller look the same. */
@Resolver(() => ReportSnapshot)
export class SnapshotAtRaadVoorDeKinderbescherming {
  @RecordsField(() => [CourtRequest], { ...COURT_REQUESTS, description: "Petitions of the Board that rest on it (*verzoekschriften*)." })
  async rvdkCourtRequests(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<CourtRequest>[] | null> {
    return (await guard.find(courtRequests, "snapshot", idOf(root), info, [])) ?? [];
  }

  @RecordsField(() => [CouncilReport], { category: "DECISION", confidentiality: "C2", description: "Reports of the Board that rest on it (*raadsrapporten*)." })
  async councilReports(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<CouncilReport>[] | null> {
    return (await guard.find(councilReports, "snapshot", idOf(root), info, [])) ?? [];
  }
}

@Resolver()
export class RaadVoorDeKinderbeschermingQueries {
  @RecordsQuery(() => [ChildConversationWithholding], WITHHOLDINGS)
  async rvdkChildConversationWithholdings(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ChildConversationWithholding>[] | null> {
    return (await guard.find(withholdings, "owner", guard.ticket.caller.organisation.id, info, [])) ?? [];
  }

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

  @RecordQuery(() => CourtRequest, { ...COURT_REQUESTS, description: "One petition of the Board by its id (*verzoekschrift*)." })
  rvdkCourtRequest(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<CourtRequest> | null> {
    return guard.byId(courtRequests, id, info);
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

  @ActMutation(() => ActResult, "Look again whether a talk must stay withheld from who speaks for the child, and put that to a second person (*herbeoordeling voorleggen*).")
  rvdkWithholdingReviewAsk(@Arg("input", () => WithholdingReviewAskInput) input: WithholdingReviewAskInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return withholdingActs.ask(context, input);
  }

  @ActMutation(() => ActResult, "Decide, as the second person, whether a talk stays withheld (*herbeoordeling beslissen*).")
  rvdkWithholdingReviewDecide(@Arg("input", () => WithholdingReviewDecideInput) input: WithholdingReviewDecideInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return withholdingActs.decide(context, input);
  }

  @ActMutation(() => ActResult, "Begin a petition to the court (*verzoekschrift opstellen*).")
  rvdkCourtRequestDraft(@Arg("input", () => CourtRequestDraftInput) input: CourtRequestDraftInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return courtRequestActs.draft(acts, input);
  }

  @ActMutation(() => ActResult, "Submit a petition (*verzoekschrift indienen*), with its snapshot, alternatives and views.")
  rvdkCourtRequestSubmit(@Arg("input", () => CourtRequestSubmitInput) input: CourtRequestSubmitInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return courtRequestActs.submit(acts, input);
  }

  @ActMutation(() => ActResult, "Let a petition rest on another snapshot, after something it rested on was corrected (*verzoekschrift herstellen*).")
  rvdkCourtRequestMend(@Arg("input", () => CourtRequestMendInput) input: CourtRequestMendInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return courtRequestActs.mend(acts, input);
  }

  @ActMutation(() => ActResult, "Withdraw a petition (*verzoekschrift intrekken*).")
  rvdkCourtRequestWithdraw(@Arg("input", () => CourtRequestWithdrawInput) input: CourtRequestWithdrawInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return courtRequestActs.withdraw(acts, input);
  }

  @ActMutation(() => ActResult, "Record a report of the Board (*raadsrapport vastleggen*), with the items it is based on.")
  councilReportRecord(@Arg("input", () => CouncilReportInput) input: CouncilReportInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return recordCouncilReport(acts, input);
  }
}
