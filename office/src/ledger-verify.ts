import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readPublished, readWitnessed, type WitnessedHead } from "./ledger/published.js";
import { reportText } from "./ledger/report-text.js";
import type { KnownKeys } from "./ledger/signatures.js";
import { verifyLedger, type OwnerReport } from "./ledger/verify.js";
import { runningHub } from "./running-hub.js";

/** `npm run ledger:verify`: derives the ledgers again from what is published, and says what does not follow. Changes nothing. */
const USAGE = `npm run ledger:verify -- [--owner <subgraph>] [--database <subgraph>=<address>] [--keys <file>] [--tolerance <seconds>] [--json]

  --owner      whose ledger, once for each; by default of every database
  --database   once for each subgraph; those of witnesses hold the heads they saw. By default those of the hub that \`npm start\` runs
  --keys       JSON object: per subgraph the JSON Web Key Set of its public keys, former ones among them
  --tolerance  seconds by which an entry may be older than one before it; 60 by default
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      owner: { type: "string", multiple: true },
      database: { type: "string", multiple: true },
      keys: { type: "string" },
      tolerance: { type: "string", default: "60" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const tolerance = Number(values.tolerance) * 1_000;
  if (values.help || !(tolerance >= 0)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const hub = values.database && values.keys ? undefined : await runningHub();
  const databases = values.database ? Object.fromEntries(values.database.map(pair)) : hub?.owners;
  const keys = values.keys === undefined ? hub?.keys : (JSON.parse(await readFile(values.keys, "utf8")) as KnownKeys);
  if (!databases || !keys) throw new Error("no hub runs here: start one with `npm start`, or name each database with --database and the public keys with --keys");
  const owners = values.owner ?? Object.keys(databases);
  const unknown = owners.find((owner) => databases[owner] === undefined);
  if (unknown !== undefined) throw new Error(`no database of ${unknown}`);

  const witnessed: WitnessedHead[] = [];
  for (const [name, url] of Object.entries(databases)) witnessed.push(...(await readWitnessed(name, url)));
  const reports: OwnerReport[] = [];
  for (const owner of owners) {
    const ofOwner = witnessed.filter((head) => head.owner === owner);
    const report = await readPublished(databases[owner]!, (published) => verifyLedger(owner, published, { keys, witnessed: ofOwner, tolerance }));
    reports.push(report);
    if (!values.json) process.stdout.write(`${reportText(report)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  return reports.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

const pair = (text: string): readonly [string, string] => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)];

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
