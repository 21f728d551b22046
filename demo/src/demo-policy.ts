import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PolicyOptions } from "@samenhang/policy";
import { proposeRelease, publicHalf, signRelease, type Officer, type Release } from "@samenhang/release";
import type { JSONWebKeySet } from "jose";
import { demoHome, loadOfficerKeys } from "./demo-keys.js";
import type { DatabaseUrls } from "./provision.js";
import type { SubgraphName } from "./subgraphs.js";

/** A version of the policy with the signatures it needs, and the officers who may give them. */
export interface SignedPolicy {
  readonly release: Release;
  readonly officers: readonly Officer[];
}

/** Two invented privacy officers. In use each keeps a key that no machine of the hub holds. */
const OFFICERS = ["vt-noord", "gi-noord"].map((organisation) => ({ officer: `privacy-officer-${organisation}`, organisation }));

/** The matrix of this repository, or another, signed by the privacy officers of the demo. */
export async function signDemoPolicy(options: PolicyOptions, now: Date): Promise<SignedPolicy> {
  const keys = await loadOfficerKeys(OFFICERS.map(({ officer }) => officer));
  let release = proposeRelease(options, now);
  for (const who of OFFICERS) release = await signRelease(release, who, keys.get(who.officer)!, now);
  return { release, officers: OFFICERS.map((who) => ({ ...who, publicKey: publicHalf(keys.get(who.officer)!) })) };
}

/** Writes both as the settings of a process name them. */
export async function writeSignedPolicy({ release, officers }: SignedPolicy, directory: string): Promise<{ POLICY_RELEASE_FILE: string; POLICY_OFFICERS_FILE: string }> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const files = { POLICY_RELEASE_FILE: join(directory, "release.json"), POLICY_OFFICERS_FILE: join(directory, "officers.json") };
  await writeFile(files.POLICY_RELEASE_FILE, `${JSON.stringify(release)}\n`);
  await writeFile(files.POLICY_OFFICERS_FILE, `${JSON.stringify(officers, null, 2)}\n`);
  return files;
}

/** Leaves word for `policy:rehearse`, `ledger:verify` and `ledger:prune` of where this hub keeps its ledgers. Returns how to take it back. */
export async function announceHub(
  databases: Readonly<Record<SubgraphName, DatabaseUrls>>,
  policy: SignedPolicy,
  keys: Readonly<Record<SubgraphName, JSONWebKeySet>>,
): Promise<() => Promise<void>> {
  const { POLICY_RELEASE_FILE: release } = await writeSignedPolicy(policy, join(demoHome(), "policy"));
  const file = join(demoHome(), "running-hub.json");
  const by = (which: keyof DatabaseUrls) => Object.fromEntries(Object.entries<DatabaseUrls>(databases).map(([name, urls]) => [name, urls[which]]));
  const [owners, migrations] = [by("url"), by("migrationUrl")];
  await writeFile(file, `${JSON.stringify({ release, ledgers: Object.values(owners), owners, migrations, keys })}\n`, { mode: 0o600 });
  return () => rm(file, { force: true });
}
