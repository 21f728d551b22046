import { childConversationActs, withholdingActs } from "@samenhang/child-conversation";
import { courtRequestActs } from "@samenhang/court-request";
import { HubError } from "@samenhang/errors";
import { isUuid } from "@samenhang/ticket";
import { randomUUID } from "node:crypto";
import type { Acts, ActTransaction, PublicValue } from "@samenhang/subgraph";
import {
  CouncilReportEntity,
  InvestigationRequestEntity,
  ProtectionInvestigationEntity,
  RvdkChildConversationEntity,
  RvdkCourtRequestEntity,
} from "./raad-voor-de-kinderbescherming.entity.js";
import type { CouncilReportInput, InvestigationRequestInput } from "./raad-voor-de-kinderbescherming.input.js";

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

/** Records what the Board reports, with the items it rests on and what was considered instead. It is never changed: what is mended is a new report. */
export function recordCouncilReport(acts: Acts, input: CouncilReportInput): Promise<PublicValue> {
  const { idempotencyKey, about, facts, opinions, viewsOfPersons, alternatives, advice, snapshot, necessaryForSupervision } = input;
  const isWhole = [about, facts, viewsOfPersons, alternatives].every(({ length }) => length > 0);
  const isSaid = [...facts, ...opinions, ...viewsOfPersons, ...alternatives, advice].every((text) => text.trim() !== "");
  if (!isWhole || !isSaid) throw new HubError("INPUT_INVALID", { problem: "a report names persons, facts, views, what was considered instead, and its advice" });
  if (!isUuid(snapshot)) throw new HubError("INPUT_INVALID", { problem: "a snapshot is named by its id" });
  return acts.perform({ act: "COUNCIL_REPORT_RECORD", idempotencyKey, input, about }, async ({ manager, base, today }) => {
    const report = { facts, opinions, viewsOfPersons, alternatives, advice, snapshot, necessaryForSupervision, establishedAt: today };
    await manager.insert(CouncilReportEntity, { ...base([...new Set(about)]), ...report });
  });
}

/** What a child told in confidence, and with whom it agrees to share it. */
export const childConversations = childConversationActs(RvdkChildConversationEntity);
export const withholdings = withholdingActs(RvdkChildConversationEntity);

/** Petitions to the court. */
export const courtRequests = courtRequestActs(RvdkCourtRequestEntity);
