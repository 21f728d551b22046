import { randomUUID } from "node:crypto";
import { HubError } from "@samenhang/errors";
import type { Purpose } from "@samenhang/policy";
import { ActRefusal, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { CaseEntity, CaseParticipantEntity, CasePersonEntity } from "./case.entity.js";
import type { CaseCloseInput, CaseOpenInput, ParticipantAddInput, ParticipantEndInput, PersonAddInput } from "./case.input.js";
import { isReviewOpen } from "./covert-collection.acts.js";
import { framework, isStricter } from "./framework.acts.js";
import { PersonEntity } from "./person.entity.js";
import { OrganisationEntity, ProfessionalEntity } from "./reference.entity.js";

/** Taking part in another capacity does not lend the one that opens files (policy.md section 8 step 6). */
const STATUTORY: readonly Purpose[] = ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE", "DETERMINE_NEED_FOR_MEASURE"];

/** Opens an empty case with the caller as its only participant. */
export function openCase({ acts, guard }: RequestContext, input: CaseOpenInput): Promise<PublicValue> {
  return acts.perform({ act: "CASE_OPEN", idempotencyKey: input.idempotencyKey, input, about: [] }, async (transaction) => {
    const { manager, today, organisation, actor, recordId } = transaction;
    await manager.insert(CaseEntity, {
      ...transaction.base([]),
      openedAt: today,
      openedBy: organisation,
      closedAt: null,
      closeReason: null,
      phase: input.phase,
      coordinator: null,
    });
    await transaction.attest(caseFact({ id: recordId, openedAt: today, closedAt: null, openedBy: organisation, about: [] }));
    await participate(transaction, {
      casus: recordId,
      professional: actor,
      organisation,
      concerns: [],
      capacity: input.capacity,
      ofGgz: false,
      ofSafetyOfficer: guard.ticket.caller.role === "SAFETY_OFFICER",
    });
  });
}

/** That a review afterwards is open; which one, of whom and about whom is not told. */
const REVIEW_OPEN = { outcome: "DENY", reason: "REVIEW_OPEN", nextStep: { act: "HAVE_REVIEW_DONE" } } as const;

/** Closing ends what rests on the case being open; it is done only once the policy layer knows, and nothing waits for a review. */
export function closeCase({ acts, guard }: RequestContext, input: CaseCloseInput): Promise<PublicValue> {
  declared(guard, input.id);
  return acts.perform({ act: "CASE_CLOSE", idempotencyKey: input.idempotencyKey, input, about: [], recordId: input.id }, async (transaction) => {
    const casus = await lockOpenCase(transaction, input.id);
    if (casus.openedBy !== transaction.organisation && casus.coordinator !== transaction.actor) {
      throw new HubError("INPUT_INVALID", { problem: "who opened the case or coordinates it closes it" });
    }
    if (guard.ticket.hasOpenReview || (await isReviewOpen(transaction.manager, casus))) throw new ActRefusal(REVIEW_OPEN);
    await transaction.manager.update(CaseEntity, casus.id, { closedAt: transaction.today, closeReason: input.reason });
    await transaction.attestFirst(caseFact({ ...casus, closedAt: transaction.today }));
  });
}

/**
 * Adds someone new to the hub, or someone the caller is already involved with. A known person cannot be drawn into a case
 * by whoever happens to know the id: that would make participation a key to other people's files.
 */
export function addPerson({ acts, guard }: RequestContext, input: PersonAddInput): Promise<PublicValue> {
  declared(guard, input.caseId);
  if (!input.person && (!input.displayName || (!input.birthDate && !input.isUnborn))) {
    throw new HubError("INPUT_INVALID", { problem: "someone new needs a displayName and a birthDate, unless unborn" });
  }
  if (input.person && !guard.isInvolvedWith(input.person))
    throw new HubError("INPUT_INVALID", { problem: "a person already in the hub can be added only by who is involved with that person" });
  return acts.perform({ act: "PERSON_ADD", idempotencyKey: input.idempotencyKey, input, about: [], ...(input.person ? { recordId: input.person } : {}) }, async (transaction) => {
    const { manager, today, recordId: id } = transaction;
    const casus = await lockOpenCase(transaction, input.caseId);
    if (casus.about.includes(id)) throw new HubError("ACT_CONFLICT");
    if (!input.person) {
      await manager.insert(PersonEntity, {
        ...transaction.base([id], id),
        displayName: input.displayName!,
        birthDate: input.isUnborn ? null : input.birthDate!,
        isUnborn: input.isUnborn,
        deceasedAt: null,
        contacts: [],
        language: null,
        interpreterNeeded: null,
      });
      await transaction.attest({
        kind: "PERSON",
        id,
        from: today,
        until: null,
        body: { person: id, birthDate: input.isUnborn ? null : input.birthDate!, isUnborn: input.isUnborn, deceasedAt: null },
      });
    }
    const person = {
      ...transaction.base([id], randomUUID()),
      casus: casus.id,
      roles: input.roles,
      framework: input.framework,
      frameworkHistory: [{ framework: input.framework, from: today, reason: null, toldAt: null }],
      from: today,
    };
    await manager.insert(CasePersonEntity, person);
    await (isStricter("VOLUNTARY", input.framework) ? transaction.attestFirst(framework(person)) : transaction.attest(framework(person)));
    const persons = [...casus.about, id];
    await manager.update(CaseEntity, casus.id, { about: persons });
    await transaction.attest(caseFact({ ...casus, about: persons }));
    await extendOwnConcerns(transaction, casus.id, id);
  });
}

/** Mental health care publishes its own participation, and nobody else's; others never add a clinician. */
export function addParticipant({ acts, guard }: RequestContext, input: ParticipantAddInput): Promise<PublicValue> {
  declared(guard, input.caseId);
  const { caller, context } = guard.ticket;
  if (input.capacity === "STATUTORY_INVESTIGATION" && input.organisation === caller.organisation.id && !STATUTORY.includes(context.purpose)) {
    throw new HubError("INPUT_INVALID", { problem: "an investigation of your own organisation is joined under the purpose of that investigation" });
  }
  return acts.perform({ act: "PARTICIPANT_ADD", idempotencyKey: input.idempotencyKey, input, about: input.concerns }, async (transaction) => {
    const casus = await lockOpenCase(transaction, input.caseId);
    const organisation = await transaction.manager.findOneBy(OrganisationEntity, { slug: input.organisation });
    const professional = await transaction.manager.findOneBy(ProfessionalEntity, { slug: input.professional });
    if (!organisation || professional?.organisation !== input.organisation)
      throw new HubError("INPUT_INVALID", { problem: "the professional does not work for that organisation" });
    const ofGgz = organisation.kind === "GGZ";
    if (ofGgz && input.organisation !== transaction.organisation) throw new HubError("INPUT_INVALID", { problem: "mental health care publishes its own participation" });
    if (!input.concerns.every((person) => casus.about.includes(person))) throw new HubError("INPUT_INVALID", { problem: "concerns are persons of the case" });
    await participate(transaction, {
      casus: casus.id,
      professional: input.professional,
      organisation: input.organisation,
      concerns: input.concerns,
      capacity: input.capacity,
      ofGgz,
      ofSafetyOfficer: professional.role === "SAFETY_OFFICER",
    });
  });
}

/** An organisation ends its own participations; who opened the case may end any. */
export function endParticipant({ acts, guard }: RequestContext, input: ParticipantEndInput): Promise<PublicValue> {
  return acts.perform({ act: "PARTICIPANT_END", idempotencyKey: input.idempotencyKey, input, about: [], recordId: input.id }, async (transaction) => {
    const { manager, organisation, today } = transaction;
    const row = await manager.findOne(CaseParticipantEntity, { where: { id: input.id }, lock: { mode: "pessimistic_write" } });
    const casus = row && (await manager.findOneBy(CaseEntity, { id: row.casus }));
    if (!row || !casus || row.casus !== guard.ticket.context.caseId || ![row.organisation, casus.openedBy].includes(organisation) || (row.until !== null && row.until <= today))
      throw new HubError("ACT_CONFLICT");
    await manager.update(CaseParticipantEntity, row.id, { until: today, endedReason: input.reason });
    await transaction.attestFirst(participation({ ...row, until: today }));
  });
}

type NewParticipation = Pick<CaseParticipantEntity, "casus" | "professional" | "organisation" | "capacity" | "ofGgz" | "ofSafetyOfficer"> & { concerns: readonly string[] };

async function participate(transaction: ActTransaction, { concerns, ...who }: NewParticipation): Promise<void> {
  const id = who.casus === transaction.recordId ? randomUUID() : transaction.recordId;
  const row = {
    ...transaction.base(concerns, id),
    ...who,
    mandateOf: null,
    from: transaction.today,
    until: null,
    endedReason: null,
    lastContactAt: null,
    conflictOfInterest: false,
  };
  await transaction.manager.insert(CaseParticipantEntity, row);
  await transaction.attest(participation(row));
}

/** Whoever adds a person to a case is involved with that person from then on. */
async function extendOwnConcerns(transaction: ActTransaction, casus: string, person: string): Promise<void> {
  const { manager, actor, organisation } = transaction;
  const own = await manager.findBy(CaseParticipantEntity, { casus, professional: actor, organisation });
  for (const row of own.filter(({ until, about }) => until === null && !about.includes(person))) {
    const about = [...row.about, person];
    await manager.update(CaseParticipantEntity, row.id, { about });
    await transaction.attest(participation({ ...row, about }));
  }
}

export const caseFact = ({ id, openedAt, closedAt, openedBy, about }: Pick<CaseEntity, "id" | "openedAt" | "closedAt" | "openedBy" | "about">) =>
  ({ kind: "CASE", id, from: openedAt, until: closedAt, body: { case: id, persons: about, organisation: openedBy } }) as const;

export const participation = (row: Pick<CaseParticipantEntity, "id" | "casus" | "professional" | "organisation" | "capacity" | "about" | "from" | "until" | "ofSafetyOfficer">) =>
  ({
    kind: "PARTICIPATION",
    id: row.id,
    from: row.from,
    until: row.until,
    body: { case: row.casus, professional: row.professional, organisation: row.organisation, capacity: row.capacity, concerns: row.about, ofSafetyOfficer: row.ofSafetyOfficer },
  }) as const;

const declared = (guard: RequestContext["guard"], caseId: string): void => {
  if (guard.ticket.context.caseId !== caseId) throw new HubError("INPUT_INVALID", { problem: "declare the case in `Samenhang-Case`" });
};

async function lockOpenCase({ manager }: ActTransaction, id: string): Promise<CaseEntity> {
  const casus = await manager.findOne(CaseEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
  if (!casus || casus.closedAt) throw new HubError("ACT_CONFLICT");
  return casus;
}
