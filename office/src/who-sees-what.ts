import type { OrganisationType } from "@samenhang/caller";
import {
  CATEGORIES,
  classConditions,
  CONFIDENTIALITY,
  GATES,
  opensField,
  PURPOSES,
  type Category,
  type Condition,
  type Confidentiality,
  type Policy,
  type Rule,
} from "@samenhang/policy";
import type { SchemaField } from "./schema-field.js";

/** One field one kind of party can come to see for one purpose, and every way in which it opens. */
export interface Opening {
  readonly purpose: Rule["purpose"];
  readonly asker: OrganisationType;
  readonly field: string;
  readonly category: Category;
  /** Undefined where the record itself says which. */
  readonly confidentiality: Confidentiality | undefined;
  /** Without what every rule needs, and without ways that need more than another. */
  readonly ways: readonly Way[];
}

export interface Way {
  /** Codes of the matrix that open in this way. */
  readonly codes: readonly string[];
  readonly conditions: readonly Condition[];
}

/** What a record of the kind can be at all: a field that was not reclassified, or one of its variants. */
interface Possible extends Pick<SchemaField, "name" | "owners" | "category"> {
  readonly confidentiality: Confidentiality | undefined;
}

const CLASSES = Object.keys(CONFIDENTIALITY) as readonly Confidentiality[];
/** What a class makes true by itself: reporters are open inside Veilig Thuis only. */
const HELD_BY = {
  veiligThuisItself: new Map(CLASSES.map((name) => [name, new Set(classConditions(name, true))])),
  others: new Map(CLASSES.map((name) => [name, new Set(classConditions(name, false))])),
};
const CLASS_CONDITIONS: ReadonlySet<Condition> = new Set(CLASSES.flatMap((name) => [...classConditions(name, true)]));
const COVERED = "* (what a shielding order covers)";

/**
 * Everything a policy can open, in a fixed order. A field that follows its record (dates, status) is left out: it is seen
 * with the record and never alone.
 */
export function openingsOf(policy: Pick<Policy, "rules">, fields: readonly SchemaField[]): readonly Opening[] {
  const found = new Map<string, Omit<Opening, "ways"> & { rules: Rule[] }>();
  const possible = possibleFields(fields);
  for (const rule of policy.rules) {
    if (rule.category === "METADATA") continue;
    for (const { name, owners, category, confidentiality } of possible.get(rule.category) ?? []) {
      if (!opensField(rule, name) || !canHold(rule, name, owners, confidentiality)) continue;
      const key = [rule.purpose, rule.asker, name, category, confidentiality].join("|");
      let opening = found.get(key);
      if (!opening) found.set(key, (opening = { purpose: rule.purpose, asker: rule.asker, field: name, category, confidentiality, rules: [] }));
      opening.rules.push(rule);
    }
  }
  // Most fields of a category open by the same rules.
  const known = new Map<string, readonly Way[]>();
  const waysBy = (rules: readonly Rule[]): readonly Way[] => {
    const key = rules.map(({ id }) => id).join();
    const ways = known.get(key) ?? waysOf(rules);
    known.set(key, ways);
    return ways;
  };
  const openings = [...found.values()].map(({ rules, ...opening }) => ({ ...opening, ways: waysBy(rules) }));
  return openings
    .map((opening) => [lineOf(opening), opening] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, opening]) => opening);
}

/** What a rule needs beside what all rules need and what the class settles by itself. */
export const conditionsOf = ({ when }: Pick<Rule, "when">): readonly Condition[] =>
  when.filter((condition) => !(GATES as readonly Condition[]).includes(condition) && !CLASS_CONDITIONS.has(condition));

function waysOf(rules: readonly Rule[]): readonly Way[] {
  const byConditions = new Map<string, { codes: Set<string>; conditions: readonly Condition[] }>();
  for (const rule of rules) {
    const conditions = conditionsOf(rule);
    const way = byConditions.get([...conditions].sort().join());
    if (way) way.codes.add(rule.code);
    else byConditions.set([...conditions].sort().join(), { codes: new Set([rule.code]), conditions });
  }
  const ways = [...byConditions.values()].map(({ codes, conditions }) => ({ codes: [...codes].sort(), conditions }));
  const needsMore = (one: Way, other: Way): boolean => one !== other && other.conditions.every((condition) => one.conditions.includes(condition));
  return ways.filter((way) => !ways.some((other) => needsMore(way, other))).sort((a, b) => (wayToText(a) < wayToText(b) ? -1 : 1));
}

const wayToText = ({ codes, conditions }: Way): string => `${codes.join("/")}${conditions.length === 0 ? "" : ` if ${conditions.join(", ")}`}`;

/** One line of `who-sees-what.txt`. */
export const lineOf = ({ purpose, asker, field, category, confidentiality, ways }: Opening): string =>
  `${PURPOSES[purpose].code} ${purpose} | ${asker} | ${field} | ${CATEGORIES[category].code} ${confidentiality ?? "C?"} | ${ways.map(wayToText).join("; or ")}`;

/** The whole list, and what is open to all: one line each, so that a diff names exactly who gains or loses what. */
export function whoSeesWhat(policy: Pick<Policy, "rules">, fields: readonly SchemaField[]): readonly string[] {
  const open = fields
    .filter(({ isContent, category, confidentiality }) => isContent && category === "METADATA" && confidentiality === "C0")
    .map(({ name }) => `* | * | ${name} | MET C0 | public inside the hub`);
  return [...openingsOf(policy, fields).map(lineOf), ...open.sort()];
}

export interface Differences {
  readonly gains: readonly string[];
  readonly losses: readonly string[];
}

/** Who can see what under another policy and not under this one, and the reverse. A change of conditions is a loss and a gain. */
export function differences(from: readonly string[], to: readonly string[]): Differences {
  const [before, after] = [new Set(from), new Set(to)];
  return { gains: to.filter((line) => !before.has(line)), losses: from.filter((line) => !after.has(line)) };
}

function possibleFields(fields: readonly SchemaField[]): ReadonlyMap<Category, readonly Possible[]> {
  const all: Possible[] = fields.filter(({ isContent }) => isContent);
  const keyOf = ({ name, category, confidentiality }: Omit<Possible, "owners">): string => `${name} ${category} ${confidentiality}`;
  const listed = new Set(all.map(keyOf));
  for (const { name, owners, becomes = [] } of fields) {
    for (const { category, confidentiality } of becomes) {
      const possible = { name, owners, category, confidentiality };
      if (listed.has(keyOf(possible))) continue;
      listed.add(keyOf(possible));
      all.push(possible);
    }
  }
  const owners = [...new Set(fields.flatMap(({ owners: of }) => of))];
  all.push({ name: COVERED, owners, category: "SHIELDED", confidentiality: "C7" });
  const byCategory = new Map<Category, Possible[]>();
  for (const field of all) byCategory.set(field.category, [...(byCategory.get(field.category) ?? []), field]);
  return byCategory;
}

/** A statement is released by a treating professional, or by who answers a question. */
const ANSWERED = "AnswerStatement.";

/** Could all conditions of the rule be true of such a field? Its class settles some, and whose records it is in settles others. */
function canHold({ when, asker }: Rule, name: string, owners: SchemaField["owners"], confidentiality: Confidentiality | undefined): boolean {
  const isOwn = owners.includes(asker);
  return when.every((condition) => {
    if (CLASS_CONDITIONS.has(condition))
      return confidentiality === undefined || HELD_BY[asker === "VT" && isOwn ? "veiligThuisItself" : "others"].get(confidentiality)!.has(condition);
    if (condition === "isOwnRecord") return isOwn || owners.includes("SHARED");
    if (condition === "isReleasedToCaller") return owners.includes("GGZ") || name.startsWith(ANSWERED);
    return true;
  });
}
