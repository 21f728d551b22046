import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { CATALOGUE, isErrorCode, type ErrorCode } from "./catalogue.js";
import { HubError } from "./hub-error.js";

/** What a failure looks like inside: joined to the masked answer by its reference. Holds no personal data of ours; a cause may, so sinks MUST NOT print it outside the machine. */
export type FailureSink = (reference: string, code: ErrorCode, cause: unknown) => void;

/** Apollo's own codes for a wrong operation; each becomes ours so that a caller learns one vocabulary. */
const LIBRARY_MISTAKES: Record<string, ErrorCode> = {
  GRAPHQL_PARSE_FAILED: "OPERATION_INVALID",
  GRAPHQL_VALIDATION_FAILED: "OPERATION_INVALID",
  OPERATION_RESOLUTION_FAILURE: "OPERATION_INVALID",
  BAD_USER_INPUT: "OPERATION_INVALID",
  PERSISTED_QUERY_NOT_FOUND: "BAD_REQUEST",
  PERSISTED_QUERY_NOT_SUPPORTED: "BAD_REQUEST",
  BAD_REQUEST: "BAD_REQUEST",
};

/**
 * Turns any error into what the outside may see.
 *
 * Only catalogue errors pass, with the catalogue's own words; a syntax or validation message passes because it repeats
 * only what the caller wrote. Everything else becomes `INTERNAL` with a reference, and its cause goes to `sink`.
 */
export function maskError(formatted: GraphQLFormattedError, error: unknown, sink: FailureSink): GraphQLFormattedError {
  const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
  const original = unwrap(error);
  const code = original instanceof HubError ? original.code : formatted.extensions?.["code"];

  if (isErrorCode(code) && code !== "INTERNAL") {
    const { family, message, advice } = CATALOGUE[code];
    const problem = original instanceof HubError ? original.problem : formatted.extensions?.["problem"];
    const extensions: Record<string, unknown> = { code, family, advice };
    if (typeof problem === "string") extensions["problem"] = problem;
    if (family === "failure") {
      const reference = referenceOf(formatted) ?? randomUUID();
      extensions["reference"] = reference;
      sink(reference, code, original);
    }
    return { message, ...place, extensions };
  }
  const mistake = typeof code === "string" ? LIBRARY_MISTAKES[code] : undefined;
  if (mistake) {
    const { family, advice } = CATALOGUE[mistake];
    return { message: formatted.message, ...place, extensions: { code: mistake, family, advice } };
  }
  const reference = referenceOf(formatted) ?? randomUUID();
  sink(reference, "INTERNAL", original);
  const { family, message, advice } = CATALOGUE.INTERNAL;
  return { message, ...place, extensions: { code: "INTERNAL", family, advice, reference } };
}

const referenceOf = (formatted: GraphQLFormattedError): string | undefined => {
  const reference = formatted.extensions?.["reference"];
  return typeof reference === "string" && /^[0-9a-f-]{36}$/.test(reference) ? reference : undefined;
};

const unwrap = (error: unknown): unknown => (error instanceof GraphQLError && !(error instanceof HubError) && error.originalError ? error.originalError : error);
