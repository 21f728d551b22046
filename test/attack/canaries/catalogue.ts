/**
 * What is kept where, written beside the code and not taken from it: which GraphQL type a table feeds, under which name a
 * column is shown, and what cannot carry a canary. A column that is not named here is taken for the field of its own name
 * in camel case; one that has no such field must never be shown to anybody.
 */
export interface Table {
  readonly type: string;
  /** Column to field; `reporter.name` is a field inside a field. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Key of a value inside a jsonb column to its field, where that has another name. */
  readonly inside?: Readonly<Record<string, string>>;
}

const PERIOD = { valid_from: "since", valid_until: "until" };
const FROM_UNTIL = { valid_from: "from", valid_until: "until" };
const CHILD_CONVERSATION: Table = { type: "ChildConversation", fields: { "agreements.basis": "agreementBasis", "agreements.at": "agreedAt" } };
const NOTIFICATION_DUTY: Table = { type: "NotificationDuty", fields: { fulfilled_on: "fulfilledAt", suppressed_ground: "suppressedReason" } };

const COURT_REQUEST: Table = { type: "CourtRequest", fields: { submitted_on: "submittedAt" } };
const EVERY = ["case", "consent", "referrals", "veilig-thuis", "gecertificeerde-instelling", "raad-voor-de-kinderbescherming", "lokaal-team", "ggz", "audit"];

/** By `<subgraph>.<table>`. */
export const TABLES: Readonly<Record<string, Table>> = {
  "case.organisation": { type: "Organisation" },
  "case.professional": { type: "Professional" },
  "case.person": { type: "Person" },
  "case.address": { type: "Address", fields: FROM_UNTIL },
  "case.relation": { type: "Relation", fields: PERIOD },
  "case.authority_record": { type: "AuthorityRecord", fields: PERIOD },
  "case.household": { type: "Household" },
  "case.household_member": { type: "HouseholdMember", fields: { share_percent: "share" } },
  "case.casus": { type: "Case" },
  "case.case_person": { type: "CasePerson", fields: { valid_from: "since" }, inside: { from: "since" } },
  "case.case_participant": { type: "CaseParticipant", fields: PERIOD },
  "case.contact_person_assignment": { type: "ContactPersonAssignment", fields: { ...PERIOD, primary_contact: "primary" } },
  "case.information_item": { type: "InformationItem" },
  "case.notification_duty": NOTIFICATION_DUTY,
  "case.covert_collection": {
    type: "CovertCollection",
    fields: {
      recorded_at: "askedAt",
      ...Object.fromEntries(["finding", "family_feedback", "family_informed_on", "lesson", "reviewed_on"].map((column) => [column, `afterReview.${camel(column)}`])),
    },
  },
  "case.data_subject_request": { type: "DataSubjectRequest", fields: { received_on: "receivedAt", decided_at: "communicatedAt" } },
  "case.correction_notice": { type: "CorrectionNotice", fields: { acknowledged_on: "acknowledgedAt" } },
  "case.report_snapshot_item": { type: "SnapshotItem" },
  "case.plan": { type: "Plan" },
  "case.plan_view": { type: "PlanView" },
  "case.plan_part": { type: "PlanPart" },
  "case.goal": { type: "Goal" },
  "case.agreement": { type: "Agreement", fields: { agreed_when: "when" } },
  "case.protective_order": { type: "ProtectiveOrder", fields: { ...FROM_UNTIL, ended_on: "until" } },
  "case.staff_safety_note": { type: "StaffSafetyNote", fields: { valid_until: "until", ended_on: "until" } },
  "case.shielding_order": { type: "ShieldingOrder", fields: { valid_from: "since" } },
  "consent.consent_record": { type: "ConsentRecord" },
  "consent.consent_request": { type: "ConsentRequest" },
  "consent.consent_attempt": { type: "ConsentRequest", fields: { attempted_at: "attempts.attemptedAt", channel: "attempts.channel", outcome: "attempts.outcome" } },
  "consent.representation": { type: "Representation", fields: PERIOD },
  "consent.representative_conflict": { type: "RepresentativeConflict" },
  "consent.capacity_assessment": { type: "CapacityAssessment" },
  "consent.second_decision": { type: "SecondPersonQuestion", fields: { decision_reason: "reason", recorded_at: "askedAt" } },
  "consent.emergency_access": { type: "EmergencyAccess" },
  "consent.after_review": { type: "AfterReview" },
  "consent.notification_duty": NOTIFICATION_DUTY,
  "consent.notice": { type: "OrganisationNotice", fields: { recorded_at: "at" } },
  "referrals.referral": {
    type: "Referral",
    fields: {
      package_summary: "package.summary",
      package_allegation_status: "package.allegationStatus",
      package_safety_judgement: "package.safetyJudgement",
      package_safety_conditions: "package.safetyConditions",
      package_family_knows: "package.familyKnows",
    },
  },
  "referrals.information_request": {
    type: "InformationRequest",
    fields: { refusal_text: "response.refusalText", refusal_reason: "response.refusalReason", closed_at: "response.answeredAt" },
  },
  "referrals.answer_statement": { type: "AnswerStatement", fields: { recorded_at: "releasedAt" } },
  "veilig-thuis.report": {
    type: "Report",
    fields: { reporter_name: "reporter.name", reporter_capacity: "reporter.capacity", reporter_anonymity: "reporter.anonymousToFamily" },
  },
  "veilig-thuis.safety_assessment": { type: "SafetyAssessment" },
  "veilig-thuis.conditions_and_follow_up": { type: "ConditionsAndFollowUp" },
  "veilig-thuis.vt_decision": { type: "VtDecision" },
  "veilig-thuis.allegation_summary": { type: "AllegationSummary" },
  "veilig-thuis.monitoring_moment": { type: "MonitoringMoment" },
  "veilig-thuis.advice_contact": { type: "AdviceContact" },
  "veilig-thuis.child_conversation": CHILD_CONVERSATION,
  "veilig-thuis.notification_duty": NOTIFICATION_DUTY,
  "gecertificeerde-instelling.protection_measure": { type: "ProtectionMeasure", fields: { ...FROM_UNTIL, ended_at: "until", supervisor: "supervisorContact" } },
  "gecertificeerde-instelling.supervisor_assignment": { type: "SupervisorAssignment", fields: FROM_UNTIL },
  "gecertificeerde-instelling.action_plan": { type: "ActionPlan" },
  "gecertificeerde-instelling.child_conversation": CHILD_CONVERSATION,
  "gecertificeerde-instelling.court_request": COURT_REQUEST,
  "raad-voor-de-kinderbescherming.investigation_request": { type: "InvestigationRequest" },
  "raad-voor-de-kinderbescherming.protection_investigation": { type: "ProtectionInvestigation" },
  "raad-voor-de-kinderbescherming.council_report": { type: "CouncilReport" },
  "raad-voor-de-kinderbescherming.court_decision": { type: "CourtDecision", fields: { decided_on: "date" } },
  "raad-voor-de-kinderbescherming.child_conversation": CHILD_CONVERSATION,
  "raad-voor-de-kinderbescherming.court_request": COURT_REQUEST,
  "lokaal-team.help_request": { type: "HelpRequest" },
  "lokaal-team.help_trajectory": { type: "HelpTrajectory", fields: { starts_on: "from", ends_on: "until" } },
  "lokaal-team.accepted_handover": { type: "AcceptedHandover" },
  "lokaal-team.child_conversation": CHILD_CONVERSATION,
  "ggz.published_involvement": { type: "PublishedInvolvement" },
  "ggz.released_statement": { type: "ReleasedStatement" },
  "ggz.contact_point": { type: "GgzContactPoint" },
  "audit.audit_alert": { type: "AuditAlert", fields: { recorded_at: "raisedAt" } },
  ...Object.fromEntries(EVERY.map((subgraph) => [`${subgraph}.record_hold`, { type: "RecordHold", fields: { recorded_at: "setAt" } }])),
  ...Object.fromEntries(EVERY.slice(3, 8).map((subgraph) => [`${subgraph}.record_destruction`, { type: "RecordDestruction" }])),
  ...Object.fromEntries(EVERY.map((subgraph) => [`${subgraph}.retention_run`, { type: "RetentionRun" }])),
};

/** The same value shown by a second type, made of the same row: `<subgraph>.<table>.<column>`. */
export const ALSO: Readonly<Record<string, readonly string[]>> = {
  "consent.emergency_access.danger_to": ["AfterReview.dangerTo"],
  "consent.emergency_access.danger_now": ["AfterReview.dangerNow"],
  "consent.emergency_access.no_other_route": ["AfterReview.noOtherRoute"],
  "consent.emergency_access.expires_at": ["AfterReview.endsAt"],
  "consent.emergency_access.closed_at": ["AfterReview.endsAt"],
  ...Object.fromEntries(
    ["account_due", "account_at", "first_check_due", "full_check_due"].map((column) => [`consent.after_review.${column}`, [`EmergencyAccess.${camel(column)}`]]),
  ),
  "lokaal-team.help_trajectory.starts_on": ["KnownHere.since"],
};

const REFERENCE = "names who keeps, wrote or may read it: others decide with it";
const CODE = "one of a closed list, though its type is text";
const TERM = "a day or moment by which a term is kept: another day is another answer";
const DECIDES = "a day with which consents are counted: another day is another answer";

/** What cannot carry a canary, and why. `*` stands for every subgraph, every table or every column. */
export const CANNOT: Readonly<Record<string, string>> = {
  "*.migrations.*": "kept by the framework",
  "*.idempotency.*": "keys, digests and ids; read by nothing that answers",
  "*.attestation_outbox.*": "facts on their way to consent: ids, codes and days",
  "*.published_table.*": "counts, and their dimensions",
  "*.ledger_entry.*": "who asked what: ids, codes and moments, written by every request; the necessity, which is text, carries one",
  "consent.attested_fact.*": "facts that others decide with: ids, codes and days",
  "consent.emergency_agreement.*": "ids and moments; read by no type",
  "*.retention_run.*": "counts, days and names of tables",
  "*.record_destruction.carried_out_on": TERM,
  ...Object.fromEntries(["review_at", "reported_on", "ended_on"].map((column) => [`*.record_hold.${column}`, TERM])),
  ...Object.fromEntries(["kind", "standing", "record_table", "record_type"].map((column) => [`*.record_hold.${column}`, CODE])),
  ...Object.fromEntries(["approver", "end_approver", "ended_by"].map((column) => [`*.record_hold.${column}`, REFERENCE])),
  "*.*.withheld_until": TERM,
  "*.*.owner": REFERENCE,
  "*.*.recorded_by": REFERENCE,
  "*.*.packaged_for": REFERENCE,
  "*.*.slug": "the id outside",
  "consent.*.parties": REFERENCE,
  "consent.*.categories": CODE,
  "consent.*.purposes": CODE,
  "consent.second_decision.purpose": CODE,
  "consent.second_decision.decided_by": REFERENCE,
  "consent.second_decision.valid_until": DECIDES,
  "consent.representative_conflict.representative": REFERENCE,
  "consent.consent_record.given_at": DECIDES,
  "consent.consent_record.valid_until": DECIDES,
  "consent.consent_attempt.attempted_at": DECIDES,
  "consent.representation.valid_from": DECIDES,
  "consent.representation.valid_until": DECIDES,
  "consent.representation.verified_at": DECIDES,
  "consent.emergency_access.role": CODE,
  "consent.after_review.acted_by": REFERENCE,
  "consent.after_review.fact_issuer": REFERENCE,
  "consent.after_review.trigger": CODE,
  "case.professional.organisation": REFERENCE,
  "case.shielding_order.safety_officers": REFERENCE,
  "case.shielding_order.access": REFERENCE,
  "case.shielding_order.end_proposal": "one value, not a list; its words are those of one officer",
  ...Object.fromEntries(["recorded_on", "due_at", "extended_to", "fulfilled_on", "changes"].map((column) => [`*.notification_duty.${column}`, TERM])),
  "*.notification_duty.reason": CODE,
  "*.notification_duty.suppressed_ground": CODE,
  ...Object.fromEntries(
    ["started_on", "planned_inform_at", "extended_to", "ended_on", "unreviewed_since", "review_due_at", "reviewed_on", "family_informed_on", "extensions", "tellings"].map(
      (column) => [`case.covert_collection.${column}`, TERM],
    ),
  ),
  ...Object.fromEntries(["state", "ground", "finding"].map((column) => [`case.covert_collection.${column}`, CODE])),
  ...Object.fromEntries(["approver", "reviewer", "reviewed_by"].map((column) => [`case.covert_collection.${column}`, REFERENCE])),
  ...Object.fromEntries(["received_on", "due_at", "extended_to", "decided_at"].map((column) => [`case.data_subject_request.${column}`, TERM])),
  ...Object.fromEntries(["kind", "decision", "routes", "decided_by", "extended_by", "corrected"].map((column) => [`case.data_subject_request.${column}`, CODE])),
  "case.correction_notice.*": TERM,
  "case.report_snapshot_item.*": "ids, codes, versions and when it was frozen: the words stay with the item",
  "*.child_conversation.review_at": TERM,
  "*.child_conversation.reviews": "part of what decides about a term",
  "*.court_request.submitted_on": "another than null is another answer: a draft is for who writes it",
  "case.plan_view.position": CODE,
  "audit.audit_alert.day": TERM,
  "audit.audit_alert.kind": CODE,
  "case.information_item.category": CODE,
  "case.information_item.confidentiality": CODE,
  "referrals.information_request.purpose": CODE,
  "referrals.answer_statement.purpose": CODE,
  "referrals.answer_statement.released_to": REFERENCE,
  "referrals.answer_statement.valid_until": "the last day of a release, which others decide with",
  "ggz.*.released_to": REFERENCE,
  "ggz.*.purposes": CODE,
  "ggz.*.valid_until": "the last day of a release, which others decide with",
  "veilig-thuis.report.assigned_to": REFERENCE,
  "veilig-thuis.report.reporter_actor": "opens the feedback to that caller",
  "veilig-thuis.report.reporter_organisation": "opens the feedback to that caller",
};

/** Types of which nothing is kept as it is shown: they are made of rules, codes and ids. */
export const DERIVED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["CompulsionIndicator", "CompulsionIndicatorCell", "MeasureIndicator", "MeasureIndicatorCell", "ReportIndicator", "ReportIndicatorCell"].map((type) => [type, "counts"]),
  ),
  ...Object.fromEntries(
    ["ConsentSummary", "RequiredParty", "AlternativeBasis", "ConsentStep", "GroundText", "ConditionText", "WithdrawalPreview", "WithdrawalLine"].map((type) => [
      type,
      "sentences of the policy about ids and codes",
    ]),
  ),
  ...Object.fromEntries(
    ["Explanation", "RuleCode", "Ground", "NextStep", "OpeningRule", "MissingCondition", "PossibleReader"].map((type) => [type, "sentences of the policy about ids and codes"]),
  ),
  SnapshotItem: "ids, codes, versions and moments; the words stay with the item",
  ChildConversationWithholding: "ids and the day by which a term is kept",
  WithholdingReview: "part of what decides about a term",
  Recorded: "the id of what an act made",
  RetentionRun: "counts",
  Refused: "sentences of the policy",
  Query: "doors",
  LedgerEntry: "ids, codes and moments of the ledger",
  LedgerHead: "hashes, counts and moments of the ledger",
  LedgerProof: "hashes, counts and moments of the ledger",
  AuditFinding: "counts of the ledger",
  FindingActor: "counts of the ledger",
  AuditMismatch: "ids and codes of the ledger",
  HeldBack: "who tried, and when",
  LedgerExport: "the same, as text",
  ...Object.fromEntries(
    ["DisclosureStatement", "StatementLine", "StatementCategory", "StatementGround", "DisclosureReceipt"].map((type) => [type, "ids, codes and moments of the ledger"]),
  ),
  LegalFact: "ids, codes and days of attested facts",
  VtInvolvement: "a day taken from a moment; the moment itself carries a canary",
  ReporterFeedback: "a day taken from a moment; the moment itself carries a canary",
};

/** Fields that show a value no canary can be in; the reason. */
export const UNFED: Readonly<Record<string, string>> = {
  "ConsentRequest.askedAt": "a day taken from a moment",
  "ConsentAttempt.attemptedAt": DECIDES,
  "ConsentRecord.categories": CODE,
  "ConsentRecord.purposes": CODE,
  "ConsentRequest.categories": CODE,
  "ConsentRequest.purposes": CODE,
  "ConsentRecord.givenAt": DECIDES,
  "ConsentRecord.validUntil": DECIDES,
  "Representation.since": DECIDES,
  "Representation.until": DECIDES,
  "Representation.verifiedAt": DECIDES,
  "SecondPersonQuestion.purpose": CODE,
  "SecondPersonQuestion.categories": CODE,
  "SecondPersonQuestion.askedBy": REFERENCE,
  "SecondPersonQuestion.validUntil": DECIDES,
  "RepresentativeConflict.proposedBy": REFERENCE,
  ...Object.fromEntries(["dueAt", "extendedTo", "fulfilledAt", "recordedOn"].map((field) => [`NotificationDuty.${field}`, TERM])),
  ...Object.fromEntries(["askedAt", "decidedAt", "text", "until"].map((field) => [`DutyChange.${field}`, "part of what decides about a term"])),
  ...Object.fromEntries(["startedOn", "plannedInformAt", "extendedTo", "endedOn", "reviewDueAt", "daysUnreviewed"].map((field) => [`CovertCollection.${field}`, TERM])),
  ...Object.fromEntries(["reviewedOn", "familyInformedOn"].map((field) => [`CovertReview.${field}`, TERM])),
  ...Object.fromEntries(["until", "text", "askedAt", "decidedAt"].map((field) => [`CovertExtension.${field}`, "part of what decides about a term"])),
  ...Object.fromEntries(["toldOn", "explanation"].map((field) => [`CovertTelling.${field}`, "part of what decides who was told"])),
  ...Object.fromEntries(["communicatedAt", "dueAt", "extendedTo", "receivedAt"].map((field) => [`DataSubjectRequest.${field}`, TERM])),
  ...Object.fromEntries(["acknowledgedAt", "correctedOn", "dueAt", "sawOldValueOn"].map((field) => [`CorrectionNotice.${field}`, TERM])),
  ...Object.fromEntries(["at", "reason", "victimView"].map((field) => [`ShieldingEndProposal.${field}`, "one value, not a list; its words are those of one officer"])),
  "CourtRequest.submittedAt": "another than null is another answer: a draft is for who writes it",
  "ShieldingOrder.provisionalUntil": "a moment taken from another; that one carries a canary",
  "AuditAlert.day": TERM,
  ...Object.fromEntries(["reviewAt", "reportedOn"].map((field) => [`RecordHold.${field}`, TERM])),
  "RecordHold.recordType": CODE,
  "RecordDestruction.carriedOutOn": TERM,
  "AfterReview.personsToTell": "a count",
  "AfterReview.informDue": "taken from the duties to tell the persons: another day is another answer",
  "InformationItem.category": CODE,
  "InformationItem.confidentiality": CODE,
  "InformationRequest.purpose": CODE,
  "AnswerStatement.validUntil": "the last day of a release, which others decide with",
  "ReleasedStatement.validUntil": "the last day of a release, which others decide with",
};

export function camel(column: string): string {
  return column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Why this column carries none; undefined when it can. */
export function reasonAgainst(subgraph: string, table: string, column: string): string | undefined {
  const fits = (pattern: string): boolean => pattern.split(".").every((part, at) => part === "*" || part === [subgraph, table, column][at]);
  if (table === "ledger_entry" && column === "necessity") return undefined;
  return Object.entries(CANNOT).find(([pattern]) => fits(pattern))?.[1];
}
