import { defineIndicator, isCountable } from "@samenhang/subgraph";
import type { MeasureIndicator } from "./indicator.type.js";
import { MeasureKind } from "./gecertificeerde-instelling.type.js";

/** No age and no region: an institution holds neither date of birth nor place of the children it supervises. */
export const measuresInForce = defineIndicator<MeasureIndicator>()({
  name: "MeasureIndicator",
  subgraph: "gecertificeerde-instelling",
  category: "MEASURE",
  definition: "Child protection measures in force on the last day of the quarter. A child with two measures counts twice.",
  dimensions: [{ name: "KIND", values: async () => Object.keys(MeasureKind) }],
  count: async (database, { until }, organisation) => {
    const rows = (await database.query(
      `SELECT owner, kind, count(*)::int AS count FROM protection_measure
        WHERE valid_from < $1 AND (valid_until IS NULL OR valid_until >= $1) AND (ended_at IS NULL OR ended_at >= $1) AND NOT lapsed
          AND ${isCountable("protection_measure")} AND ($2::text IS NULL OR owner = $2)
        GROUP BY owner, kind`,
      [until, organisation ?? null],
    )) as { owner: string; kind: string; count: number }[];
    return rows.map(({ owner, kind, count }) => ({ values: [kind], organisation: owner, count }));
  },
});
