import { dutchDay } from "@samenhang/policy";
import { endsOn, professional, tableRecord } from "@samenhang/subgraph";
import { StaffSafetyNoteEntity } from "./staff-safety-note.entity.js";
import type { StaffSafetyNote } from "./staff-safety-note.type.js";

export const staffSafetyNotes = tableRecord<StaffSafetyNote>()<StaffSafetyNoteEntity>({
  name: "StaffSafetyNote",
  entity: StaffSafetyNoteEntity,
  facts: (row) => endsOn(row.endedOn ?? row.until),
  notices: (row, now) => ((row.endedOn ?? row.until) <= dutchDay(now) ? ["OUTDATED"] : []),
  values: (row) => ({
    id: row.id,
    weapon: row.weapon,
    text: row.text,
    until: row.endedOn ?? row.until,
    author: professional(row.recordedBy),
    recordedAt: row.recordedAt,
  }),
});
