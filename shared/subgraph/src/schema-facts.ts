import type { Classification, Reclassification } from "@samenhang/policy";
import { getNamedType, GraphQLString, isObjectType, type GraphQLSchema } from "graphql";
import { readClassification, readReclassifications } from "./classification.js";

/** What the guard knows of the schema: the classification of every field, and which types hold records. */
export interface SchemaFacts {
  classificationOf(typeName: string, field: string): Classification;
  /** Fields that say something, as opposed to those that only describe the record. */
  contentFields(typeName: string): readonly string[];
  isContent(typeName: string, field: string): boolean;
  /** What records of the type can be instead of what its fields say. */
  reclassificationsOf(typeName: string): readonly Reclassification[];
  /** The object type inside a field of a record, when its values need a view of their own. */
  recordTypeOf(typeName: string, field: string): string | undefined;
  /** Fields that hold free text, or values in which there is some. */
  textFields(typeName: string): readonly string[];
}

/** Reads the facts from the schema itself; throws when a field of an object type carries no classification. Doors to other records are no content. */
export function readSchemaFacts(schema: GraphQLSchema, doors: ReadonlySet<string>): SchemaFacts {
  const fields = new Map<string, Classification>();
  const inner = new Map<string, string>();
  const content = new Map<string, string[]>();
  const variants = new Map<string, readonly Reclassification[]>();
  const text = new Map<string, string[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("_")) continue;
    variants.set(type.name, readReclassifications(type.astNode?.directives ?? [], type.name));
    for (const [name, field] of Object.entries(type.getFields())) {
      if (name === "_entities" || name === "_service") continue;
      const directive = field.astNode?.directives?.find(({ name: { value } }) => value === "classified");
      if (!directive) throw new Error(`${type.name}.${name} is not classified`);
      const classification = readClassification(directive, `${type.name}.${name}`);
      fields.set(`${type.name}.${name}`, classification);
      if (doors.has(`${type.name}.${name}`)) continue;
      if (classification.category !== "METADATA" || classification.confidentiality === "C0") content.set(type.name, [...(content.get(type.name) ?? []), name]);
      const named = getNamedType(field.type);
      if (isObjectType(named)) inner.set(`${type.name}.${name}`, named.name);
      if ((isObjectType(named) || named === GraphQLString) && classification.confidentiality !== "C0") text.set(type.name, [...(text.get(type.name) ?? []), name]);
    }
  }
  return {
    classificationOf(typeName, field) {
      const classification = fields.get(`${typeName}.${field}`);
      if (!classification) throw new Error(`${typeName}.${field} is not a classified field`);
      return classification;
    },
    contentFields: (typeName) => content.get(typeName) ?? [],
    isContent: (typeName, field) => content.get(typeName)?.includes(field) ?? false,
    reclassificationsOf: (typeName) => variants.get(typeName) ?? [],
    recordTypeOf: (typeName, field) => inner.get(`${typeName}.${field}`),
    textFields: (typeName) => text.get(typeName) ?? [],
  };
}
