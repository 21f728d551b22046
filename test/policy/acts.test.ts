import type { OrganisationType, Role } from "@samenhang/caller";
import { ACTS, decideAct, PURPOSES, type Act, type ActEntry, type ActQuestion, type Purpose, type PurposeEntry, type Verdict } from "@samenhang/policy";
import { describe, expect, test } from "vitest";

const NOW = new Date("2026-07-15T10:00:00Z");
const ACT_NAMES = Object.keys(ACTS) as Act[];

interface Asked {
  readonly act: Act;
  readonly by: OrganisationType;
  readonly role: Role;
  readonly purpose: Purpose;
  /** For each person the act is about: is the caller involved? */
  readonly involvedWith?: readonly boolean[];
  readonly inCase?: boolean;
  readonly registrationUntil?: string;
}

const ask = ({ act, by, role, purpose, involvedWith = [true], inCase = true, registrationUntil }: Asked): Verdict =>
  decideAct({
    act,
    caller: {
      actor: "worker-1",
      organisation: { id: `${by}-noord`, type: by, region: "noord" },
      role,
      mandateOf: undefined,
      registrationUntil,
      person: by === "PERSON" ? "person-1" : undefined,
    },
    purpose,
    request: { necessityStated: false, participatesInCase: inCase },
    involvedWith,
    now: NOW,
  } satisfies ActQuestion);

const answer = (asked: Asked): string => {
  const { outcome, reason } = ask(asked);
  return outcome === "ALLOW" ? outcome : reason;
};

describe("who may do what", () => {
  // prettier-ignore
  const rows: readonly [why: string, asked: Asked, answer: string][] = [
    ["Veilig Thuis records the report it assesses", { act: "REPORT_RECORD", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT" }, "ALLOW"],
    ["a report is not recorded as advice", { act: "REPORT_RECORD", by: "VT", role: "VT_WORKER", purpose: "GIVE_ADVICE" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["the local team has no reports of its own", { act: "REPORT_RECORD", by: "LOCAL_TEAM", role: "LT_CAREWORKER", purpose: "PROVIDE_VOLUNTARY_HELP" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["nobody borrows the purpose of another organisation", { act: "REPORT_RECORD", by: "LOCAL_TEAM", role: "LT_CAREWORKER", purpose: "ASSESS_REPORT" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a report about two persons needs involvement with both", { act: "REPORT_RECORD", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT", involvedWith: [true, false] }, "SUBJECT_NOT_IN_CONCERNS"],
    ["an act about persons that names none is refused", { act: "REPORT_RECORD", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT", involvedWith: [] }, "SUBJECT_NOT_IN_CONCERNS"],
    ["who takes part in nothing is told so", { act: "REPORT_RECORD", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT", involvedWith: [false], inCase: false }, "NO_PARTICIPATION"],
    ["advice is about nobody", { act: "ADVICE_CONTACT_RECORD", by: "VT", role: "VT_WORKER", purpose: "GIVE_ADVICE", involvedWith: [], inCase: false }, "ALLOW"],
    ["advice is given by Veilig Thuis", { act: "ADVICE_CONTACT_RECORD", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "TREAT_ADULT", involvedWith: [] }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["Veilig Thuis records what a child told it", { act: "CHILD_CONVERSATION_RECORD", by: "VT", role: "VT_WORKER", purpose: "INVESTIGATE_VIOLENCE" }, "ALLOW"],
    ["so does who supervises the child", { act: "CHILD_CONVERSATION_RECORD", by: "GI", role: "GI_SUPERVISOR", purpose: "EXECUTE_SUPERVISION_ORDER" }, "ALLOW"],
    ["mental health care hears children as patients, not here", { act: "CHILD_CONVERSATION_RECORD", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "TREAT_ADULT" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a talk with a child is recorded by who works with that child", { act: "CHILD_CONVERSATION_RECORD", by: "VT", role: "VT_WORKER", purpose: "INVESTIGATE_VIOLENCE", involvedWith: [false] }, "SUBJECT_NOT_IN_CONCERNS"],
    ["a parent records no agreement of the child", { act: "CHILD_CONVERSATION_AGREE", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a decision on a report is taken by Veilig Thuis", { act: "VT_DECISION_RECORD", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT" }, "ALLOW"],
    ["nobody else decides on it", { act: "VT_DECISION_RECORD", by: "GI", role: "GI_SUPERVISOR", purpose: "EXECUTE_SUPERVISION_ORDER" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a reporter does nothing in the file", { act: "ALLEGATION_RECORD", by: "PERSON", role: "REPORTER", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["who works with the person asks for a hold on a record about it (R-113)", { act: "RECORD_HOLD_PLACE", by: "LOCAL_TEAM", role: "LT_CAREWORKER", purpose: "PROVIDE_VOLUNTARY_HELP" }, "ALLOW"],
    ["who does not work with the person asks for none", { act: "RECORD_HOLD_PLACE", by: "LOCAL_TEAM", role: "LT_CAREWORKER", purpose: "PROVIDE_VOLUNTARY_HELP", involvedWith: [false] }, "SUBJECT_NOT_IN_CONCERNS"],
    ["a privacy officer asks for none: it reads no content", { act: "RECORD_HOLD_PLACE", by: "LOCAL_TEAM", role: "PRIVACY_OFFICER", purpose: "PRIVACY_AUDIT" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["it ends one", { act: "RECORD_HOLD_END", by: "LOCAL_TEAM", role: "PRIVACY_OFFICER", purpose: "PRIVACY_AUDIT", involvedWith: [], inCase: false }, "ALLOW"],
    ["who works with the person carries out its request for destruction", { act: "RECORDS_DESTROY", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "TREAT_ADULT" }, "ALLOW"],
    ["a privacy officer destroys nothing: it reads no content", { act: "RECORDS_DESTROY", by: "GGZ", role: "PRIVACY_OFFICER", purpose: "PRIVACY_AUDIT" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a person holds nothing of an organisation", { act: "RECORD_HOLD_PLACE", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a GI registers the measure it executes", { act: "PROTECTION_MEASURE_REGISTER", by: "GI", role: "GI_SUPERVISOR", purpose: "EXECUTE_SUPERVISION_ORDER" }, "ALLOW"],
    ["the Board registers no measure", { act: "PROTECTION_MEASURE_REGISTER", by: "RVDK", role: "RVDK_INVESTIGATOR", purpose: "DETERMINE_NEED_FOR_MEASURE" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a guardian does not execute a supervision order", { act: "PROTECTION_MEASURE_END", by: "GI", role: "GI_GUARDIAN", purpose: "EXECUTE_SUPERVISION_ORDER" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a measure ends by who is involved with the child", { act: "PROTECTION_MEASURE_END", by: "GI", role: "GI_SUPERVISOR", purpose: "EXECUTE_SUPERVISION_ORDER", involvedWith: [false] }, "SUBJECT_NOT_IN_CONCERNS"],
    ["the Board receives a request for investigation", { act: "INVESTIGATION_REQUEST_RECEIVE", by: "RVDK", role: "RVDK_INVESTIGATOR", purpose: "DETERMINE_NEED_FOR_MEASURE" }, "ALLOW"],
    ["custody advice is no protection investigation", { act: "INVESTIGATION_REQUEST_RECEIVE", by: "RVDK", role: "RVDK_INVESTIGATOR", purpose: "CUSTODY_CONTACT_ADVICE" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["the clinician releases a statement", { act: "STATEMENT_RELEASE", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "TREAT_ADULT" }, "ALLOW"],
    ["a focal point releases none: the treating professional decides", { act: "STATEMENT_RELEASE", by: "GGZ", role: "GGZ_FOCAL_POINT", purpose: "TREAT_ADULT" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["nobody releases for another", { act: "STATEMENT_RELEASE", by: "VT", role: "VT_DOCTOR", purpose: "ASSESS_REPORT" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a treatment is attested of who was handed over or is involved", { act: "TREATMENT_ATTEST", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "HANDOVER_REFERRAL", involvedWith: [true], inCase: false }, "ALLOW"],
    ["nobody makes a stranger a patient", { act: "TREATMENT_ATTEST", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "TREAT_ADULT", involvedWith: [false], inCase: false }, "NO_PARTICIPATION"],
    ["a treatment is attested as treatment", { act: "TREATMENT_ATTEST", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "COORDINATE_JOINT_PLAN" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a safety officer approves access to a shielded place", { act: "SHIELDED_ACCESS_APPROVE", by: "VT", role: "SAFETY_OFFICER", purpose: "INVESTIGATE_VIOLENCE" }, "ALLOW"],
    ["a worker does not", { act: "SHIELDED_ACCESS_APPROVE", by: "VT", role: "VT_WORKER", purpose: "INVESTIGATE_VIOLENCE" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a safety officer approves a shielding order", { act: "SHIELDING_ORDER_APPROVE", by: "GI", role: "SAFETY_OFFICER", purpose: "EXECUTE_SUPERVISION_ORDER" }, "ALLOW"],
    ["not one who does not work with the person", { act: "SHIELDING_ORDER_APPROVE", by: "GI", role: "SAFETY_OFFICER", purpose: "EXECUTE_SUPERVISION_ORDER", involvedWith: [false] }, "SUBJECT_NOT_IN_CONCERNS"],
    ["a supervisor reviews none", { act: "SHIELDING_ORDER_REVIEW", by: "GI", role: "GI_SUPERVISOR", purpose: "EXECUTE_SUPERVISION_ORDER" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["the shielded person does not end it alone", { act: "SHIELDING_ORDER_END_CONFIRM", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a person withdraws the own consent", { act: "CONSENT_WITHDRAW", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, "ALLOW"],
    ["nobody withdraws the consent of a stranger", { act: "CONSENT_WITHDRAW", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS", involvedWith: [false], inCase: false }, "NO_PARTICIPATION"],
    ["a person opens no case", { act: "CASE_OPEN", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["mental health care opens no case", { act: "CASE_OPEN", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "TREAT_ADULT" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a case is opened before anyone takes part", { act: "CASE_OPEN", by: "LOCAL_TEAM", role: "LT_COORDINATOR", purpose: "PROVIDE_VOLUNTARY_HELP", involvedWith: [], inCase: false }, "ALLOW"],
    ["a case is closed by who takes part", { act: "CASE_CLOSE", by: "LOCAL_TEAM", role: "LT_COORDINATOR", purpose: "PROVIDE_VOLUNTARY_HELP", inCase: false }, "NO_PARTICIPATION"],
    ["a referral is sent as a referral", { act: "REFERRAL_SEND", by: "VT", role: "VT_WORKER", purpose: "INVESTIGATE_VIOLENCE" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["who receives a referral knows nobody in it yet", { act: "REFERRAL_MOVE", by: "LOCAL_TEAM", role: "LT_ACCESS", purpose: "HANDOVER_REFERRAL", involvedWith: [false], inCase: false }, "ALLOW"],
    ["a question is put by who works with the file", { act: "INFORMATION_REQUEST_SEND", by: "GI", role: "GI_SUPERVISOR", purpose: "EXECUTE_SUPERVISION_ORDER" }, "ALLOW"],
    ["who answers a question may never have met the person", { act: "INFORMATION_REQUEST_ANSWER", by: "LOCAL_TEAM", role: "LT_ACCESS", purpose: "HANDOVER_REFERRAL", involvedWith: [], inCase: false }, "ALLOW"],
    ["at mental health care the clinician answers", { act: "INFORMATION_REQUEST_ANSWER", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "HANDOVER_REFERRAL", involvedWith: [] }, "ALLOW"],
    ["not the focal point", { act: "INFORMATION_REQUEST_ANSWER", by: "GGZ", role: "GGZ_FOCAL_POINT", purpose: "HANDOVER_REFERRAL", involvedWith: [] }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a crisis service puts no questions", { act: "INFORMATION_REQUEST_SEND", by: "VT", role: "VT_CRISIS", purpose: "ACUTE_SAFETY" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a person asks an organisation, not through this act", { act: "INFORMATION_REQUEST_SEND", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["who has a crisis role opens emergency access, about nobody it knows yet", { act: "EMERGENCY_ACCESS_OPEN", by: "LOCAL_TEAM", role: "LT_CRISIS", purpose: "ACUTE_SAFETY", involvedWith: [], inCase: false }, "ALLOW"],
    ["a worker opens none, whatever the danger: the crisis service does", { act: "EMERGENCY_ACCESS_OPEN", by: "LOCAL_TEAM", role: "LT_CAREWORKER", purpose: "ACUTE_SAFETY", involvedWith: [] }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a manager agrees to none: managing gives no purpose", { act: "EMERGENCY_ACCESS_AGREE", by: "LOCAL_TEAM", role: "TEAM_MANAGER", purpose: "ACUTE_SAFETY", involvedWith: [] }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["the devil's advocate checks it afterwards", { act: "AFTER_REVIEW_FIRST_CHECK", by: "RVDK", role: "DEVILS_ADVOCATE", purpose: "INDEPENDENT_REVIEW", involvedWith: [], inCase: false }, "ALLOW"],
    ["the privacy officer reviews it afterwards", { act: "AFTER_REVIEW_COMPLETE", by: "VT", role: "PRIVACY_OFFICER", purpose: "PRIVACY_AUDIT", involvedWith: [], inCase: false }, "ALLOW"],
    ["who has a crisis role reviews none", { act: "AFTER_REVIEW_COMPLETE", by: "VT", role: "VT_CRISIS", purpose: "ACUTE_SAFETY", involvedWith: [] }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["reviewing opens no other act", { act: "REPORT_RECORD", by: "VT", role: "DEVILS_ADVOCATE", purpose: "INDEPENDENT_REVIEW" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a contact ban needs involvement with who must keep it and who it protects", { act: "PROTECTIVE_ORDER_RECORD", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT", involvedWith: [true, false] }, "SUBJECT_NOT_IN_CONCERNS"],
    ["the privacy officer notes with a duty to tell", { act: "NOTIFICATION_DUTY_NOTE", by: "VT", role: "PRIVACY_OFFICER", purpose: "PRIVACY_AUDIT", involvedWith: [], inCase: false }, "ALLOW"],
    ["a worker does not note for the officer", { act: "NOTIFICATION_DUTY_NOTE", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["who works with a person records that it was told", { act: "NOTIFICATION_DUTY_FULFIL", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT" }, "ALLOW"],
    ["not about whom it does not work with", { act: "NOTIFICATION_DUTY_FULFIL", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT", involvedWith: [false] }, "SUBJECT_NOT_IN_CONCERNS"],
    ["who investigates violence asks to collect without knowledge", { act: "COVERT_COLLECTION_ASK", by: "VT", role: "VT_WORKER", purpose: "INVESTIGATE_VIOLENCE" }, "ALLOW"],
    ["not for advice to parents at court", { act: "COVERT_COLLECTION_ASK", by: "RVDK", role: "RVDK_INVESTIGATOR", purpose: "CUSTODY_CONTACT_ADVICE" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["not about whom it does not work with", { act: "COVERT_COLLECTION_ASK", by: "VT", role: "VT_WORKER", purpose: "INVESTIGATE_VIOLENCE", involvedWith: [true, false] }, "SUBJECT_NOT_IN_CONCERNS"],
    ["mental health care collects nothing without knowledge", { act: "COVERT_COLLECTION_ASK", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "TREAT_ADULT" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["the colleague who approves it may never have met the person", { act: "COVERT_COLLECTION_DECIDE", by: "VT", role: "VT_DOCTOR", purpose: "INVESTIGATE_VIOLENCE", involvedWith: [], inCase: false }, "ALLOW"],
    ["a privacy officer approves none", { act: "COVERT_COLLECTION_DECIDE", by: "VT", role: "PRIVACY_OFFICER", purpose: "PRIVACY_AUDIT", involvedWith: [] }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["an item of it is added by who works with the person", { act: "COVERT_ITEM_ADD", by: "VT", role: "VT_WORKER", purpose: "INVESTIGATE_VIOLENCE", involvedWith: [false] }, "SUBJECT_NOT_IN_CONCERNS"],
    ["who opened emergency access records that a person was told, though it works with nobody", { act: "EMERGENCY_DUTY_FULFIL", by: "LOCAL_TEAM", role: "LT_CRISIS", purpose: "ACUTE_SAFETY", involvedWith: [false], inCase: false }, "ALLOW"],
    ["so does the clinician of an organisation that opened it", { act: "EMERGENCY_DUTY_FULFIL", by: "GGZ", role: "GGZ_CLINICIAN", purpose: "TREAT_ADULT" }, "ALLOW"],
    ["a manager decides on no more time", { act: "EMERGENCY_DUTY_CHANGE_DECIDE", by: "LOCAL_TEAM", role: "TEAM_MANAGER", purpose: "ACUTE_SAFETY", involvedWith: [] }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a person never does", { act: "EMERGENCY_DUTY_FULFIL", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["the privacy officer notes with a duty to tell of emergency access", { act: "EMERGENCY_DUTY_NOTE", by: "GGZ", role: "PRIVACY_OFFICER", purpose: "PRIVACY_AUDIT", involvedWith: [], inCase: false }, "ALLOW"],
    ["a person asks for the own data to be corrected", { act: "DATA_SUBJECT_REQUEST_MAKE", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, "ALLOW"],
    ["not about a stranger", { act: "DATA_SUBJECT_REQUEST_MAKE", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS", involvedWith: [false], inCase: false }, "NO_PARTICIPATION"],
    ["a professional makes no request in a person's place", { act: "DATA_SUBJECT_REQUEST_MAKE", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["who works with the person decides on its request", { act: "DATA_SUBJECT_REQUEST_DECIDE", by: "GI", role: "GI_SUPERVISOR", purpose: "EXECUTE_SUPERVISION_ORDER" }, "ALLOW"],
    ["and so does the privacy officer", { act: "DATA_SUBJECT_REQUEST_DECIDE", by: "GI", role: "PRIVACY_OFFICER", purpose: "PRIVACY_AUDIT", involvedWith: [false], inCase: false }, "ALLOW"],
    ["no reviewer does", { act: "DATA_SUBJECT_REQUEST_DECIDE", by: "GI", role: "DEVILS_ADVOCATE", purpose: "INDEPENDENT_REVIEW" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a person decides on no request", { act: "DATA_SUBJECT_REQUEST_DECIDE", by: "PERSON", role: "SUBJECT", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["nobody writes a person's view for it", { act: "PERSON_VIEW_ADD", by: "LOCAL_TEAM", role: "LT_CAREWORKER", purpose: "PROVIDE_VOLUNTARY_HELP" }, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["a registration that ends today is still valid", { act: "REPORT_RECORD", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT", registrationUntil: "2026-07-15" }, "ALLOW"],
    ["a registration that ended yesterday is not", { act: "REPORT_RECORD", by: "VT", role: "VT_WORKER", purpose: "ASSESS_REPORT", registrationUntil: "2026-07-14" }, "ACTOR_NOT_VALID"],
  ];
  test.each(rows)("%s", (_why, asked, expected) => {
    expect(answer(asked)).toBe(expected);
  });
});

const entryOf = (act: Act): ActEntry => ACTS[act];
const claimsOf = (purpose: Purpose): PurposeEntry["claims"] => PURPOSES[purpose].claims;
const PURPOSE_NAMES = Object.keys(PURPOSES) as Purpose[];

/** Purposes for watching; what they allow is told at the end. */
const WATCHING: readonly Purpose[] = ["INDEPENDENT_REVIEW", "PRIVACY_AUDIT", "POLICY_STATISTICS"];

/** Every party, role and purpose that can be claimed. */
const CLAIMS = PURPOSE_NAMES.flatMap((purpose) =>
  (Object.entries(claimsOf(purpose)) as [OrganisationType, readonly Role[]][]).flatMap(([by, roles]) => roles.map((role) => ({ by, role, purpose }))),
);

describe.each(ACT_NAMES)("%s", (act) => {
  const { by, roles, purposes, involvement, evenWhenWatching } = entryOf(act);
  const isCompetent = (claim: (typeof CLAIMS)[number]): boolean =>
    by.includes(claim.by) &&
    (roles?.includes(claim.role) ?? true) &&
    (purposes?.includes(claim.purpose) ?? !WATCHING.includes(claim.purpose)) &&
    (evenWhenWatching || !WATCHING.includes(claim.purpose));
  const right = CLAIMS.filter(isCompetent);

  test("every party of the table can do it, in some role and for some purpose", () => {
    expect([...new Set(right.filter((claim) => answer({ act, ...claim }) === "ALLOW").map((claim) => claim.by))].sort()).toEqual([...by].sort());
  });
  test("every other party, role or purpose is refused, with a way forward", () => {
    for (const claim of CLAIMS.filter((candidate) => !isCompetent(candidate))) {
      expect(ask({ act, ...claim })).toMatchObject({ outcome: "DENY", reason: "PURPOSE_NOT_AVAILABLE_FOR_ORG", rule: `ACT-${act}`, nextStep: { act: "DECLARE_OTHER_PURPOSE" } });
    }
  });
  test("an ended registration is refused to everybody", () => {
    expect([...new Set(CLAIMS.map((claim) => answer({ act, ...claim, registrationUntil: "2026-07-14" })))]).toEqual(["ACTOR_NOT_VALID"]);
  });
  test("who is involved with nobody is refused, unless the act begins the involvement", () => {
    // A privacy officer is involved with nobody, and is not asked to be.
    const outside = new Set(right.filter(({ purpose }) => purpose !== "PRIVACY_AUDIT").map((claim) => answer({ act, ...claim, involvedWith: [false], inCase: false })));
    const isOfOfficers = right.every(({ purpose }) => purpose === "PRIVACY_AUDIT");
    expect([...outside]).toEqual(isOfOfficers ? [] : [involvement === "NONE" ? "ALLOW" : "NO_PARTICIPATION"]);
  });
});

describe("who only watches does nothing, but for the review of what was done in an emergency and the duties of a privacy officer", () => {
  const REVIEWS = ["AFTER_REVIEW_FIRST_CHECK", "AFTER_REVIEW_COMPLETE"];
  const DUTIES = [
    "NOTIFICATION_DUTY_NOTE",
    "EMERGENCY_DUTY_NOTE",
    "AUDIT_ALERT_CLOSE",
    "RECORD_HOLD_END",
    "DATA_SUBJECT_REQUEST_EXTEND",
    "DATA_SUBJECT_REQUEST_DECIDE",
    "CORRECTION_ACKNOWLEDGE",
  ];
  const watchers: readonly [role: Role, does: readonly string[], why: string][] = [
    ["TEAM_MANAGER", [], "managing is no task in a case (policy.md section 2)"],
    ["POLICY_ANALYST", [], "holds no role in any case (policy.md section 14.5)"],
    [
      "PRIVACY_OFFICER",
      [...REVIEWS, ...DUTIES].map((act) => `${act} for PRIVACY_AUDIT`),
      "checks, and changes nothing (policy.md section 4, P15) but its own review (R-058), alerts (section 16), notes with duties (section 13), the end of a hold (R-113) and answers to persons (section 12)",
    ],
    ["DEVILS_ADVOCATE", REVIEWS.map((act) => `${act} for INDEPENDENT_REVIEW`), "tests a decision, and changes nothing (policy.md section 4, P13)"],
    ["REVIEWER_OTHER_REGION", REVIEWS.map((act) => `${act} for INDEPENDENT_REVIEW`), "likewise"],
  ];
  test.each(watchers)("%s does %j: %s", (role, does) => {
    const done = ACT_NAMES.filter((act) => !act.startsWith("SECOND_PERSON"))
      .flatMap((act) => PURPOSE_NAMES.flatMap((purpose) => (["VT", "GI", "RVDK", "LOCAL_TEAM", "GGZ"] as const).map((by) => ({ act, by, role, purpose }))))
      .filter((asked) => answer(asked) === "ALLOW");
    expect([...new Set(done.map(({ act, purpose }) => `${act} for ${purpose}`))]).toEqual(does);
  });

  test("but for asking a second person, and deciding as one: a privacy officer about anybody, a reviewer about who is reviewed, an analyst never", () => {
    expect(ACT_NAMES.filter((act) => entryOf(act).evenWhenWatching)).toEqual(["SECOND_PERSON_ASK", "SECOND_PERSON_DECIDE", ...REVIEWS, ...DUTIES]);
    const asks = (role: Role, purpose: Purpose, involvedWith: boolean[]) => answer({ act: "SECOND_PERSON_ASK", by: "GI", role, purpose, involvedWith, inCase: false });
    expect(asks("PRIVACY_OFFICER", "PRIVACY_AUDIT", [false])).toBe("ALLOW");
    expect(asks("DEVILS_ADVOCATE", "INDEPENDENT_REVIEW", [true])).toBe("ALLOW");
    expect(asks("DEVILS_ADVOCATE", "INDEPENDENT_REVIEW", [false])).toBe("NO_PARTICIPATION");
    expect(asks("POLICY_ANALYST", "POLICY_STATISTICS", [true])).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    for (const act of ACT_NAMES.filter((name) => !entryOf(name).evenWhenWatching)) {
      expect(answer({ act, by: "GI", role: "PRIVACY_OFFICER", purpose: "PRIVACY_AUDIT" })).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    }
  });
});
