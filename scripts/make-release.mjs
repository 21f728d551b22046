#!/usr/bin/env node
/**
 * Makes what docker-compose.yml needs of the policy: `node scripts/make-release.mjs [trusted-issuers.json] [--without S-02,S-08]`.
 *
 * Two invented privacy officers, of two of the organisations, sign the matrix of this repository. Their private keys come
 * to lie in deploy/officers, so this is for a hub on one machine: in use each officer makes an own key, elsewhere, with
 * `npm run policy:release -- key`, and this machine gets only release.json and officers.json.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { without: { type: "string", default: "" } } });
const path = (name) => fileURLToPath(new URL(`../deploy/${name}`, import.meta.url));
const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const { newOfficer, proposeRelease, signRelease } = await import("../shared/release/dist/index.js").catch(() => fail("build first: npm ci && npm run build"));
if (existsSync(path("policy/release.json"))) fail("deploy/policy/release.json is there already; a new version is proposed and signed with `npm run policy:release`");

const issuers = positionals[0] === undefined ? [] : JSON.parse(readFileSync(positionals[0], "utf8"));
const named = [...new Set(issuers.filter(({ type }) => type !== "PERSON").map(({ organisation }) => organisation))];
const organisations = named.length >= 2 ? named.slice(0, 2) : ["officers-one", "officers-two"];

mkdirSync(path("policy"), { recursive: true });
mkdirSync(path("officers"), { recursive: true, mode: 0o700 });
let release = proposeRelease({ withoutSignOff: values.without.split(",").filter(Boolean) }, new Date());
const officers = [];
for (const organisation of organisations) {
  const officer = `privacy-officer-${organisation}`;
  const { privateKey, entry } = await newOfficer(officer, organisation);
  writeFileSync(path(`officers/${officer}.jwk`), `${JSON.stringify({ ...privateKey, officer, organisation }, null, 2)}\n`, { mode: 0o600 });
  release = await signRelease(release, entry, privateKey, new Date());
  officers.push(entry);
}
writeFileSync(path("policy/release.json"), `${JSON.stringify(release, null, 2)}\n`);
writeFileSync(path("policy/officers.json"), `${JSON.stringify(officers, null, 2)}\n`);
process.stdout.write(`version ${release.version} is signed by ${officers.map(({ officer }) => officer).join(" and ")}, for a hub on this machine\n`);
