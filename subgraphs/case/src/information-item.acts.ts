import { HubError } from "@samenhang/errors";
import { GROUNDS, type Confidentiality } from "@samenhang/policy";
import { check, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { In, IsNull, Not, type EntityManager } from "typeorm";
import { CaseEntity } from "./case.entity.js";
import { checkCollection } from "./covert-collection.acts.js";
import { InformationItemEntity } from "./information-item.entity.js";
import type { InformationItemInput } from "./information-item.input.js";
import { notificationDuties, whoMustBeTold } from "./notification-duty.acts.js";
import { PersonEntity } from "./person.entity.js";

const SHAREABLE: readonly Confidentiality[] = ["C1", "C2", "C3", "C4", "C5", "C6"];

/** Contributes an item; the contributor stays its controller. What may never be shared has no place here. */
export function addInformationItem({ acts, guard }: RequestContext, input: InformationItemInput): Promise<PublicValue> {
  const { context } = guard.ticket;
  check(context.caseId === input.caseId, "declare the case in `Samenhang-Case`");
  check(
    input.informed.every((person) => input.about.includes(person)),
    "informed names persons of `about`",
  );
  check(!input.covertCollection || input.informed.length === 0, "who knows of it is not collected about covertly");
  check(input.about.length > 0, "an item is about at least one person");
  check(input.text.trim().length > 0, "an item says something");
  check(SHAREABLE.includes(input.confidentiality), "only C1 to C6 can be contributed");
  check(input.category !== "ADDRESS", "record an address with addressRecord, so that it can be shielded");
  check(!["SHIELDED", "NATIONAL_NUMBER", "METADATA"].includes(input.category), "this category cannot be contributed as an item");
  check(Object.hasOwn(GROUNDS, input.legalBasis), "legalBasis is the id of a published ground");
  check(!input.observedUntil || input.observedUntil >= input.observedFrom, "the period ends before it begins");

  const act = input.covertCollection ? "COVERT_ITEM_ADD" : "INFORMATION_ITEM_ADD";
  return acts.perform({ act, idempotencyKey: input.idempotencyKey, input, about: input.about }, async (transaction) => {
    const casus = await transaction.manager.findOneBy(CaseEntity, { id: input.caseId });
    if (!casus || casus.closedAt || !input.about.every((person) => casus.about.includes(person))) throw new HubError("ACT_CONFLICT");
    check(input.observedFrom <= transaction.today, "observedFrom lies in the future");
    const {
      idempotencyKey: _,
      caseId,
      about,
      informed,
      holder,
      legalBasis,
      necessaryForSupervision,
      observedUntil,
      sourceReference,
      validUntil,
      covertCollection,
      ...item
    } = input;
    if (covertCollection) await checkCollection(transaction, covertCollection, about, guard.ticket);
    const living = await amongLiving(transaction.manager, about);
    const untold = covertCollection ? living : whoMustBeTold({ sourceKind: item.sourceKind, holderPerson: holder ?? null, about: living }, informed);
    await transaction.manager.insert(InformationItemEntity, {
      ...transaction.base(about),
      ...item,
      casus: caseId,
      necessaryForSupervision,
      qualifiedBy: transaction.actor,
      qualifiedAt: transaction.now,
      holderPerson: holder ?? null,
      observedUntil: observedUntil ?? null,
      sourceReference: sourceReference ?? null,
      purposeCollected: context.purpose,
      legalBasisCollected: legalBasis,
      collectedWithKnowledge: !covertCollection,
      covertCollection: covertCollection ?? null,
      isDisputed: false,
      validUntil: validUntil ?? null,
      verifications: [],
      corrections: [],
      views: [],
      version: 1,
    });
    const reason = covertCollection ? "COLLECTED_WITHOUT_KNOWLEDGE" : "NEW_RECORD_FROM_THIRD_PARTY";
    await notificationDuties.begin(transaction, { record: transaction.recordId, reason, persons: untold });
  });
}

/** Nobody is told of a record about somebody who died. */
async function amongLiving(manager: EntityManager, persons: readonly string[]): Promise<string[]> {
  const dead = await manager.findBy(PersonEntity, { id: In([...persons]), deceasedAt: Not(IsNull()) });
  return persons.filter((person) => !dead.some(({ id }) => id === person));
}
