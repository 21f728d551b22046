import { AcceptedHandoverEntity } from "@samenhang/subgraph-lokaal-team";
import { ConditionsAndFollowUpEntity, ReportEntity, SafetyAssessmentEntity, VtDecisionEntity } from "@samenhang/subgraph-veilig-thuis";
import type { Family, FamilyBuilder } from "./family-builder.js";

/** A handover by Veilig Thuis that the local team accepted: it reads the package, never the reporter (examples E04, E16); the mother withdrew a consent. */
export const handover: Family = {
  name: "handover",
  write: (family) => {
    const kept = { by: "vt-worker-adults", days: 75 } as const;
    family.people(kept, {
      mother: { called: "Olga Overdracht", age: 33, phone: "06-000 001 01" },
      father: { called: "Otto Overdracht", age: 34 },
      child: { called: "Oscar Overdracht", age: 7 },
    });
    family.relations(kept, ["mother", "MOTHER", "child"], ["father", "FATHER", "child"], ["mother", "PARTNER", "father", "FACTUAL"]);
    family.authority(kept, "child", "PARENTAL_JOINT", ["mother", "father"]);
    family.household(kept, "Huishouden Overdracht", { mother: "ouder", father: "ouder", child: "kind" });
    family.address(kept, ["mother", "father", "child"], "RESIDENCE", "Verzonnenstraat 101");

    family.casus(
      kept,
      { phase: "RISK_DRIVEN_CARE", coordinator: "lt-careworker" },
      { mother: [["PARENT"], "VOLUNTARY"], father: [["PARENT"], "VOLUNTARY"], child: [["CHILD"], "VOLUNTARY"] },
    );
    family.participant("vt-worker-adults", "STATUTORY_INVESTIGATION", ["mother", "father", "child"], { days: 75 });
    family.participant("lt-careworker", "VOLUNTARY_HELP", ["mother", "father", "child"], { days: 38 });
    writeReport(family);
    writePackage(family);
    family.consent({
      subject: "mother",
      from: "vt-noord",
      to: ["lt-noord"],
      recordedBy: "lt-careworker",
      status: "WITHDRAWN",
      categories: ["SAFETY", "PLAN", "SOCIAL"],
      purposes: ["PROVIDE_VOLUNTARY_HELP", "COORDINATE_JOINT_PLAN"],
    });
  },
};

const packaged = { marks: { packagedFor: ["lt-noord"] } };

function writeReport(family: FamilyBuilder): void {
  const report = family.record(
    ReportEntity,
    { by: "vt-worker-adults", about: ["mother", "father", "child"], days: 75 },
    {
      receivedAt: family.calendar.momentAgo(75),
      origin: "PROFESSIONAL",
      content: "Oscar komt zonder jas en brood op school.",
      violenceTypes: ["CHILD_NEGLECT"],
      acute: false,
      childrenPresent: true,
      status: "MONITORING",
      closedAt: null,
      closeReason: null,
      assignedTo: "vt-worker-adults",
      reporterName: "Juf Verzinsel",
      reporterCapacity: "leerkracht",
      reporterAnonymity: null,
      reporterWantsFeedback: true,
      reporterActor: "reporter-teacher",
      reporterOrganisation: "burgers",
    },
  );
  family.record(
    VtDecisionEntity,
    { by: "vt-worker-adults", about: ["mother", "father", "child"], days: 62, ...packaged },
    { report, kind: "HANDOVER", competence: "Wmo 4.1.1 lid 2 onder d", decidedOn: family.calendar.daysAgo(62) },
  );
  family.item(
    { by: "vt-worker-adults", about: ["child"], days: 60, ...packaged },
    {
      text: "Oscar heeft nu elke dag brood mee.",
      kind: "OBSERVATION",
      nature: "FACT",
      observedDaysAgo: 61,
      source: ["PROFESSIONAL", "leerkracht"],
      category: "SAFETY",
      confidentiality: "C2",
      verified: ["twee weken bijgehouden", "CONFIRMED"],
    },
  );
  family.item(
    { by: "vt-worker-adults", about: ["mother"], days: 65 },
    {
      text: "Moeder zegt dat de ochtenden druk zijn door haar werk.",
      kind: "STATEMENT",
      nature: "STATEMENT_BY_PERSON",
      observedDaysAgo: 66,
      holder: "mother",
      source: ["PERSON", "moeder zelf"],
      category: "SAFETY",
      confidentiality: "C2",
      corrected: { before: "Moeder is er 's ochtends niet.", reason: "Moeder is er wel, maar moet vroeg weg." },
      views: [["mother", "DISAGREES", "Ik ben er elke ochtend."]],
    },
  );
}

function writePackage(family: FamilyBuilder): void {
  const { calendar } = family;
  for (const about of [["child"], ["mother", "father"]]) {
    family.record(
      SafetyAssessmentEntity,
      { by: "vt-worker-adults", about, days: 62, ...packaged },
      {
        events: ["School: geen brood en geen jas."],
        judgement: "CONCERNS",
        riskFactors: ["werkdruk"],
        decision: "Overdragen aan het lokale team.",
        assessedAt: calendar.daysAgo(62),
      },
    );
  }
  family.record(
    ConditionsAndFollowUpEntity,
    { by: "vt-worker-adults", about: ["child"], days: 60, ...packaged },
    {
      conditions: ["Oscar heeft elke dag eten en een jas."],
      safetyAgreements: ["School belt moeder bij zorgen."],
      followUpParty: "lt-noord",
      evaluatedAt: calendar.daysAgo(30),
    },
  );
  family.referral(
    { by: "vt-worker-adults", about: ["mother", "father", "child"] },
    {
      type: "VT_HANDOVER",
      receiver: "lt-noord",
      ageBands: ["0-11", "18-69"],
      questionType: "Hulp bij de ochtenden",
      urgency: "NORMAL",
      ground: "Wmo 4.1.1 lid 2 onder d",
      packageSummary: "Zorgen over verzorging in de ochtend; ouders willen hulp.",
      packageAllegationStatus: "ESTABLISHED",
      packageSafetyJudgement: "CONCERNS",
      packageSafetyConditions: ["Oscar heeft elke dag eten en een jas."],
      packageFamilyKnows: "Ouders lazen de overdracht.",
      acceptedBy: "lt-access",
      steps: [
        ["SENT", 42],
        ["RECEIVED", 41],
        ["ACCEPTED", 39],
        ["IN_PROGRESS", 38],
      ],
    },
  );
  family.record(
    AcceptedHandoverEntity,
    { by: "lt-careworker", about: ["mother", "father", "child"], days: 39 },
    {
      sender: "vt-noord",
      agreements: ["Na zes weken belt Veilig Thuis."],
      acceptedAt: calendar.momentAgo(39),
    },
  );
}
