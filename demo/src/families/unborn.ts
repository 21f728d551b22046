import { InvestigationRequestEntity, ProtectionInvestigationEntity } from "@samenhang/subgraph-raad-voor-de-kinderbescherming";
import { ReportEntity } from "@samenhang/subgraph-veilig-thuis";
import type { Family } from "./family-builder.js";

/** An unborn child: what is on file is about the mother, and the Board may investigate (example E33). */
export const unborn: Family = {
  name: "unborn",
  write: (family) => {
    const { calendar } = family;
    const kept = { by: "vt-worker-adults", days: 50 } as const;
    family.people(kept, {
      mother: { called: "Ulla Opkomst", age: 24, phone: "06-000 000 41" },
      partner: { called: "Ubbo Bijstand", age: 27 },
      unborn: { called: "Ongeboren kind van Ulla", unborn: true },
    });
    family.relations(kept, ["mother", "MOTHER", "unborn"], ["partner", "FATHER", "unborn", "CLAIMED"], ["partner", "PARTNER", "mother", "FACTUAL"]);
    family.household(kept, "Huishouden van Ulla", { mother: "aanstaande ouder", partner: "partner" });
    family.address(kept, ["mother", "partner"], "RESIDENCE", "Verzonnenstraat 41");

    family.casus(kept, { phase: "DIRECT_SAFETY" }, { mother: [["PARENT"], "PRE_MEASURE"], partner: [["PARTNER"], "VOLUNTARY"], unborn: [["CHILD"], "PRE_MEASURE"] });
    family.participant("vt-worker-adults", "STATUTORY_INVESTIGATION", ["mother", "unborn"], { days: 50 });
    family.participant("rvdk-investigator", "STATUTORY_INVESTIGATION", ["mother", "unborn"], { days: 25 });

    family.record(
      ReportEntity,
      { by: "vt-worker-adults", about: ["mother"], days: 50, marks: { deliveredToBoard: true } },
      {
        receivedAt: calendar.momentAgo(50),
        origin: "PROFESSIONAL",
        content: "De verloskundige maakt zich zorgen over gebruik van middelen.",
        violenceTypes: ["CHILD_NEGLECT"],
        acute: false,
        childrenPresent: false,
        status: "ASSESSED",
        closedAt: null,
        closeReason: null,
        assignedTo: "vt-worker-adults",
        reporterName: "Vroedvrouw Verzinsel",
        reporterCapacity: "verloskundige",
        reporterAnonymity: null,
        reporterWantsFeedback: true,
        reporterActor: null,
        reporterOrganisation: null,
      },
    );
    const requestId = family.record(
      InvestigationRequestEntity,
      { by: "rvdk-investigator", about: ["unborn"], days: 26 },
      {
        requestedBy: "vt-noord",
        receivedAt: calendar.momentAgo(26),
        ground: "Zorgen over de zwangerschap.",
        decision: "START",
        decisionReason: "Onderzoek voor de geboorte.",
      },
    );
    family.record(
      ProtectionInvestigationEntity,
      { by: "rvdk-investigator", about: ["unborn"], days: 25 },
      {
        requestId,
        questions: ["Is voor de geboorte een maatregel nodig?"],
        investigator: "rvdk-investigator",
        state: "INVESTIGATION",
        startedAt: calendar.daysAgo(25),
        dueAt: calendar.daysAhead(17),
      },
    );
    family.attest("organisation:rvdk-noord", { kind: "PROVIDER_NAMED", body: { person: family.id("mother"), provider: "ggz-noord", organisation: "rvdk-noord" } }, 20);

    family.item(
      { by: "vt-worker-adults", about: ["mother"], days: 45, marks: { deliveredToBoard: true } },
      {
        text: "Ulla komt naar alle controles.",
        kind: "STRENGTH",
        nature: "FACT",
        observedDaysAgo: 46,
        source: ["PROFESSIONAL", "verloskundige"],
        category: "SAFETY",
        confidentiality: "C2",
        verified: ["agenda van de praktijk", "CONFIRMED"],
      },
    );
    family.item(
      { by: "vt-worker-adults", about: ["mother"], days: 44, marks: { deliveredToBoard: true } },
      {
        text: "Ulla zegt dat zij is gestopt.",
        kind: "STATEMENT",
        nature: "STATEMENT_BY_PERSON",
        observedDaysAgo: 46,
        holder: "mother",
        source: ["PERSON", "Ulla zelf"],
        category: "SAFETY",
        confidentiality: "C3",
        corrected: { before: "Ulla gebruikt dagelijks.", reason: "De melding noemde dat niet." },
        views: [["mother", "DISAGREES", "Dagelijks is nooit waar geweest."]],
      },
    );
  },
};
