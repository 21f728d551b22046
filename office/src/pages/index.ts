import { ORGANISATION_TYPES } from "@samenhang/caller";
import { createPolicy, marksOf, type Matrix, type Rule } from "@samenhang/policy";
import { differences, lineOf, openingsOf, whoSeesWhat } from "../who-sees-what.js";
import type { SchemaField } from "../schema-field.js";
import { categoryFile, PARTIES, purposeFile } from "../words.js";
import { CATEGORY_NAMES, categoryPage } from "./category.js";
import type { Material } from "./material.js";
import { organisationPage } from "./organisation.js";
import { PURPOSE_NAMES, purposePage } from "./purpose.js";
import { readmePage } from "./readme.js";
import { actsPage, conditionsPage, consentPage, emergencyPage, groundsPage, reasonsPage, retentionPage, shieldingPage, signOffPage } from "./registers.js";

const LEGEND = `# One line for each purpose, kind of party and field that can open. Made by \`npm run policy\`; read it as a diff.
#
#   purpose | who asks | field | kind of data and class | code if condition, condition; or code if ...
#
# Left out: what every rule needs (conditions.md), and fields that only describe a record (dates, status): those are seen with
# it. "C?": the record says how confidential it is.
`;

/** The whole of \`docs/policy\`, by path inside it. The same data gives the same bytes. */
export function policyPages(matrix: Matrix, fields: readonly SchemaField[]): ReadonlyMap<string, string> {
  const policy = createPolicy({ matrix });
  const openings = openingsOf(policy, fields);
  const kindOf = ({ purpose, asker, category }: Pick<Rule, "purpose" | "asker" | "category">): string => `${purpose} ${asker} ${category}`;
  /** How many lines change when the mark is switched off; only openings of the kinds it marks can. */
  const linesOfMark = (mark: string): number => {
    const isMarked = ({ signOff }: Rule): boolean => (signOff as readonly string[]).includes(mark);
    const kinds = new Set(policy.rules.filter(isMarked).map(kindOf));
    const left = policy.rules.filter((rule) => kinds.has(kindOf(rule)) && !isMarked(rule));
    return differences(openings.filter((opening) => kinds.has(kindOf(opening))).map(lineOf), openingsOf({ rules: left }, fields).map(lineOf)).losses.length;
  };
  const linesOn = new Map(marksOf(matrix).map((mark) => [mark as string, linesOfMark(mark)]));
  const material: Material = { policy, fields, openings, linesOn };
  return new Map([
    ["README.md", readmePage(material)],
    ...ORGANISATION_TYPES.map((type) => [`organisations/${PARTIES[type].file}`, organisationPage(type, material)] as const),
    ...PURPOSE_NAMES.map((purpose) => [`purposes/${purposeFile(purpose)}`, purposePage(purpose, material)] as const),
    ...CATEGORY_NAMES.map((category) => [`categories/${categoryFile(category)}`, categoryPage(category, material)] as const),
    ["conditions.md", conditionsPage(material)],
    ["consent-by-age.md", consentPage()],
    ["shielding.md", shieldingPage(material)],
    ["emergency.md", emergencyPage(material)],
    ["retention.md", retentionPage(material)],
    ["sign-off.md", signOffPage(material)],
    ["grounds.md", groundsPage(material)],
    ["acts.md", actsPage()],
    ["reasons.md", reasonsPage()],
    ["who-sees-what.txt", `${LEGEND}${whoSeesWhat(policy, fields).join("\n")}\n`],
    ["matrix.json", `${JSON.stringify(matrix, null, 2)}\n`],
    ["fields.json", `[\n${fields.map((field) => JSON.stringify(field)).join(",\n")}\n]\n`],
  ]);
}
