import {
  ChildAgreementInput,
  ChildConversationInput,
  CHILD_CONVERSATIONS,
  WITHHOLDINGS,
  WithholdingReviewAskInput,
  WithholdingReviewDecideInput,
} from "@samenhang/child-conversation";
import {
  NotificationDutyChangeInput,
  NotificationDutyDecideInput,
  NotificationDutyFulfilInput,
  NotificationDutyNoteInput,
  listDuties,
  NOTIFICATION_DUTIES,
} from "@samenhang/notification-duty";
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
import {
  childConversations as childConversationActs,
  withholdings as withholdingActs,
  concludeAllegation,
  notificationDuties as notificationDutyActs,
  recordAdviceContact,
  recordAllegation,
  recordMonitoringMoment,
  recordReport,
  recordSafetyAssessment,
  recordVtDecision,
} from "./veilig-thuis.acts.js";
import { AdviceContactInput, AllegationConcludeInput, AllegationInput, MonitoringMomentInput, ReportInput, SafetyAssessmentInput, VtDecisionInput } from "./veilig-thuis.input.js";
import {
  adviceContacts,
  allegationSummaries,
  childConversations,
  withholdings,
  conditions,
  involvement,
  monitoringMoments,
  notificationDuties,
  reporterFeedback,
  reports,
  safetyAssessments,
  vtDecisions,
} from "./veilig-thuis.records.js";
import {
  AdviceContact,
  AllegationSummary,
  ChildConversation,
  ChildConversationWithholding,
  ConditionsAndFollowUp,
  MonitoringMoment,
  NotificationDuty,
  Person,
  Report,
  ReporterFeedback,
  SafetyAssessment,
  VtDecision,
  VtInvolvement,
} from "./veilig-thuis.type.js";

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

  @RecordsField(() => [VtDecision], { category: "DECISION", confidentiality: "C2", description: "Decisions of Veilig Thuis about this person (*besluiten*)." })
  vtDecisions(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<VtDecision>[] | null> {
    return guard.find(vtDecisions, "about", idOf(root), info);
  }

  @RecordsField(() => [AllegationSummary], { category: "REPORT", confidentiality: "C3", description: "What is alleged about this person, with its status (*beschuldigingen*)." })
  allegationSummaries(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<AllegationSummary>[] | null> {
    return guard.find(allegationSummaries, "about", idOf(root), info);
  }

  @RecordsField(() => [MonitoringMoment], {
    category: "SAFETY",
    confidentiality: "C3",
    description: "When Veilig Thuis looks whether this person is still safe (*monitormomenten*).",
  })
  monitoringMoments(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<MonitoringMoment>[] | null> {
    return guard.find(monitoringMoments, "about", idOf(root), info);
  }

  @RecordsField(() => [ChildConversation], CHILD_CONVERSATIONS)
  vtChildConversations(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ChildConversation>[] | null> {
    return guard.find(childConversations, "about", idOf(root), info);
  }
}

@Resolver()
export class VeiligThuisQueries {
  @RecordsQuery(() => [ChildConversationWithholding], WITHHOLDINGS)
  async vtChildConversationWithholdings(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ChildConversationWithholding>[] | null> {
    return (await guard.find(withholdings, "owner", guard.ticket.caller.organisation.id, info, [])) ?? [];
  }

  @RecordQuery(() => Report, { category: "REPORT", confidentiality: "C3", description: "One report by its id." })
  report(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<Report> | null> {
    return guard.byId(reports, id, info);
  }

  @RecordsQuery(() => [ReporterFeedback], {
    category: "METADATA",
    confidentiality: "C2",
    description: "What became of the reports you made (*terugkoppeling aan de melder*), and nothing of the family.",
  })
  myReports(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ReporterFeedback>[] | null> {
    return guard.find(reporterFeedback, "reporterActor", guard.ticket.caller.actor, info);
  }

  @RecordQuery(() => AdviceContact, { category: "DECISION", confidentiality: "C2", description: "One advice contact by its id." })
  adviceContact(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<AdviceContact> | null> {
    return guard.byId(adviceContacts, id, info);
  }
}

@Resolver()
export class VtDutyQueries {
  @RecordsQuery(() => [NotificationDuty], {
    ...NOTIFICATION_DUTIES,
    description:
      "Duties of your Veilig Thuis to tell persons of reports and allegations (*informatieplichten*): those that wait, what presses most first; of one person all of them.",
  })
  vtNotificationDuties(
    @Arg("person", () => ID, { nullable: true, description: "Of this person." }) person: string | null,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly View<NotificationDuty>[] | null> {
    return listDuties(guard, notificationDuties, person, info);
  }
}

@Resolver()
export class VtDutyActs {
  @ActMutation(() => ActResult, "Record that a person was told of a report or allegation (*informeren*).")
  vtNotificationDutyFulfil(@Arg("input", () => NotificationDutyFulfilInput) input: NotificationDutyFulfilInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return notificationDutyActs.fulfil(context, input);
  }

  @ActMutation(() => ActResult, "Ask a colleague for more time to tell a person of a report or allegation, or not to tell (*uitstel of afzien van informeren*).")
  vtNotificationDutyChangeAsk(@Arg("input", () => NotificationDutyChangeInput) input: NotificationDutyChangeInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return notificationDutyActs.ask(context, input);
  }

  @ActMutation(() => ActResult, "Decide, as the colleague who was asked, on more time or not telling of a report or allegation.")
  vtNotificationDutyChangeDecide(@Arg("input", () => NotificationDutyDecideInput) input: NotificationDutyDecideInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return notificationDutyActs.decide(context, input);
  }

  @ActMutation(() => ActResult, "Note something with a duty to tell of a report or allegation, as privacy officer (*aantekening*); a second extension needs it.")
  vtNotificationDutyNote(@Arg("input", () => NotificationDutyNoteInput) input: NotificationDutyNoteInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return notificationDutyActs.note(context, input);
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

  @ActMutation(() => ActResult, "Record a decision on a report (*besluit vastleggen*).")
  vtDecisionRecord(@Arg("input", () => VtDecisionInput) input: VtDecisionInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return recordVtDecision(acts, input);
  }

  @ActMutation(() => ActResult, "Record what is alleged about a person, in words that person can read (*beschuldiging vastleggen*).")
  allegationRecord(@Arg("input", () => AllegationInput) input: AllegationInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return recordAllegation(acts, input);
  }

  @ActMutation(() => ActResult, "Record what became of an allegation, or how the person sees it (*beschuldiging afronden*).")
  allegationConclude(@Arg("input", () => AllegationConcludeInput) input: AllegationConcludeInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return concludeAllegation(acts, input);
  }

  @ActMutation(() => ActResult, "Record a moment to look whether it is still safe (*monitormoment vastleggen*).")
  monitoringMomentRecord(@Arg("input", () => MonitoringMomentInput) input: MonitoringMomentInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return recordMonitoringMoment(acts, input);
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

  @ActMutation(() => ActResult, "Look again whether a talk must stay withheld from who speaks for the child, and put that to a second person (*herbeoordeling voorleggen*).")
  vtWithholdingReviewAsk(@Arg("input", () => WithholdingReviewAskInput) input: WithholdingReviewAskInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return withholdingActs.ask(context, input);
  }

  @ActMutation(() => ActResult, "Decide, as the second person, whether a talk stays withheld (*herbeoordeling beslissen*).")
  vtWithholdingReviewDecide(@Arg("input", () => WithholdingReviewDecideInput) input: WithholdingReviewDecideInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return withholdingActs.decide(context, input);
  }
}
