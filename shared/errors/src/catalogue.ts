/**
 * Every sentence the hub can say when it does not answer, in one place.
 *
 * Three families that are never mixed:
 * - `refusal`: a rule said no. Normal, recorded, with a way forward.
 * - `mistake`: the request is wrong. Says how to mend it.
 * - `failure`: something of ours broke. Masked outside, whole inside, joined by a reference id.
 *
 * A message never holds a value from a record, and never a value the caller sent.
 */
export type ErrorFamily = "refusal" | "mistake" | "failure";

export interface ErrorEntry {
  family: ErrorFamily;
  /** HTTP status when the whole answer is this error. */
  http: number;
  /** For the outside; lower case, no full stop. */
  message: string;
  /** What the caller should do next. */
  advice: string;
}

const entry = (family: ErrorFamily, http: number, message: string, advice: string): ErrorEntry => ({
  family,
  http,
  message,
  advice,
});
const refusal = (http: number, message: string, advice: string) => entry("refusal", http, message, advice);
const mistake = (http: number, message: string, advice: string) => entry("mistake", http, message, advice);
const failure = (http: number, message: string, advice: string) => entry("failure", http, message, advice);

export const CATALOGUE = {
  // Who asks
  UNAUTHENTICATED: mistake(401, "no bearer token was sent", "send `Authorization: Bearer <token>` of your own organisation"),
  TOKEN_INVALID: mistake(401, "the token cannot be accepted", "ask your organisation's identity provider for a new token"),
  TOKEN_EXPIRED: mistake(401, "the token has expired", "ask your organisation's identity provider for a new token"),
  ISSUER_NOT_TRUSTED: mistake(401, "the issuer of the token is not trusted for this organisation", "use the identity provider of your own organisation"),
  IDENTITY_PROVIDER_UNAVAILABLE: failure(503, "the keys of the identity provider cannot be fetched", "try again in a minute"),

  // The declared context
  PURPOSE_MISSING: mistake(400, "no purpose was declared", "send the header `Samenhang-Purpose` with one of the published purposes"),
  PURPOSE_UNKNOWN: mistake(400, "the declared purpose does not exist", "send the header `Samenhang-Purpose` with one of the published purposes"),
  CASE_MISSING: mistake(400, "this purpose is tied to a case and none was declared", "send the header `Samenhang-Case` with the id of the case"),
  CONTEXT_INVALID: mistake(400, "a `Samenhang-` header has a form that cannot be read", "compare the header with the documentation"),
  PURPOSE_NOT_AVAILABLE_FOR_ORG: refusal(
    403,
    "this purpose is not available to your organisation or role for this case",
    "declare a purpose that belongs to your task, or ask the organisation whose task it is",
  ),
  BREAK_GLASS_INVALID: refusal(
    403,
    "this emergency access does not exist, is not yours, is for another case, or has run out",
    "open emergency access again if the danger is still there, or leave the header out",
  ),
  AUTHENTICATION_TOO_WEAK: refusal(403, "this purpose needs a token of a strong authentication", "log in again with a second factor, so that the token says `mfa` in `amr`"),
  CONFLICT_OF_INTEREST: refusal(403, "you have a conflict of interest in this case", "hand the question over to a colleague without a tie to the persons concerned"),
  ACTOR_NOT_VALID: refusal(403, "your professional registration or mandate is not valid now", "have your organisation restore the registration or mandate"),

  NOT_YOUR_QUESTION: refusal(
    403,
    "you may ask what you yourself may see, and nothing about others",
    "ask as yourself; a privacy officer may ask about professionals of the own organisation",
  ),

  // The request itself
  BAD_REQUEST: mistake(400, "the request cannot be read", "send a JSON body with a `query`, as described in GraphQL over HTTP"),
  BATCHING_NOT_SUPPORTED: mistake(400, "several operations in one request are not supported", "send one operation per request"),
  BODY_TOO_LARGE: mistake(413, "the request body is too large", "ask for less in one request"),
  QUERY_TOO_COMPLEX: mistake(400, "the operation is too large, too deep or repeats too much", "ask for less in one operation"),
  SUBSCRIPTIONS_NOT_SUPPORTED: mistake(400, "subscriptions are not supported", "send a query"),
  OPERATION_INVALID: mistake(400, "the operation does not fit the schema", "compare the operation with the schema"),
  METHOD_NOT_ALLOWED: mistake(405, "this method is not supported here", "use POST for operations"),
  NOT_ACCEPTABLE: mistake(406, "none of the accepted media types can be produced", "accept `application/graphql-response+json` or `application/json`"),
  UNSUPPORTED_MEDIA_TYPE: mistake(415, "this content type is not supported", "send `Content-Type: application/json`"),
  NOT_FOUND: mistake(404, "there is nothing at this address", "use `/graphql`"),
  INPUT_INVALID: mistake(400, "the input breaks a rule of this act", "see `extensions.problem` for the rule"),
  IDEMPOTENCY_KEY_REUSED: mistake(409, "this idempotency key was used for another request", "choose a new key for a new act"),
  ACT_CONFLICT: mistake(409, "the record has changed or is not in a state that allows this act", "read the record again and decide anew"),

  RATE_LIMITED: refusal(429, "the questions for statistics of today are used up", "ask again tomorrow; the tables of past quarters do not change"),

  // Between gateway and owner
  TICKET_MISSING: refusal(401, "no disclosure ticket was presented", "ask through the gateway"),
  TICKET_INVALID: refusal(401, "the disclosure ticket cannot be accepted", "ask through the gateway"),
  TICKET_OTHER_OPERATION: refusal(403, "the disclosure ticket was given for another operation", "ask through the gateway"),
  SERVICE_NOT_TRUSTED: refusal(401, "this service is not trusted for this act", "register the key of the service with the hub"),

  // Ours
  CONSENT_UNAVAILABLE: failure(503, "consents and grounds cannot be checked now, so nothing is disclosed", "try again in a minute; in acute danger call the source"),
  LEDGER_UNAVAILABLE: failure(503, "the disclosure could not be recorded, so it was not made", "try again in a minute"),
  ATTESTATION_UNDELIVERED: failure(503, "the change could not be made known to the policy layer, so it was not made", "try again in a minute"),
  SUBGRAPH_UNAVAILABLE: failure(503, "a source cannot be reached now", "try again in a minute, or call the source"),
  SUBGRAPH_TIMEOUT: failure(504, "a source did not answer in time", "try again in a minute, or call the source"),
  DATABASE_UNAVAILABLE: failure(503, "the records cannot be read now", "try again in a minute"),
  INTERNAL: failure(500, "something went wrong on our side", "report the reference"),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof CATALOGUE;

export const isErrorCode = (value: unknown): value is ErrorCode => typeof value === "string" && Object.hasOwn(CATALOGUE, value);
