// The same suite against a PostgreSQL server: the one in DATABASE_URL, or one on this machine that takes us without a
// password and lets us make databases and roles. `--where` prints its address, or nothing; other arguments go to vitest.
import { spawnSync } from "node:child_process";
import { userInfo } from "node:os";
import pg from "pg";

const url = process.env.DATABASE_URL || (await localServer());
if (process.argv.includes("--where")) {
  process.stdout.write(url ?? "");
  process.exit(0);
}
if (!url) {
  process.stdout.write("skipped: no PostgreSQL server answers here; set DATABASE_URL to one where databases and roles can be made\n");
  process.exit(0);
}
// One file at a time: a server allows a hundred connections as a rule, and each hub of a test takes dozens.
const { status } = spawnSync("npx", ["vitest", "run", "--maxWorkers=1", ...process.argv.slice(2)], { stdio: "inherit", env: { ...process.env, DATABASE_URL: url } });
process.exit(status ?? 1);

async function localServer() {
  for (const user of ["postgres", userInfo().username]) {
    const candidate = `postgres://${encodeURIComponent(user)}@127.0.0.1:5432/postgres`;
    const client = new pg.Client({ connectionString: candidate, connectionTimeoutMillis: 1_500 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query(
        "SELECT rolsuper OR (rolcreatedb AND rolcreaterole) AS may, current_setting('server_version_num')::int >= 150000 AS recent FROM pg_roles WHERE rolname = current_user",
      );
      if (rows[0]?.may && rows[0].recent) return candidate;
    } catch {
      // Not this one.
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return undefined;
}
