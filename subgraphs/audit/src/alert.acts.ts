import { HubError } from "@samenhang/errors";
import type { Acts, PublicValue } from "@samenhang/subgraph";
import { AuditAlertEntity } from "./alert.entity.js";
import type { AlertCloseInput } from "./audit.input.js";

/** A privacy officer says what an alert turned out to be (policy.md section 16). What was concluded stands. */
export function closeAlert(acts: Acts, { idempotencyKey, alert, conclusion }: AlertCloseInput): Promise<PublicValue> {
  if (conclusion.trim().length < 10) throw new HubError("INPUT_INVALID", { problem: "`conclusion` says what you found" });
  return acts.perform({ act: "AUDIT_ALERT_CLOSE", idempotencyKey, input: { alert, conclusion }, about: [], recordId: alert }, async ({ manager, organisation, actor, now }) => {
    const row = await manager.findOne(AuditAlertEntity, { where: { id: alert, owner: organisation }, lock: { mode: "pessimistic_write" } });
    // Nobody closes what is about their own work.
    if (!row || row.closedAt || row.actor === actor) throw new HubError("ACT_CONFLICT");
    await manager.update(AuditAlertEntity, alert, { conclusion: conclusion.trim(), closedBy: actor, closedAt: now });
  });
}
