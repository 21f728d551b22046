import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@samenhang/subgraph";
import type { DataSource } from "typeorm";
import { NO_LEDGERS } from "@samenhang/subgraph-audit";
import { FAMILIES } from "./families/index.js";
import { signDemoPolicy, writeSignedPolicy } from "./demo-policy.js";
import type { HubOptions, RunningHub } from "./hub.js";
import { ORGANISATIONS } from "./organisations.js";
import { seedDemo } from "./seed.js";
import { definitions, OWNER_TYPE, SUBGRAPHS, type SubgraphName } from "./subgraphs.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const READY_WITHIN = 60_000;

/** Every subgraph and the gateway as processes of their own, with the settings `docker-compose.yml` gives them. Prints the process ids. */
export async function startSeparately({ host, port, subgraphPort, databases, issuers, now, policy }: HubOptions): Promise<Pick<RunningHub, "url" | "publicKeys" | "stop">> {
  const keys = await mkdtemp(join(tmpdir(), "samenhang-keys-"));
  const policyFiles = await writeSignedPolicy(policy ?? (await signDemoPolicy({}, new Date(now()))), keys);
  const children: ChildProcess[] = [];
  const urlOf = (name: SubgraphName) => `http://${host}:${subgraphPort + SUBGRAPHS.indexOf(name)}`;
  const gatewayUrl = `http://${host}:${port}`;
  const pairs = SUBGRAPHS.map((name) => `${name}=${urlOf(name)}`).join(",");

  const stop = async (): Promise<void> => {
    await Promise.all(children.map(ended));
    await rm(keys, { recursive: true, force: true });
  };
  /** Starts a process and waits until it is ready; one that ends first has failed, whoever else answers at its address. */
  const run = async (name: string, url: string, script: string, environment: Record<string, string>): Promise<void> => {
    const child = spawn(process.execPath, [join(ROOT, script)], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { PATH: process.env["PATH"] ?? "", HOST: host, SERVICE_KEY_FILE: join(keys, `${name}.json`), ...policyFiles, ...environment },
    });
    children.push(child);
    process.stdout.write(`${name.padEnd(32)} process ${child.pid}\n`);
    const failed = new Promise<never>((_resolve, reject) => child.once("exit", () => reject(new Error(`${name} ended before it was ready`))));
    await Promise.race([ready(url), failed]);
    failed.catch(() => undefined);
  };
  const settingsOf = (name: SubgraphName): Record<string, string> => ({
    PORT: new URL(urlOf(name)).port,
    DATABASE_URL: databases[name].url,
    MIGRATION_DATABASE_URL: databases[name].migrationUrl,
    ORGANISATIONS: ORGANISATIONS.filter(({ type }) => type === OWNER_TYPE[name])
      .map(({ id }) => id)
      .join(","),
    DIRECTORY: ORGANISATIONS.map(({ id, type }) => `${id}=${type}`).join(","),
    CONSENT_URL: urlOf("consent"),
    AUDIT_URL: urlOf("audit"),
    LEDGER_WITNESSES: SUBGRAPHS.filter((other) => other !== name)
      .map((other) => `${other}=${urlOf(other)}`)
      .join(","),
    PEERS: name === "consent" ? `${pairs},gateway=${gatewayUrl}` : pairs,
    TRUSTED_ISSUERS: JSON.stringify(issuers),
    ...(name === "consent" ? { SUPERGRAPH_FILE: join(ROOT, "gateway/supergraph.graphql") } : {}),
  });

  try {
    await Promise.all([...SUBGRAPHS.map(urlOf), gatewayUrl].map(assertFree));
    await Promise.all(SUBGRAPHS.map((name) => run(name, urlOf(name), `subgraphs/${name}/dist/main.js`, settingsOf(name))));
    await seed(databases, now);
    await run("gateway", gatewayUrl, "gateway/dist/main.js", { PORT: String(port), OWNERS: pairs, TRUSTED_ISSUERS: JSON.stringify(issuers) });
  } catch (error) {
    await stop();
    throw error;
  }
  const published = SUBGRAPHS.map(async (name) => [name, await (await fetch(`${urlOf(name)}/.well-known/jwks.json`)).json()]);
  return { url: gatewayUrl, publicKeys: Object.fromEntries(await Promise.all(published)) as RunningHub["publicKeys"], stop };
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });

/** Somebody else at one of our addresses would be taken for us. */
async function assertFree(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", () => reject(new Error(`port ${port} is in use; set PORT to another`)));
    probe.listen(Number(port), hostname, () => probe.close(() => resolve()));
  });
}

async function seed(databases: HubOptions["databases"], now: () => number): Promise<void> {
  const all = definitions(NO_LEDGERS);
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
