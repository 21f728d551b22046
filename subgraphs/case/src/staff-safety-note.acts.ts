import { HubError } from "@samenhang/errors";
import type { Acts, PublicValue } from "@samenhang/subgraph";
import { StaffSafetyNoteEntity } from "./staff-safety-note.entity.js";
import type { StaffSafetyNoteEndInput, StaffSafetyNoteInput } from "./staff-safety-note.input.js";

/** A proposal: a warning about someone does not outlive what it rests on unless somebody looks again. */
const MAX_DAYS = 183;
const DAY = 86_400_000;

export function recordStaffSafetyNote(acts: Acts, { idempotencyKey, person, ...note }: StaffSafetyNoteInput): Promise<PublicValue> {
  if (note.text.trim() === "") throw new HubError("INPUT_INVALID", { problem: "a note says something" });
  return acts.perform({ act: "STAFF_SAFETY_NOTE_RECORD", idempotencyKey, input: { person, ...note }, about: [person] }, async (transaction) => {
    const days = (Date.parse(note.until) - Date.parse(transaction.today)) / DAY;
    if (days <= 0 || days > MAX_DAYS) throw new HubError("INPUT_INVALID", { problem: "until lies between tomorrow and six months on" });
    await transaction.manager.insert(StaffSafetyNoteEntity, { ...transaction.base([person]), ...note, endedOn: null });
  });
}

/** An organisation withdraws what it wrote itself. */
export function endStaffSafetyNote(acts: Acts, { idempotencyKey, id, person }: StaffSafetyNoteEndInput): Promise<PublicValue> {
  return acts.perform({ act: "STAFF_SAFETY_NOTE_END", idempotencyKey, input: { id, person }, about: [person], recordId: id }, async ({ manager, organisation, today }) => {
    const row = await manager.findOne(StaffSafetyNoteEntity, { where: { id, owner: organisation }, lock: { mode: "pessimistic_write" } });
    if (!row?.about.includes(person) || row.endedOn !== null || row.until <= today) throw new HubError("ACT_CONFLICT");
    await manager.update(StaffSafetyNoteEntity, id, { endedOn: today });
  });
}
