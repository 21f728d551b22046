import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "./sources.js";

/** docs/requirements.md claims nothing that is not there. */
const rows = readFileSync(join(ROOT, "docs/requirements.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| R-\d+ /.test(line))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim()))
  .map(([id, asks, state, where, shownBy, missing]) => ({ id: id!, asks: asks!, state: state!, where: where!, shownBy: shownBy!, missing: missing! }));

const FILE = /`((?:shared|subgraphs|gateway|demo|test)\/[\w./-]+\.ts)`/g;
const filesIn = (cell: string): string[] => [...cell.matchAll(FILE)].map(([, path]) => path!);
/** `file`: "title". */
const testsIn = (cell: string): { file: string; title: string }[] =>
  [...cell.matchAll(/`(test\/[^`]+)`: "(.*?)"(?=;|$)/g)].map(([, file, title]) => ({ file: file!, title: title! }));

test("each row stands there once, with a state", () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const { id, state } of rows) expect(["met", "partly", "open"], id).toContain(state);
});

describe.each(rows.map((row) => [row.id, row] as const))("%s", (_id, { state, where, shownBy, missing }) => {
  test("names files that exist, and tests by their titles", () => {
    for (const path of filesIn(where)) expect(existsSync(join(ROOT, path)), path).toBe(true);
    for (const { file, title } of testsIn(shownBy)) expect(readFileSync(join(ROOT, file), "utf8"), `${file} has no "${title}"`).toContain(title);
    expect(testsIn(shownBy)).toHaveLength(shownBy === "-" ? 0 : shownBy.split('"; `').length);
  });
  test("says what is missing unless it is met, and how it is shown if it is", () => {
    if (state !== "met") expect(missing).not.toBe("-");
    if (state === "met" && testsIn(shownBy).length === 0) expect(missing).toMatch(/by absence/);
  });
});
