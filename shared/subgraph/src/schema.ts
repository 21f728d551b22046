import { buildSubgraphSchema } from "@apollo/subgraph";
import { getDocumentNodeFromSchema } from "@graphql-tools/utils";
import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  isScalarType,
  isUnionType,
  Kind,
  parse,
  print,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from "graphql";
import { buildSchema, type NonEmptyArray } from "type-graphql";
import { CLASSIFIED_DEFINITION, CLASSIFIED_URL, RECLASSIFIED_DEFINITION } from "./classified.js";
import type { RequestContext } from "./request-context.js";
import { readSchemaFacts, type SchemaFacts } from "./schema-facts.js";
import { EntityReference, View } from "./view.js";

/** The classes a subgraph's schema is made of. */
export interface SchemaParts {
  readonly resolvers: NonEmptyArray<new () => object>;
  /** Types that no root field leads to. */
  readonly types: readonly (new () => object)[];
  /** How an entity this subgraph describes is found by its id. Entities it only extends need no entry. */
  readonly references?: Readonly<Record<string, (id: string, context: RequestContext, info: GraphQLResolveInfo) => Promise<View<object> | EntityReference | null>>>;
}

export interface BuiltSchema {
  readonly schema: GraphQLSchema;
  /** What the gateway composes: the subgraph's schema with the federation header. */
  readonly sdl: string;
  readonly facts: SchemaFacts;
}

const FEDERATION_HEADER = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@shareable", "@composeDirective"])
    @link(url: "${CLASSIFIED_URL}", import: ["@classified", "@reclassified"])
    @composeDirective(name: "@classified")
    @composeDirective(name: "@reclassified")
  ${CLASSIFIED_DEFINITION}
  ${RECLASSIFIED_DEFINITION}
`;

/**
 * A federated schema from type-graphql classes.
 *
 * type-graphql describes the types and the doors; every other field of every type reads through a view. A resolver that
 * returns anything else than a view, a reference or something public fails, also where the compiler was outwitted.
 */
export async function buildGuardedSchema({ resolvers, types, references = {} }: SchemaParts): Promise<BuiltSchema> {
  const described = await buildSchema({ resolvers, orphanedTypes: [...types], skipCheck: true, validate: false });
  const sdl = print({ kind: Kind.DOCUMENT, definitions: [...parse(FEDERATION_HEADER).definitions, ...withoutEmptyRoots(getDocumentNodeFromSchema(described)).definitions] });
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });

  const doors = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type)) copyScalar(described, schema, type.name);
    if (!isObjectType(type) || type.name.startsWith("_")) continue;
    const source = described.getType(type.name);
    for (const [name, field] of Object.entries(type.getFields())) {
      const original = isObjectType(source) ? source.getFields()[name] : undefined;
      if (original?.extensions["explicit"]) {
        doors.add(`${type.name}.${name}`);
        field.resolve = guardResult(original.resolve ?? defaultFieldResolver, `${type.name}.${name}`);
      } else if (!name.startsWith("_")) {
        field.resolve = readGuarded(references);
      }
    }
  }
  guardEntities(schema, references);
  return { schema, sdl, facts: readSchemaFacts(schema, doors) };
}

/** A value the owner declares public: payloads of acts, page information, reference data of class C0. */
export class PublicValue {
  constructor(readonly fields: Readonly<Record<string, unknown>>) {}
  get __typename(): unknown {
    return this.fields["__typename"];
  }
}

/** Reads through the view; an entity this subgraph describes itself is looked up, behind the same guard. */
const readGuarded =
  (references: NonNullable<SchemaParts["references"]>): GraphQLFieldResolver<unknown, RequestContext> =>
  (source, _arguments, context, info) => {
    const value = readValue(source, info);
    const describedHere = references[getNamedType(info.returnType).name];
    if (!describedHere || value === null) return value;
    if (!Array.isArray(value)) return describedHere((value as EntityReference).id, context, info);
    return Promise.all((value as EntityReference[]).map(({ id }) => describedHere(id, context, info))).then((found) => found.filter((entry) => entry !== null));
  };

const readValue = (source: unknown, info: GraphQLResolveInfo): unknown => {
  if (source instanceof View) return source.read(info.fieldName);
  if (source instanceof EntityReference) return info.fieldName === "id" ? source.id : null;
  if (source instanceof PublicValue) return source.fields[info.fieldName] ?? null;
  throw new Error(`${info.parentType.name}.${info.fieldName} was read outside the guard`);
};

const guardResult =
  (resolve: GraphQLFieldResolver<unknown, unknown>, where: string): GraphQLFieldResolver<unknown, unknown> =>
  async (source, arguments_, context, info) => {
    const result: unknown = await resolve(source, arguments_, context, info);
    for (const value of Array.isArray(result) ? (result as unknown[]) : [result]) {
      const guarded = value === null || value === undefined || value instanceof View || value instanceof EntityReference || value instanceof PublicValue;
      if (!guarded) throw new Error(`${where} returned something that did not pass the guard`);
    }
    return result;
  };

/** `_entities` is a door like any other: an entity that cannot be seen is null, whether or not it exists. */
function guardEntities(schema: GraphQLSchema, references: NonNullable<SchemaParts["references"]>): void {
  const union = schema.getType("_Entity");
  const field = schema.getQueryType()?.getFields()["_entities"];
  if (!isUnionType(union) || !field) return;
  union.resolveType = (value: unknown) => (value instanceof View ? View.typeNameOf(value) : (value as EntityReference).__typename);
  const extended = new Set(union.getTypes().map(({ name }) => name));
  field.resolve = (_source, { representations }: { representations: readonly Record<string, unknown>[] }, context: RequestContext, info) =>
    Promise.all(
      representations.slice(0, MAX_REPRESENTATIONS).map(async ({ __typename: typeName, id, ...rest }) => {
        if (typeof typeName !== "string" || !extended.has(typeName) || typeof id !== "string" || Object.keys(rest).length > 0) return null;
        return references[typeName]?.(id, context, info) ?? new EntityReference(typeName, id);
      }),
    );
}
const MAX_REPRESENTATIONS = 2_000;

/** type-graphql adds an empty root type where a subgraph has none; federation does without. */
function withoutEmptyRoots(document: DocumentNode): DocumentNode {
  const definitions = document.definitions.filter(
    (definition) =>
      !(definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.fields?.length === 0) &&
      definition.kind !== Kind.SCHEMA_DEFINITION &&
      definition.kind !== Kind.DIRECTIVE_DEFINITION,
  );
  return { ...document, definitions };
}

function copyScalar(from: GraphQLSchema, to: GraphQLSchema, name: string): void {
  const original = from.getType(name);
  const copy = to.getType(name);
  if (!isScalarType(original) || !isScalarType(copy)) return;
  copy.serialize = original.serialize;
  copy.parseValue = original.parseValue;
  copy.parseLiteral = original.parseLiteral;
}
