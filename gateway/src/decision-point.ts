import { CATALOGUE, HubError, isHubError, type FailureSink } from "@samenhang/errors";
import type { HttpAnswer, HttpRequest, Routes } from "@samenhang/service";
import { request as send } from "undici";

/** Where questions to the AuthZEN decision point go: consent answers them, the gateway only carries them. */
export type DecisionPointCall = (request: HttpRequest) => Promise<HttpAnswer>;

/** What travels: the caller's own word, and the address it used. Nothing is added to it. */
const CARRIED = ["authorization", "content-type", "x-request-id", "host"] as const;

const TIMEOUT_MILLISECONDS = 10_000;

export const remoteDecisionPoint =
  (consentUrl: string): DecisionPointCall =>
  async ({ method, path, headers, body, signal }) => {
    const carried = Object.fromEntries(CARRIED.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
    try {
      const answer = await send(`${consentUrl}${path}`, {
        method: method === "GET" ? "GET" : "POST",
        headers: carried,
        ...(method === "GET" ? {} : { body }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MILLISECONDS)]),
      });
      const { "content-type": type, "www-authenticate": challenge, "x-request-id": requestId } = answer.headers;
      const back = Object.entries({ "content-type": type, "www-authenticate": challenge, "x-request-id": requestId });
      return {
        status: answer.statusCode,
        headers: Object.fromEntries(back.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))),
        body: await answer.body.text(),
      };
    } catch (cause) {
      throw new HubError("CONSENT_UNAVAILABLE", { cause });
    }
  };

export function decisionPointRoutes(call: DecisionPointCall, onFailure: FailureSink): Routes {
  const door = async (request: HttpRequest): Promise<HttpAnswer> => {
    try {
      return await call(request);
    } catch (error) {
      const code = isHubError(error) ? error.code : "INTERNAL";
      onFailure("-", code, error);
      return { status: CATALOGUE[code].http, headers: { "content-type": "text/plain; charset=utf-8" }, body: CATALOGUE[code].message };
    }
  };
  return { "POST /access/v1/*": door, "GET /.well-known/authzen-configuration": door };
}
