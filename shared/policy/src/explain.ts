import { holds, type ConditionMask } from "./conditions.js";
import { ANY_OWNER, effectiveClassification } from "./establish.js";
import { GRID, type GridCategory, type GridRow } from "./grid.js";
import type { Decision, Question } from "./question.js";
import type { NextStep, ReasonCode } from "./reasons.js";
import { CATEGORIES, type Outcome } from "./vocabulary.js";

/**
 * Why nothing opened this field, in the order of policy.md section 8, and what the caller can do.
 *
 * It never decides: by the time it is asked, the answer is no. It only chooses which no, and says nothing that depends
 * on whether a value exists. Where existence itself is protected the answer is silent, whatever else is wrong.
 */
export function explainDenial(question: Question, conditions: ConditionMask): Decision {
  const { category, confidentiality } = effectiveClassification(question);
  const row = explainingRow(question, conditions);
  const code = row && category !== "METADATA" ? row.cells[category as GridCategory] : "N";
  const rule = `${row?.id ?? "ANY"}-${CATEGORIES[category].code}`;
  const say = denial(rule, row);

  // 1 the actor, 2 the purpose
  if (!holds(conditions, "actorIsValid")) {
    return question.subject?.conflictOfInterest ? say("DENY", "CONFLICT_OF_INTEREST", { act: "HAND_TO_COLLEAGUE" }) : say("DENY", "ACTOR_NOT_VALID", { act: "ASK_OWNER" });
  }
  if (!holds(conditions, "mayClaimPurpose")) return say("DENY", "PURPOSE_NOT_AVAILABLE_FOR_ORG", { act: "DECLARE_OTHER_PURPOSE" });

  // 3 retention and hold
  if (!holds(conditions, "isRetained")) return say("DENY_SILENT", "RETENTION_EXPIRED");

  // 4 shielding, 5 class gates; existence is protected whatever else is wrong
  if (category === "SHIELDED") return say("DENY_SILENT", "SHIELDED");
  if (category === "REPORTER_IDENTITY" || confidentiality === "C6") return say("DENY_SILENT", "REPORTER_PROTECTED");
  // Parents and representatives must not learn that a child spoke in confidence (policy.md section 12.3, example E14)
  if ((category === "CHILD_CONFIDENTIAL" || confidentiality === "C5") && question.purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" && !holds(conditions, "isThePerson"))
    return say("DENY_SILENT", "EXISTENCE_PROTECTED", { act: "NONE" }, "CHILD_CONFIDENTIAL");
  if (confidentiality === "C8" || confidentiality === "C9") return say("DENY_SILENT", "NEVER_SHARED");
  if (code.startsWith("X")) return say("DENY_SILENT", "EXISTENCE_PROTECTED");
  if (!holds(conditions, "isNotOnHold")) return say("DENY", "HOLD_DO_NOT_DISCLOSE", { act: "ASK_OWNER" });

  // 6 need
  const withoutNeed = explainNeed(question, conditions, row, say);
  if (withoutNeed) return withoutNeed;
  if (isSecretOfUnnamedProvider(question, code)) return say("DENY_SILENT", "EXISTENCE_PROTECTED");

  // 7 basis, 8 necessity, 9 profile
  if (confidentiality === "C5" && code !== "N") return say("NEEDS_SECOND_PERSON", "CHILD_CONFIDENTIAL", { act: "ASK_SECOND_PERSON", from: about(question) });
  if (!holds(conditions, "necessityIsStated") && /^(A|m|S|own|C)/.test(code)) return say("DENY", "NECESSITY_TEXT_MISSING", { act: "STATE_NECESSITY" });
  return explainBasis(question, conditions, code, say);
}

type Say = (outcome: Outcome, reason: ReasonCode, nextStep?: NextStep, ledgerReason?: ReasonCode) => Decision;

const denial =
  (rule: string, row: GridRow | undefined): Say =>
  (outcome, reason, nextStep = { act: "NONE" }, ledgerReason = reason) => ({ outcome, rule, grounds: row?.grounds ?? [], reason, ledgerReason, nextStep });

/** The row whose cell explains: the first that fits the asker and whose own circumstances hold, else the last that fits. */
export function explainingRow({ caller, purpose }: Pick<Question, "caller" | "purpose">, conditions: ConditionMask): GridRow | undefined {
  const fitting = GRID.filter((row) => row.purpose === purpose && (row.asker === caller.organisation.type || row.asker === "ANY"));
  const bySpecificity = [...fitting].sort((a, b) => b.needs.length - a.needs.length);
  return bySpecificity.find((row) => row.needs.every((need) => need === "isInvolved" || holds(conditions, need))) ?? bySpecificity.at(-1);
}

/** A question to a provider of mental health care is only possible where the provider was named: no searching for who treats someone. */
const isSecretOfUnnamedProvider = ({ record, subject }: Question, code: string): boolean =>
  record.ownerType === "GGZ" && !/^(C|Qc|own|via)/.test(code) && !subject?.providersNamed.includes(record.owner);

function explainNeed(question: Question, conditions: ConditionMask, row: GridRow | undefined, say: Say): Decision | undefined {
  const { purpose, subject, request } = question;
  if (!row) return say("DENY", "NOT_NECESSARY_FOR_PURPOSE", { act: "DECLARE_OTHER_PURPOSE" });
  if (purpose === "EXERCISE_DATA_SUBJECT_RIGHTS") {
    if (holds(conditions, "isSelf")) return undefined;
    return subject?.decidesAlone ? say("DENY", "PERSON_DECIDES_ALONE", { act: "ASK_OWNER" }) : say("DENY", "NO_PARTICIPATION", { act: "ASK_OWNER" });
  }
  if (row.needs.includes("measureInForce") && !holds(conditions, "isInReach")) {
    // INVARIANT: out of reach sounds the same for everybody else's child, the unknown included.
    return subject?.holds.includes("measureInForce") === false && request.participatesInCase && subject.holds.includes("isInvolved")
      ? say("DENY", "MEASURE_NOT_ACTIVE", { act: "HAND_OVER" })
      : say("DENY", "MEASURE_OTHER_CHILD", { act: "ASK_TO_PARTICIPATE" });
  }
  if (row.needs.includes("measureInForce") && !holds(conditions, "measureInForce")) return say("DENY", "MEASURE_NOT_ACTIVE", { act: "HAND_OVER" });
  const unmet = row.needs.find((need) => !holds(conditions, need));
  if (!unmet) return undefined;
  return request.participatesInCase ? say("DENY", "SUBJECT_NOT_IN_CONCERNS", { act: "ASK_TO_PARTICIPATE" }) : say("DENY", "NO_PARTICIPATION", { act: "ASK_TO_PARTICIPATE" });
}

function explainBasis(question: Question, conditions: ConditionMask, cell: string, say: Say): Decision {
  const { subject, record } = question;
  const code = decidingCode(cell, conditions);
  const secret = record.ownerType === "GGZ" || question.field.confidentiality === "C4" || ["ADULT_HEALTH", "CHILD_HEALTH"].includes(question.field.category);
  const source: ReasonCode = secret ? "MEDICAL_SECRET_SOURCE_DECIDES" : "SOURCE_DECIDES";

  if (/^(S2|Qd)/.test(code)) return say("REFER_TO_SOURCE", source, { act: "ASK_SOURCE", duty: "LEGAL_DUTY" });
  if (/^(S3|Qr)/.test(code)) return say("REFER_TO_SOURCE", source, { act: "ASK_SOURCE", duty: "LEGAL_RIGHT" });
  if (code === "via") return say("REFER_TO_SOURCE", source, { act: "ASK_OWNER", duty: "LEGAL_DUTY" });
  if (/^(C|S1|Qc)/.test(code)) {
    if (holds(conditions, "isConsented")) {
      if (code.startsWith("Qc")) return say("REFER_TO_SOURCE", source, { act: "ASK_SOURCE", duty: "CONSENT_BASED" });
      if (code === "C4") return say("NEEDS_SECOND_PERSON", "CHILD_CONFIDENTIAL", { act: "ASK_SECOND_PERSON" });
      return say("DENY", "NOT_NECESSARY_FOR_PURPOSE");
    }
    const problem = subject?.consentProblems.find(({ from }) => record.owner === ANY_OWNER || from === record.owner)?.reason ?? "NO_CONSENT";
    const outcome: Outcome = problem === "CONSENT_WITHDRAWN" ? "DENY" : "NEEDS_CONSENT";
    // That a representative is seen as a danger is not for everyone who needs a consent: it stays in the ledger.
    const said = problem === "REPRESENTATIVE_CONFLICT" ? "NO_CONSENT" : problem;
    return say(outcome, said, { act: "ASK_CONSENT", from: subject?.consentFrom ?? [] }, problem);
  }
  return say("DENY", "NOT_NECESSARY_FOR_PURPOSE");
}

/** Of `a/b` the alternative that explains best: the statutory one while its measure holds, else consent. */
function decidingCode(cell: string, conditions: ConditionMask): string {
  const codes = cell.split("/");
  if (codes.length === 1) return cell;
  const measure = codes.find((code) => code.startsWith("S2"));
  if (measure && holds(conditions, "measureInForce") && holds(conditions, "isInReach")) return measure;
  return codes.find((code) => /^(C|S1|Qc)/.test(code)) ?? codes[0]!;
}

const about = ({ subject }: Question): readonly string[] => subject?.consentFrom ?? [];
