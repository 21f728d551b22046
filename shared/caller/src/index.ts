export { ORGANISATION_TYPES, ROLES, isOrganisationType, isRole, type Caller, type OrganisationType, type Role } from "./caller.js";
export { parseTrustedIssuers, type TrustedIssuer } from "./trusted-issuer.js";
export { createTokenVerifier, type TokenRefusal, type TokenVerification, type TokenVerifier } from "./verify-token.js";
