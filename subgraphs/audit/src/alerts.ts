import { randomUUID } from "node:crypto";
import { dutchDay } from "@samenhang/policy";
import { logEvent } from "@samenhang/service";
import type { DataSource } from "typeorm";
import { findingsOf, THRESHOLDS, type Finding, type FindingKind } from "./finding.js";
import type { LedgerReader } from "./ledger-reader.js";

/** Which findings of one day a privacy officer must hear of, and from how many on. */
const RAISED: Partial<Record<FindingKind, number>> = {
  OWN_FAMILY: 1,
  FAMILY_OF_COLLEAGUE: 1,
  LOOKING_FOR_PEOPLE: THRESHOLDS.lookingForPeople,
  UNUSUAL_VOLUME: 1,
  OVER_ASKING: 1,
  OUTSIDE_OFFICE_HOURS: THRESHOLDS.outsideHours,
};

export interface Alerts {
  /** Looks at today and yesterday, of one organisation, and keeps what stands out. Once a day for each kind and professional. */
  raise(organisation: string): Promise<void>;
}

/** Patterns, looked for by the hub itself: nobody has to ask. */
export function createAlerts(options: { readonly database: DataSource; readonly reader: LedgerReader; readonly now: () => number }): Alerts {
  const { database, reader, now } = options;
  const keep = async (organisation: string, day: string, kind: FindingKind, { actor, count }: Finding["actors"][number]): Promise<void> => {
    const rows = (await database.query(
      `INSERT INTO audit_alert (id, about, owner, recorded_at, recorded_by, kind, actor, day, count) VALUES ($1, '{}', $2, $3, 'audit', $4, $5, $6, $7)
       ON CONFLICT (owner, kind, actor, day) DO UPDATE SET count = excluded.count WHERE audit_alert.count < excluded.count
       RETURNING (xmax = 0) AS fresh`,
      [randomUUID(), organisation, new Date(now()), kind, actor, day, count],
    )) as { fresh: boolean }[];
    if (rows.some(({ fresh }) => fresh)) logEvent("audit", "audit-alert", { organisation, kind, actor, day, count });
  };

  return {
    async raise(organisation) {
      for (const day of [dutchDay(new Date(now() - 86_400_000)), dutchDay(new Date(now()))]) {
        const found = findingsOf(await reader.findings(organisation, { from: day, to: day }));
        for (const { kind, actors } of found) {
          const least = RAISED[kind];
          if (least === undefined) continue;
          for (const actor of actors) if (actor.count >= least) await keep(organisation, day, kind, actor);
        }
      }
    },
  };
}
