import { ChildAgreementInput, ChildConversationInput, CHILD_CONVERSATIONS } from "@samenhang/child-conversation";
import { ActMutation, ActResult, idOf, RecordField, RecordQuery, RecordsField, type EntityReference, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver, Root } from "type-graphql";
import { childConversations as childConversationActs, recordAdviceContact, recordReport, recordSafetyAssessment } from "./veilig-thuis.acts.js";
import { AdviceContactInput, ReportInput, SafetyAssessmentInput } from "./veilig-thuis.input.js";
import { adviceContacts, childConversations, conditions, involvement, reports, safetyAssessments } from "./veilig-thuis.records.js";
import { AdviceContact, ChildConversation, ConditionsAndFollowUp, Person, Report, SafetyAssessment, VtInvolvement } from "./veilig-thuis.type.js";

@Resolver(() => Person)
export class PersonAtVeiligThuis {
  @RecordField(() => VtInvolvement, { category: "INVOLVEMENT", confidentiality: "C2", description: "Open involvement of Veilig Thuis, if any." })
  vtInvolvement(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<VtInvolvement> | null> {
    return guard.findOne(involvement, "about", idOf(root), info);
  }

  @RecordsField(() => [Report], { category: "REPORT", confidentiality: "C3", description: "Reports about this person (*meldingen*)." })
  vtReports(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<Report>[] | null> {
    return guard.find(reports, "about", idOf(root), info);
  }

  @RecordsField(() => [SafetyAssessment], { category: "SAFETY", confidentiality: "C3", description: "Safety assessments about this person (*veiligheidsbeoordelingen*)." })
  safetyAssessments(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<SafetyAssessment>[] | null> {
    return guard.find(safetyAssessments, "about", idOf(root), info);
  }

  @RecordsField(() => [ConditionsAndFollowUp], { category: "SAFETY", confidentiality: "C2", description: "Conditions for safety that concern this person (*voorwaarden*)." })
  safetyConditions(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ConditionsAndFollowUp>[] | null> {
    return guard.find(conditions, "about", idOf(root), info);
  }

  @RecordsField(() => [ChildConversation], CHILD_CONVERSATIONS)
  vtChildConversations(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ChildConversation>[] | null> {
    return guard.find(childConversations, "about", idOf(root), info);
  }
}

@Resolver()
export class VeiligThuisQueries {
  @RecordQuery(() => Report, { category: "REPORT", confidentiality: "C3", description: "One report by its id." })
  report(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<Report> | null> {
    return guard.byId(reports, id, info);
  }

  @RecordQuery(() => AdviceContact, { category: "DECISION", confidentiality: "C2", description: "One advice contact by its id." })
  adviceContact(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<AdviceContact> | null> {
    return guard.byId(adviceContacts, id, info);
  }
}

@Resolver()
export class VeiligThuisActs {
  @ActMutation(() => ActResult, "Record an accepted report (*melding vastleggen*). The persons must already be in a case you take part in.")
  reportRecord(@Arg("input", () => ReportInput) input: ReportInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return recordReport(acts, input);
  }

  @ActMutation(() => ActResult, "Record a safety assessment (*veiligheidsbeoordeling vastleggen*).")
  safetyAssessmentRecord(@Arg("input", () => SafetyAssessmentInput) input: SafetyAssessmentInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return recordSafetyAssessment(acts, input);
  }

  @ActMutation(() => ActResult, "Record that advice was given (*adviescontact vastleggen*). There is no place for the persons discussed; text that names them is refused.")
  adviceContactRecord(@Arg("input", () => AdviceContactInput) input: AdviceContactInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return recordAdviceContact(acts, input);
  }

  @ActMutation(() => ActResult, "Record what a child told you in confidence (*kindgesprek vastleggen*).")
  vtChildConversationRecord(@Arg("input", () => ChildConversationInput) input: ChildConversationInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return childConversationActs.record(acts, input);
  }

  @ActMutation(() => ActResult, "Record with which organisations a child agrees to share what it told (*instemming van het kind vastleggen*). The last word counts.")
  vtChildConversationAgree(@Arg("input", () => ChildAgreementInput) input: ChildAgreementInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return childConversationActs.agree(acts, input);
  }
}
