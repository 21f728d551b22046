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
  endProtectionMeasure,
  registerProtectionMeasure,
} from "./gecertificeerde-instelling.acts.js";
import { ProtectionMeasureEndInput, ProtectionMeasureInput } from "./gecertificeerde-instelling.input.js";
import { actionPlans, childConversations, courtRequests, withholdings, protectionMeasures, supervisorAssignments } from "./gecertificeerde-instelling.records.js";
import {
  ActionPlan,
  ChildConversation,
  ChildConversationWithholding,
  CourtRequest,
  ReportSnapshot,
  Person,
  ProtectionMeasure,
  SupervisorAssignment,
} from "./gecertificeerde-instelling.type.js";

@Resolver(() => Person)
export class PersonAtGecertificeerdeInstelling {
  @RecordsField(() => [ProtectionMeasure], { category: "MEASURE", confidentiality: "C2", description: "Measures ordered for this child (*kinderbeschermingsmaatregelen*)." })
  protectionMeasures(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ProtectionMeasure>[] | null> {
    return guard.find(protectionMeasures, "about", idOf(root), info);
  }

  @RecordsField(() => [SupervisorAssignment], { category: "INVOLVEMENT", confidentiality: "C1", description: "Who supervises this child (*toewijzingen jeugdbeschermer*)." })
  supervisorAssignments(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<SupervisorAssignment>[] | null> {
    return guard.find(supervisorAssignments, "about", idOf(root), info);
  }

  @RecordsField(() => [ActionPlan], { category: "PLAN", confidentiality: "C2", description: "Plans of action this person is part of (*plannen van aanpak*)." })
  actionPlans(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ActionPlan>[] | null> {
    return guard.find(actionPlans, "about", idOf(root), info);
  }

  @RecordsField(() => [ChildConversation], CHILD_CONVERSATIONS)
  giChildConversations(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ChildConversation>[] | null> {
    return guard.find(childConversations, "about", idOf(root), info);
  }

  @RecordsField(() => [CourtRequest], COURT_REQUESTS)
  giCourtRequests(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<CourtRequest>[] | null> {
    return guard.find(courtRequests, "about", idOf(root), info);
  }
}

/** Nothing is announced: a document that is not there and one that is not for the caller look the same. */
@Resolver(() => ReportSnapshot)
export class SnapshotAtGecertificeerdeInstelling {
  @RecordsField(() => [CourtRequest], { ...COURT_REQUESTS, description: "Petitions of the institution that rest on it (*verzoekschriften*)." })
  async giCourtRequests(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<CourtRequest>[] | null> {
    return (await guard.find(courtRequests, "snapshot", idOf(root), info, [])) ?? [];
  }
}

@Resolver()
export class GecertificeerdeInstellingQueries {
  @RecordsQuery(() => [ChildConversationWithholding], WITHHOLDINGS)
  async giChildConversationWithholdings(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ChildConversationWithholding>[] | null> {
    return (await guard.find(withholdings, "owner", guard.ticket.caller.organisation.id, info, [])) ?? [];
  }

  @RecordQuery(() => ProtectionMeasure, { category: "MEASURE", confidentiality: "C2", description: "One measure by its id (*kinderbeschermingsmaatregel*)." })
  protectionMeasure(
    @Arg("id", () => ID, { description: "Id of the measure." }) id: string,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<ProtectionMeasure> | null> {
    return guard.byId(protectionMeasures, id, info);
  }

  @RecordQuery(() => ActionPlan, { category: "PLAN", confidentiality: "C2", description: "One plan of action by its id (*plan van aanpak*)." })
  actionPlan(
    @Arg("id", () => ID, { description: "Id of the plan." }) id: string,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<ActionPlan> | null> {
    return guard.byId(actionPlans, id, info);
  }

  @RecordQuery(() => CourtRequest, { ...COURT_REQUESTS, description: "One petition of the institution by its id (*verzoekschrift*)." })
  giCourtRequest(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<CourtRequest> | null> {
    return guard.byId(courtRequests, id, info);
  }
}

@Resolver()
export class GecertificeerdeInstellingActs {
  @ActMutation(() => ActResult, "Register a measure the court ordered (*kinderbeschermingsmaatregel registreren*). You become the contact for it.")
  protectionMeasureRegister(
    @Arg("input", () => ProtectionMeasureInput, { description: "The measure." }) input: ProtectionMeasureInput,
    @Ctx() { acts }: RequestContext,
  ): Promise<PublicValue> {
    return registerProtectionMeasure(acts, input);
  }

  @ActMutation(() => ActResult, "End a measure today (*kinderbeschermingsmaatregel beëindigen*). What rested on it ends at once.")
  protectionMeasureEnd(
    @Arg("input", () => ProtectionMeasureEndInput, { description: "The measure and why it ends." }) input: ProtectionMeasureEndInput,
    @Ctx() { acts }: RequestContext,
  ): Promise<PublicValue> {
    return endProtectionMeasure(acts, input);
  }

  @ActMutation(() => ActResult, "Record what a child told you in confidence (*kindgesprek vastleggen*).")
  giChildConversationRecord(@Arg("input", () => ChildConversationInput) input: ChildConversationInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return childConversationActs.record(acts, input);
  }

  @ActMutation(() => ActResult, "Record with which organisations a child agrees to share what it told (*instemming van het kind vastleggen*). The last word counts.")
  giChildConversationAgree(@Arg("input", () => ChildAgreementInput) input: ChildAgreementInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return childConversationActs.agree(acts, input);
  }

  @ActMutation(() => ActResult, "Look again whether a talk must stay withheld from who speaks for the child, and put that to a second person (*herbeoordeling voorleggen*).")
  giWithholdingReviewAsk(@Arg("input", () => WithholdingReviewAskInput) input: WithholdingReviewAskInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return withholdingActs.ask(context, input);
  }

  @ActMutation(() => ActResult, "Decide, as the second person, whether a talk stays withheld (*herbeoordeling beslissen*).")
  giWithholdingReviewDecide(@Arg("input", () => WithholdingReviewDecideInput) input: WithholdingReviewDecideInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return withholdingActs.decide(context, input);
  }

  @ActMutation(() => ActResult, "Begin a petition to the court (*verzoekschrift opstellen*).")
  giCourtRequestDraft(@Arg("input", () => CourtRequestDraftInput) input: CourtRequestDraftInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return courtRequestActs.draft(acts, input);
  }

  @ActMutation(() => ActResult, "Submit a petition (*verzoekschrift indienen*), with its snapshot, alternatives and views.")
  giCourtRequestSubmit(@Arg("input", () => CourtRequestSubmitInput) input: CourtRequestSubmitInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return courtRequestActs.submit(acts, input);
  }

  @ActMutation(() => ActResult, "Let a petition rest on another snapshot, after something it rested on was corrected (*verzoekschrift herstellen*).")
  giCourtRequestMend(@Arg("input", () => CourtRequestMendInput) input: CourtRequestMendInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return courtRequestActs.mend(acts, input);
  }

  @ActMutation(() => ActResult, "Withdraw a petition (*verzoekschrift intrekken*).")
  giCourtRequestWithdraw(@Arg("input", () => CourtRequestWithdrawInput) input: CourtRequestWithdrawInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return courtRequestActs.withdraw(acts, input);
  }
}
