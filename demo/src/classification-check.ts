import { readClassification } from "@samenhang/subgraph";
import { Kind, parse } from "graphql";

/** Fails the build when any field of the composed schema carries no classification, or one the policy does not know. */
export function assertClassified(supergraphSdl: string): void {
  const unclassified: string[] = [];
  for (const definition of parse(supergraphSdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      const where = `${definition.name.value}.${field.name.value}`;
      const directive = field.directives?.find(({ name }) => name.value === "classified");
      if (directive) readClassification(directive, where);
      else unclassified.push(where);
    }
  }
  if (unclassified.length > 0) throw new Error(`not classified: ${unclassified.join(", ")}`);
}
