import type { OrganisationType } from "@samenhang/caller";
import { alternativesOf, codeOf } from "./codes.js";
import type { Condition } from "./conditions.js";
import { marksOn, type GridCategory } from "./grid.js";
import type { GroundId } from "./grounds.js";
import { isInForce } from "./matrix.js";
import type { Policy } from "./policy.js";
import type { Purpose } from "./purposes.js";
import { CATEGORIES, type Category } from "./vocabulary.js";

/** A way in which the law lets an organisation have something without consent. That it exists does not mean that its conditions are met. */
export interface StatutoryBasis {
  /** Id of the rule, or of the cell where the source is asked. */
  readonly rule: string;
  readonly category: Category;
  /** Read in the hub, or asked of the source, which decides. */
  readonly how: "READ" | "ASK_SOURCE";
  readonly grounds: readonly GroundId[];
  /** What must be true as well. */
  readonly conditions: readonly Condition[];
  readonly nl: string;
}

/** What makes a statutory route; the gates that every rule has are left out. */
const STATUTORY: readonly Condition[] = [
  "measureInForce",
  "isInReach",
  "guardianshipInForce",
  "isWard",
  "isReceiver",
  "handoverAccepted",
  "isInPackage",
  "isMarkedNecessary",
  "isDeliveredToBoard",
  "isCourtDocument",
  "isEmergency",
  "hasSecondPerson",
];

/** Rules that come from no cell of the law: one's own file, what follows a record, what a clinician released, a sampled check. */
const NO_STATUTE = ["own file", "follows", "released", "sampled", "own"];

type Asked = readonly [policy: Policy, purpose: Purpose, asker: OrganisationType, categories: readonly Category[]];

/** The statutory routes to these categories for this kind of asker and purpose, by the rules alone (policy.md section 6.4, R-034, R-044). */
export function basesWithoutConsent(...[policy, purpose, asker, categories]: Asked): readonly StatutoryBasis[] {
  const read = policy.rules
    .filter((rule) => rule.purpose === purpose && rule.asker === asker && categories.includes(rule.category) && !NO_STATUTE.includes(rule.code))
    .filter(({ when }) => !when.includes("isConsented") && !when.includes("isAgreedByChild"))
    .map(({ id, category, code, grounds, when }): StatutoryBasis => ({ rule: id, category, how: "READ", grounds, conditions: statutory(when), nl: codeOf(code).nl }));
  const asked = cellsOf(policy, purpose, asker, categories)
    .filter(({ code }) => /^Q[dr]/.test(code))
    .map(({ rule, category, code, row }): StatutoryBasis => ({ rule, category, how: "ASK_SOURCE", grounds: row.grounds, conditions: statutory(row.needs), nl: codeOf(code).nl }));
  return [...read, ...asked];
}

/** Does consent open anything of these categories for this kind of asker and purpose, by itself or as part of a question? */
export const restsOnConsent = (...[policy, purpose, asker, categories]: Asked): boolean =>
  policy.rules.some((rule) => rule.purpose === purpose && rule.asker === asker && categories.includes(rule.category) && rule.when.includes("isConsented")) ||
  cellsOf(policy, purpose, asker, categories).some(({ code }) => code.startsWith("Qc"));

/** Categories of which a second, authorised person can open anything for this kind of asker and purpose. */
export const categoriesForTwo = (policy: Policy, purpose: Purpose, asker: OrganisationType): readonly Category[] => [
  ...new Set(
    policy.rules
      .filter(
        (rule) => rule.purpose === purpose && rule.asker === asker && rule.category !== "SHIELDED" && (rule.when.includes("hasSecondPerson") || rule.when.includes("isConsented")),
      )
      .map(({ category }) => category),
  ),
];

const statutory = (conditions: readonly Condition[]): readonly Condition[] => conditions.filter((condition) => STATUTORY.includes(condition));

const cellsOf = (...[policy, purpose, asker, categories]: Asked) =>
  policy.matrix.rows
    .filter((row) => row.purpose === purpose && isInForce(row) && (row.asker === asker || row.asker === "ANY"))
    .flatMap((row) =>
      categories
        .filter((category): category is GridCategory => category !== "METADATA")
        .flatMap((category) => alternativesOf(row.cells[category]).map((code) => ({ rule: `${row.id}-${CATEGORIES[category].code}`, row, category, code })))
        .filter(({ category, code }) => !marksOn(row, category, code).some((mark) => policy.off.includes(mark))),
    );
