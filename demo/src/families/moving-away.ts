import { HelpTrajectoryEntity } from "@samenhang/subgraph-lokaal-team";
import type { Family } from "./family-builder.js";

/** A family that moves to another region: the new team was asked, and has not yet accepted (example E28). */
export const movingAway: Family = {
  name: "moving-away",
  write: (family) => {
    const { calendar } = family;
    const kept = { by: "lt-coordinator", days: 210 } as const;
    family.people(kept, {
      mother: { called: "Hanna Onderweg", age: 31, phone: "06-000 000 51", language: "Engels", interpreterNeeded: true },
      child: { called: "Hugo Onderweg", age: 5 },
    });
    family.relations(kept, ["mother", "MOTHER", "child"]);
    family.authority(kept, "child", "PARENTAL_SOLE", ["mother"]);
    family.household(kept, "Huishouden van Hanna", { mother: "ouder", child: "kind" });
    family.address(kept, ["mother", "child"], "RESIDENCE", "Verzonnenstraat 51");

    family.casus(kept, { phase: "RISK_DRIVEN_CARE", coordinator: "lt-coordinator" }, { mother: [["PARENT"], "VOLUNTARY"], child: [["CHILD"], "VOLUNTARY"] });
    family.participant("lt-coordinator", "COORDINATION", ["mother", "child"], { days: 210 });
    family.participant("lt-careworker", "VOLUNTARY_HELP", ["mother", "child"], { days: 200 });
    family.record(
      HelpTrajectoryEntity,
      { by: "lt-careworker", about: ["mother", "child"], days: 190 },
      {
        provider: "Opvoedhulp Verzonnen",
        goals: ["Samen rustig eten."],
        from: calendar.daysAgo(180),
        until: null,
        status: "ACTIVE",
        waitingReason: null,
        frame: "VOLUNTARY",
      },
    );
    family.referral(
      { by: "lt-coordinator", about: ["mother", "child"] },
      {
        type: "REGION_TRANSFER",
        receiver: "lt-zuid",
        ageBands: ["0-11", "18-69"],
        questionType: "Hulp bij opvoeden voortzetten",
        urgency: "NORMAL",
        ground: "Verhuizing, met toestemming van moeder",
        packageSummary: "Opvoedhulp loopt goed; moeder wil die voortzetten.",
        packageSafetyJudgement: "CONCERNS",
        packageSafetyConditions: ["Wekelijks contact."],
        packageFamilyKnows: "Moeder las de overdracht.",
        steps: [["SENT", 3]],
      },
    );
    family.consent({
      subject: "mother",
      from: "lt-noord",
      to: ["lt-zuid"],
      recordedBy: "lt-coordinator",
      categories: ["PLAN", "SAFETY", "SOCIAL", "FAMILY", "ADDRESS"],
      purposes: ["HANDOVER_REFERRAL", "PROVIDE_VOLUNTARY_HELP"],
    });
    family.item(
      { by: "lt-careworker", about: ["child"], days: 60 },
      {
        text: "Hugo eet nu mee aan tafel.",
        kind: "STRENGTH",
        nature: "FACT",
        observedDaysAgo: 62,
        source: ["OWN_OBSERVATION", "huisbezoek"],
        category: "PLAN",
        confidentiality: "C2",
        verified: ["tweede huisbezoek", "CONFIRMED"],
      },
    );
    family.item(
      { by: "lt-careworker", about: ["mother"], days: 55 },
      {
        text: "Moeder vindt alleen opvoeden zwaar.",
        kind: "STATEMENT",
        nature: "STATEMENT_BY_PERSON",
        observedDaysAgo: 56,
        holder: "mother",
        source: ["PERSON", "moeder zelf"],
        category: "SOCIAL",
        confidentiality: "C2",
        corrected: { before: "Moeder kan het niet aan.", reason: "Dat was een mening van de schrijver." },
        views: [["mother", "DISAGREES", "Zwaar is iets anders dan niet kunnen."]],
      },
    );
  },
};
