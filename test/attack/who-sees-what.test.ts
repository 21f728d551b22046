import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERSONAS } from "../../demo/dist/personas.js";
import { caseOf, cases, people, body, outcomeOf, startTestHub, withheldOf, type Answer, type Asking, type TestHub } from "../hub.js";

/** Nobody sees what they may not: what an attacker with a valid token would try, question by question. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const id = (name: string): string => people[name]!;
const inCase = (name: string): Asking => ({ caseId: cases[name]! });
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const askPerson = (persona: string, name: string, selection: string, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `query Q($id: ID!) { person(id: $id) { id ${selection} } }`, { ...asking, variables: { id: people[name] ?? name } });

const act = (persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { reason } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

// Three queries: what one persona may ask at once is limited.
const ABOUT_PERSON = [
  `displayName birthDate ageBand deceasedAt language interpreterNeeded isUnborn contacts { kind value safeToUse } addresses { kind line postcode city municipality from until source }
   households { id label members { role share person { id } } } relations { id type basis from { id } to { id } } authority { id kind limitation holder { id } child { id } }
   shieldingOrders { id ground what hiddenFrom { id } }`,
  `informationItems { id text category kind about { id } recordedBy { id } controller { id } views { text } } consents { id status } representations { id type }
   knownHere { known since hat contactPerson { id } } helpRequests { id question } helpTrajectories { id provider goals } acceptedHandovers { id agreements }`,
  `vtInvolvement { active since contactPerson { id } } vtReports { id content status reporter { name } } safetyAssessments { id judgement } safetyConditions { id conditions }
   protectionMeasures { id kind supervisorContact { id } } supervisorAssignments { id worker { id } } actionPlans { id goals } courtDecisions { id outcome } councilReports { id advice }
   vtDecisions { id kind } allegationSummaries { id status } monitoringMoments { id plannedFor } vtChildConversations { id account } giChildConversations { id account }`,
] as const;

async function everythingAbout(persona: string, name: string, selections: readonly string[], asking: Asking = {}): Promise<string> {
  const answers = [];
  for (const selection of selections) {
    const answer = await askPerson(persona, name, selection, asking);
    expect(answer.errors, "the question itself must be answered").toEqual([]);
    answers.push(body(answer));
  }
  return answers.join("\n");
}

describe("3 the reporter, and what a child told in confidence", () => {
  const SECRETS = /Verzinsel|vrees voor de werkrelatie|wil anoniem|als mama werkt/;
  const QUERY = `query Q($a: ID!, $b: ID!, $c: ID!, $d: ID!, $e: ID!) { ${["a", "b", "c", "d", "e"]
    .map(
      (alias) =>
        `${alias}: person(id: $${alias}) { vtReports { content reporter { name capacity anonymousToFamily feedbackWanted } } vtChildConversations { account conclusion } informationItems { text sourceReference } }`,
    )
    .join(" ")} }`;
  const variables = { a: id("K2"), b: id("K4"), c: id("handover.child"), d: id("neighbours.child"), e: id("elderly.woman") };
  const ofTheFile = ["vt-worker", "vt-worker-f4", "vt-worker-adults"];

  it("reach no persona outside the worker's own file at Veilig Thuis, whatever the case", async () => {
    for (const { id: persona, caseId } of PERSONAS.filter((candidate) => !ofTheFile.includes(candidate.id))) {
      const answer = await t.ask(persona, QUERY, { variables, ...(caseId ? {} : inCase("maria")) });
      expect(answer.text, persona).not.toMatch(SECRETS);
      expect(JSON.stringify(answer.disclosure), `${persona}: the refusal is silent`).not.toMatch(/Reporter\.|Report\.reporter|REPORTER/);
    }
  });
  it("reach nobody under another purpose either", async () => {
    for (const [persona, purpose] of [
      ["lt-careworker", "HANDOVER_REFERRAL"],
      ["lt-careworker", "COORDINATE_JOINT_PLAN"],
      ["gi-supervisor", "COORDINATE_JOINT_PLAN"],
      ["rvdk-investigator", "HANDOVER_REFERRAL"],
      ["mother-m", "EXERCISE_DATA_SUBJECT_RIGHTS"],
    ] as const) {
      for (const family of ["maria", "handover"]) expect((await t.ask(persona, QUERY, { variables, purpose, ...inCase(family) })).text, persona).not.toMatch(SECRETS);
    }
  });
});

describe("4 participation is no key that one can cut for oneself", () => {
  const M = id("M");
  const K5 = id("K5");
  const maria = inCase("maria");
  const P12 = { ...maria, purpose: "HANDOVER_REFERRAL" } as const;
  const referral = {
    type: "ADVICE_REQUEST",
    receiver: "gi-noord",
    persons: [M],
    ageBands: ["18-69"],
    questionType: "x",
    urgency: "NORMAL",
    ground: "x",
    informedPersons: [M],
    package: { summary: "x", safetyConditions: [] },
  };
  it.each<[string, string, string, object, Asking, string]>([
    [
      "lt-curious",
      "participantAdd",
      "ParticipantAddInput",
      { caseId: maria.caseId, professional: "lt-curious", organisation: "lt-noord", concerns: [M], capacity: "VOLUNTARY_HELP" },
      maria,
      "NO_PARTICIPATION",
    ],
    ["lt-curious", "personAdd", "PersonAddInput", { caseId: maria.caseId, person: M, roles: ["PARENT"], framework: "VOLUNTARY" }, maria, "INPUT_INVALID"],
    ["lt-curious", "relationRecord", "RelationInput", { from: M, to: K5, type: "CARER", basis: "CLAIMED", source: "x" }, maria, "NO_PARTICIPATION"],
    [
      "lt-curious",
      "consentRecord",
      "ConsentInput",
      {
        subject: M,
        givenBy: M,
        capacity: "SELF",
        kind: "SECRECY_WAIVER",
        isGiven: true,
        fromOrganisation: "vt-noord",
        toOrganisations: ["lt-noord"],
        categories: ["SAFETY"],
        purposes: ["PROVIDE_VOLUNTARY_HELP"],
        validUntil: day(9),
        channel: "x",
        pressureChecked: true,
      },
      maria,
      "NO_PARTICIPATION",
    ],
    ["lt-curious", "representationRecord", "RepresentationInput", { represented: M, representative: id("F1"), type: "MENTOR", verifiedAt: day(-1) }, maria, "NO_PARTICIPATION"],
    ["lt-curious", "helpRequestRecord", "HelpRequestInput", { about: [M], question: "x", hat: "HELP" }, maria, "NO_PARTICIPATION"],
    ["lt-curious", "legalFactAttest", "LegalFactInput", { kind: "HANDOVER", about: [M], from: day(-1), organisation: "vt-noord" }, maria, "NO_PARTICIPATION"],
    ["lt-curious", "referralSend", "ReferralInput", referral, P12, "NO_PARTICIPATION"],
    ["lt-curious", "legalFactAttest", "LegalFactInput", { kind: "TREATMENT", about: [M], from: day(-1) }, maria, "INPUT_INVALID"],
    ["lt-careworker", "authorityRecord", "AuthorityInput", { child: id("K3"), holder: id("F4"), kind: "PARENTAL_JOINT", verifiedAt: day(-1) }, maria, "SUBJECT_NOT_IN_CONCERNS"],
    [
      "lt-careworker",
      "participantAdd",
      "ParticipantAddInput",
      { caseId: maria.caseId, professional: "ggz-clinician-f4", organisation: "ggz-noord", concerns: [M], capacity: "TREATMENT" },
      maria,
      "INPUT_INVALID",
    ],
    [
      "lt-careworker",
      "shieldingOrderBegin",
      "ShieldingOrderInput",
      { subject: K5, hiddenFrom: [M], what: ["LOCATION"], ground: "x", safetyOfficers: [] },
      maria,
      "SUBJECT_NOT_IN_CONCERNS",
    ],
    [
      "vt-worker-adults",
      "reportRecord",
      "ReportInput",
      {
        about: [M],
        receivedAt: new Date().toISOString(),
        origin: "BYSTANDER",
        content: "x",
        violenceTypes: [],
        acute: false,
        childrenPresent: false,
        reporterWantsFeedback: false,
      },
      maria,
      "NO_PARTICIPATION",
    ],
    [
      "rvdk-legal",
      "investigationRequestReceive",
      "InvestigationRequestInput",
      { child: K5, requestedBy: "vt-noord", ground: "x", start: true, questions: [] },
      maria,
      "NO_PARTICIPATION",
    ],
    [
      "gi-supervisor",
      "protectionMeasureRegister",
      "ProtectionMeasureInput",
      { child: K5, kind: "OTS", from: day(-1), until: day(90), concreteThreats: [], courtReference: "x" },
      maria,
      "SUBJECT_NOT_IN_CONCERNS",
    ],
    ["ggz-focal-point", "legalFactAttest", "LegalFactInput", { kind: "TREATMENT", about: [M], from: day(-1) }, {}, "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    [
      "father-f4",
      "representationRecord",
      "RepresentationInput",
      { represented: M, representative: id("F4"), type: "PARTNER", verifiedAt: day(-1) },
      {},
      "PURPOSE_NOT_AVAILABLE_FOR_ORG",
    ],
  ])("%s: %s (%s) is turned away", async (persona, name, type, input, asking, expected) => {
    const answer = await act(persona, name, type, input, asking);
    expect(outcomeOf(answer), JSON.stringify(answer.errors)).toBe(expected);
  });
  it("a case of one's own opens nobody's file", async () => {
    const opened = (await act("lt-curious", "caseOpen", "CaseOpenInput", { phase: "RECOVERY", capacity: "ADVICE" })).data.caseOpen.id as string;
    expect(outcomeOf(await act("lt-curious", "personAdd", "PersonAddInput", { caseId: opened, person: M, roles: ["PARENT"], framework: "VOLUNTARY" }, { caseId: opened }))).toBe(
      "INPUT_INVALID",
    );
    expect((await askPerson("lt-curious", "M", "displayName addresses { line }", { caseId: opened })).data.person).toBeNull();
  });
});

describe("5 consent", () => {
  const asked = () => askPerson("lt-coordinator", "together.younger", "safetyAssessments { judgement }", inCase("together"));
  const consent = {
    subject: id("together.younger"),
    givenBy: id("together.father"),
    capacity: "REPRESENTATIVE",
    kind: "SECRECY_WAIVER",
    isGiven: true,
    fromOrganisation: "vt-noord",
    toOrganisations: ["lt-noord"],
    categories: ["SAFETY"],
    purposes: ["COORDINATE_JOINT_PLAN"],
    validUntil: day(100),
    channel: "portal",
    pressureChecked: true,
  };
  it.each([
    ["another kind", { kind: "CARE_CONSENT" }],
    ["another category", { categories: ["PLAN"] }],
    ["another purpose", { purposes: ["PROVIDE_VOLUNTARY_HELP"] }],
    ["another receiver", { toOrganisations: ["lt-zuid"] }],
    ["another sharer", { fromOrganisation: "gi-noord" }],
    ["a refusal", { isGiven: false }],
  ])("%s opens nothing", async (_what, change) => {
    expect(outcomeOf(await act("father-together", "consentRecord", "ConsentInput", { ...consent, ...change }))).toBe("Recorded");
    expect((await asked()).data.person.safetyAssessments).toBeNull();
  });
  it("of both parents opens, and closes with the withdrawal of one", async () => {
    const given = await act("father-together", "consentRecord", "ConsentInput", consent);
    expect((await asked()).data.person.safetyAssessments).toHaveLength(1);
    const withdraw = { id: given.data.consentRecord.id as string, subject: consent.subject };
    expect(outcomeOf(await act("father-f4", "consentWithdraw", "ConsentWithdrawInput", withdraw)), "why: not his to withdraw").toBe("NO_PARTICIPATION");
    expect(outcomeOf(await act("father-together", "consentWithdraw", "ConsentWithdrawInput", withdraw))).toBe("Recorded");
    expect((await asked()).data.person.safetyAssessments).toBeNull();
  });
  it.each<[string, object, string]>([
    ["in the name of the other parent", { subject: id("K5"), givenBy: id("M") }, "INPUT_INVALID"],
    ["as if the child itself", { subject: id("K5"), givenBy: id("F4"), capacity: "SELF" }, "INPUT_INVALID"],
    ["about another's child", { subject: id("K3"), givenBy: id("F4") }, "NO_PARTICIPATION"],
    ["of what never goes on consent", { subject: id("K5"), givenBy: id("F4"), categories: ["SHIELDED"] }, "INPUT_INVALID"],
    ["without an end", { subject: id("K5"), givenBy: id("F4"), validUntil: day(700) }, "INPUT_INVALID"],
  ])("father-f4 cannot consent %s", async (_what, change, expected) => {
    expect(outcomeOf(await act("father-f4", "consentRecord", "ConsentInput", { ...consent, ...change }))).toBe(expected);
  });
  it("an organisation that is no party records none", async () => {
    expect(outcomeOf(await act("gi-advice", "consentRecord", "ConsentInput", consent))).toBe("INPUT_INVALID");
  });
});

describe("6 measures, 7 purposes and roles", () => {
  it.each([
    ["gi-supervisor", "F1", "EXECUTE_SUPERVISION_ORDER", "MEASURE_OTHER_CHILD"],
    ["gi-supervisor", "K2", "EXECUTE_SUPERVISION_ORDER", "MEASURE_OTHER_CHILD"],
    ["gi-supervisor", "K5", "EXECUTE_SUPERVISION_ORDER", "MEASURE_OTHER_CHILD"],
    ["gi-supervisor-ended", "ended-order.child", "EXECUTE_SUPERVISION_ORDER", "MEASURE_NOT_ACTIVE"],
    ["gi-advice", "together.elder", "EXECUTE_SUPERVISION_ORDER", "MEASURE_NOT_ACTIVE"],
    ["vt-doctor", "K4", "INVESTIGATE_VIOLENCE", "NO_PARTICIPATION"],
    ["rvdk-legal", "K4", "DETERMINE_NEED_FOR_MEASURE", "NO_PARTICIPATION"],
    ["lt-crisis", "K4", "ACUTE_SAFETY", "EMERGENCY_NOT_OPENED", "BREAK_GLASS_AVAILABLE"],
    ["gi-crisis", "K4", "ACUTE_SAFETY", "EMERGENCY_NOT_OPENED", "BREAK_GLASS_AVAILABLE"],
    ["rvdk-devils-advocate", "K4", "INDEPENDENT_REVIEW", "NAMES_LEFT_OUT", "NEEDS_SECOND_PERSON"],
    ["rvdk-devils-advocate", "M", "INDEPENDENT_REVIEW", "SUBJECT_NOT_IN_CONCERNS"],
    ["lt-analyst", "K4", "POLICY_STATISTICS", "NOT_NECESSARY_FOR_PURPOSE"],
    ["privacy-officer-lt-noord", "K4", "PRIVACY_AUDIT", "SAMPLE_CHECK_NEEDED", "NEEDS_SECOND_PERSON"],
    ["ggz-focal-point", "M", "TREAT_ADULT", "NO_PARTICIPATION"],
    ["rvdk-custody", "K3", "CUSTODY_CONTACT_ADVICE", "SUBJECT_NOT_IN_CONCERNS"],
  ] as const)("%s sees no name of %s under %s: %s", async (persona, name, purpose, reason, outcome: string = "DENY") => {
    const answer = await askPerson(persona, name, "displayName birthDate", { purpose });
    expect(answer.data.person?.displayName ?? null).toBeNull();
    expect(withheldOf(answer, "Person.displayName", id(name))).toMatchObject({ outcome, reason });
  });
  it.each([
    ["lt-team-manager", "PROVIDE_VOLUNTARY_HELP", "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["reporter-teacher", "GIVE_ADVICE", "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["lt-careworker", "ACUTE_SAFETY", "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["gi-supervisor", "EXECUTE_GUARDIANSHIP", "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["vt-worker", "PRIVACY_AUDIT", "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["father-f4", "PROVIDE_VOLUNTARY_HELP", "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ["gi-registration-ended", "EXECUTE_SUPERVISION_ORDER", "ACTOR_NOT_VALID"],
    ["reviewer-zuid", "INDEPENDENT_REVIEW", "CONFLICT_OF_INTEREST"],
  ] as const)("%s under %s is refused as a whole: %s", async (persona, purpose, code) => {
    const answer = await askPerson(persona, "K4", "displayName", { purpose, ...inCase("maria") });
    expect(answer.errors[0]?.extensions.code).toBe(code);
    expect(answer.data).toBeNull();
  });
});

describe("10 keys and records of others", () => {
  it("another actor's idempotency key does not lead to what that actor made", async () => {
    const idempotencyKey = randomUUID();
    const input = { idempotencyKey, phase: "RECOVERY", capacity: "ADVICE" };
    const mine = await act("lt-curious", "caseOpen", "CaseOpenInput", input);
    const theirs = await act("lt-careworker", "caseOpen", "CaseOpenInput", input);
    expect(theirs.data.caseOpen.id, "why: a key is the actor's own").not.toBe(mine.data.caseOpen.id);
    expect(outcomeOf(await act("lt-curious", "caseOpen", "CaseOpenInput", { ...input, phase: "FOLLOW_UP" }))).toBe("IDEMPOTENCY_KEY_REUSED");
  });
  it("a measure, a referral and a participation of others cannot be ended or moved", async () => {
    const [measure] = await t.asOwner("gecertificeerde-instelling", `SELECT id FROM protection_measure WHERE $1 = ANY(about) AND kind = 'GUARDIANSHIP'`, [
      id("guardianship.child"),
    ]);
    const [referral] = await t.asOwner("referrals", `SELECT id FROM referral WHERE type = 'VT_HANDOVER'`);
    const [participant] = await t.asOwner("case", `SELECT id FROM case_participant WHERE professional = 'vt-worker' AND $1 = ANY(about)`, [id("K2")]);
    expect(outcomeOf(await act("gi-supervisor", "protectionMeasureEnd", "ProtectionMeasureEndInput", { id: measure!["id"], child: id("K3"), reason: "x" })), "forged child").toBe(
      "ACT_CONFLICT",
    );
    expect(outcomeOf(await act("gi-supervisor", "referralMove", "ReferralMoveInput", { id: referral!["id"], to: "COMPLETED" }, { purpose: "HANDOVER_REFERRAL" }))).toBe(
      "ACT_CONFLICT",
    );
    expect(outcomeOf(await act("gi-supervisor", "participantEnd", "ParticipantEndInput", { id: participant!["id"], reason: "x" }))).toBe("ACT_CONFLICT");
  });
});

describe("11 records about several, 12 people who speak for others", () => {
  it("an item about two is not shown to who works with one", async () => {
    const answer = await askPerson("vt-worker-f4", "F4", "informationItems { text about { id } }");
    expect(answer.text).not.toContain("bang is als Ferdi thuiskomt");
  });
  it.each([
    ["father-f1", "K1", "why: 17 decides alone"],
    ["mother-m", "K1", "why: 17 decides alone"],
    ["father-f2", "K2", "why: no authority"],
    ["father-f4", "K3", "why: no authority"],
    ["father-f4", "M", "why: a partner is a third party"],
    ["father-informed", "informed-father.child", "why: informed by the team, not by the hub"],
    ["elderly-son", "elderly.woman", "why: lives there, represents nobody"],
    ["mentor-daughter", "elderly.son", "why: mentor of her mother only"],
    ["child-k2", "K3", "why: a sister is a third party"],
  ])("%s about %s: nothing", async (persona, name, why) => {
    const answer = await askPerson(persona, name, "displayName contacts { value } addresses { line } informationItems { text } helpTrajectories { goals }");
    const { id: _, ...shown } = answer.data.person ?? {};
    expect(
      Object.values(shown)
        .flat()
        .filter((value) => value !== null),
      why,
    ).toEqual([]);
  });
});

/** Last, as they take things away: the same question with and without what is protected has the same answer, to the byte. */
describe("1 a shielded person and one without address or contact", () => {
  const CALLERS = [
    ["father-f4", "K5"],
    ["father-f4", "M"],
    ["gi-supervisor-two-sides", "K3"],
    ["gi-supervisor-two-sides", "M"],
    ["vt-worker-f4", "K4"],
    ["vt-worker-f4", "K5"],
    ["gi-supervisor", "K3"],
    ["gi-supervisor", "M"],
    ["lt-careworker", "M"],
    ["lt-coordinator", "K3"],
    ["rvdk-investigator", "M"],
    ["lt-curious", "M"],
  ] as const;
  const ask = () => Promise.all(CALLERS.map(([persona, name]) => everythingAbout(persona, name, ABOUT_PERSON, persona === "lt-curious" ? inCase("maria") : {})));

  it("look the same to everyone who is no named officer", async () => {
    const shielded = await ask();
    await t.asOwner("case", `DELETE FROM shielding_order`);
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'SHIELDING'`);
    await t.asOwner("case", `DELETE FROM address WHERE about && $1`, [[id("M"), id("K3"), id("K5")]]);
    await t.asOwner("case", `UPDATE person SET contacts = '[]' WHERE id = ANY($1)`, [[id("M"), id("K3"), id("K5")]]);
    const bare = await ask();
    for (const [index, [persona, name]] of CALLERS.entries()) expect(shielded[index], `${persona} about ${name}`).toBe(bare[index]);
  });
});

describe("2 a patient and one who is none", () => {
  const CALLERS: readonly (readonly [string, string, Asking?])[] = [
    ["vt-worker", "M"],
    ["vt-worker-f4", "F4"],
    ["gi-supervisor", "M"],
    ["gi-supervisor-two-sides", "F4"],
    ["rvdk-investigator", "M"],
    ["rvdk-custody", "M"],
    ["vt-safety-officer", "M"],
    ["vt-worker", "M", { purpose: "COORDINATE_JOINT_PLAN" }],
    ["gi-supervisor", "M", { purpose: "COORDINATE_JOINT_PLAN" }],
    ["father-f4", "M"],
    ["lt-curious", "M", { caseId: cases["maria"]! }],
  ];
  const CASE = `query Q($case: ID!) { case(id: $case) { coordinator { id } participants { id since professional { id } concerns { id } } contactAssignments { primary { id } } persons { person { id } } plan { status } } }`;
  // Not `ggzStatements` of the GI, to which one was released; `referrals` and, under the joint plan, `legalFacts` have tests of their own.
  const selections = (persona: string) => [
    ...ABOUT_PERSON.slice(1),
    `ggzInvolvement { since clinicianContact { id } } ${persona === "gi-supervisor" ? "" : "ggzStatements { id kind text }"}`,
  ];
  const ask = () =>
    Promise.all(
      CALLERS.map(async ([persona, name, asking = {}]) =>
        [
          await everythingAbout(persona, name, selections(persona), asking),
          body(await t.ask(persona, CASE, { ...asking, variables: { case: asking.caseId ?? caseOf(persona) } })),
        ].join("\n"),
      ),
    );

  it("look the same to everyone to whom nothing was released", async () => {
    const patient = await ask();
    await t.asOwner("ggz", `DELETE FROM published_involvement`);
    await t.asOwner("ggz", `DELETE FROM released_statement`);
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'TREATMENT' OR organisation = 'ggz-noord' OR body ->> 'receiver' = 'ggz-noord'`);
    await t.asOwner("consent", `DELETE FROM consent_record WHERE from_organisation = 'ggz-noord' OR 'ggz-noord' = ANY(to_organisations)`);
    await t.asOwner("case", `DELETE FROM case_participant WHERE organisation = 'ggz-noord'`);
    await t.asOwner("referrals", `DELETE FROM referral WHERE type = 'TO_GGZ'`);
    const none = await ask();
    for (const [index, [persona, name]] of CALLERS.entries()) expect(patient[index], `${persona} about ${name}`).toBe(none[index]);
  });
});
