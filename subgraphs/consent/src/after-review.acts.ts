import { HubError } from "@samenhang/errors";
import { isOverdue } from "@samenhang/notification-duty";
import { ActRefusal, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { isReviewer } from "./after-review.js";
import { AttestedFactEntity } from "./consent.entity.js";
import { EmergencyNotificationDutyEntity } from "./emergency-duty.entity.js";
import { isSaid } from "./emergency.acts.js";
import { AfterReviewEntity, EmergencyAccessEntity, EmergencyAgreementEntity } from "./emergency.entity.js";
import type { AfterReviewCompleteInput, AfterReviewFirstCheckInput } from "./emergency.input.js";

/** The first check by someone who was not involved: was there reason not to wait? */
export function recordFirstCheck(context: RequestContext, { idempotencyKey, id, finding }: AfterReviewFirstCheckInput): Promise<PublicValue> {
  isSaid(finding);
  return context.acts.perform({ act: "AFTER_REVIEW_FIRST_CHECK", idempotencyKey, input: { id, finding }, about: [], recordId: id }, async (transaction) => {
    const { review } = await reviewable(transaction, context, id);
    if (review.firstCheckAt !== null) throw new HubError("ACT_CONFLICT");
    await transaction.manager.update(AfterReviewEntity, id, { firstCheck: finding, firstCheckAt: transaction.now, reviewer: transaction.actor });
    return review.about;
  });
}

/**
 * The whole review: was the danger judged rightly, what else could have been done, were the persons told. It waits
 * while it is too late to tell somebody and nobody did, nor agreed not to.
 */
export function completeAfterReview(context: RequestContext, { idempotencyKey, id, ...said }: AfterReviewCompleteInput): Promise<PublicValue> {
  for (const text of [said.alternatives, said.finding, said.personsInformed]) isSaid(text);
  return context.acts.perform({ act: "AFTER_REVIEW_COMPLETE", idempotencyKey, input: { id, ...said }, about: [], recordId: id }, async (transaction) => {
    const { now, actor, manager } = transaction;
    const { access, review } = await reviewable(transaction, context, id);
    const isOver = access === null || access.closedAt !== null || access.expiresAt <= now;
    if (!isOver || review.firstCheckAt === null || review.completedAt !== null) throw new HubError("ACT_CONFLICT");
    const duties = access ? await manager.findBy(EmergencyNotificationDutyEntity, { record: access.id }) : [];
    if (duties.some((duty) => isOverdue(duty, now))) throw new HubError("ACT_CONFLICT");
    await manager.update(AfterReviewEntity, id, { ...said, completedAt: now, completedBy: actor });
    return review.about;
  });
}

interface Reviewable {
  readonly review: AfterReviewEntity;
  /** Where emergency access is what is reviewed. */
  readonly access: EmergencyAccessEntity | null;
}

/** The review, for whose work it is; for anybody else it does not exist. Throws a refusal to who was involved. */
async function reviewable(transaction: ActTransaction, { guard, hub }: RequestContext, id: string): Promise<Reviewable> {
  const { manager, organisation, actor, today } = transaction;
  const { caller } = guard.ticket;
  const review = await manager.findOne(AfterReviewEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
  if (!review) throw new HubError("ACT_CONFLICT");

  const parts = await manager
    .createQueryBuilder(AttestedFactEntity, "row")
    .where("row.kind = 'PARTICIPATION' AND (row.casus = :casus OR row.persons && :persons)", { casus: review.casus, persons: review.about })
    .getMany();
  const own = parts.filter((part) => part.organisation === organisation);
  const reviews = ({ body }: AttestedFactEntity): boolean => body["capacity"] === "REVIEW";
  const isInvited = () => own.some((part) => part.professional === actor && reviews(part) && part.casus === review.casus && (part.until === null || part.until > today));
  if (!isReviewer(review, caller, hub.regionOf, isInvited)) throw new HubError("ACT_CONFLICT");

  // A reviewer from another region comes from an organisation that had no part in the case either (example E22).
  const isFromElsewhere = caller.role === "REVIEWER_OTHER_REGION";
  const tookPart = own.some((part) => (isFromElsewhere || part.professional === actor) && !reviews(part));
  const acted = review.owner === organisation && review.actedBy === actor;
  const access = review.emergencyAccess === null ? null : await manager.findOneBy(EmergencyAccessEntity, { id: review.emergencyAccess });
  const opened = access && (await manager.existsBy(EmergencyAccessEntity, { casus: access.casus, owner: organisation, recordedBy: actor }));
  const agreed = access && (await manager.existsBy(EmergencyAgreementEntity, { usedFor: access.id, owner: organisation, recordedBy: actor }));
  const isTied = await manager
    .createQueryBuilder(AttestedFactEntity, "row")
    .where("row.kind = 'CONFLICT' AND row.professional = :actor AND row.organisation = :organisation AND row.persons && :persons AND (row.until IS NULL OR row.until > :today)", {
      actor,
      organisation,
      persons: review.about,
      today,
    })
    .getExists();
  if (tookPart || acted || opened || agreed || isTied) throw new ActRefusal({ outcome: "DENY", reason: "CONFLICT_OF_INTEREST", nextStep: { act: "HAND_TO_COLLEAGUE" } });
  return { access, review };
}
