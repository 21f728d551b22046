import { ReportEntity, SafetyAssessmentEntity } from "@samenhang/subgraph-veilig-thuis";
import type { Family } from "./family-builder.js";

/** The neighbours: known to Veilig Thuis only. Whoever is curious learns nothing, not even that (example E05). */
export const neighbours: Family = {
  name: "neighbours",
  write: (family) => {
    const { calendar } = family;
    const kept = { by: "vt-worker", days: 70 } as const;
    family.people(kept, {
      mother: { called: "Bea Belendend", age: 35, phone: "06-000 000 81" },
      father: { called: "Bert Belendend", age: 36 },
      child: { called: "Bo Belendend", age: 6 },
    });
    family.relations(kept, ["mother", "MOTHER", "child"], ["father", "FATHER", "child"], ["mother", "PARTNER", "father", "FACTUAL"]);
    family.authority(kept, "child", "PARENTAL_JOINT", ["mother", "father"], { verified: false });
    family.household(kept, "Huishouden Belendend", { mother: "ouder", father: "ouder", child: "kind" });
    family.address(kept, ["mother", "father", "child"], "RESIDENCE", "Verzonnenstraat 3");

    family.casus(kept, { phase: "DIRECT_SAFETY" }, { mother: [["PARENT"], "VOLUNTARY"], father: [["PARENT"], "VOLUNTARY"], child: [["CHILD"], "VOLUNTARY"] });
    family.participant("vt-worker", "STATUTORY_INVESTIGATION", ["mother", "father", "child"], { days: 70 });
    family.record(
      ReportEntity,
      { by: "vt-worker", about: ["mother", "father", "child"], days: 69 },
      {
        receivedAt: calendar.momentAgo(69),
        origin: "BYSTANDER",
        content: "Een buur hoort vaak huilen.",
        violenceTypes: ["CHILD_NEGLECT"],
        acute: false,
        childrenPresent: true,
        status: "ASSESSED",
        closedAt: null,
        closeReason: null,
        assignedTo: "vt-worker",
        reporterName: "Buur Verzinsel",
        reporterCapacity: "buur",
        reporterAnonymity: "wil anoniem blijven",
        reporterWantsFeedback: false,
        reporterActor: null,
        reporterOrganisation: null,
      },
    );
    family.record(
      SafetyAssessmentEntity,
      { by: "vt-worker", about: ["child"], days: 60 },
      {
        events: ["Buur: huilen in de avond."],
        judgement: "NOT_ESTABLISHED",
        riskFactors: [],
        decision: "Gesprek met de ouders.",
        assessedAt: calendar.daysAgo(60),
      },
    );
    family.item(
      { by: "vt-worker", about: ["child"], days: 65 },
      {
        text: "Bo huilt vaak bij het slapengaan.",
        kind: "STATEMENT",
        nature: "STATEMENT_BY_PERSON",
        observedDaysAgo: 69,
        source: ["PERSON", "een buur"],
        category: "SAFETY",
        confidentiality: "C3",
        corrected: { before: "Bo wordt alleen gelaten.", reason: "De buur heeft dat niet gezegd." },
        views: [["mother", "DISAGREES", "Bo had oorpijn."]],
      },
    );
    family.item(
      { by: "vt-worker", about: ["mother"], days: 62 },
      {
        text: "Moeder is thuis als Bo slaapt.",
        kind: "OBSERVATION",
        nature: "FACT",
        observedDaysAgo: 63,
        source: ["OWN_OBSERVATION", "huisbezoek"],
        category: "SAFETY",
        confidentiality: "C2",
        verified: ["huisbezoek in de avond", "CONFIRMED"],
      },
    );
  },
};
