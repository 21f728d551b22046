import { dutchDay } from "@samenhang/policy";
import { isOf, isOfficer, mustNotRead, organisation, person, professional, tableRecord, worksWith, type Outstanding, type RecordType } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In, IsNull } from "typeorm";
import type { ChildConversationColumns, WithholdingReview } from "./child-conversation.entity.js";
import type { ChildConversationWithholding } from "./withholding.type.js";

const MAX_LISTED = 1_000;

/** The question that waits, for as long as the talk is withheld. */
export const waiting = ({ reviews, shownFrom }: Pick<ChildConversationColumns, "reviews" | "shownFrom">): WithholdingReview | undefined =>
  shownFrom === null ? reviews.find(({ state }) => state === "ASKED") : undefined;

/** Talks of which nobody looked again in time whether they must stay withheld, by who heard the child. */
export const OVERDUE_WITHHOLDINGS = {
  kind: "OVERDUE_REVIEWS",
  table: "child_conversation",
  actor: "recorded_by",
  where: "row.shown_from IS NULL AND row.review_at <= asked.day",
} as const satisfies Outstanding;

/** Persons never: that a child spoke in confidence is not for who speaks for the child, and the child reads its own talk. */
function isFor(row: ChildConversationColumns, ticket: Ticket): boolean {
  if (!isOf(ticket, row.owner) || row.about.some((child) => mustNotRead(ticket, child))) return false;
  return isOfficer(ticket) || waiting(row)?.colleague === ticket.caller.actor || row.about.some((child) => worksWith(ticket, child));
}

/** Of one organisation the talks that are withheld, what is overdue first: the same rows as the talks, with nothing a child told. */
export function withholdingRecords(entity: new () => ChildConversationColumns): RecordType<ChildConversationWithholding, ChildConversationColumns> {
  const table = tableRecord<ChildConversationWithholding>()<ChildConversationColumns>({
    name: "ChildConversationWithholding",
    entity,
    by: ["owner"],
    isKnownTo: isFor,
    isWrittenByCaller: () => false,
    wordsOfCaller: ({ owner, reviews }, ticket) => reviews.filter(({ askedBy }) => isOf(ticket, owner) && askedBy === ticket.caller.actor).map(({ ground }) => ground),
    values: (row, now) => ({
      id: row.id,
      child: row.about.map(person)[0],
      childId: row.about[0],
      organisation: organisation(row.owner),
      reviewAt: row.reviewAt,
      isOverdue: row.reviewAt <= dutchDay(now),
      reviews: row.reviews.map((review) => ({ ...review, askedBy: professional(review.askedBy), colleague: professional(review.colleague) })),
    }),
  });
  return {
    ...table,
    load: (database, by, keys) =>
      by === "owner"
        ? database.getRepository(entity).find({ where: { owner: In([...keys]), shownFrom: IsNull() }, order: { reviewAt: "ASC", id: "ASC" }, take: MAX_LISTED })
        : table.load(database, by, keys),
  };
}
