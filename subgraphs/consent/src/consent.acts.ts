import { HubError } from "@samenhang/errors";
import { dutchDay, isCategory, isPurpose, type Category } from "@samenhang/policy";
import type { Acts, PublicValue, RequestContext } from "@samenhang/subgraph";
import { In } from "typeorm";
import { ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import type { ConsentInput, ConsentWithdrawInput, RepresentationInput } from "./consent.input.js";
import { isUnderCompulsion } from "./compulsion.js";

const MAX_MONTHS = 12;
const NEVER_ON_CONSENT: readonly Category[] = ["SHIELDED", "REPORTER_IDENTITY", "NATIONAL_NUMBER", "METADATA"];

/** Records what a person consented to or refused: named parties, categories and purposes, for at most twelve months. */
export function recordConsent({ acts, guard }: RequestContext, input: ConsentInput): Promise<PublicValue> {
  const { caller } = guard.ticket;
  const { categories, purposes, isGiven, idempotencyKey, ...record } = input;
  check(
    categories.length > 0 && categories.every((category) => isCategory(category) && !NEVER_ON_CONSENT.includes(category)),
    "categories are data categories that can be shared on consent",
  );
  check(purposes.length > 0 && purposes.every(isPurpose), "purposes are published purposes");
  check(input.toOrganisations.length > 0 && !input.toOrganisations.includes(input.fromOrganisation), "a consent names who shares and with whom");
  check((input.capacity === "SELF") === (input.subject === input.givenBy), "capacity SELF means the person consents about their own data");
  check(input.pressureChecked || !isGiven, "say first that help does not depend on it (pressureChecked)");
  const parties = [input.fromOrganisation, ...input.toOrganisations];
  check(
    caller.organisation.type === "PERSON" ? input.givenBy === caller.person : parties.includes(caller.organisation.id),
    "only a party to the sharing, or the person, records a consent",
  );

  return acts.perform({ act: "CONSENT_RECORD", idempotencyKey, input, about: [input.subject] }, async (transaction) => {
    const { manager, now, today } = transaction;
    check(input.validUntil >= today && input.validUntil <= monthsOn(now, MAX_MONTHS), "validUntil lies between today and twelve months on");
    if (isGiven && input.kind === "GDPR_CONSENT" && (await isUnderCompulsion(manager, input.subject, today))) {
      throw new HubError("INPUT_INVALID", { problem: "GDPR_CONSENT is not free under a measure or an investigation; use SECRECY_WAIVER or name the statutory basis" });
    }
    if (isGiven && caller.organisation.type !== "PERSON" && caller.organisation.id !== input.fromOrganisation) {
      const against = await manager.countBy(ConsentRecordEntity, {
        subject: input.subject,
        givenBy: input.givenBy,
        fromOrganisation: input.fromOrganisation,
        status: In(["REFUSED", "WITHDRAWN"]),
      });
      check(against === 0, "after a refusal or withdrawal only the person, or who would share, records a new consent");
    }
    await manager.insert(ConsentRecordEntity, {
      ...transaction.base([...new Set([record.subject, record.givenBy])]),
      ...record,
      givenByOrganisation: null,
      categories: categories as Category[],
      purposes: purposes.filter(isPurpose),
      status: isGiven ? "GIVEN" : "REFUSED",
      givenAt: today,
      withdrawnAt: null,
    });
  });
}

/** Withdrawn is withdrawn: the first request after the answer is decided without it. Records at their holders stay. */
export function withdrawConsent({ acts, guard }: RequestContext, { idempotencyKey, id, subject }: ConsentWithdrawInput): Promise<PublicValue> {
  const { caller } = guard.ticket;
  return acts.perform({ act: "CONSENT_WITHDRAW", idempotencyKey, input: { id, subject }, about: [subject], recordId: id }, async ({ manager, now }) => {
    const row = await manager.findOne(ConsentRecordEntity, { where: { id, subject }, lock: { mode: "pessimistic_write" } });
    const isParty =
      row &&
      (caller.organisation.type === "PERSON"
        ? row.givenBy === caller.person || row.subject === caller.person
        : [row.fromOrganisation, ...row.toOrganisations].includes(caller.organisation.id));
    if (!row || !isParty || row.status !== "GIVEN") throw new HubError("ACT_CONFLICT");
    await manager.update(ConsentRecordEntity, id, { status: "WITHDRAWN", withdrawnAt: now });
  });
}

export function recordRepresentation(acts: Acts, { idempotencyKey, ...input }: RepresentationInput): Promise<PublicValue> {
  check(input.represented !== input.representative, "nobody represents themselves");
  return acts.perform({ act: "REPRESENTATION_RECORD", idempotencyKey, input, about: [input.represented, input.representative] }, async (transaction) => {
    check(!input.verifiedAt || input.verifiedAt <= transaction.today, "verifiedAt lies in the future");
    await transaction.manager.insert(RepresentationEntity, {
      ...transaction.base([input.represented, input.representative]),
      ...input,
      verifiedAt: input.verifiedAt ?? null,
      from: transaction.today,
      until: null,
      conflictOfInterest: false,
    });
  });
}

function check(holds: boolean, problem: string): void {
  if (!holds) throw new HubError("INPUT_INVALID", { problem });
}

const monthsOn = (now: Date, months: number): string => {
  const later = new Date(now);
  later.setUTCMonth(later.getUTCMonth() + months);
  return dutchDay(later);
};
