import { HubError } from "@samenhang/errors";
import { tooLateFrom } from "@samenhang/policy";
import { check, isOfficer, ActRefusal, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { ArrayContains, IsNull, type EntityManager } from "typeorm";
import { correctItems, destroyItems, lockItems } from "./correction.acts.js";
import { DataSubjectRequestEntity } from "./data-subject-request.entity.js";
import type { DataSubjectRequestDecideInput, DataSubjectRequestExtendInput, DataSubjectRequestInput } from "./data-subject-request.input.js";
import { isRequestFor } from "./data-subject-request.records.js";
import type { RequestKind } from "./data-subject-request.type.js";
import { InformationItemEntity } from "./information-item.entity.js";
import { items as itemRecords } from "./information-item.records.js";

export const MAX_TEXT = 4_000;
const MAX_ITEMS = 50;
const MIN_REASON = 20;

/** An item that is not there and one the caller may not see sound the same. */
export const UNKNOWN_ITEM = { outcome: "DENY", reason: "UNKNOWN_OR_NOT_ALLOWED", nextStep: { act: "ASK_OWNER" } } as const;

const TERM_OF: Readonly<Record<RequestKind, "ANSWER_REQUEST" | "DESTROY" | "ARRANGE_REVIEW">> = {
  ACCESS: "ANSWER_REQUEST",
  CORRECTION: "ANSWER_REQUEST",
  ADDITION: "ANSWER_REQUEST",
  OBJECTION: "ANSWER_REQUEST",
  DESTRUCTION: "DESTROY",
  INDEPENDENT_REVIEW: "ARRANGE_REVIEW",
};

/**
 * A person, or who speaks for it, asks something of an organisation (policy.md section 12). Any organisation of the hub can
 * be asked, whether or not it holds anything: the answer to this act tells nothing.
 */
export function makeRequest(context: RequestContext, input: DataSubjectRequestInput): Promise<PublicValue> {
  const { acts, guard } = context;
  const { idempotencyKey, kind, person, organisation, text } = input;
  const items = [...new Set(input.items)];
  check(text.trim() !== "" && text.length <= MAX_TEXT, `say what you ask, in at most ${MAX_TEXT} characters`);
  check(items.length <= MAX_ITEMS, `a request is about at most ${MAX_ITEMS} items`);
  check(kind !== "CORRECTION" || items.length > 0, "a correction names the items");
  const type = acts.typeOf(organisation);
  check(type !== undefined && type !== "PERSON", "the hub knows no such organisation");

  return acts.perform({ act: "DATA_SUBJECT_REQUEST_MAKE", idempotencyKey, input, about: [person] }, async (transaction) => {
    const seen = await Promise.all(items.map((id) => guard.findVisible(itemRecords, id)));
    if (!seen.every((item) => item?.about.includes(person))) throw new ActRefusal(UNKNOWN_ITEM);
    check(
      seen.every((item) => item!.owner === organisation),
      "these items are of another organisation",
    );
    const requestedBy = guard.ticket.caller.person!;
    await transaction.manager.insert(DataSubjectRequestEntity, {
      ...transaction.base([...new Set([person, requestedBy])]),
      owner: organisation,
      kind,
      person,
      requestedBy,
      items,
      text,
      receivedOn: transaction.today,
      dueAt: tooLateFrom(transaction.today, TERM_OF[kind]),
      extendedTo: null,
      extendedReason: null,
      extendedBy: null,
      decision: null,
      ground: null,
      routes: [],
      decidedBy: null,
      decidedAt: null,
      corrected: [],
      toldAll: true,
    });
    if (kind === "CORRECTION") for (const id of items) await transaction.manager.update(InformationItemEntity, id, { isDisputed: true });
  });
}

/** Once, by two months, with a reason, before the first term ends (AVG 12(3)). */
export function extendRequest({ acts, guard }: RequestContext, { idempotencyKey, id, person, reason }: DataSubjectRequestExtendInput): Promise<PublicValue> {
  isReason(reason);
  return acts.perform({ act: "DATA_SUBJECT_REQUEST_EXTEND", idempotencyKey, input: { id, person, reason }, about: [person], recordId: id }, async (transaction) => {
    const row = await openRequest(transaction, guard, id, person);
    check(TERM_OF[row.kind] === "ANSWER_REQUEST", "this term cannot be extended");
    check(row.extendedTo === null && transaction.today < row.dueAt, "a term is extended once, before it ends");
    await transaction.manager.update(DataSubjectRequestEntity, id, {
      extendedTo: tooLateFrom(row.dueAt, "ANSWER_EXTENSION"),
      extendedReason: reason,
      extendedBy: transaction.actor,
    });
  });
}

/**
 * The decision, in writing for who asked, with a ground and where to go next (UAVG 34-36). A correction and a destruction are
 * carried out with it, in one transaction; not by a privacy officer, who does not read the items.
 */
export function decideRequest({ acts, guard }: RequestContext, input: DataSubjectRequestDecideInput): Promise<PublicValue> {
  const { idempotencyKey, id, person, decision, ground, routes, corrections, destroy } = input;
  isReason(ground);
  check(decision === "ACCEPTED" || routes.length > 0, "say where the person can go next");
  return acts.perform({ act: "DATA_SUBJECT_REQUEST_DECIDE", idempotencyKey, input, about: [person], recordId: id }, async (transaction) => {
    const { manager, actor, now } = transaction;
    const row = await openRequest(transaction, guard, id, person);
    const corrected = corrections.map(({ item }) => item);
    const changes = row.kind === "CORRECTION" ? corrected : row.kind === "DESTRUCTION" ? destroy : [];
    check(corrections.length === 0 || row.kind === "CORRECTION", "only a request for correction is answered with corrections");
    check(destroy.length === 0 || (row.kind === "DESTRUCTION" && decision === "PARTIAL"), "only a destruction in part names what is destroyed");
    check(new Set(changes).size === changes.length && changes.every((item) => row.items.includes(item)), "what is changed is named once, and by the request");
    check(decision !== "REFUSED" || changes.length === 0, "what is refused changes nothing");

    const items = await lockItems(manager, row.items);
    check(
      items.every(({ owner }) => owner === row.owner),
      "an organisation decides about its own records",
    );
    if (row.kind === "CORRECTION" && decision !== "REFUSED") {
      check(!isOfficer(guard.ticket), "who works with the content corrects it");
      check(decision === "PARTIAL" ? corrected.length > 0 : corrected.length === row.items.length, "say how: all items where it is accepted, some where it is in part");
      const ended = await correctItems(transaction, row, items, corrections, ground);
      await manager.update(DataSubjectRequestEntity, id, { corrected: [...ended], toldAll: false });
    }
    if (row.kind === "DESTRUCTION" && decision !== "REFUSED") {
      check(!isOfficer(guard.ticket), "who works with the content destroys it");
      check(decision === "ACCEPTED" || destroy.length > 0, "say which items are destroyed, where it is accepted in part");
      const destroyed = await destroyItems(transaction, row, items, decision === "ACCEPTED" ? row.items : destroy);
      await manager.update(DataSubjectRequestEntity, id, { corrected: [...destroyed], toldAll: destroyed.length === 0 });
      if (row.items.length === 0) {
        const body = { request: id, person: row.person, requestedBy: row.requestedBy, organisation: row.owner };
        await transaction.attest({ kind: "DESTRUCTION", id, from: transaction.today, until: null, body });
      }
    }
    await manager.update(DataSubjectRequestEntity, id, { decision, ground, routes, decidedBy: actor, decidedAt: now });
    for (const { id: item } of items) await manager.update(InformationItemEntity, item, { isDisputed: await isStillDisputed(manager, item) });
    return row.about;
  });
}

const isReason = (text: string): void => check(text.trim().length >= MIN_REASON && text.length <= MAX_TEXT, `give the reason, in ${MIN_REASON} to ${MAX_TEXT} characters`);

const isStillDisputed = (manager: EntityManager, item: string): Promise<boolean> =>
  manager.existsBy(DataSubjectRequestEntity, { kind: "CORRECTION", items: ArrayContains([item]), decision: IsNull() });

/** A request that waits, of the own organisation, that the caller may see. */
async function openRequest({ manager }: ActTransaction, guard: RequestContext["guard"], id: string, person: string): Promise<DataSubjectRequestEntity> {
  const row = await manager.findOne(DataSubjectRequestEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
  if (row?.person !== person || !isRequestFor(row, guard.ticket) || row.decision !== null) throw new HubError("ACT_CONFLICT");
  return row;
}
