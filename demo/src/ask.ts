import { parseArgs } from "node:util";
import { demoIssuerPort, mintToken } from "./demo-issuer.js";
import { FAMILY_VIEW } from "./family-view.js";
import { PERSONAS } from "./personas.js";

/** `npm run --silent ask -- <persona> [--query <graphql>] [--purpose <purpose>] [--case <id>] [--necessity <text>] [--break-glass <id>] [--variables <json>]`: asks the running hub, prints the answer. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    query: { type: "string" },
    variables: { type: "string" },
    purpose: { type: "string" },
    case: { type: "string" },
    necessity: { type: "string" },
    "break-glass": { type: "string" },
    url: { type: "string" },
  },
});
const persona = PERSONAS.find(({ id }) => id === positionals[0]);
if (!persona) {
  process.stderr.write(`usage: npm run --silent ask -- <persona>; one of: ${PERSONAS.map(({ id }) => id).join(", ")}\n`);
  process.exit(1);
}
const casus = values.case ?? persona.caseId;
const answer = await fetch(values.url ?? `http://127.0.0.1:${process.env["PORT"] ?? 4000}/graphql`, {
  method: "POST",
  headers: {
    "content-type": "application/json",
    authorization: `Bearer ${await mintToken(persona, { issuerUrl: `http://127.0.0.1:${demoIssuerPort()}` })}`,
    "samenhang-purpose": values.purpose ?? persona.purpose,
    ...(casus ? { "samenhang-case": casus } : {}),
    ...(values["break-glass"] ? { "samenhang-break-glass": values["break-glass"] } : {}),
    "samenhang-necessity": values.necessity ?? "needed to weigh the safety of the children in this case",
  },
  body: JSON.stringify({ query: values.query ?? FAMILY_VIEW, variables: { case: casus, ...(JSON.parse(values.variables ?? "{}") as object) } }),
}).catch(() => undefined);
if (!answer) {
  process.stderr.write("the hub does not answer; start it with `npm start`\n");
  process.exit(1);
}
process.stdout.write(`${JSON.stringify(await answer.json(), null, 2)}\n`);
