import type { OrganisationType, Role } from "@samenhang/caller";
import { mayClaim, PURPOSES, type Purpose } from "./purposes.js";
import type { Question, Verdict } from "./question.js";
import { dutchDay } from "./establish.js";

/**
 * Who may do what: the ownership matrix (model.md section 11) as data, one line an act.
 *
 * `involvement`: `CASE` the caller takes part in the declared case; `PERSON` the caller is involved with every person the
 * act is about; `RECEIVED` as PERSON, or its
 * organisation accepted a handover about them; `NONE` the act itself begins the involvement, or looks at the record first.
 */
export interface ActEntry {
  readonly by: readonly OrganisationType[];
  readonly roles?: readonly Role[];
  readonly purposes?: readonly Purpose[];
  readonly involvement: "NONE" | "CASE" | "PERSON" | "RECEIVED";
  /** Can name a child not yet born: who is what of whom, and measures. All else is recorded about the mother (example E33). */
  readonly ofUnborn?: true;
  /** Also done under a purpose for watching, where the table names it: the review of what was done in an emergency. */
  readonly evenWhenWatching?: true;
  readonly nl: string;
}

const FOUR = ["VT", "GI", "RVDK", "LOCAL_TEAM"] as const;
const FIVE = [...FOUR, "GGZ"] as const;
/** Who counts asks nobody to decide about a person (policy.md section 14.5). */
const NOT_COUNTING = (Object.keys(PURPOSES) as Purpose[]).filter((purpose) => purpose !== "POLICY_STATISTICS");

/** Who works with the content of a file. At a provider of mental health care that is the clinician alone. */
const OF_CONTENT = [
  "VT_WORKER",
  "VT_DOCTOR",
  "VT_BEHAVIOURAL_SCIENTIST",
  "GI_SUPERVISOR",
  "GI_GUARDIAN",
  "GI_BEHAVIOURAL_SCIENTIST",
  "RVDK_INVESTIGATOR",
  "RVDK_BEHAVIOURAL_SCIENTIST",
  "RVDK_LEGAL",
  "LT_ACCESS",
  "LT_CAREWORKER",
  "LT_COORDINATOR",
  "GGZ_CLINICIAN",
  "SAFETY_OFFICER",
] as const satisfies readonly Role[];
/** Tasks in which a professional hears a child. */
const HEARS_CHILDREN: readonly Purpose[] = [
  "ASSESS_REPORT",
  "INVESTIGATE_VIOLENCE",
  "PROVIDE_VOLUNTARY_HELP",
  "DETERMINE_NEED_FOR_MEASURE",
  "CUSTODY_CONTACT_ADVICE",
  "EXECUTE_SUPERVISION_ORDER",
  "EXECUTE_GUARDIANSHIP",
];

/** Who weighs what a child told in confidence (policy.md section 12.3). */
const WEIGHS_CHILDREN: readonly Role[] = ["SAFETY_OFFICER", "VT_BEHAVIOURAL_SCIENTIST", "GI_BEHAVIOURAL_SCIENTIST", "RVDK_BEHAVIOURAL_SCIENTIST", "VT_DOCTOR"];

const SAFETY_OFFICERS = { by: FOUR, roles: ["SAFETY_OFFICER"], involvement: "PERSON" } as const;
const CRISIS = { by: FIVE, roles: ["VT_CRISIS", "GI_CRISIS", "RVDK_CRISIS", "LT_CRISIS", "GGZ_CRISIS"], purposes: ["ACUTE_SAFETY"], involvement: "NONE" } as const;
const TELLS_OF_EMERGENCY: readonly Role[] = [...OF_CONTENT, ...CRISIS.roles];
const REVIEWERS = {
  by: FIVE,
  roles: ["DEVILS_ADVOCATE", "REVIEWER_OTHER_REGION", "PRIVACY_OFFICER"],
  purposes: ["INDEPENDENT_REVIEW", "PRIVACY_AUDIT"],
  involvement: "NONE",
  evenWhenWatching: true,
} as const;

/** Tasks in which somebody may collect without the knowledge of the persons: investigations, and steps of the reporting code. A proposal (S-18). */
const MAY_COLLECT_COVERTLY: readonly Purpose[] = [
  "ASSESS_REPORT",
  "INVESTIGATE_VIOLENCE",
  "DETERMINE_NEED_FOR_MEASURE",
  "PROVIDE_VOLUNTARY_HELP",
  "EXECUTE_SUPERVISION_ORDER",
  "EXECUTE_GUARDIANSHIP",
];
/** Who asks something of the court about a child (model.md sections 5 and 6). */
const PETITIONERS = {
  by: ["GI", "RVDK"],
  roles: ["GI_SUPERVISOR", "GI_GUARDIAN", "GI_BEHAVIOURAL_SCIENTIST", "RVDK_INVESTIGATOR", "RVDK_BEHAVIOURAL_SCIENTIST", "RVDK_LEGAL"],
  purposes: ["DETERMINE_NEED_FOR_MEASURE", "CUSTODY_CONTACT_ADVICE", "EXECUTE_SUPERVISION_ORDER", "EXECUTE_GUARDIANSHIP"],
  involvement: "PERSON",
} as const;

const ANSWERS_PERSONS = {
  by: FIVE,
  roles: [...OF_CONTENT, "PRIVACY_OFFICER"],
  purposes: (Object.keys(PURPOSES) as Purpose[]).filter(
    (purpose) => !["GIVE_ADVICE", "ACUTE_SAFETY", "INDEPENDENT_REVIEW", "POLICY_STATISTICS", "EXERCISE_DATA_SUBJECT_RIGHTS"].includes(purpose),
  ),
  evenWhenWatching: true,
} as const;
const OWN_RIGHTS = { by: ["PERSON"], purposes: ["EXERCISE_DATA_SUBJECT_RIGHTS"], involvement: "PERSON" } as const;

export const ACTS = {
  CASE_OPEN: { by: FOUR, involvement: "NONE", nl: "casus openen" },
  CASE_CLOSE: { by: FOUR, involvement: "CASE", nl: "casus sluiten" },
  PERSON_ADD: { by: FOUR, involvement: "CASE", nl: "persoon toevoegen" },
  CASE_FRAMEWORK_CHANGE: { by: FOUR, involvement: "PERSON", nl: "kader van een persoon wijzigen" },
  RELATION_RECORD: { by: FOUR, involvement: "PERSON", ofUnborn: true, nl: "relatie vastleggen" },
  AUTHORITY_RECORD: { by: FOUR, involvement: "PERSON", ofUnborn: true, nl: "gezag vastleggen" },
  ADDRESS_RECORD: { by: FOUR, involvement: "PERSON", nl: "adres vastleggen" },
  PARTICIPANT_ADD: { by: FIVE, involvement: "PERSON", ofUnborn: true, nl: "deelnemer toevoegen" },
  PARTICIPANT_END: { by: FIVE, involvement: "CASE", nl: "deelname beëindigen" },
  INFORMATION_ITEM_ADD: { by: FOUR, involvement: "PERSON", nl: "informatie-item toevoegen" },
  REPORT_SNAPSHOT_FREEZE: { ...PETITIONERS, nl: "momentopname van de gegevens onder een rapport of verzoekschrift vastleggen" },
  PROTECTIVE_ORDER_RECORD: { by: FOUR, involvement: "PERSON", nl: "beschermingsmaatregel vastleggen" },
  PROTECTIVE_ORDER_END: { by: FOUR, involvement: "PERSON", nl: "beschermingsmaatregel beëindigen" },
  STAFF_SAFETY_NOTE_RECORD: { by: FOUR, involvement: "PERSON", nl: "veiligheidsnotitie voor medewerkers vastleggen" },
  STAFF_SAFETY_NOTE_END: { by: FOUR, involvement: "PERSON", nl: "veiligheidsnotitie voor medewerkers intrekken" },
  SHIELDING_ORDER_BEGIN: { by: FOUR, involvement: "PERSON", nl: "afscherming instellen" },
  SHIELDING_ORDER_APPROVE: { ...SAFETY_OFFICERS, nl: "afscherming goedkeuren" },
  SHIELDING_ORDER_REVIEW: { ...SAFETY_OFFICERS, nl: "afscherming toetsen" },
  SHIELDING_ORDER_END_PROPOSE: { ...SAFETY_OFFICERS, nl: "beëindiging van een afscherming voorstellen" },
  SHIELDING_ORDER_END_CONFIRM: { ...SAFETY_OFFICERS, nl: "over beëindiging van een afscherming beslissen" },
  SHIELDED_ACCESS_APPROVE: { ...SAFETY_OFFICERS, nl: "inzage in afgeschermd gegeven goedkeuren" },
  CONSENT_RECORD: { by: [...FIVE, "PERSON"], involvement: "PERSON", nl: "toestemming vastleggen" },
  CONSENT_WITHDRAW: { by: [...FIVE, "PERSON"], involvement: "PERSON", nl: "toestemming intrekken" },
  CONSENT_ASK: { by: FIVE, involvement: "PERSON", nl: "toestemming vragen" },
  CONSENT_ATTEMPT: { by: FIVE, involvement: "PERSON", nl: "poging om iemand te bereiken vastleggen" },
  CAPACITY_ASSESS: { by: FIVE, involvement: "PERSON", nl: "wilsbekwaamheid ter zake vastleggen" },
  REPRESENTATIVE_CONFLICT_PROPOSE: { by: FIVE, involvement: "PERSON", nl: "botsend belang van een vertegenwoordiger voorleggen" },
  REPRESENTATIVE_CONFLICT_CONFIRM: { by: FIVE, involvement: "PERSON", nl: "beslissen over een botsend belang van een vertegenwoordiger" },
  SECOND_PERSON_ASK: { by: FIVE, purposes: NOT_COUNTING, involvement: "PERSON", evenWhenWatching: true, nl: "een tweede persoon vragen mee te beslissen" },
  SECOND_PERSON_DECIDE: { by: FIVE, purposes: NOT_COUNTING, involvement: "NONE", evenWhenWatching: true, nl: "als tweede persoon beslissen" },
  REPRESENTATION_RECORD: { by: FIVE, involvement: "PERSON", nl: "vertegenwoordiging vastleggen" },
  LEGAL_FACT_ATTEST: { by: FIVE, involvement: "PERSON", ofUnborn: true, nl: "juridisch feit bevestigen" },
  TREATMENT_ATTEST: { by: ["GGZ"], roles: ["GGZ_CLINICIAN"], purposes: ["TREAT_ADULT", "HANDOVER_REFERRAL"], involvement: "RECEIVED", nl: "behandelrelatie bevestigen" },
  INVESTIGATION_ATTEST: {
    by: ["VT", "RVDK"],
    purposes: ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE", "DETERMINE_NEED_FOR_MEASURE"],
    involvement: "PERSON",
    ofUnborn: true,
    nl: "onderzoek bevestigen",
  },
  // Whether a question may be put is the policy's own answer to the same question; see InformationRequest.
  INFORMATION_REQUEST_SEND: { by: FIVE, roles: OF_CONTENT, involvement: "NONE", nl: "vraag aan de bron stellen" },
  INFORMATION_REQUEST_ANSWER: { by: FIVE, roles: OF_CONTENT, involvement: "NONE", nl: "vraag beantwoorden" },
  INFORMATION_REQUEST_WITHDRAW: { by: FIVE, roles: OF_CONTENT, involvement: "NONE", nl: "vraag intrekken" },
  LEGAL_FACT_END: { by: FIVE, involvement: "PERSON", ofUnborn: true, nl: "juridisch feit beëindigen" },
  REFERRAL_SEND: { by: FIVE, purposes: ["HANDOVER_REFERRAL"], involvement: "PERSON", ofUnborn: true, nl: "verwijzing versturen" },
  REFERRAL_MOVE: { by: FIVE, purposes: ["HANDOVER_REFERRAL"], involvement: "NONE", nl: "verwijzing behandelen" },
  REPORT_RECORD: { by: ["VT"], purposes: ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE"], involvement: "PERSON", nl: "melding vastleggen" },
  SAFETY_ASSESSMENT_RECORD: { by: ["VT"], purposes: ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE"], involvement: "PERSON", nl: "veiligheidsbeoordeling vastleggen" },
  CHILD_CONVERSATION_RECORD: { by: FOUR, purposes: HEARS_CHILDREN, involvement: "PERSON", nl: "kindgesprek vastleggen" },
  CHILD_CONVERSATION_AGREE: { by: FOUR, purposes: HEARS_CHILDREN, involvement: "PERSON", nl: "instemming van het kind vastleggen" },
  WITHHOLDING_REVIEW_ASK: { by: FOUR, roles: OF_CONTENT, purposes: HEARS_CHILDREN, involvement: "PERSON", nl: "herbeoordeling van een afgehouden kindgesprek voorleggen" },
  // A named colleague, who may not work with the child.
  WITHHOLDING_REVIEW_DECIDE: {
    by: FOUR,
    roles: WEIGHS_CHILDREN,
    purposes: HEARS_CHILDREN,
    involvement: "NONE",
    nl: "beslissen over een afgehouden kindgesprek",
  },
  VT_DECISION_RECORD: { by: ["VT"], purposes: ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE"], involvement: "PERSON", nl: "besluit vastleggen" },
  ALLEGATION_RECORD: { by: ["VT"], purposes: ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE"], involvement: "PERSON", nl: "beschuldiging vastleggen" },
  ALLEGATION_CONCLUDE: { by: ["VT"], purposes: ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE"], involvement: "PERSON", nl: "beschuldiging afronden" },
  MONITORING_MOMENT_RECORD: { by: ["VT"], purposes: ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE"], involvement: "PERSON", nl: "monitormoment vastleggen" },
  ADVICE_CONTACT_RECORD: { by: ["VT"], purposes: ["GIVE_ADVICE"], involvement: "NONE", nl: "adviescontact vastleggen" },
  PROTECTION_MEASURE_REGISTER: { by: ["GI"], involvement: "PERSON", ofUnborn: true, nl: "kinderbeschermingsmaatregel registreren" },
  PROTECTION_MEASURE_END: { by: ["GI"], involvement: "PERSON", ofUnborn: true, nl: "kinderbeschermingsmaatregel beëindigen" },
  INVESTIGATION_REQUEST_RECEIVE: {
    by: ["RVDK"],
    purposes: ["DETERMINE_NEED_FOR_MEASURE", "HANDOVER_REFERRAL"],
    involvement: "PERSON",
    ofUnborn: true,
    nl: "verzoek tot onderzoek ontvangen",
  },
  COUNCIL_REPORT_RECORD: {
    by: ["RVDK"],
    roles: ["RVDK_INVESTIGATOR", "RVDK_BEHAVIOURAL_SCIENTIST", "RVDK_LEGAL"],
    purposes: ["DETERMINE_NEED_FOR_MEASURE", "CUSTODY_CONTACT_ADVICE"],
    involvement: "PERSON",
    nl: "raadsrapport vastleggen",
  },
  COURT_REQUEST_DRAFT: { ...PETITIONERS, ofUnborn: true, nl: "verzoekschrift opstellen" },
  COURT_REQUEST_SUBMIT: { ...PETITIONERS, ofUnborn: true, nl: "verzoekschrift indienen" },
  COURT_REQUEST_MEND: { ...PETITIONERS, ofUnborn: true, nl: "verzoekschrift herstellen" },
  COURT_REQUEST_WITHDRAW: { ...PETITIONERS, ofUnborn: true, nl: "verzoekschrift intrekken" },
  HELP_REQUEST_RECORD: { by: ["LOCAL_TEAM"], purposes: ["PROVIDE_VOLUNTARY_HELP"], involvement: "PERSON", nl: "hulpvraag vastleggen" },
  EMERGENCY_ACCESS_OPEN: { ...CRISIS, nl: "noodtoegang openen" },
  EMERGENCY_ACCESS_AGREE: { ...CRISIS, nl: "instemmen met noodtoegang van een collega" },
  EMERGENCY_ACCESS_CLOSE: { ...CRISIS, nl: "noodtoegang sluiten" },
  EMERGENCY_ACCOUNT_RECORD: { ...CRISIS, nl: "verantwoording van noodtoegang vastleggen" },
  AFTER_REVIEW_FIRST_CHECK: { ...REVIEWERS, nl: "achteraf toetsen: eerste controle" },
  AFTER_REVIEW_COMPLETE: { ...REVIEWERS, nl: "achteraf toetsen: hele toets" },
  NOTIFICATION_DUTY_FULFIL: { by: FOUR, roles: OF_CONTENT, involvement: "PERSON", nl: "vastleggen dat iemand is geïnformeerd" },
  NOTIFICATION_DUTY_CHANGE_ASK: { by: FOUR, roles: OF_CONTENT, involvement: "PERSON", nl: "uitstel of afzien van informeren vragen" },
  // A named colleague, who may not work with the person.
  NOTIFICATION_DUTY_CHANGE_DECIDE: { by: FOUR, roles: OF_CONTENT, involvement: "NONE", nl: "beslissen over uitstel of afzien van informeren" },
  NOTIFICATION_DUTY_NOTE: {
    by: FOUR,
    roles: ["PRIVACY_OFFICER"],
    purposes: ["PRIVACY_AUDIT"],
    involvement: "NONE",
    evenWhenWatching: true,
    nl: "aantekening van de privacyfunctionaris bij een informatieplicht vastleggen",
  },
  COVERT_COLLECTION_ASK: { by: FOUR, roles: OF_CONTENT, purposes: MAY_COLLECT_COVERTLY, involvement: "PERSON", nl: "verzamelen zonder medeweten vragen" },
  // A named colleague, who may not work with the persons; the others are done by who does, which the record says.
  COVERT_COLLECTION_DECIDE: { by: FOUR, roles: OF_CONTENT, involvement: "NONE", nl: "over verzamelen zonder medeweten beslissen" },
  COVERT_COLLECTION_EXTEND_ASK: { by: FOUR, roles: OF_CONTENT, involvement: "NONE", nl: "uitstel vragen om te vertellen van verzamelen zonder medeweten" },
  COVERT_COLLECTION_EXTEND_DECIDE: { by: FOUR, roles: OF_CONTENT, involvement: "NONE", nl: "beslissen over dat uitstel" },
  COVERT_ITEM_ADD: { by: FOUR, roles: OF_CONTENT, purposes: MAY_COLLECT_COVERTLY, involvement: "PERSON", nl: "zonder medeweten verzameld informatie-item toevoegen" },
  COVERT_COLLECTION_INFORM: { by: FOUR, roles: OF_CONTENT, involvement: "NONE", nl: "vastleggen dat iemand van verzamelen zonder medeweten is verteld" },
  COVERT_COLLECTION_END: { by: FOUR, roles: OF_CONTENT, involvement: "NONE", nl: "verzamelen zonder medeweten beëindigen" },
  COVERT_COLLECTION_REVIEW: { by: FOUR, roles: OF_CONTENT, involvement: "NONE", nl: "verzamelen zonder medeweten achteraf toetsen" },
  // Who opened it, who need not work with the persons: the act looks at the duty.
  EMERGENCY_DUTY_FULFIL: { by: FIVE, roles: TELLS_OF_EMERGENCY, involvement: "NONE", nl: "vastleggen dat iemand over noodtoegang is geïnformeerd" },
  EMERGENCY_DUTY_CHANGE_ASK: { by: FIVE, roles: TELLS_OF_EMERGENCY, involvement: "NONE", nl: "uitstel of afzien van informeren over noodtoegang vragen" },
  EMERGENCY_DUTY_CHANGE_DECIDE: { by: FIVE, roles: TELLS_OF_EMERGENCY, involvement: "NONE", nl: "beslissen over uitstel of afzien van informeren over noodtoegang" },
  EMERGENCY_DUTY_NOTE: {
    by: FIVE,
    roles: ["PRIVACY_OFFICER"],
    purposes: ["PRIVACY_AUDIT"],
    involvement: "NONE",
    evenWhenWatching: true,
    nl: "aantekening van de privacyfunctionaris bij informeren over noodtoegang vastleggen",
  },
  AUDIT_ALERT_CLOSE: {
    by: FIVE,
    roles: ["PRIVACY_OFFICER"],
    purposes: ["PRIVACY_AUDIT"],
    involvement: "NONE",
    evenWhenWatching: true,
    nl: "signaal van opvallend gebruik afhandelen",
  },
  RECORD_HOLD_PLACE: { by: FIVE, roles: OF_CONTENT, involvement: "PERSON", nl: "blokkade op een gegeven instellen" },
  // A named colleague, who may not work with the person.
  RECORD_HOLD_DECIDE: { by: FIVE, roles: OF_CONTENT, involvement: "NONE", nl: "over een blokkade of de beëindiging ervan beslissen" },
  RECORD_HOLD_END: { ...ANSWERS_PERSONS, involvement: "NONE", nl: "blokkade beëindigen" },
  RECORDS_DESTROY: { by: FIVE, roles: OF_CONTENT, involvement: "PERSON", nl: "een vernietigingsverzoek uitvoeren in het eigen dossier" },
  DATA_SUBJECT_REQUEST_MAKE: { ...OWN_RIGHTS, nl: "verzoek over eigen gegevens doen" },
  DATA_SUBJECT_REQUEST_EXTEND: { ...ANSWERS_PERSONS, involvement: "PERSON", nl: "termijn van een verzoek van een betrokkene verlengen" },
  DATA_SUBJECT_REQUEST_DECIDE: { ...ANSWERS_PERSONS, involvement: "PERSON", nl: "op een verzoek van een betrokkene beslissen" },
  PERSON_VIEW_ADD: { ...OWN_RIGHTS, nl: "eigen zienswijze toevoegen" },
  // Who received it: a professional of that organisation, or the person who read it.
  CORRECTION_ACKNOWLEDGE: {
    by: [...FIVE, "PERSON"],
    purposes: [...ANSWERS_PERSONS.purposes, "EXERCISE_DATA_SUBJECT_RIGHTS"],
    involvement: "NONE",
    evenWhenWatching: true,
    nl: "correctiebericht bevestigen",
  },
  STATEMENT_RELEASE: { by: ["GGZ"], roles: ["GGZ_CLINICIAN"], involvement: "PERSON", nl: "verklaring vrijgeven" },
} as const satisfies Record<string, ActEntry>;

export type Act = keyof typeof ACTS;

/** Purposes for watching: who only reviews, checks or counts holds no role in a case (policy.md section 14.5). */
const WITHOUT_ACTS: readonly Purpose[] = ["INDEPENDENT_REVIEW", "PRIVACY_AUDIT", "POLICY_STATISTICS"];

export interface ActQuestion extends Pick<Question, "caller" | "purpose" | "request" | "now"> {
  readonly act: Act;
  /** One entry per person the act is about; for `RECEIVED` an accepted handover counts. */
  readonly involvedWith: readonly boolean[];
}

/** May the caller do this? Denied unless the table says so. */
export function decideAct({ act, caller, purpose, request, involvedWith, now }: ActQuestion): Verdict {
  const entry: ActEntry = ACTS[act];
  const rule = `ACT-${act}`;
  const deny = (reason: Verdict["reason"], next: Verdict["nextStep"]["act"]): Verdict => ({
    outcome: "DENY",
    rule,
    grounds: [],
    reason,
    ledgerReason: reason,
    nextStep: { act: next },
  });

  if (caller.registrationUntil !== undefined && caller.registrationUntil < dutchDay(now)) return deny("ACTOR_NOT_VALID", "ASK_OWNER");
  const onlyWatches = WITHOUT_ACTS.includes(purpose) && !(entry.evenWhenWatching && entry.purposes?.includes(purpose));
  const competent = entry.by.includes(caller.organisation.type) && (entry.roles?.includes(caller.role) ?? true) && !onlyWatches;
  if (!competent || !mayClaim(caller, purpose) || !(entry.purposes?.includes(purpose) ?? true)) return deny("PURPOSE_NOT_AVAILABLE_FOR_ORG", "DECLARE_OTHER_PURPOSE");
  const allowed: Verdict = { outcome: "ALLOW", rule, grounds: ["L-02"], reason: "PERMITTED", ledgerReason: "PERMITTED", nextStep: { act: "NONE" } };
  if (purpose === "PRIVACY_AUDIT") return allowed;
  if (entry.involvement === "CASE" && !request.participatesInCase) return deny("NO_PARTICIPATION", "ASK_TO_PARTICIPATE");
  if ((entry.involvement === "PERSON" || entry.involvement === "RECEIVED") && (involvedWith.length === 0 || involvedWith.includes(false))) {
    return request.participatesInCase ? deny("SUBJECT_NOT_IN_CONCERNS", "ASK_TO_PARTICIPATE") : deny("NO_PARTICIPATION", "ASK_TO_PARTICIPATE");
  }
  return allowed;
}
