import type { CatalogueField } from "./field-catalogue.js";
import { GRID_CATEGORIES, type GridCategory } from "./grid.js";
import type { Category, Classification, Confidentiality } from "./vocabulary.js";

const NOT_CHOSEN: readonly GridCategory[] = ["ADDRESS", "SHIELDED", "NATIONAL_NUMBER"];

/** What the author of an item may say that it is about. */
export const ITEM_CATEGORIES: readonly GridCategory[] = GRID_CATEGORIES.filter((category) => !NOT_CHOSEN.includes(category));

/** The classes the author of an item of a category may give it. */
const chosenClasses = (category: Category): readonly Confidentiality[] => (category === "CHILD_CONFIDENTIAL" ? ["C5"] : ["C2", "C3"]);

/**
 * Every classification this field can have by what its record tells: what the schema says, and what records choose instead.
 * What follows from who takes part is left out: consent never opens that.
 */
export function classificationsOf({ category, confidentiality, reveals, becomes = [] }: CatalogueField): readonly Classification[] {
  const chosen = becomes
    .filter(({ because }) => because === "CONTENT")
    .flatMap((variant) =>
      (variant.confidentiality ? [variant.confidentiality] : chosenClasses(variant.category)).map((level) => ({ category: variant.category, confidentiality: level })),
    );
  const others = chosen.filter((variant) => variant.category !== category || variant.confidentiality !== confidentiality);
  return [{ category, confidentiality }, ...others].map((variant) => ({ ...(reveals ? { reveals } : {}), ...variant }));
}
