import type { Condition } from "./conditions.js";
import { alternativesOf } from "./codes.js";
import { ANY_OWNER, effectiveClassification, establish } from "./establish.js";
import { explainingRow } from "./explain.js";
import { marksOn, type GridCategory, type GridRow, type SignOffMark } from "./grid.js";
import type { GroundId } from "./grounds.js";
import { isInForce, type Matrix } from "./matrix.js";
import type { Policy } from "./policy.js";
import type { Question } from "./question.js";
import type { NextStep, ReasonCode } from "./reasons.js";
import { CATEGORIES, type Category, type Outcome } from "./vocabulary.js";

/**
 * Why one question has the answer it has, and what would change it (principle 10; R-034).
 *
 * INVARIANT: of a refusal in silence it says what the category makes of everybody with this purpose and kind of
 * organisation, and nothing of the person or the caller.
 */
export interface Explanation {
  readonly outcome: Outcome;
  readonly reason: ReasonCode;
  readonly rule: string;
  /** Code of the cell of the matrix, or kind of rule; `sentenceOf` tells it. Undefined where the matrix has no row. */
  readonly code: string | undefined;
  readonly grounds: readonly GroundId[];
  readonly signOff: readonly SignOffMark[];
  readonly nextStep: NextStep;
  readonly whatWouldChange: readonly OpeningRule[];
}

/** A rule that would open the field, and what it still lacks. */
export interface OpeningRule {
  readonly rule: string;
  readonly grounds: readonly GroundId[];
  readonly signOff: readonly SignOffMark[];
  readonly missing: readonly Condition[];
  /** Only the record itself can make the difference: records for which it holds are shown already. */
  readonly dependsOnRecord: boolean;
  readonly nextSteps: readonly NextStep[];
}

/** Explains a question that is about no record in particular; make it with `recordInGeneral` and `unshielded`. */
export function explain(policy: Policy, question: Question): Explanation {
  const { outcome, reason, rule, grounds, nextStep } = policy.decide(question);
  if (outcome === "DENY_SILENT") return silence(policy.matrix, question);
  const { category } = effectiveClassification(question);
  if (outcome === "ALLOW") {
    const opening = policy.rules.find(({ id }) => id === rule)!;
    return { outcome, reason, rule, code: opening.code, grounds, signOff: opening.signOff, nextStep, whatWouldChange: [] };
  }
  const row = explainingRow(question, establish(question), policy.matrix);
  return { outcome, reason, rule, ...cellOf(row, category), grounds, nextStep, whatWouldChange: whatWouldChange(policy, question) };
}

/** The category speaks, in the words of the row that asks least: the same for every person and every caller of this kind. */
function silence({ rows }: Matrix, { caller, purpose, field }: Question): Explanation {
  const fitting = rows.filter((row) => row.purpose === purpose && isInForce(row) && (row.asker === caller.organisation.type || row.asker === "ANY"));
  const row = [...fitting].sort((a, b) => a.needs.length - b.needs.length)[0];
  return {
    outcome: "DENY_SILENT",
    reason: "EXISTENCE_PROTECTED",
    rule: `${row?.id ?? "ANY"}-${CATEGORIES[field.category].code}`,
    ...cellOf(row, field.category),
    grounds: row?.grounds ?? [],
    nextStep: { act: NOBODY_TO_ASK.includes(field.category) ? "NONE" : "CALL_COORDINATOR" },
    whatWouldChange: [],
  };
}

/** A coordinator knows nothing of these either. */
const NOBODY_TO_ASK: readonly Category[] = ["REPORTER_IDENTITY", "NATIONAL_NUMBER"];

function cellOf(row: GridRow | undefined, category: Category): Pick<Explanation, "code" | "signOff"> {
  if (!row || category === "METADATA") return { code: undefined, signOff: [] };
  const code = row.cells[category as GridCategory];
  return { code, signOff: [...new Set(alternativesOf(code).flatMap((alternative) => marksOn(row, category as GridCategory, alternative)))] };
}

const MOST = 6;

function whatWouldChange(policy: Policy, question: Question): readonly OpeningRule[] {
  return policy
    .whatIsMissing(question)
    .map(({ rule, missing }) => ({ rule, missing: missing.filter((condition) => !NEVER_SAID.includes(condition)) }))
    .filter(({ missing }) => missing.length > 0 && !missing.some((condition) => OF_THE_CLASS.includes(condition) || cannotBe(condition, question)))
    .slice(0, MOST)
    .map(({ rule: { id, grounds, signOff }, missing }) => ({
      rule: id,
      grounds,
      signOff,
      missing,
      dependsOnRecord: missing.every((condition) => OF_THE_RECORD.includes(condition)),
      nextSteps: missing.flatMap((condition) => stepTo(condition, question)),
    }));
}

/** What a caller must not learn, even by being told that it is missing. */
const NEVER_SAID: readonly Condition[] = ["isNotHidden", "isRetained", "isNotOnHold"];

/** A field does not change its class: a rule for another class never opens it. */
const OF_THE_CLASS: readonly Condition[] = ["isPublicClass", "isOrdinaryClass", "isOpenClass", "isReleasableClass", "isOwnClass", "isChildClass", "isShieldedClass"];

const OF_THE_RECORD: readonly Condition[] = [
  "isInPackage",
  "isMarkedNecessary",
  "isDeliveredToBoard",
  "isCourtDocument",
  "isOwnRecord",
  "isReleasedToCaller",
  "isRecordVisible",
  "isRecent",
  "isAgreedByChild",
  "isAggregate",
  "isCurrent",
  "isOfThisCase",
];

/** Only mental health care releases statements; an organisation keeps no records at an owner of another kind. */
const cannotBe = (condition: Condition, { caller, record: { owner, ownerType } }: Question): boolean =>
  (condition === "isReleasedToCaller" && ownerType !== "GGZ") ||
  (condition === "isOwnRecord" && ownerType !== "SHARED" && (ownerType !== caller.organisation.type || ![ANY_OWNER, caller.organisation.id].includes(owner)));

const STEP_TO: Readonly<Partial<Record<Condition, NextStep>>> = {
  actorIsValid: { act: "ASK_OWNER" },
  mayClaimPurpose: { act: "DECLARE_OTHER_PURPOSE" },
  necessityIsStated: { act: "STATE_NECESSITY" },
  isInvolved: { act: "ASK_TO_PARTICIPATE" },
  hasSecondPerson: { act: "ASK_SECOND_PERSON" },
  isEmergency: { act: "OPEN_EMERGENCY_ACCESS" },
  isMarkedNecessary: { act: "ASK_SOURCE", duty: "LEGAL_DUTY" },
  isDeliveredToBoard: { act: "ASK_SOURCE", duty: "LEGAL_RIGHT" },
  isReleasedToCaller: { act: "ASK_SOURCE" },
  isAgreedByChild: { act: "ASK_OWNER" },
  isSelf: { act: "ASK_OWNER" },
};

const stepTo = (condition: Condition, { subject }: Question): readonly NextStep[] => {
  if (condition === "isConsented") return [{ act: "ASK_CONSENT", from: subject?.consentFrom ?? [] }];
  const step = STEP_TO[condition];
  return step ? [step] : [];
};
