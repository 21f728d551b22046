import { HubError } from "@samenhang/errors";
import { dutchDay } from "@samenhang/policy";
import { check, type Acts, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import type { HiddenWord } from "@samenhang/ticket";
import { IsNull } from "typeorm";
import { ShieldingOrderEntity } from "./shielding.entity.js";
import type {
  ShieldedAccessInput,
  ShieldingApproveInput,
  ShieldingEndConfirmInput,
  ShieldingEndProposeInput,
  ShieldingOrderInput,
  ShieldingReviewInput,
} from "./shielding.input.js";
import { checkSaid, checkWords, latestReview, MAX_ACCESS_DAYS, missingFrom } from "./shielding-terms.js";
import { lockWords, readWordsToHide } from "./shielding-words.js";

/**
 * Hides from the moment it is proposed (policy.md section 10.1), and only if the policy layer has heard of it. A second
 * person confirms within 72 hours; until then it holds provisionally, and nothing opens by itself when the term passes.
 */
export function beginShielding(acts: Acts, input: ShieldingOrderInput): Promise<PublicValue> {
  if (input.hiddenFrom.length === 0 || input.what.length === 0 || input.hiddenFrom.includes(input.subject)) {
    throw new HubError("INPUT_INVALID", { problem: "a shielding order hides something of one person from others" });
  }
  checkWords(input.words);
  return acts.perform({ act: "SHIELDING_ORDER_BEGIN", idempotencyKey: input.idempotencyKey, input, about: [input.subject] }, async (transaction) => {
    const row = {
      ...transaction.base([input.subject]),
      hiddenFrom: input.hiddenFrom,
      what: input.what,
      ground: input.ground,
      requestedBy: transaction.actor,
      approvedBy: null,
      approvedAt: null,
      leakCheck: [],
      words: input.words,
      reviews: [],
      endProposal: null,
      endedBy: null,
      from: transaction.today,
      reviewAt: latestReview(transaction.now),
      endedAt: null,
      safetyOfficers: input.safetyOfficers,
      access: [],
    };
    await transaction.manager.insert(ShieldingOrderEntity, row);
    await transaction.attestFirst(shielding(row, await readWordsToHide(transaction.manager, row, transaction.now)));
  });
}

/**
 * The second person (policy.md section 10.1 and 10.3): a named safety officer, or any where none was named, who then
 * watches over it. Went through everything that could reveal the place.
 */
export function approveShielding({ acts, guard }: RequestContext, input: ShieldingApproveInput): Promise<PublicValue> {
  const missing = missingFrom(input.checked);
  check(missing.length === 0, `go through all of the list before you approve; \`checked\` misses ${missing.join(", ")}`);
  checkWords(input.words);
  return acts.perform({ ...namely(input), act: "SHIELDING_ORDER_APPROVE" }, async (transaction) => {
    const { actor, now } = transaction;
    const row = await lockOpen(transaction, guard, input);
    const mayApprove = row.safetyOfficers.length === 0 || row.safetyOfficers.includes(actor);
    if (!mayApprove || row.approvedBy !== null || row.requestedBy === actor) throw new HubError("ACT_CONFLICT");
    const words = [...new Set([...row.words, ...input.words])];
    checkWords(words);
    const safetyOfficers = row.safetyOfficers.length === 0 ? [actor] : row.safetyOfficers;
    await change(transaction, row, { approvedBy: actor, approvedAt: now, leakCheck: input.checked, words, safetyOfficers });
  });
}

/** Every three months at most (policy.md section 10.7): still needed. Late or not, it went on hiding. */
export function reviewShielding({ acts, guard }: RequestContext, input: ShieldingReviewInput): Promise<PublicValue> {
  checkSaid("finding", input.finding);
  checkWords(input.words ?? []);
  return acts.perform({ ...namely(input), act: "SHIELDING_ORDER_REVIEW" }, async (transaction) => {
    const { actor, now, today } = transaction;
    const latest = latestReview(now);
    const reviewAt = input.reviewAt ?? latest;
    check(reviewAt > today && reviewAt <= latest, "`reviewAt` lies ahead, at most three months");
    const row = await lockNamed(transaction, guard, input);
    // What nobody approved yet is approved, not reviewed.
    if (row.approvedBy === null) throw new HubError("ACT_CONFLICT");
    await change(transaction, row, {
      reviewAt,
      words: input.words ?? row.words,
      safetyOfficers: [...new Set([...row.safetyOfficers, ...input.nameAlso])],
      reviews: [...row.reviews, { by: actor, at: today, finding: input.finding.trim() }],
    });
  });
}

/** One named officer says why it can end, and what the victim thinks of that (policy.md section 10.7). Nothing opens yet. */
export function proposeShieldingEnd({ acts, guard }: RequestContext, input: ShieldingEndProposeInput): Promise<PublicValue> {
  checkSaid("victimView", input.victimView);
  checkSaid("reason", input.reason);
  return acts.perform({ ...namely(input), act: "SHIELDING_ORDER_END_PROPOSE" }, async (transaction) => {
    const row = await lockNamed(transaction, guard, input);
    if (row.endProposal) throw new HubError("ACT_CONFLICT");
    const { victimView, reason } = input;
    await transaction.manager.update(ShieldingOrderEntity, row.id, {
      endProposal: { by: transaction.actor, at: transaction.now.toISOString(), victimView: victimView.trim(), reason: reason.trim() },
    });
  });
}

/** Another named officer decides. Only then the policy layer hears that it ended. */
export function confirmShieldingEnd({ acts, guard }: RequestContext, input: ShieldingEndConfirmInput): Promise<PublicValue> {
  return acts.perform({ ...namely(input), act: "SHIELDING_ORDER_END_CONFIRM" }, async (transaction) => {
    const { actor, today } = transaction;
    const row = await lockNamed(transaction, guard, input);
    if (!row.endProposal || row.endProposal.by === actor) throw new HubError("ACT_CONFLICT");
    await change(transaction, row, input.isAgreed ? { endedAt: today, endedBy: actor } : { endProposal: null });
  });
}

/**
 * Two people decide that a named safety officer may see what is shielded: the officer asks, a colleague officer approves.
 * It is for a colleague: the same number at another organisation is somebody else.
 */
export function approveShieldedAccess({ acts, guard }: RequestContext, input: ShieldedAccessInput): Promise<PublicValue> {
  return acts.perform({ ...namely(input), act: "SHIELDED_ACCESS_APPROVE" }, async (transaction) => {
    const { actor, now } = transaction;
    const latest = dutchDay(new Date(now.getTime() + MAX_ACCESS_DAYS * 86_400_000));
    check(input.officer !== actor && input.until <= latest, `access is for another officer, for at most ${MAX_ACCESS_DAYS} days`);
    const row = await lockNamed(transaction, guard, input);
    if (!row.safetyOfficers.includes(input.officer)) throw new HubError("ACT_CONFLICT");
    await change(transaction, row, { access: [...row.access, { officer: input.officer, organisation: transaction.organisation, secondPerson: actor, until: input.until }] });
  });
}

/** The words of every order about this person, or hidden from this person, are made anew: where they live or are reached changed. */
export async function renewWordsOf(transaction: ActTransaction, person: string): Promise<void> {
  const { manager } = transaction;
  await lockWords(manager);
  const orders = await manager
    .getRepository(ShieldingOrderEntity)
    .createQueryBuilder("row")
    .where("row.endedAt IS NULL AND (row.about && :persons OR row.hiddenFrom && :persons)", { persons: [person] })
    .orderBy("row.id")
    .getMany();
  for (const row of orders) await transaction.attestFirst(shielding(row, await readWordsToHide(manager, row, transaction.now)));
}

export const shielding = (row: Pick<ShieldingOrderEntity, "id" | "about" | "hiddenFrom" | "what" | "access" | "from" | "endedAt">, words: readonly HiddenWord[]) =>
  ({
    kind: "SHIELDING",
    id: row.id,
    from: row.from,
    until: row.endedAt,
    body: { subject: row.about[0]!, hiddenFrom: row.hiddenFrom, what: row.what, access: row.access, words },
  }) as const;

interface OfOrder {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly subject: string;
}

const namely = (input: OfOrder) => ({ idempotencyKey: input.idempotencyKey, input, about: [input.subject], recordId: input.orderId });

/** The order, to be changed. That it is not there, ended, about another, or hidden from the caller sound the same. */
async function lockOpen({ manager }: ActTransaction, guard: RequestContext["guard"], { orderId, subject }: OfOrder): Promise<ShieldingOrderEntity> {
  const row = await manager.findOne(ShieldingOrderEntity, { where: { id: orderId, endedAt: IsNull() }, lock: { mode: "pessimistic_write" } });
  if (!row?.about.includes(subject) || guard.subject(subject)?.hidden !== false) throw new HubError("ACT_CONFLICT");
  return row;
}

/** The same, for the safety officers it names. */
async function lockNamed(transaction: ActTransaction, guard: RequestContext["guard"], input: OfOrder): Promise<ShieldingOrderEntity> {
  const row = await lockOpen(transaction, guard, input);
  if (!row.safetyOfficers.includes(transaction.actor)) throw new HubError("ACT_CONFLICT");
  return row;
}

/** What takes away is known to the policy layer before the commit; what grants, after it. */
async function change(transaction: ActTransaction, row: ShieldingOrderEntity, changed: Partial<ShieldingOrderEntity>): Promise<void> {
  const order = { ...row, ...changed };
  await transaction.manager.update(ShieldingOrderEntity, row.id, changed);
  const fact = shielding(order, await readWordsToHide(transaction.manager, order, transaction.now));
  await (changed.words ? transaction.attestFirst(fact) : transaction.attest(fact));
}
