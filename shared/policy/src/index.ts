export * from "./vocabulary.js";
export { ACTS, decideAct, type Act, type ActEntry, type ActQuestion } from "./acts.js";
export { PURPOSES, isPurpose, mayClaim, purposeEntry, type Purpose, type PurposeEntry } from "./purposes.js";
export { GROUNDS, type Ground, type GroundId } from "./grounds.js";
export { NEXT_ACTS, REASONS, type NextAct, type NextStep, type ReasonCode } from "./reasons.js";
export { GRID, GRID_CATEGORIES, marksOn, type GridCategory, type GridRow, type RowNeed, type SignOff, type SignOffMark } from "./grid.js";
export { alternativesOf, CODES, codeOf, type Code, type Opening } from "./codes.js";
export { PROFILES } from "./profiles.js";
export { isInForce, MATRIX, type Matrix } from "./matrix.js";
export { CONDITIONS, CONDITION_NAMES, conditionsIn, holds, maskFromText, maskOf, maskToText, type Condition, type ConditionMask } from "./conditions.js";
export { profileKey, RULES, rulesOf, type Rule } from "./rules.js";
export { createAllowEngine, type AllowEngine } from "./allow-engine.js";
export { ANY_OWNER, dutchDay, effectiveClassification, establish } from "./establish.js";
export { basesWithoutConsent, categoriesForTwo, restsOnConsent, type StatutoryBasis } from "./consent-bases.js";
export { classificationsOf, RECLASSIFIED, type CatalogueField, type FieldCatalogue } from "./field-catalogue.js";
export { CONDITION_NL, GROUND_NL } from "./plain-dutch.js";
export { createPolicy, opensField, outcomeOfAll, strictest, type Circumstances, type Policy, type PolicyOptions } from "./policy.js";
export {
  ageBand,
  ageOn,
  AGE_BANDS,
  CONSENT_BIRTHDAYS,
  CONSENT_KINDS,
  CONSENT_RULES,
  organisationHolder,
  REGIME_OF,
  requiredConsent,
  type AgeBand,
  type AuthorityHolder,
  type ConsentKind,
  type ConsentQuestion,
  type ConsentRule,
  type Regime,
  type Representative,
  type RequiredConsent,
} from "./consent-rules.js";
export type { ConsentProblem, Decision, Question, RecordFacts, Release, RequestFacts, SubjectCondition, SubjectFacts, Verdict } from "./question.js";
