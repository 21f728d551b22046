import { ApolloServer, HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import type { OrganisationType } from "@samenhang/caller";
import { HubError, maskError, type ErrorCode, type FailureSink } from "@samenhang/errors";
import { errorAnswer, json, startHttpServer, type HttpAnswer, type HttpRequest, type Routes, type RunningServer } from "@samenhang/service";
import { createLedger, type Ledger } from "@samenhang/ledger";
import type { FieldCatalogue, Policy, ShareableField } from "@samenhang/policy";
import { operationDigest, TICKET_HEADER, verifyService, verifyTicket, type ServiceKey, type Ticket } from "@samenhang/ticket";
import type { JWTVerifyGetKey } from "jose";
import type { DataSource, EntityTarget, MigrationInterface, ObjectLiteral } from "typeorm";
import { Acts } from "./acts.js";
import { openDatabase, type DatabaseOptions } from "./database.js";
import type { OwnerFacts } from "./record-decisions.js";
import { createOutbox, type AttestationSink, type Outbox } from "./outbox.js";
import { createGuard, type HubFacts, type RequestContext } from "./request-context.js";
import { buildGuardedSchema, type SchemaParts } from "./schema.js";

/** What makes one subgraph different from another. */
export interface SubgraphDefinition extends SchemaParts {
  /** Its name in the supergraph, the audience of its tickets, the issuer of its attestations. */
  readonly name: string;
  /** Kind of organisation whose records it holds. */
  readonly ownerType: OwnerFacts["type"];
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** What its own resolvers find in their context beside guard and acts; made once, at start. */
  readonly services?: (parts: ServiceParts) => object;
}

/** What a subgraph may make services of. */
export interface ServiceParts extends Pick<SubgraphConfig, "policy" | "now" | "catalogue"> {
  readonly database: DataSource;
  readonly ledger: Ledger;
  readonly directory: ReadonlyMap<string, OrganisationType>;
}

export interface SubgraphConfig {
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseOptions;
  /** The organisations whose records it holds. */
  readonly organisations: readonly string[];
  /** Every organisation the hub knows, for records that name another one. */
  readonly directory?: readonly { readonly id: string; readonly type: OrganisationType }[];
  /** Every classified field of the supergraph, for who must say what a change would mean elsewhere. */
  readonly fields?: readonly ShareableField[];
  /** Public keys of consent, which signs the tickets. */
  readonly ticketKeys: JWTVerifyGetKey;
  /** Public keys of audit, which may read the ledger. */
  readonly auditKeys: JWTVerifyGetKey;
  readonly serviceKey: ServiceKey;
  readonly policy: Policy;
  /** The fields of the whole hub, for a subgraph that speaks of those of others. */
  readonly catalogue?: FieldCatalogue;
  readonly attestations: AttestationSink;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onFailure: FailureSink;
  /** Requests for statistics one analyst may make in a day; 200 by default. */
  readonly statisticsPerDay?: number;
  /** Doors beside GraphQL, such as the ticket office of consent. */
  readonly routes?: (parts: { database: DataSource; ledger: Ledger }) => Routes;
}

/** One operation the gateway planned for this subgraph. */
export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly ticket: string | undefined;
}

export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions?: Record<string, unknown>; path?: readonly (string | number)[] }[];
  readonly extensions?: Record<string, unknown>;
}

export interface RunningSubgraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
  readonly database: DataSource;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  /** The same door as HTTP, for a gateway in the same process. */
  execute(request: SubgraphRequest): Promise<SubgraphAnswer>;
  stop(): Promise<void>;
}

/** Bytes of headers: a ticket grows with the persons of a request and the operations of its plan. */
const MAX_HEADER = 65_536;

interface ServerContext extends RequestContext {
  readonly ticket: Ticket;
}

export async function startSubgraph(definition: SubgraphDefinition, config: SubgraphConfig): Promise<RunningSubgraph> {
  const { name } = definition;
  const fail = (error: unknown) => config.onFailure("-", "INTERNAL", error);
  const { schema, sdl, facts } = await buildGuardedSchema(definition);
  const database = await openDatabase(config.database, definition.entities, definition.migrations);
  const ledger = createLedger((sql, parameters) => database.query(sql, [...parameters]));
  const outbox = createOutbox(database, config.attestations, fail);
  const directory = new Map((config.directory ?? []).map(({ id, type }) => [id, type]));
  const owner: OwnerFacts = { subgraph: name, type: definition.ownerType, organisations: config.organisations };
  const { policy, catalogue } = config;
  const services = definition.services?.({ database, ledger, directory, policy, now: config.now, ...(catalogue ? { catalogue } : {}) });

  const hub: Omit<HubFacts, "now"> = { policy: config.policy, typeOf: (organisation) => directory.get(organisation), fields: config.fields ?? [] };

  const contextFor = async (token: string | undefined): Promise<ServerContext> => {
    if (!token) throw new HubError("TICKET_MISSING");
    const ticket = await verifyTicket(token, { audience: name, keys: config.ticketKeys, now: config.now });
    if (!ticket || ticket.policyVersion !== config.policy.version) throw new HubError("TICKET_INVALID");
    const now = new Date(config.now());
    const guard = createGuard(database, { ticket, policy: config.policy, schema: facts, owner, now });
    return { ...services, ticket, guard, hub: { ...hub, now }, acts: new Acts({ database, guard, ledger, outbox, owner, now, directory }) };
  };

  const apollo = new ApolloServer<ServerContext>({
    schema,
    introspection: false,
    persistedQueries: false,
    csrfPrevention: { requestHeaders: [TICKET_HEADER] },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => maskError(formatted, error, config.onFailure),
    plugins: [ApolloServerPluginInlineTraceDisabled(), boundToTicket(), recordedBeforeRelease(ledger, config.statisticsPerDay ?? 200, config.onFailure)],
    logger: silentLogger,
  });
  await apollo.start();

  const graphql = async ({ method, search, headers, body }: HttpRequest): Promise<HttpAnswer> => {
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, search, headers: headerMap(headers), body: parseJson(body) },
      context: () => contextFor(headers[TICKET_HEADER]),
    });
    if (answer.body.kind !== "complete") return errorAnswer("INTERNAL");
    return { status: answer.status ?? 200, headers: Object.fromEntries(answer.headers), body: answer.body.string };
  };
  const readLedger = async ({ headers, body }: HttpRequest): Promise<HttpAnswer> => {
    const token = headers["samenhang-service"] ?? "";
    const trusted = await verifyService(token, { audience: name, issuer: "audit", digest: operationDigest(body, undefined), keys: config.auditKeys, now: config.now });
    if (!trusted) return errorAnswer("SERVICE_NOT_TRUSTED");
    const { organisation, traceId, before, limit } = parseJson(body) as { organisation: string; traceId?: string; before?: string; limit: number };
    return json(200, await ledger.read({ organisation, limit: Math.min(limit, 200), ...(traceId ? { traceId } : {}), ...(before ? { before } : {}) }));
  };
  const ready = async (): Promise<HttpAnswer> => {
    try {
      await database.query("SELECT 1");
      return json(200, { status: "ready", subgraph: name });
    } catch {
      return json(503, { status: "not ready", subgraph: name });
    }
  };

  const http: RunningServer = await startHttpServer({
    host: config.host,
    port: config.port,
    onFailure: fail,
    maxHeader: MAX_HEADER,
    routes: {
      "POST /graphql": graphql,
      "POST /ledger/read": readLedger,
      "GET /health/live": () => json(200, { status: "live", subgraph: name }),
      "GET /health/ready": ready,
      "GET /.well-known/jwks.json": () => json(200, { keys: [config.serviceKey.publicJwk] }),
      ...config.routes?.({ database, ledger }),
    },
  });

  return {
    name,
    url: http.url,
    sdl,
    database,
    ledger,
    outbox,
    async execute({ query, variables, operationName, ticket }) {
      const contextValue = await contextFor(ticket);
      const { body } = await apollo.executeOperation({ query, ...(variables ? { variables } : {}), ...(operationName ? { operationName } : {}) }, { contextValue });
      if (body.kind !== "single") throw new HubError("INTERNAL");
      return body.singleResult as SubgraphAnswer;
    },
    async stop() {
      outbox.stop();
      await http.stop();
      await apollo.stop();
      await database.destroy();
    },
  };
}

/** A ticket opens only the operations the gateway planned when it was asked for. */
const boundToTicket = (): ApolloServerPlugin<ServerContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ request, contextValue }) {
        const digest = operationDigest(request.query ?? "", request.variables);
        if (!contextValue.ticket.operations.includes(digest)) throw new HubError("TICKET_OTHER_OPERATION");
      },
    };
  },
});

/** INVARIANT: an answer leaves only after its disclosures are durably recorded; otherwise it leaves without data. */
const recordedBeforeRelease = (ledger: Ledger, statisticsPerDay: number, onFailure: FailureSink): ApolloServerPlugin<ServerContext> => ({
  async requestDidStart() {
    // Counted with what this request recorded itself: requests at the same moment cannot slip past each other.
    const isWithinBudget = async ({ caller, context }: Ticket): Promise<boolean> =>
      context.purpose !== "POLICY_STATISTICS" ||
      (await ledger.requestsToday({ actor: caller.actor, organisation: caller.organisation.id, purpose: context.purpose })) <= statisticsPerDay;
    return {
      async willSendResponse({ contextValue: { guard }, response }) {
        if (response.body.kind !== "single") return;
        const result = response.body.singleResult;
        const instead = (code: ErrorCode) => {
          const { message, extensions } = new HubError(code);
          const { http: _, ...outside } = extensions;
          response.body = { kind: "single", singleResult: { data: null, errors: [{ message, extensions: outside }] } };
        };
        if (guard.isExhausted) return instead("QUERY_TOO_COMPLEX");
        try {
          await ledger.append(guard.entries());
          if (!(await isWithinBudget(guard.ticket))) return instead("RATE_LIMITED");
          result.extensions = { ...result.extensions, samenhang: { withheld: guard.withheld(), notices: guard.notices() } };
        } catch (cause) {
          onFailure(guard.ticket.traceId, "LEDGER_UNAVAILABLE", cause);
          instead("LEDGER_UNAVAILABLE");
        }
      },
    };
  },
});

const headerMap = (headers: HttpRequest["headers"]): HeaderMap => {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) map.set(name, value);
  return map;
};

const parseJson = (body: string): unknown => {
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new HubError("BAD_REQUEST");
  }
};

const silentLogger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
