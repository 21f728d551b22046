import { childConversationActs, withholdingActs } from "@samenhang/child-conversation";
import type { Acts, PublicValue } from "@samenhang/subgraph";
import { HelpRequestEntity, LtChildConversationEntity } from "./lokaal-team.entity.js";
import type { HelpRequestInput } from "./lokaal-team.input.js";

/** Who records the request is whom others contact about it. */
export function recordHelpRequest(acts: Acts, input: HelpRequestInput): Promise<PublicValue> {
  const { idempotencyKey, about, question, hat } = input;
  return acts.perform({ act: "HELP_REQUEST_RECORD", idempotencyKey, input, about }, async (transaction) => {
    await transaction.manager.insert(HelpRequestEntity, {
      ...transaction.base(about),
      question,
      hat,
      status: "OPEN",
      askedAt: transaction.now,
      contactPerson: transaction.actor,
    });
  });
}

/** What a child told in confidence, and with whom it agrees to share it. */
export const childConversations = childConversationActs(LtChildConversationEntity);
export const withholdings = withholdingActs(LtChildConversationEntity);
