import { childConversationRecords } from "@samenhang/child-conversation";
import { dutchDay } from "@samenhang/policy";
import { defineRecord, organisation, person, professional, tableRecord } from "@samenhang/subgraph";
import { AdviceContactEntity, ConditionsAndFollowUpEntity, ReportEntity, SafetyAssessmentEntity, VtChildConversationEntity } from "./veilig-thuis.entity.js";
import type { AdviceContact, ConditionsAndFollowUp, Report, SafetyAssessment, VtInvolvement } from "./veilig-thuis.type.js";

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
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    conditions: row.conditions,
    safetyAgreements: row.safetyAgreements,
    followUpParty: row.followUpParty ? organisation(row.followUpParty) : null,
    evaluatedAt: row.evaluatedAt,
  }),
});

export const adviceContacts = tableRecord<AdviceContact>()<AdviceContactEntity>({
  name: "AdviceContact",
  entity: AdviceContactEntity,
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
      .where("row.about && :persons AND row.status <> 'CLOSED'", { persons })
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
