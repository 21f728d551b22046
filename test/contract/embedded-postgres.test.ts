import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { DataSource } from "typeorm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../../demo/dist/embedded-postgres.js";
import { cloneDatabases, dropDatabases, provisionDatabases, type DatabaseUrls } from "../../demo/dist/provision.js";

const HALF_A_MINUTE = 30_000;
const INSUFFICIENT_PRIVILEGE = "42501";
const NAMES = ["veilig-thuis", "ggz"] as const;
type Name = (typeof NAMES)[number];

let server: EmbeddedPostgres;
let urls: Record<Name, DatabaseUrls>;

beforeAll(async () => {
  server = await startEmbeddedPostgres();
  urls = await provisionDatabases(server.adminUrl, { prefix: "proof", names: NAMES });
}, HALF_A_MINUTE);

afterAll(() => server.stop(), HALF_A_MINUTE);

describe("the roles of a subgraph's database", () => {
  test("the owner makes a table, the application reads and writes its rows", async () => {
    await query(urls.ggz.migrationUrl, "CREATE TABLE note (id int PRIMARY KEY)", "GRANT SELECT, INSERT ON note TO samenhang_app");
    expect(await query(urls.ggz.url, "INSERT INTO note VALUES (1)", "SELECT id FROM note")).toEqual([{ id: 1 }]);
  });

  const REFUSED: { statement: string; why: string }[] = [
    { statement: "CREATE TABLE mine (id int)", why: "structure belongs to the owner role" },
    { statement: "CREATE TEMPORARY TABLE mine (id int)", why: "a temporary table could hide a real one" },
    { statement: "CREATE SCHEMA mine", why: "structure belongs to the owner role" },
    { statement: "CREATE DATABASE mine", why: "only the administrator makes databases" },
    { statement: "CREATE ROLE mine", why: "only the administrator makes roles" },
    { statement: "SET ROLE proof_ggz_owner", why: "the application cannot become the owner" },
  ];
  test.each(REFUSED)("the application is refused `$statement`: $why", async ({ statement }) => {
    expect(await codeOf(query(urls.ggz.url, statement))).toBe(INSUFFICIENT_PRIVILEGE);
  });

  test("no role of one database can connect to another, or to the server's own", async () => {
    for (const own of [urls.ggz.url, urls.ggz.migrationUrl]) {
      expect(await query(own, "SELECT current_database() AS name")).toEqual([{ name: "proof_ggz" }]);
      expect(await codeOf(query(own.replace(/[^/]*$/, "proof_veilig_thuis"), "SELECT 1"))).toBe(INSUFFICIENT_PRIVILEGE);
    }
  });
});

describe("the address of a database", () => {
  test("TypeORM takes it as it is, for every role", async () => {
    for (const [url, user] of [
      [server.adminUrl, "samenhang"],
      [urls.ggz.url, "proof_ggz_app"],
      [urls.ggz.migrationUrl, "proof_ggz_owner"],
    ] as const) {
      const database = await new DataSource({ type: "postgres", url, installExtensions: false }).initialize();
      expect(await database.query("SELECT current_user::text AS user")).toEqual([{ user }]);
      await database.destroy();
    }
  });

  test("the administrator's address may leave the host out and name the socket's directory as an option", async () => {
    const { hostname, port, username } = new URL(server.adminUrl);
    const spelled = `postgresql:///postgres?host=${hostname}&port=${port}&user=${username}&password=unused`;
    const made = await provisionDatabases(spelled, { prefix: "spelled", names: ["ggz"] });
    expect(await query(made.ggz.url, "SELECT current_user::text AS user")).toEqual([{ user: "spelled_ggz_app" }]);
    await dropDatabases(spelled, "spelled");
  });

  test(
    "over TCP a password is needed, and the administrator need not be a superuser nor have a simple password",
    async () => {
      const remote = await startEmbeddedPostgres({ listen: "loopback" });
      try {
        const { port } = new URL(remote.adminUrl);
        const password = `p@ss:w/r?d#%&+='"\\é`;
        await query(remote.adminUrl, `CREATE ROLE "the admin" LOGIN CREATEDB CREATEROLE PASSWORD ${pg.escapeLiteral(password)}`);
        const adminUrl = `postgres://the%20admin:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;

        const made = await provisionDatabases(adminUrl, { prefix: "far", names: NAMES });
        expect(await query(made.ggz.url, "SELECT current_user::text AS user")).toEqual([{ user: "far_ggz_app" }]);
        expect(await codeOf(query(made.ggz.url.replace(/:[^:@]*@/, ":wrong@"), "SELECT 1"))).toBe("28P01");
        const copies = await cloneDatabases(adminUrl, { from: made, toPrefix: "copy" });
        expect(await query(copies.ggz.url, "SELECT current_database() AS name")).toEqual([{ name: "copy_ggz" }]);

        const busy = await connect(copies.ggz.url);
        await dropDatabases(adminUrl, "far");
        await busy.end().catch(() => undefined);
        expect(await query(remote.adminUrl, "SELECT datname AS name FROM pg_database WHERE datname LIKE 'far%' OR datname LIKE 'copy%'")).toEqual([]);
        expect(await query(remote.adminUrl, "SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'far%'")).toEqual([]);
      } finally {
        await remote.stop();
      }
    },
    HALF_A_MINUTE,
  );
});

describe("copies and clearing up", () => {
  test(
    "a copy has the rows of the original, its roles, and a life of its own",
    async () => {
      const from = await provisionDatabases(server.adminUrl, { prefix: "original", names: NAMES });
      await query(from.ggz.migrationUrl, "CREATE TABLE note (id int)", "INSERT INTO note VALUES (7)", "GRANT SELECT, DELETE ON note TO samenhang_app");
      const copies = await cloneDatabases(server.adminUrl, { from, toPrefix: "copy" });

      expect(await query(copies.ggz.url, "DELETE FROM note RETURNING id")).toEqual([{ id: 7 }]);
      expect(await query(from.ggz.url, "SELECT id FROM note")).toEqual([{ id: 7 }]);
      expect(await codeOf(query(copies.ggz.url, "CREATE TABLE mine (id int)"))).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await codeOf(query(copies.ggz.url.replace(/[^/]*$/, "copy_veilig_thuis"), "SELECT 1"))).toBe(INSUFFICIENT_PRIVILEGE);

      await dropDatabases(server.adminUrl, "copy");
      expect(await query(from.ggz.url, "SELECT id FROM note")).toEqual([{ id: 7 }]);
      await dropDatabases(server.adminUrl, "original");
    },
    HALF_A_MINUTE,
  );

  test(
    "dropping takes only what was made with exactly that prefix",
    async () => {
      await provisionDatabases(server.adminUrl, { prefix: "samenhang", names: ["ggz"] });
      await provisionDatabases(server.adminUrl, { prefix: "samenhang_two", names: ["ggz"] });
      await query(server.adminUrl, "CREATE DATABASE samenhang_of_someone_else");
      await dropDatabases(server.adminUrl, "samenhang");
      expect(await query(server.adminUrl, "SELECT datname AS name FROM pg_database WHERE datname LIKE 'samenhang%' ORDER BY 1")).toEqual([
        { name: "samenhang_of_someone_else" },
        { name: "samenhang_two_ggz" },
      ]);
      expect(await query(server.adminUrl, "SELECT rolname::text AS name FROM pg_roles WHERE rolname = 'samenhang_app'")).toHaveLength(1);
    },
    HALF_A_MINUTE,
  );

  test(
    "several can provision one server at the same time",
    async () => {
      const prefixes = ["one", "two", "three", "four"];
      await Promise.all(prefixes.map((prefix) => provisionDatabases(server.adminUrl, { prefix, names: ["ggz"] })));
      await Promise.all(prefixes.map((prefix) => dropDatabases(server.adminUrl, prefix)));
    },
    HALF_A_MINUTE,
  );

  test("a name that PostgreSQL would cut off is refused", async () => {
    await expect(provisionDatabases(server.adminUrl, { prefix: "x".repeat(60), names: ["ggz"] })).rejects.toThrow("too long");
  });
});

describe("the server's life", () => {
  test(
    "stopping ends the connections and removes the directory",
    async () => {
      const other = await startEmbeddedPostgres();
      const directory = decodeURIComponent(new URL(other.adminUrl).hostname);
      await connect(other.adminUrl);
      expect(existsSync(directory)).toBe(true);
      await other.stop();
      expect(existsSync(directory)).toBe(false);
      expect(await codeOf(query(other.adminUrl, "SELECT 1"))).toBe("ENOENT");
      await other.stop();
    },
    HALF_A_MINUTE,
  );

  test(
    "a process that is killed takes its server with it",
    async () => {
      const module = fileURLToPath(new URL("../../demo/dist/embedded-postgres.js", import.meta.url));
      const script = `import { startEmbeddedPostgres } from ${JSON.stringify(module)};
      const { adminUrl } = await startEmbeddedPostgres();
      process.stdout.write(adminUrl, () => process.kill(process.pid, "SIGKILL"));`;
      const { stdout, signal } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
      expect(signal).toBe("SIGKILL");
      await wait(2_000);
      expect(existsSync(decodeURIComponent(new URL(stdout).hostname))).toBe(false);
      expect(await codeOf(query(stdout, "SELECT 1"))).toBe("ENOENT");
    },
    HALF_A_MINUTE,
  );
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Runs the statements on one connection; the rows of the last. */
async function query(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = await connect(url);
  try {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "no error",
    (error: { code?: unknown }) => error.code,
  );
