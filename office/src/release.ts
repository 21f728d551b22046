import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createPolicy, MATRIX, readMatrix, type Policy } from "@samenhang/policy";
import {
  newOfficer,
  policyOfRelease,
  proposeRelease,
  readOfficers,
  readRelease,
  signRelease,
  verifySignatures,
  type Officer,
  type PrivateKey,
  type Release,
} from "@samenhang/release";
import type { SchemaField } from "./schema-field.js";
import { differences, whoSeesWhat } from "./who-sees-what.js";

/** `npm run policy:release`: from a matrix to a version that two privacy officers signed. */
const USAGE = `npm run policy:release -- key --as <officer> --organisation <id> --out <officer.jwk>
npm run policy:release -- propose <matrix.json> [--without S-02,S-08] --out <release.json>
npm run policy:release -- sign <release.json> --key <officer.jwk> --as <officer>
npm run policy:release -- verify <release.json> --officers <officers.json>
`;

const OPTIONS = {
  as: { type: "string" },
  organisation: { type: "string" },
  out: { type: "string" },
  without: { type: "string" },
  key: { type: "string" },
  officers: { type: "string" },
} as const;

/** A private key as its officer keeps it: with whose it is. */
type OfficerKey = PrivateKey & Pick<Officer, "officer" | "organisation">;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const writeJson = (file: string, value: unknown, options: { mode?: number; flag?: string } = {}): Promise<void> => writeFile(file, `${JSON.stringify(value, null, 2)}\n`, options);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const [command, file, ...surplus] = positionals;
  const needed = (option: keyof typeof OPTIONS): string => values[option] ?? usage(`\`--${option}\` is missing`);
  if (surplus.length > 0) usage("there is a word too many");
  if (command === "key") return makeKey(needed("as"), needed("organisation"), needed("out"));
  if (file === undefined) return usage("name a file");
  if (command === "propose") return propose(file, values.without?.split(",").filter(Boolean) ?? [], needed("out"));
  if (command === "sign") return sign(file, needed("key"), needed("as"));
  if (command === "verify") return verify(file, needed("officers"));
  return usage("unknown command");
}

function usage(problem: string): never {
  throw new Error(`${problem}\n\n${USAGE}`);
}

async function makeKey(officer: string, organisation: string, out: string): Promise<void> {
  const { privateKey, entry } = await newOfficer(officer, organisation);
  readOfficers(JSON.stringify([entry]), "the new key");
  await writeJson(out, { ...privateKey, officer, organisation }, { mode: 0o600, flag: "wx" });
  say(`${out} is the private key of ${officer}: it stays with that officer.\nFor the list of officers (POLICY_OFFICERS_FILE):\n${JSON.stringify(entry, null, 2)}`);
}

async function propose(file: string, withoutSignOff: readonly string[], out: string): Promise<void> {
  const matrix = readMatrix(JSON.parse(await readFile(file, "utf8")));
  const fields = await schemaFields();
  const unknown = [...new Set(Object.values(matrix.profiles).flat())].filter(
    (name) => !fields.some((field) => field.name === name || (name.endsWith(".*") && field.name.startsWith(name.slice(0, -1)))),
  );
  if (unknown.length > 0) throw new Error(`a minimal profile names what the schema does not have: ${unknown.join(", ")}`);
  const release = proposeRelease({ matrix, withoutSignOff }, new Date());
  await writeJson(out, release, { flag: "wx" });
  say(`${out} proposes version ${release.version}${release.withoutSignOff.length > 0 ? `, without ${release.withoutSignOff.join(", ")}` : ""}. Nobody has signed it.`);
  await sayDifferences(policyOfRelease(release), fields);
}

/** An officer signs what this program makes of the release, not what somebody says of it. */
async function sign(file: string, keyFile: string, officer: string): Promise<void> {
  const release = await releaseIn(file);
  const policy = policyOfRelease(release);
  const key = JSON.parse(await readFile(keyFile, "utf8")) as OfficerKey;
  if (key.officer !== officer) throw new Error(`${keyFile} is not the key of ${officer}`);
  const { officer: _, organisation, ...privateKey } = key;
  await sayDifferences(policy, await schemaFields());
  await writeJson(file, await signRelease(release, { officer, organisation }, privateKey as PrivateKey, new Date()));
  say(`${officer} of ${organisation} signed version ${release.version}.`);
}

async function verify(file: string, officersFile: string): Promise<void> {
  const release = await releaseIn(file);
  const words = await verifySignatures(release, readOfficers(await readFile(officersFile, "utf8"), officersFile), new Date());
  policyOfRelease(release);
  say(
    `version ${release.version} may take effect: signed by ${words.map(({ officer, organisation, signedAt }) => `${officer} of ${organisation} (${signedAt.slice(0, 10)})`).join(" and ")}`,
  );
}

const releaseIn = async (file: string): Promise<Release> => readRelease(await readFile(file, "utf8"), file);

/** What the signer must know: who gains and loses what against the matrix of this repository. */
async function sayDifferences(policy: Policy, fields: readonly SchemaField[]): Promise<void> {
  const { gains, losses } = differences(whoSeesWhat(createPolicy({ matrix: MATRIX }), fields), whoSeesWhat(policy, fields));
  say(
    gains.length + losses.length === 0
      ? "It opens exactly what docs/policy says."
      : `Against docs/policy (a changed condition is a loss and a gain), ${losses.length} lost, ${gains.length} gained:`,
  );
  for (const line of losses) say(`- ${line}`);
  for (const line of gains) say(`+ ${line}`);
}

const schemaFields = async (): Promise<readonly SchemaField[]> =>
  JSON.parse(await readFile(fileURLToPath(new URL("../../docs/policy/fields.json", import.meta.url)), "utf8")) as readonly SchemaField[];

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
