import { dutchDay } from "@samenhang/policy";
import type { Ticket } from "@samenhang/ticket";
import { In, IsNull } from "typeorm";
import { isOf, isOfficer, mustNotRead } from "./for-caller.js";
import { RecordHoldEntity } from "./record-hold.entity.js";
import type { HoldState, RecordHold } from "./record-hold.type.js";
import { tableRecord, type RecordType } from "./record-type.js";

const MAX_LISTED = 1_000;

/** The colleague whose answer it waits for. */
export const holdWaitsFor = ({ standing, approver, endApprover }: Pick<RecordHoldEntity, "standing" | "approver" | "endApprover">): string | null =>
  standing === "ASKED" ? approver : standing === "END_ASKED" ? endApprover : null;

/** Who set it and who was asked to agree, unless something of the person must now be hidden from them, and the privacy officer of the same organisation. */
export function isHoldFor({ owner, about, recordedBy, approver, endApprover }: RecordHoldEntity, ticket: Ticket): boolean {
  if (!isOf(ticket, owner)) return false;
  return isOfficer(ticket) || ([recordedBy, approver, endApprover].includes(ticket.caller.actor) && !about.some((person) => mustNotRead(ticket, person)));
}

const stateOf = ({ standing, reviewAt }: RecordHoldEntity, now: Date): HoldState => (reviewAt <= dutchDay(now) ? "LAPSED" : (standing as HoldState));

const table = tableRecord<RecordHold>()<RecordHoldEntity>({
  name: "RecordHold",
  entity: RecordHoldEntity,
  isKnownTo: isHoldFor,
  wordsOfCaller: ({ owner, recordedBy, reason, endReason }, ticket) => (isOf(ticket, owner) && recordedBy === ticket.caller.actor ? [reason, endReason] : []),
  values: (row, now) => ({
    id: row.id,
    kind: row.kind,
    state: stateOf(row, now),
    recordType: row.recordType,
    record: row.record,
    personIds: row.about,
    reason: row.reason,
    reviewAt: row.reviewAt,
    setBy: row.recordedBy,
    setAt: row.recordedAt,
    approver: row.approver,
    approvedAt: row.approvedAt,
    endReason: row.endReason,
    endApprover: row.endApprover,
    reportedOn: row.reportedOn,
  }),
});

/** Of one organisation those that have not ended; what is to be looked at first, first. */
export const recordHolds: RecordType<RecordHold, RecordHoldEntity> = {
  ...table,
  load: (database, by, keys) =>
    by === "owner"
      ? database.getRepository(RecordHoldEntity).find({ where: { owner: In([...keys]), endedOn: IsNull() }, order: { reviewAt: "ASC", id: "ASC" }, take: MAX_LISTED })
      : table.load(database, by, keys),
};
