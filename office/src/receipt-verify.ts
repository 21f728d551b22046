import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readPublished } from "./ledger/published.js";
import { compareWithLedger } from "./ledger/receipt-hub.js";
import { receiptText } from "./ledger/receipt-text.js";
import { checkReceipt, headOf, readReceipt, type CheckedLine, type Problem } from "./ledger/receipt.js";
import type { KnownKeys } from "./ledger/signatures.js";
import { runningHub } from "./running-hub.js";

/** `npm run receipt:verify`: checks a receipt by itself, and where asked against the ledgers as they are now. Changes nothing. */
const USAGE = `npm run receipt:verify -- <file> [--keys <file>] [--hub] [--database <subgraph>=<address>]

  --keys      JSON object: per subgraph the JSON Web Key Set of its public keys, got from elsewhere than the receipt
  --hub       also compares with the ledgers of the hub that \`npm start\` runs, and takes its public keys
  --database  also compares with this ledger, once for each subgraph
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      keys: { type: "string" },
      hub: { type: "boolean", default: false },
      database: { type: "string", multiple: true },
      help: { type: "boolean", default: false },
    },
  });
  const [file, ...more] = positionals;
  if (values.help || file === undefined || more.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const receipt = readReceipt(await readFile(file, "utf8"));
  if (!receipt) {
    process.stdout.write("Dit bestand is geen ontvangstbewijs in een bekende vorm (FORM).\n");
    return 1;
  }
  const hub = values.hub ? await runningHub() : undefined;
  if (values.hub && !hub) throw new Error("no hub runs here: start one with `npm start`");
  const given = values.keys === undefined ? hub?.keys : (JSON.parse(await readFile(values.keys, "utf8")) as KnownKeys);
  const keys = given ?? Object.fromEntries(Object.entries(receipt.keys).map(([name, own]) => [name, { keys: own }]));
  const checked = checkReceipt(receipt, keys);

  const problems = new Map<CheckedLine, Problem[]>(checked.lines.map((line) => [line, [...line.problems]]));
  const heads: Record<string, Problem[]> = Object.fromEntries(Object.entries(checked.heads).map(([name, found]) => [name, [...found]]));
  const databases = values.database ? Object.fromEntries(values.database.map(pair)) : hub?.owners;
  if (databases) {
    for (const [name, { checkpoint }] of Object.entries(receipt.ledgers)) {
      const head = headOf(name, checkpoint);
      if (!head) continue;
      if (databases[name] === undefined) throw new Error(`no database of ${name}`);
      const own = checked.lines.filter(({ line }) => line.ledger === name);
      const compared = await readPublished(databases[name], (published) => compareWithLedger(published, head, own));
      for (const [line, problem] of compared.lines) problems.get(line)!.push(problem);
      heads[name]!.push(...compared.head);
    }
  }
  process.stdout.write(`${receiptText(receipt, checked, problems, heads)}\n\n`);
  const isGood = [...problems.values(), ...Object.values(heads)].every((found) => found.length === 0);
  const how = databases ? "Het bewijs klopt, en de logboeken van nu ook." : "Het bewijs klopt. Of het logboek daarna is veranderd, zegt `--hub`.";
  const whose = given ? "" : "\nDe sleutels komen uit het bestand zelf: vergelijk ze met `--keys` om te weten van wie ze zijn.";
  process.stdout.write(`${isGood ? `${how}${whose}` : "Het bewijs klopt niet."}\n`);
  return isGood ? 0 : 1;
}

const pair = (text: string): readonly [string, string] => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)];

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
