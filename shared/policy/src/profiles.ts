/**
 * The minimal field profiles (policy.md sections 9.4 and 11): what a minimal code returns, per row and category.
 *
 * `Type.*` stands for every field of the type. A profile that is not written is empty: nothing is returned.
 * A test checks that every name exists in the supergraph and is classified in the category it is listed under.
 */
export const PROFILES: Readonly<Record<string, readonly string[]>> = {
  "P02-VT:INVOLVEMENT": ["KnownHere.*"],
  "P02-VT:MEASURE": ["ProtectionMeasure.kind", "ProtectionMeasure.status", "ProtectionMeasure.organisation", "ProtectionMeasure.supervisorContact"],
  "P03-VT:INVOLVEMENT": ["KnownHere.*"],
  "P03-VT:MEASURE": ["ProtectionMeasure.kind", "ProtectionMeasure.status", "ProtectionMeasure.organisation", "ProtectionMeasure.supervisorContact"],

  "P04-LT:IDENTITY": ["Person.displayName", "Person.ageBand", "Person.contacts", "ContactPoint.*"],
  "P04-LT:MEASURE": ["ProtectionMeasure.status", "ProtectionMeasure.supervisorContact"],

  "P05-LT:MEASURE": ["ProtectionMeasure.status", "ProtectionMeasure.supervisorContact"],
  "P05-VT:MEASURE": ["ProtectionMeasure.status", "ProtectionMeasure.supervisorContact"],
  "P05-GI-V:MEASURE": ["ProtectionMeasure.status", "ProtectionMeasure.supervisorContact"],
  "P05-GI:REPORT": ["Referral.package", "ReferralPackage.summary", "ReferralPackage.allegationStatus"],
  "P05-GI:SAFETY": ["SafetyAssessment.judgement", "ConditionsAndFollowUp.conditions", "ConditionsAndFollowUp.safetyAgreements"],
  "P05-GGZ:IDENTITY": ["Person.displayName", "Person.ageBand"],
  "P05-GGZ:INVOLVEMENT": ["Case.coordinator", "ContactPersonAssignment.primary", "ContactPersonAssignment.duo"],
  "P05-GGZ:SAFETY": ["ConditionsAndFollowUp.safetyAgreements"],
  "P05-GGZ:PLAN": ["Plan.status", "PlanPart.kind", "Goal.*", "Agreement.*"],

  "P06-RVDK:INVOLVEMENT": ["CaseParticipant.professional", "CaseParticipant.organisation", "CaseParticipant.capacity", "CaseParticipant.concerns", "VtInvolvement.*"],

  "P08-GI:INVOLVEMENT": ["CaseParticipant.*", "ContactPersonAssignment.*", "Case.coordinator", "VtInvolvement.*", "KnownHere.*"],
  "P08-GI:REPORT": ["Referral.package", "ReferralPackage.summary", "ReferralPackage.allegationStatus"],
  "P08-GI:SAFETY": ["SafetyAssessment.judgement", "ConditionsAndFollowUp.conditions", "ConditionsAndFollowUp.safetyAgreements"],

  "P09-GI:INVOLVEMENT": ["CaseParticipant.*", "ContactPersonAssignment.*", "Case.coordinator", "VtInvolvement.*", "KnownHere.*"],
  "P09-GI:REPORT": ["Referral.package", "ReferralPackage.summary", "ReferralPackage.allegationStatus"],

  "P10-GGZ:IDENTITY": ["Person.displayName", "Person.ageBand"],
  "P10-GGZ:FAMILY": ["Relation.type", "Relation.from", "Relation.to"],
  "P10-GGZ:REPORT": ["Referral.package", "ReferralPackage.summary"],
  "P10-GGZ:SAFETY": ["ReferralPackage.safetyConditions"],
  "P10-GGZ:PLAN": ["Goal.*", "Agreement.*"],

  // CRISIS_MINIMUM: who, where, who lives there, who is responsible, what protects; never health, confidence, reporters, history.
  "P11-CRISIS:IDENTITY": ["Person.displayName", "Person.ageBand", "Person.contacts", "ContactPoint.*"],
  "P11-CRISIS:ADDRESS": ["Address.kind", "Address.line", "Address.postcode", "Address.city"],
  "P11-CRISIS:FAMILY": ["Relation.*", "CasePerson.person", "Household.*", "HouseholdMember.*"],
  "P11-CRISIS:INVOLVEMENT": ["Case.coordinator", "CaseParticipant.professional", "CaseParticipant.organisation", "CaseParticipant.capacity", "ContactPersonAssignment.*"],
  "P11-CRISIS:REPORT:LAST_72_HOURS": ["Report.receivedAt", "Report.status"],
  "P11-CRISIS:SAFETY": ["Case.phase", "ConditionsAndFollowUp.conditions", "ConditionsAndFollowUp.safetyAgreements"],
  "P11-CRISIS:SAFETY:LAST_72_HOURS": [
    "SafetyAssessment.judgement",
    "SafetyAssessment.assessedAt",
    "Report.violenceTypes",
    "Report.acute",
    "Report.childrenPresent",
    "InformationItem.text",
  ],
  "P11-CRISIS:MEASURE": ["ProtectionMeasure.kind", "ProtectionMeasure.status", "ProtectionMeasure.organisation", "ProtectionMeasure.supervisorContact"],
  "P11-CRISIS:SOCIAL": ["Person.language", "Person.interpreterNeeded"],

  "P12-BEFORE:IDENTITY": ["Referral.ageBands", "Referral.municipality"],
  "P12-BEFORE:SAFETY": ["Referral.urgency", "Referral.questionType"],
  "P12-AFTER:INVOLVEMENT": ["Case.coordinator", "VtInvolvement.*"],

  "P13-REVIEW:IDENTITY": ["Person.ageBand"],
  "P13-REVIEW:FAMILY": ["Relation.type", "Relation.basis", "HouseholdMember.role"],
  "P13-REVIEW:INVOLVEMENT": ["CaseParticipant.capacity"],
  "P13-REVIEW:REPORT": ["Report.receivedAt", "Report.status"],
  "P13-REVIEW:SAFETY": ["SafetyAssessment.judgement", "SafetyAssessment.assessedAt", "Case.phase"],
  "P13-REVIEW:PLAN": ["Plan.status", "PlanPart.kind", "Goal.status", "Goal.safetyGoal"],
  "P13-REVIEW:MEASURE": ["ProtectionMeasure.kind", "ProtectionMeasure.status", "CourtDecision.date", "CourtDecision.durationMonths"],
  "P13-REVIEW:DECISION": ["InvestigationRequest.decision", "InvestigationRequest.receivedAt", "CouncilReport.establishedAt"],

  "P14-PERSON:REPORT": ["Report.receivedAt", "Report.status", "AllegationSummary.neutralWording", "AllegationSummary.status", "AllegationSummary.ownView"],
  "P14-PERSON:SAFETY": [
    "SafetyAssessment.judgement",
    "SafetyAssessment.assessedAt",
    "ConditionsAndFollowUp.conditions",
    "ConditionsAndFollowUp.safetyAgreements",
    "InformationItem.text",
    "InformationItem.holder",
    "InformationItem.views",
    "PersonView.person",
    "PersonView.position",
    "PersonView.text",
    "Case.phase",
  ],
  "P14-PERSON:PLAN": [
    "Plan.status",
    "PlanPart.kind",
    "Goal.*",
    "Agreement.*",
    "HelpRequest.*",
    "HelpTrajectory.*",
    "ActionPlan.*",
    "InformationItem.text",
    "InformationItem.holder",
    "InformationItem.views",
    "PersonView.person",
    "PersonView.position",
    "PersonView.text",
  ],

  "P16-ANALYST:MEASURE": ["MeasureIndicator.*", "MeasureIndicatorCell.*", "CompulsionIndicator.*", "CompulsionIndicatorCell.*"],
  "P16-ANALYST:REPORT": ["ReportIndicator.*", "ReportIndicatorCell.*"],

  "P15-PO:INVOLVEMENT": ["LedgerEntry.organisation", "LedgerEntry.owner", "LedgerEntry.role", "PossibleReader.professional", "PossibleReader.organisation", "PossibleReader.roles"],
  "P15-PO:DECISION": [
    "LedgerEntry.outcomes",
    "LedgerEntry.grounds",
    "LedgerEntry.fields",
    "PossibleReader.purpose",
    "PossibleReader.rule",
    "PossibleReader.grounds",
    "PossibleReader.missing",
  ],
};
