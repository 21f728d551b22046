import type { OrganisationType } from "@samenhang/caller";
import { CATEGORIES, CONFIDENTIALITY, GRID_CATEGORIES, isInForce, PURPOSES, type Category, type GridCategory, type Purpose } from "@samenhang/policy";
import { bullets, code, codes, page, sentence, table } from "../markdown.js";
import { PARTIES, nameOf, purposeLink } from "../words.js";
import type { Material } from "./material.js";

/** One kind of data: which fields carry it, who can come to see it, and to whom even its existence is hidden. */
export function categoryPage(category: Category, { policy, fields, openings }: Material): string {
  const carrying = fields.filter((field) => field.category === category);
  /** By what makes them so: fields of a type mostly change together. */
  const reclassified = new Map<string, string[]>();
  for (const { name, becomes = [] } of fields) {
    const [type, field] = name.split(".") as [string, string];
    for (const { confidentiality, when } of becomes.filter((other) => other.category === category)) {
      const how = `${code(type)}, ${confidentiality ?? "of the class its author gave"}: ${when}`;
      reclassified.set(how, [...(reclassified.get(how) ?? []), field]);
    }
  }
  const classes = [...new Set(carrying.map(({ confidentiality }) => confidentiality))].sort();
  return page(
    `${CATEGORIES[category].code} ${category}: *${CATEGORIES[category].nl}*`,
    `${CATEGORIES[category].explains.en}\n\n*${CATEGORIES[category].explains.nl}*`,
    category === "METADATA"
      ? "Dates, sources and status follow the record they belong to: who may see something else of the record sees them, and nobody else does. What is of class C0 is open to all who may claim a purpose."
      : seers(category as GridCategory, { policy, openings }),
    category === "METADATA" ? undefined : silence(category as GridCategory, policy.matrix.rows),
    carrying.length === 0
      ? "## Fields\n\nNo field of the hub is of this category by itself."
      : `## Fields\n\n${bullets(classes.map((name) => `**${name}**: ${CONFIDENTIALITY[name]}`))}\n\n${table(
          ["Field", "Class", "Records of", "Could reveal a shielded place by"],
          carrying.map(({ name, confidentiality, owners, reveals, isContent }) => [
            `${code(name)}${isContent || category === "METADATA" ? "" : " (leads to other records)"}`,
            confidentiality,
            owners.map((owner) => (owner === "SHARED" ? "the shared subgraphs" : PARTIES[owner].nl)).join(", "),
            (reveals ?? []).map((what) => code(what)).join(", "),
          ]),
        )}`,
    reclassified.size === 0 ? undefined : `## Fields that become of this category\n\n${bullets([...reclassified].map(([how, of]) => `${how} (${codes(of)})`))}`,
  );
}

/** Parties with the same ways under the same purpose share a line. */
function seers(category: GridCategory, { policy, openings }: Pick<Material, "policy" | "openings">): string {
  const ways = new Map<string, { purpose: Purpose; asker: OrganisationType; code: string; needs: string; fields: string[] }>();
  for (const { purpose, asker, field, ways: open, category: of } of openings) {
    if (of !== category) continue;
    for (const { codes: letters, conditions } of open) {
      const key = [purpose, asker, letters.join("/"), conditions.join()].join("|");
      const way = ways.get(key) ?? { purpose, asker, code: letters.join("/"), needs: codes(conditions), fields: [] };
      way.fields.push(field);
      ways.set(key, way);
    }
  }
  const shared = new Map<string, { parties: string[]; cells: readonly string[] }>();
  for (const { purpose, asker, code: letters, needs, fields } of ways.values()) {
    const line = shared.get(`${purpose}|${letters}|${needs}|${fields.join()}`) ?? {
      parties: [],
      cells: [purposeLink(purpose, "../"), letters, needs, fields.length === 1 ? code(fields[0]!) : `${fields.length} fields`],
    };
    line.parties.push(PARTIES[asker].nl);
    shared.set(`${purpose}|${letters}|${needs}|${fields.join()}`, line);
  }
  const rows = [...shared.values()].map(({ parties, cells }) => [parties.join(", "), ...cells]);
  const closed = policy.matrix.rows.filter((row) => isInForce(row) && row.cells[category] === "N").map((row) => `${PURPOSES[row.purpose].code} ${nameOf(row.asker)}`);
  return [
    `## Who can come to see it\n\n${rows.length === 0 ? "Nobody, under any purpose." : `Which fields: [who-sees-what.txt](../who-sees-what.txt), lines with \`${CATEGORIES[category].code}\`.\n\n${table(["Party", "Purpose", "Code", "Needs", "Fields"], rows)}`}`,
    ...(closed.length === 0 ? [] : [`Not needed for, and refused with that reason: ${sentence(closed.join("; "))}`]),
  ].join("\n\n");
}

function silence(category: GridCategory, rows: Material["policy"]["matrix"]["rows"]): string | undefined {
  const silent = rows.filter((row) => isInForce(row) && row.cells[category].startsWith("X"));
  if (silent.length === 0) return undefined;
  return `## Protected in silence\n\nTo these askers a refusal looks exactly like nothing there, unless what stands after the code is met:\n\n${bullets(
    silent.map((row) => `${row.id}, ${purposeLink(row.purpose, "../")}, ${nameOf(row.asker)}: **${row.cells[category]}**`),
  )}`;
}

export const CATEGORY_NAMES: readonly Category[] = [...GRID_CATEGORIES, "METADATA"];
