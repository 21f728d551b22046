import "reflect-metadata";
import type { Category, Confidentiality, Reclassification, Shieldable } from "@samenhang/policy";
import { Directive, Extensions, Field, FieldResolver, Mutation, ObjectType, Query, type ClassType } from "type-graphql";
import type { PublicValue } from "./schema.js";
import type { View } from "./view.js";

/**
 * The decorators a subgraph describes its schema with. Each field says what it is about in one place, beside the field;
 * `@classified` in the schema, the decision and the documentation all come from it.
 */
export interface FieldOptions {
  readonly category: Category;
  readonly confidentiality: Confidentiality;
  /** What the field gives away about a shielded place. */
  readonly reveals?: readonly Shieldable[];
  /** For people; the Dutch term in italics. */
  readonly description: string;
  /** Of a door: its name in the schema, where the method has another. */
  readonly name?: string;
  /** Default true: whatever the policy can withhold is nullable. */
  readonly nullable?: boolean;
}

type TypeFunction = (type?: void) => unknown;

/** The one definition of the directive; every subgraph repeats it to the letter, as composition demands. */
export const CLASSIFIED_DEFINITION = "directive @classified(category: String!, confidentiality: String!, reveals: [String!], door: Boolean) on FIELD_DEFINITION";
/** On a type whose records can have another classification than its fields say. */
export const RECLASSIFIED_DEFINITION =
  "directive @reclassified(category: String!, confidentiality: String, when: String!, because: String!, fields: [String!]) repeatable on OBJECT";
export const CLASSIFIED_URL = "https://samenhang.example/classified/v1.0";

const directiveText = ({ category, confidentiality, reveals }: FieldOptions, isDoor = false): string => {
  const words = [`category: "${category}"`, `confidentiality: "${confidentiality}"`];
  if (reveals?.length) words.push(`reveals: [${reveals.map((what) => `"${what}"`).join(", ")}]`);
  // Nothing is decided about a door: whoever reads the schema must know it from a value.
  if (isDoor) words.push("door: true");
  return `@classified(${words.join(", ")})`;
};

const reclassifiedText = ({ category, confidentiality, when, because, fields }: Reclassification): string => {
  const words = [`category: "${category}"`, ...(confidentiality ? [`confidentiality: "${confidentiality}"`] : []), `when: ${JSON.stringify(when)}`, `because: "${because}"`];
  if (fields) words.push(`fields: ${JSON.stringify(fields)}`);
  return `@reclassified(${words.join(", ")})`;
};

const described = ({ nullable = true, description, name }: FieldOptions) => ({ nullable, description, ...(name === undefined ? {} : { name }) });

/** A field of a record type: its value is read through the view, after a decision. */
export function Classified(type: TypeFunction, options: FieldOptions): PropertyDecorator {
  return (target, key) => {
    Field(type as () => StringConstructor, described(options))(target, key as string);
    Directive(directiveText(options))(target, key);
  };
}

/** Metadata that only describes the record and follows it: class C1, shown as soon as the record is. */
export const Meta = (type: TypeFunction, description: string): PropertyDecorator => Classified(type, { category: "METADATA", confidentiality: "C1", description });

/** Public inside the hub (C0). */
export const Public = (type: TypeFunction, description: string, nullable = false): PropertyDecorator =>
  Classified(type, { category: "METADATA", confidentiality: "C0", description, nullable });

/** The id by which a record is known; follows the record. */
export const Id = (type: TypeFunction): PropertyDecorator =>
  Classified(type, { category: "METADATA", confidentiality: "C1", description: "Hub id, without meaning.", nullable: false });

/** A type of which every value is a view, or part of one. */
export function RecordObject(
  name: string,
  description: string,
  options: {
    key?: string;
    /** Described to the letter in other subgraphs too. */
    shareable?: true;
    /** What `reclassify` of the record type can answer, for whoever reads the schema: pages of the policy, explanations, previews. */
    becomes?: readonly Reclassification[];
  } = {},
): ClassDecorator {
  return (target) => {
    ObjectType(name, { description })(target);
    if (options.shareable) Directive("@shareable")(target as never);
    if (options.key) Directive(`@key(fields: "${options.key}")`)(target as never);
    for (const variant of options.becomes ?? []) Directive(reclassifiedText(variant))(target as never);
  };
}

/** This subgraph's part of an entity that another subgraph describes: an id and the doors we add to it. */
export function EntityPart(name: "Person" | "Case" | "Organisation" | "Professional" | "Referral" | "ReportSnapshot" | "DataSubjectRequest"): ClassDecorator {
  return (target) => {
    ObjectType(name)(target);
    Directive('@key(fields: "id")')(target as never);
  };
}

/** A value type of one subgraph, that shows no record: what the subgraph itself has to say. */
export function ValueObject(name: string, description: string): ClassDecorator {
  return (target) => ObjectType(name, { description })(target);
}

/** A value type without content of its own, the same in every subgraph. */
export function SharedValue(name: string, description: string): ClassDecorator {
  return (target) => {
    ObjectType(name, { description })(target);
    Directive("@shareable")(target as never);
  };
}

type Door<Result> = (target: object, key: string, descriptor: TypedPropertyDescriptor<(...args: never[]) => Promise<Result>>) => void;

const door =
  (decorate: MethodDecorator, options: FieldOptions, leadsToRecords = true) =>
  (target: object, key: string, descriptor: PropertyDescriptor) => {
    decorate(target, key, descriptor as TypedPropertyDescriptor<never>);
    Directive(directiveText(options, leadsToRecords))(target, key, descriptor);
    Extensions({ explicit: true })(target, key, descriptor);
  };

/** A root field that gives one record. Only a view compiles. */
export const RecordQuery = <T extends object>(type: () => ClassType<T>, options: FieldOptions): Door<View<T> | null> => door(Query(type, described(options)), options);

/** A root field that gives records. */
export const RecordsQuery = <T extends object>(type: () => [ClassType<T>], options: FieldOptions): Door<readonly View<T>[] | null> =>
  door(Query(type, described(options)), options);

/** A field of an entity that gives one record. */
export const RecordField = <T extends object>(type: () => ClassType<T>, options: FieldOptions): Door<View<T> | null> => door(FieldResolver(type, described(options)), options);

/** A field of an entity that gives records. */
export const RecordsField = <T extends object>(type: () => [ClassType<T>], options: FieldOptions): Door<readonly View<T>[] | null> =>
  door(FieldResolver(type, described(options)), options);

const saying = (description: string, name?: string): FieldOptions => ({
  category: "METADATA",
  confidentiality: "C0",
  description,
  nullable: false,
  ...(name === undefined ? {} : { name }),
});

/** A root field that answers what the subgraph itself has to say, and no record. Its resolver decides and records. */
export const ValueQuery = (type: TypeFunction, description: string): Door<PublicValue> =>
  door(Query(type as () => StringConstructor, described(saying(description))), saying(description), false);

/** One act of a professional or person; answers `ActResult`. */
export const ActMutation = (type: TypeFunction, description: string, name?: string): Door<PublicValue> =>
  door(Mutation(type as () => StringConstructor, described(saying(description, name))), saying(description), false);
