import { OVERDUE_WITHHOLDINGS } from "@samenhang/child-conversation";
import { holdable, withOwnFiles, type SubgraphDefinition } from "@samenhang/subgraph";
import {
  CouncilReportEntity,
  CourtDecisionEntity,
  InvestigationRequestEntity,
  ProtectionInvestigationEntity,
  RvdkChildConversationEntity,
  RvdkCourtRequestEntity,
} from "./raad-voor-de-kinderbescherming.entity.js";
import { First } from "./raad-voor-de-kinderbescherming.migration.js";
import {
  SnapshotAtRaadVoorDeKinderbescherming,
  PersonAtRaadVoorDeKinderbescherming,
  RaadVoorDeKinderbeschermingActs,
  RaadVoorDeKinderbeschermingQueries,
} from "./raad-voor-de-kinderbescherming.resolver.js";
import { Organisation, Person, Professional, ReportSnapshot } from "./raad-voor-de-kinderbescherming.type.js";
import { childConversations, councilReports, courtDecisions, courtRequests, investigationRequests, protectionInvestigations } from "./raad-voor-de-kinderbescherming.records.js";

const definition: SubgraphDefinition = {
  name: "raad-voor-de-kinderbescherming",
  ownerType: "RVDK",
  resolvers: [PersonAtRaadVoorDeKinderbescherming, SnapshotAtRaadVoorDeKinderbescherming, RaadVoorDeKinderbeschermingQueries, RaadVoorDeKinderbeschermingActs],
  types: [Person, Organisation, Professional, ReportSnapshot],
  entities: [InvestigationRequestEntity, ProtectionInvestigationEntity, CouncilReportEntity, CourtDecisionEntity, RvdkChildConversationEntity, RvdkCourtRequestEntity],
  migrations: [First],
  outstanding: [OVERDUE_WITHHOLDINGS],
};

/** The Child Protection Board: requests to investigate, its investigations and reports, and what the court decided. */
export const raadVoorDeKinderbescherming: SubgraphDefinition = withOwnFiles(
  {
    prefix: "rvdk",
    holds: [
      holdable(InvestigationRequestEntity, investigationRequests),
      holdable(ProtectionInvestigationEntity, protectionInvestigations),
      holdable(CouncilReportEntity, councilReports),
      holdable(CourtDecisionEntity, courtDecisions),
      holdable(RvdkChildConversationEntity, childConversations),
      holdable(RvdkCourtRequestEntity, courtRequests),
    ],
  },
  definition,
);
export { CouncilReportEntity, CourtDecisionEntity, InvestigationRequestEntity, ProtectionInvestigationEntity, RvdkChildConversationEntity, RvdkCourtRequestEntity };
