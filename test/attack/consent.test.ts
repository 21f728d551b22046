import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { body, cases, outcomeOf, people, startTestHub, type Answer, type Asking, type TestHub } from "../hub.js";

/** Questions about consent are no way to learn what consent protects: who is a patient, who is a danger, who is known at all. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const id = (name: string): string => people[name]!;
const inCase = (name: string): Asking => ({ caseId: cases[name]! });
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const JOINT_PLAN = { purpose: "COORDINATE_JOINT_PLAN" } as const;
const TOGETHER = inCase("together");
const FOURTEEN = inCase("fourteen");
const NOBODY = randomUUID();

const act = (persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { reason nextStep } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const made = (answer: Answer): string => (Object.values(answer.data)[0] as { id: string }).id;

const SUMMARY = `query S($input: ConsentSummaryInput!) { consentSummary(input: $input) { overall required { person { id } organisation { id } rule why status } alsoAsked { person { id } status }
  missing { status } alternativeBases { rule conditions { id } } nextSteps { act } } }`;
const summary = (persona: string, input: object, asking: Asking = {}): Promise<Answer> => t.ask(persona, SUMMARY, { ...asking, variables: { input } });
const PREVIEW = `query P($id: ID!, $subject: ID!) { consentWithdrawalPreview(id: $id, subject: $subject) { alreadyShared lines { receiver { id } purpose category effect rule fields conditions { id } } } }`;
const preview = (persona: string, consent: string, subject: string, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, PREVIEW, { ...asking, variables: { id: consent, subject } });
/** The answer without the person it names, where two persons are compared. */
const alike = (answer: Answer): string => body(answer).replaceAll(/"about":\[[^\]]*\]/g, "");

describe("the summary says nothing of persons who are not the asker's", () => {
  const sharing = { from: "lt-noord", to: "gi-noord", purpose: "COORDINATE_JOINT_PLAN", categories: ["PLAN"] };
  it("somebody of another case and nobody at all sound the same", async () => {
    const own = await summary("lt-coordinator", { ...sharing, subject: id("together.elder") }, TOGETHER);
    expect(own.data.consentSummary.overall, "it works for whom one is involved with").toBe("ALL");
    const others = await Promise.all([id("M"), id("neighbours.mother") ?? id("F1"), NOBODY].map((subject) => summary("lt-coordinator", { ...sharing, subject }, TOGETHER)));
    expect(others.map((answer) => answer.data.consentSummary)).toEqual([null, null, null]);
    expect(new Set(others.map(alike)).size).toBe(1);
  });
  it("an organisation that is no party to the sharing gets none, whoever it is about", async () => {
    for (const subject of [id("K3"), NOBODY]) {
      expect(outcomeOf(await summary("vt-worker", { ...sharing, subject }))).toBe("INPUT_INVALID");
    }
  });
  it("nor a privacy officer, a manager's colleague who reviews, or a parent of a young person of sixteen", async () => {
    const about = { ...sharing, subject: id("K1") };
    expect((await summary("privacy-officer-lt-noord", about)).data.consentSummary).toBeNull();
    const parent = await summary("father-f1", about);
    expect(parent.data.consentSummary).toBeNull();
    expect((await summary("child-k1", about)).data.consentSummary.required, "he himself sees it").toMatchObject([{ rule: "CONSENT-16" }]);
    expect(alike(await summary("father-f1", { ...about, subject: id("M") })), "why: a stranger to the hub sounds like another's mother").toBe(
      alike(await summary("father-f1", { ...about, subject: NOBODY })),
    );
  });
});

describe("whether somebody is a patient cannot be read off", () => {
  const sharing = { subject: id("M"), from: "ggz-noord", to: "lt-noord", purpose: "PROVIDE_VOLUNTARY_HELP", categories: ["SAFETY"] };
  const lists = () => t.ask("lt-careworker", `query Q($id: ID!) { person(id: $id) { consents { id status } consentRequests { id state text } } }`, { variables: { id: id("M") } });
  const everything = async () => [body(await summary("lt-careworker", sharing)), body(await summary("mother-m", sharing)), body(await lists())];

  it("not from a question that mental health care put, nor from what it was refused", async () => {
    const before = await everything();
    expect(before[0]).toContain("NOT_ASKED");
    const terms = {
      kind: "SECRECY_WAIVER",
      fromOrganisation: "ggz-noord",
      toOrganisations: ["lt-noord"],
      categories: ["SAFETY"],
      purposes: ["PROVIDE_VOLUNTARY_HELP"],
      subject: id("M"),
    };
    const asked = await act("ggz-clinician", "consentAsk", "ConsentRequestInput", { ...terms, askedOf: id("M"), text: "Mag ik met het team spreken?", language: "nl" });
    expect(outcomeOf(asked)).toBe("Recorded");
    expect((await summary("ggz-clinician", sharing)).data.consentSummary.required, "who asked knows").toMatchObject([{ status: "ASKED" }]);
    const toLocalTeam = async () => [body(await summary("lt-careworker", sharing)), body(await lists())];
    expect(await toLocalTeam()).toEqual([before[0], before[2]]);
    const inPortal = { ...terms, givenBy: id("M"), capacity: "SELF", isGiven: false, validUntil: day(90), channel: "portaal", pressureChecked: true, request: made(asked) };
    expect(outcomeOf(await act("mother-m", "consentRecord", "ConsentInput", inPortal)), "she says no herself").toBe("Recorded");
    expect(await toLocalTeam()).toEqual([before[0], before[2]]);
    const refusal = { ...terms, givenBy: id("M"), capacity: "SELF", isGiven: false, validUntil: day(90), channel: "gesprek", pressureChecked: true };
    expect(outcomeOf(await act("ggz-clinician", "consentRecord", "ConsentInput", refusal))).toBe("Recorded");
    expect((await summary("ggz-clinician", sharing)).data.consentSummary.required).toMatchObject([{ status: "REFUSED" }]);
    expect(await toLocalTeam()).toEqual([before[0], before[2]]);
    for (const table of ["consent_request", "consent_record"])
      await t.asOwner("consent", `DELETE FROM ${table} WHERE owner IN ('ggz-noord', 'burgers') AND $1 = ANY(about) AND from_organisation = 'ggz-noord'`, [id("M")]);
    expect(await everything()).toEqual(before);
  });
  it("nor from the summary with or without a treatment", async () => {
    const before = await everything();
    await t.asOwner("consent", `UPDATE attested_fact SET kind = 'TREATMENT_WAS' WHERE kind IN ('TREATMENT', 'PROVIDER_NAMED') AND $1 = ANY(persons)`, [id("M")]);
    expect(await everything()).toEqual(before);
    await t.asOwner("consent", `UPDATE attested_fact SET kind = CASE WHEN body ? 'provider' THEN 'PROVIDER_NAMED' ELSE 'TREATMENT' END WHERE kind = 'TREATMENT_WAS'`);
  });
  it("nor by a third party from a waiver that names mental health care, though it may read decisions on consent", async () => {
    const terms = { subject: id("M"), givenBy: id("M"), capacity: "SELF", kind: "SECRECY_WAIVER", isGiven: true, fromOrganisation: "lt-noord", toOrganisations: ["vt-noord"] };
    const open = { ...terms, categories: ["DECISION"], purposes: ["COORDINATE_JOINT_PLAN"], validUntil: day(90), channel: "gesprek", pressureChecked: true };
    const consent = made(await act("lt-careworker", "consentRecord", "ConsentInput", open));
    const seen = await t.ask("vt-worker", `query Q($id: ID!) { person(id: $id) { consents { id fromOrganisation { id } toOrganisations { id } } } }`, {
      ...JOINT_PLAN,
      variables: { id: id("M") },
    });
    expect(
      seen.data.person.consents.map((row: { id: string }) => row.id),
      "the waiver opens consents",
    ).toContain(consent);
    expect(seen.text).not.toContain("ggz");
    await t.asOwner("consent", `DELETE FROM consent_record WHERE id = $1`, [consent]);
  });
});

describe("that a representative is seen as a danger is for who decided it", () => {
  const sharing = { subject: id("together.younger"), from: "vt-noord", to: "lt-noord", purpose: "COORDINATE_JOINT_PLAN", categories: ["NETWORK"] };
  const outside = async () => [body(await summary("lt-coordinator", sharing, TOGETHER))];
  it("to the other party he was simply not asked, whatever he had said", async () => {
    const before = await outside();
    const waiver = {
      subject: id("together.younger"),
      givenBy: id("together.father"),
      capacity: "REPRESENTATIVE",
      kind: "SECRECY_WAIVER",
      isGiven: true,
      fromOrganisation: "vt-noord",
      toOrganisations: ["lt-noord"],
    };
    const given = { ...waiver, categories: ["NETWORK"], purposes: ["COORDINATE_JOINT_PLAN"], validUntil: day(90), channel: "gesprek", pressureChecked: true };
    expect(outcomeOf(await act("father-together", "consentRecord", "ConsentInput", given))).toBe("Recorded");
    expect(await outside()).not.toEqual(before);
    const proposal = { represented: id("together.younger"), representative: id("together.father"), reason: "Er is een contactverbod aangevraagd tegen vader." };
    const proposed = made(await act("vt-worker-adults", "representativeConflictPropose", "ConflictProposeInput", proposal, { ...TOGETHER, ...JOINT_PLAN }));
    await t.asOwner("consent", `UPDATE representative_conflict SET recorded_by = 'vt-worker-former' WHERE id = $1`, [proposed]);
    const confirm = { id: proposed, represented: id("together.younger"), isAgreed: true, reason: "Eens." };
    expect(outcomeOf(await act("vt-worker-adults", "representativeConflictConfirm", "ConflictConfirmInput", confirm, { ...TOGETHER, ...JOINT_PLAN }))).toBe("Recorded");
    expect(await outside()).toEqual(before);
    expect(body(await summary("vt-worker-adults", sharing, { ...TOGETHER, ...JOINT_PLAN }))).toContain("CONFLICT");
    const list = (persona: string, asking: Asking) =>
      t.ask(persona, `query L($id: ID!) { representativeConflicts(represented: $id) { id state } }`, { ...asking, variables: { id: id("together.younger") } });
    expect((await list("lt-coordinator", TOGETHER)).data.representativeConflicts).toEqual([]);
    expect((await list("vt-worker-adults", { ...TOGETHER, ...JOINT_PLAN })).data.representativeConflicts).toHaveLength(1);
    expect((await list("father-together", {})).text).not.toContain(proposed);
    expect(outcomeOf(await act("lt-coordinator", "representativeConflictConfirm", "ConflictConfirmInput", confirm, TOGETHER))).toBe("ACT_CONFLICT");
    await t.asOwner("consent", `DELETE FROM representative_conflict`);
    await t.asOwner("consent", `DELETE FROM consent_record WHERE 'NETWORK' = ANY(categories)`);
  });
});

describe("a question for consent belongs to who asked and who is asked", () => {
  const terms = {
    kind: "SECRECY_WAIVER",
    fromOrganisation: "lt-noord",
    toOrganisations: ["gi-noord"],
    categories: ["NETWORK"],
    purposes: ["COORDINATE_JOINT_PLAN"],
    subject: id("together.elder"),
  };
  let request: string;
  beforeAll(async () => {
    request = made(
      await act("lt-careworker", "consentAsk", "ConsentRequestInput", { ...terms, askedOf: id("together.father"), text: "Mogen wij dit delen?", language: "nl" }, TOGETHER),
    );
  });
  const answer = (persona: string, input: object, asking: Asking = {}) =>
    act(
      persona,
      "consentRecord",
      "ConsentInput",
      { ...terms, givenBy: id("together.father"), capacity: "REPRESENTATIVE", isGiven: true, validUntil: day(90), channel: "portaal", pressureChecked: true, ...input },
      asking,
    );

  it("an answer to another's question, to none, for another child or for more than was asked: all sound the same", async () => {
    const wrong = await Promise.all([
      answer("father-together", { request: NOBODY }),
      answer("father-together", { request, subject: id("together.younger") }),
      answer("father-together", { request, categories: ["NETWORK", "SAFETY"] }),
      answer("father-together", { request, purposes: ["PROVIDE_VOLUNTARY_HELP"] }),
      answer("father-together", { request, kind: "CARE_CONSENT" }),
      answer("father-together", { request, toOrganisations: ["gi-noord", "vt-noord"] }),
      answer("lt-careworker", { request, givenBy: id("together.mother") }, TOGETHER),
    ]);
    expect(wrong.map(outcomeOf)).toEqual(Array.from({ length: 7 }, () => "ACT_CONFLICT"));
    expect(new Set(wrong.map(body)).size).toBe(1);
    expect((await t.asOwner("consent", `SELECT count(*)::int AS n FROM consent_record WHERE request IS NOT NULL`))[0]).toEqual({ n: 0 });
  });
  it("attempts are recorded by who asked", async () => {
    const attempt = (persona: string, about: string, which: string, asking: Asking) =>
      act(persona, "consentAttempt", "ConsentAttemptInput", { request: which, subject: about, attemptedAt: day(0), channel: "brief", outcome: "NOT_REACHED" }, asking);
    const elder = id("together.elder");
    const refused = [
      await attempt("gi-advice", elder, request, {}),
      await attempt("lt-careworker", elder, NOBODY, TOGETHER),
      await attempt("lt-careworker", id("together.younger"), request, TOGETHER),
    ];
    expect(refused.map(outcomeOf)).toEqual(["ACT_CONFLICT", "ACT_CONFLICT", "ACT_CONFLICT"]);
    expect(outcomeOf(await attempt("lt-careworker", elder, request, TOGETHER))).toBe("Recorded");
  });
  it("who needs not consent is not asked, and an organisation does not consent for who it is not guardian of", async () => {
    expect(outcomeOf(await act("lt-careworker", "consentAsk", "ConsentRequestInput", { ...terms, askedOf: id("M"), text: "x", language: "nl" }, TOGETHER))).toBe("INPUT_INVALID");
    expect(outcomeOf(await answer("gi-advice", { givenBy: undefined, givenByOrganisation: "gi-noord" }))).toBe("INPUT_INVALID");
    expect(outcomeOf(await answer("lt-careworker", { givenBy: undefined, givenByOrganisation: "gi-noord" }, TOGETHER)), "nor does another say so for it").toBe("INPUT_INVALID");
    expect(outcomeOf(await answer("lt-careworker", { capacity: "MENTOR" }, TOGETHER)), "nor is a father a mentor").toBe("INPUT_INVALID");
  });
});

describe("what presses is refused without telling what the person was not told", () => {
  const consent = (persona: string, subject: string, asking: Asking = {}) =>
    act(
      persona,
      "consentRecord",
      "ConsentInput",
      {
        subject,
        givenBy: subject,
        capacity: "SELF",
        kind: "GDPR_CONSENT",
        isGiven: true,
        fromOrganisation: "lt-noord",
        toOrganisations: ["gi-noord"],
        categories: ["SOCIAL"],
        purposes: ["COORDINATE_JOINT_PLAN"],
        validUntil: day(90),
        channel: "portaal",
        pressureChecked: true,
      },
      asking,
    );
  const father = id("together.father");
  it("an investigation by Veilig Thuis does not show in a consent of the person", async () => {
    expect(outcomeOf(await consent("father-together", father))).toBe("Recorded");
    await t.asOwner(
      "consent",
      `INSERT INTO attested_fact (issuer, id, version, kind, persons, professional, organisation, body, valid_from, received_at)
       VALUES ('veilig-thuis', gen_random_uuid(), 1, 'INVESTIGATION', ARRAY[$1::uuid], 'vt-worker', 'vt-noord', jsonb_build_object('persons', jsonb_build_array($1::text), 'organisation', 'vt-noord', 'professional', 'vt-worker'), '2020-01-01', now())`,
      [father],
    );
    expect(outcomeOf(await consent("father-together", father))).toBe("Recorded");
  });
  it("a stricter frame he was not told of binds the professionals of that case, and is silent towards him", async () => {
    const change = { caseId: cases["together"], person: father, framework: "PRE_MEASURE", reason: "Er komt een verzoek tot onderzoek." };
    expect(outcomeOf(await act("lt-careworker", "caseFrameworkChange", "CaseFrameworkInput", change, TOGETHER))).toBe("Recorded");
    expect(outcomeOf(await consent("lt-careworker", father, TOGETHER))).toBe("CONSENT_NOT_FREE");
    expect(outcomeOf(await consent("father-together", father))).toBe("Recorded");
    expect(outcomeOf(await act("lt-careworker", "caseFrameworkChange", "CaseFrameworkInput", { ...change, toldAt: day(0) }, TOGETHER))).toBe("Recorded");
    expect(outcomeOf(await consent("father-together", father))).toBe("CONSENT_NOT_FREE");
    expect(outcomeOf(await act("lt-careworker", "caseFrameworkChange", "CaseFrameworkInput", change, TOGETHER)), "told is told").toBe("ACT_CONFLICT");
  });
  it("nobody changes the frame of somebody else's case", async () => {
    const change = { person: id("K3"), framework: "VOLUNTARY", reason: "x", toldAt: day(0) };
    expect(outcomeOf(await act("lt-coordinator", "caseFrameworkChange", "CaseFrameworkInput", { ...change, caseId: cases["maria"] }, TOGETHER))).toBe("INPUT_INVALID");
    expect(outcomeOf(await act("lt-coordinator", "caseFrameworkChange", "CaseFrameworkInput", { ...change, caseId: cases["together"] }, TOGETHER))).toBe("SUBJECT_NOT_IN_CONCERNS");
  });
});

describe("the preview is for who may withdraw", () => {
  it("to everyone else a consent looks like no consent", async () => {
    const [waiver] = await t.asOwner("consent", `SELECT id FROM consent_record WHERE subject = $1 AND from_organisation = 'ggz-noord' AND 'lt-noord' = ANY(to_organisations)`, [
      id("M"),
    ]);
    const consent = String(waiver!["id"]);
    expect((await preview("mother-m", consent, id("M"))).data.consentWithdrawalPreview.lines.length, "it is there").toBeGreaterThan(0);
    for (const [persona, asking] of [
      ["vt-worker", {}],
      ["gi-supervisor", {}],
      ["lt-youth-worker", {}],
      ["father-f1", {}],
      ["child-k2", {}],
      ["privacy-officer-lt-noord", {}],
    ] as const) {
      const [known, unknown] = [await preview(persona, consent, id("M"), asking), await preview(persona, NOBODY, id("M"), asking)];
      expect(known.data.consentWithdrawalPreview, persona).toBeNull();
      expect(body(known), persona).toBe(body(unknown));
    }
    expect(body(await preview("mother-m", consent, id("K3"))), "a consent about another person").toBe(body(await preview("mother-m", NOBODY, id("K3"))));
  });
  it("a parent neither previews nor withdraws what the other parent, or a child of sixteen, said", async () => {
    const [mothers] = await t.asOwner("consent", `SELECT id FROM consent_record WHERE subject = $1 AND given_by = $2 LIMIT 1`, [id("together.elder"), id("together.mother")]);
    const consent = String(mothers!["id"]);
    expect(body(await preview("father-together", consent, id("together.elder")))).toBe(body(await preview("father-together", NOBODY, id("together.elder"))));
    const withdraw = (persona: string, which: string, subject: string) => act(persona, "consentWithdraw", "ConsentWithdrawInput", { id: which, subject });
    expect(body(await withdraw("father-together", consent, id("together.elder")))).toBe(body(await withdraw("father-together", NOBODY, id("together.elder"))));
    const own = { subject: id("K1"), givenBy: id("K1"), capacity: "SELF", kind: "SECRECY_WAIVER", isGiven: true, fromOrganisation: "lt-noord", toOrganisations: ["gi-noord"] };
    const terms = { categories: ["PLAN"], purposes: ["COORDINATE_JOINT_PLAN"], validUntil: day(60), channel: "portaal", pressureChecked: true };
    const kais = made(await act("child-k1", "consentRecord", "ConsentInput", { ...own, ...terms }));
    expect((await preview("child-k1", kais, id("K1"))).data.consentWithdrawalPreview.lines.length).toBeGreaterThan(0);
    expect((await preview("father-f1", kais, id("K1"))).data.consentWithdrawalPreview).toBeNull();
    expect(outcomeOf(await withdraw("father-f1", kais, id("K1")))).toBe("NO_PARTICIPATION");
  });
  it("and shielding does not show in it: Ferdi reads of Kiki what a father reads of any child", async () => {
    const waiver = {
      subject: id("K5"),
      givenBy: id("F4"),
      capacity: "REPRESENTATIVE",
      kind: "SECRECY_WAIVER",
      isGiven: true,
      fromOrganisation: "lt-noord",
      toOrganisations: ["gi-noord", "vt-noord"],
    };
    const terms = {
      categories: ["ADDRESS", "IDENTITY", "INVOLVEMENT", "FAMILY"],
      purposes: ["COORDINATE_JOINT_PLAN"],
      validUntil: day(60),
      channel: "portaal",
      pressureChecked: true,
    };
    const consent = made(await act("father-f4", "consentRecord", "ConsentInput", { ...waiver, ...terms }));
    const shielded = body(await preview("father-f4", consent, id("K5")));
    const facts = await t.asOwner("consent", `UPDATE attested_fact SET kind = 'SHIELDING_WAS' WHERE kind = 'SHIELDING' RETURNING id`);
    expect(facts.length).toBeGreaterThan(0);
    expect(body(await preview("father-f4", consent, id("K5")))).toBe(shielded);
    await t.asOwner("consent", `UPDATE attested_fact SET kind = 'SHIELDING' WHERE kind = 'SHIELDING_WAS'`);
    await t.asOwner("consent", `DELETE FROM consent_record WHERE id = $1`, [consent]);
  });
});

describe("a second person is another person, authorised, of the same organisation, and with no other side", () => {
  const child = id("fourteen.child");
  const question = { subject: child, categories: ["PLAN"], question: "De coach en ik willen het traject afstemmen." };
  const ask = (persona: string, input: object = question, asking: Asking = {}) => act(persona, "secondPersonAsk", "SecondPersonAskInput", input, asking);
  const decide = (persona: string, which: string, input: object = {}, asking: Asking = {}) =>
    act(persona, "secondPersonDecide", "SecondPersonDecideInput", { id: which, subject: child, isAgreed: true, reason: "Eens met de reden.", ...input }, asking);
  const help = async (asking: Asking = {}) =>
    (await t.ask("lt-careworker-zuid", `query Q($id: ID!) { person(id: $id) { helpTrajectories { goals } } }`, { ...asking, variables: { id: child } })).data.person
      ?.helpTrajectories ?? null;
  const questions = async (persona: string, asking: Asking = {}) =>
    (await t.ask(persona, "{ secondPersonQuestions { id } }", asking)).data?.secondPersonQuestions as { id: string }[] | undefined;

  it("not oneself, not another organisation, not for another person, not twice; and none of them learns which it was", async () => {
    const asked = made(await ask("lt-careworker-zuid"));
    const refused = [
      await decide("lt-careworker-zuid", asked),
      await decide("lt-careworker", asked, {}, FOURTEEN),
      await decide("privacy-officer-lt-zuid", asked),
      await decide("lt-access-zuid", asked, { subject: id("M") }),
      await decide("lt-access-zuid", NOBODY),
    ];
    expect(refused.map(outcomeOf)).toEqual(Array.from({ length: 5 }, () => "ACT_CONFLICT"));
    expect(new Set(refused.map(body)).size).toBe(1);
    expect(await help()).toBeNull();
    expect(outcomeOf(await decide("reviewer-zuid", asked, {}, { caseId: cases["fourteen"]! })), "who reviews holds no content role").toBe("ACT_CONFLICT");

    expect(outcomeOf(await decide("lt-access-zuid", asked, { isAgreed: false }))).toBe("Recorded");
    expect(await help(), "a refusal opens nothing").toBeNull();
    expect(outcomeOf(await decide("lt-access-zuid", asked)), "and is the last word on that question").toBe("ACT_CONFLICT");
  });

  it("an agreement opens for who asked, for that purpose and those categories, and for a week", async () => {
    const asked = made(await ask("lt-careworker-zuid"));
    const key = { idempotencyKey: randomUUID() };
    expect(outcomeOf(await decide("lt-access-zuid", asked, key))).toBe("Recorded");
    expect(outcomeOf(await decide("lt-access-zuid", asked, key)), "a repetition does its work once").toBe("Recorded");
    expect(await help()).toEqual([{ goals: ["Zeggen wat ik wil."] }]);
    expect(await help({ purpose: "COORDINATE_JOINT_PLAN" }), "another purpose").toBeNull();
    await t.asOwner("consent", `UPDATE second_decision SET categories = '{SOCIAL}' WHERE id = $1`, [asked]);
    expect(await help(), "another category").toBeNull();
    await t.asOwner("consent", `UPDATE second_decision SET categories = '{PLAN}', valid_until = $2 WHERE id = $1`, [asked, day(-2)]);
    expect(await help(), "after its last day").toBeNull();
    await t.asOwner("consent", `UPDATE second_decision SET valid_until = $2, recorded_by = 'lt-access-zuid' WHERE id = $1`, [asked, day(5)]);
    expect(await help(), "asked by another").toBeNull();
    await t.asOwner("consent", `DELETE FROM second_decision`);
  });

  it("a question grows old in a week, and asks only for what two can open", async () => {
    const asked = made(await ask("lt-careworker-zuid"));
    await t.asOwner("consent", `UPDATE second_decision SET recorded_at = now() - interval '9 days' WHERE id = $1`, [asked]);
    expect(await questions("lt-access-zuid")).toEqual([]);
    expect(outcomeOf(await decide("lt-access-zuid", asked))).toBe("ACT_CONFLICT");
    for (const categories of [["SHIELDED"], ["REPORTER_IDENTITY"], ["ADULT_HEALTH"], ["PLAN", "REPORT_TEXT"], []]) {
      expect(outcomeOf(await ask("lt-careworker-zuid", { ...question, categories })), categories.join()).toBe("INPUT_INVALID");
    }
    expect(outcomeOf(await ask("lt-careworker-zuid", { ...question, subject: id("fourteen.mother") }))).toBe("SUBJECT_NOT_IN_CONCERNS");
    expect(outcomeOf(await decide("lt-team-manager", asked, {}, { purpose: "PROVIDE_VOLUNTARY_HELP" }))).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
  });

  it("who works with the other side neither decides nor sees the question, and who has a tie neither", async () => {
    const about = { subject: id("K3"), categories: ["PLAN"], question: "Voor het plan met Koen en zijn moeder is dit nodig." };
    const asked = made(await ask("gi-supervisor", about, JOINT_PLAN));
    const decideOnKoen = (persona: string, which: string, asking: Asking = {}) => decide(persona, which, { subject: id("K3") }, asking);
    expect((await questions("gi-safety-officer"))!.map((row) => row.id)).toEqual([asked]);
    expect(await questions("gi-supervisor-two-sides"), "he also talks with Ferdi").toEqual([]);
    expect(body(await decideOnKoen("gi-supervisor-two-sides", asked))).toBe(body(await decideOnKoen("gi-supervisor-two-sides", NOBODY)));
    expect(outcomeOf(await decideOnKoen("gi-safety-officer", asked))).toBe("Recorded");

    const ofTeam = made(await ask("lt-coordinator", { ...about, subject: id("M"), question: "Voor het plan met Maria is dit nodig." }, JOINT_PLAN));
    await t.asOwner(
      "consent",
      `UPDATE attested_fact SET body = jsonb_set(body, '{person}', to_jsonb($1::text)), persons = ARRAY[$1::uuid] WHERE kind = 'CONFLICT' AND professional = 'lt-sister'`,
      [id("M")],
    );
    expect(outcomeOf(await decide("lt-sister", ofTeam, { subject: id("M") }, { caseId: cases["together"]!, purpose: "PROVIDE_VOLUNTARY_HELP" }))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await decide("lt-youth-worker", ofTeam, { subject: id("M") })), "a colleague without a tie does").toBe("Recorded");
    await t.asOwner("consent", `DELETE FROM second_decision`);
  });

  it("what a child told in confidence is weighed by who is trained to", async () => {
    const asked = made(await ask("gi-supervisor", { subject: id("K3"), categories: ["CHILD_CONFIDENTIAL"], question: "Koen vertelde iets dat voor het plan telt." }, JOINT_PLAN));
    const decideOnKoen = (persona: string) => decide(persona, asked, { subject: id("K3") });
    expect(outcomeOf(await decideOnKoen("gi-advice"))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await decideOnKoen("gi-behavioural-scientist"))).toBe("Recorded");
    await t.asOwner("consent", `DELETE FROM second_decision`);
  });

  it("a privacy officer asks about anybody, and learns of nobody; an officer of another organisation does not decide", async () => {
    const check = (subject: string) => ask("privacy-officer-gi-noord", { subject, categories: ["PLAN"], question: "Steekproef van deze maand, regel zeven." });
    const [known, unknown] = [await check(id("K3")), await check(NOBODY)];
    const shape = (answer: Answer) => body(answer).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");
    expect(shape(known)).toBe(shape(unknown));
    expect((await questions("privacy-officer-gi-noord-two"))!.length).toBe(2);
    expect(await questions("gi-supervisor"), "content workers do not see what officers check").toEqual([]);
    expect(await questions("privacy-officer-vt-noord")).toEqual([]);
    for (const answer of [known, unknown]) {
      const subject = answer === known ? id("K3") : NOBODY;
      expect(outcomeOf(await decide("privacy-officer-vt-noord", made(answer), { subject }))).toBe("ACT_CONFLICT");
      expect(outcomeOf(await decide("privacy-officer-gi-noord", made(answer), { subject })), "not alone").toBe("ACT_CONFLICT");
      expect(outcomeOf(await decide("privacy-officer-gi-noord-two", made(answer), { subject }))).toBe("Recorded");
    }
    const others = await t.ask("privacy-officer-gi-noord", `query Q($id: ID!) { person(id: $id) { helpTrajectories { goals } actionPlans { goals } } }`, {
      variables: { id: id("K3") },
    });
    expect(others.data.person.actionPlans.length).toBeGreaterThan(0);
    expect(others.data.person.helpTrajectories, "the sample is of the own organisation's records").toBeNull();
  });
});
