import { childConversationRecords, withholdingRecords } from "@samenhang/child-conversation";
import { courtRequestRecords } from "@samenhang/court-request";
import { EntityReference, organisation, person, professional, tableRecord } from "@samenhang/subgraph";
import {
  CouncilReportEntity,
  CourtDecisionEntity,
  InvestigationRequestEntity,
  ProtectionInvestigationEntity,
  RvdkChildConversationEntity,
  RvdkCourtRequestEntity,
} from "./raad-voor-de-kinderbescherming.entity.js";
import type { CouncilReport, CourtDecision, InvestigationRequest, ProtectionInvestigation } from "./raad-voor-de-kinderbescherming.type.js";

export const investigationRequests = tableRecord<InvestigationRequest>()<InvestigationRequestEntity>({
  name: "InvestigationRequest",
  entity: InvestigationRequestEntity,
  order: { receivedAt: "DESC", id: "ASC" },
  values: (row) => ({
    id: row.id,
    child: row.about.map(person)[0],
    requestedBy: organisation(row.requestedBy),
    receivedAt: row.receivedAt,
    ground: row.ground,
    decision: row.decision,
    decisionReason: row.decisionReason,
  }),
});

export const protectionInvestigations = tableRecord<ProtectionInvestigation>()<ProtectionInvestigationEntity>({
  name: "ProtectionInvestigation",
  entity: ProtectionInvestigationEntity,
  order: { startedAt: "DESC", id: "ASC" },
  notices: (row) => (row.state === "CLOSED" ? ["CLOSED_RECORD"] : []),
  values: (row) => ({
    id: row.id,
    child: row.about.map(person)[0],
    questions: row.questions,
    investigator: professional(row.investigator),
    state: row.state,
    startedAt: row.startedAt,
    dueAt: row.dueAt,
  }),
});

export const councilReports = tableRecord<CouncilReport>()<CouncilReportEntity>({
  name: "CouncilReport",
  entity: CouncilReportEntity,
  by: ["snapshot"],
  order: { establishedAt: "DESC", id: "ASC" },
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    facts: row.facts,
    opinions: row.opinions,
    viewsOfPersons: row.viewsOfPersons,
    alternatives: row.alternatives,
    advice: row.advice,
    snapshot: row.snapshot === null ? null : new EntityReference("ReportSnapshot", row.snapshot),
    establishedAt: row.establishedAt,
  }),
});

export const courtDecisions = tableRecord<CourtDecision>()<CourtDecisionEntity>({
  name: "CourtDecision",
  entity: CourtDecisionEntity,
  order: { decidedOn: "DESC", id: "ASC" },
  values: (row) => ({
    id: row.id,
    child: row.about.map(person)[0],
    date: row.decidedOn,
    outcome: row.outcome,
    durationMonths: row.durationMonths,
    operativePart: row.operativePart,
    concreteThreats: row.concreteThreats,
    fullText: row.fullText,
  }),
});

export const childConversations = childConversationRecords(RvdkChildConversationEntity);
export const withholdings = withholdingRecords(RvdkChildConversationEntity);

export const courtRequests = courtRequestRecords(RvdkCourtRequestEntity);
