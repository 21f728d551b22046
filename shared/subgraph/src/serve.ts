import type { OrganisationType } from "@samenhang/caller";
import { loadPolicy } from "@samenhang/release";
import { logEvent, logFailure, setting, settingList, settingPairs } from "@samenhang/service";
import { loadServiceKeyFile, operationDigest, remoteKeys, signService, type Attestation, type ServiceKey } from "@samenhang/ticket";
import type { AttestationSink } from "./outbox.js";
import { startSubgraph, type RunningSubgraph, type SubgraphConfig, type SubgraphDefinition } from "./server.js";

/** Facts go to consent over HTTP, with the signed word of this subgraph over exactly this body. */
export const remoteConsent = (url: string, key: ServiceKey, now: () => number): AttestationSink => ({
  async deliver(attestations: readonly Attestation[]) {
    const body = JSON.stringify(attestations);
    const service = await signService({ audience: "consent", digest: operationDigest(body, undefined) }, key, now);
    const answer = await fetch(`${url}/attestations`, {
      method: "POST",
      body,
      signal: AbortSignal.timeout(3_000),
      headers: { "content-type": "application/json", "samenhang-service": service, "samenhang-service-name": key.name },
    });
    if (!answer.ok) throw new Error(`consent answered ${answer.status}`);
  },
});

type Parts = Pick<SubgraphConfig, "serviceKey" | "now" | "policy">;

/** Runs one subgraph as a process of its own. `extend` adds what only this subgraph needs. */
export async function serve(
  name: string,
  definition: SubgraphDefinition | ((parts: Parts) => SubgraphDefinition),
  extend: (parts: Parts) => Partial<SubgraphConfig> = () => ({}),
): Promise<RunningSubgraph> {
  const now = () => Date.now();
  const serviceKey = await loadServiceKeyFile(name, setting("SERVICE_KEY_FILE"));
  const parts: Parts = { serviceKey, now, policy: await loadPolicy(setting("POLICY_RELEASE_FILE"), setting("POLICY_OFFICERS_FILE"), new Date(now())) };
  const running = await startSubgraph(typeof definition === "function" ? definition(parts) : definition, {
    ...parts,
    host: setting("HOST", "127.0.0.1"),
    port: Number(setting("PORT")),
    database: { url: setting("DATABASE_URL"), migrationUrl: setting("MIGRATION_DATABASE_URL") },
    organisations: settingList("ORGANISATIONS"),
    directory: Object.entries(settingPairs("DIRECTORY")).map(([id, type]) => ({ id, type: type as OrganisationType })),
    ticketKeys: remoteKeys(`${setting("CONSENT_URL")}/.well-known/jwks.json`),
    auditKeys: remoteKeys(`${setting("AUDIT_URL")}/.well-known/jwks.json`),
    attestations: remoteConsent(setting("CONSENT_URL"), serviceKey, now),
    onFailure: logFailure(name),
    ledgerPeers: Object.entries(settingPairs("LEDGER_WITNESSES")).map(([peer, url]) => ({ name: peer, url, keys: remoteKeys(`${url}/.well-known/jwks.json`) })),
    ledgerCheckpointSeconds: Number(setting("LEDGER_CHECKPOINT_SECONDS", "60")),
    statisticsPerDay: Number(setting("STATISTICS_PER_DAY", "200")),
    ...extend(parts),
  });
  logEvent(name, "ready", { url: running.url });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void running.stop().then(() => process.exit(0)));
  return running;
}
