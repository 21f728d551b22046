import { GRID_CATEGORIES, type GridCategory } from "./grid.js";
import type { Classification } from "./vocabulary.js";

/** One field of the whole schema that says something. Plain data: whoever has the schema makes it. */
export interface ShareableField extends Classification {
  /** `Type.field`. */
  readonly name: string;
  /** The subgraphs that can give it. */
  readonly owners: readonly string[];
}

type Variant = Pick<Classification, "category" | "confidentiality">;

const OF_AN_ITEM = ["text", "holder", "sourceReference"].map((field) => `InformationItem.${field}`);
const INSIDE_AN_ITEM = ["Correction.before", "Correction.after", "Correction.reason", "PersonView.person", "PersonView.position", "PersonView.text", "PersonView.notHeardReason"];
const NO_ITEM: readonly GridCategory[] = ["ADDRESS", "SHIELDED", "NATIONAL_NUMBER"];
const ITEM: readonly Variant[] = GRID_CATEGORIES.filter((category) => !NO_ITEM.includes(category)).flatMap((category) =>
  (["C2", "C3", "C5"] as const)
    .filter((confidentiality) => (confidentiality === "C5") === (category === "CHILD_CONFIDENTIAL"))
    .map((confidentiality) => ({ category, confidentiality })),
);
const STATEMENT: readonly Variant[] = (["GGZ_INVOLVEMENT", "ADULT_HEALTH", "PLAN", "SAFETY"] as const).map((category) => ({ category, confidentiality: "C4" }));

/**
 * Fields of which the record chooses the classification, and what it can choose; the schema declares one of them. What a
 * record chooses because of shielding or of mental health care taking part is left out: consent never opens that.
 */
export const CHOSEN_BY_RECORD: Readonly<Record<string, readonly Variant[]>> = {
  ...Object.fromEntries([...OF_AN_ITEM, ...INSIDE_AN_ITEM].map((field) => [field, ITEM])),
  "ReleasedStatement.*": STATEMENT,
  "LegalFact.*": [
    { category: "MEASURE", confidentiality: "C2" },
    { category: "INVOLVEMENT", confidentiality: "C2" },
  ],
};

/** Every classification a record can give this field. */
export function classificationsOf({ name, owners: _, ...declared }: ShareableField): readonly Classification[] {
  const variants = CHOSEN_BY_RECORD[name] ?? CHOSEN_BY_RECORD[`${name.split(".")[0]}.*`];
  return variants ? variants.map((variant) => ({ ...declared, ...variant })) : [declared];
}
