import { randomUUID } from "node:crypto";
import { HubError } from "@samenhang/errors";
import { tooLateFrom, type Act, type DutyTermName } from "@samenhang/policy";
import { UNKNOWN_RECORD, check, ActRefusal, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import type { EntityManager } from "typeorm";
import type { DutyChange, NotificationDutyColumns } from "./notification-duty.entity.js";
import type { NotificationDutyChangeInput, NotificationDutyDecideInput, NotificationDutyFulfilInput, NotificationDutyNoteInput } from "./notification-duty.input.js";
import { lateFrom, meets, waitsFor } from "./notification-duty.records.js";
import type { NotificationReason } from "./notification-duty.type.js";

const MIN_TEXT = 20;

const isSaid = (text: string): void => check(text.trim().length >= MIN_TEXT, `say why in at least ${MIN_TEXT} characters`);

interface Terms {
  readonly first: DutyTermName;
  /** Left out where the law knows none. */
  readonly extension?: DutyTermName;
}

const VEILIG_THUIS: Terms = { first: "INFORM_VEILIG_THUIS", extension: "INFORM_EXTENSION" };
const TERMS: Readonly<Record<NotificationReason, Terms>> = {
  NEW_RECORD_FROM_THIRD_PARTY: { first: "INFORM" },
  COLLECTED_WITHOUT_KNOWLEDGE: { first: "INFORM" },
  RECORD_OF_VEILIG_THUIS: VEILIG_THUIS,
  BREAK_GLASS: { first: "TELL_OF_EMERGENCY", extension: "TELL_OF_EMERGENCY_EXTENSION" },
};
const termsOf = (reason: NotificationReason, { typeOf, organisation }: ActTransaction): Terms =>
  TERMS[reason].first === "INFORM" && typeOf(organisation) === "VT" ? VEILIG_THUIS : TERMS[reason];

/** Where duties are kept: the table, under which acts, and who is known there. */
export interface DutyPlace {
  readonly table: new () => NotificationDutyColumns;
  readonly acts: Readonly<Record<"fulfil" | "ask" | "decide" | "note", Act>>;
  /** Whether this professional works for this organisation; left out where nobody knows, and then only who decides shows it. */
  readonly isColleague?: (manager: EntityManager, professional: string, organisation: string) => Promise<boolean>;
  /** Throws where the person is not told of this record alone. */
  readonly checkToldAlone?: (manager: EntityManager, duty: NotificationDutyColumns) => Promise<void>;
  /** What others must hear when a duty begins, is met or is put aside. */
  readonly changed?: (transaction: ActTransaction, duty: NotificationDutyColumns) => Promise<void>;
}

/** The acts of a duty about a record that somebody contributed. */
export const RECORD_DUTY_ACTS = {
  fulfil: "NOTIFICATION_DUTY_FULFIL",
  ask: "NOTIFICATION_DUTY_CHANGE_ASK",
  decide: "NOTIFICATION_DUTY_CHANGE_DECIDE",
  note: "NOTIFICATION_DUTY_NOTE",
} as const;

/** Tells consent that an organisation told a person that it holds something about them. */
export const attestInformed: NonNullable<DutyPlace["changed"]> = async (transaction, { id, about, owner, fulfilledOn }) => {
  if (fulfilledOn) await transaction.attest({ kind: "INFORMED", id, from: fulfilledOn, until: null, body: { person: about[0]!, organisation: owner } });
};

export interface DutyBegin {
  readonly record: string;
  readonly reason: NotificationReason;
  readonly persons: readonly string[];
  readonly retainedUntil?: string;
}

type Asked = Pick<RequestContext, "acts" | "guard">;

export interface NotificationDutyActs {
  /** Made with the record, in its transaction: one a person (policy.md section 13). */
  begin(transaction: ActTransaction, begin: DutyBegin): Promise<void>;
  /** The person was told; from the next request on it can read the record, and others read it again where it was on hold. */
  fulfil(asked: Asked, input: NotificationDutyFulfilInput): Promise<PublicValue>;
  /**
   * Asks a named colleague for more time, where the law knows it (Wmo 5.3.1), or not to tell (AVG 14(5), UAVG 41). A
   * question that waits is replaced by naming another colleague.
   */
  ask(asked: Asked, input: NotificationDutyChangeInput): Promise<PublicValue>;
  /** The named colleague agrees or refuses; agreeing to a second extension needs a note of the privacy officer since the first. */
  decide(asked: Asked, input: NotificationDutyDecideInput): Promise<PublicValue>;
  /** The privacy officer notes something with a duty of the own organisation; that permits nothing by itself. */
  note(asked: Asked, input: NotificationDutyNoteInput): Promise<PublicValue>;
}

/** The acts of one place, on its own table. */
export function notificationDutyActs({ table, acts: named, isColleague, checkToldAlone, changed }: DutyPlace): NotificationDutyActs {
  const locked = (manager: EntityManager, id: string): Promise<NotificationDutyColumns | null> => manager.findOne(table, { where: { id }, lock: { mode: "pessimistic_write" } });

  /** A duty about this person that the caller meets and nobody met yet. */
  const own = async ({ manager }: ActTransaction, { guard }: Asked, id: string, person: string): Promise<NotificationDutyColumns> => {
    const row = await locked(manager, id);
    if (!row?.about.includes(person) || !meets(row, guard.ticket) || row.fulfilledOn !== null) throw new HubError("ACT_CONFLICT");
    return row;
  };

  return {
    async begin(transaction, { record, reason, persons, retainedUntil }) {
      const { manager, today } = transaction;
      for (const person of persons) {
        const duty = manager.create(table, {
          ...transaction.base([person], randomUUID()),
          ...(retainedUntil ? { retainedUntil } : {}),
          record,
          reason,
          recordedOn: today,
          dueAt: tooLateFrom(today, termsOf(reason, transaction).first),
          extendedTo: null,
          fulfilledOn: null,
          safeChannel: null,
          suppressedGround: null,
          changes: [],
          officerNotes: [],
        });
        await manager.insert(table, duty);
        await changed?.(transaction, duty);
      }
    },

    fulfil(asked, input) {
      const { idempotencyKey, id, person, toldOn, safeChannel } = input;
      return asked.acts.perform({ act: named.fulfil, idempotencyKey, input, about: [person], recordId: id }, async (transaction) => {
        const row = await own(transaction, asked, id, person);
        check(toldOn >= row.recordedOn && toldOn <= transaction.today, "toldOn lies between the recording and today");
        await checkToldAlone?.(transaction.manager, row);
        await transaction.manager.update(table, id, { fulfilledOn: toldOn, safeChannel });
        await changed?.(transaction, Object.assign(row, { fulfilledOn: toldOn }));
      });
    },

    ask(asked, input) {
      const { idempotencyKey, id, person, kind, until = null, ground = null, text, approver } = input;
      isSaid(text);
      check((kind === "EXTENSION") === (until !== null) && (kind === "SUPPRESSION") === (ground !== null), "an extension has `until`, not telling has `ground`");
      return asked.acts.perform({ act: named.ask, idempotencyKey, input, about: [person], recordId: id }, async (transaction) => {
        const { manager, organisation, actor, now } = transaction;
        const row = await own(transaction, asked, id, person);
        if (row.suppressedGround !== null || waitsFor(row) === approver) throw new HubError("ACT_CONFLICT");
        check(approver !== actor, "another decides than who asks");
        check((await isColleague?.(manager, approver, organisation)) ?? approver.trim().length > 0, "the approver is a colleague of your organisation");
        if (kind === "EXTENSION") checkExtension(transaction, row, until!);
        const change: DutyChange = { kind, until, ground, text, askedBy: actor, askedAt: now.toISOString(), approver, state: "ASKED", decidedAt: null };
        const earlier = row.changes.map((before) => (before.state === "ASKED" ? { ...before, state: "REPLACED" as const } : before));
        await manager.update(table, id, { changes: [...earlier, change] });
      });
    },

    decide(asked, input) {
      const { idempotencyKey, id, isAgreed } = input;
      return asked.acts.perform({ act: named.decide, idempotencyKey, input, about: [], recordId: id }, async (transaction) => {
        const { manager, organisation, actor, now } = transaction;
        const row = await locked(manager, id);
        const waits = row?.changes.at(-1);
        if (row?.owner !== organisation || waits?.state !== "ASKED" || waitsFor(row) !== actor || waits.askedBy === actor) throw new ActRefusal(UNKNOWN_RECORD);
        if (isAgreed && waits.kind === "EXTENSION") {
          checkExtension(transaction, row, waits.until!);
          const earlier = row.changes.findLast(({ kind, state }) => kind === "EXTENSION" && state === "AGREED");
          check(earlier === undefined || row.officerNotes.some(({ at }) => at >= earlier.decidedAt!), "a further extension needs a note of the privacy officer first");
        }
        const decided: DutyChange = { ...waits, state: isAgreed ? "AGREED" : "REFUSED", decidedAt: now.toISOString() };
        await manager.update(table, id, {
          changes: [...row.changes.slice(0, -1), decided],
          ...(isAgreed && waits.kind === "EXTENSION" ? { extendedTo: waits.until } : {}),
          ...(isAgreed && waits.kind === "SUPPRESSION" ? { suppressedGround: waits.ground } : {}),
        });
        if (isAgreed && waits.kind === "SUPPRESSION") await changed?.(transaction, Object.assign(row, { suppressedGround: waits.ground }));
        return row.about;
      });
    },

    note(asked, input) {
      isSaid(input.text);
      return asked.acts.perform({ act: named.note, idempotencyKey: input.idempotencyKey, input, about: [], recordId: input.id }, async (transaction) => {
        const { manager, organisation, actor, now } = transaction;
        const row = await locked(manager, input.id);
        if (row?.owner !== organisation) throw new ActRefusal(UNKNOWN_RECORD);
        await manager.update(table, row.id, { officerNotes: [...row.officerNotes, { by: actor, at: now.toISOString(), text: input.text }] });
        return row.about;
      });
    },
  };
}

function checkExtension(transaction: ActTransaction, duty: NotificationDutyColumns, until: string): void {
  const { extension } = termsOf(duty.reason, transaction);
  if (!extension) throw new HubError("INPUT_INVALID", { problem: "only Veilig Thuis can extend this term (Wmo 5.3.1)" });
  const from = lateFrom(duty);
  check(until > from && until > transaction.today && until <= tooLateFrom(from, extension), "until lies ahead, at most two weeks after the term that runs now");
}
