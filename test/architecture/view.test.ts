import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ROOT } from "./sources.js";

const fixtures = fileURLToPath(new URL("./fixtures", import.meta.url));
const compile = (): string => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", fixtures, "--pretty", "false"], { cwd: ROOT, encoding: "utf8" });
  return `${stdout}${stderr}`;
};

test("a resolver that returns a raw row does not compile, and one that returns a view does", () => {
  expect(readFileSync(join(fixtures, "raw-row.ts"), "utf8").match(/@ts-expect-error /g)).toHaveLength(8);
  expect(compile()).toBe("");
});
