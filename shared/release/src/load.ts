import { readFile } from "node:fs/promises";
import type { Policy } from "@samenhang/policy";
import { NotInEffect } from "./not-in-effect.js";
import { readOfficers, type Officer } from "./officer.js";
import { policyOfRelease, readRelease, type Release } from "./release.js";
import { verifySignatures } from "./signatures.js";

/**
 * The policy that is in effect: of a release that two privacy officers of different organisations signed.
 *
 * Throws `NotInEffect` otherwise; a process MUST NOT decide by anything else.
 */
export async function loadPolicy(releaseFile: string, officersFile: string, now: Date): Promise<Policy> {
  const [release, officers] = await Promise.all([textOf(releaseFile), textOf(officersFile)]);
  return policyInEffect(readRelease(release, releaseFile), readOfficers(officers, officersFile), now);
}

/** As `loadPolicy`, of what was read already. */
export async function policyInEffect(release: Release, officers: readonly Officer[], now: Date): Promise<Policy> {
  await verifySignatures(release, officers, now);
  return policyOfRelease(release);
}

const textOf = (file: string): Promise<string> =>
  readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new NotInEffect("UNREADABLE", `${file} cannot be read (${error.code})`);
  });
