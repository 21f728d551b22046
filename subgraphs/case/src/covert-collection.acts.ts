import { createHash } from "node:crypto";
import { HubError } from "@samenhang/errors";
import { lateFrom } from "@samenhang/notification-duty";
import { tooLateFrom, type DutyTermName } from "@samenhang/policy";
import { UNKNOWN_RECORD, check, ActRefusal, worksWith, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In, type EntityManager } from "typeorm";
import type { CaseEntity } from "./case.entity.js";
import { CovertCollectionEntity, type ExtensionOfCollection, type Telling } from "./covert-collection.entity.js";
import type {
  CovertCollectionDecideInput,
  CovertCollectionEndInput,
  CovertCollectionExtendInput,
  CovertCollectionInformInput,
  CovertCollectionInput,
  CovertCollectionReviewInput,
} from "./covert-collection.input.js";
import { isCollector, isTold, tellingDay, whoMustHear, withCollected, worksOn } from "./covert-collection.records.js";
import { InformationItemEntity } from "./information-item.entity.js";
import { NotificationDutyEntity } from "./notification-duty.entity.js";
import { ProfessionalEntity } from "./reference.entity.js";

const MIN_TEXT = 20;

const checkSaid = (texts: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(texts)) check(text.trim().length >= MIN_TEXT, `${name} has at least ${MIN_TEXT} characters`);
};

/** Asked of a named colleague, before anything is collected. */
export function askCovertCollection({ acts }: RequestContext, input: CovertCollectionInput): Promise<PublicValue> {
  const { idempotencyKey, persons, ground, groundText, alternativesConsidered, plannedInformAt, approver } = input;
  check(persons.length > 0 && new Set(persons).size === persons.length, "`persons` names at least one person, each once");
  checkSaid({ groundText, alternativesConsidered });
  return acts.perform({ act: "COVERT_COLLECTION_ASK", idempotencyKey, input, about: persons }, async (transaction) => {
    const { manager, actor, today, organisation } = transaction;
    check(approver !== actor, "another approves than who collects");
    await checkColleague(transaction, approver);
    check(
      plannedInformAt > today && plannedInformAt < tooLateFrom(today, termToInform(transaction, organisation)),
      "plannedInformAt lies ahead, before the term of the duty to tell ends",
    );
    await manager.insert(CovertCollectionEntity, {
      ...transaction.base(persons),
      state: "ASKED",
      ground,
      groundText,
      alternativesConsidered,
      approver,
      startedOn: null,
      plannedInformAt,
      extendedTo: null,
      extensions: [],
      tellings: [],
      endedOn: null,
      reviewer: null,
      unreviewedSince: null,
      reviewDueAt: null,
      reviewedBy: null,
      reviewedOn: null,
      finding: null,
      familyFeedback: null,
      familyInformedOn: null,
      lesson: null,
    });
  });
}

/** The named colleague agrees, and from that day on something may be collected; or refuses. */
export function decideCovertCollection({ acts }: RequestContext, input: CovertCollectionDecideInput): Promise<PublicValue> {
  return acts.perform({ ...ofCollection(input), act: "COVERT_COLLECTION_DECIDE" }, async (transaction) => {
    const { manager, actor, today } = transaction;
    const row = await lockedOwn(transaction, input.id, ({ state, approver, recordedBy }) => state === "ASKED" && approver === actor && recordedBy !== actor);
    check(!input.isAgreed || row.plannedInformAt > today, "the day on which the persons were to be told has passed: refuse, and have it asked again");
    await manager.update(CovertCollectionEntity, row.id, input.isAgreed ? { state: "RUNNING", startedOn: today } : { state: "REFUSED" });
    if (input.isAgreed) for (const person of row.about) await attestUntold(transaction, row, person, { from: today, until: null });
    return row.about;
  });
}

/** More time before the persons are told, asked of a named colleague. */
export function askCovertExtension({ acts, guard }: RequestContext, input: CovertCollectionExtendInput): Promise<PublicValue> {
  const { id, until, text, approver } = input;
  checkSaid({ text });
  return acts.perform({ ...ofCollection(input), act: "COVERT_COLLECTION_EXTEND_ASK" }, async (transaction) => {
    const { manager, actor, now } = transaction;
    const row = await lockedFor(transaction, id, guard.ticket);
    if (!isOpen(row) || row.extensions.at(-1)?.state === "ASKED") throw new HubError("ACT_CONFLICT");
    check(![actor, row.reviewer, ...(await whoCollected(manager, row))].includes(approver), "another decides than who asks, collects or reviews");
    await checkColleague(transaction, approver);
    await checkExtension(transaction, row, until);
    const extension: ExtensionOfCollection = { until, text, askedBy: actor, askedAt: now.toISOString(), approver, state: "ASKED", decidedAt: null };
    await manager.update(CovertCollectionEntity, id, { extensions: [...row.extensions, extension] });
    return row.about;
  });
}

/** The colleague who was asked agrees to more time, or refuses. */
export function decideCovertExtension({ acts }: RequestContext, input: CovertCollectionDecideInput): Promise<PublicValue> {
  return acts.perform({ ...ofCollection(input), act: "COVERT_COLLECTION_EXTEND_DECIDE" }, async (transaction) => {
    const { manager, actor, now } = transaction;
    const row = await lockedOwn(transaction, input.id, ({ extensions }) => {
      const asked = extensions.at(-1);
      return asked?.state === "ASKED" && asked.approver === actor && asked.askedBy !== actor;
    });
    if ((await whoCollected(manager, row)).includes(actor)) throw new ActRefusal(UNKNOWN_RECORD);
    const asked = row.extensions.at(-1)!;
    if (input.isAgreed) await checkExtension(transaction, row, asked.until);
    const decided: ExtensionOfCollection = { ...asked, state: input.isAgreed ? "AGREED" : "REFUSED", decidedAt: now.toISOString() };
    await manager.update(CovertCollectionEntity, row.id, { extensions: [...row.extensions.slice(0, -1), decided], ...(input.isAgreed ? { extendedTo: asked.until } : {}) });
    return row.about;
  });
}

/**
 * A person was told, and from the next request on finds the collection and what was collected; but for what a colleague
 * agreed not to tell. The duties to tell that person of it are met with it.
 */
export function informOfCollection({ acts, guard }: RequestContext, input: CovertCollectionInformInput): Promise<PublicValue> {
  const { id, person, toldTo = person, toldOn, safeChannel, explanation } = input;
  checkSaid({ explanation });
  return acts.perform({ ...ofCollection(input), act: "COVERT_COLLECTION_INFORM" }, async (transaction) => {
    const { manager, actor, today, organisation } = transaction;
    const row = await lockedFor(transaction, id, guard.ticket);
    if (!row.about.includes(person) || !(worksWith(guard.ticket, person) || isCollector(row, guard.ticket))) throw new ActRefusal(UNKNOWN_RECORD);
    if (row.startedOn === null || row.tellings.some((telling) => telling.person === person && telling.toldTo === toldTo)) throw new HubError("ACT_CONFLICT");
    const owed = (await dutiesOf(manager, id)).filter(({ about, fulfilledOn, suppressedGround }) => about.includes(person) && fulfilledOn === null && suppressedGround === null);
    check(toldOn >= row.startedOn && toldOn <= today && owed.every(({ recordedOn }) => recordedOn <= toldOn), "toldOn lies between what was collected last and today");
    const telling: Telling = { person, toldTo, toldOn, safeChannel, explanation, by: actor };
    await manager.update(CovertCollectionEntity, id, { tellings: [...row.tellings, telling], ...reviewFrom(row, toldOn) });
    if (owed.length > 0) await manager.update(NotificationDutyEntity, { id: In(owed.map((duty) => duty.id)) }, { fulfilledOn: toldOn, safeChannel });
    // Who did not hear it itself reads no statement by it.
    if (toldTo === person) await transaction.attest({ kind: "INFORMED", id: tellingId(id, person), from: toldOn, until: null, body: { person, organisation } });
    return [person];
  });
}

/** Nothing more is collected. Names who reviews it; done again, it names another. */
export function endCovertCollection({ acts, guard }: RequestContext, input: CovertCollectionEndInput): Promise<PublicValue> {
  const { id, reviewer } = input;
  return acts.perform({ ...ofCollection(input), act: "COVERT_COLLECTION_END" }, async (transaction) => {
    const { manager, actor, today } = transaction;
    const row = await lockedFor(transaction, id, guard.ticket);
    if (!isOpen(row)) throw new HubError("ACT_CONFLICT");
    check(![actor, ...(await whoTookPart(manager, row))].includes(reviewer), "another reviews than who ends it, and neither collected, approved nor asked for more time");
    await checkColleague(transaction, reviewer);
    await manager.update(CovertCollectionEntity, id, { state: "ENDED", endedOn: row.endedOn ?? today, reviewer, ...reviewFrom(row, today) });
    return row.about;
  });
}

/** Was it wise, what is learned of it, and what was the family told of that: with it the collection is closed. */
export function reviewCovertCollection({ acts }: RequestContext, input: CovertCollectionReviewInput): Promise<PublicValue> {
  const { finding, familyFeedback, familyInformedOn, lesson } = input;
  checkSaid({ familyFeedback, lesson });
  return acts.perform({ ...ofCollection(input), act: "COVERT_COLLECTION_REVIEW" }, async (transaction) => {
    const { manager, actor, today } = transaction;
    const row = await lockedOwn(transaction, input.id, ({ state, reviewer }) => state === "ENDED" && reviewer === actor);
    if ((await whoTookPart(manager, row)).includes(actor)) throw new ActRefusal(UNKNOWN_RECORD);
    const [collected] = await withCollected(manager, [row]);
    check(row.tellings.length > 0 && whoMustHear(collected!).length === 0, "the persons are told first, but for whom a colleague agreed not to tell");
    const firstTold = row.tellings.map(({ toldOn }) => toldOn).sort()[0]!;
    check(familyInformedOn >= firstTold && familyInformedOn <= today, "familyInformedOn lies between the first telling and today");
    const review = { state: "REVIEWED", reviewedBy: actor, reviewedOn: today, finding, familyFeedback, familyInformedOn, lesson } as const;
    await manager.update(CovertCollectionEntity, row.id, review);
    const heardByOthers = row.about.filter((person) => isTold(row, person) && !row.tellings.some((telling) => telling.person === person && telling.toldTo === person));
    for (const person of heardByOthers) await attestUntold(transaction, row, person, { from: row.startedOn!, until: today });
    return row.about;
  });
}

/** The collection an item is added to: agreed, running, of persons who do not know of it; never by who approved it. */
export async function checkCollection(transaction: ActTransaction, id: string, about: readonly string[], ticket: Ticket): Promise<void> {
  const row = await lockedFor(transaction, id, ticket);
  if (!about.every((person) => row.about.includes(person) && worksWith(ticket, person))) throw new ActRefusal(UNKNOWN_RECORD);
  if (row.state !== "RUNNING" || about.some((person) => isTold(row, person)) || tellingDay(row) < transaction.today) throw new HubError("ACT_CONFLICT");
  check(!whoApproved(row).includes(transaction.actor), "who approved a covert collection collects nothing in it");
}

/**
 * Does a covert collection of persons of this case still wait for its review? One counts that collected here, or
 * of an organisation that took part here before it was asked: a case that is made afterwards tells nobody that it is there.
 */
export const isReviewOpen = (manager: EntityManager, { id, about }: Pick<CaseEntity, "id" | "about">): Promise<boolean> =>
  manager
    .createQueryBuilder(CovertCollectionEntity, "row")
    .where("row.state IN ('RUNNING', 'ENDED') AND row.about && :about", { id, about })
    .andWhere(
      `(EXISTS (SELECT FROM case_participant part WHERE part.casus = :id AND part.organisation = row.owner AND part.recorded_at <= row.recorded_at)
        OR EXISTS (SELECT FROM information_item item WHERE item.casus = :id AND item.covert_collection = row.id))`,
    )
    .getExists();

const ofCollection = (input: { readonly idempotencyKey: string; readonly id: string }) => ({ idempotencyKey: input.idempotencyKey, input, about: [], recordId: input.id });

/**
 * Until a person heard of it itself, consent keeps what Veilig Thuis reads since from the statement (ADR 22); of who heard it
 * through another until the review. Of other organisations no reading is silent.
 */
async function attestUntold(transaction: ActTransaction, { id, owner }: CovertCollectionEntity, person: string, period: { from: string; until: string | null }): Promise<void> {
  if (transaction.typeOf(owner) !== "VT") return;
  const body = { person, organisation: owner, since: transaction.now.toISOString() };
  await (period.until === null ? transaction.attestFirst : transaction.attest)({ kind: "UNTOLD", id: tellingId(id, person), ...period, body });
}

/** One fact of each person of a collection: `INFORMED` takes the place of `UNTOLD`. */
function tellingId(collection: string, person: string): string {
  const hex = createHash("sha256").update(`${collection}/${person}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}

const isOpen = ({ state }: CovertCollectionEntity): boolean => state === "RUNNING" || state === "ENDED";

const termToInform = ({ typeOf }: ActTransaction, organisation: string): DutyTermName => (typeOf(organisation) === "VT" ? "INFORM_VEILIG_THUIS" : "INFORM");

/** The term of the review runs from its end, or from when the first person was told where that came first. */
function reviewFrom({ unreviewedSince }: CovertCollectionEntity, day: string): Partial<CovertCollectionEntity> {
  const since = unreviewedSince !== null && unreviewedSince <= day ? unreviewedSince : day;
  return { unreviewedSince: since, reviewDueAt: tooLateFrom(since, "REVIEW_COVERT_COLLECTION") };
}

const whoApproved = ({ approver, extensions }: CovertCollectionEntity): readonly string[] => [
  approver,
  ...extensions.filter(({ state }) => state !== "REFUSED").map((extension) => extension.approver),
];

/** Who collected, the colleagues who recorded an item of it among them. */
async function whoCollected(manager: EntityManager, { id, recordedBy: collector }: CovertCollectionEntity): Promise<readonly string[]> {
  const items = await manager.findBy(InformationItemEntity, { covertCollection: id });
  return [collector, ...items.map(({ recordedBy }) => recordedBy)];
}

/** Who collected, approved, or asked for more time. */
const whoTookPart = async (manager: EntityManager, row: CovertCollectionEntity): Promise<readonly string[]> => [
  ...(await whoCollected(manager, row)),
  ...whoApproved(row),
  ...row.extensions.map(({ askedBy }) => askedBy),
];

/** At most two weeks each time, never past the maximum, nor past a duty to tell of what was collected that nobody changed. */
async function checkExtension({ manager, today }: ActTransaction, row: CovertCollectionEntity, until: string): Promise<void> {
  const from = tellingDay(row);
  check(until > from && until > today && until <= tooLateFrom(from, "COVERT_EXTENSION"), "until lies ahead, at most two weeks after the day that was planned");
  check(until < tooLateFrom(row.startedOn!, "COVERT_MAXIMUM"), "this is longer than a covert collection may last");
  const open = (await dutiesOf(manager, row.id)).filter(({ fulfilledOn, suppressedGround }) => fulfilledOn === null && suppressedGround === null);
  check(
    open.every((duty) => until < lateFrom(duty)),
    "a duty to tell of what was collected ends before: have that extended, or put aside, first",
  );
}

async function dutiesOf(manager: EntityManager, collection: string): Promise<readonly NotificationDutyEntity[]> {
  const items = await manager.findBy(InformationItemEntity, { covertCollection: collection });
  return items.length === 0 ? [] : manager.findBy(NotificationDutyEntity, { record: In(items.map(({ id }) => id)) });
}

async function checkColleague({ manager, organisation }: ActTransaction, slug: string): Promise<void> {
  check(await manager.existsBy(ProfessionalEntity, { slug, organisation }), "who decides or reviews is a colleague of your organisation");
}

/** One of the own organisation of which this holds. */
async function lockedOwn({ manager, organisation }: ActTransaction, id: string, holds: (row: CovertCollectionEntity) => boolean): Promise<CovertCollectionEntity> {
  const row = await manager.findOne(CovertCollectionEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
  if (row?.owner !== organisation || !holds(row)) throw new ActRefusal(UNKNOWN_RECORD);
  return row;
}

/** One of the own organisation, for who works with one of its persons. */
const lockedFor = (transaction: ActTransaction, id: string, ticket: Ticket): Promise<CovertCollectionEntity> => lockedOwn(transaction, id, (row) => worksOn(row, ticket));
