import type { Caller } from "@samenhang/caller";
import { HubError } from "@samenhang/errors";
import { organisationHolder } from "@samenhang/policy";
import { check, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import type { EntityManager } from "typeorm";
import { assertFree } from "./compulsion.js";
import type { ConsentRecordEntity } from "./consent.entity.js";
import { readCircumstances, whoMustConsent } from "./consent-facts.js";
import { ConsentAttemptEntity, ConsentRequestEntity } from "./consent-request.entity.js";
import type { ConsentAttemptInput, ConsentRequestInput } from "./consent-request.input.js";
import { partiesOf, readTerms, whoKnows } from "./consent-terms.js";
import { createFactStore } from "./known-facts.js";

/**
 * Puts the question to one person, or to the institution that is guardian. Only who must consent is asked, or who is asked
 * as well: to be asked tells that something is shared.
 */
export function askConsent({ acts, guard, hub }: RequestContext, input: ConsentRequestInput): Promise<PublicValue> {
  const { caller, context } = guard.ticket;
  const { idempotencyKey, askedOf = null, askedOfOrganisation = null, ...terms } = input;
  const { categories, purposes } = readTerms(input);
  check((askedOf === null) !== (askedOfOrganisation === null), "one person is asked, or one institution that is guardian");
  check(input.text.trim().length > 0 && input.language.trim().length > 0, "say what was shown, and in which language");
  check(partiesOf(input).includes(caller.organisation.id), "only a party to the sharing asks");

  return acts.perform({ act: "CONSENT_ASK", idempotencyKey, input, about: [input.subject] }, async (transaction) => {
    const { manager, now, today } = transaction;
    const circumstances = await readCircumstances(createFactStore(manager), [input.subject], hub.typeOf, now);
    const { from, alsoAsked } = whoMustConsent(input.subject, input.kind, input.fromOrganisation, circumstances);
    check([...from, ...alsoAsked].includes(askedOf ?? organisationHolder(askedOfOrganisation!)), "the consent of who is asked is not needed for this sharing");
    if (input.kind === "GDPR_CONSENT") {
      await assertFree(manager, { act: "CONSENT_ASK", subject: input.subject, giver: askedOf, caseId: context.caseId, typeOf: hub.typeOf, today });
    }
    await manager.insert(ConsentRequestEntity, {
      ...transaction.base([...new Set([input.subject, ...(askedOf === null ? [] : [askedOf])])]),
      ...terms,
      askedOf,
      askedOfOrganisation,
      categories,
      purposes,
      state: "ASKED",
      answer: null,
      ...whoKnows(input, false, caller, hub.typeOf),
    });
  });
}

/** Records that who was asked was reached or not. Nothing follows from it but what the summary shows: silence is no consent (policy.md section 6.2). */
export function recordAttempt({ acts, guard }: RequestContext, input: ConsentAttemptInput): Promise<PublicValue> {
  const { idempotencyKey, request, subject, ...attempt } = input;
  check(attempt.channel.trim().length > 0, "say how you tried");
  return acts.perform({ act: "CONSENT_ATTEMPT", idempotencyKey, input, about: [subject] }, async (transaction) => {
    const { manager, today } = transaction;
    const row = await manager.findOneBy(ConsentRequestEntity, { id: request, subject });
    if (!row || row.owner !== guard.ticket.caller.organisation.id || row.state !== "ASKED") throw new HubError("ACT_CONFLICT");
    check(attempt.attemptedAt <= today, "attemptedAt lies in the future");
    await manager.insert(ConsentAttemptEntity, { ...transaction.base(row.about), ...attempt, request });
  });
}

/** Joins an answer to its question. A question of another, about another or for more than was asked is not answered by it, and all that sounds the same. */
export async function answerRequest(
  manager: EntityManager,
  id: string,
  answer: Pick<ConsentRecordEntity, "id" | "subject" | "givenBy" | "givenByOrganisation" | "kind" | "fromOrganisation" | "toOrganisations" | "categories" | "purposes">,
  caller: Caller,
): Promise<ConsentRequestEntity> {
  const row = await manager.findOne(ConsentRequestEntity, { where: { id, subject: answer.subject }, lock: { mode: "pessimistic_write" } });
  const within = (asked: readonly string[] | undefined, answered: readonly string[]) => answered.every((one) => asked?.includes(one) ?? false);
  const isTheirs =
    row && (row.parties.includes(caller.organisation.id) || (caller.person !== undefined && row.askedOf === caller.person) || row.askedOfOrganisation === caller.organisation.id);
  const fits =
    isTheirs &&
    row.state === "ASKED" &&
    row.askedOf === answer.givenBy &&
    row.askedOfOrganisation === answer.givenByOrganisation &&
    row.kind === answer.kind &&
    row.fromOrganisation === answer.fromOrganisation &&
    within(row.toOrganisations, answer.toOrganisations) &&
    within(row.categories, answer.categories) &&
    within(row.purposes, answer.purposes);
  if (!fits) throw new HubError("ACT_CONFLICT");
  await manager.update(ConsentRequestEntity, id, { state: "ANSWERED", answer: answer.id });
  return row;
}
