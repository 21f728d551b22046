import type { TestProject } from "vitest/node";
import { openDatabase } from "@samenhang/subgraph";
import { NO_LEDGERS } from "@samenhang/subgraph-audit";
import { FAMILIES } from "../demo/dist/families/index.js";
import { openServer } from "../demo/dist/postgres-server.js";
import { dropDatabases, provisionDatabases, type DatabaseUrls } from "../demo/dist/provision.js";
import { seedDemo } from "../demo/dist/seed.js";
import { definitions, SUBGRAPHS, type SubgraphName } from "../demo/dist/subgraphs.js";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
    template: Record<SubgraphName, DatabaseUrls>;
  }
}

const PREFIX = `samenhang_test_${process.pid}`;

/** One PostgreSQL server for the whole run, with the demo data as a template that each test file copies. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const template = await provisionDatabases(server.adminUrl, { prefix: PREFIX, names: SUBGRAPHS });
  const all = definitions(NO_LEDGERS);
  const open = await Promise.all(SUBGRAPHS.map(async (name) => [name, await openDatabase(template[name], all[name].entities, all[name].migrations)] as const));
  await seedDemo(Object.fromEntries(open) as never, FAMILIES, new Date());
  await Promise.all(open.map(([, database]) => database.destroy()));
  provide("adminUrl", server.adminUrl);
  provide("template", template);
  return async () => {
    await dropDatabases(server.adminUrl, PREFIX);
    await server.stop();
  };
}
