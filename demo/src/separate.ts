import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@samenhang/subgraph";
import type { DataSource } from "typeorm";
import { FAMILIES } from "./families/index.js";
import type { HubOptions } from "./hub.js";
import { ORGANISATIONS } from "./organisations.js";
import { seedDemo } from "./seed.js";
import { definitions, OWNER_TYPE, SUBGRAPHS, type SubgraphName } from "./subgraphs.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const READY_WITHIN = 60_000;

/** Every subgraph and the gateway as processes of their own, with the settings `docker-compose.yml` gives them. Prints the process ids. */
export async function startSeparately({ host, port, subgraphPort, databases, issuers, now }: HubOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const keys = await mkdtemp(join(tmpdir(), "samenhang-keys-"));
  const children: ChildProcess[] = [];
  const urlOf = (name: SubgraphName) => `http://${host}:${subgraphPort + SUBGRAPHS.indexOf(name)}`;
  const gatewayUrl = `http://${host}:${port}`;
  const pairs = SUBGRAPHS.map((name) => `${name}=${urlOf(name)}`).join(",");

  const run = (name: string, script: string, environment: Record<string, string>): void => {
    const child = spawn(process.execPath, [join(ROOT, script)], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { PATH: process.env["PATH"] ?? "", HOST: host, SERVICE_KEY_FILE: join(keys, `${name}.json`), ...environment },
    });
    children.push(child);
    process.stdout.write(`${name.padEnd(32)} process ${child.pid}\n`);
  };
  for (const name of SUBGRAPHS) {
    run(name, `subgraphs/${name}/dist/main.js`, {
      PORT: new URL(urlOf(name)).port,
      DATABASE_URL: databases[name].url,
      MIGRATION_DATABASE_URL: databases[name].migrationUrl,
      ORGANISATIONS: ORGANISATIONS.filter(({ type }) => type === OWNER_TYPE[name])
        .map(({ id }) => id)
        .join(","),
      DIRECTORY: ORGANISATIONS.map(({ id, type }) => `${id}=${type}`).join(","),
      CONSENT_URL: urlOf("consent"),
      AUDIT_URL: urlOf("audit"),
      PEERS: name === "consent" ? `${pairs},gateway=${gatewayUrl}` : pairs,
      TRUSTED_ISSUERS: JSON.stringify(issuers),
    });
  }
  await Promise.all(SUBGRAPHS.map((name) => ready(urlOf(name))));
  await seed(databases, now);
  run("gateway", "gateway/dist/main.js", { PORT: String(port), OWNERS: pairs, TRUSTED_ISSUERS: JSON.stringify(issuers) });
  await ready(gatewayUrl);

  return {
    url: gatewayUrl,
    async stop() {
      await Promise.all(
        children.map(
          (child) =>
            new Promise<void>((resolve) => (child.exitCode === null && child.signalCode === null ? (child.once("exit", () => resolve()), child.kill("SIGTERM")) : resolve())),
        ),
      );
      await rm(keys, { recursive: true, force: true });
    },
  };
}

async function seed(databases: HubOptions["databases"], now: () => number): Promise<void> {
  const all = definitions({ read: async () => ({ entries: [], unavailable: [] }) });
  const open: [SubgraphName, DataSource][] = [];
  for (const name of SUBGRAPHS) open.push([name, await openDatabase(databases[name], all[name].entities, [])]);
  await seedDemo(Object.fromEntries(open) as Record<SubgraphName, DataSource>, FAMILIES, new Date(now()));
  await Promise.all(open.map(([, database]) => database.destroy()));
}

async function ready(url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`${url} was not ready in time`);
}
