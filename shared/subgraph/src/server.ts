import { ApolloServer, HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { HubError, maskError, type ErrorCode, type FailureSink } from "@samenhang/errors";
import { errorAnswer, json, logEvent, startHttpServer, type HttpAnswer, type HttpRequest, type Routes, type RunningServer } from "@samenhang/service";
import { createLedger, type Ledger } from "@samenhang/ledger";
import { dutchDay, type FieldCatalogue, type Policy } from "@samenhang/policy";
import { operationDigest, TICKET_HEADER, verifyTicket, type ServiceKey, type Ticket } from "@samenhang/ticket";
import type { JWTVerifyGetKey } from "jose";
import type { DataSource, EntityTarget, MigrationInterface, ObjectLiteral } from "typeorm";
import { Acts } from "./acts.js";
import { openDatabase, queryOf, type DatabaseOptions } from "./database.js";
import { directoryOf, type Directory, type KnownOrganisation } from "./directory.js";
import type { OwnerFacts } from "./record-decisions.js";
import { createLedgerService, type CosignedCheckpoint, type LedgerAlarm, type LedgerPeer } from "./ledger-service.js";
import { countOutstanding, type Outstanding } from "./outstanding.js";
import { createOutbox, type AttestationSink, type Outbox } from "./outbox.js";
import { createGuard, type HubFacts, type RequestContext } from "./request-context.js";
import { retainedTables } from "./retained.js";
import { eraseExpired, type RetentionReport } from "./retention.js";
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
  /** What of its records waits for who keeps them, as privacy officers are told. */
  readonly outstanding?: readonly Outstanding[];
  /** What it looks at by itself, time and again, without anybody asking. Failures are logged, and tried again. */
  readonly watches?: (parts: ServiceParts) => { readonly everySeconds: number; readonly run: () => Promise<void> };
}

/** What a subgraph may make services of. */
export interface ServiceParts extends Pick<SubgraphConfig, "policy" | "now" | "catalogue"> {
  readonly database: DataSource;
  readonly ledger: Ledger;
  readonly directory: Directory;
}

export interface SubgraphConfig {
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseOptions;
  /** The organisations whose records it holds. */
  readonly organisations: readonly string[];
  /** Every organisation the hub knows, for records that name another one. */
  readonly directory?: readonly KnownOrganisation[];
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
  /** The other subgraphs: they cosign the heads of this ledger, and this one theirs. None by default. */
  readonly ledgerPeers?: readonly LedgerPeer[];
  /** Seconds between two signed heads of a ledger that grows; 60 by default. */
  readonly ledgerCheckpointSeconds?: number;
  /** Told when a ledger contradicts what was seen of it; by default it goes to the log. */
  readonly onLedgerAlarm?: LedgerAlarm;
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
  /** A signed head of the ledger, now; undefined while the ledger is empty. */
  checkpoint(): Promise<CosignedCheckpoint | undefined>;
  /** Erases now what is erased every hour: records whose term has passed. */
  erase(): Promise<RetentionReport>;
  /** Looks now at what the subgraph looks at by itself. */
  look(): Promise<void>;
  /** The same door as HTTP, for a gateway in the same process. */
  execute(request: SubgraphRequest): Promise<SubgraphAnswer>;
  stop(): Promise<void>;
}

/** A term ends at midnight; nothing is shown from then on, and within the hour nothing is kept. */
const SECONDS_BETWEEN_RETENTION_RUNS = 3_600;

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
  const ledger = createLedger(queryOf(database), config.now);
  const outbox = createOutbox(database, config.attestations, fail);
  const ledgerService = createLedgerService({
    name,
    organisations: config.organisations,
    database,
    serviceKey: config.serviceKey,
    peers: config.ledgerPeers ?? [],
    auditKeys: config.auditKeys,
    now: config.now,
    every: config.ledgerCheckpointSeconds ?? 60,
    outstanding: (organisation, period) => countOutstanding(database, definition.outstanding ?? [], organisation, period, dutchDay(new Date(config.now()))),
    onFailure: fail,
    onAlarm: config.onLedgerAlarm ?? ((event, details) => logEvent(name, event, details, "error")),
  });
  retainedTables(database);
  const directory = directoryOf(config.directory ?? []);
  const typeOf = (organisation: string) => directory.get(organisation)?.type;
  const owner: OwnerFacts = { subgraph: name, type: definition.ownerType, organisations: config.organisations };
  const { policy, catalogue } = config;
  const parts: ServiceParts = { database, ledger, directory, policy, now: config.now, ...(catalogue ? { catalogue } : {}) };
  const services = definition.services?.(parts);
  const watch = startWatch(definition.watches?.(parts), fail);
  const erase = () => eraseExpired({ database, ledger, typeOf, policy, now: new Date(config.now()) });
  const retention = startWatch({ everySeconds: SECONDS_BETWEEN_RETENTION_RUNS, run: async () => reportErased(name, await erase()) }, fail);

  const hub: Omit<HubFacts, "now"> = { policy: config.policy, typeOf, regionOf: (organisation) => directory.get(organisation)?.region, ...(catalogue ? { catalogue } : {}) };

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
      ...ledgerService.routes,
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
    checkpoint: () => ledgerService.checkpoint(),
    look: () => watch.look(),
    erase,
    async execute({ query, variables, operationName, ticket }) {
      const contextValue = await contextFor(ticket);
      const { body } = await apollo.executeOperation({ query, ...(variables ? { variables } : {}), ...(operationName ? { operationName } : {}) }, { contextValue });
      if (body.kind !== "single") throw new HubError("INTERNAL");
      return body.singleResult as SubgraphAnswer;
    },
    async stop() {
      outbox.stop();
      await watch.stop();
      await retention.stop();
      await http.stop();
      await apollo.stop();
      await ledgerService.stop();
      await database.destroy();
    },
  };
}

const reportErased = (name: string, { erased, held, failed, lapsedHolds }: RetentionReport): void => {
  const records = Object.values(erased).reduce((sum, count) => sum + count, 0);
  if (records > 0 || failed > 0 || lapsedHolds > 0) logEvent(name, "retention-run", { records, held, failed, lapsedHolds, ...erased });
};

/** Runs what a subgraph looks at by itself, one round at a time. */
function startWatch(watch: ReturnType<NonNullable<SubgraphDefinition["watches"]>> | undefined, fail: (error: unknown) => void): { look(): Promise<void>; stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const timer = watch && setInterval(() => (running = running.then(watch.run).catch(fail)), watch.everySeconds * 1_000);
  timer?.unref();
  return {
    async look() {
      await running;
      await watch?.run();
    },
    async stop() {
      clearInterval(timer);
      await running;
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
