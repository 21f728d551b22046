import { ORGANISATION_TYPES } from "@samenhang/caller";
import { alternativesOf, CODES } from "./codes.js";
import { GRID_CATEGORIES, type GridCategory, type GridRow, type RowNeed, type SignOffMark } from "./grid.js";
import { GROUNDS } from "./grounds.js";
import type { Matrix } from "./matrix.js";
import { isPurpose, PURPOSES, purposeEntry, type Purpose } from "./purposes.js";
import { problemsOfRetention, RETENTION_TERMS, type RetentionTerm } from "./retention-terms.js";
import { SIGN_OFFS } from "./sign-off.js";

/** A matrix as a file holds it, once everything in it has a meaning. Throws, naming every place that has none. */
export function readMatrix(value: unknown): Matrix {
  const problems = problemsOf(value);
  if (problems.length > 0) throw new Error(`this is no matrix: ${problems.slice(0, 10).join("; ")}`);
  return value as Matrix;
}

/** Marks a policy can be without: those that cover something of this matrix, or a term of retention. Any other would switch nothing off. */
export const marksOf = ({ rows }: Pick<Matrix, "rows">): readonly SignOffMark[] =>
  [
    ...new Set([...rows.flatMap(({ signOff }) => Object.keys(signOff) as SignOffMark[]), ...Object.values<RetentionTerm>(RETENTION_TERMS).flatMap(({ signOff }) => signOff)]),
  ].sort();

const ROW_KEYS = ["asker", "cells", "grounds", "id", "needs", "purpose", "signOff", "why"] as const satisfies readonly (keyof GridRow)[];
const NEEDS: Readonly<Record<RowNeed, true>> = {
  isInvolved: true,
  measureInForce: true,
  isInReach: true,
  guardianshipInForce: true,
  isReceiver: true,
  handoverAccepted: true,
  isOwnRecord: true,
  isEmergency: true,
  isAggregate: true,
  isCurrent: true,
  isOfThisCase: true,
};

function problemsOf(value: unknown): string[] {
  if (!isObject(value) || !Array.isArray(value["rows"]) || !isObject(value["profiles"])) return ["it needs `rows` and `profiles`"];
  const rows: readonly unknown[] = value["rows"];
  const ids = rows.map((row) => (isObject(row) ? row["id"] : undefined));
  return [
    ...unexpected("it", value, ["rows", "profiles", "retention"]),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `row ${String(id)} is there twice`),
    ...rows.flatMap((row, index) => (isObject(row) ? problemsOfRow(row) : [`row ${index + 1} is no object`])),
    ...Object.entries(value["profiles"]).flatMap(([key, names]) => problemsOfProfile(key, names, ids)),
    ...problemsOfRetention(value["retention"]),
  ];
}

function problemsOfRow(row: Record<string, unknown>): string[] {
  const id = typeof row["id"] === "string" ? row["id"] : "";
  const say = (what: string): string => `row ${id || "without id"}: ${what}`;
  const problems = unexpected(`row ${id}`, row, ROW_KEYS);
  const { purpose, asker, needs, cells, grounds, signOff, why } = row;

  if (!/^P(0[1-9]|1[0-6])(-[A-Z]+)+$/.test(id)) problems.push(say("its id must look like `P08-GI`"));
  if (!isPurpose(purpose)) problems.push(say("unknown purpose"));
  else if (PURPOSES[purpose].code !== id.slice(0, 3)) problems.push(say(`the id is not of ${purpose}`));
  if (asker !== "ANY" && !ORGANISATION_TYPES.includes(asker as never)) problems.push(say("unknown asker"));
  else if (isPurpose(purpose) && !mayBeAsked(purpose, asker as GridRow["asker"])) problems.push(say(`${String(asker)} may not claim ${purpose}`));
  if (!isTextList(needs) || needs.some((need) => !Object.hasOwn(NEEDS, need))) problems.push(say("unknown need"));
  if (!isTextList(grounds) || grounds.length === 0 || grounds.some((ground) => !Object.hasOwn(GROUNDS, ground))) problems.push(say("it needs grounds, all of the list of grounds"));
  if (typeof why !== "string" || why.length < 10) problems.push(say("it does not say why"));
  if (!isObject(cells)) problems.push(say("it has no cells"));
  else {
    problems.push(...unexpected(`row ${id}`, cells, GRID_CATEGORIES));
    for (const category of GRID_CATEGORIES) {
      const cell = cells[category];
      if (typeof cell !== "string") problems.push(say(`no cell for ${category}`));
      else for (const code of alternativesOf(cell)) if (!Object.hasOwn(CODES, code)) problems.push(say(`${category} has an unknown code ${code}`));
    }
  }
  if (!isObject(signOff)) problems.push(say("it has no `signOff`"));
  else
    for (const [mark, covers] of Object.entries(signOff))
      if (!Object.hasOwn(SIGN_OFFS, mark) || !isCover(covers)) problems.push(say(`sign-off ${mark} is unknown or covers nothing`));
  return problems;
}

function problemsOfProfile(key: string, names: unknown, ids: readonly unknown[]): string[] {
  const [row, category, span, ...rest] = key.split(":");
  const isKey = ids.includes(row) && GRID_CATEGORIES.includes(category as GridCategory) && (span === undefined || span === "LAST_72_HOURS") && rest.length === 0;
  const isList = isTextList(names) && names.every((name) => /^[A-Z]\w*\.(\w+|\*)$/.test(name));
  return [...(isKey ? [] : [`profile ${key}: there is no such row and category`]), ...(isList ? [] : [`profile ${key}: it needs names like \`Type.field\``])];
}

const mayBeAsked = (purpose: Purpose, asker: GridRow["asker"]): boolean => asker === "ANY" || purposeEntry(purpose).claims[asker] !== undefined;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isTextList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((entry) => typeof entry === "string");
const isCover = (value: unknown): boolean =>
  value === "*" ||
  (isTextList(value) && value.length > 0 && value.every((entry) => GRID_CATEGORIES.includes(entry as GridCategory))) ||
  (isObject(value) && Object.keys(value).join() === "codes" && typeof value["codes"] === "string" && value["codes"] !== "");
const unexpected = (what: string, value: object, known: readonly string[]): string[] =>
  Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${what} has an unknown \`${key}\``);
