import { createFieldCatalogue, type CatalogueField, type FieldCatalogue } from "@samenhang/policy";
import { Kind, parse, type ConstDirectiveNode, type FieldDefinitionNode, type ObjectTypeDefinitionNode, type TypeNode } from "graphql";
import { ofField, readClassification, readReclassifications } from "./classification.js";

/** Reads the fields of the whole hub from the composed schema, so that those of a new partner are known without code. */
export function readFieldCatalogue(supergraphSdl: string): FieldCatalogue {
  const { definitions } = parse(supergraphSdl);
  const owners = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "join__Graph"
        ? (definition.values ?? []).map(({ name, directives }) => [name.value, textOf(directives?.find(isNamed("join__graph")), "name")!] as const)
        : [],
    ),
  );
  const types = definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
  const values = new Set(types.filter((type) => !isEntity(type)).map(({ name }) => name.value));
  return createFieldCatalogue(types.filter(({ name }) => !ROOTS.includes(name.value)).flatMap((type) => fieldsOf(type, owners, values)));
}

const ROOTS = ["Query", "Mutation"];

/** Stands for the owner of what several describe in one form. */
const SEVERAL = "several";

/** A field several owners describe and that only describes (the id of an entity, a value type of the kit) is nobody's to decide about. */
function fieldsOf(type: ObjectTypeDefinitionNode, owners: ReadonlyMap<string, string>, values: ReadonlySet<string>): CatalogueField[] {
  const variants = readReclassifications(type.directives ?? [], type.name.value);
  return (type.fields ?? []).flatMap((field) => {
    const name = `${type.name.value}.${field.name.value}`;
    const classified = field.directives?.find(isNamed("classified"));
    const graphs = graphsOf(field, "join__field") ?? graphsOf(type, "join__type") ?? [];
    if (!classified || graphs.length === 0) return [];
    const classification = readClassification(classified, name);
    if (graphs.length > 1 && classification.category === "METADATA") return [];
    const inner = namedType(field.type);
    const becomes = classification.category === "METADATA" ? [] : ofField(variants, field.name.value);
    const isDoor = classified.arguments?.some(({ name: argument, value }) => argument.value === "door" && value.kind === Kind.BOOLEAN && value.value) ?? false;
    return [
      {
        name,
        type: type.name.value,
        owners: graphs.map((graph) => owners.get(graph)!),
        owner: graphs.length > 1 ? SEVERAL : owners.get(graphs[0]!)!,
        isDoor,
        ...(isDoor || values.has(inner) ? { holds: inner } : {}),
        ...classification,
        ...(becomes.length > 0 ? { becomes } : {}),
      },
    ];
  });
}

const isNamed =
  (name: string) =>
  (directive: ConstDirectiveNode): boolean =>
    directive.name.value === name;

/** Has a key: other subgraphs refer to it, so it is no value inside a field. */
const isEntity = ({ directives = [] }: ObjectTypeDefinitionNode): boolean =>
  directives.some((directive) => isNamed("join__type")(directive) && textOf(directive, "key") !== undefined);

const graphsOf = ({ directives = [] }: Pick<FieldDefinitionNode, "directives">, name: string): string[] | undefined => {
  const graphs = directives.filter(isNamed(name)).flatMap((directive) => textOf(directive, "graph") ?? []);
  return graphs.length > 0 ? graphs : undefined;
};

/** The string or enum value of an argument. */
function textOf(directive: ConstDirectiveNode | undefined, argument: string): string | undefined {
  const value = directive?.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));
