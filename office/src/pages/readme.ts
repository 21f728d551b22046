import { ORGANISATION_TYPES } from "@samenhang/caller";
import { CATEGORIES, CODES, CONFIDENTIALITY, GRID_CATEGORIES, isInForce, type Confidentiality } from "@samenhang/policy";
import { bullets, code, page, table } from "../markdown.js";
import { categoryLink, nameOf, partyLink, purposeLink } from "../words.js";
import { CATEGORY_NAMES } from "./category.js";
import type { Material } from "./material.js";
import { PURPOSE_NAMES } from "./purpose.js";

export function readmePage({ policy }: Material): string {
  return page(
    "The policy (*autorisatiebeleid*)",
    "Who may see what of whom, for which purpose, on which ground. **An analysis for lawyers and privacy officers, not legal advice.** What carries a mark `S-xx` waits for a lawyer and is not settled ([register](sign-off.md)).",
    "Everything in this folder is made by `npm run policy` from the data that also decides: there is no second text to keep in step. `npm run policy:check` fails when it is not current.",
    `Version of the matrix on these pages, with every mark on: ${code(policy.version)}. It stands in every entry of the ledger, and takes effect only with the signatures of two privacy officers of different organisations ([ADR 16](../decisions/0016-policy-releases-and-rehearsal.md)).`,
    `## What is where

- By party: ${ORGANISATION_TYPES.map((type) => partyLink(type, "./")).join(", ")}
- By purpose: ${PURPOSE_NAMES.map((purpose) => purposeLink(purpose, "./")).join(", ")}
- By kind of data: ${CATEGORY_NAMES.map((category) => categoryLink(category, "./")).join(", ")}
- [Conditions](conditions.md), [legal grounds](grounds.md), [what waits for a lawyer](sign-off.md)
- [Consent by age](consent-by-age.md), [shielding](shielding.md), [emergency access](emergency.md), [retention](retention.md)
- [Acts](acts.md): who may do what; [reasons and next steps](reasons.md): what a refusal says
- [who-sees-what.txt](who-sees-what.txt): one line for each party, purpose and field that can open. A change of the matrix shows here, in review, as exactly the lines of who gains or loses what
- [matrix.json](matrix.json): the matrix as data, to copy, change and rehearse; [fields.json](fields.json): the fields of the hub, their classification, and what records can make of it, as the schema has them`,
    `## How to read the matrix

1. **Nothing is shared unless a cell says so**, and the order of rules never matters. What is not written is refused.
2. A row speaks of the data of *others* and of the shared subgraphs. An organisation's own file has a rule of its own, on each purpose page.
3. A cell holds a code. ${code("a/b")} means: the first whose condition is met.
4. Every rule also rests on [the conditions of every rule](conditions.md); a field about several people needs a yes for each of them.
5. What a shielding order covers is refused in silence, whatever the cell says.`,
    `## The matrix\n\n${table(
      ["Row", "Who asks", ...GRID_CATEGORIES.map((category) => CATEGORIES[category].code), "Waits for"],
      policy.matrix.rows.map((row) => [
        `${row.id}${isInForce(row) ? "" : " (not law, opens nothing)"}`,
        `${purposeLink(row.purpose, "./")}, ${nameOf(row.asker)}`,
        ...GRID_CATEGORIES.map((category) => row.cells[category]),
        Object.keys(row.signOff).join(", "),
      ]),
    )}`,
    `## Codes\n\n${table(
      ["Code", "English", "Nederlands"],
      Object.entries(CODES).map(([name, { en, nl }]) => [`**${name}**`, en, nl]),
    )}`,
    `## Kinds of data\n\n${table(
      ["Code", "Category", "*Gegevens*", "*Uitleg*", "What it is"],
      CATEGORY_NAMES.map((category) => [CATEGORIES[category].code, code(category), CATEGORIES[category].nl, CATEGORIES[category].explains.nl, CATEGORIES[category].explains.en]),
    )}`,
    `## How confidential\n\n${bullets((Object.entries(CONFIDENTIALITY) as [Confidentiality, string][]).map(([name, what]) => `**${name}**: ${what}`))}`,
  );
}
