import type { SubgraphDefinition } from "@samenhang/subgraph";
import { AdviceContactEntity, ConditionsAndFollowUpEntity, ReportEntity, SafetyAssessmentEntity, VtChildConversationEntity } from "./veilig-thuis.entity.js";
import { First } from "./veilig-thuis.migration.js";
import { PersonAtVeiligThuis, VeiligThuisActs, VeiligThuisQueries } from "./veilig-thuis.resolver.js";
import { Organisation, Person, Professional } from "./veilig-thuis.type.js";

/** Veilig Thuis: its reports, assessments, conditions and advice. Default outflow: involvement and what it hands over. */
export const veiligThuis: SubgraphDefinition = {
  name: "veilig-thuis",
  ownerType: "VT",
  resolvers: [PersonAtVeiligThuis, VeiligThuisQueries, VeiligThuisActs],
  types: [Person, Organisation, Professional],
  entities: [ReportEntity, SafetyAssessmentEntity, ConditionsAndFollowUpEntity, AdviceContactEntity, VtChildConversationEntity],
  migrations: [First],
};
export { AdviceContactEntity, ConditionsAndFollowUpEntity, ReportEntity, SafetyAssessmentEntity, VtChildConversationEntity };
