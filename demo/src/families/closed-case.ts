import { HelpTrajectoryEntity } from "@samenhang/subgraph-lokaal-team";
import { ReportEntity } from "@samenhang/subgraph-veilig-thuis";
import type { Family } from "./family-builder.js";

/** A case that was closed: who took part in it sees nothing through it any more. */
export const closedCase: Family = {
  name: "closed-case",
  write: (family) => {
    const { calendar } = family;
    const kept = { by: "lt-coordinator", days: 700 } as const;
    family.people(kept, {
      mother: { called: "Greet Voorbij", age: 42 },
      father: { called: "Guus Voorbij", age: 44 },
      child: { called: "Gijs Voorbij", age: 15 },
    });
    family.relations(kept, ["mother", "MOTHER", "child"], ["father", "FATHER", "child"], ["mother", "PARTNER", "father", "FACTUAL"]);
    family.authority(kept, "child", "PARENTAL_JOINT", ["mother", "father"]);
    family.household(kept, "Huishouden Voorbij", { mother: "ouder", father: "ouder", child: "kind" });
    family.address(kept, ["mother", "father", "child"], "RESIDENCE", "Verzonnenstraat 71");

    family.casus(
      { ...kept, marks: { retainedUntil: calendar.daysAhead(6_000) } },
      { phase: "FOLLOW_UP", closed: { daysAgo: 200, reason: "Doelen gehaald, terugkijkgesprek gevoerd." } },
      {
        mother: [["PARENT"], "VOLUNTARY"],
        father: [["PARENT"], "VOLUNTARY"],
        child: [["CHILD"], "VOLUNTARY"],
      },
    );
    family.participant("lt-coordinator", "COORDINATION", ["mother", "father", "child"], { days: 700, endedDaysAgo: 200, endedReason: "casus gesloten" });
    family.participant("lt-careworker", "VOLUNTARY_HELP", ["mother", "child"], { days: 690, endedDaysAgo: 200, endedReason: "casus gesloten" });

    family.record(
      ReportEntity,
      { by: "vt-worker-former", about: ["child"], days: 720, marks: { retainedUntil: calendar.daysAhead(6_500) } },
      {
        receivedAt: calendar.momentAgo(720),
        origin: "BYSTANDER",
        content: "Ruzie op straat.",
        violenceTypes: [],
        acute: false,
        childrenPresent: true,
        status: "CLOSED",
        closedAt: calendar.daysAgo(690),
        closeReason: "Overgedragen aan het lokale team.",
        assignedTo: "vt-worker-former",
        reporterName: null,
        reporterCapacity: null,
        reporterAnonymity: null,
        reporterWantsFeedback: false,
        reporterActor: null,
        reporterOrganisation: null,
      },
    );
    family.record(
      HelpTrajectoryEntity,
      { by: "lt-careworker", about: ["child"], days: 680 },
      {
        provider: "Jongerencoach Verzonnen",
        goals: ["Weer naar school."],
        from: calendar.daysAgo(670),
        until: calendar.daysAgo(210),
        status: "ENDED",
        waitingReason: null,
        frame: "VOLUNTARY",
      },
    );
    family.item(
      { by: "lt-careworker", about: ["child"], days: 300 },
      {
        text: "Gijs gaat elke dag naar school.",
        kind: "STRENGTH",
        nature: "FACT",
        observedDaysAgo: 301,
        source: ["PROFESSIONAL", "mentor"],
        category: "PLAN",
        confidentiality: "C2",
        verified: ["overzicht van de school", "CONFIRMED"],
        corrected: { before: "Gijs gaat soms naar school.", reason: "Het overzicht was van een ander jaar." },
      },
    );
    family.item(
      { by: "lt-careworker", about: ["father"], days: 310 },
      {
        text: "Vader vond de hulp te laat komen.",
        kind: "STATEMENT",
        nature: "OPINION",
        observedDaysAgo: 312,
        holder: "father",
        source: ["PERSON", "vader zelf"],
        category: "PLAN",
        confidentiality: "C2",
        views: [["father", "DISAGREES", "Ik bedoelde de wachtlijst, niet de hulp."]],
      },
    );
    const plan = family.plan({ by: "lt-coordinator", about: ["child"], days: 650 }, 1, "CLOSED");
    const part = family.planPart({ by: "lt-coordinator", about: ["child"], days: 650 }, plan, "HELP");
    family.goal({ by: "lt-coordinator", about: ["child"], days: 650 }, part, "Ik ga naar school.", "Drie maanden zonder verzuim.", { status: "REACHED", safetyGoal: true });
  },
};
