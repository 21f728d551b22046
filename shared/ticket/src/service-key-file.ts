import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { JWK } from "jose";
import { generateServiceJwk, loadServiceKey, type ServiceKey } from "./sign.js";

/** The service's own key, made at its first start: readable by the service's user only. Two starts at once end with one key. */
export async function loadServiceKeyFile(name: string, file: string): Promise<ServiceKey> {
  const known = await read(file);
  if (known) return loadServiceKey(name, known);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(await generateServiceJwk()), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await unlink(draft);
  }
  return loadServiceKey(name, (await read(file))!);
}

async function read(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
