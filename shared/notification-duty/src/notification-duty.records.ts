import { dutchDay } from "@samenhang/policy";
import { isOf, isOfficer, organisation, person, professional, tableRecord, worksWith, type Guard, type Outstanding, type RecordType, type View } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import type { GraphQLResolveInfo } from "graphql";
import { In } from "typeorm";
import type { NotificationDutyColumns } from "./notification-duty.entity.js";
import type { NotificationDuty, SuppressionGround } from "./notification-duty.type.js";

/** Of one organisation the duties that press most are read; those of one person are asked by that person. */
const MAX_LISTED = 1_000;

type Duty = Pick<NotificationDutyColumns, "dueAt" | "extendedTo" | "fulfilledOn" | "suppressedGround">;

/** Grounds on which the person does not find the record by itself either: the others only free from writing to the person. */
const KEEPS_FROM_PERSON: readonly (SuppressionGround | null)[] = ["SAFETY", "INVESTIGATION", "PROFESSIONAL_SECRECY"];

/** The person must not find out here, before it was told in a safe way: not told yet, or not told on a ground that keeps the record from it. */
export const isUntold = ({ fulfilledOn, suppressedGround }: Pick<Duty, "fulfilledOn" | "suppressedGround">): boolean =>
  fulfilledOn === null && (suppressedGround === null || KEEPS_FROM_PERSON.includes(suppressedGround));

/** The person was told, or had the information already. */
export const hasHeard = ({ fulfilledOn, suppressedGround }: Pick<Duty, "fulfilledOn" | "suppressedGround">): boolean =>
  fulfilledOn !== null || suppressedGround === "KNOWS_ALREADY";
/** Neither told nor put aside. */
export const isOpen = ({ fulfilledOn, suppressedGround }: Pick<Duty, "fulfilledOn" | "suppressedGround">): boolean => fulfilledOn === null && suppressedGround === null;

/** The first day on which it is too late, as things stand. */
export const lateFrom = ({ dueAt, extendedTo }: Pick<Duty, "dueAt" | "extendedTo">): string => extendedTo ?? dueAt;

export const isOverdue = (duty: Duty, now: Date): boolean => isOpen(duty) && lateFrom(duty) <= dutchDay(now);

/** As `isOverdue`, counted by who recorded what must be told. */
export const OVERDUE_NOTIFICATIONS = {
  kind: "OVERDUE_NOTIFICATIONS",
  table: "notification_duty",
  actor: "recorded_by",
  where: "row.fulfilled_on IS NULL AND row.suppressed_ground IS NULL AND coalesce(row.extended_to, row.due_at) <= asked.day",
} as const satisfies Outstanding;

/** The colleague who was asked to decide, as long as the question waits. */
export const waitsFor = ({ changes, fulfilledOn }: Pick<NotificationDutyColumns, "changes" | "fulfilledOn">): string | undefined =>
  fulfilledOn === null ? changes.find(({ state }) => state === "ASKED")?.approver : undefined;

/** Who meets it: who works with the person, and of emergency access who opened it, who need not. */
export const meets = (row: NotificationDutyColumns, ticket: Ticket): boolean =>
  isOf(ticket, row.owner) && ((row.reason === "BREAK_GLASS" && row.recordedBy === ticket.caller.actor) || row.about.some((id) => worksWith(ticket, id)));

const isFor = (row: NotificationDutyColumns, ticket: Ticket): boolean =>
  meets(row, ticket) || (isOf(ticket, row.owner) && (isOfficer(ticket) || waitsFor(row) === ticket.caller.actor));

/** By who must tell: those that are open, what presses most first. By person: all of them. */
export function notificationDutyRecords(entity: new () => NotificationDutyColumns): RecordType<NotificationDuty, NotificationDutyColumns> {
  const table = tableRecord<NotificationDuty>()<NotificationDutyColumns>({
    name: "NotificationDuty",
    entity,
    isKnownTo: isFor,
    wordsOfOthers: ["changes", "officerNotes"],
    wordsOfCaller: ({ owner, changes, officerNotes }, ticket) => {
      const isOwn = (by: string): boolean => isOf(ticket, owner) && by === ticket.caller.actor;
      return [...changes.filter(({ askedBy }) => isOwn(askedBy)), ...officerNotes.filter(({ by }) => isOwn(by))].map(({ text }) => text);
    },
    values: (row, now) => ({
      id: row.id,
      person: row.about.map(person)[0],
      personId: row.about[0],
      organisation: organisation(row.owner),
      record: row.record,
      reason: row.reason,
      recordedOn: row.recordedOn,
      dueAt: row.dueAt,
      extendedTo: row.extendedTo,
      isOverdue: isOverdue(row, now),
      fulfilledAt: row.fulfilledOn,
      safeChannel: row.safeChannel,
      suppressedReason: row.suppressedGround,
      changes: row.changes.map((change) => ({ ...change, askedBy: professional(change.askedBy), approver: professional(change.approver) })),
      officerNotes: row.officerNotes.map((note) => ({ ...note, by: professional(note.by) })),
    }),
  });

  return {
    ...table,
    load: (database, by, keys) =>
      by === "owner"
        ? database
            .getRepository(entity)
            .createQueryBuilder("row")
            .where({ owner: In([...keys]) })
            .andWhere("row.fulfilledOn IS NULL AND row.suppressedGround IS NULL")
            .orderBy("COALESCE(row.extended_to, row.due_at)", "ASC")
            .addOrderBy("row.id")
            .limit(MAX_LISTED)
            .getMany()
        : table.load(database, by, keys),
  };
}

/** For a door: always a list, and nothing is announced, so that no duty and one that is not for the caller look the same. */
export const listDuties = async (
  guard: Guard,
  type: RecordType<NotificationDuty, NotificationDutyColumns>,
  whose: string | null,
  info: GraphQLResolveInfo,
): Promise<readonly View<NotificationDuty>[] | null> =>
  (await (whose ? guard.find(type, "about", whose, info, []) : guard.find(type, "owner", guard.ticket.caller.organisation.id, info, []))) ?? [];
