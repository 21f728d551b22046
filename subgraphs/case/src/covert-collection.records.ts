import { dutchDay } from "@samenhang/policy";
import { isAtWork, isOf, isOfficer, isTiedTo, mustNotRead, organisation, person, professional, type RecordType, speaksFor, tableRecord, worksWith } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In, IsNull, Not, type DataSource, type EntityManager } from "typeorm";
import { CovertCollectionEntity, type Telling } from "./covert-collection.entity.js";
import type { CovertCollection } from "./covert-collection.type.js";
import { InformationItemEntity } from "./information-item.entity.js";
import { NotificationDutyEntity } from "./notification-duty.entity.js";
import { PersonEntity } from "./person.entity.js";

const MAX_LISTED = 1_000;
const DAY = 86_400_000;

/** A collection with what it collected, and who of its persons need not be told: they died, or a colleague agreed. */
export interface CollectionRow extends CovertCollectionEntity {
  readonly items: readonly string[];
  readonly notTold: readonly string[];
}

type Told = Pick<CovertCollectionEntity, "about" | "tellings">;

export const isTold = ({ tellings }: Pick<Told, "tellings">, whom: string): boolean => tellings.some((telling) => telling.person === whom);

/** Who must still be told. */
export const whoMustHear = ({ about, tellings, notTold }: Told & Pick<CollectionRow, "notTold">): readonly string[] =>
  about.filter((id) => !isTold({ tellings }, id) && !notTold.includes(id));

/** The day on which the persons are to be told, as things stand. */
export const tellingDay = ({ plannedInformAt, extendedTo }: Pick<CovertCollectionEntity, "plannedInformAt" | "extendedTo">): string => extendedTo ?? plannedInformAt;

const isUnreviewed = ({ state }: Pick<CovertCollectionEntity, "state">): boolean => state === "RUNNING" || state === "ENDED";

/** Colleagues for whom something of it waits: a decision, or its review. */
export const waitingFor = ({
  state,
  approver,
  extensions,
  reviewer,
}: Pick<CovertCollectionEntity, "state" | "approver" | "extensions" | "reviewer">): readonly (string | null)[] => [
  ...(state === "ASKED" ? [approver] : []),
  ...extensions.filter((extension) => extension.state === "ASKED").map((extension) => extension.approver),
  ...(state === "ENDED" ? [reviewer] : []),
];

/** What a person was told itself, or for whom it speaks; nothing as long as it was not told of what is about itself. */
const heardBy = ({ about, tellings }: Told, ticket: Ticket): readonly Telling[] => {
  const self = ticket.caller.person;
  if (self === undefined || (about.includes(self) && !isTold({ tellings }, self))) return [];
  return tellings.filter((telling) => telling.toldTo === self && speaksFor(ticket, telling.person) && !mustNotRead(ticket, telling.person));
};

/** Did this person hear of it in a safe way? Until then it is not there (policy.md section 13). */
export const isHeardBy = (row: Told, ticket: Ticket): boolean => heardBy(row, ticket).length > 0;

/** Who collects sees it through to its review, also when the work with the persons ended. */
export const isCollector = ({ owner, recordedBy, about }: Pick<CovertCollectionEntity, "owner" | "recordedBy" | "about">, ticket: Ticket): boolean =>
  isOf(ticket, owner) && isAtWork(ticket) && recordedBy === ticket.caller.actor && !about.some((id) => mustNotRead(ticket, id) || isTiedTo(ticket, id));

/** In the organisation that collects: who collects, or is at work with one of the persons. */
export const worksOn = (row: CovertCollectionEntity, ticket: Ticket): boolean =>
  isCollector(row, ticket) || (isOf(ticket, row.owner) && row.about.some((id) => worksWith(ticket, id)));

const isFor = (row: CovertCollectionEntity, ticket: Ticket): boolean =>
  worksOn(row, ticket) || (isOf(ticket, row.owner) && (isOfficer(ticket) || waitingFor(row).includes(ticket.caller.actor))) || isHeardBy(row, ticket);

const table = tableRecord<CovertCollection>()<CollectionRow>({
  name: "CovertCollection",
  entity: CovertCollectionEntity,
  isKnownTo: isFor,
  wordsOfOthers: ["extensions", "tellings", "afterReview"],
  wordsOfCaller: ({ owner, extensions, tellings, reviewedBy, familyFeedback, lesson }, ticket) => {
    const isOwn = (by: string | null): boolean => isOf(ticket, owner) && by === ticket.caller.actor;
    return [
      ...extensions.filter(({ askedBy }) => isOwn(askedBy)).map(({ text }) => text),
      ...tellings.filter(({ by }) => isOwn(by)).map(({ explanation }) => explanation),
      ...(isOwn(reviewedBy) ? [familyFeedback, lesson] : []),
    ];
  },
  values: (row, now, ticket) => (ticket.caller.organisation.type === "PERSON" ? forFamily(row, ticket) : forWork(row, now, ticket)),
});

/** That it happened, why, and whether it was wise; who worked on it is not told (policy.md section 12.4). */
function forFamily(row: CollectionRow, ticket: Ticket): object {
  const tellings = heardBy(row, ticket);
  const persons = row.about.filter((id) => tellings.some((telling) => telling.person === id));
  return {
    id: row.id,
    persons: persons.map(person),
    personIds: persons,
    organisation: organisation(row.owner),
    state: row.state,
    ground: row.ground,
    startedOn: row.startedOn,
    endedOn: row.endedOn,
    tellings: tellings.map(tellingOf),
    extensions: [],
    items: [],
    afterReview: row.reviewedOn === null ? null : { reviewedOn: row.reviewedOn, finding: row.finding, familyFeedback: row.familyFeedback, familyInformedOn: row.familyInformedOn },
  };
}

/** An officer reads who, when, on which ground and which terms: of the words no more than of a duty to tell. */
function forWork(row: CollectionRow, now: Date, ticket: Ticket): object {
  const today = dutchDay(now);
  const words = (text: string | null): string | null => (isOfficer(ticket) ? null : text);
  const waits = isUnreviewed(row) && row.unreviewedSince !== null;
  return {
    id: row.id,
    persons: row.about.map(person),
    personIds: row.about,
    organisation: organisation(row.owner),
    state: row.state,
    ground: row.ground,
    groundText: words(row.groundText),
    alternativesConsidered: words(row.alternativesConsidered),
    collectedBy: professional(row.recordedBy),
    askedAt: row.recordedAt,
    approver: professional(row.approver),
    startedOn: row.startedOn,
    plannedInformAt: row.plannedInformAt,
    extendedTo: row.extendedTo,
    isTellingOverdue: isUnreviewed(row) && tellingDay(row) < today && whoMustHear(row).length > 0,
    extensions: row.extensions.map((extension) => ({ ...extension, askedBy: professional(extension.askedBy), approver: professional(extension.approver) })),
    tellings: row.tellings.map((telling) => ({ ...tellingOf(telling), explanation: words(telling.explanation) })),
    items: row.items,
    endedOn: row.endedOn,
    reviewer: row.reviewer === null ? null : professional(row.reviewer),
    reviewDueAt: row.reviewDueAt,
    isReviewOverdue: waits && row.reviewDueAt! <= today,
    daysUnreviewed: waits ? Math.round((Date.parse(today) - Date.parse(row.unreviewedSince!)) / DAY) : null,
    afterReview:
      row.reviewedOn === null
        ? null
        : {
            by: professional(row.reviewedBy!),
            reviewedOn: row.reviewedOn,
            finding: row.finding,
            familyFeedback: words(row.familyFeedback),
            familyInformedOn: row.familyInformedOn,
            lesson: words(row.lesson),
          },
  };
}

const tellingOf = ({ person: personId, toldOn, safeChannel, explanation }: Telling): object => ({ personId, toldOn, safeChannel, explanation });

/** By who collects: those that are open, what presses most first; what waits longest for its review leads. By person: all of them. */
export const covertCollections: RecordType<CovertCollection, CollectionRow> = {
  ...table,
  load: async (database, by, keys) =>
    withCollected(
      database,
      by === "owner"
        ? await database
            .getRepository(CovertCollectionEntity)
            .createQueryBuilder("row")
            .where({ owner: In([...keys]), state: Not(In(["REFUSED", "REVIEWED"])) })
            .orderBy("COALESCE(row.review_due_at, row.extended_to, row.planned_inform_at)", "ASC")
            .addOrderBy("row.id")
            .limit(MAX_LISTED)
            .getMany()
        : await table.load(database, by, keys),
    ),
};

export async function withCollected(database: DataSource | EntityManager, rows: readonly CovertCollectionEntity[]): Promise<readonly CollectionRow[]> {
  if (rows.length === 0) return [];
  const items = await database.getRepository(InformationItemEntity).find({ where: { covertCollection: In(rows.map(({ id }) => id)) }, order: { recordedAt: "ASC", id: "ASC" } });
  const duties = items.length === 0 ? [] : await database.getRepository(NotificationDutyEntity).findBy({ record: In(items.map(({ id }) => id)) });
  const died = await database.getRepository(PersonEntity).findBy({ id: In(rows.flatMap(({ about }) => about)), deceasedAt: Not(IsNull()) });
  return rows.map((row) => {
    const own = items.filter(({ covertCollection }) => covertCollection === row.id).map(({ id }) => id);
    return Object.assign(row, { items: own, notTold: [...died.map(({ id }) => id), ...suppressedFor(duties.filter(({ record }) => own.includes(record)))] });
  });
}

/** Of whom a colleague agreed for everything that was collected that they are not told. */
const suppressedFor = (duties: readonly NotificationDutyEntity[]): readonly string[] => {
  const persons = [...new Set(duties.flatMap(({ about }) => about))];
  return persons.filter((id) => duties.every(({ about, suppressedGround }) => !about.includes(id) || suppressedGround !== null));
};
