import { createHash } from "node:crypto";
import type { OrganisationType } from "@samenhang/caller";
import { ACTS } from "./acts.js";
import { createAllowEngine, type AllowEngine, type Permission } from "./allow-engine.js";
import { BEHAVIOUR } from "./behaviour.js";
import { conditionsIn, type Condition, type ConditionMask } from "./conditions.js";
import { CONSENT_RULES } from "./consent-rules.js";
import { effectiveClassification, establish } from "./establish.js";
import { explainDenial } from "./explain.js";
import { MATRIX, type Matrix } from "./matrix.js";
import { PURPOSES, type Purpose } from "./purposes.js";
import type { Decision, Question } from "./question.js";
import { RETENTION_TERMS, retentionTerm, type RetentionCode, type RetentionTerm } from "./retention-terms.js";
import { rulesOf, type Rule } from "./rules.js";
import type { Category, Outcome } from "./vocabulary.js";

/**
 * The whole policy under one version.
 *
 * `decide` is pure: the same question has the same answer years later. It denies unless a rule permits.
 */
export interface Policy {
  /** SHA-256 of everything a decision depends on, 16 hexadecimal digits; stands in every ledger entry. */
  readonly version: string;
  readonly matrix: Matrix;
  readonly rules: readonly Rule[];
  /** Sign-off marks that are switched off. */
  readonly off: readonly string[];
  decide(question: Question): Decision;
  /** How long this kind of record is kept; undefined while its term does not run. */
  retention(code: RetentionCode): RetentionTerm | undefined;
  /** The rule that opens a field under conditions that are known already: what a ledger kept of a decision. */
  permit(circumstances: Circumstances): Rule | undefined;
  /** Rules that would open the field if a few things were otherwise, with what is missing of each; nearest first. */
  whatIsMissing(question: Question): readonly { readonly rule: Rule; readonly missing: readonly Condition[] }[];
}

/** A decision without its persons: all a rule looks at. */
export interface Circumstances {
  readonly purpose: Purpose;
  readonly asker: OrganisationType;
  readonly category: Category;
  /** `Type.field`. */
  readonly field: string;
  readonly conditions: ConditionMask;
}

export interface PolicyOptions {
  readonly matrix?: Matrix;
  /** Sign-off marks (`S-02`) whose cells are off until a lawyer has decided. A region can only switch off, never on. */
  readonly withoutSignOff?: readonly string[];
}

export function createPolicy({ matrix = MATRIX, withoutSignOff = [] }: PolicyOptions = {}): Policy {
  const off = new Set(withoutSignOff);
  const rules = rulesOf(matrix).filter((rule) => !rule.signOff.some((mark) => off.has(mark)));
  const permit = createPermit(rules);
  const byKind = new Map<string, Rule[]>();
  for (const rule of rules) {
    const kind = kindOf(rule.purpose, rule.asker, rule.category);
    byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  }

  return {
    version: createHash("sha256")
      .update(JSON.stringify({ rules, PURPOSES, matrix, off: [...off].sort(), ACTS, CONSENT_RULES, RETENTION_TERMS, BEHAVIOUR }))
      .digest("hex")
      .slice(0, 16),
    matrix,
    rules,
    off: [...off].sort(),
    permit,
    retention: (code) => retentionTerm(code, matrix, off),
    decide(question) {
      const conditions = establish(question);
      const { category } = effectiveClassification(question);
      const rule = permit({ purpose: question.purpose, asker: question.caller.organisation.type, category, field: question.field.name, conditions });
      const decided = { category, conditions };
      if (!rule) return { ...explainDenial(question, conditions, { matrix, off }), ...decided };
      return { outcome: "ALLOW", rule: rule.id, grounds: rule.grounds, reason: "PERMITTED", ledgerReason: "PERMITTED", nextStep: { act: "NONE" }, ...decided };
    },
    whatIsMissing(question) {
      const held = new Set(conditionsIn(establish(question)));
      const { category } = effectiveClassification(question);
      return (byKind.get(kindOf(question.purpose, question.caller.organisation.type, category)) ?? [])
        .filter((rule) => opensField(rule, question.field.name))
        .map((rule) => ({ rule, missing: rule.when.filter((condition) => !held.has(condition)) }))
        .filter(({ missing }) => missing.length > 0)
        .sort((a, b) => a.missing.length - b.missing.length || (a.rule.id < b.rule.id ? -1 : 1));
    },
  };
}

/** Finds the rule that opens a field, among the rules of any version: the one in force, or one of years ago. */
export function createPermit<R extends Permission & Pick<Rule, "purpose" | "asker">>(rules: readonly R[]): (circumstances: Circumstances) => R | undefined {
  const engines = new Map<string, AllowEngine<R>>();
  const engineFor = (purpose: Purpose, asker: OrganisationType): AllowEngine<R> => {
    const key = `${purpose}|${asker}`;
    let engine = engines.get(key);
    if (!engine) engines.set(key, (engine = createAllowEngine(rules.filter((rule) => rule.purpose === purpose && rule.asker === asker))));
    return engine;
  };
  return ({ purpose, asker, category, field, conditions }) => engineFor(purpose, asker).permit(category, field, conditions);
}

const kindOf = (purpose: Purpose, asker: OrganisationType, category: Category): string => `${purpose}|${asker}|${category}`;

/** Is the field among those the rule opens? `Type.*` stands for every field of the type. */
export const opensField = ({ fields }: Pick<Rule, "fields">, field: string): boolean =>
  fields === undefined || fields.some((name) => name === field || (name.endsWith(".*") && field.startsWith(name.slice(0, -1))));

const SEVERITY: readonly Outcome[] = ["ALLOW", "ALLOW_MASKED", "REFER_TO_SOURCE", "NEEDS_CONSENT", "NEEDS_SECOND_PERSON", "BREAK_GLASS_AVAILABLE", "DENY", "DENY_SILENT"];

/** An item about several people needs every decision: the most restrictive one speaks. At least one decision is needed. */
export function strictest<T extends Pick<Decision, "outcome">>(decisions: readonly T[]): T {
  return decisions.reduce((a, b) => (SEVERITY.indexOf(b.outcome) > SEVERITY.indexOf(a.outcome) ? b : a));
}

/** Of several ways to the same, the least restrictive one speaks; the first of equals. At least one decision is needed. */
export function mildest<T extends Pick<Decision, "outcome">>(decisions: readonly T[]): T {
  return decisions.reduce((a, b) => (SEVERITY.indexOf(b.outcome) < SEVERITY.indexOf(a.outcome) ? b : a));
}

/** What is said of several fields together: `ALLOW_MASKED` when some may be seen and others not (policy.md section 3). */
export function outcomeOfAll(decisions: readonly Pick<Decision, "outcome">[]): Outcome {
  const spoken = decisions.map(({ outcome }) => outcome);
  if (!spoken.includes("ALLOW")) return mildest<Pick<Decision, "outcome">>([{ outcome: "DENY_SILENT" }, ...decisions]).outcome;
  return spoken.every((outcome) => outcome === "ALLOW") ? "ALLOW" : "ALLOW_MASKED";
}
