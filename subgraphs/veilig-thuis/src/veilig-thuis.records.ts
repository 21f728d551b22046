import { childConversationRecords, withholdingRecords } from "@samenhang/child-conversation";
import { hasHeard, isHeldBack, isUntold, NOT_TOLD, notificationDutyRecords, whileUntold, withDuties, type Owed } from "@samenhang/notification-duty";
import { dutchDay } from "@samenhang/policy";
import { defineRecord, isCountable, isOwnFile, isWithheldFrom, organisation, person, professional, tableRecord, type RecordEntity, type RecordType } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In, type DataSource } from "typeorm";
import {
  AdviceContactEntity,
  AllegationSummaryEntity,
  ConditionsAndFollowUpEntity,
  MonitoringMomentEntity,
  ReportEntity,
  SafetyAssessmentEntity,
  VtChildConversationEntity,
  VtDecisionEntity,
  VtNotificationDutyEntity,
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

/** A record persons must be told of: until then it does not exist for them, and past the term not for other organisations. */
const toldOf = <T extends object, Row extends RecordEntity>(type: RecordType<T, Row>): RecordType<T, Row & Owed> => ({
  ...type,
  load: async (database, by, keys) => withDuties(database, VtNotificationDutyEntity, await type.load(database, by, keys)),
  facts: (row, now, ticket) => ({ ...type.facts(row, now, ticket), onHold: isHeldBack(row, now, ticket) }),
  reclassify: (row, _field, ticket) => whileUntold(row, ticket),
  notices: (row, now, ticket) => [
    ...(type.notices?.(row, now, ticket) ?? []),
    ...(ticket.caller.organisation.type === "PERSON" || row.duties.every(hasHeard) ? [] : (["NOT_YET_TOLD"] as const)),
  ],
});

/**
 * What follows from a report that a person must still be told of: it would tell that person of the report, also where it is
 * about somebody else of it. A decision is as its report.
 */
const following = <T extends object, Row extends RecordEntity & { readonly report?: string | null }>(type: RecordType<T, Row>): RecordType<T, Row & Owed> => ({
  ...type,
  load: async (database, by, keys) => {
    const rows = await type.load(database, by, keys);
    const duties = await dutiesOfReports(database, [...new Set(rows.flatMap(({ about }) => about))]);
    const isAfter = (row: Row, duty: DutyOfReport): boolean =>
      row.report ? duty.record === row.report : duty.owner === row.owner && row.about.some((id) => duty.persons.includes(id)) && duty.recordedAt <= row.recordedAt;
    return rows.map((row) => Object.assign(row, { duties: duties.filter((duty) => isAfter(row, duty)) }));
  },
  reclassify: (row, _field, ticket) =>
    whileUntold({ duties: row.report ? row.duties : row.duties.filter(({ about }) => about.some((id) => row.about.includes(id) || id === ticket.caller.person)) }, ticket),
});

/** A duty to tell one person of a report, with all persons of that report. */
interface DutyOfReport extends VtNotificationDutyEntity {
  readonly persons: readonly string[];
}

async function dutiesOfReports(database: DataSource, persons: readonly string[]): Promise<readonly DutyOfReport[]> {
  const about = await database.getRepository(ReportEntity).createQueryBuilder("row").where("row.about && :persons", { persons }).getMany();
  const owed = await withDuties(database, VtNotificationDutyEntity, about);
  return owed.flatMap((report) => report.duties.map((duty) => Object.assign(duty, { persons: report.about })));
}

export const reports = toldOf(
  tableRecord<Report>()<ReportEntity>({
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
  }),
);

export const safetyAssessments = following(
  tableRecord<SafetyAssessment>()<SafetyAssessmentEntity>({
    name: "SafetyAssessment",
    entity: SafetyAssessmentEntity,
    order: { assessedAt: "DESC", id: "ASC" },
    values: (row) => ({ ...row, about: row.about.map(person) }),
  }),
);

export const conditions = following(
  tableRecord<ConditionsAndFollowUp>()<ConditionsAndFollowUpEntity>({
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
  }),
);

export const vtDecisions = following(
  tableRecord<VtDecision>()<VtDecisionEntity>({
    name: "VtDecision",
    entity: VtDecisionEntity,
    order: { decidedOn: "DESC", id: "ASC" },
    values: (row) => ({ id: row.id, about: row.about.map(person), kind: row.kind, competence: row.competence, decidedOn: row.decidedOn }),
  }),
);

export const allegationSummaries = toldOf(
  tableRecord<AllegationSummary>()<AllegationSummaryEntity>({
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
  }),
);

export const monitoringMoments = following(
  tableRecord<MonitoringMoment>()<MonitoringMomentEntity>({
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
  }),
);

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
  /** Open reports, each with whom must still be told of it. */
  readonly reports: readonly { readonly report: ReportEntity; readonly untold: readonly string[] }[];
}

/** The first open report that whoever exercises rights about this person may know of: the person and the reader were told. */
function knownTo({ person: whose, open, reports: all }: Involvement, { caller }: Ticket): ReportEntity | undefined {
  if (caller.organisation.type !== "PERSON") return open;
  return all.find(({ untold }) => !untold.includes(whose) && (caller.person === undefined || !untold.includes(caller.person)))?.report;
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
    const owed = await withDuties(database, VtNotificationDutyEntity, open);
    return persons.flatMap((id) => {
      const own = owed.filter(({ about }) => about.includes(id)).map((report) => ({ report, untold: report.duties.filter(isUntold).flatMap(({ about }) => about) }));
      return own.length > 0 ? [{ person: id, open: own[0]!.report, reports: own }] : [];
    });
  },
  keysOf: (row) => [row.person],
  id: (row) => row.open.id,
  about: (row) => [row.person],
  facts: ({ open }) => ({ owner: open.owner, markedNecessary: open.necessaryForSupervision, deliveredToBoard: open.deliveredToBoard, packagedFor: open.packagedFor }),
  reclassify: (row, _field, ticket) => (knownTo(row, ticket) ? undefined : NOT_TOLD),
  values: (row, _now, ticket) => {
    const known = knownTo(row, ticket) ?? row.open;
    return { active: true, since: dutchDay(known.receivedAt), contactPerson: professional(known.assignedTo) };
  },
});

export const childConversations = childConversationRecords(VtChildConversationEntity);

export const withholdings = withholdingRecords(VtChildConversationEntity);
export const notificationDuties = notificationDutyRecords(VtNotificationDutyEntity);
