import { bandOfAge } from "@samenhang/policy";
import { defineIndicator, isCountable } from "@samenhang/subgraph";
import type { CompulsionIndicator } from "./indicator.type.js";
import { AGE_BAND_OF, AgeBand } from "./person.type.js";

const UNKNOWN = "UNKNOWN";

interface Counted {
  readonly owner: string;
  readonly region: string | null;
  readonly unborn: boolean;
  readonly age: number | null;
  readonly count: number;
}

/**
 * By the region of who opened the case, never by where someone lives: a place can be shielded, also in a count (policy.md
 * section 10.2). A person in several cases counts in the first that was opened.
 */
export const personsUnderCompulsion = defineIndicator<CompulsionIndicator>()({
  name: "CompulsionIndicator",
  subgraph: "case",
  category: "MEASURE",
  definition: "Persons in the compulsory framework in a case that was open on the last day of the quarter. A person counts once.",
  dimensions: [
    {
      name: "REGION",
      values: async (database) => {
        const rows = (await database.query(`SELECT DISTINCT region FROM organisation WHERE region IS NOT NULL ORDER BY region`)) as { region: string }[];
        return [...rows.map(({ region }) => region), UNKNOWN];
      },
    },
    { name: "AGE_BAND", values: async () => [...Object.keys(AgeBand), UNKNOWN] },
  ],
  count: async (database, { until }, organisation) => {
    const rows = (await database.query(
      `WITH counted AS (
         SELECT DISTINCT ON (p.id) p.birth_date, p.is_unborn, c.owner
           FROM case_person cp JOIN casus c ON c.id = cp.casus JOIN person p ON p.id = cp.about[1]
          WHERE cp.framework = 'COMPULSORY' AND cp.valid_from < $1 AND c.opened_at < $1 AND (c.closed_at IS NULL OR c.closed_at >= $1)
            AND (p.deceased_at IS NULL OR p.deceased_at >= $1)
            AND ${isCountable("cp")} AND ${isCountable("c")} AND ${isCountable("p")}
          ORDER BY p.id, c.opened_at, c.id)
       SELECT counted.owner, o.region, is_unborn AS unborn, CASE WHEN NOT is_unborn THEN date_part('year', age($1::date - 1, birth_date))::int END AS age, count(*)::int AS count
         FROM counted LEFT JOIN organisation o ON o.slug = counted.owner
        WHERE $2::text IS NULL OR counted.owner = $2
        GROUP BY 1, 2, 3, 4`,
      [until, organisation ?? null],
    )) as Counted[];
    return rows.map(({ owner, region, unborn, age, count }) => ({ values: [region ?? UNKNOWN, bandOf(unborn, age)], organisation: owner, count }));
  },
});

const bandOf = (unborn: boolean, age: number | null): string => (unborn ? "UNBORN" : age === null ? UNKNOWN : AGE_BAND_OF[bandOfAge(age)]);
