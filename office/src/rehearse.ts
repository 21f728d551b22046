import { parseArgs } from "node:util";
import { MATRIX } from "@samenhang/policy";
import { recordedIn } from "./ledgers.js";
import { checkReplay, rehearse } from "./rehearsal.js";
import { checkText, rehearsalText } from "./rehearsal-text.js";
import { runningHub } from "./running-hub.js";
import { readVersion, readVersions, versionOf, type Version } from "./versions.js";

/** `npm run policy:rehearse`: what another version of the policy would have decided. Reads ledgers, changes nothing. */
const USAGE = `npm run policy:rehearse -- <matrix.json or release.json> [--without S-02,S-08] [--json]
npm run policy:rehearse -- --check [--releases <directory>] [--json]

  --without    sign-off marks that are off in the matrix
  --current    the version to compare with; by default that of the running hub, else the matrix of this repository
  --database   address of an owner's database, once for each; by default those of the hub that \`npm start\` runs
  --releases   releases of former versions, for decisions that were made under them
  --check      replay each decision under the version that made it
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      without: { type: "string" },
      current: { type: "string" },
      database: { type: "string", multiple: true },
      releases: { type: "string" },
      check: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const [file, ...surplus] = positionals;
  if (surplus.length > 0 || (file === undefined) !== values.check) {
    process.stderr.write(USAGE);
    return 2;
  }
  const hub = values.database ? undefined : await runningHub();
  const urls = values.database ?? hub?.ledgers;
  if (!urls) throw new Error("no hub runs here: start one with `npm start`, or name each database with --database");
  const current = await currentVersion(values.current ?? hub?.release);
  const print = (result: object, text: string): void => void process.stdout.write(`${values.json ? JSON.stringify(result, null, 2) : text}\n`);

  if (file === undefined) {
    const known = [versionOf(MATRIX), ...(values.releases === undefined ? [] : await readVersions(values.releases)), current];
    const result = await checkReplay(recordedIn(urls), new Map(known.map(({ version, permit }) => [version, permit])));
    print(result, checkText(result));
    return result.mismatches.length === 0 ? 0 : 1;
  }
  const other = await readVersion(file, values.without?.split(",").filter(Boolean));
  const result = await rehearse(recordedIn(urls), current.permit, other.permit);
  print({ current: current.version, other: other.version, ...result }, rehearsalText(result, current.version, other.version));
  return 0;
}

const currentVersion = async (file: string | undefined): Promise<Version> => (file === undefined ? versionOf(MATRIX) : readVersion(file));

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
