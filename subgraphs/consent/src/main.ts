import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createTokenVerifier, parseTrustedIssuers } from "@samenhang/caller";
import { localKeys, remoteKeys } from "@samenhang/ticket";
import { setting, settingPairs } from "@samenhang/service";
import { readFieldCatalogue, serve } from "@samenhang/subgraph";
import { consent, consentRoutes, createTicketOffice } from "./index.js";

/** `PEERS`: `name=url` pairs of the gateway and of every subgraph that attests facts, separated by commas. */
const peers = Object.fromEntries(Object.entries(settingPairs("PEERS")).map(([name, url]) => [name, remoteKeys(`${url}/.well-known/jwks.json`)]));
/** `SUPERGRAPH`: the composed schema, from which consent knows the fields a consent is about. */
const supergraph = setting("SUPERGRAPH", fileURLToPath(new URL("../../../gateway/supergraph.graphql", import.meta.url)));
const issuers = parseTrustedIssuers(setting("TRUSTED_ISSUERS"));

await serve("consent", consent, ({ serviceKey, now, policy }) => ({
  fields: readFieldCatalogue(readFileSync(supergraph, "utf8")),
  ticketKeys: localKeys({ keys: [serviceKey.publicJwk] }),
  attestations: { deliver: async () => undefined },
  routes: ({ database, ledger }) => {
    const verifier = createTokenVerifier({ issuers, audience: setting("AUDIENCE", "samenhang"), now });
    const organisations = issuers.map(({ organisation: id, type }) => ({ id, type }));
    const office = createTicketOffice({ database, ledger, verifier, policy, serviceKey, organisations, now });
    return consentRoutes({ database, office, peers, now });
  },
}));
