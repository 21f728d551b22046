import { OVERDUE_WITHHOLDINGS } from "@samenhang/child-conversation";
import type { SubgraphDefinition } from "@samenhang/subgraph";
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

/** A certified institution: the measures it executes, who supervises, its plans. The source of which measure is in force. */
export const gecertificeerdeInstelling: SubgraphDefinition = {
  name: "gecertificeerde-instelling",
  ownerType: "GI",
  resolvers: [PersonAtGecertificeerdeInstelling, SnapshotAtGecertificeerdeInstelling, GecertificeerdeInstellingQueries, IndicatorQueries, GecertificeerdeInstellingActs],
  types: [Person, Organisation, Professional, ReportSnapshot],
  entities: [ProtectionMeasureEntity, SupervisorAssignmentEntity, ActionPlanEntity, GiChildConversationEntity, GiCourtRequestEntity],
  migrations: [First],
  outstanding: [OVERDUE_WITHHOLDINGS],
};
export { ActionPlanEntity, GiChildConversationEntity, GiCourtRequestEntity, ProtectionMeasureEntity, SupervisorAssignmentEntity };
