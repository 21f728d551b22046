import { randomUUID } from "node:crypto";
import { HubError } from "@samenhang/errors";
import { tooLateFrom } from "@samenhang/policy";
import { ActRefusal, type Acts, type ActTransaction, type PublicValue } from "@samenhang/subgraph";
import type { EntityManager } from "typeorm";
import type { DutyChange, NotificationDutyColumns } from "./notification-duty.entity.js";
import type { NotificationDutyChangeInput, NotificationDutyDecideInput, NotificationDutyFulfilInput, NotificationDutyNoteInput } from "./notification-duty.input.js";
import { lateFrom, waitsFor } from "./notification-duty.records.js";

const MIN_TEXT = 20;

/** A question that is not there, of another organisation, or not for the caller sounds the same. */
const UNKNOWN = { outcome: "DENY", reason: "UNKNOWN_OR_NOT_ALLOWED", nextStep: { act: "ASK_OWNER" } } as const;

const check = (holds: boolean, problem: string): void => {
  if (!holds) throw new HubError("INPUT_INVALID", { problem });
};
const isSaid = (text: string): void => check(text.trim().length >= MIN_TEXT, `say why in at least ${MIN_TEXT} characters`);

/** Where duties are kept: the table, and who is known there. */
export interface DutyPlace {
  readonly table: new () => NotificationDutyColumns;
  /** Whether this professional works for this organisation, as far as this place knows. */
  readonly isColleague: (manager: EntityManager, professional: string, organisation: string) => Promise<boolean>;
}

export interface NotificationDutyActs {
  /** Made with the record, in its transaction: one a person (policy.md section 13). */
  begin(transaction: ActTransaction, record: string, persons: readonly string[]): Promise<void>;
  /** The person was told; from the next request on it can read the record, and others read it again where it was on hold. */
  fulfil(acts: Acts, input: NotificationDutyFulfilInput): Promise<PublicValue>;
  /** Asks a named colleague for more time (Wmo 5.3.1, Veilig Thuis only) or not to tell (AVG 14(5), UAVG 41). */
  ask(acts: Acts, input: NotificationDutyChangeInput): Promise<PublicValue>;
  /** The named colleague agrees or refuses; agreeing to a second extension needs a note of the privacy officer since the first. */
  decide(acts: Acts, input: NotificationDutyDecideInput): Promise<PublicValue>;
  /** The privacy officer notes something with a duty of the own organisation; that permits nothing by itself. */
  note(acts: Acts, input: NotificationDutyNoteInput): Promise<PublicValue>;
}

/** The acts of one place, on its own table. */
export function notificationDutyActs({ table, isColleague }: DutyPlace): NotificationDutyActs {
  const locked = (manager: EntityManager, id: string): Promise<NotificationDutyColumns | null> => manager.findOne(table, { where: { id }, lock: { mode: "pessimistic_write" } });

  /** A duty of the own organisation about this person that nobody met yet. */
  const own = async ({ manager, organisation }: ActTransaction, id: string, person: string): Promise<NotificationDutyColumns> => {
    const row = await locked(manager, id);
    if (row?.owner !== organisation || !row.about.includes(person) || row.fulfilledOn !== null) throw new HubError("ACT_CONFLICT");
    return row;
  };

  return {
    async begin(transaction, record, persons) {
      const { manager, today, organisation } = transaction;
      const term = transaction.typeOf(organisation) === "VT" ? "INFORM_VEILIG_THUIS" : "INFORM";
      for (const person of persons) {
        await manager.insert(table, {
          ...transaction.base([person], randomUUID()),
          record,
          reason: "NEW_RECORD_FROM_THIRD_PARTY",
          recordedOn: today,
          dueAt: tooLateFrom(today, term),
          extendedTo: null,
          fulfilledOn: null,
          safeChannel: null,
          suppressedGround: null,
          changes: [],
          officerNotes: [],
        });
      }
    },

    fulfil(acts, input) {
      const { id, person, toldOn, safeChannel } = input;
      return acts.perform({ act: "NOTIFICATION_DUTY_FULFIL", idempotencyKey: input.idempotencyKey, input, about: [person], recordId: id }, async (transaction) => {
        const row = await own(transaction, id, person);
        check(toldOn >= row.recordedOn && toldOn <= transaction.today, "toldOn lies between the recording and today");
        await transaction.manager.update(table, id, { fulfilledOn: toldOn, safeChannel });
        await transaction.attest({ kind: "INFORMED", id, from: toldOn, until: null, body: { person, organisation: transaction.organisation } });
      });
    },

    ask(acts, input) {
      const { idempotencyKey, id, person, kind, until = null, ground = null, text, approver } = input;
      isSaid(text);
      check((kind === "EXTENSION") === (until !== null) && (kind === "SUPPRESSION") === (ground !== null), "an extension has `until`, not telling has `ground`");
      return acts.perform({ act: "NOTIFICATION_DUTY_CHANGE_ASK", idempotencyKey, input, about: [person], recordId: id }, async (transaction) => {
        const { manager, organisation, actor, now } = transaction;
        const row = await own(transaction, id, person);
        if (row.suppressedGround !== null || waitsFor(row) !== undefined) throw new HubError("ACT_CONFLICT");
        check(approver !== actor, "another decides than who asks");
        check(await isColleague(manager, approver, organisation), "the approver is a colleague of your organisation");
        if (kind === "EXTENSION") checkExtension(transaction, row, until!);
        const change: DutyChange = { kind, until, ground, text, askedBy: actor, askedAt: now.toISOString(), approver, state: "ASKED", decidedAt: null };
        await manager.update(table, id, { changes: [...row.changes, change] });
      });
    },

    decide(acts, input) {
      const { idempotencyKey, id, isAgreed } = input;
      return acts.perform({ act: "NOTIFICATION_DUTY_CHANGE_DECIDE", idempotencyKey, input, about: [], recordId: id }, async (transaction) => {
        const { manager, organisation, actor, now } = transaction;
        const row = await locked(manager, id);
        const asked = row?.changes.at(-1);
        if (row?.owner !== organisation || asked?.state !== "ASKED" || waitsFor(row) !== actor || asked.askedBy === actor) throw new ActRefusal(UNKNOWN);
        if (isAgreed && asked.kind === "EXTENSION") {
          checkExtension(transaction, row, asked.until!);
          const earlier = row.changes.findLast(({ kind, state }) => kind === "EXTENSION" && state === "AGREED");
          check(earlier === undefined || row.officerNotes.some(({ at }) => at >= earlier.decidedAt!), "a further extension needs a note of the privacy officer first");
        }
        const decided: DutyChange = { ...asked, state: isAgreed ? "AGREED" : "REFUSED", decidedAt: now.toISOString() };
        await manager.update(table, id, {
          changes: [...row.changes.slice(0, -1), decided],
          ...(isAgreed && asked.kind === "EXTENSION" ? { extendedTo: asked.until } : {}),
          ...(isAgreed && asked.kind === "SUPPRESSION" ? { suppressedGround: asked.ground } : {}),
        });
        return row.about;
      });
    },

    note(acts, input) {
      isSaid(input.text);
      return acts.perform({ act: "NOTIFICATION_DUTY_NOTE", idempotencyKey: input.idempotencyKey, input, about: [], recordId: input.id }, async (transaction) => {
        const { manager, organisation, actor, now } = transaction;
        const row = await locked(manager, input.id);
        if (row?.owner !== organisation) throw new ActRefusal(UNKNOWN);
        await manager.update(table, row.id, { officerNotes: [...row.officerNotes, { by: actor, at: now.toISOString(), text: input.text }] });
        return row.about;
      });
    },
  };
}

function checkExtension({ typeOf, today, organisation }: ActTransaction, duty: NotificationDutyColumns, until: string): void {
  check(typeOf(organisation) === "VT", "only Veilig Thuis can extend this term (Wmo 5.3.1)");
  const from = lateFrom(duty);
  check(until > from && until > today && until <= tooLateFrom(from, "INFORM_EXTENSION"), "until lies ahead, at most two weeks after the term that runs now");
}
