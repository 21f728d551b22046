import { HubError } from "@samenhang/errors";
import { check, ActRefusal, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { In, type EntityManager } from "typeorm";
import { CorrectionNoticeEntity } from "./correction-notice.entity.js";
import { isRecipient } from "./correction-notice.records.js";
import type { CorrectionAcknowledgeInput } from "./correction-notice.input.js";
import type { DataSubjectRequestEntity } from "./data-subject-request.entity.js";
import type { ItemCorrectionInput } from "./data-subject-request.input.js";
import { tellRecipients } from "./recipients.js";
import { InformationItemEntity, type CorrectionOfItem, type ViewOnItem } from "./information-item.entity.js";

/** What somebody thinks is not made untrue: it is regarded otherwise, or the person's words go with it (policy.md section 12.5). */
const THOUGHT: readonly InformationItemEntity["nature"][] = ["OPINION", "PROFESSIONAL_JUDGEMENT", "HYPOTHESIS"];

/**
 * Corrects items in the transaction of the decision, and tells everyone who read the old value. Gives which versions ended.
 *
 * Call with the rows locked. What was and who asked stays with the item; an opinion is never rewritten.
 */
export async function correctItems(
  transaction: ActTransaction,
  request: DataSubjectRequestEntity,
  items: readonly InformationItemEntity[],
  corrections: readonly ItemCorrectionInput[],
  reason: string,
): Promise<DataSubjectRequestEntity["corrected"]> {
  for (const { item: id, text, nature } of corrections) {
    const item = items.find((row) => row.id === id);
    if (!item) throw new HubError("INPUT_INVALID", { problem: "a correction is of an item of the request" });
    const isThought = THOUGHT.includes(item.nature);
    check(text === undefined || (!isThought && text.trim() !== ""), "an opinion, judgement or hypothesis keeps its words");
    const after = { text: text ?? item.text, nature: nature ?? item.nature };
    const changes = after.text !== item.text || after.nature !== item.nature;
    check(changes || isThought, "a correction changes the text or what it is regarded as");
    const correction: CorrectionOfItem = {
      before: item.text,
      after: after.text,
      ...(after.nature === item.nature ? {} : { natureBefore: item.nature, natureAfter: after.nature }),
      reason,
      requestedBy: request.requestedBy,
      decidedBy: transaction.actor,
      at: transaction.today,
    };
    await transaction.manager.update(InformationItemEntity, id, {
      ...after,
      version: item.version + 1,
      ...(changes ? { corrections: [...item.corrections, correction], qualifiedBy: transaction.actor, qualifiedAt: transaction.now } : {}),
      ...(changes ? {} : { views: [...item.views, viewOf(request, transaction.today)] }),
    });
  }
  return tellReaders(
    transaction,
    request,
    items,
    corrections.map(({ item }) => item),
  );
}

/** Destroyed is absent from this day for all, its owner included; who read it is told (AVG 19). */
export async function destroyItems(
  transaction: ActTransaction,
  request: DataSubjectRequestEntity,
  items: readonly InformationItemEntity[],
  destroyed: readonly string[],
): Promise<DataSubjectRequestEntity["corrected"]> {
  for (const id of destroyed) await transaction.manager.update(InformationItemEntity, id, { retainedUntil: transaction.today });
  return tellReaders(transaction, request, items, destroyed);
}

async function tellReaders(
  { manager, actor, now }: ActTransaction,
  request: DataSubjectRequestEntity,
  items: readonly InformationItemEntity[],
  changed: readonly string[],
): Promise<DataSubjectRequestEntity["corrected"]> {
  const corrected = items.filter(({ id }) => changed.includes(id)).map(({ id, version }) => ({ item: id, version }));
  await tellRecipients(manager, { ...request, decidedBy: actor, decidedAt: now, corrected }, items);
  return corrected;
}

const viewOf = ({ person, requestedBy, text }: DataSubjectRequestEntity, today: string): ViewOnItem => ({
  person,
  by: requestedBy,
  position: "DISAGREES",
  text,
  recordedAt: today,
  notHeardReason: null,
});

/** Whoever received a notice says to have seen it. The first time counts; again changes nothing. */
export function acknowledgeCorrection({ acts, guard }: RequestContext, { idempotencyKey, id }: CorrectionAcknowledgeInput): Promise<PublicValue> {
  return acts.perform({ act: "CORRECTION_ACKNOWLEDGE", idempotencyKey, input: { id }, about: [], recordId: id }, async ({ manager, today, actor }) => {
    const row = await manager.findOne(CorrectionNoticeEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (!row || !isRecipient(row, guard.ticket)) throw new ActRefusal({ outcome: "DENY", reason: "UNKNOWN_OR_NOT_ALLOWED", nextStep: { act: "ASK_OWNER" } });
    if (row.acknowledgedOn === null) await manager.update(CorrectionNoticeEntity, id, { acknowledgedOn: today, acknowledgedBy: actor });
    return row.about;
  });
}

/** The items of a request as they are now, locked until the decision is in. */
export const lockItems = (manager: EntityManager, ids: readonly string[]): Promise<InformationItemEntity[]> =>
  ids.length === 0 ? Promise.resolve([]) : manager.find(InformationItemEntity, { where: { id: In([...ids]) }, order: { id: "ASC" }, lock: { mode: "pessimistic_write" } });
