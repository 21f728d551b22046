import { randomUUID } from "node:crypto";
import { HubError } from "@samenhang/errors";
import { dutchDay } from "@samenhang/policy";
import { ActRefusal, type Acts, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { isFinal, nextState, type ReferralParty } from "./referral-state.js";
import { ReferralEntity } from "./referrals.entity.js";
import type { ReferralInput, ReferralMoveInput } from "./referrals.input.js";
import { referrals } from "./referrals.records.js";
import type { EntityManager } from "typeorm";

const AGE_BAND_CODE = /^[A-Z0-9][A-Z0-9_+-]{0,15}$/;
const MAX_QUESTION_TYPE = 100;

/**
 * Sends a referral: from now on the receiver may learn what it needs to decide whether it is competent (row P12-BEFORE).
 *
 * Drafting and checking are done at the sender; the hub first hears of a referral when it is sent.
 */
export function sendReferral(acts: Acts, input: ReferralInput): Promise<PublicValue> {
  const problem = problemOf(input);
  if (problem) throw new HubError("INPUT_INVALID", { problem });
  const { idempotencyKey, persons, package: handed } = input;
  return acts.perform({ act: "REFERRAL_SEND", idempotencyKey, input, about: persons }, async (transaction) => {
    const { now, today, organisation } = transaction;
    if (input.receiver === organisation) throw new HubError("INPUT_INVALID", { problem: "`receiver` is another organisation than your own" });
    const kinds = [input.receiver, organisation].map((party) => transaction.typeOf(party));
    if (kinds.includes(undefined)) throw new HubError("INPUT_INVALID", { problem: "`receiver` is an organisation the hub knows" });
    await transaction.manager.insert(ReferralEntity, {
      ...transaction.base(persons),
      type: input.type,
      receiver: input.receiver,
      ofGgz: input.type === "TO_GGZ" || kinds.includes("GGZ"),
      ageBands: input.ageBands,
      municipality: input.municipality ?? null,
      questionType: input.questionType,
      urgency: input.urgency,
      ground: input.ground,
      informedPersons: input.informedPersons,
      notInformedReason: input.notInformedReason ?? null,
      state: "SENT",
      events: [{ state: "SENT", at: now.toISOString(), reason: null }],
      sentAt: now,
      acceptedAt: null,
      acceptedBy: null,
      viewOnSafety: organisation,
      heldBack: [],
      handoverFactId: null,
      packageSummary: handed.summary,
      packageAllegationStatus: handed.allegationStatus ?? null,
      packageSafetyJudgement: handed.safetyJudgement ?? null,
      packageSafetyConditions: handed.safetyConditions,
      packageFamilyKnows: handed.familyKnows ?? null,
    });
    // In immediate danger it passes over the check by a second professional (model.md 3.2): then it is reviewed afterwards.
    const isAcute = input.type === "ACUTE_TO_RVDK" || input.urgency === "ACUTE";
    const urgent = isAcute ? { urgent: { professional: transaction.actor, case: transaction.caseId } } : {};
    await transaction.attest({
      kind: "REFERRAL",
      id: transaction.recordId,
      from: today,
      until: null,
      body: { persons, sender: organisation, receiver: input.receiver, ...urgent },
    });
  });
}

/**
 * Moves a referral one step. Who is no party hears the same as when there is no such referral; so does who works with
 * someone from whom words of it must be hidden: another worker of the receiver takes it up (policy.md section 10.6).
 */
export function moveReferral({ acts, guard }: RequestContext, input: ReferralMoveInput): Promise<PublicValue> {
  const { idempotencyKey, id, to, reason } = input;
  return acts.perform({ act: "REFERRAL_MOVE", idempotencyKey, input, about: [], recordId: id }, async (transaction) => {
    const { manager, now, organisation } = transaction;
    const row = await manager.findOne(ReferralEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
    const by = row && partyOf(row, organisation);
    if (!by) throw notThere("UNKNOWN_OR_NOT_ALLOWED");
    if (guard.hidesFromCaller(referrals, row))
      throw notThere("SHIELDED", (committed) =>
        committed.update(ReferralEntity, id, { heldBack: [...row.heldBack, { by: transaction.actor, at: now.toISOString() }].slice(-MAX_HELD_BACK) }),
      );
    const next = nextState({ from: row.state, to, by, urgency: row.urgency, reason });
    if ("problem" in next)
      throw next.problem === "REASON_MISSING" ? new HubError("INPUT_INVALID", { problem: "a referral is returned with a `reason`" }) : new HubError("ACT_CONFLICT");

    const accepted =
      next.state === "ACCEPTED" ? { acceptedAt: now, acceptedBy: transaction.actor, packagedFor: [row.receiver], viewOnSafety: row.receiver, handoverFactId: randomUUID() } : {};
    const moved = {
      ...row,
      ...accepted,
      state: next.state,
      events: [...row.events, { state: next.state, at: now.toISOString(), reason: reason?.trim() || null, by: [organisation, transaction.actor] as const }],
    };
    await manager.save(ReferralEntity, moved);
    if (next.state === "ACCEPTED") await attestHandover(transaction, moved);
    if (isFinal(next.state)) await endFacts(transaction, moved);
    return row.about;
  });
}

const MAX_HELD_BACK = 50;

/** Recorded either way, so that neither the words nor the time it takes tell one from the other; only the owner's ledger says which. */
const notThere = (ledgerReason: "UNKNOWN_OR_NOT_ALLOWED" | "SHIELDED", leaves?: (manager: EntityManager) => Promise<unknown>): ActRefusal =>
  new ActRefusal(
    { outcome: "DENY", reason: "UNKNOWN_OR_NOT_ALLOWED", ledgerReason, nextStep: { act: "NONE" } },
    { as: "ACT_CONFLICT", ...(leaves ? { leaves: async (manager: EntityManager) => void (await leaves(manager)) } : {}) },
  );

const partyOf = ({ owner, receiver }: ReferralEntity, organisation: string): ReferralParty | undefined =>
  organisation === owner ? "SENDER" : organisation === receiver ? "RECEIVER" : undefined;

type Handed = Pick<ReferralEntity, "id" | "about" | "owner" | "receiver" | "sentAt" | "acceptedAt" | "acceptedBy" | "handoverFactId">;

const partiesOf = ({ about, owner, receiver }: Handed) => ({ persons: about, sender: owner, receiver });
const handoverOf = (row: Handed) => ({ ...partiesOf(row), professional: row.acceptedBy });

async function attestHandover(transaction: ActTransaction, row: Handed): Promise<void> {
  await transaction.attest({ kind: "HANDOVER", id: row.handoverFactId!, from: transaction.today, until: null, body: handoverOf(row) });
}

/** Nothing is handed over any more, then nothing is referred any more. */
async function endFacts(transaction: ActTransaction, row: Handed): Promise<void> {
  const until = transaction.today;
  if (row.handoverFactId && row.acceptedAt)
    await transaction.attestFirst({ kind: "HANDOVER", id: row.handoverFactId, from: dutchDay(row.acceptedAt), until, body: handoverOf(row) });
  await transaction.attestFirst({ kind: "REFERRAL", id: row.id, from: dutchDay(row.sentAt), until, body: partiesOf(row) });
}

/** The rule the input breaks, if any. */
function problemOf({ persons, ageBands, questionType, informedPersons, notInformedReason, ground }: ReferralInput): string | undefined {
  if (!ground.trim()) return "`ground` says on which ground the persons are referred";
  if (ageBands.length === 0 || ageBands.some((band) => !AGE_BAND_CODE.test(band))) return "`ageBands` holds codes of age groups";
  if (questionType.length > MAX_QUESTION_TYPE) return `\`questionType\` has at most ${MAX_QUESTION_TYPE} characters`;
  if (informedPersons.some((id) => !persons.includes(id))) return "`informedPersons` are among `persons`";
  const everyoneIsInformed = persons.every((id) => informedPersons.includes(id));
  if (!everyoneIsInformed && !notInformedReason?.trim()) return "`notInformedReason` is needed when someone was not told";
  return undefined;
}
