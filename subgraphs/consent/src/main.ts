import { readFileSync } from "node:fs";
import { createTokenVerifier, parseTrustedIssuers } from "@samenhang/caller";
import { localKeys, remoteKeys } from "@samenhang/ticket";
import { logFailure, setting, settingList, settingPairs } from "@samenhang/service";
import { directoryOf, readFieldCatalogue, serve } from "@samenhang/subgraph";
import { authzenRoutes, consent, consentRoutes, createTicketOffice, explanationServices } from "./index.js";

/** `PEERS`: `name=url` pairs of the gateway and of every subgraph that attests facts, separated by commas. */
const peers = Object.fromEntries(Object.entries(settingPairs("PEERS")).map(([name, url]) => [name, remoteKeys(`${url}/.well-known/jwks.json`)]));
const issuers = parseTrustedIssuers(setting("TRUSTED_ISSUERS"));

/** Who may ask is who owns: an explanation speaks of the same organisations as a ticket. */
const organisations = issuers.map(({ organisation: id, type, region }) => ({ id, type, ...(region === undefined ? {} : { region }) }));
const catalogue = readFieldCatalogue(readFileSync(setting("SUPERGRAPH_FILE"), "utf8"));
const [url] = settingList("DECISION_POINT_URL");

await serve("consent", consent, ({ serviceKey, now, policy }) => ({
  ticketKeys: localKeys({ keys: [serviceKey.publicJwk] }),
  attestations: { deliver: async () => undefined },
  catalogue,
  directory: organisations,
  routes: ({ database, ledger }) => {
    const verifier = createTokenVerifier({ issuers, audience: setting("AUDIENCE", "samenhang"), now });
    const office = createTicketOffice({ database, ledger, verifier, policy, serviceKey, organisations, now });
    const services = explanationServices({ database, ledger, policy, now, catalogue, directory: directoryOf(organisations) });
    return { ...consentRoutes({ database, office, peers, now }), ...authzenRoutes({ services, ledger, verifier, now, onFailure: logFailure("consent"), ...(url ? { url } : {}) }) };
  },
}));
