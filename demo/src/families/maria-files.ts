import { tooLateFrom } from "@samenhang/policy";
import { ActionPlanEntity, GiChildConversationEntity, ProtectionMeasureEntity, SupervisorAssignmentEntity } from "@samenhang/subgraph-gecertificeerde-instelling";
import { PublishedInvolvementEntity, ReleasedStatementEntity } from "@samenhang/subgraph-ggz";
import { HelpRequestEntity, HelpTrajectoryEntity, LtChildConversationEntity } from "@samenhang/subgraph-lokaal-team";
import {
  CouncilReportEntity,
  CourtDecisionEntity,
  InvestigationRequestEntity,
  ProtectionInvestigationEntity,
  RvdkChildConversationEntity,
} from "@samenhang/subgraph-raad-voor-de-kinderbescherming";
import {
  AllegationSummaryEntity,
  ConditionsAndFollowUpEntity,
  MonitoringMomentEntity,
  ReportEntity,
  SafetyAssessmentEntity,
  VtChildConversationEntity,
  VtDecisionEntity,
} from "@samenhang/subgraph-veilig-thuis";
import type { FamilyBuilder } from "./family-builder.js";

/** What each organisation has on file about Maria's family, and what the family consented to. */
export function writeMariaFiles(family: FamilyBuilder): void {
  writeVeiligThuis(family);
  writeFileOfFerdi(family);
  writeTalksWithChildren(family);
  writeSupervision(family);
  writeBoard(family);
  writeLocalTeam(family);
  writeMentalHealthCare(family);
  writeQuestions(family);
  writeConsents(family);
}

const YEARS = 365;
const necessary = { marks: { necessaryForSupervision: true } } as const;
const toTheBoard = { marks: { deliveredToBoard: true } } as const;

const reported = ({ calendar }: FamilyBuilder, days: number) => ({
  receivedAt: calendar.momentAgo(days),
  origin: "PROFESSIONAL" as const,
  violenceTypes: [] as ReportEntity["violenceTypes"],
  acute: false,
  childrenPresent: true,
  closedAt: null,
  closeReason: null,
  reporterName: null,
  reporterCapacity: null,
  reporterAnonymity: null,
  reporterWantsFeedback: false,
  reporterActor: null,
  reporterOrganisation: null,
});
const RISKS = ["geldzorgen", "klein netwerk"];

function writeVeiligThuis(family: FamilyBuilder): void {
  const { calendar } = family;
  family.record(
    ReportEntity,
    { by: "vt-worker", about: ["K2", "M"], days: 12 },
    {
      ...reported(family, 12),
      content: "Kim zegt op school dat zij liever niet naar huis gaat.",
      violenceTypes: ["CHILD_NEGLECT"],
      status: "ACCEPTED",
      assignedTo: "vt-worker",
      reporterName: "Juf Verzinsel",
      reporterCapacity: "leerkracht",
      reporterAnonymity: "vrees voor de werkrelatie",
      reporterWantsFeedback: true,
      reporterActor: "reporter-teacher",
      reporterOrganisation: "burgers",
    },
  );
  const violence = family.record(
    ReportEntity,
    { by: "vt-worker", about: ["K4", "M"], days: 86, ...toTheBoard },
    {
      ...reported(family, 86),
      origin: "POLICE",
      content: "Ruzie in huis; Katja stond in de gang.",
      violenceTypes: ["PARTNER_VIOLENCE", "CHILD_ABUSE"],
      acute: true,
      status: "IN_INVESTIGATION",
      assignedTo: "vt-worker",
    },
  );
  family.record(
    ReportEntity,
    { by: "vt-worker", about: ["K3"], days: 86, ...necessary },
    {
      ...reported(family, 86),
      origin: "POLICE",
      content: "Ruzie in huis; Koen zat op de trap.",
      violenceTypes: ["CHILD_ABUSE"],
      acute: true,
      status: "MONITORING",
      assignedTo: "vt-worker",
    },
  );
  family.record(
    ReportEntity,
    { by: "vt-worker-former", about: ["M"], days: 12 * YEARS, marks: { retainedUntil: calendar.daysAhead(8 * YEARS) } },
    {
      ...reported(family, 12 * YEARS),
      origin: "BYSTANDER",
      content: "Geschreeuw achter de voordeur.",
      violenceTypes: ["PARTNER_VIOLENCE"],
      childrenPresent: false,
      status: "CLOSED",
      assignedTo: "vt-worker-former",
      closedAt: calendar.daysAgo(12 * YEARS - 60),
      closeReason: "Relatie beëindigd, geen zorgen meer.",
    },
  );

  const assessed = { riskFactors: RISKS, assessedAt: calendar.daysAgo(80) };
  family.record(
    SafetyAssessmentEntity,
    { by: "vt-worker", about: ["K3", "M"], days: 80, ...necessary },
    {
      ...assessed,
      events: ["Politie: Koen zat op de trap tijdens de ruzie."],
      judgement: "STRUCTURAL",
      decision: "Volgen tijdens de ondertoezichtstelling.",
    },
  );
  family.record(
    SafetyAssessmentEntity,
    { by: "vt-worker", about: ["K4", "M"], days: 80, ...toTheBoard },
    {
      ...assessed,
      events: ["Politie: Katja stond in de gang tijdens de ruzie."],
      judgement: "STRUCTURAL",
      decision: "Verzoek tot onderzoek aan de Raad.",
    },
  );
  family.record(
    ConditionsAndFollowUpEntity,
    { by: "vt-worker", about: ["K3", "M"], days: 78, ...necessary },
    {
      conditions: ["De kinderen zijn niet bij ruzies."],
      safetyAgreements: ["Maria belt de contactpersoon bij dreiging."],
      followUpParty: "gi-noord",
      evaluatedAt: calendar.daysAgo(20),
    },
  );
  family.record(
    VtDecisionEntity,
    { by: "vt-worker", about: ["K4", "M"], days: 61, ...toTheBoard },
    { report: violence, kind: "VTO", competence: "Wmo 4.1.1 lid 2 onder e", decidedOn: calendar.daysAgo(61) },
  );
  family.record(
    MonitoringMomentEntity,
    { by: "vt-worker", about: ["K3", "M"], days: 60 },
    { plannedFor: calendar.daysAhead(14), contactWith: family.ids(["M"]), stillSafe: null, newEvents: [] },
  );
  family.referral(
    { by: "vt-worker", about: ["K4"], days: 60, ...toTheBoard },
    {
      type: "VTO",
      receiver: "rvdk-noord",
      ageBands: ["0-11"],
      questionType: "Is een maatregel nodig?",
      urgency: "HIGH",
      ground: "Wmo 4.1.1 lid 2 onder e",
      packageSummary: "Katja maakt ruzies mee; hulp in vrijwillig kader kwam niet van de grond.",
      packageAllegationStatus: "NOT_ESTABLISHED",
      packageSafetyJudgement: "STRUCTURAL",
      packageSafetyConditions: ["Katja is niet bij ruzies."],
      packageFamilyKnows: "Maria heeft het verzoek gelezen.",
      steps: [
        ["SENT", 60],
        ["RECEIVED", 59],
        ["ACCEPTED", 57],
      ],
    },
  );
}

/** What he may read of it and what not: example E15. What others said, and when Veilig Thuis looks whether it is safe, is not for him. */
function writeFileOfFerdi(family: FamilyBuilder): void {
  const { calendar } = family;
  const report = family.record(
    ReportEntity,
    { by: "vt-worker-f4", about: ["F4"], days: 86 },
    {
      ...reported(family, 86),
      origin: "POLICE",
      content: "De politie meldt dat Ferdi zijn partner zou hebben geduwd; niet vastgesteld.",
      violenceTypes: ["PARTNER_VIOLENCE"],
      status: "MONITORING",
      assignedTo: "vt-worker-f4",
    },
  );
  family.record(
    SafetyAssessmentEntity,
    { by: "vt-worker-f4", about: ["F4"], days: 80 },
    {
      riskFactors: RISKS,
      assessedAt: calendar.daysAgo(80),
      events: ["Beschuldiging van duwen; niet vastgesteld."],
      judgement: "CONCERNS",
      decision: "Voorwaarden afspreken en volgen.",
    },
  );
  family.record(
    ConditionsAndFollowUpEntity,
    { by: "vt-worker-f4", about: ["F4"], days: 78 },
    {
      conditions: ["Geen contact met Maria zonder de contactpersoon."],
      safetyAgreements: ["Ferdi neemt een time-out als hij boos wordt."],
      followUpParty: "lt-noord",
      evaluatedAt: null,
    },
  );
  family.record(
    AllegationSummaryEntity,
    { by: "vt-worker-f4", about: ["F4"], days: 82 },
    { neutralWording: "Er is gemeld dat u uw partner zou hebben geduwd.", status: "ALLEGED", ownView: "Dit is niet gebeurd." },
  );
  family.record(
    VtDecisionEntity,
    { by: "vt-worker-f4", about: ["F4"], days: 79 },
    { report, kind: "HANDOVER", competence: "Wmo 4.1.1 lid 2 onder d", decidedOn: calendar.daysAgo(79) },
  );
  family.record(
    VtDecisionEntity,
    { by: "vt-worker-f4", about: ["M", "F4"], days: 79 },
    { report: null, kind: "HOME_BAN_ADVICE", competence: "Wet tijdelijk huisverbod 3", decidedOn: calendar.daysAgo(79) },
  );
  family.record(
    MonitoringMomentEntity,
    { by: "vt-worker-f4", about: ["F4"], days: 70 },
    { plannedFor: calendar.daysAhead(10), contactWith: family.ids(["F4"]), stillSafe: null, newEvents: [] },
  );
  family.record(
    MonitoringMomentEntity,
    { by: "vt-worker-f4", about: ["F4"], days: 70 },
    { plannedFor: calendar.daysAgo(40), contactWith: family.ids(["F4"]), stillSafe: true, newEvents: ["Ferdi vertelt dat hij nu bij zijn broer slaapt."] },
  );
}

/** Katja spoke in confidence (example E14); Kim agreed that the local team reads what she told. */
function writeTalksWithChildren(family: FamilyBuilder): void {
  const { calendar } = family;
  const talk = {
    placeKind: "SCHOOL" as const,
    parentalConsent: "GIVEN" as const,
    parentalConsentGround: null,
    decidedWith: null,
    shareWithPersons: [],
    shareWithOrganisations: [],
    agreements: [],
    shownFrom: null,
    reviews: [],
  };
  family.record(
    VtChildConversationEntity,
    { by: "vt-worker-f4", about: ["K4"], days: 78 },
    {
      ...talk,
      heldAt: calendar.momentAgo(78),
      reviewAt: tooLateFrom(calendar.daysAgo(20), "REVIEW_WITHHOLDING"),
      parentalConsent: "NOT_ASKED",
      parentalConsentGround: "Vragen zou het gesprek gevaarlijk maken.",
      decidedWith: "vt-worker",
      account: "Katja vertelt dat Ferdi haar slaat als mama werkt. Haar wens: niet tegen mama zeggen, die vertelt het aan Ferdi.",
      conclusion: "Katja is niet veilig als zij met Ferdi alleen is.",
      childWish: "NOBODY",
      reviews: [
        {
          isWithheld: true,
          ground: "Katja is nog bang dat haar moeder het aan Ferdi vertelt.",
          askedBy: "vt-worker",
          askedAt: calendar.momentAgo(21).toISOString(),
          colleague: "vt-doctor",
          state: "AGREED",
          decidedAt: calendar.momentAgo(20).toISOString(),
        },
      ],
    },
  );
  const told = { account: "Kim vertelt dat zij thuis geen rust heeft om te leren.", conclusion: "Kim heeft een rustige plek nodig na school." };
  family.record(
    VtChildConversationEntity,
    { by: "vt-worker", about: ["K2"], days: 9 },
    {
      ...talk,
      ...told,
      heldAt: calendar.momentAgo(9),
      reviewAt: tooLateFrom(calendar.daysAgo(9), "REVIEW_WITHHOLDING"),
      childWish: "NAMED_PERSONS",
      shareWithOrganisations: ["lt-noord"],
      agreements: [{ organisations: ["lt-noord"], basis: "Kim (14) zei zelf dat Loes het mag lezen.", by: "vt-worker", at: calendar.daysAgo(8) }],
    },
  );
  family.record(
    GiChildConversationEntity,
    { by: "gi-supervisor", about: ["K3"], days: 34 },
    {
      ...talk,
      heldAt: calendar.momentAgo(34),
      reviewAt: tooLateFrom(calendar.daysAgo(34), "REVIEW_WITHHOLDING"),
      placeKind: "OFFICE",
      account: "Koen vertelt dat hij slecht slaapt sinds de verhuizing.",
      conclusion: "Koen heeft rust nodig in de avond.",
      childWish: "ALL",
    },
  );
  family.record(
    RvdkChildConversationEntity,
    { by: "rvdk-investigator", about: ["K4"], days: 14 },
    {
      ...talk,
      heldAt: calendar.momentAgo(14),
      reviewAt: tooLateFrom(calendar.daysAgo(14), "REVIEW_WITHHOLDING"),
      parentalConsent: "REFUSED",
      parentalConsentGround: "De rechter wil weten wat Katja vindt.",
      decidedWith: "rvdk-legal",
      account: "Katja wil bij haar broer blijven.",
      conclusion: "Katja en haar broer blijven bij voorkeur samen.",
      childWish: "NAMED_PERSONS",
      shareWithPersons: family.ids(["K3"]),
    },
  );
  family.record(
    LtChildConversationEntity,
    { by: "lt-youth-worker", about: ["K1"], days: 28 },
    {
      ...talk,
      heldAt: calendar.momentAgo(28),
      reviewAt: tooLateFrom(calendar.daysAgo(28), "REVIEW_WITHHOLDING"),
      placeKind: "ELSEWHERE",
      account: "Kai vertelt dat hij zelf wil kiezen bij wie hij woont.",
      conclusion: "Kai heeft hulp nodig bij een eigen keuze.",
      childWish: "NOBODY",
    },
  );
}

function writeSupervision(family: FamilyBuilder): void {
  const { calendar } = family;
  family.record(
    ProtectionMeasureEntity,
    { by: "gi-supervisor", about: ["K3"], days: 275, ...necessary },
    {
      kind: "OTS",
      validFrom: calendar.daysAgo(275),
      validUntil: calendar.daysAhead(90),
      endedAt: null,
      endReason: null,
      lapsed: false,
      supervisor: "gi-supervisor",
      concreteThreats: ["Koen maakt geweld tussen volwassenen mee."],
      courtReference: "VERZONNEN-001",
    },
  );
  family.record(
    ProtectionMeasureEntity,
    { by: "gi-supervisor", about: ["K3"], days: 365 },
    {
      kind: "VOTS",
      validFrom: calendar.daysAgo(365),
      validUntil: calendar.daysAgo(275),
      endedAt: null,
      endReason: null,
      lapsed: false,
      supervisor: "gi-supervisor",
      concreteThreats: ["Acute onveiligheid in huis."],
      courtReference: "VERZONNEN-000",
    },
  );
  family.record(
    SupervisorAssignmentEntity,
    { by: "gi-supervisor", about: ["K3"], days: 275 },
    {
      worker: "gi-supervisor",
      deputy: "gi-supervisor-two-sides",
      validFrom: calendar.daysAgo(275),
      firstContactAt: calendar.daysAgo(272),
    },
  );
  family.record(
    ActionPlanEntity,
    { by: "gi-supervisor", about: ["K3", "M"], days: 240 },
    {
      threats: ["Geweld tussen volwassenen."],
      goals: ["Koen woont veilig.", "Maria heeft steun."],
      agreedWith: family.ids(["M"]),
      status: "ACTIVE",
      reviewAt: calendar.daysAhead(60),
    },
  );
  for (const [person, organisation] of [
    ["M", "gi-noord"],
    ["F4", "gi-noord"],
    ["F3", "gi-noord"],
    ["M", "rvdk-noord"],
  ] as const) {
    family.attest(`organisation:${organisation}`, { kind: "PROVIDER_NAMED", body: { person: family.id(person), provider: "ggz-noord", organisation } });
  }
}

function writeBoard(family: FamilyBuilder): void {
  const { calendar } = family;
  const requestId = family.record(
    InvestigationRequestEntity,
    { by: "rvdk-investigator", about: ["K4"], days: 59 },
    {
      requestedBy: "vt-noord",
      receivedAt: calendar.momentAgo(59),
      ground: "Vrijwillige hulp is niet genoeg gebleken.",
      decision: "START",
      decisionReason: "Er is onderzoek nodig naar een maatregel.",
    },
  );
  family.record(
    ProtectionInvestigationEntity,
    { by: "rvdk-investigator", about: ["K4"], days: 30 },
    {
      requestId,
      questions: ["Wordt Katja in haar ontwikkeling bedreigd?", "Is een maatregel nodig?"],
      investigator: "rvdk-investigator",
      state: "INVESTIGATION",
      startedAt: calendar.daysAgo(30),
      dueAt: calendar.daysAhead(12),
    },
  );
  family.record(
    CouncilReportEntity,
    { by: "rvdk-investigator", about: ["K3"], days: 290, ...necessary },
    {
      facts: ["Koen was bij drie ruzies (bron: politie)."],
      opinions: ["De leerkracht vindt Koen gespannen."],
      viewsOfPersons: ["Maria: hulp is welkom."],
      alternatives: ["Vrijwillige hulp: twee keer geprobeerd, zonder verandering."],
      advice: "Ondertoezichtstelling voor een jaar.",
      snapshot: null,
      establishedAt: calendar.daysAgo(290),
    },
  );
  family.record(
    CourtDecisionEntity,
    { by: "rvdk-investigator", about: ["K3"], days: 276, marks: { courtDocument: true, necessaryForSupervision: true } },
    {
      decidedOn: calendar.daysAgo(276),
      outcome: "Ondertoezichtstelling toegewezen",
      durationMonths: 12,
      operativePart: "Stelt Koen onder toezicht van de gecertificeerde instelling.",
      concreteThreats: ["Koen maakt geweld tussen volwassenen mee."],
      fullText: "Volledige tekst van een verzonnen beschikking.",
    },
  );
  family.referral(
    { by: "rvdk-investigator", about: ["K3"], ...necessary },
    {
      type: "MEASURE_ASSIGNMENT",
      receiver: "gi-noord",
      ageBands: ["0-11"],
      questionType: "Uitvoeren van een maatregel",
      urgency: "HIGH",
      ground: "BW 1:255",
      packageSummary: "De rechter stelde Koen onder toezicht.",
      packageAllegationStatus: "ESTABLISHED",
      packageSafetyJudgement: "STRUCTURAL",
      packageSafetyConditions: [],
      packageFamilyKnows: "Maria was op de zitting.",
      steps: [
        ["SENT", 276],
        ["RECEIVED", 276],
        ["ACCEPTED", 275],
        ["IN_PROGRESS", 274],
      ],
    },
  );
}

function writeLocalTeam(family: FamilyBuilder): void {
  const { calendar } = family;
  const request = (days: number) => ({ hat: "HELP" as const, status: "CLARIFIED" as const, askedAt: calendar.momentAgo(days), contactPerson: "lt-careworker" });
  family.record(HelpRequestEntity, { by: "lt-careworker", about: ["K2"], days: 385 }, { ...request(385), question: "Kim wil hulp om weer naar school te gaan." });
  family.record(HelpRequestEntity, { by: "lt-careworker", about: ["M"], days: 390 }, { ...request(390), question: "Hoe krijg ik rust in huis?", status: "OPEN" });
  family.record(
    HelpRequestEntity,
    { by: "lt-careworker-former", about: ["M"], days: 21 * YEARS, marks: { retainedUntil: calendar.daysAgo(YEARS) } },
    {
      ...request(21 * YEARS),
      question: "Vraag van lang geleden; de bewaartermijn is voorbij.",
      status: "CLOSED",
      contactPerson: "lt-careworker-former",
    },
  );
  const trajectory = { waitingReason: null, until: null, status: "ACTIVE" as const, frame: "VOLUNTARY" as const };
  family.record(
    HelpTrajectoryEntity,
    { by: "lt-youth-worker", about: ["K1"], days: 150 },
    {
      ...trajectory,
      provider: "Jongerencoach Verzonnen",
      goals: ["Zelf kiezen waar ik woon."],
      from: calendar.daysAgo(140),
    },
  );
  family.record(
    HelpTrajectoryEntity,
    { by: "lt-careworker", about: ["M", "K3"], days: 200, ...necessary },
    {
      ...trajectory,
      provider: "Gezinshulp Verzonnen",
      goals: ["Vaste dagindeling.", "Samen naar bed brengen."],
      from: calendar.daysAgo(190),
    },
  );
  family.record(
    HelpTrajectoryEntity,
    { by: "lt-careworker", about: ["M", "K3"], days: 100 },
    {
      ...trajectory,
      provider: "Speelclub Verzonnen",
      goals: ["Samen iets leuks doen."],
      from: null,
      status: "WAITING",
      waitingReason: "wachtlijst van zes weken",
    },
  );
}

/** Maria's clinician released two statements; that Ferdi has a clinician too, nobody outside can tell. */
function writeMentalHealthCare(family: FamilyBuilder): void {
  const { calendar } = family;
  const released = {
    releasedTo: "lt-noord",
    purposes: ["PROVIDE_VOLUNTARY_HELP", "COORDINATE_JOINT_PLAN"] as PublishedInvolvementEntity["purposes"],
    validUntil: calendar.daysAhead(150),
    onConsent: true,
  };
  for (const [person, professional] of [
    ["M", "ggz-clinician"],
    ["F4", "ggz-clinician-f4"],
  ] as const) {
    family.attest("ggz", { kind: "TREATMENT", body: { person: family.id(person), organisation: "ggz-noord", professional } }, 120);
  }
  family.record(PublishedInvolvementEntity, { by: "ggz-clinician", about: ["M"], days: 30 }, { ...released, since: calendar.daysAgo(120), clinicianContact: "ggz-clinician" });
  family.record(
    ReleasedStatementEntity,
    { by: "ggz-clinician", about: ["M"], days: 28 },
    {
      ...released,
      kind: "TREATMENT_STATUS",
      text: "De behandeling loopt; afspraken zijn op donderdag.",
      ground: "CONSENT",
      weighing: "Maria vroeg hier zelf om.",
      releasedAt: calendar.momentAgo(28),
      releasedBy: "ggz-clinician",
    },
  );
  family.record(
    ReleasedStatementEntity,
    { by: "ggz-clinician", about: ["M"], days: 20 },
    {
      ...released,
      releasedTo: "gi-noord",
      purposes: ["EXECUTE_SUPERVISION_ORDER"],
      onConsent: false,
      kind: "PARENTING_IMPACT",
      ground: "GI_DUTY",
      text: "Maria kan nu de dagelijkse zorg geven. Het helpt als de avonden rustig zijn.",
      weighing: "Nodig voor de ondertoezichtstelling; geen diagnose nodig.",
      releasedAt: calendar.momentAgo(20),
      releasedBy: "ggz-clinician",
    },
  );
  family.referral(
    { by: "lt-careworker", about: ["M"] },
    {
      type: "TO_GGZ",
      receiver: "ggz-noord",
      ageBands: ["18-69"],
      questionType: "Aanmelding voor behandeling",
      urgency: "NORMAL",
      ground: "Toestemming van Maria",
      packageSummary: "Maria vraagt zelf om behandeling.",
      packageSafetyConditions: [],
      packageFamilyKnows: "Maria heeft de aanmelding geschreven.",
      steps: [
        ["SENT", 130],
        ["RECEIVED", 129],
        ["ACCEPTED", 120],
      ],
    },
  );
}

/** What was asked of a source: one question was answered (example E01), one waits (example E03). */
function writeQuestions(family: FamilyBuilder): void {
  family.question(
    { by: "gi-supervisor", about: "M", days: 30 },
    {
      toOrganisation: "ggz-noord",
      category: "ADULT_HEALTH",
      questions: ["Kan Maria op dit moment de dagelijkse zorg voor Koen dragen?", "Wat helpt haar daarbij, en waaraan merkt zij dat het niet meer gaat?"],
      necessity: "Nodig om te bepalen of Koen bij Maria veilig kan wonen tijdens de ondertoezichtstelling.",
      purpose: "EXECUTE_SUPERVISION_ORDER",
      duty: "LEGAL_DUTY",
      grounds: ["L-23", "L-24", "L-05"],
      answer: {
        by: "ggz-clinician",
        daysAgo: 26,
        basis: "L-24",
        weighing: "Nodig voor de ondertoezichtstelling; een diagnose is daarvoor niet nodig.",
        statements: [
          { text: "Maria kan de dagelijkse zorg voor een kind dragen als de avonden rustig zijn.", nature: "PROFESSIONAL_JUDGEMENT", category: "ADULT_HEALTH" },
          { text: "Zij belt haar zus als het niet meer gaat; dat is zo afgesproken.", nature: "STATEMENT_BY_PERSON", category: "SAFETY" },
        ],
      },
    },
  );
  family.question(
    { by: "vt-worker", about: "K2", days: 1 },
    {
      toOrganisation: "lt-noord",
      category: "PLAN",
      questions: ["Welke hulp krijgt Kim nu, en sinds wanneer?"],
      necessity: "Nodig om te beoordelen of de hulp die er al is genoeg is voor de veiligheid van Kim.",
      purpose: "ASSESS_REPORT",
      duty: "LEGAL_RIGHT",
      grounds: ["L-11", "L-12", "L-13"],
    },
  );
}

/** Maria lets mental health care and the local team speak with each other. Ferdi consented to nothing; Fabio signed for Maria, which counts for nothing (example E09). */
function writeConsents(family: FamilyBuilder): void {
  family.consent({
    subject: "M",
    from: "ggz-noord",
    to: ["lt-noord"],
    recordedBy: "lt-careworker",
    categories: ["GGZ_INVOLVEMENT", "ADULT_HEALTH", "PLAN"],
    purposes: ["PROVIDE_VOLUNTARY_HELP", "COORDINATE_JOINT_PLAN"],
  });
  family.consent({
    subject: "M",
    from: "lt-noord",
    to: ["ggz-noord"],
    recordedBy: "lt-careworker",
    categories: ["PLAN", "SAFETY", "ANALYSIS", "INVOLVEMENT"],
    purposes: ["COORDINATE_JOINT_PLAN"],
  });
  family.consent({
    subject: "M",
    givenBy: "F1",
    from: "ggz-noord",
    to: ["rvdk-noord"],
    recordedBy: "rvdk-custody",
    categories: ["ADULT_HEALTH"],
    purposes: ["CUSTODY_CONTACT_ADVICE"],
  });
}
