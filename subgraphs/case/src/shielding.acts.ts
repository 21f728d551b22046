import { HubError } from "@samenhang/errors";
import { dutchDay } from "@samenhang/policy";
import type { Acts, PublicValue, RequestContext } from "@samenhang/subgraph";
import { ShieldingOrderEntity } from "./shielding.entity.js";
import type { ShieldedAccessInput, ShieldingOrderInput } from "./shielding.input.js";

const MONTHS_TO_REVIEW = 3;
const MAX_ACCESS_DAYS = 7;

/**
 * Hides from the moment it is proposed (policy.md section 10.1), and only if the policy layer has heard of it. A second
 * person confirms within 72 hours; until then it holds provisionally, and nothing opens by itself when the term passes.
 */
export function beginShielding(acts: Acts, input: ShieldingOrderInput): Promise<PublicValue> {
  if (input.hiddenFrom.length === 0 || input.what.length === 0 || input.hiddenFrom.includes(input.subject)) {
    throw new HubError("INPUT_INVALID", { problem: "a shielding order hides something of one person from others" });
  }
  return acts.perform({ act: "SHIELDING_ORDER_BEGIN", idempotencyKey: input.idempotencyKey, input, about: [input.subject] }, async (transaction) => {
    const review = new Date(transaction.now);
    review.setUTCMonth(review.getUTCMonth() + MONTHS_TO_REVIEW);
    const row = {
      ...transaction.base([input.subject]),
      hiddenFrom: input.hiddenFrom,
      what: input.what,
      ground: input.ground,
      requestedBy: transaction.actor,
      approvedBy: null,
      from: transaction.today,
      reviewAt: dutchDay(review),
      endedAt: null,
      safetyOfficers: input.safetyOfficers,
      access: [],
    };
    await transaction.manager.insert(ShieldingOrderEntity, row);
    await transaction.attestFirst(shielding(row));
  });
}

/** Two people decide that a named safety officer may see what is shielded: the officer asks, a colleague officer approves. */
export function approveShieldedAccess({ acts, guard }: RequestContext, input: ShieldedAccessInput): Promise<PublicValue> {
  return acts.perform({ act: "SHIELDED_ACCESS_APPROVE", idempotencyKey: input.idempotencyKey, input, about: [input.subject], recordId: input.orderId }, async (transaction) => {
    const { manager, actor, now } = transaction;
    const row = await manager.findOne(ShieldingOrderEntity, { where: { id: input.orderId }, lock: { mode: "pessimistic_write" } });
    const latest = dutchDay(new Date(now.getTime() + MAX_ACCESS_DAYS * 86_400_000));
    if (!row || row.endedAt || !row.about.includes(input.subject)) throw new HubError("ACT_CONFLICT");
    const mayDecide = row.safetyOfficers.includes(actor) && guard.subject(input.subject)?.hidden === false;
    if (!mayDecide || input.officer === actor || !row.safetyOfficers.includes(input.officer) || input.until > latest) {
      throw new HubError("INPUT_INVALID", {
        problem: "access is for a named officer, decided by another named officer who works with nobody it is hidden from, for at most 7 days",
      });
    }
    const access = [...row.access, { officer: input.officer, secondPerson: actor, until: input.until }];
    await manager.update(ShieldingOrderEntity, row.id, { access });
    await transaction.attest(shielding({ ...row, access }));
  });
}

export const shielding = (row: Pick<ShieldingOrderEntity, "id" | "about" | "hiddenFrom" | "what" | "access" | "from" | "endedAt">) =>
  ({
    kind: "SHIELDING",
    id: row.id,
    from: row.from,
    until: row.endedAt,
    body: { subject: row.about[0]!, hiddenFrom: row.hiddenFrom, what: row.what, access: row.access },
  }) as const;
