import { ProtectiveOrderEntity, StaffSafetyNoteEntity } from "@samenhang/subgraph-case";
import { ConditionsAndFollowUpEntity, ReportEntity } from "@samenhang/subgraph-veilig-thuis";
import type { Family } from "./family-builder.js";

/** Two adults without children: stalking after a break, with a shielded address and workplace. Only Veilig Thuis works here. */
export const stalking: Family = {
  name: "stalking",
  write: (family) => {
    const { calendar } = family;
    const kept = { by: "vt-worker-adults", days: 33 } as const;
    family.people(kept, {
      woman: { called: "Tessa Voorzichtig", age: 29, phone: "06-000 000 31" },
      ex: { called: "Tom Verleden", age: 33 },
    });
    family.relations(kept, ["ex", "EX_PARTNER", "woman", "FACTUAL"]);
    family.address(kept, ["woman"], "RESIDENCE", "Verzonnenstraat 31");
    family.address(kept, ["woman"], "WORK", "Denkbeeldig Kantoorpad 32");
    family.address(kept, ["ex"], "RESIDENCE", "Bedachtlaan 33");

    family.casus(kept, { phase: "DIRECT_SAFETY" }, { woman: [["VICTIM"], "VOLUNTARY"], ex: [["ALLEGED_OFFENDER"], "VOLUNTARY"] });
    family.participant("vt-worker-adults", "STATUTORY_INVESTIGATION", ["woman"], { days: 33 });
    family.participant("vt-worker-f4", "STATUTORY_INVESTIGATION", ["ex"], { days: 30 });
    family.participant("vt-safety-officer", "STATUTORY_INVESTIGATION", ["woman"], { days: 32 });
    family.shielding({ by: "vt-worker-adults", days: 32 }, "woman", {
      hiddenFrom: ["ex"],
      what: ["LOCATION", "WORK", "CONTACT"],
      ground: "Belaging",
      approvedBy: "vt-safety-officer",
      safetyOfficers: ["vt-safety-officer"],
    });

    family.record(
      ProtectiveOrderEntity,
      { by: "vt-worker-adults", about: ["ex", "woman"], days: 20 },
      {
        kind: "CONTACT_BAN",
        issuer: "CRIMINAL_COURT",
        target: family.id("ex"),
        protects: family.ids(["woman"]),
        from: calendar.daysAgo(20),
        until: calendar.daysAhead(160),
        endedOn: null,
      },
    );
    family.record(
      StaffSafetyNoteEntity,
      { by: "vt-worker-f4", about: ["ex"], days: 19 },
      { weapon: true, text: "Een buur zag een mes; bel de politie voordat u aanbelt.", until: calendar.daysAhead(40), endedOn: null },
    );
    family.record(
      ReportEntity,
      { by: "vt-worker-adults", about: ["woman"], days: 33 },
      {
        receivedAt: calendar.momentAgo(33),
        origin: "SELF",
        content: "Hij staat elke avond voor de deur.",
        violenceTypes: ["STALKING", "INTIMATE_TERROR"],
        acute: true,
        childrenPresent: false,
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
    family.record(
      ConditionsAndFollowUpEntity,
      { by: "vt-worker-adults", about: ["woman"], days: 28 },
      {
        conditions: ["Geen contact van zijn kant."],
        safetyAgreements: ["Tessa belt bij elke verschijning."],
        followUpParty: null,
        evaluatedAt: calendar.daysAgo(5),
      },
    );
    family.item(
      { by: "vt-worker-adults", about: ["woman"], days: 30 },
      {
        text: "Er zijn veertig berichten in een week.",
        kind: "EVENT",
        nature: "FACT",
        observedDaysAgo: 34,
        source: ["DOCUMENT", "schermafdrukken (verzonnen)"],
        category: "SAFETY",
        confidentiality: "C2",
        verified: ["berichten geteld", "CONFIRMED"],
      },
    );
    family.item(
      { by: "vt-worker-f4", about: ["ex"], days: 26 },
      {
        text: "Tom zegt dat hij zijn spullen wilde halen.",
        kind: "STATEMENT",
        nature: "STATEMENT_BY_PERSON",
        observedDaysAgo: 27,
        holder: "ex",
        source: ["PERSON", "Tom zelf"],
        category: "SAFETY",
        confidentiality: "C2",
        corrected: { before: "Tom wilde naar binnen.", reason: "Dat heeft hij niet gezegd." },
        views: [["ex", "DISAGREES", "Ik heb er maar twee keer gestaan."]],
      },
    );
  },
};
