import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from "@apollo/gateway";
import { CATALOGUE, isErrorCode, HubError, type ErrorCode, type FailureSink } from "@samenhang/errors";
import type { SubgraphAnswer, SubgraphRequest } from "@samenhang/subgraph";
import { TICKET_HEADER, TRACE_HEADER } from "@samenhang/ticket";
import { Agent, request as send } from "undici";
import type { GatewayContext } from "./gateway-context.js";

/** How one owner is reached: over HTTP, or in the same process through the same guard. */
export type OwnerCall = (request: SubgraphRequest, options: { traceId: string; signal: AbortSignal }) => Promise<SubgraphAnswer>;

type Answer = Awaited<ReturnType<GraphQLDataSource["process"]>>;

/**
 * Asks one owner, with its ticket.
 *
 * An owner that is down, late or cannot record makes its own part empty and is named in the answer; the rest goes on. For
 * an act it is an error: an act was done or it was not.
 */
export class OwnerSource implements GraphQLDataSource<GatewayContext> {
  constructor(
    private readonly owner: string,
    private readonly call: OwnerCall,
    private readonly timeout: number,
    private readonly onFailure: FailureSink,
  ) {}

  async process({ request, context: given, kind }: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<Answer> {
    if (kind !== "incoming operation") throw new HubError("INTERNAL");
    const context = given as GatewayContext;
    const query = request.query ?? "";
    const answer = await this.#ask(context, {
      query,
      ...(request.variables ? { variables: request.variables } : {}),
      ...(request.operationName ? { operationName: request.operationName } : {}),
    });
    context.disclosures.add((answer.extensions?.["samenhang"] ?? {}) as Parameters<typeof context.disclosures.add>[0]);

    const failures = (answer.errors ?? []).filter((error) => CATALOGUE[codeOf(error)].family === "failure");
    const mistakes = (answer.errors ?? []).filter((error) => !failures.includes(error)).map(toOutside);
    const isAct = query.trimStart().startsWith("mutation");
    if (failures.length > 0 && !isAct) {
      context.disclosures.unavailable(this.owner, codeOf(failures[0]!));
      const representations = request.variables?.["representations"];
      if (Array.isArray(representations) && !answer.data) return { data: { _entities: representations.map(() => null) } } as Answer;
    }
    const shown = isAct || !answer.data ? [...failures.map(toOutside), ...mistakes] : mistakes;
    return { data: answer.data ?? null, ...(shown.length ? { errors: shown } : {}) } as unknown as Answer;
  }

  async #ask(context: GatewayContext, request: Omit<SubgraphRequest, "ticket">): Promise<SubgraphAnswer> {
    const ticket = await context.tickets.for(this.owner);
    const late = AbortSignal.timeout(this.timeout);
    try {
      return await raceWith(this.call({ ...request, ticket }, { traceId: context.traceId, signal: AbortSignal.any([late, context.signal]) }), late);
    } catch (error) {
      const code: ErrorCode = late.aborted ? "SUBGRAPH_TIMEOUT" : error instanceof HubError ? error.code : "SUBGRAPH_UNAVAILABLE";
      this.onFailure(context.traceId, code, error);
      return { data: null, errors: [{ message: "", extensions: { code } }] };
    }
  }
}

const codeOf = ({ extensions }: NonNullable<SubgraphAnswer["errors"]>[number]): ErrorCode => (isErrorCode(extensions?.["code"]) ? extensions["code"] : "INTERNAL");

/** Only the code, the rule that was broken and the reference cross; the words are the catalogue's own. */
const toOutside = (error: NonNullable<SubgraphAnswer["errors"]>[number]) => {
  const code = codeOf(error);
  const { problem, reference } = error.extensions ?? {};
  const extensions = { code, ...(typeof problem === "string" ? { problem } : {}), ...(typeof reference === "string" ? { reference } : {}) };
  return { message: CATALOGUE[code].message, extensions, ...(error.path ? { path: error.path } : {}) };
};

const raceWith = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("late")), { once: true });
    work.then(resolve, reject);
  });

const connections = new Agent({ connections: 32, keepAliveTimeout: 10_000 });

export const remoteOwner =
  (url: string): OwnerCall =>
  async ({ query, variables, operationName, ticket }, { traceId, signal }) => {
    const { body } = await send(`${url}/graphql`, {
      method: "POST",
      dispatcher: connections,
      signal,
      headers: { "content-type": "application/json", accept: "application/json", [TICKET_HEADER]: ticket!, [TRACE_HEADER]: `00-${traceId}-${traceId.slice(0, 16)}-01` },
      body: JSON.stringify({ query, variables, operationName }),
    });
    return (await body.json()) as SubgraphAnswer;
  };
