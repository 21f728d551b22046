import type { OrganisationType, Role } from "@samenhang/caller";
import {
  alternativesOf,
  CATEGORIES,
  codeOf,
  GRID_CATEGORIES,
  isInForce,
  marksOn,
  profileKey,
  PURPOSES,
  purposeEntry,
  type Condition,
  type GridCategory,
  type GridRow,
  type Purpose,
  type Rule,
} from "@samenhang/policy";
import { bullets, code, codes, page, sentence, table } from "../markdown.js";
import { conditionInFull, groundInFull, nameOf, partyLink, questionOf } from "../words.js";
import { conditionsOf } from "../who-sees-what.js";
import { fieldsOf, groupRules, type Material } from "./material.js";

/** One purpose: who may claim it, and its rows in full. */
export function purposePage(purpose: Purpose, { policy }: Material): string {
  const { code: number, nl, definition, tiedToCase, needsMinor, claims, awaiting } = purposeEntry(purpose);
  const rows = policy.matrix.rows.filter((row) => row.purpose === purpose);
  const used = new Set<Condition>();
  const sections = rows.flatMap((row) => rowSection(row, policy.rules, policy.matrix.profiles, used));
  const own = policy.rules.filter((rule) => rule.purpose === purpose && rule.row === "OWN");
  const asked = policy.rules.filter((rule) => rule.purpose === purpose && rule.row === "ASKED");
  const following = policy.rules.filter((rule) => rule.purpose === purpose && rule.row === "ANY");
  for (const rule of [...own, ...asked, ...following]) for (const condition of conditionsOf(rule)) used.add(condition);
  return page(
    `${number} ${purpose}: *${nl}*`,
    sentence(definition),
    bullets([
      ...(Object.entries(claims) as [OrganisationType, readonly Role[]][]).map(([type, roles]) => `May be claimed by ${partyLink(type, "../")} as ${codes(roles)}.`),
      ...(Object.entries(awaiting ?? {}) as [OrganisationType, string][]).map(
        ([type, mark]) => `Waits for a lawyer, and is off: ${partyLink(type, "../")} (**${mark}**: ${questionOf(mark)}).`,
      ),
      tiedToCase ? "Is declared together with a case (*casus*)." : "Is declared without a case.",
      ...(needsMinor ? ["Only with a minor or an unborn child in the case."] : []),
    ]),
    ...sections,
    own.length === 0
      ? "## The own file\n\nUnder this purpose no organisation reads its own file: that is done under the purpose of its task."
      : `## The own file\n\nAn organisation works with its own file, about persons it is involved with. Ground: ${groundInFull("L-02")}.\n\n${table(
          ["Party", "Needs", "Fields", "Rules"],
          groupByAsker(own).map(([asker, rules]) => [nameOf(asker), codes(conditionsOf(rules[0]!)), fieldsOf(rules[0]!), codes(rules.map(({ id }) => id))]),
        )}`,
    asked.length === 0
      ? undefined
      : `## A question that was put\n\nWho is asked reads the question and whom it is about, to decide whether and what to answer.\n\n${table(
          ["Party", "Needs", "Fields", "Rule"],
          asked.map((rule) => [nameOf(rule.asker), codes(conditionsOf(rule)), fieldsOf(rule), code(rule.id)]),
        )}`,
    `## What travels with a record\n\n${table(
      ["Party", "What", "Needs", "Rule"],
      following.map((rule) => [nameOf(rule.asker), rule.why, codes(rule.when.filter((condition) => /isRecordVisible|isPublicClass/.test(condition))), code(rule.id)]),
    )}`,
    `## The conditions named here\n\nBeside these, every rule rests on the conditions in [the list of conditions](../conditions.md).\n\n${bullets([...used].map(conditionInFull))}`,
  );
}

function rowSection(row: GridRow, rules: readonly Rule[], profiles: Readonly<Record<string, readonly string[]>>, used: Set<Condition>): readonly string[] {
  for (const need of row.needs) used.add(need);
  const marks = Object.entries(row.signOff);
  return [
    `## Row ${row.id}: ${nameOf(row.asker)}`,
    `${isInForce(row) ? "" : "**Not law: this row is here to be seen and opens nothing.** "}Why: ${sentence(row.why)}`,
    `The whole row needs:\n\n${row.needs.length === 0 ? "- nothing beside what each cell says" : bullets(row.needs.map(conditionInFull))}`,
    `Grounds (*grondslagen*):\n\n${bullets(row.grounds.map(groundInFull))}`,
    marks.length === 0
      ? "Nothing in this row waits for a lawyer."
      : `Waits for a lawyer:\n\n${bullets(marks.map(([mark]) => `**${mark}** on ${coveredBy(row, mark)}: ${questionOf(mark)}`))}`,
    table(
      ["Data", "Code", "In words", "Opens", "Needs, beside the row", "Waits for", "Rules"],
      GRID_CATEGORIES.flatMap((category) => cellLines(row, category, isInForce(row) ? rules : [], profiles, used)),
    ),
  ];
}

/** One line per code of the cell and per way in which it opens; then what else the row opens in the category. */
function cellLines(
  row: GridRow,
  category: GridCategory,
  rules: readonly Rule[],
  profiles: Readonly<Record<string, readonly string[]>>,
  used: Set<Condition>,
): readonly (readonly string[])[] {
  const name = `${CATEGORIES[category].code} ${CATEGORIES[category].nl}`;
  const ofCell = rules.filter((rule) => rule.row === row.id && rule.category === category);
  const alternatives = alternativesOf(row.cells[category]);
  const others = [...new Set(ofCell.map((rule) => rule.code))].filter((known) => !alternatives.includes(known));
  return [...alternatives, ...others].flatMap((cell) => {
    const isCode = alternatives.includes(cell);
    const groups = groupRules(ofCell.filter((rule) => rule.code === cell));
    const words = isCode ? `${codeOf(cell).en} (*${codeOf(cell).nl}*)` : groups[0]!.why;
    const marks = isCode ? marksOn(row, category, cell) : (groups[0]?.signOff ?? []);
    if (groups.length === 0) return [[name, `**${cell}**`, words, emptyProfile(row, category, cell, profiles), "", marks.join(", "), ""]];
    return groups.map((group) => {
      const needs = conditionsOf(group).filter((condition) => !(row.needs as readonly Condition[]).includes(condition));
      for (const condition of needs) used.add(condition);
      return [name, `**${cell}**`, words, fieldsOf(group), codes(needs), marks.join(", "), codes(group.ids)];
    });
  });
}

/** A minimum that names no field opens nothing: said, so that nobody takes the code for a permission. */
const emptyProfile = (row: GridRow, category: GridCategory, cell: string, profiles: Readonly<Record<string, readonly string[]>>): string => {
  const wants =
    isInForce(row) &&
    codeOf(cell)
      .opens(category, row.asker === "PERSON")
      .some(({ profile }) => profile && !profiles[profileKey(row.id, category, profile)]?.length);
  return wants ? "nothing: the minimum names no field yet" : "nothing";
};

/** The cells a mark covers, in words. */
export function coveredBy(row: GridRow, mark: string): string {
  const covers = row.signOff[mark as keyof typeof row.signOff];
  if (covers === "*") return "the whole row";
  const cells = GRID_CATEGORIES.filter((category) => alternativesOf(row.cells[category]).some((cell) => (marksOn(row, category, cell) as readonly string[]).includes(mark)));
  return cells
    .map(
      (category) =>
        `${CATEGORIES[category].code} (${alternativesOf(row.cells[category])
          .filter((cell) => (marksOn(row, category, cell) as readonly string[]).includes(mark))
          .join(", ")})`,
    )
    .join(", ");
}

const groupByAsker = (rules: readonly Rule[]): readonly (readonly [OrganisationType, readonly Rule[]])[] =>
  [...new Set(rules.map(({ asker }) => asker))].map((asker) => [asker, rules.filter((rule) => rule.asker === asker)] as const);

export const PURPOSE_NAMES = Object.keys(PURPOSES) as readonly Purpose[];
