import { alternativesOf } from "./codes.js";
import { holds, type ConditionMask } from "./conditions.js";
import { ANY_OWNER, consentsFor, effectiveClassification } from "./establish.js";
import { marksOn, type GridCategory, type GridRow } from "./grid.js";
import { isInForce, type Matrix } from "./matrix.js";
import { profileKey } from "./rules.js";
import type { Question, Verdict } from "./question.js";
import type { NextStep, ReasonCode } from "./reasons.js";
import { CATEGORIES, type Outcome } from "./vocabulary.js";

/** The policy as far as a refusal can speak of it. */
export interface Explained {
  readonly matrix: Matrix;
  /** Sign-off marks that are switched off. */
  readonly off: ReadonlySet<string>;
}

/**
 * Why nothing opened this field, in the order of policy.md section 8, and what the caller can do.
 *
 * It never decides: by the time it is asked, the answer is no. It only chooses which no, and says nothing that depends
 * on whether a value exists. Where existence itself is protected the answer is silent, whatever else is wrong.
 */
export function explainDenial(question: Question, conditions: ConditionMask, explained: Explained): Verdict {
  const { category, confidentiality } = effectiveClassification(question);
  const row = explainingRow(question, conditions, explained.matrix);
  const cell = row && category !== "METADATA" ? row.cells[category as GridCategory] : "N";
  const rule = `${row?.id ?? "ANY"}-${CATEGORIES[category].code}`;
  const say = denial(rule, row);

  // 1 the actor, 2 the purpose
  if (question.subject?.conflictOfInterest && confidentiality !== "C0") return say("DENY", "CONFLICT_OF_INTEREST", { act: "HAND_TO_COLLEAGUE" });
  if (!holds(conditions, "actorIsValid")) return say("DENY", "ACTOR_NOT_VALID", { act: "ASK_OWNER" });
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
  if (cell.startsWith("X")) return say("DENY_SILENT", "EXISTENCE_PROTECTED");
  // That a child spoke in confidence is not shown to who asks in its parents' place (policy.md section 12.3).
  if (confidentiality === "C5" && question.purpose === "EXERCISE_DATA_SUBJECT_RIGHTS") return say("DENY_SILENT", "EXISTENCE_PROTECTED", { act: "NONE" }, "CHILD_CONFIDENTIAL");
  if (!holds(conditions, "isNotOnHold")) return say("DENY", "HOLD_DO_NOT_DISCLOSE", { act: "ASK_OWNER" });

  // 6 need; nobody is involved with a count, so that only the purpose can be the wrong one
  if (question.record.aggregated) return say("DENY", "NOT_NECESSARY_FOR_PURPOSE", { act: "DECLARE_OTHER_PURPOSE" });
  const withoutNeed = explainNeed(question, conditions, row, explained, say);
  if (withoutNeed) return withoutNeed;
  if (isSecretOfUnnamedProvider(question, cell)) return say("DENY_SILENT", "EXISTENCE_PROTECTED");

  // 7 basis, 8 necessity, 9 profile
  const code = decidingCode(cell, conditions);
  if (row && marksOn(row, category as GridCategory, code).some((mark) => explained.off.has(mark))) return say("DENY", "AWAITS_SIGN_OFF", { act: "ASK_OWNER" });
  if (confidentiality === "C5" && code !== "N") return say("NEEDS_SECOND_PERSON", "CHILD_CONFIDENTIAL", { act: "ASK_SECOND_PERSON", from: about(question) });
  if (!holds(conditions, "necessityIsStated") && /^(A|m|S|own|C|ps)/.test(code)) return say("DENY", "NECESSITY_TEXT_MISSING", { act: "STATE_NECESSITY" });
  return explainBasis(question, conditions, code, say);
}

type Say = (outcome: Outcome, reason: ReasonCode, nextStep?: NextStep, ledgerReason?: ReasonCode) => Verdict;

const denial =
  (rule: string, row: GridRow | undefined): Say =>
  (outcome, reason, nextStep = { act: "NONE" }, ledgerReason = reason) => ({ outcome, rule, grounds: row?.grounds ?? [], reason, ledgerReason, nextStep });

/** The row whose cell explains: the first that fits the asker and whose own circumstances hold, else the last that fits. */
export function explainingRow({ caller, purpose }: Pick<Question, "caller" | "purpose">, conditions: ConditionMask, { rows }: Matrix): GridRow | undefined {
  const fitting = rows.filter((row) => row.purpose === purpose && isInForce(row) && (row.asker === caller.organisation.type || row.asker === "ANY"));
  const bySpecificity = [...fitting].sort((a, b) => b.needs.length - a.needs.length);
  return bySpecificity.find((row) => row.needs.every((need) => need === "isInvolved" || holds(conditions, need))) ?? bySpecificity.at(-1);
}

/** A question to a provider of mental health care is only possible where the provider was named: no searching for who treats someone. */
const isSecretOfUnnamedProvider = ({ record, subject }: Question, code: string): boolean =>
  record.ownerType === "GGZ" && !/^(C|Qc|Qp|own|via)/.test(code) && !subject?.providersNamed.includes(record.owner);

function explainNeed(question: Question, conditions: ConditionMask, row: GridRow | undefined, { matrix }: Explained, say: Say): Verdict | undefined {
  const { purpose, subject, request } = question;
  if (!row) return say("DENY", "NOT_NECESSARY_FOR_PURPOSE", { act: "DECLARE_OTHER_PURPOSE" });
  if (purpose === "EXERCISE_DATA_SUBJECT_RIGHTS") {
    if (holds(conditions, "isSelf")) return undefined;
    return subject?.decidesAlone ? say("DENY", "PERSON_DECIDES_ALONE", { act: "ASK_OWNER" }) : say("DENY", "NO_PARTICIPATION", { act: "ASK_OWNER" });
  }
  if (purpose === "POLICY_STATISTICS") return say("DENY", "NOT_NECESSARY_FOR_PURPOSE");
  if (purpose === "ACUTE_SAFETY") return explainEmergency(question, conditions, row, matrix, say);
  if (purpose === "PRIVACY_AUDIT") return explainAudit(question, conditions, row, say);
  if (row.needs.includes("measureInForce") && !holds(conditions, "isInReach")) {
    // INVARIANT: out of reach sounds the same for everybody else's child, the unknown included.
    return subject?.holds.includes("measureInForce") === false && request.participatesInCase && subject.holds.includes("isInvolved")
      ? say("DENY", "MEASURE_NOT_ACTIVE", { act: "HAND_OVER" })
      : say("DENY", "MEASURE_OTHER_CHILD", { act: "ASK_TO_PARTICIPATE" });
  }
  if (row.needs.includes("measureInForce") && !holds(conditions, "measureInForce")) return say("DENY", "MEASURE_NOT_ACTIVE", { act: "HAND_OVER" });
  if (row.needs.includes("guardianshipInForce") && holds(conditions, "isInvolved") && !holds(conditions, "guardianshipInForce")) {
    return say("DENY", "MEASURE_NOT_ACTIVE", { act: "HAND_OVER" });
  }
  const unmet = row.needs.find((need) => !holds(conditions, need));
  if (!unmet) return undefined;
  return request.participatesInCase ? say("DENY", "SUBJECT_NOT_IN_CONCERNS", { act: "ASK_TO_PARTICIPATE" }) : say("DENY", "NO_PARTICIPATION", { act: "ASK_TO_PARTICIPATE" });
}

/**
 * What emergency access would show is known from the rules alone. Health is refused in every mode, in words that are the
 * same whether or not anybody is a patient (policy.md section 11, example E19).
 */
function explainEmergency(question: Question, conditions: ConditionMask, row: GridRow, { profiles }: Matrix, say: Say): Verdict | undefined {
  const { category } = effectiveClassification(question);
  const cell = category === "METADATA" ? "N" : row.cells[category];
  if (cell === "Qp") return say("DENY", "HEALTH_BY_PHONE_ONLY", { act: "CALL_CRISIS_LINE" });
  const keys = category === "METADATA" ? [] : (["MINIMAL", "LAST_72_HOURS"] as const).map((profile) => profileKey(row.id, category, profile));
  const shown = keys.flatMap((key) => profiles[key] ?? []);
  const isInMinimum = shown.some((name) => name === question.field.name || (name.endsWith(".*") && question.field.name.startsWith(name.slice(0, -1))));
  if (!isInMinimum) return say("DENY", "NOT_NECESSARY_FOR_PURPOSE");
  return holds(conditions, "isEmergency") ? undefined : say("BREAK_GLASS_AVAILABLE", "EMERGENCY_NOT_OPENED", { act: "OPEN_EMERGENCY_ACCESS" });
}

/** Content is for a sampled check of the own organisation's records only (policy.md section 9.3, example E21). */
function explainAudit({ record }: Question, conditions: ConditionMask, row: GridRow, say: Say): Verdict | undefined {
  if (!holds(conditions, "isOwnRecord") && record.owner !== ANY_OWNER) return say("DENY", "NOT_NECESSARY_FOR_PURPOSE", { act: "ASK_OWNER" });
  if (row.needs.length > 0 && !holds(conditions, "hasSecondPerson")) return say("NEEDS_SECOND_PERSON", "SAMPLE_CHECK_NEEDED", { act: "ASK_SECOND_PERSON" });
  return undefined;
}

function explainBasis(question: Question, conditions: ConditionMask, code: string, say: Say): Verdict {
  const { subject, record } = question;
  const secret = record.ownerType === "GGZ" || question.field.confidentiality === "C4" || ["ADULT_HEALTH", "CHILD_HEALTH"].includes(question.field.category);
  const source: ReasonCode = !secret ? "SOURCE_DECIDES" : subject?.isDeceased ? "SECRECY_OUTLIVES_PERSON" : "MEDICAL_SECRET_SOURCE_DECIDES";

  if (/^(S2|Qd)/.test(code)) return say("REFER_TO_SOURCE", source, { act: "ASK_SOURCE", duty: "LEGAL_DUTY" });
  if (/^(S3|Qr)/.test(code)) return say("REFER_TO_SOURCE", source, { act: "ASK_SOURCE", duty: "LEGAL_RIGHT" });
  if (code === "via") return say("REFER_TO_SOURCE", source, { act: "ASK_OWNER", duty: "LEGAL_DUTY" });
  if (/^(S5|Ac|mc)/.test(code) && !holds(conditions, "isWard")) return say("DENY", "NOT_THE_WARD", { act: "DECLARE_OTHER_PURPOSE" });
  if (code === "ps") return say("NEEDS_SECOND_PERSON", "NAMES_LEFT_OUT", { act: "ASK_SECOND_PERSON" });
  if (/^(C|S1|Qc)/.test(code)) {
    if (holds(conditions, "isConsented")) {
      if (code.startsWith("Qc")) return say("REFER_TO_SOURCE", source, { act: "ASK_SOURCE", duty: "CONSENT_BASED" });
      if (code === "C4") return say("NEEDS_SECOND_PERSON", "CHILD_CONFIDENTIAL", { act: "ASK_SECOND_PERSON" });
      return say("DENY", "NOT_NECESSARY_FOR_PURPOSE");
    }
    if (consentsFor(question, effectiveClassification(question).category).length > 0) return say("NEEDS_SECOND_PERSON", "PARENTS_NOT_AGREED", { act: "ASK_SECOND_PERSON" });
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
  const codes = alternativesOf(cell);
  if (codes.length === 1) return cell;
  const measure = codes.find((code) => code.startsWith("S2"));
  if (measure && holds(conditions, "measureInForce") && holds(conditions, "isInReach")) return measure;
  return codes.find((code) => /^(C|S1|Qc)/.test(code)) ?? codes[0]!;
}

const about = ({ subject }: Question): readonly string[] => subject?.consentFrom ?? [];
