import { readFileSync } from "node:fs";
import { CATEGORIES, GRID, PROFILES } from "@samenhang/policy";
import { readFieldCatalogue } from "@samenhang/subgraph";
import { Kind, parse } from "graphql";
import { describe, expect, test } from "vitest";

/** The minimal profiles speak of the schema: a name that is not there opens nothing, and one of another category opens nothing either. */
const SUPERGRAPH = readFileSync(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8");
const catalogue = readFieldCatalogue(SUPERGRAPH);
const NAMES = parse(SUPERGRAPH).definitions.flatMap((definition) =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.fields ?? []).map((field) => `${definition.name.value}.${field.name.value}`) : [],
);

describe("the minimal profiles", () => {
  const entries = Object.entries(PROFILES).flatMap(([key, names]) => names.map((name) => [key, name] as const));

  test.each(entries)("%s names %s, which exists in that category", (key, name) => {
    const category = key.split(":")[1]!;
    const named = name.endsWith(".*") ? NAMES.filter((field) => field.startsWith(name.slice(0, -1))) : [name];
    const ofCategory = named.filter((field) => [catalogue.find(field), ...(catalogue.find(field)?.becomes ?? [])].some((possible) => possible?.category === category));
    expect(ofCategory.length, "nothing of that name is of this category").toBeGreaterThan(0);
    if (!name.endsWith(".*")) expect(ofCategory).toEqual(named);
  });

  test.each(Object.keys(PROFILES))("%s belongs to a row and a category that ask for one", (key) => {
    const [id, category] = key.split(":") as [string, keyof typeof CATEGORIES];
    const row = GRID.find((candidate) => candidate.id === id);
    expect(row).toBeDefined();
    expect(category in CATEGORIES && row?.cells[category as keyof NonNullable<typeof row>["cells"]]).toMatch(/m|S2|ps|ro|agg/);
  });
});
