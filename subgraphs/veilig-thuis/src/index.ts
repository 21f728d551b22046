import { OVERDUE_WITHHOLDINGS } from "@samenhang/child-conversation";
import { OVERDUE_NOTIFICATIONS } from "@samenhang/notification-duty";
import type { SubgraphDefinition } from "@samenhang/subgraph";
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

/** Veilig Thuis: its reports, assessments, conditions, decisions, talks with children, feedback to reporters, and advice. Default outflow: involvement and what it hands over. */
export const veiligThuis: SubgraphDefinition = {
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
