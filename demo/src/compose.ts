import { readFile, writeFile } from "node:fs/promises";
import { composeServices } from "@apollo/composition";
import { buildGuardedSchema } from "@samenhang/subgraph";
import { parse } from "graphql";
import { NO_LEDGERS } from "@samenhang/subgraph-audit";
import { assertClassified } from "./classification-check.js";
import { definitions, SUBGRAPHS } from "./subgraphs.js";

/**
 * Composes the nine subgraphs into `gateway/supergraph.graphql`, or with `--check` fails when that file is not current.
 *
 * Composition drops or weakens an own directive in several ways without an error, so every field of the result is checked.
 */
const target = new URL("../../gateway/supergraph.graphql", import.meta.url);
const all = definitions(NO_LEDGERS);
const services = await Promise.all(SUBGRAPHS.map(async (name) => ({ name, url: `http://${name}`, typeDefs: parse((await buildGuardedSchema(all[name])).sdl) })));
const { errors, hints, supergraphSdl } = composeServices(services);

if (!supergraphSdl) {
  for (const error of errors ?? []) console.error(error.message);
  process.exit(1);
}
const disagreements = (hints ?? []).filter(({ definition }) => definition.code === "INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS");
if (disagreements.length > 0) {
  for (const { message } of disagreements) console.error(message);
  process.exit(1);
}
assertClassified(supergraphSdl);

if (!process.argv.includes("--check")) {
  await writeFile(target, supergraphSdl);
} else if ((await readFile(target, "utf8").catch(() => "")) !== supergraphSdl) {
  console.error("gateway/supergraph.graphql is not current: run `npm run compose`");
  process.exit(1);
}
