import { tooLateFrom } from "@samenhang/policy";
import type { EntityManager, EntityTarget } from "typeorm";
import { check, UNKNOWN_RECORD } from "./act-checks.js";
import { ActRefusal, type ActTransaction } from "./acts.js";
import { isOfficer } from "./for-caller.js";
import type { Guard } from "./guard.js";
import type { RecordEntity } from "./record-entity.js";
import { RecordHoldEntity } from "./record-hold.entity.js";
import type { RecordHoldDecideInput, RecordHoldEndInput, RecordHoldInput } from "./record-hold.input.js";
import { holdWaitsFor, isHoldFor } from "./record-hold.records.js";
import type { RecordType } from "./record-type.js";
import type { RequestContext } from "./request-context.js";
import type { PublicValue } from "./schema.js";

/** A kind of record that a hold can be on. */
export interface Holdable {
  /** Name of the GraphQL type. */
  readonly name: string;
  readonly entity: EntityTarget<RecordEntity>;
  isVisible(guard: Guard, id: string): Promise<boolean>;
}

export const holdable = <T extends object, Row>(entity: EntityTarget<RecordEntity>, type: RecordType<T, Row>): Holdable => ({
  name: type.name,
  entity,
  isVisible: async (guard, id) => (await guard.findVisible(type, id)) !== undefined,
});

const MIN_REASON = 20;
const MAX_REASON = 2_000;

const isReason = (text: string): void => check(text.trim().length >= MIN_REASON && text.length <= MAX_REASON, `say why, in ${MIN_REASON} to ${MAX_REASON} characters`);

/**
 * Asks a colleague for a hold on a record that the caller sees. A record is kept from this moment on: what is destroyed while
 * the colleague is asked does not come back. It is kept from others once the colleague agrees.
 */
export function placeHold({ acts, guard }: RequestContext, holds: readonly Holdable[], input: RecordHoldInput): Promise<PublicValue> {
  const { idempotencyKey, record, person, kind, reason, reviewAt, approver } = input;
  isReason(reason);
  return acts.perform({ act: "RECORD_HOLD_PLACE", idempotencyKey, input, about: [person] }, async (transaction) => {
    const { manager, today, organisation, actor } = transaction;
    check(approver !== actor, "another decides it with you");
    check(reviewAt > today && reviewAt <= tooLateFrom(today, "HOLD_AT_MOST"), "`reviewAt` lies ahead, at most a year");
    const found = await visibleRecord(guard, holds, record);
    const row = found && (await manager.findOne(found.entity, { where: { id: record } as never, lock: { mode: "pessimistic_write" } }));
    if (row?.owner !== organisation || !row.about.includes(person)) throw new ActRefusal(UNKNOWN_RECORD);
    await manager.insert(RecordHoldEntity, {
      ...transaction.base(row.about),
      kind,
      recordTable: manager.connection.getMetadata(found!.entity).tableName,
      recordType: found!.name,
      record,
      reason,
      reviewAt,
      approver,
      approvedAt: null,
      standing: "ASKED",
      endReason: null,
      endApprover: null,
      endedBy: null,
      endedOn: null,
      reportedOn: null,
    });
    return row.about;
  });
}

export async function visibleRecord(guard: Guard, holds: readonly Holdable[], id: string): Promise<Holdable | undefined> {
  for (const one of holds) if (await one.isVisible(guard, id)) return one;
  return undefined;
}

/** The colleague who was asked agrees or refuses: to a hold, or to its end. */
export function decideHold({ acts, guard }: RequestContext, { idempotencyKey, id, isAgreed }: RecordHoldDecideInput): Promise<PublicValue> {
  return acts.perform({ act: "RECORD_HOLD_DECIDE", idempotencyKey, input: { id, isAgreed }, about: [], recordId: id }, async (transaction) => {
    const { manager, actor, now, today } = transaction;
    const row = await openHold(manager, id);
    if (!row || !isHoldFor(row, guard.ticket) || holdWaitsFor(row) !== actor || row.recordedBy === actor || row.reviewAt <= today) throw new ActRefusal(UNKNOWN_RECORD);
    if (row.standing === "ASKED")
      await manager.update(RecordHoldEntity, id, isAgreed ? { standing: "RUNNING", approvedAt: now } : { standing: "REFUSED", endedBy: actor, endedOn: today });
    else if (isAgreed) await endNow(transaction, row, row.endReason!);
    else await manager.update(RecordHoldEntity, id, { standing: "RUNNING", endReason: null, endApprover: null });
    await showHold(manager, row);
    return row.about;
  });
}

/** Nobody ends alone what they set and a colleague agreed to. What nobody agreed to yet is taken back. */
export function endHold({ acts, guard }: RequestContext, { idempotencyKey, id, reason, approver }: RecordHoldEndInput): Promise<PublicValue> {
  isReason(reason);
  return acts.perform({ act: "RECORD_HOLD_END", idempotencyKey, input: { id, reason, approver }, about: [], recordId: id }, async (transaction) => {
    const { manager, actor } = transaction;
    const row = await openHold(manager, id);
    if (!row || !isHoldFor(row, guard.ticket)) throw new ActRefusal(UNKNOWN_RECORD);
    const isOfSetter = row.recordedBy === actor;
    const isSecond = !isOfSetter && (isOfficer(guard.ticket) || (row.approver === actor && row.approvedAt !== null));
    if (isSecond || (isOfSetter && row.standing === "ASKED")) await endNow(transaction, row, reason);
    else if (isOfSetter && row.standing === "RUNNING") {
      check(approver !== undefined && approver !== actor, "name the colleague who decides it with you");
      await manager.update(RecordHoldEntity, id, { standing: "END_ASKED", endReason: reason, endApprover: approver! });
    } else throw new ActRefusal(UNKNOWN_RECORD);
    await showHold(manager, row);
    return row.about;
  });
}

const endNow = ({ manager, actor, today }: ActTransaction, { id }: RecordHoldEntity, endReason: string): Promise<unknown> =>
  manager.update(RecordHoldEntity, id, { standing: "ENDED", endReason, endedBy: actor, endedOn: today });

const openHold = async (manager: EntityManager, id: string): Promise<RecordHoldEntity | undefined> => {
  const row = await manager.findOne(RecordHoldEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
  return row?.endedOn === null ? row : undefined;
};

/** The record says until when it is kept from others, as the holds that run now have it. It is no change of the record. */
const showHold = (manager: EntityManager, { record, recordTable }: RecordHoldEntity): Promise<unknown> =>
  manager.query(
    `UPDATE ${recordTable} SET withheld_until =
       (SELECT max(review_at) FROM record_hold WHERE record = $1 AND record_table = $2 AND kind = 'DO_NOT_DISCLOSE' AND standing IN ('RUNNING', 'END_ASKED')) WHERE id = $1`,
    [record, recordTable],
  );
