import type { SubgraphDefinition } from "@samenhang/subgraph";
import { CapacityAssessmentEntity } from "./capacity.entity.js";
import { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import { AfterReviewEntity, EmergencyAccessEntity, NoticeEntity } from "./emergency.entity.js";
import { SecondDecisionEntity } from "./second-decision.entity.js";
import { First } from "./consent.migration.js";
import { ConsentActs, ConsentQueries, PersonAtConsent } from "./consent.resolver.js";
import { Organisation, Person } from "./consent.type.js";

/** Consents, representation, attested facts; and the ticket office, which turns them into what each owner may decide with. */
export const consent: SubgraphDefinition = {
  name: "consent",
  ownerType: "SHARED",
  resolvers: [PersonAtConsent, ConsentQueries, ConsentActs],
  types: [Person, Organisation],
  entities: [ConsentRecordEntity, RepresentationEntity, CapacityAssessmentEntity, SecondDecisionEntity, EmergencyAccessEntity, AfterReviewEntity, NoticeEntity, AttestedFactEntity],
  migrations: [First],
};
export { receiveAttestations } from "./attestations.js";
export { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity };
export { consentRoutes, type PeerKeys } from "./routes.js";
export { createTicketOffice, type TicketOffice, type TicketOfficeOptions, type TicketRequest } from "./ticket-office.js";
