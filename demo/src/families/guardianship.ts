import { ActionPlanEntity, ProtectionMeasureEntity } from "@samenhang/subgraph-gecertificeerde-instelling";
import type { Family } from "./family-builder.js";

/** A child under guardianship of the institution: guardianship is about the child, not about the mother whose authority ended (example E23). */
export const guardianship: Family = {
  name: "guardianship",
  write: (family) => {
    const { calendar } = family;
    const kept = { by: "gi-guardian", days: 500 } as const;
    family.people(kept, {
      child: { called: "Zoë Zorg", age: 6 },
      mother: { called: "Zita Zorg", age: 28 },
      fosterParent: { called: "Ziggy Thuis", age: 45, phone: "06-000 001 31" },
    });
    family.relations(kept, ["mother", "MOTHER", "child"], ["fosterParent", "FOSTER_PARENT", "child", "FACTUAL"]);
    family.authority(kept, "child", "TERMINATED", ["mother"]);
    family.authority(kept, "child", "GUARDIANSHIP", [], { organisation: "gi-noord" });
    family.household(kept, "Pleeggezin", { fosterParent: "pleegouder", child: "kind" });
    family.address(kept, ["child", "fosterParent"], "PLACEMENT", "Verzonnenstraat 131");

    family.casus(
      kept,
      { phase: "RECOVERY", coordinator: "gi-guardian" },
      { child: [["CHILD"], "COMPULSORY"], mother: [["PARENT"], "VOLUNTARY"], fosterParent: [["CARER"], "VOLUNTARY"] },
    );
    family.participant("gi-guardian", "EXECUTION_OF_MEASURE", ["child", "mother", "fosterParent"], { days: 500 });
    family.participant("lt-careworker", "VOLUNTARY_HELP", ["fosterParent"], { days: 100 });
    family.record(
      ProtectionMeasureEntity,
      { by: "gi-guardian", about: ["child"], days: 500 },
      {
        kind: "GUARDIANSHIP",
        validFrom: calendar.daysAgo(500),
        validUntil: null,
        endedAt: null,
        endReason: null,
        lapsed: false,
        supervisor: "gi-guardian",
        concreteThreats: ["Moeder kan de zorg niet dragen."],
        courtReference: "VERZONNEN-131",
      },
    );
    family.record(
      ActionPlanEntity,
      { by: "gi-guardian", about: ["child"], days: 300 },
      {
        threats: [],
        goals: ["Zoë blijft bij haar pleegouder."],
        agreedWith: family.ids(["fosterParent"]),
        status: "ACTIVE",
        reviewAt: calendar.daysAhead(60),
      },
    );
    family.attest("organisation:gi-noord", { kind: "PROVIDER_NAMED", body: { person: family.id("mother"), provider: "ggz-noord", organisation: "gi-noord" } }, 400);

    const gi = { by: "gi-guardian", days: 90 } as const;
    const basis = { purpose: "EXECUTE_GUARDIANSHIP", basis: "L-25", framework: "COMPULSORY" } as const;
    family.item(
      { ...gi, about: ["child"] },
      {
        ...basis,
        text: "Zoë noemt haar pleegouder bij de voornaam.",
        kind: "OBSERVATION",
        nature: "FACT",
        observedDaysAgo: 92,
        source: ["OWN_OBSERVATION", "huisbezoek"],
        category: "SAFETY",
        confidentiality: "C2",
        verified: ["tweede bezoek", "CONFIRMED"],
      },
    );
    family.item(
      { ...gi, about: ["mother"] },
      {
        ...basis,
        text: "Moeder komt op de afgesproken bezoekdagen.",
        kind: "EVENT",
        nature: "FACT",
        observedDaysAgo: 95,
        source: ["PROFESSIONAL", "begeleider"],
        category: "SAFETY",
        confidentiality: "C2",
        corrected: { before: "Moeder komt niet opdagen.", reason: "Het bezoek was door ons verzet." },
        views: [["mother", "DISAGREES", "Ik was er elke keer."]],
      },
    );
  },
};
