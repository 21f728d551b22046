import type { ShareableField } from "@samenhang/policy";
import { Kind, parse, type ConstDirectiveNode, type FieldDefinitionNode, type ObjectTypeDefinitionNode, type TypeNode } from "graphql";
import { readClassification } from "./classification.js";

/** Entities that fields refer to by id only; every other object inside a field has fields of its own in the catalogue. */
const REFERENCES = ["Person", "Case", "Organisation", "Professional"];
const ROOTS = ["Query", "Mutation"];

/**
 * Every field of the supergraph that says something, with its classification and the subgraphs that give it. Root fields
 * and fields that only lead to other records are no part of it: what they lead to is.
 */
export function readShareableFields(supergraphSdl: string): readonly ShareableField[] {
  const { definitions } = parse(supergraphSdl, { noLocation: true });
  const types = definitions.filter((definition): definition is ObjectTypeDefinitionNode => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
  const names = new Set(types.map(({ name }) => name.value));
  const subgraphs = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "join__Graph"
        ? (definition.values ?? []).map(({ name, directives }) => [name.value, argument(directives ?? [], "join__graph", "name")[0] ?? name.value] as const)
        : [],
    ),
  );
  const graphsOf = (type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): readonly string[] => {
    const own = argument(field.directives ?? [], "join__field", "graph");
    return (own.length > 0 ? own : argument(type.directives ?? [], "join__type", "graph")).map((graph) => subgraphs.get(graph) ?? graph);
  };

  return types
    .filter(({ name }) => !ROOTS.includes(name.value))
    .flatMap((type) =>
      (type.fields ?? []).flatMap((field): ShareableField[] => {
        const classified = field.directives?.find(({ name }) => name.value === "classified");
        const target = nameOf(field.type);
        if (!classified || (names.has(target) && !REFERENCES.includes(target))) return [];
        const name = `${type.name.value}.${field.name.value}`;
        const classification = readClassification(classified, name);
        return classification.category === "METADATA" ? [] : [{ name, ...classification, owners: graphsOf(type, field) }];
      }),
    );
}

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

const argument = (directives: readonly ConstDirectiveNode[], directive: string, name: string): string[] =>
  directives
    .filter((candidate) => candidate.name.value === directive)
    .flatMap(({ arguments: given }) => given?.filter((entry) => entry.name.value === name) ?? [])
    .flatMap(({ value }) => (value.kind === Kind.ENUM || value.kind === Kind.STRING ? [value.value] : []));
