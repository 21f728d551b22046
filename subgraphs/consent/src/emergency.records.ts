import { isOpen, isOverdue, lateFrom } from "@samenhang/notification-duty";
import { startOfDutchDay, type Classification, type Purpose } from "@samenhang/policy";
import { defineRecord, professional, type RecordEntity } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In, type DataSource } from "typeorm";
import { AttestedFactEntity } from "./consent.entity.js";
import { EmergencyNotificationDutyEntity } from "./emergency-duty.entity.js";
import { overdueAct } from "./emergency-terms.js";
import { AfterReviewEntity, EmergencyAccessEntity, NoticeEntity } from "./emergency.entity.js";
import type { AfterReview, EmergencyAccess, OrganisationNotice } from "./emergency.type.js";

/** Of one list; older ones are asked by their case. */
const MAX_LISTED = 300;

/** For whom a record of these is not, it does not exist: nobody else learns that emergency access was used. */
const FOR_NOBODY_ELSE: Classification = { category: "DECISION", confidentiality: "C8" };

const kept = ({ owner, recordedAt, retainedUntil }: RecordEntity) => ({ owner, recordedAt: recordedAt.toISOString(), ...(retainedUntil ? { retainedUntil } : {}) });

interface Reviewed {
  readonly access: EmergencyAccessEntity;
  readonly review: AfterReviewEntity;
}

async function withAccess(database: DataSource, reviews: readonly AfterReviewEntity[]): Promise<readonly Reviewed[]> {
  const found = await database.getRepository(EmergencyAccessEntity).findBy({ id: In(reviews.map(({ emergencyAccess }) => emergencyAccess)) });
  const accesses = new Map(found.map((access) => [access.id, access]));
  return reviews.map((review) => ({ review, access: accesses.get(review.emergencyAccess)! }));
}

const reviewsOf = (database: DataSource) =>
  database.getRepository(AfterReviewEntity).createQueryBuilder("row").orderBy("row.recordedAt", "DESC").addOrderBy("row.id").take(MAX_LISTED);

/** The openings of an organisation that are not reviewed yet; each is shown to who opened it, and to nobody else. */
export const emergencyAccesses = defineRecord<EmergencyAccess>()<Reviewed>({
  name: "EmergencyAccess",
  isAboutNobody: true,
  load: async (database, _by, organisations) =>
    withAccess(
      database,
      await reviewsOf(database)
        .where("row.owner IN (:...organisations) AND row.completedAt IS NULL", { organisations: [...organisations] })
        .getMany(),
    ),
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

const isAmong = (participants: readonly string[], casus: string, { caller, context, request }: Ticket): boolean =>
  context.caseId === casus && request.participatesInCase && participants.includes(`${caller.organisation.id}/${caller.actor}`);

interface ReviewRow extends Reviewed {
  /** Reviewers who take part in the case, of whatever organisation. */
  readonly reviewers: readonly string[];
  /** To tell the persons, what presses most first. */
  readonly duties: readonly EmergencyNotificationDutyEntity[];
}

const REVIEWING: readonly Purpose[] = ["INDEPENDENT_REVIEW", "PRIVACY_AUDIT"];

/** Reviews by the organisation that opened the access, or by the case. Shown to its reviewers and privacy officers, and to a reviewer from another region who takes part in the case to review. */
export const afterReviews = defineRecord<AfterReview>()<ReviewRow>({
  name: "AfterReview",
  isAboutNobody: true,
  load: async (database, by, keys) => {
    const query = reviewsOf(database);
    const reviews =
      by === "casus"
        ? query.where("row.emergencyAccess IN (SELECT id FROM emergency_access WHERE casus = ANY(:keys))", { keys: [...keys] })
        : query.where("row.owner IN (:...keys)", { keys: [...keys] });
    const rows = await withAccess(database, await reviews.getMany());
    const reviewers = await participantsAs(database, "REVIEW", [...new Set(rows.map(({ access }) => access.casus))]);
    const duties = await database.getRepository(EmergencyNotificationDutyEntity).findBy({ record: In(rows.map(({ access }) => access.id)) });
    duties.sort((a, b) => (lateFrom(a) < lateFrom(b) ? -1 : 1));
    return rows.map((row) => ({ ...row, reviewers: reviewers.get(row.access.casus)!, duties: duties.filter(({ record }) => record === row.access.id) }));
  },
  keysOf: ({ access, review }, by) => [by === "casus" ? access.casus : review.owner],
  id: ({ review }) => review.id,
  about: () => [],
  facts: ({ review }) => kept(review),
  reclassify: ({ access, review, reviewers }, _field, ticket) => {
    const { caller, context } = ticket;
    const isInvited = caller.role === "REVIEWER_OTHER_REGION" && isAmong(reviewers, access.casus, ticket);
    const isReviewer = REVIEWING.includes(context.purpose) && (review.owner === caller.organisation.id || isInvited);
    return isReviewer ? undefined : FOR_NOBODY_ELSE;
  },
  values: ({ access, review, duties }, now) => ({
    id: review.id,
    caseId: access.casus,
    emergencyAccess: access.id,
    openedBy: professional(review.openedBy),
    openedAt: access.openedAt,
    endsAt: access.closedAt ?? access.expiresAt,
    dangerTo: access.dangerTo,
    dangerNow: access.dangerNow,
    noOtherRoute: access.noOtherRoute,
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
    ...tellingOf(duties, now),
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
