import { isOpen, isOverdue, lateFrom } from "@samenhang/notification-duty";
import { startOfDutchDay, type Classification, type Purpose } from "@samenhang/policy";
import { defineRecord, professional, type HubFacts, type Outstanding, type RecordEntity } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In, type DataSource } from "typeorm";
import { AttestedFactEntity } from "./consent.entity.js";
import { EmergencyNotificationDutyEntity } from "./emergency-duty.entity.js";
import { isReviewer } from "./after-review.js";
import { overdueAct } from "./emergency-terms.js";
import { AfterReviewEntity, EmergencyAccessEntity, NoticeEntity } from "./emergency.entity.js";
import type { AfterReview, EmergencyAccess, OrganisationNotice } from "./emergency.type.js";

/** Of one list; older ones are asked by their case. */
const MAX_LISTED = 300;

/** For whom a record of these is not, it does not exist: nobody else learns that emergency access was used. */
const FOR_NOBODY_ELSE: Classification = { category: "DECISION", confidentiality: "C8" };

const kept = ({ owner, recordedAt, retainedUntil }: RecordEntity) => ({ owner, recordedAt: recordedAt.toISOString(), ...(retainedUntil ? { retainedUntil } : {}) });

interface Reviewed {
  readonly review: AfterReviewEntity;
  /** Where emergency access is what is reviewed. */
  readonly access: EmergencyAccessEntity | undefined;
}

async function withAccess(database: DataSource, reviews: readonly AfterReviewEntity[]): Promise<readonly Reviewed[]> {
  const found = await database.getRepository(EmergencyAccessEntity).findBy({ id: In(reviews.flatMap(({ emergencyAccess }) => emergencyAccess ?? [])) });
  const accesses = new Map(found.map((access) => [access.id, access]));
  return reviews.map((review) => ({ review, access: accesses.get(review.emergencyAccess ?? "") }));
}

const reviewsOf = (database: DataSource) => database.getRepository(AfterReviewEntity).createQueryBuilder("row").take(MAX_LISTED);

/** The openings of an organisation that are not reviewed yet; each is shown to who opened it, and to nobody else. */
export const emergencyAccesses = defineRecord<EmergencyAccess>()<{ review: AfterReviewEntity; access: EmergencyAccessEntity }>({
  name: "EmergencyAccess",
  isAboutNobody: true,
  load: async (database, _by, organisations) => {
    const reviews = await reviewsOf(database)
      .where("row.owner IN (:...organisations) AND row.trigger = 'BREAK_GLASS' AND row.completedAt IS NULL", { organisations: [...organisations] })
      .orderBy({ "row.recordedAt": "DESC", "row.id": "ASC" })
      .getMany();
    return (await withAccess(database, reviews)).map(({ review, access }) => ({ review, access: access! }));
  },
  keysOf: ({ access }) => [access.owner],
  id: ({ access }) => access.id,
  about: () => [],
  facts: ({ access }) => kept(access),
  isOfCaller: ({ access }, { caller }) => access.recordedBy === caller.actor && access.owner === caller.organisation.id,
  values: ({ access, review }, now) => ({
    id: access.id,
    caseId: access.casus,
    isOpen: access.closedAt === null && access.expiresAt > now,
    openedAt: access.openedAt,
    expiresAt: access.expiresAt,
    closedAt: access.closedAt,
    accountDue: review.accountDue,
    accountAt: review.accountAt,
    firstCheckDue: review.firstCheckDue,
    fullCheckDue: review.fullCheckDue,
    isOverdue: overdueAct(review, now) !== undefined,
  }),
});

/** Who takes part in these cases in one capacity now, as `organisation/professional`, by case. */
async function participantsAs(database: DataSource, capacity: "REVIEW" | "COORDINATION", cases: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const facts = await database
    .getRepository(AttestedFactEntity)
    .createQueryBuilder("row")
    .where("row.kind = 'PARTICIPATION' AND row.casus = ANY(:cases) AND row.body ->> 'capacity' = :capacity AND (row.until IS NULL OR row.until > CURRENT_DATE)", {
      cases: [...cases],
      capacity,
    })
    .getMany();
  return new Map(cases.map((id) => [id, facts.filter(({ casus }) => casus === id).map(({ organisation, professional: who }) => `${organisation}/${who}`)]));
}

const isAmong = (participants: readonly string[], casus: string | null, { caller, context, request }: Ticket): boolean =>
  casus !== null && context.caseId === casus && request.participatesInCase && participants.includes(`${caller.organisation.id}/${caller.actor}`);

interface ReviewRow extends Reviewed {
  /** Reviewers who take part in the case, of whatever organisation. */
  readonly reviewers: readonly string[];
  /** To tell the persons, what presses most first. */
  readonly duties: readonly EmergencyNotificationDutyEntity[];
}

const REVIEWING: readonly Purpose[] = ["INDEPENDENT_REVIEW", "PRIVACY_AUDIT"];

/** The first term of what must still be done: so what is late stands on top. */
const DUE = "LEAST(CASE WHEN row.account_at IS NULL THEN row.account_due END, CASE WHEN row.first_check_at IS NULL THEN row.first_check_due END, row.full_check_due)";

/** A term ends with its day: from the next one on it is too late. */
export const OVERDUE_REVIEWS: Outstanding = {
  kind: "OVERDUE_REVIEWS",
  table: "after_review",
  where: `row.completed_at IS NULL AND (${DUE} AT TIME ZONE 'Europe/Amsterdam')::date <= asked.day`,
};

/**
 * Reviews by the organisation that acted, or by the case. Shown to its reviewers and privacy officers; and to a reviewer from
 * another region who takes part in the case to review, but for referrals: those are known to their parties.
 */
export const afterReviews = (regionOf: HubFacts["regionOf"]) =>
  defineRecord<AfterReview>()<ReviewRow>({
    name: "AfterReview",
    isAboutNobody: true,
    load: async (database, by, keys) => {
      const reviews = await reviewsOf(database)
        .addSelect("row.completedAt IS NOT NULL", "is_done")
        .addSelect(DUE, "due")
        .where(by === "casus" ? "row.casus IN (:...keys)" : "row.owner IN (:...keys)", { keys: [...keys] })
        .orderBy({ is_done: "ASC", due: "ASC", "row.recordedAt": "DESC", "row.id": "ASC" })
        .getMany();
      const rows = await withAccess(database, reviews);
      const reviewers = await participantsAs(database, "REVIEW", [...new Set(rows.flatMap(({ review }) => review.casus ?? []))]);
      const duties = await database.getRepository(EmergencyNotificationDutyEntity).findBy({ record: In(rows.flatMap(({ access }) => access?.id ?? [])) });
      duties.sort((a, b) => (lateFrom(a) < lateFrom(b) ? -1 : 1));
      return rows.map((row) => ({ ...row, reviewers: reviewers.get(row.review.casus ?? "") ?? [], duties: duties.filter(({ record }) => record === row.access?.id) }));
    },
    keysOf: ({ review }, by) => (by !== "casus" ? [review.owner] : review.casus === null ? [] : [review.casus]),
    id: ({ review }) => review.id,
    about: () => [],
    facts: ({ review }) => kept(review),
    reclassify: ({ review, reviewers }, _field, ticket) =>
      REVIEWING.includes(ticket.context.purpose) && isReviewer(review, ticket.caller, regionOf, () => isAmong(reviewers, review.casus, ticket)) ? undefined : FOR_NOBODY_ELSE,
    values: ({ access, review, duties }, now) => ({
      id: review.id,
      trigger: review.trigger,
      caseId: review.casus,
      reviewedRecord: review.emergencyAccess ?? review.fact,
      actedBy: professional(review.actedBy),
      actedAt: review.actedAt,
      endsAt: access ? (access.closedAt ?? access.expiresAt) : null,
      isOverdue: overdueAct(review, now) !== undefined,
      dangerTo: access?.dangerTo ?? null,
      dangerNow: access?.dangerNow ?? null,
      noOtherRoute: access?.noOtherRoute ?? null,
      accountDue: review.accountDue,
      accountAt: review.accountAt,
      account: review.account,
      firstCheckDue: review.firstCheckDue,
      firstCheckAt: review.firstCheckAt,
      reviewer: review.reviewer === null ? null : professional(review.reviewer),
      firstCheck: review.firstCheck,
      fullCheckDue: review.fullCheckDue,
      completedAt: review.completedAt,
      completedBy: review.completedBy === null ? null : professional(review.completedBy),
      wasDangerReal: review.wasDangerReal,
      alternatives: review.alternatives,
      finding: review.finding,
      ...(access ? tellingOf(duties, now) : {}),
      personsInformed: review.personsInformed,
    }),
  });

/** What is left to tell the persons: until when, of whom it presses most; nothing once all were told, or were not on a ground. */
function tellingOf(duties: ReviewRow["duties"], now: Date): Pick<AfterReview, "informDue" | "personsToTell" | "isInformOverdue"> {
  const open = duties.filter(isOpen);
  return { ...(open[0] ? { informDue: startOfDutchDay(lateFrom(open[0])) } : {}), personsToTell: open.length, isInformOverdue: open.some((duty) => isOverdue(duty, now)) };
}

interface NoticeRow {
  readonly notice: NoticeEntity;
  readonly coordinators: readonly string[];
}

/** Notices to an organisation: for its privacy officers, and for who coordinates the declared case in its name. */
export const notices = defineRecord<OrganisationNotice>()<NoticeRow>({
  name: "OrganisationNotice",
  isAboutNobody: true,
  load: async (database, _by, organisations) => {
    const rows = await database.getRepository(NoticeEntity).find({ where: { owner: In([...organisations]) }, order: { recordedAt: "DESC", id: "ASC" }, take: MAX_LISTED });
    const coordinators = await participantsAs(database, "COORDINATION", [...new Set(rows.map(({ casus }) => casus))]);
    return rows.map((notice) => ({ notice, coordinators: coordinators.get(notice.casus)! }));
  },
  keysOf: ({ notice }) => [notice.owner],
  id: ({ notice }) => notice.id,
  about: () => [],
  facts: ({ notice }) => kept(notice),
  reclassify: ({ notice, coordinators }, _field, ticket) =>
    ticket.context.purpose === "PRIVACY_AUDIT" || isAmong(coordinators, notice.casus, ticket) ? undefined : FOR_NOBODY_ELSE,
  values: ({ notice }) => ({ id: notice.id, kind: notice.kind, caseId: notice.casus, at: notice.recordedAt }),
});
