import { createHash } from "node:crypto";
import type { OrganisationType } from "@samenhang/caller";
import { createAllowEngine, type AllowEngine } from "./allow-engine.js";
import { effectiveClassification, establish } from "./establish.js";
import { explainDenial } from "./explain.js";
import { GRID } from "./grid.js";
import { GROUNDS } from "./grounds.js";
import { PROFILES } from "./profiles.js";
import { PURPOSES, type Purpose } from "./purposes.js";
import type { Decision, Question } from "./question.js";
import { RULES, type Rule } from "./rules.js";

/**
 * The whole policy under one version.
 *
 * `decide` is pure: the same question has the same answer years later. It denies unless a rule permits.
 */
export interface Policy {
  /** SHA-256 of everything a decision depends on; stands in every ledger entry. */
  readonly version: string;
  readonly rules: readonly Rule[];
  decide(question: Question): Decision;
}

export interface PolicyOptions {
  /** Sign-off marks (`S-02`) whose rows are off until a lawyer has decided. A region can only switch off, never on. */
  readonly withoutSignOff?: readonly string[];
}

export function createPolicy({ withoutSignOff = [] }: PolicyOptions = {}): Policy {
  const off = new Set(withoutSignOff);
  const rules = RULES.filter((rule) => !rule.signOff.some((mark) => off.has(mark)) && rule.grounds.every((id) => GROUNDS[id].inForce));
  const engines = new Map<string, AllowEngine>();
  const engineFor = (purpose: Purpose, asker: OrganisationType): AllowEngine => {
    const key = `${purpose}|${asker}`;
    let engine = engines.get(key);
    if (!engine) engines.set(key, (engine = createAllowEngine(rules.filter((rule) => rule.purpose === purpose && rule.asker === asker))));
    return engine;
  };

  return {
    version: createHash("sha256")
      .update(JSON.stringify({ rules, PURPOSES, GRID, PROFILES, off: [...off].sort() }))
      .digest("hex")
      .slice(0, 16),
    rules,
    decide(question) {
      const conditions = establish(question);
      const { category } = effectiveClassification(question);
      const rule = engineFor(question.purpose, question.caller.organisation.type).permit(category, question.field.name, conditions);
      if (!rule) return explainDenial(question, conditions);
      return { outcome: "ALLOW", rule: rule.id, grounds: rule.grounds, reason: "PERMITTED", ledgerReason: "PERMITTED", nextStep: { act: "NONE" } };
    },
  };
}

const SEVERITY = ["ALLOW", "ALLOW_MASKED", "REFER_TO_SOURCE", "NEEDS_CONSENT", "NEEDS_SECOND_PERSON", "BREAK_GLASS_AVAILABLE", "DENY", "DENY_SILENT"] as const;

/** An item about several people needs every decision: the most restrictive one speaks. At least one decision is needed. */
export function strictest(decisions: readonly Decision[]): Decision {
  return decisions.reduce((a, b) => (SEVERITY.indexOf(b.outcome) > SEVERITY.indexOf(a.outcome) ? b : a));
}
