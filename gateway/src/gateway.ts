import { randomBytes } from "node:crypto";
import { ApolloServer, HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginUsageReportingDisabled } from "@apollo/server/plugin/disabled";
import type { TokenVerifier } from "@samenhang/caller";
import { CATALOGUE, HubError, maskError, type FailureSink } from "@samenhang/errors";
import { json, startHttpServer, type HttpAnswer, type HttpRequest, type RunningServer } from "@samenhang/service";
import { purposeEntry } from "@samenhang/policy";
import { CONTEXT_HEADERS, readDeclaredContext, type ServiceKey } from "@samenhang/ticket";
import type { OperationDefinitionNode } from "graphql";
import { cors, preflight } from "./cors.js";
import { decisionPointRoutes, type DecisionPointCall } from "./decision-point.js";
import { Disclosures } from "./disclosures.js";
import { explorerRoutes, type ExplorerTab } from "./explorer.js";
import type { GatewayContext } from "./gateway-context.js";
import { assertWithinLimits, LIMITS } from "./limits.js";
import { OwnerSource, type OwnerCall } from "./owner-source.js";
import { publicRootFields } from "./supergraph.js";
import { Tickets, type TicketSource } from "./tickets.js";

export interface GatewayConfig {
  readonly host: string;
  readonly port: number;
  readonly supergraphSdl: string;
  readonly owners: Readonly<Record<string, OwnerCall>>;
  readonly tickets: TicketSource;
  /** Carries questions to the AuthZEN decision point at consent; left out, the gateway has no such door. */
  readonly decisionPoint?: DecisionPointCall;
  readonly verifier: TokenVerifier;
  readonly serviceKey: ServiceKey;
  readonly policyVersion: string;
  /** Milliseconds an owner may take. */
  readonly timeout: number;
  readonly allowedOrigins: readonly string[];
  /** Is consent there? Without it nothing is disclosed, so the gateway is not ready. */
  readonly isReady: () => Promise<boolean>;
  /** Shows GraphiQL at `/`; left out in production. */
  readonly explorer?: () => Promise<readonly ExplorerTab[]>;
  readonly onFailure: FailureSink;
}

/** Introduces callers, fetches tickets, plans, calls, merges, masks. Decides nothing about content. */
export async function startGateway(config: GatewayConfig): Promise<RunningServer> {
  const fail = (error: unknown) => config.onFailure("-", "INTERNAL", error);
  // INVARIANT: set before the gateway's code runs, or it reports to its maker and probes cloud metadata.
  process.env["APOLLO_TELEMETRY_DISABLED"] = "1";
  const { ApolloGateway } = await import("@apollo/gateway");
  const gateway = new ApolloGateway({
    supergraphSdl: config.supergraphSdl,
    buildService: ({ name }) => {
      const call = config.owners[name];
      if (!call) throw new Error(`no way to reach subgraph ${name}`);
      return new OwnerSource(name, call, config.timeout, config.onFailure) as never;
    },
    queryPlannerConfig: { debug: { maxEvaluatedPlans: 200, pathsLimit: 1_000 } },
    experimental_didResolveQueryPlan: ({ queryPlan, requestContext }) => {
      (requestContext.context as unknown as GatewayContext).tickets.planned(queryPlan, requestContext.request.variables ?? {});
    },
    logger: silentLogger,
  });

  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    persistedQueries: false,
    introspection: true,
    csrfPrevention: { requestHeaders: ["x-apollo-operation-name", "apollo-require-preflight", "authorization"] },
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    logger: silentLogger,
    formatError: (formatted, error) => maskError(formatted, error, config.onFailure),
    plugins: [ApolloServerPluginUsageReportingDisabled(), withDeclaredPurpose(publicRootFields(config.supergraphSdl)), withDisclosure(config.policyVersion)],
  });
  await apollo.start();

  const contextFor = async ({ headers, signal }: HttpRequest): Promise<GatewayContext> => {
    const verified = await config.verifier.verify(headers["authorization"]);
    if (!verified.ok) throw new HubError(verified.code);
    const declared = readDeclaredContext((name) => headers[name]);
    const context = Object.fromEntries(CONTEXT_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
    const traceId = randomBytes(16).toString("hex");
    return {
      caller: verified.caller,
      declared,
      traceId,
      signal,
      disclosures: new Disclosures(),
      tickets: new Tickets(config.tickets, { authorization: headers["authorization"], context, traceId }),
    };
  };

  const graphql = async (request: HttpRequest): Promise<HttpAnswer> => {
    const allowed = cors(request, config.allowedOrigins);
    try {
      if (!PRODUCIBLE.test(request.headers["accept"] ?? "*/*")) throw new HubError("NOT_ACCEPTABLE");
      const context = await contextFor(request);
      const body = readBody(request);
      const text = queryOf(request, body);
      if (text !== undefined) assertWithinLimits(text, LIMITS);
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method, search: request.search, headers: headerMap(request.headers), body },
        context: async () => context,
      });
      const content = answer.body.kind === "complete" ? answer.body.string : "";
      return { status: answer.status ?? 200, headers: { ...Object.fromEntries(answer.headers), ...allowed }, body: content };
    } catch (error) {
      return asAnswer(error, config.onFailure, allowed);
    }
  };

  const ready = async (): Promise<HttpAnswer> => ((await config.isReady()) ? json(200, { status: "ready" }) : json(503, { status: "not ready" }));
  return startHttpServer({
    host: config.host,
    port: config.port,
    maxBody: LIMITS.body,
    onFailure: fail,
    routes: {
      "POST /graphql": graphql,
      "GET /graphql": graphql,
      "OPTIONS /graphql": (request) => preflight(request, config.allowedOrigins),
      "GET /health/live": () => json(200, { status: "live" }),
      "GET /health/ready": ready,
      "GET /.well-known/jwks.json": () => json(200, { keys: [config.serviceKey.publicJwk] }),
      ...(config.decisionPoint ? decisionPointRoutes(config.decisionPoint, config.onFailure) : {}),
      ...(config.explorer ? explorerRoutes(config.explorer) : {}),
    },
  });
}

/** An operation that touches data needs a purpose, and a case where the purpose is tied to one. Introspection needs neither. */
const withDeclaredPurpose = (publicFields: ReadonlySet<string>): ApolloServerPlugin<GatewayContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, contextValue: { declared } }) {
        if (!operation) throw new HubError("OPERATION_INVALID", { problem: "name one of the operations in `operationName`" });
        const roots = rootFieldNames(operation);
        if (roots.every((name) => name.startsWith("__"))) return;
        if (typeof declared === "string") throw new HubError(declared);
        const needsCase = operation.operation === "query" && purposeEntry(declared.purpose).tiedToCase && !declared.caseId;
        if (needsCase && !roots.every((name) => name.startsWith("__") || publicFields.has(name))) throw new HubError("CASE_MISSING");
      },
    };
  },
});

/** Root fields as written; a fragment at the root counts as something that touches data. */
const rootFieldNames = ({ selectionSet }: OperationDefinitionNode): string[] =>
  selectionSet.selections.map((selection) => (selection.kind === "Field" ? selection.name.value : "fragment"));

/** The merged disclosure goes with every answer that declared a purpose; a refusal of the whole request is the whole answer. */
const withDisclosure = (policyVersion: string): ApolloServerPlugin<GatewayContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue: { declared, disclosures, tickets, traceId }, response }) {
        if (response.body.kind !== "single" || typeof declared === "string") return;
        const result = response.body.singleResult;
        if (tickets.refusal) {
          const { http, family, message, advice } = CATALOGUE[tickets.refusal];
          response.http.status = http;
          response.body.singleResult = {
            errors: [result.errors?.find(({ extensions }) => extensions?.["code"] === tickets.refusal) ?? { message, extensions: { code: tickets.refusal, family, advice } }],
            extensions: { disclosure: { id: traceId, purpose: declared.purpose, case: declared.caseId ?? null, policyVersion } },
          };
          return;
        }
        result.extensions = { ...result.extensions, disclosure: disclosures.summary(declared, traceId, policyVersion) };
      },
    };
  },
});

/** What we can answer with, as it can stand in an `Accept` header. */
const PRODUCIBLE = /\*\/\*|application\/(?:\*|json|graphql-response\+json)/i;

function readBody({ method, headers, body }: HttpRequest): unknown {
  if (method !== "POST") return undefined;
  if (!/^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "")) throw new HubError("UNSUPPORTED_MEDIA_TYPE");
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new HubError("BAD_REQUEST");
  }
  if (Array.isArray(parsed)) throw new HubError("BATCHING_NOT_SUPPORTED");
  if (typeof parsed !== "object" || parsed === null) throw new HubError("BAD_REQUEST");
  return parsed;
}

const queryOf = ({ method, search }: HttpRequest, body: unknown): string | undefined => {
  const query = method === "POST" ? (body as { query?: unknown }).query : new URLSearchParams(search).get("query");
  return typeof query === "string" ? query : undefined;
};

/** A refusal before Apollo sees the request, in the same shape as after. */
function asAnswer(error: unknown, onFailure: FailureSink, headers: Record<string, string>): HttpAnswer {
  const formatted = error instanceof HubError ? error.toJSON() : { message: "" };
  const outside = maskError(formatted, error, onFailure);
  const status = error instanceof HubError ? CATALOGUE[error.code].http : 500;
  return json(status, { errors: [outside] }, { ...headers, ...(status === 401 ? { "www-authenticate": "Bearer" } : {}) });
}

const headerMap = (headers: HttpRequest["headers"]): HeaderMap => {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) map.set(name, value);
  return map;
};

const silentLogger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
