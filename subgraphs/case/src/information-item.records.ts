import { hasHeard, isHeldBack, NOT_TOLD, whileUntold, withDuties, type Owed } from "@samenhang/notification-duty";
import { dutchDay, type Category, type Classification, type Shieldable } from "@samenhang/policy";
import { defineRecord, isOf, organisation, person, professional, tableRecord } from "@samenhang/subgraph";
import { blindedKey, type Ticket } from "@samenhang/ticket";
import { ArrayOverlap, In, IsNull, type DataSource } from "typeorm";
import { CovertCollectionEntity } from "./covert-collection.entity.js";
import { isHeardBy } from "./covert-collection.records.js";
import { DataSubjectRequestEntity } from "./data-subject-request.entity.js";
import { isRequestFor } from "./data-subject-request.records.js";
import { InformationItemEntity, type ViewOnItem } from "./information-item.entity.js";
import type { InformationItem } from "./information-item.type.js";
import { NotificationDutyEntity } from "./notification-duty.entity.js";
import { trackedAs } from "./recipients.js";

/** An item with the duties to tell persons of it, the covert collection it comes from, and what is asked to be corrected of it. */
export interface ItemRow extends InformationItemEntity, Owed {
  readonly collection: CovertCollectionEntity | undefined;
  readonly disputes: readonly DataSubjectRequestEntity[];
}

/** Fields of which the classification is the item's own, not the schema's. */
const OF_THE_ITEM = ["text", "holder", "sourceReference", "corrections", "views", "before", "after", "reason", "requestedBy", "person", "position", "notHeardReason"];

/** As the identity of an informant: not shown to whoever exercises rights, and looking like what was not recorded (policy.md section 12.2). */
const OF_ANOTHER: Classification = { category: "REPORTER_IDENTITY", confidentiality: "C6", reveals: [] };

const isPerson = ({ caller }: Ticket): boolean => caller.organisation.type === "PERSON";

/** What was collected covertly, for a person who was not told of its collection (ADR 25). */
const whileNotHeard = ({ collection }: Pick<ItemRow, "collection">, ticket: Ticket): Classification | undefined =>
  isPerson(ticket) && collection !== undefined && !isHeardBy(collection, ticket) ? NOT_TOLD : undefined;

const isToldToPersons = ({ duties }: Pick<ItemRow, "duties">): boolean => duties.every(hasHeard);

/**
 * To a person who asks: whose words an item holds and which source it has, unless they are that person's own; and the
 * words of another, also where that other was not named as a data subject (examples E14, E15). The same for every item.
 */
function isOfAnother({ holderPerson }: ItemRow, field: string, ticket: Ticket): boolean {
  const { caller, subjects, salt } = ticket;
  if (!isPerson(ticket)) return false;
  if (field === "holder" || field === "sourceReference") return holderPerson === null || holderPerson !== caller.person;
  const speaksFor = (id: string): boolean => subjects[blindedKey(salt, id)]?.holds.includes("isSelf") ?? false;
  return holderPerson !== null && !speaksFor(holderPerson);
}

/** Of views a person sees the own: those it gave, and those about it. Of another's nothing tells that they are there. */
const viewsFor = ({ views }: Pick<ItemRow, "views">, ticket: Ticket): readonly ViewOnItem[] =>
  isPerson(ticket) ? views.filter(({ person: whose, by = whose }) => ticket.caller.person !== undefined && [whose, by].includes(ticket.caller.person)) : views;

/** A person does not learn here that another asked a correction, which it would not find among the requests either. */
export const isDisputedFor = ({ isDisputed, disputes }: Pick<ItemRow, "isDisputed" | "disputes">, ticket: Ticket): boolean =>
  isDisputed && (!isPerson(ticket) || disputes.length === 0 || disputes.some((request) => isRequestFor(request, ticket)));

/** What an item of a category gives away about a shielded place; what its words say is searched (ADR 19). */
export const REVEALED_BY: Readonly<Partial<Record<Category, readonly Shieldable[]>>> = {
  ADDRESS: ["LOCATION", "SCHOOL", "WORK"],
  IDENTITY: ["CONTACT", "LOCATION"],
  FAMILY: ["LOCATION"],
  INVOLVEMENT: ["PROVIDER", "EXISTENCE_OF_HELP"],
};

const asTable = tableRecord<InformationItem>()<InformationItemEntity>({
  name: "InformationItem",
  entity: InformationItemEntity,
  by: ["casus"],
  order: { observedFrom: "DESC", id: "ASC" },
  wordsOfOthers: ["corrections", "views"],
  wordsOfCaller: ({ owner, views, corrections }, { caller }) => [
    ...views.filter(({ by }) => by !== undefined && by === caller.person).map(({ text }) => text),
    ...corrections.filter(({ decidedBy }) => decidedBy === caller.actor && owner === caller.organisation.id).flatMap(({ after, reason }) => [after, reason]),
  ],
  values: () => ({}),
});

export const items = defineRecord<InformationItem>()<ItemRow>({
  ...asTable,
  trackedAs,
  load: async (database, by, keys) => withOwed(database, await asTable.load(database, by, keys)),
  facts: (row, now, ticket) => ({
    ...asTable.facts(row, now, ticket),
    caseId: row.casus,
    onHold: isHeldBack(row, now, ticket),
  }),
  reclassify: (row, field, ticket) => {
    const untold = whileUntold(row, ticket) ?? whileNotHeard(row, ticket);
    if (untold) return untold;
    if (!OF_THE_ITEM.includes(field)) return undefined;
    return isOfAnother(row, field, ticket) ? OF_ANOTHER : { category: row.category, confidentiality: row.confidentiality, reveals: REVEALED_BY[row.category] ?? [] };
  },
  variants: {
    text: [
      { category: "SAFETY", confidentiality: "C3" },
      { category: "PLAN", confidentiality: "C2" },
      { category: "SOCIAL", confidentiality: "C2" },
      { category: "NETWORK", confidentiality: "C2" },
      { category: "CHILD_HEALTH", confidentiality: "C3" },
      { category: "ANALYSIS", confidentiality: "C3" },
    ],
  },
  notices: (row, now, ticket) => [
    ...(isDisputedFor(row, ticket) ? (["DISPUTED"] as const) : []),
    ...(row.validUntil && row.validUntil < dutchDay(now) ? (["OUTDATED"] as const) : []),
    ...(row.collectedWithKnowledge ? [] : (["COLLECTED_WITHOUT_KNOWLEDGE"] as const)),
    ...(isPerson(ticket) || isToldToPersons(row) ? [] : (["NOT_YET_TOLD"] as const)),
  ],
  travelsWith: { asked: "text", field: "views", isThere: (row, ticket) => viewsFor(row, ticket).length > 0, notice: "HAS_PERSON_VIEW" },
  values: (row, _now, ticket) => ({
    id: row.id,
    about: row.about.map(person),
    kind: row.kind,
    text: row.text,
    nature: row.nature,
    qualifiedBy: professional(row.qualifiedBy),
    qualifiedAt: row.qualifiedAt,
    holder: row.holderPerson ? person(row.holderPerson) : null,
    observedFrom: row.observedFrom,
    observedUntil: row.observedUntil,
    recordedAt: row.recordedAt,
    sourceKind: row.sourceKind,
    sourceReference: row.sourceReference,
    recordedBy: professional(row.recordedBy),
    controller: organisation(row.owner),
    purposeCollected: row.purposeCollected,
    legalBasisCollected: row.legalBasisCollected,
    framework: row.framework,
    collectedWithKnowledge: row.collectedWithKnowledge,
    covertCollection: isPerson(ticket) || isOf(ticket, row.owner) ? row.covertCollection : null,
    isToldToPersons: isPerson(ticket) ? null : isToldToPersons(row),
    verifications: row.verifications.map(({ by, ...check }) => ({ ...check, by: professional(by) })),
    corrections: row.corrections.map(({ decidedBy, requestedBy, ...correction }) => ({
      ...correction,
      requestedBy: requestedBy ? person(requestedBy) : null,
      decidedBy: professional(decidedBy),
    })),
    views: viewsFor(row, ticket).map((view) => ({ ...view, person: person(view.person) })),
    isDisputed: isDisputedFor(row, ticket),
    validUntil: row.validUntil,
    category: row.category,
    confidentiality: row.confidentiality,
  }),
});

async function withOwed(database: DataSource, rows: readonly InformationItemEntity[]): Promise<readonly ItemRow[]> {
  const disputed = rows.filter(({ isDisputed }) => isDisputed).map(({ id }) => id);
  const covert = rows.flatMap(({ covertCollection }) => covertCollection ?? []);
  const [owed, collections, disputes] = await Promise.all([
    withDuties(database, NotificationDutyEntity, rows),
    covert.length === 0 ? [] : database.getRepository(CovertCollectionEntity).findBy({ id: In(covert) }),
    disputed.length === 0 ? [] : database.getRepository(DataSubjectRequestEntity).findBy({ kind: "CORRECTION", decision: IsNull(), items: ArrayOverlap(disputed) }),
  ]);
  return owed.map((row) =>
    Object.assign(row, {
      collection: collections.find(({ id }) => id === row.covertCollection),
      disputes: disputes.filter(({ items: named }) => named.includes(row.id)),
    }),
  );
}
