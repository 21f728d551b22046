export { CONTEXT_HEADERS, necessityIsStated, readDeclaredContext, type ContextProblem, type DeclaredContext } from "./declared-context.js";
export { blindedKey, canonical, operationDigest } from "./digests.js";
export { generateServiceJwk, loadServiceKey, localKeys, remoteKeys, signService, signTicket, verifyService, verifyTicket, type ServiceKey } from "./sign.js";
export { createSeal, type Seal } from "./seal.js";
export { blindedWords, createWordSearch, hiddenWords, MAX_WORDS, searchable, wordsOf, type HiddenWord } from "./hidden-words.js";
export { isUuid } from "./uuid.js";
export { loadServiceKeyFile } from "./service-key-file.js";
export { TICKET_HEADER, TICKET_LIFETIME_SECONDS, TRACE_HEADER, type Ticket } from "./ticket.js";
export { COMPETENCE, isAttestationBy, personsOf, type Attestation, type AttestedFact, type AttestedFacts, type FactKind, type Urgent, URGENT_MEASURES } from "./attestation.js";
