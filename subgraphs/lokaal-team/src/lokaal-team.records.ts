import { childConversationRecords, withholdingRecords } from "@samenhang/child-conversation";
import { organisation, person, professional, tableRecord } from "@samenhang/subgraph";
import { AcceptedHandoverEntity, HelpRequestEntity, HelpTrajectoryEntity, LtChildConversationEntity } from "./lokaal-team.entity.js";
import type { AcceptedHandover, HelpRequest, HelpTrajectory } from "./lokaal-team.type.js";

export const helpRequests = tableRecord<HelpRequest>()<HelpRequestEntity>({
  name: "HelpRequest",
  entity: HelpRequestEntity,
  order: { askedAt: "DESC", id: "ASC" },
  notices: (row) => (row.status === "CLOSED" ? ["CLOSED_RECORD"] : []),
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    question: row.question,
    hat: row.hat,
    status: row.status,
    askedAt: row.askedAt,
    contactPerson: professional(row.contactPerson),
  }),
});

export const helpTrajectories = tableRecord<HelpTrajectory>()<HelpTrajectoryEntity>({
  name: "HelpTrajectory",
  entity: HelpTrajectoryEntity,
  notices: (row) => (row.status === "ENDED" ? ["CLOSED_RECORD"] : []),
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    provider: row.provider,
    goals: row.goals,
    from: row.from,
    until: row.until,
    status: row.status,
    waitingReason: row.waitingReason,
    frame: row.frame,
  }),
});

export const acceptedHandovers = tableRecord<AcceptedHandover>()<AcceptedHandoverEntity>({
  name: "AcceptedHandover",
  entity: AcceptedHandoverEntity,
  order: { acceptedAt: "DESC", id: "ASC" },
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    sender: organisation(row.sender),
    agreements: row.agreements,
    acceptedAt: row.acceptedAt,
  }),
});

export const childConversations = childConversationRecords(LtChildConversationEntity);
export const withholdings = withholdingRecords(LtChildConversationEntity);
