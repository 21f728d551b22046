import { readFileSync } from "node:fs";

type Schema = Readonly<Record<string, unknown>>;

const KNOWN = [
  "$schema",
  "$id",
  "$ref",
  "title",
  "description",
  "type",
  "required",
  "properties",
  "additionalProperties",
  "items",
  "enum",
  "minimum",
  "minLength",
  "pattern",
  "not",
];

const readSchema = (file: string): Schema => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as Schema;

/**
 * What in `value` does not fit the schema in `file`; empty where all does. As much of JSON Schema 2020-12 as the schemas
 * here use: a keyword it does not know is an error, never passed over.
 */
export const misfits = (file: string, value: unknown): string[] => [...check(readSchema(file), value, "$")];

function* check(schema: Schema, value: unknown, at: string): Generator<string> {
  for (const keyword of Object.keys(schema)) if (!KNOWN.includes(keyword)) throw new Error(`${at}: unknown keyword ${keyword}`);
  if (typeof schema["$ref"] === "string") yield* check(readSchema(schema["$ref"]), value, at);
  if (schema["not"] !== undefined && [...check(schema["not"] as Schema, value, at)].length === 0) yield `${at}: is what it must not be`;
  if (schema["type"] !== undefined && typeOf(value) !== schema["type"] && !(schema["type"] === "number" && typeOf(value) === "integer"))
    return yield `${at}: is ${typeOf(value)}, not ${String(schema["type"])}`;
  if (Array.isArray(schema["enum"]) && !schema["enum"].includes(value)) yield `${at}: is none of ${schema["enum"].join(", ")}`;
  if (typeof schema["minimum"] === "number" && (value as number) < schema["minimum"]) yield `${at}: is less than ${schema["minimum"]}`;
  if (typeof schema["minLength"] === "number" && (value as string).length < schema["minLength"]) yield `${at}: is too short`;
  if (typeof schema["pattern"] === "string" && !new RegExp(schema["pattern"], "u").test(value as string)) yield `${at}: does not fit ${schema["pattern"]}`;
  if (Array.isArray(value) && schema["items"]) for (const [index, entry] of value.entries()) yield* check(schema["items"] as Schema, entry, `${at}[${index}]`);
  if (typeOf(value) !== "object") return;
  const object = value as Record<string, unknown>;
  const properties = (schema["properties"] ?? {}) as Record<string, Schema>;
  for (const name of (schema["required"] as string[] | undefined) ?? []) if (!Object.hasOwn(object, name)) yield `${at}: has no ${name}`;
  for (const [name, entry] of Object.entries(object)) {
    if (properties[name]) yield* check(properties[name], entry, `${at}.${name}`);
    else if (schema["additionalProperties"] === false) yield `${at}: has ${name}`;
    else if (typeof schema["additionalProperties"] === "object") yield* check(schema["additionalProperties"] as Schema, entry, `${at}.${name}`);
  }
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}
