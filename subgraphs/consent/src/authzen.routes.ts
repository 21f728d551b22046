import { randomBytes } from "node:crypto";
import type { TokenVerifier } from "@samenhang/caller";
import { CATALOGUE, HubError, isHubError, type ErrorCode, type FailureSink } from "@samenhang/errors";
import type { Ledger } from "@samenhang/ledger";
import { json, type HttpAnswer, type HttpRequest, type Routes } from "@samenhang/service";
import { readBody } from "./authzen.request.js";
import { createDecisionPoint, entriesOf, sentenceOf, type DecisionPoint } from "./decision-point.js";
import type { ExplanationServices } from "./explanation.services.js";

export interface AuthzenOptions {
  readonly services: ExplanationServices;
  readonly ledger: Ledger;
  readonly verifier: TokenVerifier;
  readonly now: () => number;
  readonly onFailure: FailureSink;
  /** Address under which callers reach the decision point; left out, the one they used. */
  readonly url?: string;
}

const ENDPOINTS = {
  evaluation: ["/access/v1/evaluation", "access_evaluation_endpoint"],
  evaluations: ["/access/v1/evaluations", "access_evaluations_endpoint"],
  searchSubject: ["/access/v1/search/subject", "search_subject_endpoint"],
  searchResource: ["/access/v1/search/resource", "search_resource_endpoint"],
  searchAction: ["/access/v1/search/action", "search_action_endpoint"],
} as const;

/** Bytes, as at the gateway. */
const MAX_BODY = 100_000;
const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i;

/**
 * The HTTPS JSON binding of OpenID AuthZEN Authorization API 1.0. Callers speak for themselves, with the token of their own
 * organisation; no record, no answer.
 */
export function authzenRoutes({ services, ledger, verifier, now, onFailure, url }: AuthzenOptions): Routes {
  const point = createDecisionPoint(services, now);
  const version = services.explainer.policyVersion;

  const door = (answering: DecisionPoint[keyof DecisionPoint]) => async (request: HttpRequest) => {
    const traceId = randomBytes(16).toString("hex");
    const answer = await answerOrError(traceId, async () => {
      const verified = await verifier.verify(request.headers["authorization"]);
      if (!verified.ok) throw new HubError(verified.code);
      if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "")) throw new HubError("UNSUPPORTED_MEDIA_TYPE");
      if (Buffer.byteLength(request.body) > MAX_BODY) throw new HubError("BODY_TOO_LARGE");
      const call = { caller: verified.caller, traceId, body: readBody(request.body), noted: [] };
      const made = await answering(call).catch(async (error: unknown) => {
        await ledger.append(entriesOf(call, version).filter(({ kind }) => kind === "REFUSAL"));
        throw error;
      });
      await ledger.append(entriesOf(call, version));
      return json(200, made);
    });
    const requestId = request.headers["x-request-id"];
    return requestId === undefined ? answer : { ...answer, headers: { ...answer.headers, "x-request-id": requestId } };
  };

  const answerOrError = async (traceId: string, make: () => Promise<HttpAnswer>): Promise<HttpAnswer> => {
    try {
      return await make();
    } catch (error) {
      const code: ErrorCode = isHubError(error) ? error.code : "INTERNAL";
      if (CATALOGUE[code].family === "failure") onFailure(traceId, code, error);
      return sentence(CATALOGUE[code].http, isHubError(error) ? sentenceOf(error) : CATALOGUE.INTERNAL.message);
    }
  };

  const configuration = ({ headers }: HttpRequest): HttpAnswer => {
    const host = headers["host"] ?? "";
    if (url === undefined && !HOST.test(host)) return sentence(400, CATALOGUE.BAD_REQUEST.message);
    const base = url ?? `http://${host}`;
    return json(200, { policy_decision_point: base, ...Object.fromEntries(Object.values(ENDPOINTS).map(([path, name]) => [name, `${base}${path}`])) });
  };

  return {
    "GET /.well-known/authzen-configuration": configuration,
    ...Object.fromEntries(Object.entries(ENDPOINTS).map(([name, [path]]) => [`POST ${path}`, door(point[name as keyof typeof ENDPOINTS])])),
  };
}

/** Errors are a sentence, as the specification asks. */
const sentence = (status: number, text: string): HttpAnswer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8", ...(status === 401 ? { "www-authenticate": "Bearer" } : {}) },
  body: text,
});
