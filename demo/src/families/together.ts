import { HelpRequestEntity, HelpTrajectoryEntity } from "@samenhang/subgraph-lokaal-team";
import { SafetyAssessmentEntity } from "@samenhang/subgraph-veilig-thuis";
import type { Family, FamilyBuilder } from "./family-builder.js";

/** Two children under twelve, two parents with authority: for the elder both consented, for the younger the father refused (example E11). */
export const together: Family = {
  name: "together",
  write: (family) => {
    const kept = { by: "lt-coordinator", days: 140 } as const;
    family.people(kept, {
      mother: { called: "Sanne Samen", age: 35, phone: "06-000 000 91" },
      father: { called: "Sem Samen", age: 37, phone: "06-000 000 92" },
      elder: { called: "Saar Samen", age: 8 },
      younger: { called: "Siem Samen", age: 6 },
    });
    family.relations(
      kept,
      ["mother", "MOTHER", "elder"],
      ["mother", "MOTHER", "younger"],
      ["father", "FATHER", "elder"],
      ["father", "FATHER", "younger"],
      ["mother", "EX_PARTNER", "father", "FACTUAL"],
      ["elder", "SIBLING", "younger"],
    );
    for (const child of ["elder", "younger"]) family.authority(kept, child, "PARENTAL_JOINT", ["mother", "father"]);
    family.household(kept, "Huishouden van moeder", { mother: "ouder", elder: ["kind", 50], younger: ["kind", 50] });
    family.household(kept, "Huishouden van vader", { father: "ouder", elder: ["kind", 50], younger: ["kind", 50] });
    family.address(kept, ["mother", "elder", "younger"], "RESIDENCE", "Verzonnenstraat 91");
    family.address(kept, ["father"], "RESIDENCE", "Bedachtlaan 92");

    family.casus(
      kept,
      { phase: "RISK_DRIVEN_CARE", coordinator: "lt-coordinator" },
      {
        mother: [["PARENT"], "VOLUNTARY"],
        father: [["PARENT"], "VOLUNTARY"],
        elder: [["CHILD"], "VOLUNTARY"],
        younger: [["CHILD"], "VOLUNTARY"],
      },
    );
    const everyone = ["mother", "father", "elder", "younger"];
    family.participant("lt-coordinator", "COORDINATION", everyone, { days: 140 });
    family.participant("lt-careworker", "VOLUNTARY_HELP", everyone, { days: 135 });
    family.participant("gi-advice", "ADVICE", everyone, { days: 50 });
    family.participant("vt-worker-adults", "ADVICE", ["elder", "younger"], { days: 50 });
    writeHelp(family);
    writeConsents(family);
  },
};

function writeHelp(family: FamilyBuilder): void {
  const { calendar } = family;
  const lt = { by: "lt-careworker", days: 60 } as const;
  family.record(
    HelpRequestEntity,
    { ...lt, about: ["mother", "father"], days: 135 },
    { question: "Hoe blijven wij samen ouders?", hat: "HELP", status: "CLARIFIED", askedAt: calendar.momentAgo(135), contactPerson: "lt-careworker" },
  );
  for (const child of ["elder", "younger"]) {
    family.record(
      HelpTrajectoryEntity,
      { ...lt, about: [child], days: 120 },
      {
        provider: "Kindercoach Verzonnen",
        goals: ["Praten over de scheiding."],
        from: calendar.daysAgo(110),
        until: null,
        status: "ACTIVE",
        waitingReason: null,
        frame: "VOLUNTARY",
      },
    );
    family.record(
      SafetyAssessmentEntity,
      { by: "vt-worker-adults", about: [child], days: 55 },
      {
        events: ["Ouders: ruzie bij het wisselen."],
        judgement: "CONCERNS",
        riskFactors: [],
        decision: "Hulp via het lokale team.",
        assessedAt: calendar.daysAgo(55),
      },
    );
    family.item(
      { ...lt, about: [child] },
      {
        text: "Heeft buikpijn op wisseldagen.",
        kind: "OBSERVATION",
        nature: "PROFESSIONAL_JUDGEMENT",
        observedDaysAgo: 61,
        source: ["PROFESSIONAL", "kindercoach"],
        category: "CHILD_HEALTH",
        confidentiality: "C3",
        views: [["father", "DISAGREES", "Bij mij thuis is daar niets van te merken."]],
      },
    );
  }
  family.item(
    { ...lt, about: ["mother"] },
    {
      text: "Moeder wil een vaste wisseldag.",
      kind: "STATEMENT",
      nature: "STATEMENT_BY_PERSON",
      observedDaysAgo: 62,
      holder: "mother",
      source: ["PERSON", "moeder zelf"],
      category: "PLAN",
      confidentiality: "C2",
      verified: ["gesprek met beide ouders", "CONFIRMED"],
      corrected: { before: "Moeder wil minder wisselen.", reason: "Zij wil vaste dagen, niet minder." },
    },
  );

  const plan = family.plan({ ...lt, about: ["mother", "father", "elder", "younger"] }, 1, "ACTIVE");
  const part = family.planPart({ ...lt, about: ["mother", "father", "elder", "younger"] }, plan, "HELP");
  family.goal({ ...lt, about: ["mother"] }, part, "Ik praat rustig met vader.", "Overleg zonder schreeuwen.", { safetyGoal: true });
  family.goal({ ...lt, about: ["father"] }, part, "Ik praat rustig met moeder.", "Overleg zonder schreeuwen.", { safetyGoal: true });
  family.goal({ ...lt, about: ["elder"] }, part, "Ik weet waar ik slaap.", "Kalender hangt in beide huizen.");
  family.goal({ ...lt, about: ["younger"] }, part, "Ik neem mijn knuffel mee.", "De knuffel gaat elke keer mee.");
  family.agreement({ ...lt, about: ["mother", "father"] }, part, "Wisselen is op zondag om vijf uur.", "elke zondag");
}

function writeConsents(family: FamilyBuilder): void {
  const terms = { categories: ["PLAN", "SAFETY", "SOCIAL", "FAMILY", "ANALYSIS", "CHILD_HEALTH"], purposes: ["COORDINATE_JOINT_PLAN", "PROVIDE_VOLUNTARY_HELP"] } satisfies Partial<
    Parameters<FamilyBuilder["consent"]>[0]
  >;
  for (const [from, to, recordedBy] of [
    ["lt-noord", ["gi-noord"], "lt-careworker"],
    ["vt-noord", ["lt-noord"], "lt-careworker"],
  ] as const) {
    for (const parent of ["mother", "father"]) {
      family.consent({ ...terms, subject: parent, from, to, recordedBy });
      family.consent({ ...terms, subject: "elder", givenBy: parent, from, to, recordedBy });
    }
    family.consent({ ...terms, subject: "younger", givenBy: "mother", from, to, recordedBy });
    family.consent({ ...terms, subject: "younger", givenBy: "father", from, to, recordedBy, status: "REFUSED" });
  }
}
