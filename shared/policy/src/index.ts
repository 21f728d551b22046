export * from "./vocabulary.js";
export { ACTS, decideAct, type Act, type ActEntry, type ActQuestion } from "./acts.js";
export { PURPOSES, isPurpose, mayClaim, purposeEntry, type Purpose, type PurposeEntry } from "./purposes.js";
export { GROUNDS, lowestConfidence, type Ground, type GroundId } from "./grounds.js";
export { namingOnly, NEXT_ACTS, REASONS, type NextAct, type NextStep, type ReasonCode, type ReasonText } from "./reasons.js";
export { GRID, GRID_CATEGORIES, marksOn, type GridCategory, type GridRow, type RowNeed, type SignOff, type SignOffMark } from "./grid.js";
export { alternativesOf, CODES, codeOf, RULE_KINDS, sentenceOf, type Code, type Opening } from "./codes.js";
export { PROFILES } from "./profiles.js";
export { isInForce, MATRIX, type Matrix } from "./matrix.js";
export { marksOf, readMatrix } from "./matrix-check.js";
export { SIGN_OFFS } from "./sign-off.js";
export { CONDITIONS, CONDITION_NAMES, conditionsIn, holds, maskFromText, maskOf, maskToText, type Condition, type ConditionMask } from "./conditions.js";
export { GATES, profileKey, RULES, rulesOf, type Rule } from "./rules.js";
export { BEHAVIOUR } from "./behaviour.js";
export { createAllowEngine, type AllowEngine, type Permission } from "./allow-engine.js";
export { recordInGeneral, unshielded } from "./announcement.js";
export { explain, type Explanation, type OpeningRule } from "./explanation.js";
export { createFieldCatalogue, usualClass, type CatalogueField, type FieldCatalogue } from "./field-catalogue.js";
export { ANY_OWNER, classConditions, dutchDay, effectiveClassification, establish } from "./establish.js";
export { createPermit, createPolicy, mildest, opensField, outcomeOfAll, strictest, type Circumstances, type Policy, type PolicyOptions } from "./policy.js";
export { basesWithoutConsent, categoriesForTwo, restsOnConsent, type StatutoryBasis } from "./consent-bases.js";
export { classificationsOf, ITEM_CATEGORIES } from "./chosen-by-record.js";
export { GROUND_NL, PURPOSE_NL } from "./plain-dutch.js";
export { CATEGORY_SUPPRESSIONS, LINE_SUPPRESSIONS, toldCategories, type DisclosedLine, type StatementReader } from "./statement.js";
export {
  ageBand,
  ageOn,
  AGE_BANDS,
  bandOfAge,
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
export { canBeAnswered, CLASS_ASKED } from "./information-request.js";
export { DUTY_TERMS, REVIEW_TERMS, tooLateFrom, type DutyTerm, type DutyTermName, type ReviewTerms, type ReviewTrigger } from "./duty-terms.js";
export {
  isRetentionCode,
  RETENTION_CODES,
  RETENTION_DEFAULTS,
  RETENTION_STARTS,
  RETENTION_TERMS,
  type RetentionChoices,
  type RetentionCode,
  type RetentionStart,
  type RetentionTerm,
} from "./retention-terms.js";
export { endOfDutchDay, isWorkingDay, startOfDutchDay, workingDaysAfter } from "./working-days.js";
export { DIMENSIONS, isTooFine, protectTable, type CountedCell, type CountedTable, type Dimension, type ProtectedCell } from "./small-numbers.js";
export { INVARIANTS, prove, tablesOf, type Cell, type Invariant, type Proof, type Violation } from "./proof.js";
export { ADVERSE, proveFacts, witnessOf, type AdverseFact, type FactProof } from "./proof-of-facts.js";
