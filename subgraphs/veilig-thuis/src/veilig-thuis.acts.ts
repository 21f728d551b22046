import { childConversationActs } from "@samenhang/child-conversation";
import { HubError } from "@samenhang/errors";
import type { Acts, PublicValue } from "@samenhang/subgraph";
import { identifyingText } from "./identifying-text.js";
import { AdviceContactEntity, ReportEntity, SafetyAssessmentEntity, VtChildConversationEntity } from "./veilig-thuis.entity.js";
import type { AdviceContactInput, ReportInput, SafetyAssessmentInput } from "./veilig-thuis.input.js";

/** Accepting a report opens the task of the worker who records it: from then on it may assess (policy.md row P02). */
export function recordReport(acts: Acts, input: ReportInput): Promise<PublicValue> {
  const { idempotencyKey, about, ...report } = input;
  return acts.perform({ act: "REPORT_RECORD", idempotencyKey, input, about }, async (transaction) => {
    await transaction.manager.insert(ReportEntity, {
      ...transaction.base(about),
      ...report,
      status: "ACCEPTED",
      closedAt: null,
      closeReason: null,
      assignedTo: transaction.actor,
      reporterName: report.reporterName ?? null,
      reporterCapacity: report.reporterCapacity ?? null,
      reporterAnonymity: null,
    });
    await transaction.attest({
      kind: "INVESTIGATION",
      id: transaction.recordId,
      from: transaction.today,
      until: null,
      body: { persons: about, organisation: transaction.organisation, professional: transaction.actor },
    });
  });
}

export function recordSafetyAssessment(acts: Acts, input: SafetyAssessmentInput): Promise<PublicValue> {
  const { idempotencyKey, about, ...assessment } = input;
  return acts.perform({ act: "SAFETY_ASSESSMENT_RECORD", idempotencyKey, input, about }, async (transaction) => {
    await transaction.manager.insert(SafetyAssessmentEntity, { ...transaction.base(about), ...assessment, assessedAt: transaction.today });
  });
}

/** Advice holds no data of the family (R-104, example E29): what could identify someone is refused, not stored. */
export function recordAdviceContact(acts: Acts, input: AdviceContactInput): Promise<PublicValue> {
  const found = identifyingText(`${input.theme}\n${input.adviceGiven}`);
  if (found) throw new HubError("INPUT_INVALID", { problem: `advice holds no data of persons; the text seems to contain ${found}` });
  const { idempotencyKey, ...advice } = input;
  return acts.perform({ act: "ADVICE_CONTACT_RECORD", idempotencyKey, input, about: [] }, async (transaction) => {
    await transaction.manager.insert(AdviceContactEntity, { ...transaction.base([]), ...advice, heldAt: transaction.now });
  });
}

/** What a child told in confidence, and with whom it agrees to share it. */
export const childConversations = childConversationActs(VtChildConversationEntity);
