import { createMongoAbility, subject, type MongoAbility } from "@casl/ability";
import { CONDITION_NAMES, holds, type ConditionMask } from "./conditions.js";
import type { Rule } from "./rules.js";
import type { Category } from "./vocabulary.js";

/**
 * The only file that knows CASL.
 *
 * Allow-only rules, conditions that compare to literal `true`, always an instance and a field: with these, CASL's known
 * traps (conditional `cannot`, type-level checks, last rule wins, undefined equals undefined) cannot occur.
 */
export interface AllowEngine<R extends Permission = Rule> {
  /**
   * The rule that opens this field under these conditions, or undefined. Where several do, the one whose id comes first:
   * the answer does not depend on the order in which rules were written.
   */
  permit(category: Category, field: string, conditions: ConditionMask): R | undefined;
}

/** What of a rule opens a field; the rest of it explains. */
export type Permission = Pick<Rule, "id" | "category" | "fields" | "when">;

/** One engine per purpose and kind of asker: it holds a few dozen rules, and remembers its answers. */
export function createAllowEngine<R extends Permission>(rules: readonly R[]): AllowEngine<R> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ability: MongoAbility = createMongoAbility(
    rules.map((rule) => ({
      action: "read",
      subject: rule.category,
      conditions: Object.fromEntries(rule.when.map((condition) => [condition, true])),
      reason: rule.id,
      ...(rule.fields ? { fields: [...rule.fields] } : {}),
    })),
  );
  const answers = new Map<string, R | undefined>();

  return {
    permit(category, field, conditions) {
      const key = `${category}|${field}|${conditions}`;
      if (answers.has(key)) return answers.get(key);
      const instance = subject(category, Object.fromEntries(CONDITION_NAMES.map((name) => [name, holds(conditions, name)])));
      const opening = ability
        .rulesFor("read", category)
        .filter((candidate) => candidate.matchesConditions(instance) && candidate.matchesField(field))
        .map((candidate) => candidate.reason!)
        .sort()[0];
      if ((opening !== undefined) !== ability.can("read", instance, field)) throw new Error("the policy engine contradicts itself");
      const rule = opening === undefined ? undefined : byId.get(opening);
      if (answers.size > 50_000) answers.clear();
      answers.set(key, rule);
      return rule;
    },
  };
}
