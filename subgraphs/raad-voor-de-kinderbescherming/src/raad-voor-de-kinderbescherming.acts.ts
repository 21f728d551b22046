import { childConversationActs } from "@samenhang/child-conversation";
import { randomUUID } from "node:crypto";
import type { Acts, ActTransaction, PublicValue } from "@samenhang/subgraph";
import { InvestigationRequestEntity, ProtectionInvestigationEntity, RvdkChildConversationEntity } from "./raad-voor-de-kinderbescherming.entity.js";
import type { InvestigationRequestInput } from "./raad-voor-de-kinderbescherming.input.js";

/** What the Board aims at, from start to decision. A norm of its own; no term of the law. */
const NORM_DAYS = 42;

/** Records what came in; a start opens the task of the investigator, a request that waits opens nothing. */
export function receiveInvestigationRequest(acts: Acts, input: InvestigationRequestInput): Promise<PublicValue> {
  const { idempotencyKey, child, requestedBy, ground, start, questions } = input;
  return acts.perform({ act: "INVESTIGATION_REQUEST_RECEIVE", idempotencyKey, input, about: [child] }, async (transaction) => {
    await transaction.manager.insert(InvestigationRequestEntity, {
      ...transaction.base([child]),
      requestedBy,
      ground,
      receivedAt: transaction.now,
      decision: start ? "START" : "PENDING",
      decisionReason: null,
    });
    if (start) await startInvestigation(transaction, child, questions);
  });
}

async function startInvestigation(transaction: ActTransaction, child: string, questions: string[]): Promise<void> {
  const { manager, recordId, today, organisation, actor } = transaction;
  const id = randomUUID();
  await manager.insert(ProtectionInvestigationEntity, {
    ...transaction.base([child], id),
    requestId: recordId,
    questions,
    investigator: actor,
    state: "INVESTIGATION",
    startedAt: today,
    dueAt: daysAfter(today, NORM_DAYS),
  });
  await transaction.attest({ kind: "INVESTIGATION", id, from: today, until: null, body: { persons: [child], organisation, professional: actor } });
}

const daysAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** What a child told in confidence, and with whom it agrees to share it. */
export const childConversations = childConversationActs(RvdkChildConversationEntity);
