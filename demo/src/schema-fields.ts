import type { SchemaField } from "@samenhang/office";
import { buildGuardedSchema, ofField } from "@samenhang/subgraph";
import { isObjectType } from "graphql";
import { NO_LEDGERS } from "@samenhang/subgraph-audit";
import { definitions, SUBGRAPHS } from "./subgraphs.js";

/** Every field of the nine subgraphs with its classification, by name, and what records can make of it. Roots and what answers an act are no data of anybody. */
export async function schemaFields(): Promise<readonly SchemaField[]> {
  const all = definitions(NO_LEDGERS);
  const fields = new Map<string, SchemaField>();
  for (const subgraph of SUBGRAPHS) {
    const { schema, facts } = await buildGuardedSchema(all[subgraph]);
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || /^(_|Query$|Mutation$|Recorded$|Refused$)/.test(type.name)) continue;
      for (const field of Object.keys(type.getFields())) {
        const name = `${type.name}.${field}`;
        const known = fields.get(name);
        const owners = [...new Set([...(known?.owners ?? []), all[subgraph].ownerType])];
        const isContent = facts.isContent(type.name, field) || (known?.isContent ?? false);
        const becomes = isContent ? ofField(facts.reclassificationsOf(type.name), field) : [];
        fields.set(name, { name, owners, ...facts.classificationOf(type.name, field), isContent, ...(becomes.length > 0 ? { becomes } : {}) });
      }
    }
  }
  return [...fields.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
