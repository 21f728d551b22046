import { readClassification } from "@samenhang/subgraph/classification";
import { Kind, parse } from "graphql";

/** Root fields that are public inside the hub (C0): they need no declared case. Read from the supergraph, not kept by hand. */
export function publicRootFields(supergraphSdl: string): ReadonlySet<string> {
  const fields = parse(supergraphSdl).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === "Query" ? (definition.fields ?? []) : [],
  );
  return new Set(
    fields
      .filter(({ directives, name }) => {
        const directive = directives?.find((candidate) => candidate.name.value === "classified");
        return directive && readClassification(directive, `Query.${name.value}`).confidentiality === "C0";
      })
      .map(({ name }) => name.value),
  );
}
