import { readFileSync } from "node:fs";
import { createTokenVerifier, parseTrustedIssuers } from "@samenhang/caller";
import { loadPolicy } from "@samenhang/release";
import { logEvent, logFailure, setting, settingList, settingPairs } from "@samenhang/service";
import { loadServiceKeyFile } from "@samenhang/ticket";
import { remoteDecisionPoint, remoteOwner, remoteTickets, startGateway } from "./index.js";

/** `OWNERS`: `name=url` pairs of the nine subgraphs, separated by commas. */
const owners = settingPairs("OWNERS");
const consentUrl = owners["consent"];
if (!consentUrl) throw new Error("OWNERS names no consent");
const now = () => Date.now();
const policy = await loadPolicy(setting("POLICY_RELEASE_FILE"), setting("POLICY_OFFICERS_FILE"), new Date(now()));
const serviceKey = await loadServiceKeyFile("gateway", setting("SERVICE_KEY_FILE"));

const running = await startGateway({
  host: setting("HOST", "127.0.0.1"),
  port: Number(setting("PORT", "4000")),
  supergraphSdl: readFileSync(new URL("../supergraph.graphql", import.meta.url), "utf8"),
  owners: Object.fromEntries(Object.entries(owners).map(([name, url]) => [name, remoteOwner(url)])),
  tickets: remoteTickets(consentUrl, serviceKey, now),
  decisionPoint: remoteDecisionPoint(consentUrl),
  verifier: createTokenVerifier({ issuers: parseTrustedIssuers(setting("TRUSTED_ISSUERS")), audience: setting("AUDIENCE", "samenhang"), now }),
  serviceKey,
  policyVersion: policy.version,
  timeout: Number(setting("OWNER_TIMEOUT_MS", "3000")),
  allowedOrigins: settingList("ALLOWED_ORIGINS"),
  isReady: async () => (await fetch(`${consentUrl}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined))?.ok ?? false,
  onFailure: logFailure("gateway"),
});
logEvent("gateway", "ready", { url: running.url });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void running.stop().then(() => process.exit(0)));
