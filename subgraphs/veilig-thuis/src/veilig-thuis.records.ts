import { childConversationRecords } from "@samenhang/child-conversation";
import { dutchDay } from "@samenhang/policy";
import { defineRecord, isCountable, isOwnFile, isWithheldFrom, organisation, person, professional, tableRecord } from "@samenhang/subgraph";
import { In } from "typeorm";
import {
  AdviceContactEntity,
  AllegationSummaryEntity,
  ConditionsAndFollowUpEntity,
  MonitoringMomentEntity,
  ReportEntity,
  SafetyAssessmentEntity,
  VtChildConversationEntity,
  VtDecisionEntity,
} from "./veilig-thuis.entity.js";
import type {
  AdviceContact,
  AllegationSummary,
  ConditionsAndFollowUp,
  FeedbackOutcome,
  MonitoringMoment,
  Report,
  ReporterFeedback,
  ReportStatus,
  SafetyAssessment,
  VtDecision,
  VtDecisionKind,
  VtInvolvement,
} from "./veilig-thuis.type.js";

export const reports = tableRecord<Report>()<ReportEntity>({
  name: "Report",
  entity: ReportEntity,
  order: { receivedAt: "DESC", id: "ASC" },
  notices: (row) => (row.status === "CLOSED" ? ["CLOSED_RECORD"] : []),
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    receivedAt: row.receivedAt,
    origin: row.origin,
    content: row.content,
    violenceTypes: row.violenceTypes,
    acute: row.acute,
    childrenPresent: row.childrenPresent,
    status: row.status,
    closedAt: row.closedAt,
    closeReason: row.closeReason,
    reporter: { name: row.reporterName, capacity: row.reporterCapacity, anonymousToFamily: row.reporterAnonymity, feedbackWanted: row.reporterWantsFeedback },
    recordedAt: row.recordedAt,
  }),
});

export const safetyAssessments = tableRecord<SafetyAssessment>()<SafetyAssessmentEntity>({
  name: "SafetyAssessment",
  entity: SafetyAssessmentEntity,
  order: { assessedAt: "DESC", id: "ASC" },
  values: (row) => ({ ...row, about: row.about.map(person) }),
});

export const conditions = tableRecord<ConditionsAndFollowUp>()<ConditionsAndFollowUpEntity>({
  name: "ConditionsAndFollowUp",
  entity: ConditionsAndFollowUpEntity,
  revealsNothingTo: isOwnFile,
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    conditions: row.conditions,
    safetyAgreements: row.safetyAgreements,
    followUpParty: row.followUpParty ? organisation(row.followUpParty) : null,
    evaluatedAt: row.evaluatedAt,
  }),
});

export const vtDecisions = tableRecord<VtDecision>()<VtDecisionEntity>({
  name: "VtDecision",
  entity: VtDecisionEntity,
  order: { decidedOn: "DESC", id: "ASC" },
  values: (row) => ({ id: row.id, about: row.about.map(person), kind: row.kind, competence: row.competence, decidedOn: row.decidedOn }),
});

export const allegationSummaries = tableRecord<AllegationSummary>()<AllegationSummaryEntity>({
  name: "AllegationSummary",
  entity: AllegationSummaryEntity,
  values: (row) => ({
    id: row.id,
    person: row.about.map(person)[0],
    neutralWording: row.neutralWording,
    status: row.status,
    ownView: row.ownView,
    recordedAt: row.recordedAt,
  }),
});

export const monitoringMoments = tableRecord<MonitoringMoment>()<MonitoringMomentEntity>({
  name: "MonitoringMoment",
  entity: MonitoringMomentEntity,
  order: { plannedFor: "DESC", id: "ASC" },
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    plannedFor: row.plannedFor,
    contactWith: row.contactWith.map(person),
    stillSafe: row.stillSafe,
    newEvents: row.newEvents,
  }),
});

interface Feedback {
  readonly report: ReportEntity;
  readonly decided: readonly VtDecisionKind[];
}

/**
 * What became of a report, derived from its status and decisions, for who made it (Wmo 4.1.1 lid 2 onder g, example E16).
 * About nobody, so that nothing of the family is within reach; a report on hold, or past its term, is not there.
 */
export const reporterFeedback = defineRecord<ReporterFeedback>()<Feedback>({
  name: "ReporterFeedback",
  isAboutNobody: true,
  load: async (database, _by, actors) => {
    const made = await database
      .getRepository(ReportEntity)
      .createQueryBuilder("row")
      .where(`row.reporterActor IN (:...actors) AND ${isCountable("row")}`, { actors })
      .orderBy({ "row.receivedAt": "DESC", "row.id": "ASC" })
      .getMany();
    const decisions = await database.getRepository(VtDecisionEntity).findBy({ report: In(made.map(({ id }) => id)) });
    return made.map((report) => ({ report, decided: decisions.filter((decision) => decision.report === report.id).map(({ kind }) => kind) }));
  },
  keysOf: ({ report }) => [report.reporterActor!],
  id: ({ report }) => report.id,
  about: () => [],
  facts: ({ report }, now, ticket) => ({
    owner: report.owner,
    onHold: isWithheldFrom(report, ticket, now),
    ...(report.retainedUntil ? { retainedUntil: report.retainedUntil } : {}),
  }),
  isOfCaller: ({ report }, { caller }) => report.reporterActor === caller.actor && report.reporterOrganisation === caller.organisation.id,
  values: ({ report, decided }) => ({ received: dutchDay(report.receivedAt), assessed: report.status !== "ACCEPTED", outcome: outcomeFor(report.status, decided) }),
});

/** That police, Board or mayor were called in is not for the reporter: others are working on it. */
function outcomeFor(status: ReportStatus, decided: readonly VtDecisionKind[]): FeedbackOutcome {
  if (decided.includes("HANDOVER")) return "HANDED_OVER_TO_HELP";
  return status === "CLOSED" && decided.every((kind) => kind === "CLOSE") ? "NO_FOLLOW_UP" : "IN_PROGRESS";
}

/** About nobody: the table refuses a row that names a person. */
export const adviceContacts = tableRecord<AdviceContact>()<AdviceContactEntity>({
  name: "AdviceContact",
  entity: AdviceContactEntity,
  isAboutNobody: true,
  values: ({ id, heldAt, askerKind, theme, adviceGiven }) => ({ id, heldAt, askerKind, theme, adviceGiven }),
});

interface Involvement {
  readonly person: string;
  readonly open: ReportEntity;
}

/** Derived from the open reports of a person; there is no table to forget to update. */
export const involvement = defineRecord<VtInvolvement>()<Involvement>({
  name: "VtInvolvement",
  load: async (database, _by, persons) => {
    const open = await database
      .getRepository(ReportEntity)
      .createQueryBuilder("row")
      .where(`row.about && :persons AND row.status <> 'CLOSED' AND ${isCountable("row")}`, { persons })
      .orderBy("row.receivedAt", "ASC")
      .getMany();
    return persons.flatMap((id) => {
      const first = open.find(({ about }) => about.includes(id));
      return first ? [{ person: id, open: first }] : [];
    });
  },
  keysOf: (row) => [row.person],
  id: (row) => row.open.id,
  about: (row) => [row.person],
  facts: ({ open }) => ({ owner: open.owner, markedNecessary: open.necessaryForSupervision, deliveredToBoard: open.deliveredToBoard, packagedFor: open.packagedFor }),
  values: ({ open }) => ({ active: true, since: dutchDay(open.receivedAt), contactPerson: professional(open.assignedTo) }),
});

export const childConversations = childConversationRecords(VtChildConversationEntity);
