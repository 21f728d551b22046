import { bandOfAge } from "@samenhang/policy";
import { defineIndicator, isCountable } from "@samenhang/subgraph";
import type { CompulsionIndicator } from "./indicator.type.js";
import { AGE_BAND_OF, type AgeBand } from "./person.type.js";

const MINORS: readonly AgeBand[] = ["UNDER_12", "FROM_12_TO_15", "FROM_16_TO_17"];

/**
 * By the region of who opened the case, never by where a child lives: a place can be shielded, also in a count (policy.md
 * section 10.2). A child in several cases counts in the first that was opened.
 */
export const childrenUnderCompulsion = defineIndicator<CompulsionIndicator>()({
  name: "CompulsionIndicator",
  subgraph: "case",
  category: "MEASURE",
  definition: "Children, the unborn included, in the compulsory framework in a case that was open on the last day of the quarter. A child counts once.",
  dimensions: [
    {
      name: "REGION",
      values: async (database, organisation) => {
        const rows = (await database.query(`SELECT DISTINCT region FROM organisation WHERE region IS NOT NULL AND ($1::text IS NULL OR slug = $1) ORDER BY region`, [
          organisation ?? null,
        ])) as { region: string }[];
        return rows.map(({ region }) => region);
      },
    },
    { name: "AGE_BAND", values: async () => MINORS },
  ],
  count: async (database, { until }, organisation) => {
    const rows = (await database.query(
      `WITH child AS (
         SELECT DISTINCT ON (p.id) c.owner, o.region, CASE WHEN p.is_unborn THEN 0 ELSE date_part('year', age($1::date - 1, p.birth_date))::int END AS age
           FROM case_person cp JOIN casus c ON c.id = cp.casus JOIN person p ON p.id = cp.about[1] JOIN organisation o ON o.slug = c.owner AND o.region IS NOT NULL
          WHERE cp.framework = 'COMPULSORY' AND cp.valid_from < $1 AND c.opened_at < $1 AND (c.closed_at IS NULL OR c.closed_at >= $1)
            AND (p.deceased_at IS NULL OR p.deceased_at >= $1) AND ${isCountable("cp")} AND ${isCountable("c")} AND ${isCountable("p")}
          ORDER BY p.id, c.opened_at, c.id)
       SELECT owner, region, age, count(*)::int AS count FROM child WHERE age < 18 AND ($2::text IS NULL OR owner = $2) GROUP BY owner, region, age`,
      [until, organisation ?? null],
    )) as { owner: string; region: string; age: number; count: number }[];
    return rows.map(({ owner, region, age, count }) => ({ values: [region, AGE_BAND_OF[bandOfAge(age)]], organisation: owner, count }));
  },
});
