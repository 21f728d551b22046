import { In } from "typeorm";
import { isOf, isOfficer } from "./for-caller.js";
import { tableRecord, type RecordType } from "./record-type.js";
import { RetentionRunEntity } from "./retention-run.entity.js";
import type { RetentionRun } from "./retention-run.type.js";

const MAX_LISTED = 1_000;

const table = tableRecord<RetentionRun>()<RetentionRunEntity>({
  name: "RetentionRun",
  entity: RetentionRunEntity,
  isAboutNobody: true,
  isKnownTo: ({ owner }, ticket) => isOf(ticket, owner) && isOfficer(ticket),
  values: ({ id, day, recordTable, erased, held, failed, lapsedHolds }) => ({ id, day, recordTable, erased, held, failed, lapsedHolds }),
});

/** Of one organisation, newest first. */
export const retentionRuns: RecordType<RetentionRun, RetentionRunEntity> = {
  ...table,
  load: (database, by, keys) =>
    by === "owner"
      ? database.getRepository(RetentionRunEntity).find({ where: { owner: In([...keys]) }, order: { day: "DESC", recordTable: "ASC" }, take: MAX_LISTED })
      : table.load(database, by, keys),
};
