import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import { cases, outcomeOf, people, startTestHub, withheldOf, type Answer, type Asking, type TestHub } from "../hub.js";

/** Consent as the law and the people need it (policy.md section 6): the worked examples about it, end to end through the gateway. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

/** What these tests change, no other sees. */
function onAHubOfItsOwn(): void {
  let shared: TestHub;
  beforeAll(async () => {
    shared = t;
    t = await startTestHub();
  });
  afterAll(async () => {
    await t.stop();
    t = shared;
  });
}

const id = (name: string): string => people[name]!;
const inCase = (name: string): Asking => ({ caseId: cases[name]! });
const DAY = 86_400_000;
const day = (ahead: number): string => new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10);
const JOINT_PLAN = { purpose: "COORDINATE_JOINT_PLAN" } as const;
const TOGETHER = inCase("together");

const askPerson = (persona: string, name: string, selection: string, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `query Q($id: ID!) { person(id: $id) { id ${selection} } }`, { ...asking, variables: { id: id(name) } });

const act = (persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { reason nextStep messageNl } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const made = (answer: Answer): string => (Object.values(answer.data)[0] as { id: string }).id;

const SUMMARY = `query S($input: ConsentSummaryInput!) { consentSummary(input: $input) { overall
  required { person { id } organisation { id } rule why status } alsoAsked { person { id } status } missing { person { id } status }
  alternativeBases { rule category how grounds { id article nl } conditions { id nl } } nextSteps { act nl en mutation } } }`;
interface Summary {
  overall: string | null;
  required: { person: { id: string } | null; organisation: { id: string } | null; rule: string; why: string; status: string | null }[];
  alsoAsked: { person: { id: string } | null; status: string | null }[];
  missing: { person: { id: string } | null; status: string }[];
  alternativeBases: { rule: string; category: string; how: string; grounds: { id: string; article: string; nl: string }[]; conditions: { id: string; nl: string }[] }[];
  nextSteps: { act: string; nl: string; en: string; mutation: string | null }[];
}
const summary = async (persona: string, input: object, asking: Asking = {}): Promise<Summary> =>
  (await t.ask(persona, SUMMARY, { ...asking, variables: { input } })).data.consentSummary;
const steps = ({ nextSteps }: Summary): string[] => nextSteps.map((step) => step.act);
const answers = ({ required }: Summary): [string | undefined, string | null][] => required.map(({ person, status }) => [person?.id, status]);

describe("E11 consent of all but one", () => {
  const sharing = (child: string) => ({
    subject: id(`together.${child}`),
    from: "lt-noord",
    to: "gi-noord",
    purpose: "COORDINATE_JOINT_PLAN",
    categories: ["PLAN", "CHILD_HEALTH"],
  });

  it("the mother's own part is open, the child's waits for the father", async () => {
    const answer = await askPerson("gi-advice", "together.younger", "informationItems { text } helpTrajectories { goals }");
    expect(withheldOf(answer, "HelpTrajectory.goals", id("together.younger"))).toMatchObject({ outcome: "NEEDS_CONSENT", reason: "CONSENT_PARTIAL" });
    expect(answer.data.person.helpTrajectories, "why: what one parent agrees to is not agreed by both").toBeNull();
    expect((await askPerson("gi-advice", "together.elder", "helpTrajectories { goals }")).data.person.helpTrajectories).toHaveLength(1);
    expect((await askPerson("gi-advice", "together.mother", "informationItems { text }")).text, "why: each parent can consent for their own data").toContain(
      "Moeder wil een vaste wisseldag",
    );
  });

  it("the summary says who said what, by which rule, and what can be done; nothing happens by itself", async () => {
    const found = await summary("lt-coordinator", sharing("younger"), TOGETHER);
    expect(found.overall).toBe("PARTIAL");
    expect(Object.fromEntries(answers(found))).toEqual({ [id("together.mother")]: "GIVEN", [id("together.father")]: "REFUSED" });
    expect(found.required[0]).toMatchObject({ rule: "CONSENT-U12", why: "alle ouders met gezag, of de voogd; het kind wordt gehoord" });
    expect(found.missing.map(({ person }) => person?.id)).toEqual([id("together.father")]);
    expect(steps(found)).toEqual(["TALK", "SUPPORT_PERSON", "COURT_DISPUTE", "SPECIAL_GUARDIAN", "REPORT_TO_VEILIG_THUIS", "NAME_STATUTORY_BASIS"]);
    expect(found.nextSteps.find((step) => step.act === "COURT_DISPUTE")?.nl).toContain("BW 1:253a");
    expect(
      found.alternativeBases.find(({ rule }) => rule === "P05-GI-PLN-2"),
      "why: were there a supervision order, the duty to inform would carry it",
    ).toMatchObject({
      how: "READ",
      grounds: expect.arrayContaining([{ id: "L-24", article: "Jeugdwet 7.3.11 lid 4", nl: expect.any(String) }]),
      conditions: expect.arrayContaining([expect.objectContaining({ id: "measureInForce" })]),
    });
    const both = await summary("lt-coordinator", sharing("elder"), TOGETHER);
    expect([both.overall, both.missing, steps(both)]).toEqual(["ALL", [], []]);
    expect(
      (await askPerson("lt-coordinator", "together.younger", "vtReports { status }", TOGETHER)).data.person.vtReports ?? [],
      "why: no automatic escalation (policy.md section 6.4)",
    ).toEqual([]);
  });

  it("a father sees his own answer, not that of the mother; and the summary of a stranger is refused like that of nobody", async () => {
    const found = await summary("father-together", sharing("younger"));
    expect(Object.fromEntries(answers(found))).toEqual({ [id("together.father")]: "REFUSED", undefined: null });
    expect(found.overall, "why: it would say what she answered").toBeNull();
    expect(await summary("father-together", { ...sharing("younger"), subject: id("K3") })).toBeNull();
  });
});

describe("E12 a girl of fourteen agrees, her mother does not", () => {
  onAHubOfItsOwn();
  const FOURTEEN = inCase("fourteen");
  const seen = async (selection: string) => askPerson("lt-careworker-zuid", "fourteen.child", selection);
  const question = { subject: id("fourteen.child"), categories: ["PLAN"], question: "De coach en ik willen het traject van Veerle op elkaar afstemmen." };

  it("what Veilig Thuis concluded is hers to share alone", async () => {
    expect((await seen("safetyAssessments { judgement }")).data.person.safetyAssessments, "why: Wmo 5.3.3 lid 2, read a contrario").toEqual([{ judgement: "CONCERNS" }]);
  });

  it("her help under the Youth Act needs a second person: the mother is asked too, unless that harms her (S-06)", async () => {
    const answer = await seen("helpTrajectories { goals }");
    expect(withheldOf(answer, "HelpTrajectory.goals", id("fourteen.child"))).toMatchObject({
      outcome: "NEEDS_SECOND_PERSON",
      reason: "PARENTS_NOT_AGREED",
      nextStep: { act: "ASK_SECOND_PERSON" },
    });
    const found = await summary(
      "lt-coordinator",
      { subject: id("fourteen.child"), from: "lt-noord", to: "lt-zuid", purpose: "PROVIDE_VOLUNTARY_HELP", categories: ["PLAN"] },
      { ...FOURTEEN },
    );
    expect(found).toMatchObject({
      overall: "ALL",
      required: [{ rule: "CONSENT-12-YOUTH", status: "GIVEN" }],
      alsoAsked: [{ person: { id: id("fourteen.mother") }, status: "REFUSED" }],
    });
    expect(steps(found)).toEqual(["ASK_SECOND_PERSON"]);
  });

  it("the father without authority is not asked", async () => {
    const request = { subject: id("fourteen.child"), askedOf: id("fourteen.father"), kind: "SECRECY_WAIVER", fromOrganisation: "lt-noord", toOrganisations: ["lt-zuid"] };
    const asked = { ...request, categories: ["PLAN"], purposes: ["PROVIDE_VOLUNTARY_HELP"], text: "Mogen wij dit delen?", language: "nl" };
    expect(outcomeOf(await act("lt-careworker", "consentAsk", "ConsentRequestInput", asked, FOURTEEN))).toBe("INPUT_INVALID");
    expect(outcomeOf(await act("lt-careworker", "consentAsk", "ConsentRequestInput", { ...asked, askedOf: id("fourteen.mother") }, FOURTEEN))).toBe("Recorded");
  });

  it("a colleague decides with who asks, for that one and for at most a week", async () => {
    const asked = made(await act("lt-careworker-zuid", "secondPersonAsk", "SecondPersonAskInput", question));
    expect((await seen("helpTrajectories { goals }")).data.person.helpTrajectories, "why: asking is not deciding").toBeNull();
    const list = await t.ask("lt-access-zuid", "{ secondPersonQuestions { id subject purpose categories question askedBy state } }");
    expect(list.data.secondPersonQuestions).toEqual([
      { ...question, subject: question.subject, id: asked, purpose: "PROVIDE_VOLUNTARY_HELP", askedBy: "lt-careworker-zuid", state: "ASKED" },
    ]);

    const decide = (until: string) =>
      act("lt-access-zuid", "secondPersonDecide", "SecondPersonDecideInput", {
        id: asked,
        subject: question.subject,
        isAgreed: true,
        reason: "Veerle wil dit en het schaadt haar als haar moeder beslist.",
        until,
      });
    expect(outcomeOf(await decide(day(9)))).toBe("INPUT_INVALID");
    expect(outcomeOf(await decide(day(6)))).toBe("Recorded");
    expect((await seen("helpTrajectories { goals }")).data.person.helpTrajectories).toEqual([{ goals: ["Zeggen wat ik wil."] }]);
    const mine = await t.ask("lt-careworker-zuid", "{ secondPersonQuestions { state reason validUntil } }");
    expect(mine.data.secondPersonQuestions).toEqual([{ state: "AGREED", reason: expect.stringContaining("Veerle"), validUntil: day(6) }]);
  });

  it("consent of the GDPR cannot take its place: that is her mother's to give (UAVG 5)", async () => {
    const found = await summary(
      "lt-coordinator",
      { subject: id("fourteen.child"), from: "lt-noord", to: "lt-zuid", purpose: "PROVIDE_VOLUNTARY_HELP", categories: ["PLAN"], kind: "GDPR_CONSENT" },
      FOURTEEN,
    );
    expect(found).toMatchObject({ overall: "NONE", required: [{ rule: "CONSENT-12-GDPR", person: { id: id("fourteen.mother") }, status: "NOT_ASKED" }] });
  });
});

describe("E09 and E23 a consent of the wrong person, and a guardian who asks about the former mother", () => {
  it("E09: a form that the father signed is nobody's consent, and cannot be recorded as one any more", async () => {
    const answer = await askPerson("rvdk-custody", "M", "informationItems { text } ggzStatements { text }");
    expect(withheldOf(answer, "ReleasedStatement.text", id("M"))).toMatchObject({ outcome: "NEEDS_CONSENT", nextStep: { act: "ASK_CONSENT", from: [id("M")] } });
    const form = {
      subject: id("M"),
      givenBy: id("F1"),
      capacity: "REPRESENTATIVE",
      kind: "SECRECY_WAIVER",
      isGiven: true,
      fromOrganisation: "ggz-noord",
      toOrganisations: ["rvdk-noord"],
    };
    const terms = { categories: ["ADULT_HEALTH"], purposes: ["CUSTODY_CONTACT_ADVICE"], validUntil: day(100), channel: "formulier", pressureChecked: true };
    expect(outcomeOf(await act("rvdk-custody", "consentRecord", "ConsentInput", { ...form, ...terms }))).toBe("INPUT_INVALID");
  });
  it("E23: the guardian needs the mother's consent for her treatment, as guardianship is about the child", async () => {
    const answer = await askPerson("gi-guardian", "guardianship.mother", "ggzStatements { text }");
    expect(withheldOf(answer, "ReleasedStatement.text", id("guardianship.mother"))).toMatchObject({ outcome: "NEEDS_CONSENT", reason: "NO_CONSENT" });
    expect(
      await summary("gi-guardian", { subject: id("guardianship.mother"), from: "ggz-noord", to: "gi-noord", purpose: "EXECUTE_GUARDIANSHIP", categories: ["ADULT_HEALTH"] }),
    ).toMatchObject({
      overall: "NONE",
      required: [{ rule: "CONSENT-18", person: { id: id("guardianship.mother") }, status: "NOT_ASKED" }],
      nextSteps: [{ act: "ASK_CONSENT", mutation: "consentAsk" }],
    });
  });
});

describe("a question for consent and its answer", () => {
  onAHubOfItsOwn();
  const terms = { kind: "SECRECY_WAIVER", fromOrganisation: "lt-noord", toOrganisations: ["gi-noord"], categories: ["SOCIAL"], purposes: ["COORDINATE_JOINT_PLAN"] };
  const ask = (askedOf: string) =>
    act(
      "lt-careworker",
      "consentAsk",
      "ConsentRequestInput",
      { ...terms, categories: ["SOCIAL", "NETWORK"], subject: id("together.elder"), askedOf, text: "Wij willen delen hoe het gaat.", language: "nl" },
      TOGETHER,
    );
  const sharing = { subject: id("together.elder"), from: "lt-noord", to: "gi-noord", purpose: "COORDINATE_JOINT_PLAN", categories: ["NETWORK"] };
  const statusOf = async (person: string) => (await summary("lt-coordinator", sharing, TOGETHER)).required.find((party) => party.person?.id === person)?.status;
  const father = id("together.father");

  it("the father sees what he is asked, with its words, and answers it; the answer is joined to the question", async () => {
    expect(await statusOf(father)).toBe("NOT_ASKED");
    const request = made(await ask(father));
    expect(await statusOf(father)).toBe("ASKED");
    const shown = (await askPerson("father-together", "together.elder", "consentRequests { id text language state categories fromOrganisation { id } }")).data.person
      .consentRequests;
    expect(shown).toEqual([
      { id: request, text: "Wij willen delen hoe het gaat.", language: "nl", state: "ASKED", categories: ["SOCIAL", "NETWORK"], fromOrganisation: { id: "lt-noord" } },
    ]);
    const answer = {
      ...terms,
      categories: ["NETWORK"],
      subject: id("together.elder"),
      givenBy: father,
      capacity: "REPRESENTATIVE",
      isGiven: true,
      validUntil: day(90),
      channel: "portaal",
      pressureChecked: true,
    };
    const given = made(
      await act("father-together", "consentRecord", "ConsentInput", { ...answer, request, evidence: "in het portaal", textVersion: "v2", language: "nl", interpreter: false }),
    );
    expect(await statusOf(father)).toBe("GIVEN");
    const mine = (
      await askPerson("lt-careworker", "together.elder", "consentRequests { state answer } consents { id evidence textVersion language interpreter request }", TOGETHER)
    ).data.person;
    expect(mine.consentRequests).toEqual([{ state: "ANSWERED", answer: given }]);
    expect(mine.consents).toContainEqual({ id: given, evidence: "in het portaal", textVersion: "v2", language: "nl", interpreter: false, request });
    expect(outcomeOf(await act("father-together", "consentRecord", "ConsentInput", { ...answer, request })), "why: a question is answered once").toBe("ACT_CONFLICT");
  });

  it("who is not reached in three attempts over two weeks counts as unreachable, and nothing follows from it", async () => {
    const mother = id("together.mother");
    const request = made(await ask(mother));
    const attempt = (ago: number, outcome = "NOT_REACHED") =>
      act("lt-careworker", "consentAttempt", "ConsentAttemptInput", { request, subject: id("together.elder"), attemptedAt: day(-ago), channel: "telefoon", outcome }, TOGETHER);
    for (const ago of [15, 15, 8]) expect(outcomeOf(await attempt(ago))).toBe("Recorded");
    expect(await statusOf(mother), "why: two of them were on one day").toBe("ASKED");
    expect(outcomeOf(await attempt(1))).toBe("Recorded");
    expect(await statusOf(mother)).toBe("UNREACHABLE");
    expect(steps(await summary("lt-coordinator", sharing, TOGETHER)), "why: no substitute consent; what remains is the court").toEqual(["COURT_AUTHORITY"]);
    expect(outcomeOf(await attempt(0, "REACHED"))).toBe("Recorded");
    expect(await statusOf(mother)).toBe("ASKED");
  });
});

describe("E30 a consent withdrawn during a supervision order, with what it would mean beforehand", () => {
  onAHubOfItsOwn();
  const PREVIEW = `query P($id: ID!, $subject: ID!) { consentWithdrawalPreview(id: $id, subject: $subject) { alreadySharedNl
    lines { receiver { id } purpose category effect rule grounds { id article nl } conditions { id nl } fields } } }`;
  const waivers = async () =>
    (await askPerson("mother-m", "M", "consents { id fromOrganisation { id } toOrganisations { id } }")).data.person.consents as {
      id: string;
      fromOrganisation: { id: string };
      toOrganisations: { id: string }[];
    }[];
  const statements = (persona: string) => askPerson(persona, "M", "ggzStatements { kind text }");

  it("Maria sees what would stop and what would go on, line by line; then it does", async () => {
    const waiver = (await waivers()).find(({ fromOrganisation }) => fromOrganisation.id === "ggz-noord")!;
    const preview = (await t.ask("mother-m", PREVIEW, { variables: { id: waiver.id, subject: id("M") } })).data.consentWithdrawalPreview;
    expect(preview.alreadySharedNl).toContain("blijft in haar eigen dossier");
    const released = preview.lines.find(
      ({ purpose, fields }: { purpose: string; fields: string[] }) => purpose === "PROVIDE_VOLUNTARY_HELP" && fields.includes("ReleasedStatement.text"),
    );
    expect(released, "why: what the clinician released on this consent falls with it; what was released on another ground stands").toMatchObject({
      receiver: { id: "lt-noord" },
      effect: "CONTINUES_IN_PART",
      conditions: expect.arrayContaining([expect.objectContaining({ id: "isReleasedToCaller" })]),
      grounds: expect.arrayContaining([expect.objectContaining({ id: "L-31" })]),
    });

    const given = (await statements("lt-careworker")).data.person.ggzStatements;
    expect(given.length).toBeGreaterThan(0);
    expect(outcomeOf(await act("mother-m", "consentWithdraw", "ConsentWithdrawInput", { id: waiver.id, subject: id("M") }))).toBe("Recorded");
    const after = await statements("lt-careworker");
    expect(after.data.person.ggzStatements).toBeNull();
    expect(withheldOf(after, "ReleasedStatement.text", id("M"))).toMatchObject({ outcome: "DENY", reason: "CONSENT_WITHDRAWN" });
    expect(
      (await statements("gi-supervisor")).data.person.ggzStatements.map(({ kind }: { kind: string }) => kind),
      "why: the duty towards the GI does not rest on consent",
    ).toEqual(["PARENTING_IMPACT"]);
    expect(
      (await t.ask("mother-m", PREVIEW, { variables: { id: waiver.id, subject: id("M") } })).data.consentWithdrawalPreview,
      "why: what was withdrawn cannot be withdrawn again",
    ).toBeNull();
  });

  it("where a measure carries it, the same withdrawal stops one receiver and not another", async () => {
    const terms = { subject: id("M"), givenBy: id("M"), capacity: "SELF", kind: "SECRECY_WAIVER", isGiven: true, fromOrganisation: "lt-noord", toOrganisations: ["gi-noord"] };
    const input = { ...terms, categories: ["PLAN", "SOCIAL"], purposes: ["COORDINATE_JOINT_PLAN"], validUntil: day(100), channel: "gesprek", pressureChecked: true };
    const consent = made(await act("lt-careworker", "consentRecord", "ConsentInput", input));
    const preview = (await t.ask("mother-m", PREVIEW, { variables: { id: consent, subject: id("M") } })).data.consentWithdrawalPreview;
    const goals = preview.lines.find(({ fields }: { fields: string[] }) => fields.includes("Goal.text"));
    expect(goals, "why: during the supervision order of Koen the GI goes on reading what was marked as necessary").toMatchObject({
      receiver: { id: "gi-noord" },
      category: "PLAN",
      effect: "CONTINUES_IN_PART",
      grounds: expect.arrayContaining([expect.objectContaining({ id: "L-24" })]),
      conditions: [expect.objectContaining({ id: "isMarkedNecessary", nl: expect.stringContaining("ondertoezichtstelling") })],
    });
  });
});

describe("E31 consent of the GDPR under threat of a measure", () => {
  onAHubOfItsOwn();
  const mother = id("together.mother");
  const terms = { fromOrganisation: "lt-noord", toOrganisations: ["gi-noord"], categories: ["SOCIAL"], purposes: ["COORDINATE_JOINT_PLAN"] };
  const ask = (kind: string, asking: Asking = TOGETHER) =>
    act("lt-careworker", "consentAsk", "ConsentRequestInput", { ...terms, kind, subject: mother, askedOf: mother, text: "Mogen wij dit delen?", language: "nl" }, asking);
  const record = (persona: string, kind: string, asking: Asking = TOGETHER) =>
    act(
      persona,
      "consentRecord",
      "ConsentInput",
      { ...terms, kind, subject: mother, givenBy: mother, capacity: "SELF", isGiven: true, validUntil: day(90), channel: "gesprek", pressureChecked: true },
      asking,
    );
  const frame = (framework: string, toldAt?: string) =>
    act(
      "lt-careworker",
      "caseFrameworkChange",
      "CaseFrameworkInput",
      { caseId: cases["together"], person: mother, framework, reason: "Er is een verzoek tot onderzoek aangekondigd.", ...(toldAt ? { toldAt } : {}) },
      TOGETHER,
    );

  it("is free while help is voluntary", async () => {
    expect(outcomeOf(await ask("GDPR_CONSENT"))).toBe("Recorded");
    expect(outcomeOf(await record("lt-careworker", "GDPR_CONSENT"))).toBe("Recorded");
  });
  it("from the day the request to the Board is announced it is refused, with the waiver as the way forward", async () => {
    expect(outcomeOf(await frame("PRE_MEASURE", day(0)))).toBe("Recorded");
    for (const refused of [await ask("GDPR_CONSENT"), await record("lt-careworker", "GDPR_CONSENT")]) {
      expect(Object.values(refused.data)[0]).toEqual({
        __typename: "Refused",
        reason: "CONSENT_NOT_FREE",
        nextStep: "ASK_SECRECY_WAIVER",
        messageNl: expect.stringContaining("niet vrij"),
      });
    }
    expect(outcomeOf(await ask("SECRECY_WAIVER")), "why: lifting secrecy is another kind, with the check on pressure").toBe("Recorded");
    expect(outcomeOf(await record("lt-careworker", "SECRECY_WAIVER"))).toBe("Recorded");
    const shown = await t.ask("lt-careworker", `query C($id: ID!) { case(id: $id) { persons { person { id } frameworkHistory { framework reason toldAt } } } }`, {
      ...TOGETHER,
      variables: { id: cases["together"] },
    });
    expect(shown.data.case.persons.find(({ person }: { person: { id: string } }) => person?.id === mother)?.frameworkHistory).toEqual([
      { framework: "VOLUNTARY", reason: null, toldAt: expect.any(String) },
      { framework: "PRE_MEASURE", reason: expect.stringContaining("aangekondigd"), toldAt: day(0) },
    ]);
  });
  it("also for the data of her child, and is free again when help is voluntary again", async () => {
    const child = {
      ...terms,
      kind: "GDPR_CONSENT",
      subject: id("together.elder"),
      givenBy: mother,
      capacity: "REPRESENTATIVE",
      isGiven: true,
      validUntil: day(90),
      channel: "gesprek",
      pressureChecked: true,
    };
    expect(outcomeOf(await act("lt-careworker", "consentRecord", "ConsentInput", child, TOGETHER))).toBe("CONSENT_NOT_FREE");
    expect(outcomeOf(await frame("VOLUNTARY", day(0)))).toBe("Recorded");
    expect(outcomeOf(await act("lt-careworker", "consentRecord", "ConsentInput", child, TOGETHER))).toBe("Recorded");
  });
  it("a refusal is always recorded, and a measure over a child presses its mother too", async () => {
    const waiver = { ...terms, kind: "GDPR_CONSENT", subject: id("M"), givenBy: id("M"), capacity: "SELF", validUntil: day(90), channel: "gesprek", pressureChecked: true };
    expect(outcomeOf(await act("lt-careworker", "consentRecord", "ConsentInput", { ...waiver, isGiven: true }))).toBe("CONSENT_NOT_FREE");
    expect(outcomeOf(await act("lt-careworker", "consentRecord", "ConsentInput", { ...waiver, isGiven: false }))).toBe("Recorded");
  });
});

describe("E32 an elderly woman, her mentor and her son", () => {
  onAHubOfItsOwn();
  const ELDERLY = inCase("elderly");
  const sharing = { subject: id("elderly.woman"), from: "vt-noord", to: "lt-noord", purpose: "PROVIDE_VOLUNTARY_HELP", categories: ["SAFETY"] };
  const seen = async () =>
    (await askPerson("lt-coordinator", "elderly.woman", "safetyAssessments { judgement }", { ...ELDERLY, purpose: "PROVIDE_VOLUNTARY_HELP" })).data.person.safetyAssessments;
  const assess = (isAble: boolean) =>
    act(
      "vt-worker-adults",
      "capacityAssess",
      "CapacityInput",
      { person: id("elderly.woman"), matter: "SHARING_DATA", isAble, assessedAt: day(0), explanation: "Na een rustig gesprek op een goede dag." },
      ELDERLY,
    );

  it("her mentor's waiver counts, as she cannot weigh it herself", async () => {
    expect(await seen()).toEqual([{ judgement: "CONCERNS" }]);
    expect(await summary("vt-worker-adults", sharing, ELDERLY)).toMatchObject({
      overall: "ALL",
      required: [{ rule: "CONSENT-ADULT-NOT-ABLE", person: { id: id("elderly.daughter") }, status: "GIVEN" }],
    });
    expect((await summary("mentor-daughter", sharing)).overall).toBe("ALL");
  });
  it("from the moment she can, it is hers to give, and the mentor's word no longer counts", async () => {
    expect(outcomeOf(await assess(true))).toBe("Recorded");
    expect(await seen()).toBeNull();
    expect(await summary("vt-worker-adults", sharing, ELDERLY)).toMatchObject({
      overall: "NONE",
      required: [{ rule: "CONSENT-18", person: { id: id("elderly.woman") }, status: "NOT_ASKED" }],
    });
    expect(outcomeOf(await assess(false))).toBe("Recorded");
    expect(await seen()).toHaveLength(1);
  });
  it("a mentor whose interests conflict, as two people decided, speaks no longer", async () => {
    const proposal = { represented: id("elderly.woman"), representative: id("elderly.daughter"), reason: "Zij beheert de rekening waarvan het geld verdween." };
    const proposed = made(await act("vt-worker-adults", "representativeConflictPropose", "ConflictProposeInput", proposal, ELDERLY));
    expect(await seen(), "why: one person does not decide this").toHaveLength(1);
    const confirm = (persona: string, asking: Asking = ELDERLY) =>
      act(persona, "representativeConflictConfirm", "ConflictConfirmInput", { id: proposed, represented: id("elderly.woman"), isAgreed: true, reason: "Eens." }, asking);
    expect(outcomeOf(await confirm("vt-worker-adults"))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await confirm("lt-coordinator", { ...ELDERLY, purpose: "PROVIDE_VOLUNTARY_HELP" })), "why: a second person of the same organisation").toBe("ACT_CONFLICT");
    await t.asOwner("consent", `UPDATE representative_conflict SET recorded_by = 'vt-worker-former' WHERE id = $1`, [proposed]);
    expect(outcomeOf(await confirm("vt-worker-adults"))).toBe("Recorded");
    expect(await seen()).toBeNull();
    expect((await summary("vt-worker-adults", sharing, ELDERLY)).required).toMatchObject([{ status: "CONFLICT" }]);
    expect((await summary("lt-coordinator", sharing, { ...ELDERLY, purpose: "PROVIDE_VOLUNTARY_HELP" })).required, "why: not for who did not decide it").toMatchObject([
      { status: "NOT_ASKED" },
    ]);
    expect((await askPerson("mentor-daughter", "elderly.woman", "displayName")).data.person).toBeNull();
    const listed = await t.ask("vt-worker-adults", `query L($id: ID!) { representativeConflicts(represented: $id) { state representative reason } }`, {
      ...ELDERLY,
      variables: { id: id("elderly.woman") },
    });
    expect(listed.data.representativeConflicts).toEqual([{ state: "CONFIRMED", representative: id("elderly.daughter"), reason: proposal.reason }]);
  });
});

describe("S-21 an institution that is guardian consents for the child, and not to itself alone", () => {
  onAHubOfItsOwn();
  const GUARDIANSHIP = inCase("guardianship");
  const child = id("guardianship.child");
  const waiver = (input: object, persona = "gi-guardian") =>
    act(
      persona,
      "consentRecord",
      "ConsentInput",
      {
        subject: child,
        givenByOrganisation: "gi-noord",
        capacity: "REPRESENTATIVE",
        kind: "SECRECY_WAIVER",
        isGiven: true,
        fromOrganisation: "gi-noord",
        toOrganisations: ["lt-noord"],
        categories: ["SAFETY"],
        purposes: ["PROVIDE_VOLUNTARY_HELP"],
        validUntil: day(90),
        channel: "besluit van de voogd",
        pressureChecked: true,
        ...input,
      },
      GUARDIANSHIP,
    );
  it("through its own people, for a child of which it is guardian", async () => {
    expect(outcomeOf(await waiver({}))).toBe("Recorded");
    expect(outcomeOf(await waiver({ subject: id("guardianship.mother") }))).toBe("INPUT_INVALID");
    expect(outcomeOf(await waiver({ givenBy: id("guardianship.mother"), givenByOrganisation: undefined })), "why: her authority ended").toBe("INPUT_INVALID");
    const found = await summary("gi-guardian", { subject: child, from: "gi-noord", to: "lt-noord", purpose: "PROVIDE_VOLUNTARY_HELP", categories: ["SAFETY"] });
    expect(found).toMatchObject({ overall: "ALL", required: [{ person: null, organisation: { id: "gi-noord" }, status: "GIVEN" }] });
  });
  it("where it would receive itself, a second person is the next step", async () => {
    expect(outcomeOf(await waiver({ fromOrganisation: "lt-noord", toOrganisations: ["gi-noord"], categories: ["NETWORK"], purposes: ["EXECUTE_GUARDIANSHIP"] }))).toBe("Recorded");
    const found = await summary("gi-guardian", { subject: child, from: "lt-noord", to: "gi-noord", purpose: "EXECUTE_GUARDIANSHIP", categories: ["NETWORK"] });
    expect([found.overall, steps(found)]).toEqual(["ALL", ["ASK_SECOND_PERSON"]]);
  });
});

describe("E21 a sampled check by a privacy officer takes two", () => {
  onAHubOfItsOwn();
  const content = () => askPerson("privacy-officer-gi-noord", "K3", "protectionMeasures { kind } actionPlans { goals }");
  it("of the own organisation's records only, after a colleague officer agreed", async () => {
    const before = await content();
    expect(before.data.person).toBeNull();
    const question = { subject: id("K3"), categories: ["PLAN"], question: "Steekproef: is de inzage van vorige week in orde?" };
    const asked = made(await act("privacy-officer-gi-noord", "secondPersonAsk", "SecondPersonAskInput", question));
    const decision = { id: asked, subject: id("K3"), isAgreed: true, reason: "Hoort bij de steekproef van deze maand." };
    expect(outcomeOf(await act("gi-supervisor", "secondPersonDecide", "SecondPersonDecideInput", decision)), "why: content is checked by officers").toBe("ACT_CONFLICT");
    expect(outcomeOf(await act("privacy-officer-gi-noord-two", "secondPersonDecide", "SecondPersonDecideInput", decision))).toBe("Recorded");
    const after = await content();
    expect(after.data.person.actionPlans[0].goals.length).toBeGreaterThan(0);
    expect((await askPerson("privacy-officer-gi-noord", "K3", "helpTrajectories { goals }")).data.person.helpTrajectories, "why: another organisation's").toBeNull();
    expect((await askPerson("privacy-officer-gi-noord-two", "K3", "actionPlans { goals }")).data.person, "why: it opens for who asked").toBeNull();
  });
});

/** The clock of the hub is set; a token is made for that moment. */
describe("a consent ends with a birthday at Dutch midnight, and with a change of authority", () => {
  const born = (ageOnDay: number, on: string): string => `${Number(on.slice(0, 4)) - ageOnDay}${on.slice(4)}`;
  /** A day some weeks on, and the last moment before it in the Netherlands. */
  const birthday = day(40);
  const midnight = Date.parse(`${birthday}T00:00:00Z`) - dutchOffset(birthday);
  function dutchOffset(on: string): number {
    const noon = new Date(`${on}T12:00:00Z`);
    const hour = Number(new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Amsterdam", hour: "2-digit", hourCycle: "h23" }).format(noon));
    return (hour - 12) * 3_600_000;
  }
  let clock = Date.now();
  let shared: TestHub;
  beforeAll(async () => {
    shared = t;
    t = await startTestHub({ now: () => clock });
  });
  afterAll(async () => {
    await t.stop();
    t = shared;
  });
  const at = async (persona: string, moment: number): Promise<Asking> => {
    clock = moment;
    return {
      token: await mintToken(
        PERSONAS.find((candidate) => candidate.id === persona)!,
        { issuerUrl: t.issuerUrl, now: () => moment - 1_000 },
      ),
    };
  };
  const turns = async (name: string, age: number): Promise<void> => {
    const birthDate = born(age, birthday);
    await t.asOwner("case", `UPDATE person SET birth_date = $2 WHERE id = $1`, [id(name), birthDate]);
    await t.asOwner("consent", `UPDATE attested_fact SET body = jsonb_set(body, '{birthDate}', to_jsonb($2::text)) WHERE kind = 'PERSON' AND body ->> 'person' = $1`, [
      id(name),
      birthDate,
    ]);
  };
  const assessments = async (name: string, asking: Asking) =>
    (await askPerson("lt-coordinator", name, "safetyAssessments { judgement }", { ...TOGETHER, ...asking })).data.person.safetyAssessments;

  it.each([12, 16, 18])("the consent about a child that turns %i counts until the last second, and not after", async (age) => {
    await turns("together.elder", age);
    const givers = age === 12 ? ["together.mother", "together.father"] : ["together.elder"];
    const now = await at("vt-worker-adults", Date.now());
    for (const giver of givers) {
      const waiver = {
        subject: id("together.elder"),
        givenBy: id(giver),
        capacity: age === 12 ? "REPRESENTATIVE" : "SELF",
        kind: "SECRECY_WAIVER",
        isGiven: true,
        fromOrganisation: "vt-noord",
        toOrganisations: ["lt-noord"],
      };
      const terms = { categories: ["SAFETY"], purposes: ["COORDINATE_JOINT_PLAN"], validUntil: day(200), channel: "gesprek", pressureChecked: true };
      expect(outcomeOf(await act("vt-worker-adults", "consentRecord", "ConsentInput", { ...waiver, ...terms }, { ...TOGETHER, ...JOINT_PLAN, ...now }))).toBe("Recorded");
    }
    const lastSecond = await at("lt-coordinator", midnight - 1_000);
    expect(await assessments("together.elder", lastSecond), "the last second before").toHaveLength(1);
    const first = await at("lt-coordinator", midnight);
    expect(await assessments("together.elder", first), "the first moment of the birthday").toBeNull();
    const found = await summary(
      "lt-coordinator",
      { subject: id("together.elder"), from: "vt-noord", to: "lt-noord", purpose: "COORDINATE_JOINT_PLAN", categories: ["SAFETY"] },
      { ...TOGETHER, ...first },
    );
    expect(
      found.required.map(({ status }) => status),
      "why: at twelve it is the child's own to give, later the old word has run out",
    ).toEqual([age === 12 ? "NOT_ASKED" : "EXPIRED"]);
    expect(steps(found)[0]).toBe("ASK_CONSENT");
  });

  it("a new holder of authority ends what the others consented to, on the next request", async () => {
    await turns("together.elder", 9);
    const now = await at("lt-coordinator", Date.now());
    await t.asOwner("consent", `DELETE FROM consent_record WHERE subject = $1 AND given_at = (SELECT max(given_at) FROM consent_record WHERE subject = $1)`, [
      id("together.elder"),
    ]);
    expect(await assessments("together.elder", now)).toHaveLength(1);
    const guardian = { child: id("together.elder"), holder: id("together.mother"), kind: "PARENTAL_SOLE", verifiedAt: day(0) };
    expect(outcomeOf(await act("lt-careworker", "authorityRecord", "AuthorityInput", guardian, { ...TOGETHER, ...(await at("lt-careworker", Date.now())) }))).toBe("Recorded");
    expect(await assessments("together.elder", await at("lt-coordinator", Date.now()))).toBeNull();
  });
});
