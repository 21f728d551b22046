import { parseArgs } from "node:util";
import { prune, type LedgerDatabase } from "@samenhang/ledger";
import { RETENTION_TERMS } from "@samenhang/policy";
import pg from "pg";
import { runningHub } from "./running-hub.js";

/** `npm run ledger:prune`: takes the contents of entries whose time is over out of one ledger. Their leaves stay, and it is recorded. */
const USAGE = `npm run ledger:prune -- --owner <subgraph> (--before <date> | --sequences <1-256,300>) --rule <rule> --ground <ground> --actor <who> --organisation <id> --type <kind>

  --database   address of the owner's database, as the role that owns its tables; by default that of the hub that \`npm start\` runs
  --before     entries recorded before this moment, YYYY-MM-DD; at least five years ago (RT-LOG)
  --rule       the rule of retention; with --ground, what it rests on, it stands in the ledger
  --type       kind of the organisation that prunes, such as VT
Only entries in full tiles of a head that a witness cosigned lose their contents.
`;

async function main(): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { owner: text, database: text, before: text, sequences: text, rule: text, ground: text, actor: text, organisation: text, type: text },
  });
  const { owner, rule, ground, actor, organisation, type, before, sequences } = values;
  const moment = before === undefined ? undefined : new Date(before);
  if (!owner || !rule || !ground || !actor || !organisation || !type || (before === undefined) === (sequences === undefined) || Number.isNaN(moment?.getTime())) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (moment && moment > longestKept(new Date())) throw new Error(`entries are kept for at least ${RETENTION_TERMS["RT-LOG"].count} years (RT-LOG)`);
  const url = values.database ?? (await runningHub())?.migrations[owner];
  if (!url) throw new Error("no hub runs here: start one with `npm start`, or name the database with --database");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const which = { ...(moment ? { before: moment } : {}), ...(sequences === undefined ? {} : { sequences }) };
    const count = await prune(ledgerDatabase(client), { ...which, rule, ground, actor, organisation, organisationType: type, subgraph: owner }, () => Date.now());
    // What was deleted leaves the files of the table only now.
    if (count > 0) await client.query("VACUUM ledger_entry");
    process.stdout.write(`${count} entries of ${owner} lost their contents\n`);
    return 0;
  } finally {
    await client.end();
  }
}

/** Before this moment an entry may lose its contents for its age alone. */
function longestKept(now: Date): Date {
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - RETENTION_TERMS["RT-LOG"].count);
  return before;
}

const ledgerDatabase = (client: pg.Client): LedgerDatabase => {
  const query: LedgerDatabase["query"] = async (sql, parameters) => (await client.query<Record<string, unknown>>(sql, [...parameters])).rows;
  return {
    query,
    async transaction(work) {
      await client.query("BEGIN");
      try {
        const done = await work(query);
        await client.query("COMMIT");
        return done;
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      }
    },
  };
};

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
