import { HelpRequestEntity } from "@samenhang/subgraph-lokaal-team";
import type { Family } from "./family-builder.js";

/** A family whose transfer to another region was accepted: the package is open, and safety is watched there (example E28, afterwards). */
export const movedIn: Family = {
  name: "moved-in",
  write: (family) => {
    const { calendar } = family;
    const kept = { by: "lt-coordinator", days: 160 } as const;
    family.people(kept, {
      father: { called: "Igor Aangekomen", age: 37, phone: "06-000 000 61" },
      child: { called: "Ilse Aangekomen", age: 8 },
    });
    family.relations(kept, ["father", "FATHER", "child"]);
    family.authority(kept, "child", "PARENTAL_SOLE", ["father"]);
    family.household(kept, "Huishouden van Igor", { father: "ouder", child: "kind" });
    family.address(kept, ["father", "child"], "RESIDENCE", "Verzonnenstraat 61", { untilDaysAgo: 25 });
    family.address({ by: "lt-careworker-zuid", days: 25 }, ["father", "child"], "RESIDENCE", "Bedachtlaan 62", { city: "Fictiedorp" });

    family.casus(kept, { phase: "RECOVERY", coordinator: "lt-careworker-zuid" }, { father: [["PARENT"], "VOLUNTARY"], child: [["CHILD"], "VOLUNTARY"] });
    family.participant("lt-coordinator", "COORDINATION", ["father", "child"], { days: 160, endedDaysAgo: 20, endedReason: "overgedragen" });
    family.participant("lt-careworker-zuid", "VOLUNTARY_HELP", ["father", "child"], { days: 20 });
    family.record(
      HelpRequestEntity,
      { by: "lt-careworker-zuid", about: ["father"], days: 18 },
      {
        question: "Hoe vinden wij hier onze weg?",
        hat: "HELP",
        status: "OPEN",
        askedAt: calendar.momentAgo(18),
        contactPerson: "lt-careworker-zuid",
      },
    );
    family.referral(
      { by: "lt-coordinator", about: ["father", "child"] },
      {
        type: "REGION_TRANSFER",
        receiver: "lt-zuid",
        ageBands: ["0-11", "18-69"],
        questionType: "Hulp bij rouw voortzetten",
        urgency: "NORMAL",
        ground: "Verhuizing, met toestemming van vader",
        packageSummary: "Vader en Ilse krijgen hulp bij rouw.",
        packageSafetyJudgement: "UNFOUNDED",
        packageSafetyConditions: [],
        packageFamilyKnows: "Vader schreef de overdracht mee.",
        steps: [
          ["SENT", 30],
          ["RECEIVED", 28],
          ["ACCEPTED", 22],
          ["IN_PROGRESS", 20],
        ],
      },
    );
    family.item(
      { by: "lt-coordinator", about: ["child"], days: 90, marks: { packagedFor: ["lt-zuid"] } },
      {
        text: "Ilse praat over haar moeder als zij tekent.",
        kind: "OBSERVATION",
        nature: "FACT",
        observedDaysAgo: 91,
        source: ["OWN_OBSERVATION", "gesprek"],
        category: "SAFETY",
        confidentiality: "C2",
        verified: ["gesprek met vader", "CONFIRMED"],
      },
    );
    family.item(
      { by: "lt-coordinator", about: ["father"], days: 80 },
      {
        text: "Vader werkt weer halve dagen.",
        kind: "STRENGTH",
        nature: "FACT",
        observedDaysAgo: 81,
        source: ["PERSON", "vader zelf"],
        category: "SOCIAL",
        confidentiality: "C2",
        corrected: { before: "Vader werkt niet.", reason: "Vader was al begonnen." },
        views: [["father", "DISAGREES", "Ik heb nooit gezegd dat ik niet werkte."]],
      },
    );
  },
};
