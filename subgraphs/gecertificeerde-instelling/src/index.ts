import { OVERDUE_WITHHOLDINGS } from "@samenhang/child-conversation";
import { holdable, withOwnFiles, type SubgraphDefinition } from "@samenhang/subgraph";
import { ActionPlanEntity, GiChildConversationEntity, GiCourtRequestEntity, ProtectionMeasureEntity, SupervisorAssignmentEntity } from "./gecertificeerde-instelling.entity.js";
import { First } from "./gecertificeerde-instelling.migration.js";
import {
  GecertificeerdeInstellingActs,
  SnapshotAtGecertificeerdeInstelling,
  GecertificeerdeInstellingQueries,
  PersonAtGecertificeerdeInstelling,
} from "./gecertificeerde-instelling.resolver.js";
import { IndicatorQueries } from "./indicator.resolver.js";
import { Organisation, Person, Professional, ReportSnapshot } from "./gecertificeerde-instelling.type.js";
import { actionPlans, childConversations, courtRequests, protectionMeasures, supervisorAssignments } from "./gecertificeerde-instelling.records.js";

const definition: SubgraphDefinition = {
  name: "gecertificeerde-instelling",
  ownerType: "GI",
  resolvers: [PersonAtGecertificeerdeInstelling, SnapshotAtGecertificeerdeInstelling, GecertificeerdeInstellingQueries, IndicatorQueries, GecertificeerdeInstellingActs],
  types: [Person, Organisation, Professional, ReportSnapshot],
  entities: [ProtectionMeasureEntity, SupervisorAssignmentEntity, ActionPlanEntity, GiChildConversationEntity, GiCourtRequestEntity],
  migrations: [First],
  outstanding: [OVERDUE_WITHHOLDINGS],
};

/** A certified institution: the measures it executes, who supervises, its plans. The source of which measure is in force. */
export const gecertificeerdeInstelling: SubgraphDefinition = withOwnFiles(
  {
    prefix: "gi",
    holds: [
      holdable(ProtectionMeasureEntity, protectionMeasures),
      holdable(SupervisorAssignmentEntity, supervisorAssignments),
      holdable(ActionPlanEntity, actionPlans),
      holdable(GiChildConversationEntity, childConversations),
      holdable(GiCourtRequestEntity, courtRequests),
    ],
  },
  definition,
);
export { ActionPlanEntity, GiChildConversationEntity, GiCourtRequestEntity, ProtectionMeasureEntity, SupervisorAssignmentEntity };
