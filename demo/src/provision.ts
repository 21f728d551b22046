import { randomBytes } from "node:crypto";
import pg from "pg";

/** One subgraph's database: the application role has data only, the owner role has the structure. */
export interface DatabaseUrls {
  readonly url: string;
  readonly migrationUrl: string;
}

export interface ProvisionOptions<Name extends string> {
  /** Begins the name of every database and role that is made. */
  readonly prefix: string;
  readonly names: readonly Name[];
  /** A database to start from; without it, an empty one in UTF-8 that sorts alike on every server. */
  readonly template?: string;
}

export interface CloneOptions<Name extends string> {
  /** What `provisionDatabases` returned. Nobody may be connected to these databases. */
  readonly from: Readonly<Record<Name, DatabaseUrls>>;
  readonly toPrefix: string;
}

/** The role that tables are granted to; the login roles of the subgraphs are its members. */
const GROUP = "samenhang_app";
const IDENTIFIER_BYTES = 63;

const { escapeIdentifier: identifier, escapeLiteral: literal } = pg;

/** Stands on what we made, so that only that is dropped. */
const markOf = (prefix: string): string => `samenhang databases ${prefix}`;

/**
 * Makes one database per name, each with an owner role and an application role that can reach no other.
 *
 * `adminUrl` is a superuser, or a role with CREATEDB and CREATEROLE, on PostgreSQL 15 or later. Throws where a database
 * or role exists already: see `dropDatabases`.
 */
export async function provisionDatabases<Name extends string>(adminUrl: string, { prefix, names, template }: ProvisionOptions<Name>): Promise<Record<Name, DatabaseUrls>> {
  const made: [Name, DatabaseUrls][] = [];
  await connected(adminUrl, async (admin) => {
    await admin.query(`DO $$ BEGIN CREATE ROLE ${GROUP} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    for (const name of names) {
      const database = nameOf(prefix, name);
      const owner = await login(admin, nameOf(database, "owner"), prefix);
      const app = await login(admin, nameOf(database, "app"), prefix);
      await admin.query(`GRANT ${GROUP} TO ${identifier(app.user)}`);
      const origin = template === undefined ? "template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'" : identifier(template);
      await createDatabase(admin, { database, owner: owner.user, app: app.user, origin, prefix });
      await connected(changed(adminUrl, { database }), async (inside) => {
        await inside.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
        await inside.query(`GRANT CREATE, USAGE ON SCHEMA public TO ${identifier(owner.user)}`);
        await inside.query(`GRANT USAGE ON SCHEMA public TO ${GROUP}`);
      });
      made.push([name, { url: changed(adminUrl, { database, ...app }), migrationUrl: changed(adminUrl, { database, ...owner }) }]);
    }
  });
  return Object.fromEntries(made) as Record<Name, DatabaseUrls>;
}

/** Copies databases with all that is in them, in a fraction of the time it took to fill them. The copies keep the roles of the originals. */
export async function cloneDatabases<Name extends string>(adminUrl: string, { from, toPrefix }: CloneOptions<Name>): Promise<Record<Name, DatabaseUrls>> {
  const made: [string, DatabaseUrls][] = [];
  await connected(adminUrl, async (admin) => {
    for (const [name, original] of Object.entries<DatabaseUrls>(from)) {
      const database = nameOf(toPrefix, name);
      const [app, owner] = [read(original.url), read(original.migrationUrl)];
      await createDatabase(admin, { database, owner: owner.user, app: app.user, origin: identifier(app.database), prefix: toPrefix });
      made.push([name, { url: changed(original.url, { database }), migrationUrl: changed(original.migrationUrl, { database }) }]);
    }
  });
  return Object.fromEntries(made) as Record<Name, DatabaseUrls>;
}

/** Drops what was made with this prefix, and the copies of it, while others are still connected. The roles of a copy go with the original. */
export async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  const mark = markOf(prefix);
  await connected(adminUrl, async (admin) => {
    const databases = await admin.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE shobj_description(oid, 'pg_database') = $1 OR shobj_description(datdba, 'pg_authid') = $1`,
      [mark],
    );
    for (const { name } of databases.rows) await admin.query(`DROP DATABASE ${identifier(name)} WITH (FORCE)`);
    const roles = await admin.query<{ name: string }>(`SELECT rolname AS name FROM pg_roles WHERE shobj_description(oid, 'pg_authid') = $1`, [mark]);
    for (const { name } of roles.rows) await admin.query(`DROP ROLE ${identifier(name)}`);
  });
}

interface NewDatabase {
  readonly database: string;
  readonly owner: string;
  readonly app: string;
  /** SQL for what it is copied from. */
  readonly origin: string;
  readonly prefix: string;
}

async function createDatabase(admin: pg.Client, { database, owner, app, origin, prefix }: NewDatabase): Promise<void> {
  await admin.query(`CREATE DATABASE ${identifier(database)} OWNER ${identifier(owner)} TEMPLATE ${origin}`);
  await admin.query(`COMMENT ON DATABASE ${identifier(database)} IS ${literal(markOf(prefix))}`);
  await admin.query(`REVOKE ALL ON DATABASE ${identifier(database)} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT ON DATABASE ${identifier(database)} TO ${identifier(owner)}, ${identifier(app)}`);
}

/** A login role with a random password. The administrator becomes a member, which a role that is no superuser needs. */
async function login(admin: pg.Client, user: string, prefix: string): Promise<{ user: string; password: string }> {
  const password = randomBytes(24).toString("base64url");
  await admin.query(`BEGIN`);
  try {
    await admin.query(`CREATE ROLE ${identifier(user)} LOGIN PASSWORD ${literal(password)}`);
    await admin.query(`COMMENT ON ROLE ${identifier(user)} IS ${literal(markOf(prefix))}`);
    await admin.query(`GRANT ${identifier(user)} TO CURRENT_USER`);
    await admin.query(`COMMIT`);
  } catch (error) {
    await admin.query(`ROLLBACK`);
    throw error;
  }
  return { user, password };
}

/** PostgreSQL would cut a longer name off silently, and two databases could become one. */
function nameOf(prefix: string, name: string): string {
  const full = `${prefix}_${name.replaceAll("-", "_")}`;
  if (Buffer.byteLength(full) > IDENTIFIER_BYTES) throw new Error(`\`${full}\` is too long for a name in PostgreSQL`);
  return full;
}

async function connected(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

interface UrlParts {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** `URL` cannot hold a URL without host (`postgres:///db?host=/socket`), so it is taken apart here. */
function split(url: string): { credentials: string; host: string; database: string; options: URLSearchParams } {
  const parts = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^@/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/.exec(url);
  if (!parts) throw new Error("expected a database address like `postgres://user:password@host:port/database`");
  const [, credentials = "", host = "", database = "", options = ""] = parts;
  return { credentials, host, database, options: new URLSearchParams(options) };
}

const read = (url: string): Pick<UrlParts, "user" | "database"> => {
  const { credentials, database } = split(url);
  return { user: decodeURIComponent(credentials.split(":")[0]!), database: decodeURIComponent(database) };
};

/** The same server, with another database and, where given, another user. */
function changed(url: string, { database, ...account }: Pick<UrlParts, "database"> & Partial<UrlParts>): string {
  const { credentials, host, options } = split(url);
  if (account.user !== undefined) for (const name of ["user", "password"]) options.delete(name);
  const who = account.user === undefined ? credentials : `${encodeURIComponent(account.user)}:${encodeURIComponent(account.password ?? "")}`;
  return `postgres://${who}${who && "@"}${host}/${encodeURIComponent(database)}${options.size > 0 ? `?${options.toString()}` : ""}`;
}
