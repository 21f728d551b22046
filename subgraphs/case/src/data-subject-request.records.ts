import { dutchDay } from "@samenhang/policy";
import { isOf, isOfficer, mustNotRead, speaksFor, worksWith, organisation, person, professional, tableRecord, type RecordType } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In } from "typeorm";
import { DataSubjectRequestEntity } from "./data-subject-request.entity.js";
import type { DataSubjectRequest } from "./data-subject-request.type.js";

const MAX_LISTED = 1_000;

export const answerLateFrom = ({ dueAt, extendedTo }: Pick<DataSubjectRequestEntity, "dueAt" | "extendedTo">): string => extendedTo ?? dueAt;

/**
 * Who asked, as long as it speaks for the person; the person itself, of what another asked in its place; and of the
 * organisation that was asked its officer and who works with the person. A parent does not see what its child asked.
 */
export function isRequestFor(row: DataSubjectRequestEntity, ticket: Ticket): boolean {
  if (ticket.caller.person !== undefined && speaksFor(ticket, row.person)) return [row.requestedBy, row.person].includes(ticket.caller.person);
  if (!isOf(ticket, row.owner)) return false;
  return isOfficer(ticket) || (worksWith(ticket, row.person) && !row.about.some((id) => mustNotRead(ticket, id)));
}

const table = tableRecord<DataSubjectRequest>()<DataSubjectRequestEntity>({
  name: "DataSubjectRequest",
  entity: DataSubjectRequestEntity,
  isKnownTo: isRequestFor,
  wordsOfCaller: ({ owner, requestedBy, text, decidedBy, ground, extendedBy, extendedReason }, ticket) => {
    const { person: self, actor } = ticket.caller;
    const isOwn = (by: string | null): boolean => isOf(ticket, owner) && by === actor;
    return [requestedBy === self ? text : null, isOwn(decidedBy) ? ground : null, isOwn(extendedBy) ? extendedReason : null];
  },
  values: (row, now, { caller }) => ({
    id: row.id,
    kind: row.kind,
    person: person(row.person),
    personId: row.person,
    requestedBy: person(row.requestedBy),
    organisation: organisation(row.owner),
    items: row.items,
    text: row.text,
    receivedAt: row.receivedOn,
    dueAt: row.dueAt,
    extendedTo: row.extendedTo,
    extendedReason: row.extendedReason,
    isOverdue: row.decision === null && answerLateFrom(row) <= dutchDay(now),
    state: row.decision !== null ? "DECIDED" : row.extendedTo !== null ? "EXTENDED" : "OPEN",
    decision: row.decision,
    ground: row.ground,
    routes: row.routes,
    // Who works on a file is not told to who asks for it (policy.md section 12.4).
    decidedBy: row.decidedBy === null || caller.organisation.type === "PERSON" ? null : professional(row.decidedBy),
    communicatedAt: row.decidedAt,
  }),
});

/** `owner`: of an organisation, what waits first. `person`: what somebody asked, or another asked in its place. */
export const dataSubjectRequests: RecordType<DataSubjectRequest, DataSubjectRequestEntity> = {
  ...table,
  load: (database, by, keys) => {
    if (by !== "owner" && by !== "person") return table.load(database, by, keys);
    const named = In([...keys]);
    return database.getRepository(DataSubjectRequestEntity).find({
      where: by === "owner" ? { owner: named } : [{ requestedBy: named }, { person: named }],
      order: { decidedAt: { direction: "DESC", nulls: "FIRST" }, dueAt: "ASC", id: "ASC" },
      take: MAX_LISTED,
    });
  },
  keysOf: (row, by) => (by === "person" ? [...new Set([row.requestedBy, row.person])] : table.keysOf(row, by)),
};
