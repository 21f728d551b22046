import { parseArgs } from "node:util";
import { demoIssuerPort, mintToken } from "./demo-issuer.js";
import { PERSONAS } from "./personas.js";

/** `npm run --silent token -- <persona> [--expires-in <seconds>]`: a bearer token of the demo's identity providers. */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { "expires-in": { type: "string" } } });
const persona = PERSONAS.find(({ id }) => id === positionals[0]);
if (!persona) {
  process.stderr.write(`usage: npm run --silent token -- <persona>; one of: ${PERSONAS.map(({ id }) => id).join(", ")}\n`);
  process.exit(1);
}
const expiresIn = values["expires-in"] === undefined ? undefined : Number(values["expires-in"]);
process.stdout.write(`${await mintToken(persona, { issuerUrl: `http://127.0.0.1:${demoIssuerPort()}`, ...(expiresIn === undefined ? {} : { expiresIn }) })}\n`);
