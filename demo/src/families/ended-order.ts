import { ProtectionMeasureEntity } from "@samenhang/subgraph-gecertificeerde-instelling";
import { ReportEntity } from "@samenhang/subgraph-veilig-thuis";
import type { Family } from "./family-builder.js";

/** A supervision order that ended three weeks ago: the supervisor still takes part, and sees nothing new (example E02). */
export const endedOrder: Family = {
  name: "ended-order",
  write: (family) => {
    const { calendar } = family;
    const kept = { by: "lt-coordinator", days: 420 } as const;
    family.people(kept, {
      mother: { called: "Nora Afgerond", age: 36, phone: "06-000 000 11" },
      father: { called: "Nico Afgerond", age: 39 },
      child: { called: "Noor Afgerond", age: 10 },
    });
    family.relations(kept, ["mother", "MOTHER", "child"], ["father", "FATHER", "child"], ["mother", "EX_PARTNER", "father", "FACTUAL"]);
    family.authority(kept, "child", "PARENTAL_JOINT", ["mother", "father"]);
    family.household(kept, "Huishouden van moeder", { mother: "ouder", child: "kind" });
    family.address(kept, ["mother", "child"], "RESIDENCE", "Verzonnenstraat 11");

    family.casus(
      kept,
      { phase: "FOLLOW_UP", coordinator: "lt-coordinator" },
      {
        mother: [["PARENT"], "VOLUNTARY"],
        father: [["PARENT"], "VOLUNTARY"],
        child: [["CHILD"], "VOLUNTARY"],
      },
    );
    family.participant("gi-supervisor-ended", "EXECUTION_OF_MEASURE", ["child", "mother"], { days: 386 });
    family.participant("lt-coordinator", "COORDINATION", ["child", "mother"], { days: 420 });

    family.record(
      ProtectionMeasureEntity,
      { by: "gi-supervisor-ended", about: ["child"], days: 386 },
      {
        kind: "OTS",
        validFrom: calendar.daysAgo(386),
        validUntil: calendar.daysAgo(21),
        endedAt: null,
        endReason: null,
        lapsed: false,
        supervisor: "gi-supervisor-ended",
        concreteThreats: ["Noor zat klem tussen haar ouders."],
        courtReference: "VERZONNEN-011",
      },
    );
    family.record(
      ReportEntity,
      { by: "vt-worker-adults", about: ["child", "mother"], days: 60 },
      {
        receivedAt: calendar.momentAgo(60),
        origin: "PROFESSIONAL",
        content: "Zorgen over de wissel tussen de huizen.",
        violenceTypes: [],
        acute: false,
        childrenPresent: true,
        status: "MONITORING",
        closedAt: null,
        closeReason: null,
        assignedTo: "vt-worker-adults",
        reporterName: null,
        reporterCapacity: null,
        reporterAnonymity: null,
        reporterWantsFeedback: false,
        reporterActor: null,
        reporterOrganisation: null,
      },
    );

    family.item(
      { by: "gi-supervisor-ended", about: ["child"], days: 60 },
      {
        text: "Noor wisselt nu rustig van huis.",
        kind: "OBSERVATION",
        nature: "PROFESSIONAL_JUDGEMENT",
        observedDaysAgo: 61,
        framework: "COMPULSORY",
        source: ["OWN_OBSERVATION", "huisbezoek"],
        category: "SAFETY",
        confidentiality: "C2",
        verified: ["gesprek met de leerkracht", "CONFIRMED"],
        views: [["father", "DISAGREES", "Bij mij gaat het al langer goed."]],
      },
    );
    family.item(
      { by: "lt-coordinator", about: ["mother"], days: 40 },
      {
        text: "Moeder wil hulp bij het overleg met vader.",
        kind: "STATEMENT",
        nature: "STATEMENT_BY_PERSON",
        observedDaysAgo: 41,
        holder: "mother",
        source: ["PERSON", "moeder zelf"],
        category: "PLAN",
        confidentiality: "C2",
        corrected: { before: "Moeder weigert overleg.", reason: "Zo heeft moeder het niet gezegd." },
      },
    );

    const plan = family.plan({ by: "lt-coordinator", about: ["child", "mother"], days: 50 }, 1, "ACTIVE");
    const part = family.planPart({ by: "lt-coordinator", about: ["child", "mother"], days: 50, marks: { necessaryForSupervision: true } }, plan, "RECOVERY");
    family.goal({ by: "lt-coordinator", about: ["child"], days: 50, marks: { necessaryForSupervision: true } }, part, "Ik hoef niet te kiezen.", "Noor praat over beide huizen.", {
      safetyGoal: true,
    });
  },
};
