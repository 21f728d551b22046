import type { Policy, Rule } from "@samenhang/policy";
import type { SchemaField } from "../schema-field.js";
import type { Opening } from "../who-sees-what.js";

/** What every page is made from. */
export interface Material {
  /** With every sign-off mark on. */
  readonly policy: Policy;
  readonly fields: readonly SchemaField[];
  readonly openings: readonly Opening[];
  /** How many lines of `who-sees-what.txt` each mark keeps open. */
  readonly linesOn: ReadonlyMap<string, number>;
}

/** Rules that open the same fields under the same conditions, of several askers. */
export interface RuleGroup extends Pick<Rule, "fields" | "when" | "signOff" | "grounds" | "why" | "code"> {
  readonly ids: readonly string[];
}

export function groupRules(rules: readonly Rule[]): readonly RuleGroup[] {
  const groups = new Map<string, RuleGroup & { ids: string[] }>();
  for (const { id, fields, when, signOff, grounds, why, code } of rules) {
    const key = JSON.stringify([fields, when, signOff, grounds, why, code]);
    const group = groups.get(key);
    if (group) group.ids.push(id);
    else groups.set(key, { fields, when, signOff, grounds, why, code, ids: [id] });
  }
  return [...groups.values()];
}

export const fieldsOf = ({ fields }: Pick<Rule, "fields">): string => fields?.map((name) => `\`${name}\``).join(", ") ?? "every field of the category";
