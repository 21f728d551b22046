import type { SubgraphDefinition } from "@samenhang/subgraph";
import { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import { First } from "./consent.migration.js";
import { ConsentActs, ConsentQueries, PersonAtConsent } from "./consent.resolver.js";
import { Organisation, Person } from "./consent.type.js";

/** Consents, representation, attested facts; and the ticket office, which turns them into what each owner may decide with. */
export const consent: SubgraphDefinition = {
  name: "consent",
  ownerType: "SHARED",
  resolvers: [PersonAtConsent, ConsentQueries, ConsentActs],
  types: [Person, Organisation],
  entities: [ConsentRecordEntity, RepresentationEntity, AttestedFactEntity],
  migrations: [First],
};
export { receiveAttestations } from "./attestations.js";
export { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity };
export { consentRoutes, type PeerKeys } from "./routes.js";
export { createTicketOffice, type TicketOffice, type TicketOfficeOptions, type TicketRequest } from "./ticket-office.js";
