import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateServiceJwk } from "@samenhang/ticket";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";

/** The signing key of one demo identity provider; both halves carry the same `kid`. */
export interface DemoKey {
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

export const ALGORITHM = "ES256";

/** Where the demo keeps what it must remember between commands. */
export const demoHome = (): string => process.env["SAMENHANG_HOME"] ?? fileURLToPath(new URL("../../.samenhang", import.meta.url));

/**
 * The signing keys of these organisations, made at first use, in a file each that only we can read.
 *
 * INVARIANT: two processes that ask at the same time get the same keys, so a token of the one is good for the other.
 */
export async function loadDemoKeys(organisations: readonly string[]): Promise<Map<string, DemoKey>> {
  const keys = await loadKeys("demo-keys", organisations, newSigningKey);
  return new Map(
    [...keys].map(([organisation, privateJwk]) => {
      const { d: _, ...publicJwk } = privateJwk;
      return [organisation, { privateJwk, publicJwk }];
    }),
  );
}

/** The private keys of the privacy officers of the demo, kept in the same way. */
export const loadOfficerKeys = (officers: readonly string[]): Promise<Map<string, JWK>> => loadKeys("demo-officers", officers, generateServiceJwk);

async function loadKeys(folder: string, names: readonly string[], make: () => Promise<JWK>): Promise<Map<string, JWK>> {
  const directory = join(demoHome(), folder);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return new Map(await Promise.all(names.map(async (name) => [name, await loadKey(directory, name, make)] as const)));
}

async function loadKey(directory: string, name: string, make: () => Promise<JWK>): Promise<JWK> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) throw new Error(`\`${name}\` is not the id of an organisation`);
  const file = join(directory, `${name}.json`);
  const text = await readIfThere(file);
  if (text === undefined) await writeNewKey(file, await make());
  return JSON.parse(text ?? (await readFile(file, "utf8"))) as JWK;
}

async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: "sig" };
}

/** Written whole under another name first: `link` then makes it appear at once, and only for the first who comes. */
async function writeNewKey(file: string, key: JWK): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(key), { mode: 0o600, flag: "wx" });
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
