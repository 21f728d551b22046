import { SHIELDABLE } from "@samenhang/policy";
import { beforeAll, describe, expect, test } from "vitest";
import type { SchemaField } from "@samenhang/office";
import { schemaFields } from "../../demo/dist/schema-fields.js";

/**
 * What could a field give away about a shielded place (policy.md section 10.2)? Whoever adds a field answers: `reveals` beside
 * the field, or a line here that says why not. Free text has no line to hide behind: its words are searched (ADR 19).
 */
const WORDS = "free text is searched for what must stay hidden, record by record";
const FACTS_OF_A_PERSON = "who someone is to whom, and since when: no place, no provider";
const NOT_OF_A_FAMILY = "about rules, counts or the work of the hub; names no place and no help";
const BETWEEN_TWO = "read by the two parties only, and by nobody of them who works with someone it must be hidden from";
const KEPT_CLOSER = "of a class that is closed to more people than a shielded place";

// prettier-ignore
const REVEAL_NOTHING: readonly (readonly [type: string, fields: string, why: string])[] = [
  ["ActionPlan", "about agreedWith goals reviewAt status threats", WORDS],
  ["AdviceContact", "adviceGiven askerKind heldAt theme", "about nobody: two facts that identify are refused at the door"],
  ["AfterReview", "account actedBy alternatives completedBy dangerNow dangerTo finding firstCheck noOtherRoute personsInformed reviewer wasDangerReal", "read by reviewers who take part in nothing; " + WORDS],
  ["Agreement", "done parties text", WORDS],
  ["AllegationSummary", "neutralWording ownView person status", WORDS],
  ["AlternativeBasis", "category conditions grounds how nl rule", NOT_OF_A_FAMILY],
  ["AnswerStatement", "text", BETWEEN_TWO],
  ["AuditAlert", "actor conclusion count day kind", NOT_OF_A_FAMILY],
  ["AuditFinding", "actors count kind reason", NOT_OF_A_FAMILY],
  ["AuditMismatch", "actor organisation owner purpose traceId", NOT_OF_A_FAMILY],
  ["AuthorityRecord", "child holder holderOrganisation kind limitation", FACTS_OF_A_PERSON + "; authority of an institution is a court's public act to the parents"],
  ["CapacityAssessment", "explanation isAble matter", WORDS],
  ["Case", "closeReason coordinator openedBy phase", "of all persons together; who works for whom stands in participants and contacts, which have `reveals`"],
  ["CasePerson", "framework frameworkHistory person roles", FACTS_OF_A_PERSON],
  ["ChildConversation", "account agreedAt agreedWith agreementBasis by child childWish conclusion decidedWith heldAt parentalConsent parentalConsentGround placeKind shareWithOrganisations shareWithPersons", "child-confidential: who may read it heard it, or decided with a second person; " + WORDS],
  ["CompulsionIndicator", "cells definition dimensions period", NOT_OF_A_FAMILY],
  ["CompulsionIndicatorCell", "ageBand count isSuppressed region", NOT_OF_A_FAMILY],
  ["ConditionText", "en id nl", NOT_OF_A_FAMILY],
  ["ConditionsAndFollowUp", "about conditions evaluatedAt", WORDS],
  ["ConsentAttempt", "attemptedAt channel outcome", "that someone was called, not from where"],
  ["ConsentRecord", "capacity categories evidence givenBy givenByOrganisation kind purposes status subject", "between whom it stands has `reveals`; the rest is what someone decided"],
  ["ConsentRequest", "askedOf askedOfOrganisation attempts categories kind purposes state subject text", "between whom it would stand has `reveals`; the rest is what is asked"],
  ["ConsentStep", "act en mutation nl", NOT_OF_A_FAMILY],
  ["ConsentSummary", "alsoAsked alternativeBases missing nextSteps overall required", NOT_OF_A_FAMILY],
  ["Correction", "after before reason requestedBy", "as the item it corrects; " + WORDS],
  ["CouncilReport", "about advice alternatives establishedAt facts opinions snapshot viewsOfPersons", WORDS],
  ["CourtDecision", "child concreteThreats date durationMonths fullText operativePart outcome", "the parties have the decision; " + WORDS],
  ["CourtRequest", "addedValue alternatives child kind measureAsked mendings snapshot state submittedAt views withdrawnReason", "the parties have the petition; " + WORDS],
  ["CourtRequestMending", "at note snapshot", "as the petition it is part of; " + WORDS],
  ["CourtRequestView", "notHeardReason person text", "as the petition it is part of; " + WORDS],
  ["FrameworkPeriod", "framework reason since toldAt", "in which legal frame, known to the person; " + WORDS],
  ["FindingActor", "actor count", NOT_OF_A_FAMILY],
  ["Goal", "goodEnough ownedBy safetyGoal status text", WORDS],
  ["GroundText", "article id nl", NOT_OF_A_FAMILY],
  ["HeldBack", "at by", "shielded itself"],
  ["Household", "label", "a neutral label; the crisis service must know who belongs together (E18)"],
  ["HouseholdMember", "person role share", "with whom, not where; the crisis service must know who belongs together (E18)"],
  ["InformationItem", "corrections holder sourceReference text views", "by category, in its records; " + WORDS],
  ["InformationRequest", "askedBy asker necessity notInformedReason person questions toOrganisation", BETWEEN_TWO],
  ["InformationResponse", "refusalText", BETWEEN_TWO],
  ["InvestigationRequest", "child decision decisionReason ground receivedAt requestedBy", "the Board is no help and known to the parents; " + WORDS],
  ["LedgerEntry", "fields grounds organisation outcomes owner reasons role", "read by privacy officers, who take part in nothing; the log of the person itself is to come"],
  ["LedgerExport", "content", "as the entries it is made of"],
  ["LedgerHead", "owner witnesses", NOT_OF_A_FAMILY],
  ["LedgerProof", "owner witnesses", "of an entry its reader was told of already"],
  ["MeasureIndicator", "cells definition dimensions period", NOT_OF_A_FAMILY],
  ["MeasureIndicatorCell", "count isSuppressed kind", NOT_OF_A_FAMILY],
  ["MonitoringMoment", "about newEvents stillSafe", "when and with whom has `reveals`; " + WORDS],
  ["OrganisationNotice", "kind", NOT_OF_A_FAMILY],
  ["Person", "ageBand birthDate deceasedAt displayName interpreterNeeded isUnborn language", FACTS_OF_A_PERSON],
  ["PersonView", "notHeardReason person position text", "as the item it is about; " + WORDS],
  ["Plan", "status", "of all who take part"],
  ["PlanView", "person position text", "as the plan it is about; " + WORDS],
  ["PlanPart", "kind", "of all who take part"],
  ["PossibleReader", "grounds missing organisation professional purpose roles rule", "asked by a privacy officer about the rules; safety officers are left out"],
  ["ProtectionInvestigation", "child dueAt investigator questions startedAt state", "the Board is no help and known to the parents; " + WORDS],
  ["ProtectionMeasure", "child concreteThreats courtReference from kind status until", "the parties have the decision; who has it in hand has `reveals`"],
  ["ProtectiveOrder", "from issuer kind protects target until", "who must keep it was told so by the judge or the mayor"],
  ["Referral", "heldBack", "shielded itself"],
  ["ReferralPackage", "allegationStatus familyKnows safetyConditions safetyJudgement summary", "reached through `Referral.package`, which has `reveals`; all of its words are searched, also before they are shown"],
  ["Relation", "basis from to type", FACTS_OF_A_PERSON],
  ["ReleasedStatement", "about ground kind releasedAt releasedBy text validUntil", "the clinician weighed to whom, statement by statement; " + WORDS],
  ["Report", "about acute childrenPresent closeReason closedAt content origin receivedAt reporter status violenceTypes", WORDS],
  ["ReportIndicator", "cells definition dimensions period", NOT_OF_A_FAMILY],
  ["ReportIndicatorCell", "count isSuppressed kind", NOT_OF_A_FAMILY],
  ["Reporter", "anonymousToFamily capacity feedbackWanted name", KEPT_CLOSER],
  ["Representation", "representative represented type", FACTS_OF_A_PERSON],
  ["RepresentativeConflict", "decisionReason isConflict proposedBy reason representative represented state", "read by the organisation that decided; " + WORDS],
  ["RequiredParty", "organisation person rule status why", NOT_OF_A_FAMILY],
  ["SafetyAssessment", "about assessedAt decision events judgement riskFactors", WORDS],
  ["ShieldingEndProposal", "at by reason victimView", "shielded itself"],
  ["ShieldingOrder", "approvedAt approvedBy endProposal endedAt ground hiddenFrom isApprovalOverdue isReviewOverdue leakCheckDone provisionalUntil requestedBy reviewAt reviews since subject what words", "shielded itself"],
  ["ShieldingReview", "at by finding", "shielded itself"],
  ["SnapshotItem", "item", "by category, as the item it stands for; what hides the item hides it"],
  ["StaffSafetyNote", "text weapon", "a warning for staff about who is dangerous; " + WORDS],
  ["VtDecision", "about competence decidedOn kind", "what was decided, not where; " + WORDS],
  ["WithdrawalLine", "category conditions effect fields grounds purpose receiver rule", "worked out from the rules and the consent of who asks, as if nothing were shielded"],
  ["WithdrawalPreview", "alreadyShared alreadySharedNl lines", NOT_OF_A_FAMILY],
];

let fields: readonly SchemaField[];
beforeAll(async () => {
  fields = (await schemaFields()).filter(({ isContent, confidentiality, category }) => isContent && confidentiality !== "C0" && category !== "METADATA");
});
const excused = new Map<string, string>(REVEAL_NOTHING.flatMap(([type, names, why]) => names.split(" ").map((name) => [`${type}.${name}`, why] as const)));
const named = ({ name }: SchemaField): string => name;

describe("what a field could give away about a shielded place", () => {
  test("is said of every field: it reveals something, or a reason stands here", () => {
    expect(fields.length).toBeGreaterThan(300);
    expect(fields.filter((field) => !field.reveals?.length && !excused.has(field.name)).map(named), "answer for the new field: `reveals`, or a line with a reason").toEqual([]);
  });
  test("is said once: no line excuses a field that reveals something, or that is gone", () => {
    const asked = new Set<string>(fields.filter((field) => !field.reveals?.length).map(named));
    expect([...excused.keys()].filter((name) => !asked.has(name))).toEqual([]);
  });
  test("what only describes a shielding order is shielded itself", () => {
    for (const [type, , why] of REVEAL_NOTHING.filter(([, , said]) => said === "shielded itself"))
      for (const field of fields.filter(({ name }) => excused.get(name) === why && name.startsWith(`${type}.`)))
        expect(field, field.name).toMatchObject({ category: "SHIELDED", confidentiality: "C7" });
  });
  test("each thing an order can cover is revealed by something", () => {
    for (const thing of SHIELDABLE) expect(fields.filter(({ reveals }) => reveals?.includes(thing)).map(named), thing).not.toEqual([]);
  });
});
