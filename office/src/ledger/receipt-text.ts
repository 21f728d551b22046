import { CATEGORIES, GROUND_NL, isCategory, isPurpose, PURPOSE_NL, type GroundId } from "@samenhang/policy";
import { PROBLEMS, type CheckedLine, type CheckedReceipt, type Problem, type Receipt, type Shown } from "./receipt.js";

/** What was checked and what is wrong, each line in plain Dutch. `problems` adds what the ledgers themselves say. */
export function receiptText(
  receipt: Receipt,
  checked: CheckedReceipt,
  problems: ReadonlyMap<CheckedLine, readonly Problem[]>,
  heads: Readonly<Record<string, readonly Problem[]>>,
): string {
  const lines = checked.lines.map((line, at) => [
    `${at + 1}. ${lineText(line.shown)}`,
    ...(problems.get(line) ?? []).map((problem) => `   FOUT: ${PROBLEMS[problem]} (${problem})`),
  ]);
  const ledgers = Object.keys(receipt.ledgers).map((name) =>
    [
      `Logboek ${name}: ondertekend, met ${checked.witnesses[name]?.length ?? 0} getuigen`,
      ...(heads[name] ?? []).map((problem) => `   FOUT: ${PROBLEMS[problem]} (${problem})`),
    ].join("\n"),
  );
  return [
    `Wie kreeg wat over ${receipt.person}, van ${receipt.from} tot en met ${receipt.to}`,
    "",
    ...lines.flat(),
    ...(lines.length === 0 ? ["Er staan geen regels in."] : []),
    "",
    ...ledgers,
  ].join("\n");
}

function lineText(shown: Shown): string {
  const word = (name: string): string => (typeof shown[name] === "string" ? shown[name] : "onbekend");
  const given = Object.entries(shown).filter(([name, value]) => name.startsWith("given.") && Array.isArray(value)) as [string, string[]][];
  const categories = given.map(([name]) => name.slice("given.".length)).map((name) => (isCategory(name) ? CATEGORIES[name].nl : name));
  const grounds = [...new Set(given.flatMap(([, ids]) => ids))].sort().map((id) => `${id}: ${GROUND_NL[id as GroundId] ?? "onbekend"}`);
  const purpose = isPurpose(shown["purpose"]) ? PURPOSE_NL[shown["purpose"]] : "Het doel is onbekend.";
  return [
    `${moment(shown["recordedAt"])} kreeg ${word("organisation")} (${word("role")}) gegevens van ${word("owner")}. ${purpose}`,
    `   Wat: ${categories.join("; ")}.`,
    `   Waarom het mocht: ${grounds.join("; ")}.`,
    ...(typeof shown["mandateOf"] === "string" ? [`   In opdracht van ${shown["mandateOf"]}.`] : []),
    ...(typeof shown["breakGlassId"] === "string" ? ["   Dit was noodtoegang."] : []),
  ].join("\n");
}

const moment = (value: unknown): string => {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time)
    ? "Op een onbekend moment"
    : `Op ${new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Amsterdam" }).format(time)}`;
};
