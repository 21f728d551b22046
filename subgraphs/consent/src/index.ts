import type { SubgraphDefinition } from "@samenhang/subgraph";
import { CapacityAssessmentEntity } from "./capacity.entity.js";
import { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import { AfterReviewEntity, EmergencyAccessEntity, NoticeEntity } from "./emergency.entity.js";
import { SecondDecisionEntity } from "./second-decision.entity.js";
import { First } from "./consent.migration.js";
import { CapacityAssessments } from "./capacity.resolver.js";
import { ConsentRequests } from "./consent-request.resolver.js";
import { ConsentAttemptEntity, ConsentRequestEntity } from "./consent-request.entity.js";
import { ConsentSummaries } from "./consent-summary.resolver.js";
import { ConsentActs, ConsentQueries, PersonAtConsent } from "./consent.resolver.js";
import { RepresentativeConflictEntity } from "./representative-conflict.entity.js";
import { RepresentativeConflicts } from "./representative-conflict.resolver.js";
import { SecondDecisions } from "./second-decision.resolver.js";
import { Organisation, Person } from "./consent.type.js";

/** Consents, representation, attested facts; and the ticket office, which turns them into what each owner may decide with. */
export const consent: SubgraphDefinition = {
  name: "consent",
  ownerType: "SHARED",
  resolvers: [PersonAtConsent, ConsentQueries, ConsentActs, ConsentRequests, ConsentSummaries, CapacityAssessments, RepresentativeConflicts, SecondDecisions],
  types: [Person, Organisation],
  entities: [
    ConsentRecordEntity,
    RepresentationEntity,
    CapacityAssessmentEntity,
    SecondDecisionEntity,
    EmergencyAccessEntity,
    AfterReviewEntity,
    NoticeEntity,
    AttestedFactEntity,
    ConsentRequestEntity,
    ConsentAttemptEntity,
    RepresentativeConflictEntity,
  ],
  migrations: [First],
};
export { receiveAttestations } from "./attestations.js";
export { AttestedFactEntity, CapacityAssessmentEntity, ConsentRecordEntity, RepresentationEntity };
export { consentRoutes, type PeerKeys } from "./routes.js";
export { createTicketOffice, type TicketOffice, type TicketOfficeOptions, type TicketRequest } from "./ticket-office.js";
