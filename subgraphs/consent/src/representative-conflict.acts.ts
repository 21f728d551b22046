import { HubError } from "@samenhang/errors";
import { check, type Acts, type PublicValue } from "@samenhang/subgraph";
import { RepresentativeConflictEntity } from "./representative-conflict.entity.js";
import type { ConflictConfirmInput, ConflictProposeInput } from "./representative-conflict.input.js";

const MIN_REASON = 20;

/**
 * Puts it to a second person that a representative is party to the conflict, by authority or by mandate (policy.md section
 * 6.2, S-07). It opens nothing: the word of that representative is no longer relied on, and no other takes its place by itself.
 */
export function proposeConflict(acts: Acts, input: ConflictProposeInput): Promise<PublicValue> {
  const { idempotencyKey, represented, representative, isConflict, reason } = input;
  check(represented !== representative, "nobody represents themselves");
  check(reason.trim().length >= MIN_REASON, `say in at least ${MIN_REASON} characters why`);
  return acts.perform({ act: "REPRESENTATIVE_CONFLICT_PROPOSE", idempotencyKey, input, about: [represented] }, async ({ manager, base }) => {
    await manager.insert(RepresentativeConflictEntity, {
      ...base([represented]),
      represented,
      representative,
      isConflict,
      reason,
      state: "PROPOSED",
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
    });
  });
}

/** A colleague who is involved with the person decides; from the next request on it counts. */
export function confirmConflict(acts: Acts, input: ConflictConfirmInput): Promise<PublicValue> {
  const { idempotencyKey, id, represented, isAgreed, reason } = input;
  check(reason.trim().length > 0, "say why you decide so");
  return acts.perform({ act: "REPRESENTATIVE_CONFLICT_CONFIRM", idempotencyKey, input, about: [represented], recordId: id }, async ({ manager, now, actor, organisation }) => {
    const row = await manager.findOne(RepresentativeConflictEntity, { where: { id, represented }, lock: { mode: "pessimistic_write" } });
    if (!row || row.owner !== organisation || row.recordedBy === actor || row.state !== "PROPOSED") throw new HubError("ACT_CONFLICT");
    await manager.update(RepresentativeConflictEntity, id, { state: isAgreed ? "CONFIRMED" : "REJECTED", decidedBy: actor, decidedAt: now, decisionReason: reason });
  });
}
