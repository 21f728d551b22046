import { randomUUID } from "node:crypto";
import { HubError } from "@samenhang/errors";
import { logEvent } from "@samenhang/service";
import { ActRefusal, type Acts, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { IsNull, MoreThan, Not } from "typeorm";
import { AttestedFactEntity } from "./consent.entity.js";
import { newReview } from "./after-review.js";
import { beginEmergencyDuties } from "./emergency-duty.acts.js";
import { AGREEMENT_HOURS, HOUR, MIN_TEXT, OPENINGS_A_DAY, OPEN_HOURS, overdueAct } from "./emergency-terms.js";
import { AfterReviewEntity, EmergencyAccessEntity, EmergencyAgreementEntity, NoticeEntity } from "./emergency.entity.js";
import type { EmergencyAccessInput, EmergencyAccountInput, EmergencyAgreementInput, EmergencyCloseInput } from "./emergency.input.js";

/**
 * Opens emergency access to the declared case for four hours (policy.md section 11). With it begin the terms of the account
 * and the review and the duties to tell the persons, and everyone who answers for the case hears of it.
 *
 * What concerns the caller is looked at first, so that a refusal of the caller sounds the same for every id; a case that is
 * closed sounds like one that never was.
 */
export async function openEmergencyAccess({ acts, guard }: RequestContext, input: EmergencyAccessInput): Promise<PublicValue> {
  declared(guard, input.caseId);
  const { dangerTo, dangerNow, noOtherRoute, caseId } = input;
  for (const text of [dangerTo, dangerNow, noOtherRoute]) isSaid(text);
  const { caller, traceId } = guard.ticket;
  let opened: string | undefined;

  const answer = await acts.perform({ act: "EMERGENCY_ACCESS_OPEN", idempotencyKey: input.idempotencyKey, input, about: [] }, async (transaction) => {
    const { manager, now, recordId } = transaction;
    const agreement = await mayOpen(transaction, caseId);
    const { persons, organisations } = await openCase(transaction, caseId);
    if (await manager.existsBy(EmergencyAccessEntity, { ...ownOf(transaction), casus: caseId, closedAt: IsNull(), expiresAt: MoreThan(now) })) throw new HubError("ACT_CONFLICT");

    const expiresAt = new Date(now.getTime() + OPEN_HOURS * HOUR);
    const base = (about: readonly string[], id = recordId) => transaction.base(about, id);
    await manager.insert(EmergencyAccessEntity, {
      ...base(persons),
      casus: caseId,
      role: caller.role,
      dangerTo,
      dangerNow,
      noOtherRoute,
      openedAt: now,
      expiresAt,
      closedAt: null,
    });
    await manager.insert(AfterReviewEntity, {
      ...base(persons, randomUUID()),
      ...newReview("BREAK_GLASS", now),
      emergencyAccess: recordId,
      casus: caseId,
      actedBy: caller.actor,
    });
    await beginEmergencyDuties(transaction, persons);
    if (agreement) await manager.update(EmergencyAgreementEntity, agreement.id, { usedFor: recordId });
    for (const owner of new Set([caller.organisation.id, ...organisations])) {
      await manager.insert(NoticeEntity, { ...base([], randomUUID()), owner, kind: "EMERGENCY_ACCESS_OPENED", subjectRecord: recordId, casus: caseId });
    }
    opened = recordId;
    return persons;
  });
  if (opened) logEvent("consent", "emergency-access-opened", { access: opened, case: caseId, organisation: caller.organisation.id, actor: caller.actor, trace: traceId });
  return answer;
}

/** A colleague with a crisis role agrees beforehand, for one opening of one case within the hour. Says nothing of the case. */
export function agreeToEmergencyAccess({ acts, guard }: RequestContext, { idempotencyKey, caseId, opener }: EmergencyAgreementInput): Promise<PublicValue> {
  declared(guard, caseId);
  if (opener === guard.ticket.caller.actor) throw new HubError("INPUT_INVALID", { problem: "nobody agrees with themselves" });
  return acts.perform({ act: "EMERGENCY_ACCESS_AGREE", idempotencyKey, input: { caseId, opener }, about: [] }, async (transaction) => {
    const validUntil = new Date(transaction.now.getTime() + AGREEMENT_HOURS * HOUR);
    await transaction.manager.insert(EmergencyAgreementEntity, { ...transaction.base([]), casus: caseId, opener, validUntil, usedFor: null });
  });
}

/** Works on the next request, like a withdrawn consent. */
export function closeEmergencyAccess(acts: Acts, { idempotencyKey, id }: EmergencyCloseInput): Promise<PublicValue> {
  return acts.perform({ act: "EMERGENCY_ACCESS_CLOSE", idempotencyKey, input: { id }, about: [], recordId: id }, async (transaction) => {
    const { manager, now } = transaction;
    const row = await manager.findOne(EmergencyAccessEntity, { where: { ...ownOf(transaction), id }, lock: { mode: "pessimistic_write" } });
    if (row?.closedAt !== null || row.expiresAt <= now) throw new HubError("ACT_CONFLICT");
    await manager.update(EmergencyAccessEntity, id, { closedAt: now });
    return row.about;
  });
}

/** Written once, by who opened the access; also after its term. */
export function recordEmergencyAccount(acts: Acts, { idempotencyKey, id, account }: EmergencyAccountInput): Promise<PublicValue> {
  isSaid(account);
  return acts.perform({ act: "EMERGENCY_ACCOUNT_RECORD", idempotencyKey, input: { id, account }, about: [], recordId: id }, async ({ manager, now, organisation, actor }) => {
    const row = await manager.findOne(AfterReviewEntity, { where: { emergencyAccess: id, owner: organisation, actedBy: actor }, lock: { mode: "pessimistic_write" } });
    if (row?.account !== null) throw new HubError("ACT_CONFLICT");
    await manager.update(AfterReviewEntity, row.id, { account, accountAt: now });
    return row.about;
  });
}

const ownOf = ({ organisation, actor }: ActTransaction) => ({ owner: organisation, recordedBy: actor });

/** Throws a refusal while an account or review of the caller is overdue, or a third opening in 24 hours was not agreed to. */
async function mayOpen(transaction: ActTransaction, casus: string): Promise<EmergencyAgreementEntity | null> {
  const { manager, now, organisation, actor } = transaction;
  // Two requests of one caller at once must not both be the second opening of the day.
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`emergency access of ${organisation}/${actor}`]);
  const reviews = await manager.findBy(AfterReviewEntity, { trigger: "BREAK_GLASS", owner: organisation, actedBy: actor, completedAt: IsNull() });
  const overdue = reviews.map((review) => overdueAct(review, now)).filter((act) => act !== undefined);
  const first = overdue.find((act) => act === "WRITE_ACCOUNT") ?? overdue[0];
  if (first) throw new ActRefusal({ outcome: "DENY", reason: "AFTER_REVIEW_OVERDUE", nextStep: { act: first } });

  const today = await manager.countBy(EmergencyAccessEntity, { ...ownOf(transaction), openedAt: MoreThan(new Date(now.getTime() - 24 * HOUR)) });
  if (today < OPENINGS_A_DAY) return null;
  const agreement = await manager.findOne(EmergencyAgreementEntity, {
    where: { owner: organisation, opener: actor, casus, recordedBy: Not(actor), usedFor: IsNull(), validUntil: MoreThan(now) },
    order: { recordedAt: "DESC" },
    lock: { mode: "pessimistic_write" },
  });
  if (!agreement) throw new ActRefusal({ outcome: "NEEDS_SECOND_PERSON", reason: "EMERGENCY_REPEATED", nextStep: { act: "ASK_CRISIS_COLLEAGUE" } });
  return agreement;
}

/** The persons of the case, and every organisation that must hear: who opened it, and whose professionals take part. */
async function openCase({ manager, today }: ActTransaction, casus: string): Promise<{ persons: readonly string[]; organisations: readonly string[] }> {
  const facts = await manager
    .createQueryBuilder(AttestedFactEntity, "row")
    .where("row.casus = :casus AND row.kind IN ('CASE', 'PARTICIPATION') AND row.from <= :today AND (row.until IS NULL OR row.until > :today)", { casus, today })
    .getMany();
  const found = facts.find(({ kind }) => kind === "CASE");
  if (!found) throw new ActRefusal({ outcome: "DENY", reason: "UNKNOWN_OR_NOT_ALLOWED", nextStep: { act: "ASK_OWNER" } });
  return { persons: found.persons, organisations: facts.flatMap(({ organisation }) => organisation ?? []) };
}

const declared = (guard: RequestContext["guard"], caseId: string): void => {
  if (guard.ticket.context.caseId !== caseId) throw new HubError("INPUT_INVALID", { problem: "declare the case in `Samenhang-Case`" });
};

export function isSaid(text: string): void {
  if (text.trim().length < MIN_TEXT) throw new HubError("INPUT_INVALID", { problem: `each text has at least ${MIN_TEXT} characters` });
}
