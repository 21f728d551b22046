import { HubError } from "@samenhang/errors";
import { isPurpose } from "@samenhang/policy";
import type { Acts, PublicValue } from "@samenhang/subgraph";
import { ReleasedStatementEntity } from "./ggz.entity.js";
import type { StatementReleaseInput } from "./ggz.input.js";

/** The clinician who does this is the one who released it; what rests on consent falls with the consent. */
export function releaseStatement(acts: Acts, input: StatementReleaseInput): Promise<PublicValue> {
  const { idempotencyKey, patient, purposes, ...statement } = input;
  if (purposes.length === 0 || !purposes.every(isPurpose)) throw new HubError("INPUT_INVALID", { problem: "`purposes` names at least one purpose of the hub and nothing else" });
  return acts.perform({ act: "STATEMENT_RELEASE", idempotencyKey, input, about: [patient] }, async (transaction) => {
    if (statement.validUntil < transaction.today) throw new HubError("INPUT_INVALID", { problem: "`validUntil` is today or later" });
    await transaction.manager.insert(ReleasedStatementEntity, {
      ...transaction.base([patient]),
      ...statement,
      purposes,
      onConsent: statement.ground === "CONSENT",
      releasedAt: transaction.now,
      releasedBy: transaction.actor,
    });
  });
}
