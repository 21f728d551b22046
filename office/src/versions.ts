import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createPermit, createPolicy, readMatrix, type Matrix } from "@samenhang/policy";
import { readRelease, rulesToReplay } from "@samenhang/release";
import type { Permit } from "./rehearsal.js";

/** One version of the policy, as far as a replay needs it. */
export interface Version {
  readonly version: string;
  readonly permit: Permit;
}

export const versionOf = (matrix: Matrix, withoutSignOff: readonly string[] = []): Version => createPolicy({ matrix, withoutSignOff });

/** The version in a file: a release, signed or not, with the rules it was released with; or a matrix, with the rules this program makes of it. */
export async function readVersion(file: string, withoutSignOff: readonly string[] = []): Promise<Version> {
  const text = await readFile(file, "utf8");
  const value = parsed(text, file);
  const isRelease = typeof value === "object" && value !== null && "format" in value;
  if (!isRelease) return versionOf(readMatrix(value), withoutSignOff);
  if (withoutSignOff.length > 0) throw new Error(`${file} is a release: what is off in it is settled`);
  const release = readRelease(text, file);
  return { version: release.version, permit: createPermit(rulesToReplay(release)) };
}

/** Every release in a directory, for decisions of former versions. */
export async function readVersions(directory: string): Promise<readonly Version[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(files.map((name) => readVersion(join(directory, name))));
}

const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is no JSON`);
  }
};
