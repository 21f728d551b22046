import { childConversationRecords, withholdingRecords } from "@samenhang/child-conversation";
import { courtRequestRecords } from "@samenhang/court-request";
import { dutchDay } from "@samenhang/policy";
import { endsOn, isOwnFile, organisation, person, professional, tableRecord } from "@samenhang/subgraph";
import { ActionPlanEntity, GiChildConversationEntity, GiCourtRequestEntity, ProtectionMeasureEntity, SupervisorAssignmentEntity } from "./gecertificeerde-instelling.entity.js";
import type { ActionPlan, ProtectionMeasure, SupervisorAssignment } from "./gecertificeerde-instelling.type.js";
import { endOf, isOverOn, measureStatusOn } from "./measure-status.js";

export const protectionMeasures = tableRecord<ProtectionMeasure>()<ProtectionMeasureEntity>({
  name: "ProtectionMeasure",
  entity: ProtectionMeasureEntity,
  revealsNothingTo: isOwnFile,
  order: { validFrom: "DESC", id: "ASC" },
  facts: (row) => endsOn(endOf(row)),
  notices: (row, now) => (isOverOn(row, dutchDay(now)) ? ["CLOSED_RECORD"] : []),
  values: (row, now) => ({
    id: row.id,
    child: row.about.map(person)[0],
    kind: row.kind,
    status: measureStatusOn(row, dutchDay(now)),
    from: row.validFrom,
    until: row.endedAt ?? row.validUntil,
    organisation: organisation(row.owner),
    supervisorContact: professional(row.supervisor),
    concreteThreats: row.concreteThreats,
    courtReference: row.courtReference,
    recordedAt: row.recordedAt,
  }),
});

export const supervisorAssignments = tableRecord<SupervisorAssignment>()<SupervisorAssignmentEntity>({
  name: "SupervisorAssignment",
  entity: SupervisorAssignmentEntity,
  order: { validFrom: "DESC", id: "ASC" },
  values: (row) => ({
    id: row.id,
    child: row.about.map(person)[0],
    worker: professional(row.worker),
    deputy: row.deputy ? professional(row.deputy) : null,
    from: row.validFrom,
    firstContactAt: row.firstContactAt,
  }),
});

export const actionPlans = tableRecord<ActionPlan>()<ActionPlanEntity>({
  name: "ActionPlan",
  entity: ActionPlanEntity,
  separable: true,
  notices: (row) => (row.status === "ENDED" ? ["CLOSED_RECORD"] : []),
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    threats: row.threats,
    goals: row.goals,
    agreedWith: row.agreedWith.map(person),
    status: row.status,
    reviewAt: row.reviewAt,
  }),
});

export const childConversations = childConversationRecords(GiChildConversationEntity);
export const withholdings = withholdingRecords(GiChildConversationEntity);

export const courtRequests = courtRequestRecords(GiCourtRequestEntity);
