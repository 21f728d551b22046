import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { policyPages } from "@samenhang/office";
import { MATRIX } from "@samenhang/policy";
import { schemaFields } from "./schema-fields.js";

/** `npm run policy`: writes `docs/policy` from the data of the policy and the schema; with `--check` it fails where that is not current. */
const FOLDER = fileURLToPath(new URL("../../docs/policy", import.meta.url));
const pages = policyPages(MATRIX, await schemaFields());
const there = (await readdir(FOLDER, { recursive: true, withFileTypes: true }).catch(() => []))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).split(sep).join("/"));
const surplus = there.filter((path) => !pages.has(path));

if (process.argv.includes("--check")) {
  const stale: string[] = [...surplus];
  for (const [path, text] of pages) if ((await readFile(join(FOLDER, path), "utf8").catch(() => undefined)) !== text) stale.push(path);
  if (stale.length > 0) {
    process.stderr.write(`docs/policy is not current: run \`npm run policy\` (${stale.slice(0, 5).join(", ")}${stale.length > 5 ? ` and ${stale.length - 5} more` : ""})\n`);
    process.exit(1);
  }
} else {
  for (const path of surplus) await rm(join(FOLDER, path));
  for (const [path, text] of pages) {
    await mkdir(dirname(join(FOLDER, path)), { recursive: true });
    await writeFile(join(FOLDER, path), text);
  }
}
