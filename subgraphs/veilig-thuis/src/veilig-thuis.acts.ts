import { childConversationActs, withholdingActs } from "@samenhang/child-conversation";
import { HubError } from "@samenhang/errors";
import { attestInformed, isUntold, notificationDutyActs, RECORD_DUTY_ACTS, type DutyPlace } from "@samenhang/notification-duty";
import { dutchDay } from "@samenhang/policy";
import type { Acts, PublicValue } from "@samenhang/subgraph";
import { identifyingText } from "./identifying-text.js";
import {
  AdviceContactEntity,
  AllegationSummaryEntity,
  MonitoringMomentEntity,
  ReportEntity,
  SafetyAssessmentEntity,
  VtChildConversationEntity,
  VtDecisionEntity,
  VtNotificationDutyEntity,
} from "./veilig-thuis.entity.js";
import type {
  AdviceContactInput,
  AllegationConcludeInput,
  AllegationInput,
  MonitoringMomentInput,
  ReportInput,
  SafetyAssessmentInput,
  VtDecisionInput,
} from "./veilig-thuis.input.js";
import type { ReportStatus, VtDecisionKind } from "./veilig-thuis.type.js";

/** Consent hears that a person must still be told of a report, and when that is over: what Veilig Thuis reads meanwhile would tell of it. */
const attestTelling: NonNullable<DutyPlace["changed"]> = async (transaction, duty) => {
  if (duty.fulfilledOn) return attestInformed(transaction, duty);
  if (!(await transaction.manager.existsBy(ReportEntity, { id: duty.record }))) return;
  const body = { person: duty.about[0]!, organisation: duty.owner, since: duty.recordedAt.toISOString() };
  await transaction.attest({ kind: "UNTOLD", id: duty.id, from: duty.recordedOn, until: isUntold(duty) ? null : transaction.today, body });
};

/** Duties to tell persons of reports and allegations (Wmo 5.3.1). They say nothing of who reported, nor that somebody did. */
export const notificationDuties = notificationDutyActs({ table: VtNotificationDutyEntity, acts: RECORD_DUTY_ACTS, changed: attestTelling });
const REASON = "RECORD_OF_VEILIG_THUIS";

/** Accepting a report opens the task of the worker who records it: from then on it may assess (policy.md row P02). */
export function recordReport(acts: Acts, input: ReportInput): Promise<PublicValue> {
  const { idempotencyKey, about, informed, reporterActor = null, reporterOrganisation = null, ...report } = input;
  if (!informed.every((person) => about.includes(person))) throw new HubError("INPUT_INVALID", { problem: "informed names persons of `about`" });
  if ((reporterActor === null) !== (reporterOrganisation === null)) throw new HubError("INPUT_INVALID", { problem: "reporterActor and reporterOrganisation go together" });
  return acts.perform({ act: "REPORT_RECORD", idempotencyKey, input, about }, async (transaction) => {
    if (reporterOrganisation !== null && !transaction.typeOf(reporterOrganisation)) throw new HubError("INPUT_INVALID", { problem: "the hub does not know that organisation" });
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
      reporterActor,
      reporterOrganisation,
    });
    await notificationDuties.begin(transaction, { record: transaction.recordId, reason: REASON, persons: about.filter((person) => !informed.includes(person)) });
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

/** Where a report stands after a decision on it. */
const AFTER: Readonly<Record<VtDecisionKind, ReportStatus | undefined>> = {
  HANDOVER: "MONITORING",
  CLOSE: "CLOSED",
  VTO: undefined,
  POLICE: undefined,
  HOME_BAN_ADVICE: undefined,
};

/** A decision says that the report was assessed. Closing ends the task it opened, before it is acknowledged. */
export function recordVtDecision(acts: Acts, input: VtDecisionInput): Promise<PublicValue> {
  const { idempotencyKey, report: id, about, kind, competence, closeReason = null } = input;
  if ((kind === "CLOSE") !== (closeReason !== null)) throw new HubError("INPUT_INVALID", { problem: "say why with CLOSE, and only then" });
  return acts.perform({ act: "VT_DECISION_RECORD", idempotencyKey, input, about }, async (transaction) => {
    const { manager, organisation, today } = transaction;
    const report = await manager.findOne(ReportEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (report?.owner !== organisation || report.status === "CLOSED" || !about.every((person) => report.about.includes(person))) throw new HubError("ACT_CONFLICT");
    if (kind === "CLOSE" && !report.about.every((person) => about.includes(person))) throw new HubError("ACT_CONFLICT");
    await manager.insert(VtDecisionEntity, { ...transaction.base(about), report: id, kind, competence, decidedOn: today });
    const status = AFTER[kind] ?? (report.status === "ACCEPTED" ? "ASSESSED" : report.status);
    await manager.update(ReportEntity, { id }, { status, ...(kind === "CLOSE" ? { closedAt: today, closeReason } : {}) });
    if (kind !== "CLOSE") return;
    const body = { persons: report.about, organisation, professional: report.assignedTo };
    await transaction.attestFirst({ kind: "INVESTIGATION", id, from: dutchDay(report.receivedAt), until: today, body });
  });
}

/** The words are for the person it is about: what could point to another is refused, as far as it can be found. */
export function recordAllegation(acts: Acts, input: AllegationInput): Promise<PublicValue> {
  const { idempotencyKey, person, neutralWording, status, ownView = null, isInformed } = input;
  const found = identifyingText(neutralWording);
  if (found) throw new HubError("INPUT_INVALID", { problem: `the person it is about may read it; the text seems to contain ${found}` });
  return acts.perform({ act: "ALLEGATION_RECORD", idempotencyKey, input, about: [person] }, async (transaction) => {
    await transaction.manager.insert(AllegationSummaryEntity, { ...transaction.base([person]), neutralWording, status, ownView });
    await notificationDuties.begin(transaction, { record: transaction.recordId, reason: REASON, persons: isInformed || ownView !== null ? [] : [person] });
  });
}

export function concludeAllegation(acts: Acts, input: AllegationConcludeInput): Promise<PublicValue> {
  const { idempotencyKey, id, person, status, ownView } = input;
  return acts.perform({ act: "ALLEGATION_CONCLUDE", idempotencyKey, input, about: [person], recordId: id }, async ({ manager, organisation }) => {
    const summary = await manager.findOne(AllegationSummaryEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (summary?.owner !== organisation || summary.about[0] !== person) throw new HubError("ACT_CONFLICT");
    await manager.update(AllegationSummaryEntity, { id }, { status, ownView: ownView ?? summary.ownView });
  });
}

export function recordMonitoringMoment(acts: Acts, input: MonitoringMomentInput): Promise<PublicValue> {
  const { idempotencyKey, about, stillSafe = null, ...moment } = input;
  if (!moment.contactWith.every((person) => about.includes(person))) throw new HubError("INPUT_INVALID", { problem: "speak with those it is about" });
  return acts.perform({ act: "MONITORING_MOMENT_RECORD", idempotencyKey, input, about }, async (transaction) => {
    await transaction.manager.insert(MonitoringMomentEntity, { ...transaction.base(about), ...moment, stillSafe });
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
export const withholdings = withholdingActs(VtChildConversationEntity);
