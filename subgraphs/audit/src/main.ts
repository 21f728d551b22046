import { setting, settingPairs } from "@samenhang/service";
import { remoteKeys } from "@samenhang/ticket";
import { serve } from "@samenhang/subgraph";
import { createAudit, createLedgerReader } from "./index.js";

/** `PEERS`: `name=url` pairs of every subgraph whose ledger is read, separated by commas. */
const peers = Object.entries(settingPairs("PEERS")).map(([name, url]) => ({ name, url, keys: remoteKeys(`${url}/.well-known/jwks.json`) }));

const timeout = Number(setting("OWNER_TIMEOUT_MS", "3000"));

await serve("audit", ({ serviceKey, now }) => createAudit(createLedgerReader({ peers, serviceKey, now, timeout })));
