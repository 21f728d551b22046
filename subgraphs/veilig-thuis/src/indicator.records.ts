import { defineIndicator, isCountable } from "@samenhang/subgraph";
import type { ReportIndicator } from "./indicator.type.js";
import { ReportOrigin } from "./veilig-thuis.type.js";

/** Not by status: where a report stands moves on, and what it was at the end of a quarter is not kept. */
export const reportsReceived = defineIndicator<ReportIndicator>()({
  name: "ReportIndicator",
  subgraph: "veilig-thuis",
  category: "REPORT",
  definition: "Reports received in the quarter and accepted as a report. A report about several persons counts once.",
  dimensions: [{ name: "KIND", values: async () => Object.keys(ReportOrigin) }],
  count: async (database, { from, until }, organisation) => {
    const rows = (await database.query(
      `SELECT owner, origin, count(*)::int AS count FROM report
        WHERE received_at >= $1::timestamp AT TIME ZONE 'Europe/Amsterdam' AND received_at < $2::timestamp AT TIME ZONE 'Europe/Amsterdam'
          AND ${isCountable("report")} AND ($3::text IS NULL OR owner = $3)
        GROUP BY owner, origin`,
      [from, until, organisation ?? null],
    )) as { owner: string; origin: string; count: number }[];
    return rows.map(({ owner, origin, count }) => ({ values: [origin], organisation: owner, count }));
  },
});
