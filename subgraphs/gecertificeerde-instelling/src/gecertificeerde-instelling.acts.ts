import { childConversationActs, withholdingActs } from "@samenhang/child-conversation";
import { courtRequestActs } from "@samenhang/court-request";
import { HubError } from "@samenhang/errors";
import type { Acts, PublicValue } from "@samenhang/subgraph";
import { URGENT_MEASURES } from "@samenhang/ticket";
import { GiChildConversationEntity, GiCourtRequestEntity, ProtectionMeasureEntity } from "./gecertificeerde-instelling.entity.js";
import type { ProtectionMeasureEndInput, ProtectionMeasureInput } from "./gecertificeerde-instelling.input.js";
import { isOverOn } from "./measure-status.js";

/** Registering a measure opens the task of the institution for the child, from the first day of the order to its last. */
export function registerProtectionMeasure(acts: Acts, input: ProtectionMeasureInput): Promise<PublicValue> {
  const { idempotencyKey, child, kind, from, concreteThreats, courtReference } = input;
  const until = input.until ?? null;
  const isSupervision = kind === "OTS" || kind === "VOTS";
  if (isSupervision && until === null) throw new HubError("INPUT_INVALID", { problem: "a supervision order has an end: send `until`" });
  if (until !== null && until <= from) throw new HubError("INPUT_INVALID", { problem: "`until` is the first day on which the measure no longer holds, and lies after `from`" });
  return acts.perform({ act: "PROTECTION_MEASURE_REGISTER", idempotencyKey, input, about: [child] }, async (transaction) => {
    await transaction.manager.insert(ProtectionMeasureEntity, {
      ...transaction.base([child]),
      kind,
      concreteThreats,
      courtReference,
      validFrom: from,
      validUntil: until,
      endedAt: null,
      endReason: null,
      lapsed: false,
      supervisor: transaction.actor,
    });
    const { recordId: id, organisation, actor: professional, caseId } = transaction;
    const urgent = URGENT_MEASURES.includes(kind) ? { urgent: { professional, case: caseId } } : {};
    await transaction.attest({ kind: "MEASURE", id, from, until, body: { child, kind, organisation, ...urgent } });
  });
}

/** From the moment this answers, nothing is disclosed on the ground of the measure any more. */
export function endProtectionMeasure(acts: Acts, input: ProtectionMeasureEndInput): Promise<PublicValue> {
  const { idempotencyKey, id, child, reason } = input;
  return acts.perform({ act: "PROTECTION_MEASURE_END", idempotencyKey, input, about: [child], recordId: id }, async (transaction) => {
    const { manager, organisation, today } = transaction;
    const measure = await manager.findOne(ProtectionMeasureEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
    const isOurs = measure?.owner === organisation && measure.about[0] === child;
    if (!measure || !isOurs || isOverOn(measure, today)) throw new HubError("ACT_CONFLICT");
    await manager.update(ProtectionMeasureEntity, { id }, { endedAt: today, endReason: reason });
    await transaction.attestFirst({ kind: "MEASURE", id, from: measure.validFrom, until: today, body: { child, kind: measure.kind, organisation } });
  });
}

/** What a child told in confidence, and with whom it agrees to share it. */
export const childConversations = childConversationActs(GiChildConversationEntity);
export const withholdings = withholdingActs(GiChildConversationEntity);

/** Petitions to the court. */
export const courtRequests = courtRequestActs(GiCourtRequestEntity);
