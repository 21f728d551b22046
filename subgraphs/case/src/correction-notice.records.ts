import { dutchDay } from "@samenhang/policy";
import { isOf, isOfficer, speaksFor, worksWith, organisation, professional, tableRecord, type RecordType } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In } from "typeorm";
import { CorrectionNoticeEntity } from "./correction-notice.entity.js";
import type { CorrectionNotice } from "./correction-notice.type.js";
import { tellLateRecipients } from "./recipients.js";

const MAX_LISTED = 1_000;

/** Received it: who works with one of the persons, the officer, or the person who read it and may still speak for all it is about. */
export function isRecipient({ owner, recipientActor, about }: CorrectionNoticeEntity, ticket: Ticket): boolean {
  if (recipientActor !== null) return ticket.caller.organisation.type === "PERSON" && recipientActor === ticket.caller.actor && about.every((person) => speaksFor(ticket, person));
  return isOf(ticket, owner) && (isOfficer(ticket) || about.some((person) => worksWith(ticket, person)));
}

/** Of who corrected, the officer alone: that mental health care read an item is health data, also for who wrote it. */
const isFor = (row: CorrectionNoticeEntity, ticket: Ticket): boolean => isRecipient(row, ticket) || (isOfficer(ticket) && isOf(ticket, row.controller));

const table = tableRecord<CorrectionNotice>()<CorrectionNoticeEntity>({
  name: "CorrectionNotice",
  entity: CorrectionNoticeEntity,
  facts: ({ controller }) => ({ parties: [controller] }),
  isKnownTo: isFor,
  values: (row, now, ticket) => ({
    id: row.id,
    item: row.item,
    kind: row.kind,
    controller: organisation(row.controller),
    recipient: row.recipientActor === null ? organisation(row.owner) : null,
    sawOldValueOn: row.sawOldValueOn,
    correctedOn: row.correctedOn,
    dueAt: row.dueAt,
    acknowledgedAt: row.acknowledgedOn,
    acknowledgedBy: row.acknowledgedBy !== null && row.recipientActor === null && isOf(ticket, row.owner) ? professional(row.acknowledgedBy) : null,
    isOverdue: row.acknowledgedOn === null && row.dueAt <= dutchDay(now),
  }),
});

/** `party`: those an organisation received or sent. `actor`: those a person received. What waits comes first. */
export const correctionNotices: RecordType<CorrectionNotice, CorrectionNoticeEntity> = {
  ...table,
  load: async (database, by, keys) => {
    if (by !== "party" && by !== "actor") return table.load(database, by, keys);
    await tellLateRecipients(database);
    const named = In([...keys]);
    return database.getRepository(CorrectionNoticeEntity).find({
      where: by === "actor" ? { recipientActor: named } : [{ owner: named }, { controller: named }],
      order: { acknowledgedOn: { direction: "DESC", nulls: "FIRST" }, dueAt: "ASC", id: "ASC" },
      take: MAX_LISTED,
    });
  },
  keysOf: (row, by) => (by === "actor" ? [row.recipientActor!] : by === "party" ? [...new Set([row.owner, row.controller])] : table.keysOf(row, by)),
};
