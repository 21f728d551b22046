import { randomUUID } from "node:crypto";
import { LeakSource } from "@samenhang/subgraph-case";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERSONAS } from "../../demo/dist/personas.js";
import { cases, people, startTestHub, type SUBGRAPHS, type Answer, type Asking, type TestHub } from "../hub.js";

/**
 * What is hidden is byte for byte what is not there: two hubs with the same families, in one of which nothing of the kind was
 * ever recorded, answer every question alike: body, extensions, counts and order, by every route a question can take.
 */
let recorded: TestHub;
let empty: TestHub;
function inTwoHubs(without: (hub: TestHub) => Promise<void>): void {
  beforeAll(async () => {
    [recorded, empty] = [await startTestHub(), await startTestHub()];
    await without(empty);
  });
  afterAll(async () => {
    await recorded?.stop();
    await empty?.stop();
  });
}

const id = (name: string): string => people[name]!;
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const MARIA = cases["maria"]!;

/** The same request of the same persona; what no two requests share, the number of the request, is taken out. */
async function asSaid(hub: TestHub, persona: string, query: string, asking: Asking): Promise<string> {
  const { status, headers, text, disclosure }: Answer = await hub.ask(persona, query, asking);
  const named = [...headers.keys()].filter((name) => name !== "date").sort();
  return JSON.stringify({ status, named, length: headers.get("content-length"), text: text.replaceAll(disclosure.id ?? /$^/, "") });
}
async function sameInBoth(persona: string, query: string, asking: Asking = {}): Promise<string> {
  const [there, nothing] = [await asSaid(recorded, persona, query, asking), await asSaid(empty, persona, query, asking)];
  expect(there, `${persona}: ${query.slice(0, 90)} ${JSON.stringify(asking.variables ?? {})}`).toBe(nothing);
  return there;
}

const PLACE = "displayName contacts { kind value safeToUse } addresses { kind line postcode city municipality from until source }";
const FAMILY = `${PLACE} households { label members { role share person { id displayName addresses { line } } } } relations { type from { id ${PLACE} } to { id ${PLACE} } } authority { kind holder { id } }`;
const FILES = `informationItems { id text sourceReference about { id } recordedBy { id } recordedAt views { text } corrections { before after } } protectiveOrders { kind } staffSafetyNotes { text }
  shieldingOrders { id words reviews { finding } } consents { id } consentRequests { id } legalFacts { id kind } capacityAssessments { explanation }`;
const OWNERS = `knownHere { known since contactPerson { id } } helpRequests { id question } helpTrajectories { id provider goals } acceptedHandovers { id agreements } vtInvolvement { active since }
  vtReports { id content status reporter { name capacity } } safetyAssessments { id judgement events } safetyConditions { id conditions safetyAgreements followUpParty { id } }`;
const MORE = `vtDecisions { kind } allegationSummaries { id } monitoringMoments { plannedFor contactWith { id } } protectionMeasures { id kind } supervisorAssignments { id } actionPlans { id goals threats }
  courtDecisions { id } councilReports { id facts } investigationRequests { id } protectionInvestigations { id }`;
const TALKS = ["vt", "gi", "rvdk", "lt"].map((keeper) => `${keeper}ChildConversations { id account conclusion childWish }`).join(" ");
const REFERRALS = "referrals { id type municipality questionType heldBack { at } package { summary safetyConditions } events { reason } }";
const THE_CASE = `query C($case: ID!) { case(id: $case) { id phase closeReason persons { person { id addresses { city } contacts { value } } roles } participants { id professional { id } organisation { id } concerns { id } since }
  contactAssignments { primary { id } person { id } } informationItems { id text } plan { parts { kind goals { text goodEnough } agreements { text when } } } } }`;
const about = (selection: string): string => `query Q($id: ID!) { person(id: $id) { id ${selection} } }`;
const TWICE = `query Q($id: ID!) { a: person(id: $id) { ...P } b: person(id: $id) { ... on Person { x: addresses { city } y: addresses { line } ...P } } shieldingOrders { id what } } fragment P on Person { contacts { value } ${REFERRALS} }`;

type Caller = [persona: string, about: string, asking?: Asking];
const shapes = (caller: Caller, selections: readonly string[]): readonly (readonly [string, Asking])[] => {
  const [, name, asking = {}] = caller;
  const ofPerson = { ...asking, variables: { id: id(name) } };
  return [...[...selections.map(about), TWICE].map((query) => [query, ofPerson] as const), [THE_CASE, { ...asking, variables: { case: asking.caseId ?? MARIA } }]];
};
async function everyShape(callers: readonly Caller[], selections: readonly string[]): Promise<void> {
  for (const caller of callers) for (const [query, asking] of shapes(caller, selections)) await sameInBoth(caller[0], query, asking);
}
/** Everyone who plays a part in this family or none, but for who may know. */
const everyoneBut = (...knowing: readonly string[]): readonly string[] => PERSONAS.map((persona) => persona.id).filter((persona) => !knowing.includes(persona));
const inMaria = (persona: string): Asking => (PERSONAS.find((candidate) => candidate.id === persona)?.caseId === undefined ? { caseId: MARIA } : {});

const act = (name: string, type: string): string => `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Refused { outcome reason messageNl nextStep } } }`;

describe("a shielded address", () => {
  const SHIELDED = ["M", "K3", "K5"];
  inTwoHubs(async (hub) => {
    await hub.asOwner("case", `DELETE FROM shielding_order`);
    await hub.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'SHIELDING'`);
    await hub.asOwner("case", `DELETE FROM address WHERE about && $1`, [SHIELDED.map(id)]);
    await hub.asOwner("case", `UPDATE person SET contacts = '[]' WHERE id = ANY($1)`, [SHIELDED.map(id)]);
    await hub.asOwner("referrals", `UPDATE referral SET municipality = NULL WHERE about && $1`, [SHIELDED.map(id)]);
  });
  const HIDDEN_FROM: readonly Caller[] = [
    ["father-f4", "K5"],
    ["father-f4", "F4"],
    ["father-f4", "M", { caseId: null }],
    ["gi-supervisor-two-sides", "K3"],
    ["gi-supervisor-two-sides", "F4"],
    ["vt-worker-f4", "K4"],
    ["vt-worker-f4", "F4"],
  ];
  const OFFICERS = ["gi-safety-officer", "gi-safety-officer-two", "vt-safety-officer"];

  it("is there, for the officer whom another let in", async () => {
    expect((await recorded.ask("gi-safety-officer", about(PLACE), { variables: { id: id("K3") } })).text).toContain("Schuilplaatspad");
  });
  it("is nothing to everybody else", async () => {
    // Tessa of another family was shielded too, in the hub that knows of it: her worker and her ex are asked about below.
    for (const persona of everyoneBut(...OFFICERS, "mother-m", "vt-worker-adults")) {
      const found = await sameInBoth(
        persona,
        `query Q($a: ID!, $b: ID!, $c: ID!) { a: person(id: $a) { ${PLACE} } b: person(id: $b) { ${PLACE} } c: person(id: $c) { ${PLACE} } shieldingOrders { id } }`,
        {
          ...inMaria(persona),
          variables: { a: id("M"), b: id("K3"), c: id("K5") },
        },
      );
      expect(found, persona).not.toContain("Schuilplaatspad");
    }
  });
  it.each(HIDDEN_FROM)("is nothing to who it is hidden from and who works with him, in every shape of question: %s about %s", async (...caller) => {
    await everyShape([caller], [FAMILY, FILES, OWNERS, MORE, REFERRALS]);
  });
  it("is nothing in what goes wrong either", async () => {
    for (const [persona] of HIDDEN_FROM) {
      for (const query of [
        `{ person(id: "x") { addresses { line } } }`,
        `{ person(id: "${id("M")}") { addresses { street } } }`,
        `{ _entities(representations: []) { __typename } }`,
      ])
        await sameInBoth(persona, query);
      await sameInBoth(persona, about(PLACE), { variables: { id: id("M") }, purpose: "PRIVACY_AUDIT" });
      await sameInBoth(persona, about(PLACE), { variables: { id: id("M") }, necessity: null });
    }
  });
  it("nor in what is done about the order by who may not know it", async () => {
    const [order] = (await recorded.asOwner("case", `SELECT id FROM shielding_order WHERE $1 = ANY(about)`, [id("K3")])) as [{ id: string }];
    const reason = "Er is nog steeds gevaar voor Koen.";
    const inputs = [
      ["shieldingOrderApprove", "ShieldingApproveInput", { checked: Object.keys(LeakSource) }],
      ["shieldingOrderReview", "ShieldingReviewInput", { finding: reason }],
      ["shieldingOrderEndPropose", "ShieldingEndProposeInput", { victimView: reason, reason }],
      ["shieldingOrderEndConfirm", "ShieldingEndConfirmInput", { isAgreed: true }],
      ["shieldedAccessApprove", "ShieldedAccessInput", { officer: "gi-safety-officer", until: day(3) }],
    ] as const;
    for (const persona of ["father-f4", "gi-supervisor-two-sides", "gi-supervisor", "vt-worker-f4", "lt-coordinator"])
      for (const [name, type, more] of inputs)
        await sameInBoth(persona, act(name, type), { variables: { input: { idempotencyKey: randomUUID(), orderId: order.id, subject: id("K3"), ...more } } });
  });

  describe("and a text that tells it", () => {
    const TOLD = "Koen is gezien aan het Schuilplaatspad 3, in Fictiedorp.";
    const referral = { id: randomUUID(), summary: "Hulp voor Koen en Maria aan het SCHUILPLAATSPAD 3." };
    /** Copies of what Ferdi's workers do see, in which the place is told: in the hub of the order only. */
    beforeAll(async () => {
      const copy = (subgraph: (typeof SUBGRAPHS)[number], table: string, where: string, change: object) =>
        recorded.asOwner(subgraph, `INSERT INTO ${table} SELECT (jsonb_populate_record(r, $1::jsonb)).* FROM ${table} r WHERE ${where} LIMIT 1 RETURNING id`, [
          JSON.stringify({ id: randomUUID(), ...change }),
        ]);
      const made = [
        await copy("case", "information_item", `text LIKE 'Ferdi verklaart%'`, { text: TOLD, recorded_by: "vt-worker" }),
        await copy("case", "information_item", `text LIKE 'Toen de politie kwam%'`, { text: TOLD, recorded_by: "vt-worker" }),
        await copy("case", "information_item", `text LIKE 'In het contactgesprek%'`, { text: TOLD, recorded_by: "gi-supervisor" }),
        await copy("case", "information_item", `text LIKE 'Ferdi verklaart%'`, {
          recorded_by: "vt-worker",
          views: [{ person: id("F4"), position: "ADDS", text: "Ik reed langs fictiedorp.", recordedAt: day(-1), notHeardReason: null }],
        }),
        await copy("case", "goal", `text LIKE 'Ik ga weg voordat%'`, { text: "Ik kom niet in Fictiedorp." }),
        await copy("case", "agreement", `text LIKE 'Ferdi slaapt%'`, { text: "Overdracht bij school, Denkbeeldig Schoolplein 4." }),
        await copy("referrals", "referral", `type = 'MEASURE_ASSIGNMENT'`, {
          ...referral,
          package_summary: referral.summary,
          state: "RECEIVED",
          accepted_at: null,
          accepted_by: null,
          handover_fact_id: null,
        }),
      ];
      for (const rows of made) expect(rows, "the row that is copied is there").toHaveLength(1);
    });

    it("is read by who may know", async () => {
      expect((await recorded.ask("gi-supervisor", about(FILES), { variables: { id: id("K3") } })).text).toContain(TOLD);
      expect((await recorded.ask("gi-supervisor", about(REFERRALS), { variables: { id: id("K3") } })).text).toContain(referral.id);
    });
    it.each(HIDDEN_FROM)("does not exist for who works with him, nor for him, in any shape of question: %s about %s", async (...caller) => {
      await everyShape([caller], [FILES, OWNERS, REFERRALS]);
    });
    it("nor under another purpose", async () => {
      for (const purpose of ["COORDINATE_JOINT_PLAN", "HANDOVER_REFERRAL"] as const)
        await everyShape(
          [
            ["gi-supervisor-two-sides", "K3", { purpose }],
            ["gi-supervisor-two-sides", "F4", { purpose }],
          ],
          [FILES, REFERRALS],
        );
    });
    it("is noted as shielded in the ledger of its owner, unseen", async () => {
      const { disclosure } = await recorded.ask("vt-worker-f4", about(FILES), { variables: { id: id("F4") } });
      const decisions = (await recorded.ledger("case", disclosure.id)).flatMap((entry) => entry.decisions);
      expect(decisions).toContainEqual(expect.objectContaining({ field: "InformationItem", outcome: "DENY_SILENT", reason: "SHIELDED", rule: "SHIELDED-WORDS", unseen: true }));
      expect(JSON.stringify(decisions)).not.toMatch(/fictiedorp|schuilplaats/i);
    });
    it("stays with who wrote it: that it vanished would tell that it is true", async () => {
      const written = "Is het Schuilplaatspad 3? Ferdi vroeg ernaar.";
      await recorded.asOwner("case", `UPDATE information_item SET text = $1 WHERE text LIKE 'In het contactgesprek%'`, [written]);
      await empty.asOwner("case", `UPDATE information_item SET text = $1 WHERE text LIKE 'In het contactgesprek%'`, [written]);
      expect(await sameInBoth("gi-supervisor-two-sides", about(FILES), { variables: { id: id("F4") } })).toContain(written);
    });

    describe("in a referral", () => {
      const P12 = { purpose: "HANDOVER_REFERRAL" } as const;
      const move = (persona: string, referralId: string, to = "ACCEPTED", hub = recorded) =>
        hub.ask(persona, act("referralMove", "ReferralMoveInput"), { ...P12, variables: { input: { idempotencyKey: randomUUID(), id: referralId, to } } });
      const heldBack = async (persona: string) =>
        (await recorded.ask(persona, about("referrals { id heldBack { at by { id } } }"), { variables: { id: id("K3") } })).data.person.referrals as {
          id: string;
          heldBack: unknown[];
        }[];

      it("is not taken up by who works with him, in the words of a referral that is not there", async () => {
        const refused = await move("gi-supervisor-two-sides", referral.id);
        expect(refused.errors.map(({ extensions }) => extensions.code)).toEqual(["ACT_CONFLICT"]);
        const nowhere = await move("gi-supervisor-two-sides", randomUUID());
        expect(JSON.stringify([refused.status, refused.data, refused.errors.map(({ message }) => message)])).toBe(
          JSON.stringify([nowhere.status, nowhere.data, nowhere.errors.map(({ message }) => message)]),
        );
        await sameInBoth("gi-supervisor-two-sides", act("referralMove", "ReferralMoveInput"), {
          ...P12,
          variables: { input: { idempotencyKey: randomUUID(), id: referral.id, to: "ACCEPTED" } },
        });
        await sameInBoth("gi-supervisor-two-sides", `query R($id: ID!) { referral(id: $id) { id type package { summary } } incomingReferrals { id } }`, {
          ...P12,
          variables: { id: referral.id },
        });
      });
      it("shows why to the safety officer only", async () => {
        const seen = await heldBack("gi-safety-officer");
        expect(seen.find((one) => one.id === referral.id)?.heldBack).toContainEqual({ at: expect.any(String), by: { id: "gi-supervisor-two-sides" } });
        for (const persona of ["gi-supervisor", "rvdk-investigator"])
          expect((await recorded.ask(persona, about("referrals { id heldBack { at } }"), { variables: { id: id("K3") } })).text, persona).not.toContain('"at"');
        const [entry] = await recorded.asOwner(
          "referrals",
          `SELECT subject, decisions FROM ledger_entry WHERE actor = 'gi-supervisor-two-sides' AND kind = 'ACT' AND decisions::text LIKE '%SHIELDED%'`,
        );
        expect(entry, "in the ledger under nobody, like an attempt on what is not there").toMatchObject({
          subject: null,
          decisions: [{ field: "REFERRAL_MOVE", outcome: "DENY", reason: "SHIELDED" }],
        });
      });
      it("is taken up by another worker of the same organisation", async () => {
        expect((await move("gi-supervisor", referral.id)).data.referralMove.__typename).toBe("Recorded");
      });
    });
  });
});

describe("the involvement of mental health care", () => {
  inTwoHubs(async (hub) => {
    await hub.asOwner("ggz", `DELETE FROM published_involvement`);
    await hub.asOwner("ggz", `DELETE FROM released_statement`);
    await hub.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'TREATMENT' OR organisation = 'ggz-noord' OR body ->> 'receiver' = 'ggz-noord'`);
    await hub.asOwner("consent", `DELETE FROM consent_record WHERE from_organisation = 'ggz-noord' OR 'ggz-noord' = ANY(to_organisations)`);
    await hub.asOwner("case", `DELETE FROM case_participant WHERE organisation = 'ggz-noord'`);
    await hub.asOwner("referrals", `DELETE FROM referral WHERE type = 'TO_GGZ'`);
  });
  const GGZ = "ggzInvolvement { since clinicianContact { id } } ggzStatements { id kind text releasedAt }";
  it("is there, for who has her consent", async () => {
    expect((await recorded.ask("lt-careworker", about(GGZ), { variables: { id: id("M") } })).data.person.ggzInvolvement).not.toBeNull();
  });
  const OTHERS: readonly Caller[] = [
    ["vt-worker", "M"],
    ["vt-worker-f4", "F4"],
    ["gi-supervisor-two-sides", "F4"],
    ["rvdk-investigator", "M"],
    ["rvdk-custody", "M"],
    ["father-f4", "M"],
    ["father-f4", "F4"],
    ["lt-curious", "M", { caseId: MARIA }],
    ["vt-safety-officer", "M"],
  ];
  it.each(OTHERS)("is nothing to everybody else: %s about %s", async (...caller) => everyShape([caller], [GGZ, FAMILY, OWNERS, MORE]));
});

describe("a reporter", () => {
  inTwoHubs(async (hub) => {
    await hub.asOwner(
      "veilig-thuis",
      `UPDATE report SET reporter_name = NULL, reporter_capacity = NULL, reporter_anonymity = NULL, reporter_wants_feedback = false, reporter_actor = NULL, reporter_organisation = NULL`,
    );
  });
  const REPORTER = "vtReports { id content status origin reporter { name capacity anonymousToFamily feedbackWanted } } vtInvolvement { active since }";
  const KEEPERS = ["vt-worker", "vt-worker-f4", "vt-worker-adults", "vt-safety-officer"];
  it("is there, for who assesses the report", async () => {
    expect((await recorded.ask("vt-worker", about(REPORTER), { variables: { id: id("K2") } })).text).toContain("Verzinsel");
  });
  it("is nothing to everybody outside the file of Veilig Thuis", async () => {
    for (const persona of everyoneBut(...KEEPERS, "reporter-teacher")) await sameInBoth(persona, about(REPORTER), { ...inMaria(persona), variables: { id: id("K2") } });
  });
  const NEAR: readonly Caller[] = [
    ["mother-m", "K2"],
    ["father-f4", "F4"],
    ["rvdk-investigator", "K4"],
    ["lt-careworker", "K2"],
  ];
  it.each(NEAR)("is nothing in any shape of question: %s about %s", async (...caller) => everyShape([caller], [REPORTER, FILES, OWNERS, MORE]));
});

describe("what a child told in confidence", () => {
  inTwoHubs(async (hub) => {
    for (const keeper of ["veilig-thuis", "gecertificeerde-instelling", "raad-voor-de-kinderbescherming", "lokaal-team"] as const)
      await hub.asOwner(keeper, `DELETE FROM child_conversation`);
  });
  it("is there, for who heard it", async () => {
    expect((await recorded.ask("vt-worker-f4", about(TALKS), { variables: { id: id("K4") } })).text).toContain("als mama werkt");
  });
  const OTHERS: readonly Caller[] = [
    ["mother-m", "K4"],
    ["mother-m", "K2"],
    ["father-f1", "K1"],
    ["father-f4", "F4"],
    ["father-f4", "K5"],
    ["child-k1", "K2"],
    ["gi-supervisor-two-sides", "F4"],
    ["ggz-clinician", "M"],
    ["lt-curious", "K4", { caseId: MARIA }],
    ["reporter-teacher", "K2"],
  ];
  it.each(OTHERS)("is nothing to the parents, the siblings, and who works on anything else: %s about %s", async (...caller) => everyShape([caller], [TALKS, FAMILY, FILES]));
});
