import { HubError } from "@samenhang/errors";
import { dutchDay } from "@samenhang/policy";
import { check, type Acts, type Guard, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { In } from "typeorm";
import { assertFree } from "./compulsion.js";
import { ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import type { ConsentInput, ConsentWithdrawInput, RepresentationInput } from "./consent.input.js";
import { partiesOf, readTerms, whoKnows } from "./consent-terms.js";
import { answerRequest } from "./consent-request.acts.js";
import { assertCapacity } from "./giver.js";

const MAX_MONTHS = 12;

/** Records what a person consented to or refused: named parties, categories and purposes, for at most twelve months. */
export function recordConsent({ acts, guard }: RequestContext, input: ConsentInput): Promise<PublicValue> {
  const { caller, context } = guard.ticket;
  const {
    isGiven,
    idempotencyKey,
    givenBy = null,
    givenByOrganisation = null,
    evidence = null,
    textVersion = null,
    language = null,
    interpreter = null,
    request = null,
    ...terms
  } = input;
  const { categories, purposes } = readTerms(input);
  const isPerson = caller.organisation.type === "PERSON";
  check((givenBy === null) !== (givenByOrganisation === null), "one person gives it, or one institution that is guardian");
  check((input.capacity === "SELF") === (input.subject === givenBy), "capacity SELF means the person consents about their own data");
  check(givenByOrganisation === null || input.capacity === "REPRESENTATIVE", "an institution consents as guardian, in the capacity REPRESENTATIVE");
  check(givenByOrganisation === null || caller.organisation.id === givenByOrganisation, "an institution consents through its own people");
  check(input.pressureChecked || !isGiven, "say first that help does not depend on it (pressureChecked)");
  check(
    isPerson ? givenBy === caller.person : givenByOrganisation !== null || partiesOf(input).includes(caller.organisation.id),
    "only a party to the sharing, or who gives it, records a consent",
  );

  return acts.perform({ act: "CONSENT_RECORD", idempotencyKey, input, about: [input.subject] }, async (transaction) => {
    const { manager, now, today, typeOf } = transaction;
    check(input.validUntil >= today && input.validUntil <= monthsOn(now, MAX_MONTHS), "validUntil lies between today and twelve months on");
    await assertCapacity(manager, input.subject, { givenBy, givenByOrganisation }, input.capacity, today);
    if (isGiven && input.kind === "GDPR_CONSENT") {
      await assertFree(manager, { act: "CONSENT_RECORD", subject: input.subject, giver: givenBy, caseId: isPerson ? undefined : context.caseId, typeOf, today });
    }
    if (isGiven && !isPerson && caller.organisation.id !== input.fromOrganisation && givenByOrganisation === null) {
      const against = await manager.countBy(ConsentRecordEntity, {
        subject: input.subject,
        givenBy: givenBy!,
        fromOrganisation: input.fromOrganisation,
        status: In(["REFUSED", "WITHDRAWN"]),
      });
      check(against === 0, "after a refusal or withdrawal only the person, or who would share, records a new consent");
    }
    const record = {
      ...transaction.base([...new Set([input.subject, ...(givenBy === null ? [] : [givenBy])])]),
      ...terms,
      givenBy,
      givenByOrganisation,
      evidence,
      textVersion,
      language,
      interpreter,
      request,
      categories,
      purposes,
      status: isGiven ? ("GIVEN" as const) : ("REFUSED" as const),
      givenAt: today,
      withdrawnAt: null,
      ...whoKnows(input, isGiven, caller, typeOf),
    };
    const asked = request === null ? undefined : await answerRequest(manager, request, record, caller);
    // A refusal is known to whom the question was: the answer must not say more than the question did.
    await manager.insert(ConsentRecordEntity, { ...record, ...(asked && !isGiven ? { parties: asked.parties } : {}) });
  });
}

/** Withdrawn is withdrawn: the first request after the answer is decided without it. Records at their holders stay. */
export function withdrawConsent({ acts, guard }: RequestContext, { idempotencyKey, id, subject }: ConsentWithdrawInput): Promise<PublicValue> {
  return acts.perform({ act: "CONSENT_WITHDRAW", idempotencyKey, input: { id, subject }, about: [subject], recordId: id }, async ({ manager, now }) => {
    const row = await manager.findOne(ConsentRecordEntity, { where: { id, subject }, lock: { mode: "pessimistic_write" } });
    if (!row || !mayWithdraw(guard, row) || row.status !== "GIVEN") throw new HubError("ACT_CONFLICT");
    await manager.update(ConsentRecordEntity, id, { status: "WITHDRAWN", withdrawnAt: now });
  });
}

/**
 * Who may withdraw this consent: who gave it, the person it is about, and who speaks by mandate for someone of 16 or older;
 * of organisations those that are a party to it. A parent does not withdraw what the other parent said.
 */
export function mayWithdraw(guard: Guard, row: ConsentRecordEntity): boolean {
  const { caller } = guard.ticket;
  if (caller.organisation.type !== "PERSON") return row.parties.includes(caller.organisation.id) || row.givenByOrganisation === caller.organisation.id;
  const facts = guard.subject(row.subject);
  const speaksByMandate = (facts?.holds.includes("isSelf") ?? false) && (facts?.decidesAlone ?? false);
  return row.givenBy === caller.person || row.subject === caller.person || speaksByMandate;
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
    });
  });
}

const monthsOn = (now: Date, months: number): string => {
  const later = new Date(now);
  later.setUTCMonth(later.getUTCMonth() + months);
  return dutchDay(later);
};
