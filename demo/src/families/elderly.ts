import { CapacityAssessmentEntity, RepresentationEntity } from "@samenhang/subgraph-consent";
import { ReportEntity, SafetyAssessmentEntity } from "@samenhang/subgraph-veilig-thuis";
import type { Family } from "./family-builder.js";

/** A woman of 84 and her son: without a minor, the purposes of child protection do not exist here (example E32). Her daughter is her mentor. */
export const elderly: Family = {
  name: "elderly",
  write: (family) => {
    const { calendar } = family;
    const kept = { by: "vt-worker-adults", days: 45 } as const;
    family.people(kept, {
      woman: { called: "Willemien Oudbedacht", age: 84, phone: "06-000 000 21", phoneUnsafe: true },
      son: { called: "Sjoerd Oudbedacht", age: 55 },
      daughter: { called: "Dineke Oudbedacht", age: 52, phone: "06-000 000 22" },
    });
    family.relations(kept, ["woman", "MOTHER", "son"], ["woman", "MOTHER", "daughter"], ["son", "CARER", "woman", "FACTUAL"], ["son", "SIBLING", "daughter"]);
    family.household(kept, "Huishouden van de vrouw", { woman: "bewoner", son: "inwonende zoon" });
    family.address(kept, ["woman", "son"], "RESIDENCE", "Verzonnenstraat 21");

    family.casus(
      kept,
      { phase: "DIRECT_SAFETY" },
      {
        woman: [["ELDERLY", "VICTIM"], "VOLUNTARY"],
        son: [["ALLEGED_OFFENDER", "CARER"], "VOLUNTARY"],
        daughter: [["CARER"], "VOLUNTARY"],
      },
    );
    family.participant("vt-worker-adults", "STATUTORY_INVESTIGATION", ["woman", "son", "daughter"], { days: 45 });
    family.participant("lt-coordinator", "VOLUNTARY_HELP", ["woman"], { days: 25 });
    family.participant("gi-supervisor-elder", "ADVICE", ["woman"], { days: 20 });
    family.participant("rvdk-investigator-elder", "ADVICE", ["woman"], { days: 20 });

    family.record(
      RepresentationEntity,
      { by: "vt-worker-adults", about: ["woman", "daughter"], days: 40 },
      {
        represented: family.id("woman"),
        representative: family.id("daughter"),
        type: "MENTOR",
        from: calendar.daysAgo(40),
        until: null,
        verifiedAt: calendar.daysAgo(39),
      },
    );
    family.record(
      CapacityAssessmentEntity,
      { by: "vt-worker-adults", about: ["woman"], days: 38 },
      {
        matter: "SHARING_DATA",
        isAble: false,
        assessedBy: "vt-worker-adults",
        assessedAt: calendar.daysAgo(38),
        explanation: "Na twee gesprekken, met haar huisarts: mevrouw kan niet navertellen wat er gedeeld wordt en met wie.",
        ofMinor: false,
      },
    );
    family.consent({
      subject: "woman",
      givenBy: "daughter",
      capacity: "MENTOR",
      from: "vt-noord",
      to: ["lt-noord"],
      recordedBy: "vt-worker-adults",
      categories: ["SAFETY", "PLAN", "SOCIAL"],
      purposes: ["PROVIDE_VOLUNTARY_HELP"],
    });

    family.record(
      ReportEntity,
      { by: "vt-worker-adults", about: ["woman", "son"], days: 44 },
      {
        receivedAt: calendar.momentAgo(44),
        origin: "PROFESSIONAL",
        content: "De thuiszorg ziet blauwe plekken en een lege rekening.",
        violenceTypes: ["ELDER_ABUSE", "FINANCIAL_ABUSE"],
        acute: false,
        childrenPresent: false,
        status: "IN_INVESTIGATION",
        closedAt: null,
        closeReason: null,
        assignedTo: "vt-worker-adults",
        reporterName: "Zuster Verzinsel",
        reporterCapacity: "wijkverpleegkundige",
        reporterAnonymity: null,
        reporterWantsFeedback: true,
        reporterActor: null,
        reporterOrganisation: null,
      },
    );
    family.record(
      SafetyAssessmentEntity,
      { by: "vt-worker-adults", about: ["woman"], days: 30 },
      {
        events: ["Thuiszorg: blauwe plek op de arm."],
        judgement: "CONCERNS",
        riskFactors: ["overbelaste zoon"],
        decision: "Gesprek met de mentor.",
        assessedAt: calendar.daysAgo(30),
      },
    );
    family.item(
      { by: "vt-worker-adults", about: ["son"], days: 35 },
      {
        text: "Er is geld opgenomen met de pas van zijn moeder.",
        kind: "REGISTER_FACT",
        nature: "FACT",
        observedDaysAgo: 50,
        source: ["DOCUMENT", "overzicht van de mentor (verzonnen)"],
        category: "SOCIAL",
        confidentiality: "C3",
        verified: ["overzicht gezien", "CONFIRMED"],
        views: [["son", "DISAGREES", "Dat was voor de boodschappen."]],
      },
    );
    family.item(
      { by: "vt-worker-adults", about: ["woman"], days: 34 },
      {
        text: "Mevrouw zegt dat zij is gestruikeld.",
        kind: "STATEMENT",
        nature: "STATEMENT_BY_PERSON",
        observedDaysAgo: 36,
        holder: "woman",
        source: ["PERSON", "mevrouw zelf"],
        category: "SAFETY",
        confidentiality: "C3",
        corrected: { before: "Mevrouw is geduwd.", reason: "Niemand heeft dat gezien of gezegd." },
      },
    );
  },
};
