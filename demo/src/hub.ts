import { readFileSync } from "node:fs";
import { createTokenVerifier, type TrustedIssuer } from "@samenhang/caller";
import { remoteDecisionPoint, remoteOwner, startGateway, type ExplorerTab, type OwnerCall } from "@samenhang/gateway";
import { policyInEffect } from "@samenhang/release";
import type { RunningServer } from "@samenhang/service";
import { directoryOf, readFieldCatalogue, startSubgraph, type AttestationSink, type LedgerAlarm, type LedgerPeer, type RunningSubgraph } from "@samenhang/subgraph";
import { createLedgerReader } from "@samenhang/subgraph-audit";
import { authzenRoutes, consentRoutes, createTicketOffice, explanationServices, receiveAttestations, type TicketOffice } from "@samenhang/subgraph-consent";
import { HubError, type FailureSink } from "@samenhang/errors";
import { generateServiceJwk, loadServiceKey, localKeys } from "@samenhang/ticket";
import { signDemoPolicy, type SignedPolicy } from "./demo-policy.js";
import type { JSONWebKeySet } from "jose";
import { ORGANISATIONS } from "./organisations.js";
import type { DatabaseUrls } from "./provision.js";
import { definitions, OWNER_TYPE, SUBGRAPHS, type SubgraphName } from "./subgraphs.js";

export interface HubOptions {
  readonly host: string;
  readonly port: number;
  /** First port of the nine subgraphs; 0 takes free ones. */
  readonly subgraphPort: number;
  readonly databases: Readonly<Record<SubgraphName, DatabaseUrls>>;
  readonly issuers: readonly TrustedIssuer[];
  readonly now: () => number;
  readonly onFailure: FailureSink;
  /** The release everything decides by; by default the matrix of this repository, signed by the officers of the demo. */
  readonly policy?: SignedPolicy;
  /** Milliseconds an owner may take. */
  readonly timeout?: number;
  /** Requests for statistics one analyst may make in a day, at each owner. */
  readonly statisticsPerDay?: number;
  /** Seconds between two signed heads of a ledger that grows. */
  readonly ledgerCheckpointSeconds?: number;
  readonly onLedgerAlarm?: LedgerAlarm;
  /** Calls every owner over HTTP, as separate processes do; by default calls stay in the process, through the same guard. */
  readonly overHttp?: boolean;
  readonly explorer?: () => Promise<readonly ExplorerTab[]>;
  /** Fills the databases, between migration and first request. */
  readonly prepare?: (subgraphs: Readonly<Record<SubgraphName, RunningSubgraph>>) => Promise<void>;
}

export interface RunningHub {
  readonly url: string;
  readonly subgraphs: Readonly<Record<SubgraphName, RunningSubgraph>>;
  /** Public keys of the subgraphs, by name: for who verifies the ledgers. */
  readonly publicKeys: Readonly<Record<SubgraphName, JSONWebKeySet>>;
  /** Stops one subgraph, as if its process had ended. */
  stopSubgraph(name: SubgraphName): Promise<void>;
  stop(): Promise<void>;
}

/** The whole hub in one process: nine subgraphs, each with its own port, database and tickets, and the gateway. */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { host, now, onFailure, databases, timeout = 3_000 } = options;
  const { release, officers } = options.policy ?? (await signDemoPolicy({}, new Date(now())));
  const policy = await policyInEffect(release, officers, new Date(now()));
  const supergraphSdl = readFileSync(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8");
  const catalogue = readFieldCatalogue(supergraphSdl);
  const keys = Object.fromEntries(await Promise.all([...SUBGRAPHS, "gateway"].map(async (name) => [name, await loadServiceKey(name, await generateServiceJwk())] as const)));
  const publicKeys = (name: string) => localKeys({ keys: [keys[name]!.publicJwk] });
  const stopped = new Set<SubgraphName>();
  const running: Partial<Record<SubgraphName, RunningSubgraph>> = {};
  const ledgerPeers: LedgerPeer[] = [];
  let office: TicketOffice | undefined;

  const toConsent = (issuer: SubgraphName): AttestationSink => ({
    async deliver(attestations) {
      if (stopped.has("consent") || !running.consent) throw new Error("consent is not there");
      await receiveAttestations(running.consent.database, issuer, attestations, new Date(now()));
    },
  });
  const reader = createLedgerReader({ peers: ledgerPeers, serviceKey: keys["audit"]!, now, timeout });
  const all = definitions(reader);

  const start = async (name: SubgraphName, index: number): Promise<void> => {
    running[name] = await startSubgraph(all[name], {
      host,
      port: options.subgraphPort === 0 ? 0 : options.subgraphPort + index,
      database: databases[name],
      organisations: ORGANISATIONS.filter(({ type }) => type === OWNER_TYPE[name]).map(({ id }) => id),
      directory: ORGANISATIONS,
      ticketKeys: publicKeys("consent"),
      auditKeys: publicKeys("audit"),
      serviceKey: keys[name]!,
      policy,
      attestations: toConsent(name),
      now,
      onFailure,
      ledgerPeers,
      ...(options.ledgerCheckpointSeconds === undefined ? {} : { ledgerCheckpointSeconds: options.ledgerCheckpointSeconds }),
      ...(options.onLedgerAlarm ? { onLedgerAlarm: options.onLedgerAlarm } : {}),
      ...(options.statisticsPerDay === undefined ? {} : { statisticsPerDay: options.statisticsPerDay }),
      ...(name === "consent"
        ? {
            catalogue,
            routes: ({ database, ledger }) => {
              const verifier = createTokenVerifier({ issuers: options.issuers, audience: "samenhang", now });
              office = createTicketOffice({ database, ledger, verifier, policy, serviceKey: keys["consent"]!, organisations: ORGANISATIONS, now });
              const peers = Object.fromEntries([...SUBGRAPHS, "gateway"].map((peer) => [peer, publicKeys(peer)]));
              const services = explanationServices({ database, ledger, policy, now, catalogue, directory: directoryOf(ORGANISATIONS) });
              return { ...consentRoutes({ database, office, peers, now }), ...authzenRoutes({ services, ledger, verifier, now, onFailure }) };
            },
          }
        : {}),
    });
    ledgerPeers.push({ name, url: running[name].url, keys: publicKeys(name) });
  };
  await Promise.all(SUBGRAPHS.map(start));
  const subgraphs = running as Record<SubgraphName, RunningSubgraph>;
  await options.prepare?.(subgraphs);

  const callOwner = (name: SubgraphName): OwnerCall =>
    options.overHttp
      ? remoteOwner(subgraphs[name].url)
      : (request) => {
          if (stopped.has(name)) throw new HubError("SUBGRAPH_UNAVAILABLE");
          return subgraphs[name].execute(request);
        };
  const gateway: RunningServer = await startGateway({
    host,
    port: options.port,
    supergraphSdl,
    owners: Object.fromEntries(SUBGRAPHS.map((name) => [name, async (request, how) => callOwner(name)(request, how)])),
    tickets: async (question) => {
      if (stopped.has("consent") || !office) throw new HubError("CONSENT_UNAVAILABLE");
      return office.issue(question);
    },
    decisionPoint: async (request) => {
      if (stopped.has("consent")) throw new HubError("CONSENT_UNAVAILABLE");
      return remoteDecisionPoint(subgraphs.consent.url)(request);
    },
    verifier: createTokenVerifier({ issuers: options.issuers, audience: "samenhang", now }),
    serviceKey: keys["gateway"]!,
    policyVersion: policy.version,
    timeout,
    allowedOrigins: [],
    isReady: async () =>
      !stopped.has("consent") &&
      subgraphs.consent.database.query("SELECT 1").then(
        () => true,
        () => false,
      ),
    ...(options.explorer ? { explorer: options.explorer } : {}),
    onFailure,
  });

  const stopSubgraph = async (name: SubgraphName): Promise<void> => {
    if (stopped.has(name)) return;
    stopped.add(name);
    await subgraphs[name].stop();
  };
  return {
    url: gateway.url,
    subgraphs,
    publicKeys: Object.fromEntries(SUBGRAPHS.map((name) => [name, { keys: [keys[name]!.publicJwk] }])) as Record<SubgraphName, JSONWebKeySet>,
    stopSubgraph,
    async stop() {
      await gateway.stop();
      await Promise.all(SUBGRAPHS.map(stopSubgraph));
    },
  };
}
