import { OVERDUE_NOTIFICATIONS } from "@samenhang/notification-duty";
import { holdable, withRecordKeeping, type SubgraphDefinition } from "@samenhang/subgraph";
import { CapacityAssessmentEntity } from "./capacity.entity.js";
import { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import { EmergencyNotificationDutyEntity } from "./emergency-duty.entity.js";
import { AfterReviewEntity, EmergencyAccessEntity, EmergencyAgreementEntity, NoticeEntity } from "./emergency.entity.js";
import { OVERDUE_REVIEWS } from "./emergency.records.js";
import { EmergencyActs, EmergencyQueries } from "./emergency.resolver.js";
import { SecondDecisionEntity } from "./second-decision.entity.js";
import { First } from "./consent.migration.js";
import { CapacityAssessments } from "./capacity.resolver.js";
import { ConsentRequests } from "./consent-request.resolver.js";
import { ConsentAttemptEntity, ConsentRequestEntity } from "./consent-request.entity.js";
import { ConsentSummaries } from "./consent-summary.resolver.js";
import { ConsentActs, ConsentQueries, PersonAtConsent } from "./consent.resolver.js";
import { Organisation, Person, Professional } from "./consent.type.js";
import { ExplanationQueries } from "./explanation.resolver.js";
import { explanationServices } from "./explanation.services.js";
import { RepresentativeConflictEntity } from "./representative-conflict.entity.js";
import { RepresentativeConflicts } from "./representative-conflict.resolver.js";
import { SecondDecisions } from "./second-decision.resolver.js";
import { capacityAssessments } from "./capacity.records.js";
import { consentRequests } from "./consent-request.records.js";
import { consents, representations } from "./consent.records.js";

const definition: SubgraphDefinition = {
  name: "consent",
  ownerType: "SHARED",
  resolvers: [
    PersonAtConsent,
    ConsentQueries,
    ConsentActs,
    ConsentRequests,
    ConsentSummaries,
    CapacityAssessments,
    RepresentativeConflicts,
    SecondDecisions,
    EmergencyQueries,
    EmergencyActs,
    ExplanationQueries,
  ],
  types: [Person, Organisation, Professional],
  entities: [
    ConsentRecordEntity,
    RepresentationEntity,
    CapacityAssessmentEntity,
    SecondDecisionEntity,
    EmergencyAccessEntity,
    EmergencyAgreementEntity,
    AfterReviewEntity,
    EmergencyNotificationDutyEntity,
    NoticeEntity,
    AttestedFactEntity,
    ConsentRequestEntity,
    ConsentAttemptEntity,
    RepresentativeConflictEntity,
  ],
  migrations: [First],
  outstanding: [OVERDUE_NOTIFICATIONS, OVERDUE_REVIEWS],
  services: explanationServices,
};

/** Consents, representation, attested facts; and the ticket office, which turns them into what each owner may decide with. */
export const consent: SubgraphDefinition = withRecordKeeping(
  {
    prefix: "consent",
    holds: [
      holdable(ConsentRecordEntity, consents),
      holdable(ConsentRequestEntity, consentRequests),
      holdable(RepresentationEntity, representations),
      holdable(CapacityAssessmentEntity, capacityAssessments),
    ],
  },
  definition,
);
export { receiveAttestations } from "./attestations.js";
export { AttestedFactEntity, CapacityAssessmentEntity, ConsentRecordEntity, RepresentationEntity };
export { consentRoutes, type PeerKeys } from "./routes.js";
export { createTicketOffice, type TicketOffice, type TicketOfficeOptions, type TicketRequest } from "./ticket-office.js";
export { authzenRoutes, type AuthzenOptions } from "./authzen.routes.js";
export { explanationServices, type ExplanationServices } from "./explanation.services.js";
