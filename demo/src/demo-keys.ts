import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";

/** The signing key of one demo identity provider; both halves carry the same `kid`. */
export interface DemoKey {
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

export const ALGORITHM = "ES256";

/** Where the demo keeps what it must remember between commands. */
const home = (): string => process.env["SAMENHANG_HOME"] ?? fileURLToPath(new URL("../../.samenhang", import.meta.url));

/**
 * The signing keys of these organisations, made at first use, in a file each that only we can read.
 *
 * INVARIANT: two processes that ask at the same time get the same keys, so a token of the one is good for the other.
 */
export async function loadDemoKeys(organisations: readonly string[]): Promise<Map<string, DemoKey>> {
  const directory = join(home(), "demo-keys");
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return new Map(await Promise.all(organisations.map(async (organisation) => [organisation, await loadKey(directory, organisation)] as const)));
}

async function loadKey(directory: string, organisation: string): Promise<DemoKey> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(organisation)) throw new Error(`\`${organisation}\` is not the id of an organisation`);
  const file = join(directory, `${organisation}.json`);
  const text = await readIfThere(file);
  if (text === undefined) await writeNewKey(file);
  const privateJwk = JSON.parse(text ?? (await readFile(file, "utf8"))) as JWK;
  const { d: _, ...publicJwk } = privateJwk;
  return { privateJwk, publicJwk };
}

/** Written whole under another name first: `link` then makes it appear at once, and only for the first who comes. */
async function writeNewKey(file: string): Promise<void> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: "sig" }), { mode: 0o600, flag: "wx" });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
