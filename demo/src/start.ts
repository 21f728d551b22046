import { readFileSync } from "node:fs";
import { logFailure, setting, settingList } from "@samenhang/service";
import { demoIssuerPort, startDemoIssuer } from "./demo-issuer.js";
import { announceHub, signDemoPolicy } from "./demo-policy.js";
import { explorerTabs } from "./explorer-tabs.js";
import { FAMILIES } from "./families/index.js";
import { startHub } from "./hub.js";
import { ORGANISATIONS } from "./organisations.js";
import { openServer } from "./postgres-server.js";
import { dropDatabases, provisionDatabases } from "./provision.js";
import { seedDemo } from "./seed.js";
import { startSeparately } from "./separate.js";
import { SUBGRAPHS } from "./subgraphs.js";

/** `npm start`: the whole hub with invented families. `-- --separate` runs every subgraph as a process of its own. */
const HOST = "127.0.0.1";
const PREFIX = "samenhang_demo";
const port = Number(setting("PORT", "4000"));
const onFailure = logFailure("samenhang");
const fail = (error: unknown) => onFailure("-", "INTERNAL", error);

const server = await openServer();
const stops: (() => Promise<void>)[] = [() => server.stop()];
let stopping = false;
const stop = async (status: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  for (const step of stops.reverse()) await step().catch(fail);
  process.exit(status);
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));

try {
  await dropDatabases(server.adminUrl, PREFIX);
  const databases = await provisionDatabases(server.adminUrl, { prefix: PREFIX, names: SUBGRAPHS });
  const issuer = await startDemoIssuer({ host: HOST, port: demoIssuerPort(), organisations: ORGANISATIONS, onFailure: fail });
  stops.push(() => issuer.stop());
  const policy = await signDemoPolicy({ withoutSignOff: settingList("WITHOUT_SIGN_OFF") }, new Date());
  const explorer = () => explorerTabs(issuer.url);
  const options = { host: HOST, port, subgraphPort: port + 1, databases, issuers: issuer.issuers, now: () => Date.now(), onFailure, policy, explorer };
  const isSeparate = process.argv.includes("--separate");
  const hub = isSeparate
    ? await startSeparately(options)
    : await startHub({
        ...options,
        prepare: async (subgraphs) => seedDemo(Object.fromEntries(SUBGRAPHS.map((name) => [name, subgraphs[name].database] as const)) as never, FAMILIES, new Date()),
      });
  stops.push(() => hub.stop());
  stops.push(await announceHub(databases, policy, hub.publicKeys));
  process.stdout.write(`Samenhang is ready at ${hub.url}/graphql after ${process.uptime().toFixed(1)} s\n`);
  process.stdout.write(readFileSync(new URL("../try.txt", import.meta.url), "utf8").replace("%EXPLORER%", isSeparate ? "" : `Or open ${hub.url}/ in a browser. `));
} catch (error) {
  process.stderr.write(`the hub could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  await stop(1);
}
