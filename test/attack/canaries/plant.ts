import { readFileSync } from "node:fs";
import { buildASTSchema, getNamedType, isEnumType, isLeafType, isObjectType, parse, type GraphQLObjectType, type GraphQLSchema } from "graphql";
import type { SubgraphName } from "../../../demo/dist/subgraphs.js";
import { SUBGRAPHS, type TestHub } from "../../hub.js";
import { ALSO, camel, reasonAgainst, TABLES } from "./catalogue.js";

/** The composed schema, as its text says it: names, types and classifications. */
export const supergraph: GraphQLSchema = buildASTSchema(parse(readFileSync(new URL("../../../gateway/supergraph.graphql", import.meta.url), "utf8")), { assumeValid: true });

export type Row = Readonly<Record<string, unknown>>;

/** A value that is nowhere else, and the place it was put. */
export interface Canary {
  readonly value: string;
  readonly subgraph: SubgraphName;
  readonly table: string;
  /** The row, by its first key column. */
  readonly row: string;
  readonly column: string;
  /** The fields that can show it, from a type to what is inside it: `["Report.reporter", "Reporter.name"]`. Empty: none may. */
  readonly shownBy: readonly (readonly string[])[];
}

export interface Planted {
  /** The canaries in a text, by whichever form they have in it. */
  in(text: string): readonly Canary[];
  readonly all: readonly Canary[];
  /** Columns that carry none: `<subgraph>.<table>.<column>` and the reason. */
  readonly without: ReadonlyMap<string, string>;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isKey: boolean;
}

const FIRST_KEY = `SELECT kcu.column_name FROM information_schema.table_constraints tc JOIN information_schema.key_column_usage kcu USING (constraint_name, table_schema)
  WHERE tc.constraint_type = 'PRIMARY KEY' AND tc.table_schema = 'public' AND tc.table_name = $1 ORDER BY kcu.ordinal_position`;

/** Puts a canary in every place of every database that can carry one, by what the catalogue of the database says is there. */
export async function plant(t: TestHub): Promise<Planted> {
  const maker = new Maker();
  const without = new Map<string, string>();
  for (const subgraph of SUBGRAPHS) {
    const tables = await t.asOwner(subgraph, `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`);
    for (const { name: table } of tables as { name: string }[]) await plantTable(t, subgraph, table, maker, without);
  }
  return { in: (text) => maker.in(text), all: maker.all, without };
}

async function plantTable(t: TestHub, subgraph: SubgraphName, table: string, maker: Maker, without: Map<string, string>): Promise<void> {
  const keys = ((await t.asOwner(subgraph, FIRST_KEY, [table])) as { column_name: string }[]).map(({ column_name: column }) => column);
  const columns = (
    (await t.asOwner(subgraph, `SELECT column_name, udt_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`, [
      table,
    ])) as { column_name: string; udt_name: string }[]
  ).map(({ column_name: name, udt_name: type }): Column => ({ name, type, isKey: keys.includes(name) }));
  const rows = (await t.asOwner(subgraph, `SELECT to_jsonb(r) AS row FROM ${table} r ORDER BY 1`)).map(({ row }) => row as Row);
  const changed = new Set<string>();
  const planted = rows.map((row) => ({ ...row }) as Record<string, unknown>);
  for (const column of columns) {
    const place = `${subgraph}.${table}.${column.name}`;
    const reason = whyNot(subgraph, table, column);
    if (reason) {
      without.set(place, reason);
      continue;
    }
    for (const [index, row] of rows.entries()) {
      const value = maker.instead(row[column.name], { subgraph, table, column, row: String(row[keys[0]!]) });
      if (value === undefined) continue;
      planted[index]![column.name] = value;
      changed.add(column.name);
    }
  }
  if (changed.size === 0) return;
  const set = [...changed].map((name) => `${name} = v.${name}`).join(", ");
  const same = keys.map((key) => `r.${key} = v.${key}`).join(" AND ");
  await t.asOwner(subgraph, `UPDATE ${table} r SET ${set} FROM jsonb_populate_recordset(NULL::${table}, $1) v WHERE ${same}`, [JSON.stringify(planted)]);
}

const CARRIERS: Readonly<Record<string, "text" | "texts" | "day" | "moment" | "number" | "json">> = {
  text: "text",
  _text: "texts",
  varchar: "text",
  date: "day",
  timestamptz: "moment",
  int4: "number",
  jsonb: "json",
};

function whyNot(subgraph: string, table: string, column: Column): string | undefined {
  const listed = reasonAgainst(subgraph, table, column.name);
  if (listed) return listed;
  if (column.isKey) return "an id";
  const carrier = CARRIERS[column.type];
  if (!carrier) return `${column.type} has no room for one`;
  const field = leafOf(fieldPath(subgraph, table, column.name));
  if (!field || carrier === "json") return undefined;
  const named = getNamedType(field.type);
  if (isEnumType(named)) return "a code";
  if (!isLeafType(named)) return "a reference";
  return named.name === "ID" ? "an id" : undefined;
}

/** `["Report.reporter", "Reporter.name"]`, or empty where no field shows the column. */
function fieldPath(subgraph: string, table: string, column: string, inside?: string): readonly string[] {
  const known = TABLES[`${subgraph}.${table}`];
  if (!known) return [];
  const direct = inside === undefined ? undefined : known.fields?.[`${column}.${inside}`];
  const path = direct ?? [known.fields?.[column] ?? camel(column), ...(inside === undefined ? [] : [known.inside?.[inside] ?? inside])].join(".");
  return pathOf(known.type, path);
}

function pathOf(typeName: string, path: string): readonly string[] {
  const found: string[] = [];
  let type = supergraph.getType(typeName) as GraphQLObjectType;
  for (const name of path.split(".")) {
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (!field) return [];
    found.push(`${type.name}.${name}`);
    type = getNamedType(field.type) as GraphQLObjectType;
  }
  return found;
}

function leafOf(path: readonly string[]) {
  const [typeName, name] = (path.at(-1) ?? ".").split(".") as [string, string];
  const type = supergraph.getType(typeName);
  return isObjectType(type) ? type.getFields()[name] : undefined;
}

interface Place {
  readonly subgraph: SubgraphName;
  readonly table: string;
  readonly column: Column;
  readonly row: string;
}

const WORD = /kanarie[0-9a-z]{5}/gi;
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}/g;
const DAY = /(?<![\d-])(?:1[78]|23)\d\d-\d\d-\d\d(?![\d-])/g;
const NUMBER = /(?<![\w.-])19\d{8}(?![\w-])/g;
const FIRST_NUMBER = 1_900_000_000;
const [LONG_AGO, FAR_AHEAD] = ["0001-01-01", "9999-12-31"];
const ENDS = /until|ended|closed|ends|deceased/;

/** Makes canaries that keep every value on its side of today and of its limits, and remembers where each was put. */
class Maker {
  readonly all: Canary[] = [];
  readonly #known = new Map<string, Canary>();
  readonly #today = new Date().toISOString().slice(0, 10);

  in(text: string): Canary[] {
    const found = new Set<Canary>();
    for (const form of [WORD, MOMENT, DAY, NUMBER])
      for (const [value] of text.matchAll(form)) {
        const canary = this.#known.get(value.toLowerCase());
        if (canary) found.add(canary);
      }
    return [...found];
  }

  /** What to put in this place instead; undefined leaves it as it is. */
  instead(value: unknown, place: Place): unknown {
    const path = fieldPath(place.subgraph, place.table, place.column.name);
    switch (CARRIERS[place.column.type]) {
      case "text":
        return value === null && path.length === 0 ? undefined : this.#text(place, path);
      case "texts":
        return Array.isArray(value) && value.length > 0 ? value.map(() => this.#text(place, path)) : path.length > 0 ? [this.#text(place, path)] : undefined;
      case "day":
        if (value !== null) return this.#day(place, path, String(value));
        return path.length === 0 ? undefined : this.#day(place, path, ENDS.test(place.column.name) ? FAR_AHEAD : LONG_AGO);
      case "moment":
        return value === null ? undefined : this.#moment(place, path, String(value));
      case "number":
        return value === null ? undefined : Number(this.#keep(place, path, () => String(FIRST_NUMBER + this.all.length)));
      case "json":
        return Array.isArray(value) ? value.map((entry) => this.#inside(place, entry as Row)) : undefined;
      default:
        return undefined;
    }
  }

  /** The leaves of one entry of a list in a jsonb column. */
  #inside(place: Place, entry: Row): Row {
    return Object.fromEntries(
      Object.entries(entry).map(([key, value]) => {
        const path = fieldPath(place.subgraph, place.table, place.column.name, key);
        const field = leafOf(path);
        const named = field && getNamedType(field.type);
        // What has no field is a reference; ids, codes and entities stay what they are.
        if (!named || !isLeafType(named) || isEnumType(named) || named.name === "ID" || named.name === "Boolean") return [key, value];
        if (named.name === "LocalDate") return [key, value === null ? null : this.#day(place, path, String(value))];
        if (named.name === "DateTimeISO") return [key, value === null ? null : this.#moment(place, path, String(value))];
        return [key, this.#text(place, path)];
      }),
    );
  }

  /** Twice the same word: no shorter text than any column asks for. */
  #text(place: Place, path: readonly string[]): string {
    const word = this.#keep(place, path, () => `kanarie${this.all.length.toString(36).padStart(5, "0")}`);
    return `${word} ${word}`;
  }

  /** What has begun began in another age, what has ended ended after that; what is to come is far ahead. */
  #day(place: Place, path: readonly string[], was: string): string | undefined {
    const century = was > this.#today ? 2300 : ENDS.test(place.column.name) ? 1800 : 1700;
    return this.#keep(place, path, (attempt) => new Date(Date.UTC(century, 0, 1 + ((this.all.length + attempt) % 36_000))).toISOString().slice(0, 10));
  }

  /** A few seconds earlier, down to a millisecond that no other moment has. */
  #moment(place: Place, path: readonly string[], was: string): string {
    return `${this.#keep(place, path, (attempt) => new Date(Date.parse(was) - this.all.length - attempt).toISOString().slice(0, -1))}Z`;
  }

  #keep({ subgraph, table, column, row }: Place, path: readonly string[], make: (attempt: number) => string): string {
    let value = make(0);
    for (let attempt = 1; this.#known.has(value.toLowerCase()); attempt += 1) value = make(attempt);
    const also = (ALSO[`${subgraph}.${table}.${column.name}`] ?? []).map((field) => [field]);
    const canary: Canary = { value, subgraph, table, row, column: column.name, shownBy: [...(path.length > 0 ? [path] : []), ...also] };
    this.#known.set(value.toLowerCase(), canary);
    this.all.push(canary);
    return value;
  }
}
