import type { EntityManager } from "typeorm";
import { AttestedFactEntity } from "./consent.entity.js";

/** A measure is in force, or an investigation that can lead to one: consent under the GDPR is not free then (policy.md section 6.3, example E31). */
export async function isUnderCompulsion(manager: EntityManager, person: string, today: string): Promise<boolean> {
  const found = await manager
    .createQueryBuilder(AttestedFactEntity, "row")
    .where("row.persons && :persons AND row.kind IN ('MEASURE', 'INVESTIGATION') AND row.from <= :today AND (row.until IS NULL OR row.until > :today)", {
      persons: [person],
      today,
    })
    .getCount();
  return found > 0;
}
