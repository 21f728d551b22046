// The same suite against a PostgreSQL server: the one in DATABASE_URL, or with `--if-there` one that answers on this machine.
import { spawnSync } from "node:child_process";
import pg from "pg";

const url = process.env.DATABASE_URL ?? (process.argv.includes("--if-there") ? await localServer() : undefined);
if (!url) {
  if (process.argv.includes("--if-there")) {
    process.stdout.write("skipped: no PostgreSQL server answers here; set DATABASE_URL to one where databases and roles can be made\n");
    process.exit(0);
  }
  process.stderr.write("set DATABASE_URL to a PostgreSQL 15+ server where databases and roles can be made\n");
  process.exit(1);
}
const { status } = spawnSync("npx", ["vitest", "run", ...reporters()], { stdio: "inherit", env: { ...process.env, DATABASE_URL: url } });
process.exit(status ?? 1);

async function localServer() {
  const candidate = "postgres://postgres@127.0.0.1:5432/postgres";
  const client = new pg.Client({ connectionString: candidate, connectionTimeoutMillis: 1_500 });
  try {
    await client.connect();
    const { rows } = await client.query("SELECT rolsuper, current_setting('server_version_num')::int >= 150000 AS recent FROM pg_roles WHERE rolname = current_user");
    await client.end();
    return rows[0]?.rolsuper && rows[0]?.recent ? candidate : undefined;
  } catch {
    return undefined;
  }
}

/** CI reads the counts of this run from a file. */
function reporters() {
  const file = process.env.SAMENHANG_TEST_COUNTS;
  return file ? ["--reporter=default", "--reporter=json", `--outputFile=${file}`] : [];
}
