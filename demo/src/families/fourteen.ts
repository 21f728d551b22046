import { AcceptedHandoverEntity, HelpTrajectoryEntity } from "@samenhang/subgraph-lokaal-team";
import { SafetyAssessmentEntity } from "@samenhang/subgraph-veilig-thuis";
import type { Family, FamilyBuilder } from "./family-builder.js";

/** A girl of fourteen who says yes where her mother says no; her father is not asked (example E12). Another team helps her at her grandmother's. */
export const fourteen: Family = {
  name: "fourteen",
  write: (family) => {
    const kept = { by: "lt-coordinator", days: 180 } as const;
    family.people(kept, {
      mother: { called: "Vera Veertien", age: 41, phone: "06-000 001 11" },
      father: { called: "Vincent Ververst", age: 43 },
      grandmother: { called: "Vroukje Veertien", age: 68, phone: "06-000 001 12" },
      child: { called: "Veerle Veertien", age: 14, phone: "06-000 001 13" },
    });
    family.relations(
      kept,
      ["mother", "MOTHER", "child"],
      ["father", "LEGAL_PARENT", "child"],
      ["grandmother", "GRANDPARENT", "child"],
      ["grandmother", "MOTHER", "mother"],
      ["grandmother", "CARER", "child", "FACTUAL"],
    );
    family.authority(kept, "child", "PARENTAL_SOLE", ["mother"]);
    family.authority(kept, "child", "NONE", ["father"]);
    family.household(kept, "Huishouden van oma", { grandmother: "oma", child: ["kind", 60] });
    family.address(kept, ["mother"], "RESIDENCE", "Verzonnenstraat 111");
    family.address(kept, ["child"], "STAY", "Bedachtlaan 112", { city: "Fictiedorp" });

    family.casus(
      kept,
      { phase: "RISK_DRIVEN_CARE", coordinator: "lt-coordinator" },
      {
        mother: [["PARENT"], "VOLUNTARY"],
        father: [["PARENT"], "VOLUNTARY"],
        grandmother: [["CARER"], "VOLUNTARY"],
        child: [["CHILD"], "VOLUNTARY"],
      },
    );
    family.participant("lt-coordinator", "COORDINATION", ["child", "mother"], { days: 180 });
    family.participant("lt-careworker", "VOLUNTARY_HELP", ["child"], { days: 170 });
    family.participant("lt-careworker-zuid", "VOLUNTARY_HELP", ["child"], { days: 45 });
    writeHelp(family);
    writeConsents(family);
  },
};

/** The handover was accepted before Veilig Thuis joined the hub, so the team attests it itself. */
function writeHelp(family: FamilyBuilder): void {
  const { calendar } = family;
  family.record(
    AcceptedHandoverEntity,
    { by: "lt-careworker", about: ["child"], days: 165 },
    { sender: "vt-noord", agreements: ["Veerle kiest zelf haar helper."], acceptedAt: calendar.momentAgo(165) },
  );
  family.attest("lokaal-team", { kind: "HANDOVER", body: { persons: family.ids(["child"]), sender: "vt-noord", receiver: "lt-noord", professional: null } }, 165);
  family.record(
    SafetyAssessmentEntity,
    { by: "vt-worker-adults", about: ["child"], days: 172, marks: { packagedFor: ["lt-noord"] } },
    {
      events: ["Veerle vertelt van ruzies met haar moeder."],
      judgement: "CONCERNS",
      riskFactors: [],
      decision: "Overdragen aan het lokale team.",
      assessedAt: calendar.daysAgo(172),
    },
  );
  family.record(
    HelpTrajectoryEntity,
    { by: "lt-careworker", about: ["child"], days: 150 },
    {
      provider: "Jongerencoach Verzonnen",
      goals: ["Zeggen wat ik wil."],
      from: calendar.daysAgo(140),
      until: null,
      status: "ACTIVE",
      waitingReason: null,
      frame: "VOLUNTARY",
    },
  );
  family.item(
    { by: "lt-careworker", about: ["child"], days: 70 },
    {
      text: "Veerle wil bij haar oma blijven tot de zomer.",
      kind: "STATEMENT",
      nature: "STATEMENT_BY_PERSON",
      observedDaysAgo: 71,
      holder: "child",
      source: ["PERSON", "Veerle zelf"],
      category: "PLAN",
      confidentiality: "C2",
      verified: ["gesprek met oma", "CONFIRMED"],
      views: [["mother", "DISAGREES", "Ik wil dat zij thuiskomt."]],
    },
  );
  family.item(
    { by: "lt-careworker", about: ["mother"], days: 68 },
    {
      text: "Moeder mist haar dochter.",
      kind: "STATEMENT",
      nature: "STATEMENT_BY_PERSON",
      observedDaysAgo: 69,
      holder: "mother",
      source: ["PERSON", "moeder zelf"],
      category: "SOCIAL",
      confidentiality: "C2",
      corrected: { before: "Moeder is boos.", reason: "Dat was een indruk, geen uitspraak." },
    },
  );
}

function writeConsents(family: FamilyBuilder): void {
  const terms = {
    subject: "child",
    recordedBy: "lt-careworker",
    categories: ["PLAN", "SAFETY", "SOCIAL"],
    purposes: ["PROVIDE_VOLUNTARY_HELP", "COORDINATE_JOINT_PLAN"],
  } satisfies Partial<Parameters<FamilyBuilder["consent"]>[0]>;
  for (const [from, to] of [
    ["lt-noord", ["lt-zuid"]],
    ["vt-noord", ["lt-noord", "lt-zuid"]],
  ] as const) {
    family.consent({ ...terms, from, to });
    family.consent({ ...terms, from, to, givenBy: "mother", status: "REFUSED" });
  }
}
