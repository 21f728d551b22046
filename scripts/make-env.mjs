#!/usr/bin/env node
/**
 * Prints an `.env` for docker-compose.yml: `node scripts/make-env.mjs [trusted-issuers.json] > .env`.
 *
 * Every password is random and used once. With a file of trusted issuers, the organisations behind each subgraph follow
 * from it; without, the two settings that have no default stay empty and compose refuses to start until they are filled.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";

const SUBGRAPHS = ["consent", "case", "referrals", "audit", "veilig-thuis", "gecertificeerde-instelling", "raad-voor-de-kinderbescherming", "lokaal-team", "ggz"];
const OWNERS = { "veilig-thuis": "VT", "gecertificeerde-instelling": "GI", "raad-voor-de-kinderbescherming": "RVDK", "lokaal-team": "LOCAL_TEAM", ggz: "GGZ" };

const upper = (name) => name.replaceAll("-", "_").toUpperCase();
/** Without a character that means something in an address, in a shell or in an `.env` file. */
const password = () => randomBytes(24).toString("base64url");

const file = process.argv[2];
const issuers = file === undefined ? [] : JSON.parse(readFileSync(file, "utf8"));
if (!Array.isArray(issuers)) {
  process.stderr.write(`${file} holds no list\n`);
  process.exit(1);
}
const text = issuers.length === 0 ? "" : JSON.stringify(issuers);
if (text.includes("'")) {
  process.stderr.write("an issuer holds a quote, which an .env file cannot carry\n");
  process.exit(1);
}

const lines = [
  "# Made by scripts/make-env.mjs. Keep it out of version control; whoever reads it reads every database.",
  "GATEWAY_PORT=4000",
  "AUDIENCE=samenhang",
  "ALLOWED_ORIGINS=",
  "# Where release.json and officers.json are: a version of the policy with the signatures of two privacy officers.",
  "# scripts/make-release.mjs makes them for a hub on this machine.",
  "POLICY_DIRECTORY=./deploy/policy",
  "# Address at which the gateway is reached from outside, for the AuthZEN decision point; empty takes the one that was used.",
  "DECISION_POINT_URL=",
  "# Seconds between two signed heads of a ledger that grows.",
  "LEDGER_CHECKPOINT_SECONDS=60",
  "# JSON list: issuer, organisation, type, and optionally region and jwksUri.",
  `TRUSTED_ISSUERS='${text}'`,
  "",
  "# Every organisation the hub knows, `id=TYPE`, separated by commas.",
  `DIRECTORY=${issuers
    .filter((issuer) => issuer.type !== "PERSON")
    .map(({ organisation, type }) => `${organisation}=${type}`)
    .join(",")}`,
  "# Whose records each subgraph holds: ids of organisations, separated by commas.",
  ...Object.entries(OWNERS).map(
    ([name, type]) =>
      `${upper(name)}_ORGANISATIONS=${issuers
        .filter((issuer) => issuer.type === type)
        .map(({ organisation }) => organisation)
        .join(",")}`,
  ),
  "",
  `POSTGRES_PASSWORD=${password()}`,
  ...SUBGRAPHS.flatMap((name) => [`${upper(name)}_APP_PASSWORD=${password()}`, `${upper(name)}_OWNER_PASSWORD=${password()}`]),
];
process.stdout.write(`${lines.join("\n")}\n`);
