import { randomUUID } from "node:crypto";
import { HubError } from "@samenhang/errors";
import { tooLateFrom } from "@samenhang/policy";
import { ActRefusal, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import type { EntityManager } from "typeorm";
import { CovertCollectionEntity } from "./covert-collection.entity.js";
import { isTold } from "./covert-collection.records.js";
import { InformationItemEntity } from "./information-item.entity.js";
import { NotificationDutyEntity, type DutyChange } from "./notification-duty.entity.js";
import type { NotificationDutyChangeInput, NotificationDutyDecideInput, NotificationDutyFulfilInput, NotificationDutyNoteInput } from "./notification-duty.input.js";
import { lateFrom, waitsFor } from "./notification-duty.records.js";
import type { NotificationReason } from "./notification-duty.type.js";
import { ProfessionalEntity } from "./reference.entity.js";

const MIN_TEXT = 20;

/** A question that is not there, of another organisation, or not for the caller sounds the same. */
const UNKNOWN = { outcome: "DENY", reason: "UNKNOWN_OR_NOT_ALLOWED", nextStep: { act: "ASK_OWNER" } } as const;

const check = (holds: boolean, problem: string): void => {
  if (!holds) throw new HubError("INPUT_INVALID", { problem });
};
const isSaid = (text: string): void => check(text.trim().length >= MIN_TEXT, `say why in at least ${MIN_TEXT} characters`);

type FromSomebody = Pick<InformationItemEntity, "sourceKind" | "holderPerson" | "about">;

/** Whom an item is about and did not come from, as far as they were not said to know of it (AVG 14(1), 14(5)(a)). */
export const whoMustBeTold = ({ sourceKind, holderPerson, about }: FromSomebody, informed: readonly string[]): readonly string[] =>
  sourceKind === "OWN_OBSERVATION" ? [] : about.filter((person) => !informed.includes(person) && !(sourceKind === "PERSON" && person === holderPerson));

/** Made with the record, in its transaction: one a person (policy.md section 13). */
export async function beginNotificationDuties(transaction: ActTransaction, record: string, persons: readonly string[], reason: NotificationReason): Promise<void> {
  const { manager, today, organisation } = transaction;
  const term = transaction.typeOf(organisation) === "VT" ? "INFORM_VEILIG_THUIS" : "INFORM";
  for (const person of persons) {
    await manager.insert(NotificationDutyEntity, {
      ...transaction.base([person], randomUUID()),
      record,
      reason,
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
}

/** The person was told; from the next request on it can read the record, and others read it again where it was on hold. */
export function fulfilNotificationDuty({ acts }: RequestContext, input: NotificationDutyFulfilInput): Promise<PublicValue> {
  const { id, person, toldOn, safeChannel } = input;
  return acts.perform({ act: "NOTIFICATION_DUTY_FULFIL", idempotencyKey: input.idempotencyKey, input, about: [person], recordId: id }, async (transaction) => {
    const row = await ownDuty(transaction, id, person);
    check(toldOn >= row.recordedOn && toldOn <= transaction.today, "toldOn lies between the recording and today");
    check(!(await isToldWithCollection(transaction, row, person)), "what was collected covertly is told with its collection: covertCollectionInform");
    await transaction.manager.update(NotificationDutyEntity, id, { fulfilledOn: toldOn, safeChannel });
    await transaction.attest({ kind: "INFORMED", id, from: toldOn, until: null, body: { person, organisation: transaction.organisation } });
  });
}

/** Asks a named colleague for more time (Wmo 5.3.1, Veilig Thuis only) or not to tell (AVG 14(5), UAVG 41). */
export function askDutyChange({ acts }: RequestContext, input: NotificationDutyChangeInput): Promise<PublicValue> {
  const { idempotencyKey, id, person, kind, until = null, ground = null, text, approver } = input;
  isSaid(text);
  check((kind === "EXTENSION") === (until !== null) && (kind === "SUPPRESSION") === (ground !== null), "an extension has `until`, not telling has `ground`");
  return acts.perform({ act: "NOTIFICATION_DUTY_CHANGE_ASK", idempotencyKey, input, about: [person], recordId: id }, async (transaction) => {
    const { manager, organisation, actor, now } = transaction;
    const row = await ownDuty(transaction, id, person);
    if (row.suppressedGround !== null || waitsFor(row) !== undefined) throw new HubError("ACT_CONFLICT");
    check(approver !== actor, "another decides than who asks");
    check(await manager.existsBy(ProfessionalEntity, { slug: approver, organisation }), "the approver is a colleague of your organisation");
    if (kind === "EXTENSION") checkExtension(transaction, row, until!);
    const change: DutyChange = { kind, until, ground, text, askedBy: actor, askedAt: now.toISOString(), approver, state: "ASKED", decidedAt: null };
    await manager.update(NotificationDutyEntity, id, { changes: [...row.changes, change] });
  });
}

/** The named colleague agrees or refuses; agreeing to a second extension needs a note of the privacy officer since the first. */
export function decideDutyChange({ acts }: RequestContext, input: NotificationDutyDecideInput): Promise<PublicValue> {
  const { idempotencyKey, id, isAgreed } = input;
  return acts.perform({ act: "NOTIFICATION_DUTY_CHANGE_DECIDE", idempotencyKey, input, about: [], recordId: id }, async (transaction) => {
    const { manager, organisation, actor, now } = transaction;
    const row = await lockedDuty(manager, id);
    const asked = row?.changes.at(-1);
    if (row?.owner !== organisation || asked?.state !== "ASKED" || waitsFor(row) !== actor || asked.askedBy === actor) throw new ActRefusal(UNKNOWN);
    if (isAgreed && asked.kind === "EXTENSION") {
      checkExtension(transaction, row, asked.until!);
      const earlier = row.changes.findLast(({ kind, state }) => kind === "EXTENSION" && state === "AGREED");
      check(earlier === undefined || row.officerNotes.some(({ at }) => at >= earlier.decidedAt!), "a further extension needs a note of the privacy officer first");
    }
    const decided: DutyChange = { ...asked, state: isAgreed ? "AGREED" : "REFUSED", decidedAt: now.toISOString() };
    await manager.update(NotificationDutyEntity, id, {
      changes: [...row.changes.slice(0, -1), decided],
      ...(isAgreed && asked.kind === "EXTENSION" ? { extendedTo: asked.until } : {}),
      ...(isAgreed && asked.kind === "SUPPRESSION" ? { suppressedGround: asked.ground } : {}),
    });
    return row.about;
  });
}

/** The privacy officer notes something with a duty of the own organisation; that permits nothing by itself. */
export function noteWithDuty({ acts }: RequestContext, input: NotificationDutyNoteInput): Promise<PublicValue> {
  isSaid(input.text);
  return acts.perform({ act: "NOTIFICATION_DUTY_NOTE", idempotencyKey: input.idempotencyKey, input, about: [], recordId: input.id }, async (transaction) => {
    const { manager, organisation, actor, now } = transaction;
    const row = await lockedDuty(manager, input.id);
    if (row?.owner !== organisation) throw new ActRefusal(UNKNOWN);
    await manager.update(NotificationDutyEntity, row.id, { officerNotes: [...row.officerNotes, { by: actor, at: now.toISOString(), text: input.text }] });
    return row.about;
  });
}

/** Of what was collected covertly, of which the person was not told: one conversation tells of both. */
async function isToldWithCollection({ manager }: ActTransaction, { record }: NotificationDutyEntity, person: string): Promise<boolean> {
  const item = await manager.findOneBy(InformationItemEntity, { id: record });
  const collection = item?.covertCollection && (await manager.findOneBy(CovertCollectionEntity, { id: item.covertCollection }));
  return Boolean(collection) && !isTold(collection as CovertCollectionEntity, person);
}

function checkExtension({ typeOf, today, organisation }: ActTransaction, duty: NotificationDutyEntity, until: string): void {
  check(typeOf(organisation) === "VT", "only Veilig Thuis can extend this term (Wmo 5.3.1)");
  const from = lateFrom(duty);
  check(until > from && until > today && until <= tooLateFrom(from, "INFORM_EXTENSION"), "until lies ahead, at most two weeks after the term that runs now");
}

/** A duty of the own organisation about this person that nobody met yet. */
async function ownDuty({ manager, organisation }: ActTransaction, id: string, person: string): Promise<NotificationDutyEntity> {
  const row = await lockedDuty(manager, id);
  if (row?.owner !== organisation || !row.about.includes(person) || row.fulfilledOn !== null) throw new HubError("ACT_CONFLICT");
  return row;
}

const lockedDuty = (manager: EntityManager, id: string): Promise<NotificationDutyEntity | null> =>
  manager.findOne(NotificationDutyEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
