import type { Ticket } from "@samenhang/ticket";
import { isOf, isOfficer, mustNotRead, speaksFor, worksWith } from "./for-caller.js";
import { RecordDestructionEntity } from "./record-destruction.entity.js";
import type { RecordDestruction } from "./record-destruction.type.js";
import { tableRecord } from "./record-type.js";

/** As the request: who asked while it speaks for the person, the person, and in the organisation who works with the person and the officer. */
function isDestructionFor({ owner, about, requestedBy }: RecordDestructionEntity, ticket: Ticket): boolean {
  const person = about[0]!;
  if (ticket.caller.person !== undefined && speaksFor(ticket, person)) return [requestedBy, person].includes(ticket.caller.person);
  return isOf(ticket, owner) && (isOfficer(ticket) || (worksWith(ticket, person) && !mustNotRead(ticket, person)));
}

export const recordDestructions = tableRecord<RecordDestruction>()<RecordDestructionEntity>({
  name: "RecordDestruction",
  entity: RecordDestructionEntity,
  by: ["request"],
  isKnownTo: isDestructionFor,
  wordsOfCaller: ({ owner, recordedBy, account }, ticket) => (isOf(ticket, owner) && recordedBy === ticket.caller.actor ? [account] : []),
  values: ({ id, request, carriedOutOn, account, destroyed, keptByLaw, keptForOthers, keptOnHold }, _now, ticket) => ({
    id,
    request,
    carriedOutOn,
    account,
    ...(isOfficer(ticket) ? { destroyed, keptByLaw, keptForOthers, keptOnHold } : {}),
  }),
});
