import type { OrganisationType } from "@samenhang/caller";
import { ACTS, CATEGORIES, GRID_CATEGORIES, isInForce, purposeEntry, type ActEntry, type GridRow, type Purpose } from "@samenhang/policy";
import { code, codes, page, table } from "../markdown.js";
import { conditionsOf } from "../who-sees-what.js";
import { groundShort, PARTIES, purposeLink } from "../words.js";
import { fieldsOf, groupRules, type Material } from "./material.js";
import { PURPOSE_NAMES } from "./purpose.js";

/** One kind of party: what it may ask for, its part of the matrix, and every rule it has. */
export function organisationPage(type: OrganisationType, { policy }: Material): string {
  const purposes = PURPOSE_NAMES.filter((purpose) => purposeEntry(purpose).claims[type]);
  const rowsOf = (purpose: Purpose): readonly GridRow[] => policy.matrix.rows.filter((row) => row.purpose === purpose && (row.asker === type || row.asker === "ANY"));
  const rows = purposes.flatMap(rowsOf);
  const acts = (Object.entries(ACTS) as [string, ActEntry][]).filter(([, { by }]) => by.includes(type));
  return page(
    `${PARTIES[type].nl} (${code(type)})`,
    `What a professional of this party can come to see of others. A purpose that is not here it cannot claim. How to read the codes: [README](../README.md).`,
    `## Purposes\n\n${table(
      ["Purpose (*doel*)", "Roles", "Rows"],
      purposes.map((purpose) => [
        purposeLink(purpose, "../"),
        codes(purposeEntry(purpose).claims[type] ?? []),
        rowsOf(purpose)
          .map(({ id }) => id)
          .join(", "),
      ]),
    )}`,
    `## Its part of the matrix\n\n${table(
      ["Data", ...rows.map((row) => `${row.id}${isInForce(row) ? "" : " (not law)"}`)],
      GRID_CATEGORIES.map((category) => [`${CATEGORIES[category].code} ${CATEGORIES[category].nl}`, ...rows.map((row) => row.cells[category])]),
    )}`,
    ...purposes.map((purpose) => {
      const rules = policy.rules.filter((rule) => rule.purpose === purpose && rule.asker === type);
      const ofRows = rules.filter(({ row }) => row !== "OWN" && row !== "ANY");
      const own = rules.filter(({ row }) => row === "OWN");
      const following = rules.filter(({ row }) => row === "ANY");
      return `## Rules under ${purposeLink(purpose, "../")}\n\n${table(
        ["Rule", "Code", "Opens", "Needs", "Basis (confidence)", "Waits for", "Why"],
        [...groupRules(ofRows), ...groupRules(own), ...groupRules(following)].map((group) => [
          codes(group.ids),
          group.code,
          fieldsOf(group),
          codes(conditionsOf(group)),
          group.grounds.map(groundShort).join(", "),
          group.signOff.join(", "),
          group.why,
        ]),
      )}`;
    }),
    acts.length === 0 ? undefined : `## What it may do\n\nIn full: [acts](../acts.md).\n\n${acts.map(([act, { nl }]) => `- ${code(act)} (*${nl}*)`).join("\n")}`,
  );
}
