import { readFileSync } from "node:fs";
import type { Classification } from "@samenhang/policy";
import { buildGuardedSchema, readClassification } from "@samenhang/subgraph";
import { buildASTSchema, getNamedType, isLeafType, isObjectType, isRequiredArgument, parse, type GraphQLField, type GraphQLObjectType } from "graphql";
import { NO_LEDGERS } from "@samenhang/subgraph-audit";
import { definitions } from "../demo/dist/subgraphs.js";

/** Asks for everything of every type: the supergraph walked from its root fields, in operations small enough for the gateway. */
export interface Question {
  readonly root: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const supergraph = buildASTSchema(parse(readFileSync(new URL("../gateway/supergraph.graphql", import.meta.url), "utf8")), { assumeValid: true });

/** Asked from a root of their own; inside an answer their id is enough. */
const ENTITIES = ["Person", "Case", "Organisation", "Professional"];

const fieldsOf = (type: GraphQLObjectType): GraphQLField<unknown, unknown>[] => Object.values(type.getFields()).filter(({ name }) => !name.startsWith("_"));

function selectionOf(type: GraphQLObjectType, path: readonly string[]): string {
  return ["__typename", ...fieldsOf(type).map((field) => partOf(field, [...path, type.name]))].join(" ");
}

function partOf({ name, type }: GraphQLField<unknown, unknown>, path: readonly string[]): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return name;
  const isKnown = ENTITIES.includes(named.name) || path.includes(named.name);
  return `${name} { ${isKnown ? `__typename ${named.getFields()["id"] ? "id" : ""}` : selectionOf(named, path)} }`;
}

/**
 * Every question of the supergraph. `given` holds what each root field with arguments is asked about; throws for a root field
 * that nothing was given for.
 */
export function everyQuestion(given: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>): Question[] {
  return fieldsOf(supergraph.getQueryType()!).flatMap((root) => {
    const type = getNamedType(root.type);
    if (!isObjectType(type)) throw new Error(`${root.name} leads to no record`);
    const needed = root.args.filter(isRequiredArgument);
    const asked = needed.length === 0 ? [{}] : given[root.name];
    if (!asked) throw new Error(`nothing was given to ask ${root.name} about`);
    const declared = needed.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(", ");
    const passed = needed.map(({ name }) => `${name}: $${name}`).join(", ");
    const head = (part: string) => `query Q${declared ? `(${declared})` : ""} { ${root.name}${passed ? `(${passed})` : ""} { ${part} } }`;
    const parts = ENTITIES.includes(type.name) ? partsOf(type) : [selectionOf(type, [])];
    return asked.flatMap((variables) => parts.map((part) => ({ root: root.name, query: head(part), variables })));
  });
}

/** An entity in pieces: what it says itself, and each list that hangs on it. */
function partsOf(type: GraphQLObjectType): string[] {
  const isPlain = ({ type: of }: GraphQLField<unknown, unknown>): boolean => isLeafType(getNamedType(of)) || ENTITIES.includes(getNamedType(of).name);
  const plain = fieldsOf(type).filter(isPlain);
  const lists = fieldsOf(type).filter((field) => !isPlain(field));
  return [plain.map((field) => partOf(field, [type.name])).join(" "), ...lists.map((field) => partOf(field, [type.name]))].map((part) => `__typename ${part}`);
}

/** `Type.field` of everything in an answer that is not null and not an empty list. */
export function shownIn(value: unknown, shown = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const entry of value) shownIn(entry, shown);
  else if (typeof value === "object" && value !== null) {
    const { __typename: typeName, ...fields } = value as Record<string, unknown>;
    for (const [name, inner] of Object.entries(fields)) {
      if (inner === null || (Array.isArray(inner) && inner.length === 0)) continue;
      if (typeof typeName === "string") shown.add(`${typeName}.${name}`);
      shownIn(inner, shown);
    }
  }
  return shown;
}

/** The fields of the supergraph that say something of someone: no doors to other records, nothing that only describes a record. */
export async function contentFields(): Promise<ReadonlySet<string>> {
  const all = definitions(NO_LEDGERS);
  const perSubgraph = await Promise.all(
    Object.values(all).map(async (definition) => {
      const { schema, facts } = await buildGuardedSchema(definition);
      return Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? facts.contentFields(type.name).map((field) => `${type.name}.${field}`) : []));
    }),
  );
  return new Set(perSubgraph.flat().filter((field) => classificationOf(field).category !== "METADATA"));
}

/** Public inside the hub: about nobody, for everybody. */
export const isPublicField = (field: string): boolean => !field.startsWith("Query.") && classificationOf(field).confidentiality === "C0";

function classificationOf(field: string): Classification {
  const [typeName, name] = field.split(".") as [string, string];
  const type = supergraph.getType(typeName);
  const directive = isObjectType(type) ? type.getFields()[name]?.astNode?.directives?.find(({ name: { value } }) => value === "classified") : undefined;
  if (!directive) throw new Error(`${field} is not in the supergraph`);
  return readClassification(directive, field);
}
