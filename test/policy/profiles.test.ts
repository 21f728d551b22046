import { readFileSync } from "node:fs";
import { CATEGORIES, GRID, PROFILES } from "@samenhang/policy";
import { readClassification } from "@samenhang/subgraph";
import { Kind, parse } from "graphql";
import { describe, expect, test } from "vitest";

/** The minimal profiles speak of the schema: a name that is not there opens nothing, and one of another category opens nothing either. */
const fields = new Map(
  parse(readFileSync(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8")).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (definition.fields ?? []).flatMap((field) => {
          const directive = field.directives?.find(({ name }) => name.value === "classified");
          const name = `${definition.name.value}.${field.name.value}`;
          return directive ? [[name, readClassification(directive, name)] as const] : [];
        })
      : [],
  ),
);
/** Fields whose category a record can change, by the categories it can take. */
const OF_AN_ITEM = ["InformationItem.text", "InformationItem.holder", "InformationItem.views", "PersonView.person", "PersonView.position", "PersonView.text"];
const RECLASSIFIED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(OF_AN_ITEM.map((field) => [field, ["SAFETY", "PLAN"]])),
  ...Object.fromEntries(["kind", "from", "until", "target", "protects"].map((field) => [`ProtectiveOrder.${field}`, ["CRIMINAL"]])),
};

describe("the minimal profiles", () => {
  const entries = Object.entries(PROFILES).flatMap(([key, names]) => names.map((name) => [key, name] as const));

  test.each(entries)("%s names %s, which exists in that category", (key, name) => {
    const category = key.split(":")[1]!;
    const named = name.endsWith(".*") ? [...fields.keys()].filter((field) => field.startsWith(name.slice(0, -1))) : [name];
    const ofCategory = named.filter((field) => fields.get(field)?.category === category || RECLASSIFIED[field]?.includes(category));
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
