import { OVERDUE_WITHHOLDINGS } from "@samenhang/child-conversation";
import { OVERDUE_NOTIFICATIONS } from "@samenhang/notification-duty";
import { holdable, withOwnFiles, type SubgraphDefinition } from "@samenhang/subgraph";
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
import { First } from "./veilig-thuis.migration.js";
import { PersonAtVeiligThuis, VeiligThuisActs, VeiligThuisQueries, VtDutyActs, VtDutyQueries } from "./veilig-thuis.resolver.js";
import { IndicatorQueries } from "./indicator.resolver.js";
import { Organisation, Person, Professional } from "./veilig-thuis.type.js";
import { allegationSummaries, childConversations, conditions, monitoringMoments, reports, safetyAssessments, vtDecisions } from "./veilig-thuis.records.js";

const definition: SubgraphDefinition = {
  name: "veilig-thuis",
  ownerType: "VT",
  resolvers: [PersonAtVeiligThuis, VeiligThuisQueries, IndicatorQueries, VeiligThuisActs, VtDutyQueries, VtDutyActs],
  types: [Person, Organisation, Professional],
  entities: [
    ReportEntity,
    SafetyAssessmentEntity,
    ConditionsAndFollowUpEntity,
    VtDecisionEntity,
    AllegationSummaryEntity,
    MonitoringMomentEntity,
    VtChildConversationEntity,
    VtNotificationDutyEntity,
    AdviceContactEntity,
  ],
  migrations: [First],
  outstanding: [OVERDUE_NOTIFICATIONS, OVERDUE_WITHHOLDINGS],
};

/** Veilig Thuis: its reports, assessments, conditions, decisions, talks with children, feedback to reporters, and advice. Default outflow: involvement and what it hands over. */
export const veiligThuis: SubgraphDefinition = withOwnFiles(
  {
    prefix: "vt",
    holds: [
      holdable(ReportEntity, reports),
      holdable(SafetyAssessmentEntity, safetyAssessments),
      holdable(ConditionsAndFollowUpEntity, conditions),
      holdable(VtDecisionEntity, vtDecisions),
      holdable(AllegationSummaryEntity, allegationSummaries),
      holdable(MonitoringMomentEntity, monitoringMoments),
      holdable(VtChildConversationEntity, childConversations),
    ],
  },
  definition,
);
export {
  AdviceContactEntity,
  AllegationSummaryEntity,
  ConditionsAndFollowUpEntity,
  MonitoringMomentEntity,
  ReportEntity,
  SafetyAssessmentEntity,
  VtChildConversationEntity,
  VtDecisionEntity,
  VtNotificationDutyEntity,
};
