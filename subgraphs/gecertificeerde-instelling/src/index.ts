import { holdable, withOwnFiles, type SubgraphDefinition } from "@samenhang/subgraph";
import { ActionPlanEntity, GiChildConversationEntity, ProtectionMeasureEntity, SupervisorAssignmentEntity } from "./gecertificeerde-instelling.entity.js";
import { First } from "./gecertificeerde-instelling.migration.js";
import { GecertificeerdeInstellingActs, GecertificeerdeInstellingQueries, PersonAtGecertificeerdeInstelling } from "./gecertificeerde-instelling.resolver.js";
import { IndicatorQueries } from "./indicator.resolver.js";
import { Organisation, Person, Professional } from "./gecertificeerde-instelling.type.js";
import { actionPlans, childConversations, protectionMeasures, supervisorAssignments } from "./gecertificeerde-instelling.records.js";

const definition: SubgraphDefinition = {
  name: "gecertificeerde-instelling",
  ownerType: "GI",
  resolvers: [PersonAtGecertificeerdeInstelling, GecertificeerdeInstellingQueries, IndicatorQueries, GecertificeerdeInstellingActs],
  types: [Person, Organisation, Professional],
  entities: [ProtectionMeasureEntity, SupervisorAssignmentEntity, ActionPlanEntity, GiChildConversationEntity],
  migrations: [First],
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
    ],
  },
  definition,
);
export { ActionPlanEntity, GiChildConversationEntity, ProtectionMeasureEntity, SupervisorAssignmentEntity };
