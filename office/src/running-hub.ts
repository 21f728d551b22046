import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { KnownKeys } from "./ledger/signatures.js";

/** What the hub on this machine leaves word of. */
export interface RunningHub {
  /** File of the release it decides by. */
  readonly release: string;
  /** Addresses of its databases, as the application reaches them. */
  readonly ledgers: readonly string[];
  /** The same by subgraph. */
  readonly owners: Readonly<Record<string, string>>;
  /** As the owner of the tables reaches them: the demo keeps both on one machine. */
  readonly migrations: Readonly<Record<string, string>>;
  readonly keys: KnownKeys;
}

/** Where the hub on this machine keeps its ledgers, if one runs. */
export async function runningHub(): Promise<RunningHub | undefined> {
  const home = process.env["SAMENHANG_HOME"] ?? fileURLToPath(new URL("../../.samenhang", import.meta.url));
  const text = await readFile(join(home, "running-hub.json"), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as RunningHub);
}
