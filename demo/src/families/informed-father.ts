import { HelpRequestEntity } from "@samenhang/subgraph-lokaal-team";
import type { Family } from "./family-builder.js";

/** A father without authority, who has a right to be informed (BW 1:377c): the team tells him the main things, the hub opens no file to him. */
export const informedFather: Family = {
  name: "informed-father",
  write: (family) => {
    const kept = { by: "lt-coordinator", days: 110 } as const;
    family.people(kept, {
      mother: { called: "Liesbeth Luister", age: 32, phone: "06-000 001 21" },
      father: { called: "Leo Lezer", age: 35, phone: "06-000 001 22" },
      child: { called: "Lotte Luister", age: 9 },
    });
    family.relations(kept, ["mother", "MOTHER", "child"], ["father", "LEGAL_PARENT", "child"], ["mother", "EX_PARTNER", "father", "FACTUAL"]);
    family.authority(kept, "child", "PARENTAL_SOLE", ["mother"]);
    family.authority(kept, "child", "NONE", ["father"], { limitation: "Geen gezag; recht op informatie (BW 1:377c)" });
    family.household(kept, "Huishouden van Liesbeth", { mother: "ouder", child: "kind" });
    family.address(kept, ["mother", "child"], "RESIDENCE", "Verzonnenstraat 121");
    family.address(kept, ["child"], "SCHOOL", "Denkbeeldig Schoolplein 122");

    family.casus(
      kept,
      { phase: "RECOVERY", coordinator: "lt-coordinator" },
      { mother: [["PARENT"], "VOLUNTARY"], father: [["PARENT"], "VOLUNTARY"], child: [["CHILD"], "VOLUNTARY"] },
    );
    family.participant("lt-coordinator", "COORDINATION", ["mother", "father", "child"], { days: 110 });
    family.record(
      HelpRequestEntity,
      { by: "lt-coordinator", about: ["mother"], days: 108 },
      {
        question: "Hoe houden we vader op de hoogte?",
        hat: "HELP",
        status: "CLARIFIED",
        askedAt: family.calendar.momentAgo(108),
        contactPerson: "lt-coordinator",
      },
    );
    family.item(
      { by: "lt-coordinator", about: ["child"], days: 80 },
      {
        text: "Lotte gaat over naar de volgende groep.",
        kind: "REGISTER_FACT",
        nature: "FACT",
        observedDaysAgo: 82,
        source: ["DOCUMENT", "schoolrapport (verzonnen)"],
        category: "SOCIAL",
        confidentiality: "C2",
        verified: ["rapport gezien", "CONFIRMED"],
      },
    );
    family.item(
      { by: "lt-coordinator", about: ["father"], days: 78 },
      {
        text: "Vader wil graag weten hoe het op school gaat.",
        kind: "STATEMENT",
        nature: "STATEMENT_BY_PERSON",
        observedDaysAgo: 79,
        holder: "father",
        source: ["PERSON", "vader zelf"],
        category: "PLAN",
        confidentiality: "C2",
        corrected: { before: "Vader wil gezag.", reason: "Hij vroeg om informatie, niet om gezag." },
        views: [["father", "DISAGREES", "Ik vroeg ook om een vast belmoment."]],
      },
    );
  },
};
