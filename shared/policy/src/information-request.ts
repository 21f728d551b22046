import type { OrganisationType } from "@samenhang/caller";
import type { Purpose } from "./purposes.js";
import { RULES } from "./rules.js";
import type { Category, Confidentiality } from "./vocabulary.js";

/**
 * How confidential what is asked of a source is, by category. Fixed: neither who asks nor who answers chooses it
 * (model.md 0.1 and 3.6). What comes from a provider of mental health care is C4 whatever it is about (model.md section 8).
 */
export const CLASS_ASKED: Readonly<Record<Category, Confidentiality>> = {
  IDENTITY: "C2",
  ADDRESS: "C2",
  SHIELDED: "C7",
  FAMILY: "C2",
  INVOLVEMENT: "C2",
  GGZ_INVOLVEMENT: "C4",
  REPORT: "C3",
  REPORTER_IDENTITY: "C6",
  SAFETY: "C3",
  ANALYSIS: "C3",
  PLAN: "C2",
  MEASURE: "C2",
  DECISION: "C2",
  CHILD_HEALTH: "C3",
  ADULT_HEALTH: "C4",
  CRIMINAL: "C3",
  CHILD_CONFIDENTIAL: "C5",
  NETWORK: "C3",
  SOCIAL: "C2",
  NATIONAL_NUMBER: "C9",
  METADATA: "C1",
};

/** A statement of this category, released to an asker of this kind for this purpose, can be read by it. */
export const canBeAnswered = (purpose: Purpose, asker: OrganisationType, category: Category): boolean =>
  RULES.some((rule) => rule.purpose === purpose && rule.asker === asker && rule.category === category && rule.when.includes("isReleasedToCaller"));
