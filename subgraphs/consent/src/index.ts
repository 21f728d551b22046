import type { SubgraphDefinition } from "@samenhang/subgraph";
import { CapacityAssessmentEntity } from "./capacity.entity.js";
import { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import { AfterReviewEntity, EmergencyAccessEntity, EmergencyAgreementEntity, NoticeEntity } from "./emergency.entity.js";
import { EmergencyActs, EmergencyQueries } from "./emergency.resolver.js";
import { SecondDecisionEntity } from "./second-decision.entity.js";
import { First } from "./consent.migration.js";
import { ConsentActs, ConsentQueries, PersonAtConsent } from "./consent.resolver.js";
import { Organisation, Person, Professional } from "./consent.type.js";
import { ExplanationQueries } from "./explanation.resolver.js";
import { explanationServices } from "./explanation.services.js";

/** Consents, representation, attested facts; and the ticket office, which turns them into what each owner may decide with. */
export const consent: SubgraphDefinition = {
  name: "consent",
  ownerType: "SHARED",
  resolvers: [PersonAtConsent, ConsentQueries, ConsentActs, EmergencyQueries, EmergencyActs, ExplanationQueries],
  types: [Person, Organisation, Professional],
  entities: [
    ConsentRecordEntity,
    RepresentationEntity,
    CapacityAssessmentEntity,
    SecondDecisionEntity,
    EmergencyAccessEntity,
    EmergencyAgreementEntity,
    AfterReviewEntity,
    NoticeEntity,
    AttestedFactEntity,
  ],
  migrations: [First],
  services: explanationServices,
};
export { receiveAttestations } from "./attestations.js";
export { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity };
export { consentRoutes, type PeerKeys } from "./routes.js";
export { createTicketOffice, type TicketOffice, type TicketOfficeOptions, type TicketRequest } from "./ticket-office.js";
export { authzenRoutes, type AuthzenOptions } from "./authzen.routes.js";
export { explanationServices, type ExplanationServices } from "./explanation.services.js";
