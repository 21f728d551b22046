import { randomUUID } from "node:crypto";
import { dutchDay, endOfDutchDay, workingDaysAfter } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { body, cases, outcomeOf, people, startTestHub, withheldOf, type Answer, type Asking, type TestHub } from "../hub.js";

/** "A right to speak is not a right to pull" (policy.md principle 2): the hub carries the question and the answer, and opens no file. */
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
const INBOX: Asking = { purpose: "HANDOVER_REFERRAL", caseId: null };
const inCase = (name: string): Asking => ({ caseId: cases[name]! });

const act = (persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { outcome reason nextStep message messageNl } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const QUESTION = "Welke hulp loopt er nu, en sinds wanneer?";
const asked = (person: string, toOrganisation: string, category: string, change: object = {}) => ({
  person: people[person] ?? person,
  toOrganisation,
  category,
  questions: [QUESTION],
  personInformed: true,
  ...change,
});
const send = (persona: string, input: object, asking: Asking = {}) => act(persona, "informationRequestSend", "InformationRequestInput", input, asking);
const sent = async (...given: Parameters<typeof send>): Promise<string> => {
  const answer = await send(...given);
  expect(outcomeOf(answer), JSON.stringify(answer.errors)).toBe("Recorded");
  return answer.data.informationRequestSend.id as string;
};
const answer = (persona: string, input: object, asking: Asking = INBOX) => act(persona, "informationRequestAnswer", "InformationAnswerInput", input, asking);
const withdraw = (persona: string, input: object, asking: Asking = {}) => act(persona, "informationRequestWithdraw", "InformationRequestWithdrawInput", input, asking);
const refusalOf = (given: Answer) => given.data.informationRequestSend as { __typename: string; outcome: string; reason: string; nextStep: string };

const EVERYTHING = `id person { id displayName birthDate addresses { line } } asker { id } askedBy { id } toOrganisation { id } category questions necessity purpose duty grounds urgency dueAt
  personInformed notInformedReason state sentAt response { answeredAt refusalReason refusalText statements { id text nature category confidentiality releasedBy { id } releasedAt validUntil basis } }`;
const list = (persona: string, asking: Asking = {}, state?: string) =>
  t.ask(persona, `query L($state: InformationRequestState) { informationRequests(state: $state, first: 100) { ${EVERYTHING} } }`, {
    ...asking,
    variables: { state: state ?? null },
  });
// eslint-disable-next-line typescript/no-explicit-any
const listed = async (persona: string, asking: Asking = {}, state?: string): Promise<any[]> => {
  const seen = await list(persona, asking, state);
  expect(seen.errors).toEqual([]);
  return seen.data.informationRequests;
};
const one = (persona: string, requestId: string, asking: Asking = {}) =>
  t.ask(persona, `query O($id: ID!) { informationRequest(id: $id) { ${EVERYTHING} } }`, { ...asking, variables: { id: requestId } });
const SAID = { nature: "PROFESSIONAL_JUDGEMENT", category: "PLAN" };
const WEIGHED = "Nodig voor dit doel, en niet meer dan nodig.";
const answered = (requestId: string, text: string, change: object = {}) => ({
  id: requestId,
  outcome: "ANSWERED",
  statements: [{ ...SAID, text, ...change }],
  basis: "L-13",
  weighing: WEIGHED,
});

describe("E03 Veilig Thuis asks the local team, which has a right to answer", () => {
  onAHubOfItsOwn();
  let request = "";
  const key = randomUUID();
  it("the refusal names the act, and the act sends the question with the duty the policy says", async () => {
    const refused = await t.ask("vt-worker", `query Q($id: ID!) { person(id: $id) { helpTrajectories { goals } } }`, { variables: { id: id("K4") } });
    expect(withheldOf(refused, "HelpTrajectory.goals", id("K4"))).toMatchObject({ outcome: "REFER_TO_SOURCE", nextStep: { act: "ASK_SOURCE", duty: "LEGAL_RIGHT" } });

    const given = await send("vt-worker", { ...asked("K4", "lt-noord", "PLAN"), idempotencyKey: key });
    expect(outcomeOf(given)).toBe("Recorded");
    request = given.data.informationRequestSend.id;
    const again = await send("vt-worker", { ...asked("K4", "lt-noord", "PLAN"), idempotencyKey: key });
    expect(again.data, "why: a repeated request does its work once").toEqual(given.data);
    const otherwise = await send("vt-worker", { ...asked("K4", "lt-noord", "SAFETY"), idempotencyKey: key });
    expect(outcomeOf(otherwise)).toBe("IDEMPOTENCY_KEY_REUSED");
  });

  it("who asked reads it whole, with the term of five working days", async () => {
    const mine = (await listed("vt-worker", {}, "SENT")).find((entry) => entry.id === request);
    expect(mine).toMatchObject({
      person: { id: id("K4"), displayName: "Katja Fictief" },
      asker: { id: "vt-noord" },
      askedBy: { id: "vt-worker" },
      toOrganisation: { id: "lt-noord" },
      category: "PLAN",
      questions: [QUESTION],
      purpose: "ASSESS_REPORT",
      duty: "LEGAL_RIGHT",
      urgency: "NORMAL",
      personInformed: true,
      state: "SENT",
      response: null,
    });
    expect(mine.grounds).toContain("L-13");
    expect(mine.dueAt).toBe(endOfDutchDay(workingDaysAfter(dutchDay(new Date(mine.sentAt)), 5)).toISOString());
  });

  it("the local team reads the whole question, and about whom, although it never met the child", async () => {
    const waiting = (await listed("lt-access", INBOX, "SENT")).find((entry) => entry.id === request);
    expect(waiting).toMatchObject({ questions: [QUESTION], necessity: expect.any(String), asker: { id: "vt-noord" }, askedBy: { id: "vt-worker" }, duty: "LEGAL_RIGHT" });
    expect(waiting.person, "why: it must know of whom; where she lives is not part of the question").toMatchObject({
      displayName: "Katja Fictief",
      birthDate: expect.any(String),
      addresses: null,
    });
    const person = await t.ask(
      "lt-access",
      `query Q($id: ID!) { person(id: $id) { displayName contacts { value } relations { type } helpTrajectories { goals } vtReports { content } } }`,
      {
        ...INBOX,
        variables: { id: id("K4") },
      },
    );
    expect(person.data.person, "why: to be asked opens no file").toMatchObject({
      displayName: "Katja Fictief",
      contacts: null,
      relations: null,
      helpTrajectories: null,
      vtReports: null,
    });
  });

  it("answers it, once; what it said goes to who asked, for that purpose, for a year, and into no case", async () => {
    const given = await answer("lt-access", answered(request, "Katja gaat sinds het voorjaar naar een verzonnen speelgroep."));
    expect(outcomeOf(given), JSON.stringify(given.errors)).toBe("Recorded");
    expect(JSON.stringify(given.data), "why: an act answers ids only").not.toMatch(/speelgroep/);
    expect(outcomeOf(await answer("lt-access", answered(request, "Toch iets anders."))), "why: an answer stands").toBe("ACT_CONFLICT");

    const read = await one("vt-worker", request);
    expect(read.data.informationRequest).toMatchObject({
      state: "ANSWERED",
      response: {
        refusalReason: null,
        statements: [
          {
            text: expect.stringContaining("speelgroep"),
            nature: "PROFESSIONAL_JUDGEMENT",
            category: "PLAN",
            confidentiality: "C2",
            basis: "L-13",
            releasedBy: { id: "lt-access" },
          },
        ],
      },
    });
    const { validUntil } = read.data.informationRequest.response.statements[0];
    expect(Date.parse(validUntil) - Date.now()).toBeGreaterThan(363 * 86_400_000);
    expect(Date.parse(validUntil) - Date.now()).toBeLessThan(367 * 86_400_000);
    expect(read.text, "why: how it was weighed leaves the source to nobody").not.toContain(WEIGHED);

    const items = await t.ask("vt-worker", `query C($case: ID!) { case(id: $case) { informationItems { text } } person(id: "${id("K4")}") { informationItems { text } } }`, {
      variables: { case: cases["maria"] },
    });
    expect(items.text).not.toContain("speelgroep");
  });

  it("under another purpose the words stay closed, with a reason", async () => {
    const read = await one("vt-worker", request, { purpose: "COORDINATE_JOINT_PLAN" });
    expect(read.data.informationRequest).toMatchObject({ state: "ANSWERED", response: { statements: [{ text: null }] } });
    expect(withheldOf(read, "AnswerStatement.text")).toMatchObject({ outcome: "NEEDS_CONSENT" });
  });

  it("stands in the ledgers: the question on its ground, the answer, and each reading, by person", async () => {
    const acts = await t.asOwner("referrals", `SELECT actor, subject, decisions FROM ledger_entry WHERE kind = 'ACT' ORDER BY sequence`);
    expect(acts.map(({ actor, subject }) => [actor, subject])).toEqual([
      ["vt-worker", id("K4")],
      ["lt-access", id("K4")],
    ]);
    expect(acts[0]!["decisions"]).toMatchObject([
      { field: "INFORMATION_REQUEST_SEND", outcome: "ALLOW" },
      { field: "InformationRequest.questions", outcome: "REFER_TO_SOURCE", grounds: expect.arrayContaining(["L-13"]) },
    ]);
    const reading = await one("vt-worker", request);
    const entries = await t.ledger("referrals", reading.disclosure.id);
    const fields = entries.filter(({ subject }) => subject === id("K4")).flatMap(({ owner, decisions }) => decisions.map(({ field, outcome }) => `${owner} ${field} ${outcome}`));
    expect(fields).toEqual(expect.arrayContaining(["lt-noord InformationRequest.questions ALLOW", "lt-noord AnswerStatement.text ALLOW"]));
    expect(JSON.stringify(entries)).not.toMatch(/speelgroep|Welke hulp/);
  });

  it("after the answer the one who only knew the child from the question no longer sees it", async () => {
    expect((await listed("lt-access", INBOX)).map((entry) => entry.id)).not.toContain(request);
    expect((await t.ask("lt-access", `query Q($id: ID!) { person(id: $id) { displayName } }`, { ...INBOX, variables: { id: id("K4") } })).data.person).toBeNull();
  });
});

describe("E01 the GI asks the clinician of the mother, who has a duty to answer", () => {
  onAHubOfItsOwn();
  it("the demo shows the answer to who asked, under the purpose of the question", async () => {
    const [read] = await listed("gi-supervisor", {}, "ANSWERED");
    expect(read).toMatchObject({ person: { id: id("M") }, toOrganisation: { id: "ggz-noord" }, duty: "LEGAL_DUTY", category: "ADULT_HEALTH" });
    expect(read.response.statements.map(({ category, confidentiality }: Record<string, string>) => [category, confidentiality])).toEqual(
      expect.arrayContaining([
        ["ADULT_HEALTH", "C4"],
        ["SAFETY", "C4"],
      ]),
    );
    for (const { text } of read.response.statements) expect(text).toEqual(expect.any(String));
    const otherwise = await listed("gi-supervisor", { purpose: "COORDINATE_JOINT_PLAN" }, "ANSWERED");
    for (const { text } of otherwise[0].response.statements) expect(text, "why: released for the supervision order").toBeNull();
  });

  it("the clinician is asked, weighs and answers; nobody else of the provider speaks for her", async () => {
    const request = await sent("gi-supervisor", asked("M", "ggz-noord", "ADULT_HEALTH"));
    const waiting = async (persona: string) => (await listed(persona, INBOX, "SENT")).map((entry) => entry.id);
    for (const persona of ["ggz-clinician", "ggz-focal-point"]) expect(await waiting(persona), persona).toContain(request);
    expect(await waiting("ggz-clinician-f4"), "why: she treats Ferdi, from whom Maria is hidden").not.toContain(request);
    const statement = answered(request, "Zij kan de zorg dragen.", { category: "ADULT_HEALTH" });
    const atTheInbox = (await listed("ggz-focal-point", INBOX, "SENT")).find((entry) => entry.id === request);
    expect(atTheInbox, "why: the provider matches the pseudonym; a name would tell it of people it does not treat").toMatchObject({
      person: { id: id("M"), displayName: null },
      questions: [QUESTION],
    });
    const ofMyPatient = (await listed("ggz-clinician", { purpose: "TREAT_ADULT", caseId: null }, "SENT")).find((entry) => entry.id === request);
    expect(ofMyPatient).toMatchObject({ person: { displayName: "Maria Verzonnen" }, questions: [QUESTION] });
    expect(outcomeOf(await answer("ggz-focal-point", statement)), "why: a focal point releases nothing").toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    expect(outcomeOf(await answer("ggz-clinician-f4", statement))).toBe("ACT_CONFLICT");
    const confirming = await answer("ggz-clinician", { id: request, outcome: "NOT_KNOWN_HERE" });
    expect(confirming.errors[0]?.extensions, "why: who says it of some tells it of the others").toMatchObject({ code: "INPUT_INVALID" });
    expect(outcomeOf(await answer("ggz-clinician", statement))).toBe("Recorded");
    expect((await one("gi-supervisor", request)).data.informationRequest.response.statements[0]).toMatchObject({ text: "Zij kan de zorg dragen.", confidentiality: "C4" });
  });

  it("E07 (b) Ferdi brings up Koen: his named provider is asked; (a) Fabio does not, and is not asked about", async () => {
    await sent("gi-supervisor-two-sides", asked("F4", "ggz-noord", "ADULT_HEALTH"));
    const about = refusalOf(await send("gi-supervisor", asked("F1", "ggz-noord", "ADULT_HEALTH")));
    expect(about).toMatchObject({ __typename: "Refused", outcome: "DENY", reason: "MEASURE_OTHER_CHILD" });
  });

  it("E27 secrecy continues after death: the question about Fedde is put, and its answer is the clinician's", async () => {
    const request = await sent("gi-behavioural-scientist", asked("F3", "ggz-noord", "ADULT_HEALTH"));
    expect((await one("gi-behavioural-scientist", request)).data.informationRequest).toMatchObject({ duty: "LEGAL_DUTY", state: "SENT" });
    const stranger = await answer("ggz-clinician", answered(request, "Ik kende hem niet.", { category: "ADULT_HEALTH" }));
    expect(stranger.errors[0]?.extensions).toMatchObject({ code: "INPUT_INVALID", problem: "only the treating clinician releases statements" });
  });

  it("E02 after the order ended nothing is sent", async () => {
    const mine = await t.ask("gi-supervisor-ended", `{ myParticipations { concerns { id } } }`);
    const child = mine.data.myParticipations[0].concerns[0].id as string;
    expect(refusalOf(await send("gi-supervisor-ended", asked(child, "lt-noord", "PLAN")))).toMatchObject({ reason: "MEASURE_NOT_ACTIVE", nextStep: "HAND_OVER" });
  });
});

describe("E08 the Board asks the clinician, who has a right to answer", () => {
  onAHubOfItsOwn();
  it("a refusal is the end of it: nothing follows, and no second question is barred or pressed", async () => {
    const request = await sent("rvdk-investigator", asked("M", "ggz-noord", "ADULT_HEALTH"));
    expect((await one("rvdk-investigator", request)).data.informationRequest).toMatchObject({ duty: "LEGAL_RIGHT", grounds: expect.arrayContaining(["L-27"]) });
    const bare = await answer("ggz-clinician", { id: request, outcome: "REFUSED" });
    expect(bare.errors[0]?.extensions.code, "why: a refusal is reasoned (policy.md 7.3)").toBe("INPUT_INVALID");
    const refused = await answer("ggz-clinician", { id: request, outcome: "REFUSED", refusalReason: "ASK_THE_PERSON", refusalText: "Vraag dit aan haarzelf; dat kan." });
    expect(outcomeOf(refused)).toBe("Recorded");
    expect((await one("rvdk-investigator", request)).data.informationRequest).toMatchObject({
      state: "REFUSED",
      response: { refusalReason: "ASK_THE_PERSON", refusalText: "Vraag dit aan haarzelf; dat kan.", statements: [] },
    });
    for (const again of [answer("ggz-clinician", answered(request, "Toch.", { category: "ADULT_HEALTH" })), withdraw("rvdk-investigator", { id: request })])
      expect(outcomeOf(await again)).toBe("ACT_CONFLICT");
  });
});

describe("no consent, no question", () => {
  onAHubOfItsOwn();
  it("as in E09, what needs the consent of the person is not sent without it", async () => {
    const refused = refusalOf(await send("lt-careworker", asked("K2", "ggz-noord", "ADULT_HEALTH")));
    expect(refused).toMatchObject({ outcome: "NEEDS_CONSENT", reason: "NO_CONSENT", nextStep: "ASK_CONSENT", messageNl: expect.any(String) });
  });
  it("E09 a form signed by another counts for nothing, E23 and guardianship is about the child: nothing is sent", async () => {
    const count = () => t.asOwner("referrals", `SELECT count(*) FROM information_request`);
    const before = await count();
    expect(refusalOf(await send("rvdk-custody", asked("M", "ggz-noord", "ADULT_HEALTH"))).__typename).toBe("Refused");
    expect(refusalOf(await send("gi-guardian", asked("guardianship.mother", "ggz-noord", "ADULT_HEALTH"))).__typename).toBe("Refused");
    expect(await count()).toEqual(before);
  });
  it("with the consent of Maria the local team asks her clinician, and what rests on it falls with it", async () => {
    const request = await sent("lt-careworker", asked("M", "ggz-noord", "ADULT_HEALTH"));
    const mine = () => one("lt-careworker", request).then(({ data }) => data.informationRequest);
    expect(await mine()).toMatchObject({ duty: "CONSENT_BASED" });
    const elsewhere = await answer("ggz-clinician", answered(request, "Over veiligheid.", { category: "SAFETY" }));
    expect(elsewhere.errors[0]?.extensions.code, "why: consent is for what was asked").toBe("INPUT_INVALID");
    expect(outcomeOf(await answer("ggz-clinician", answered(request, "De behandeling loopt.", { category: "ADULT_HEALTH" })))).toBe("Recorded");
    expect((await mine()).response.statements[0].text).toBe("De behandeling loopt.");

    const consents = await t.ask("mother-m", `query Q($id: ID!) { person(id: $id) { consents { id fromOrganisation { id } toOrganisations { id } status } } }`, {
      variables: { id: id("M") },
    });
    const waiver = consents.data.person.consents.find(
      (entry: { fromOrganisation: { id: string }; toOrganisations: { id: string }[] }) => entry.fromOrganisation.id === "ggz-noord" && entry.toOrganisations[0]!.id === "lt-noord",
    );
    expect(outcomeOf(await act("mother-m", "consentWithdraw", "ConsentWithdrawInput", { id: waiver.id, subject: id("M") }))).toBe("Recorded");
    const after = await one("lt-careworker", request);
    expect(after.data.informationRequest.response.statements[0].text).toBeNull();
    expect(withheldOf(after, "AnswerStatement.text")).toMatchObject({ reason: "CONSENT_WITHDRAWN" });
    expect(refusalOf(await send("lt-careworker", asked("M", "ggz-noord", "ADULT_HEALTH"))).reason).toBe("CONSENT_WITHDRAWN");
  });
  it("what a child told in confidence needs a second person", async () => {
    expect(refusalOf(await send("gi-supervisor", asked("K3", "vt-noord", "CHILD_CONFIDENTIAL")))).toMatchObject({ outcome: "NEEDS_SECOND_PERSON", nextStep: "ASK_SECOND_PERSON" });
  });
  it("what one may read needs no question", async () => {
    expect(refusalOf(await send("vt-worker", asked("K2", "lt-noord", "FAMILY")))).toMatchObject({ outcome: "DENY", reason: "NO_QUESTION_NEEDED" });
  });
  it("a question without a necessity is not sent", async () => {
    expect(refusalOf(await send("vt-worker", asked("K2", "lt-noord", "PLAN"), { necessity: null }))).toMatchObject({
      reason: "NECESSITY_TEXT_MISSING",
      nextStep: "STATE_NECESSITY",
    });
    expect(refusalOf(await send("vt-worker", asked("K2", "lt-noord", "PLAN"), { necessity: "te kort" })).reason).toBe("NECESSITY_TEXT_MISSING");
  });
  it("who has nothing to do with the person asks nothing, about somebody and about nobody alike", async () => {
    const shape = async (person: string) => body(await send("lt-curious", asked(person, "vt-noord", "SAFETY"), inCase("maria")));
    expect(await shape("M")).toContain("NO_PARTICIPATION");
    expect(await shape("M")).toBe(await shape(randomUUID()));
  });
  it("a refusal is recorded as any other", async () => {
    const refused = await send("gi-supervisor", asked("F1", "vt-noord", "SAFETY"));
    const [entry] = await t.ledger("referrals", refused.disclosure.id);
    expect(entry).toMatchObject({ kind: "ACT", subject: id("F1"), decisions: [{ field: "INFORMATION_REQUEST_SEND", outcome: "DENY", reason: "MEASURE_OTHER_CHILD" }] });
  });
});

describe("no searching for who treats someone", () => {
  onAHubOfItsOwn();
  const toGgz = async (persona: string, person: string) => body(await send(persona, asked(person, "ggz-noord", "ADULT_HEALTH")));
  it("a provider nobody named answers the same whether or not it treats the person", async () => {
    // Ferdi is a patient; to Gita's colleague he is not named here, and nobody else is a patient.
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'PROVIDER_NAMED' AND body ->> 'organisation' = 'gi-noord'`);
    const patient = await toGgz("gi-supervisor", "M");
    expect(patient).toContain("UNKNOWN_OR_NOT_ALLOWED");
    expect(patient).not.toMatch(/EXISTENCE|SILENT|ASK_SOURCE/);
    expect(await toGgz("gi-supervisor", "K3")).toBe(patient);
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'TREATMENT'`);
    await t.asOwner("ggz", `DELETE FROM released_statement`);
    await t.asOwner("ggz", `DELETE FROM published_involvement`);
    expect(await toGgz("gi-supervisor", "M")).toBe(patient);
  });
});

describe("a named provider tells by nothing but its answer whom it knows", () => {
  onAHubOfItsOwn();
  const seen = async (requestId: string) => {
    const read = await one("gi-behavioural-scientist", requestId);
    return body(read)
      .replaceAll(requestId, "REQUEST")
      .replaceAll(new RegExp(`${id("M")}|${id("F3")}`, "g"), "PERSON")
      .replaceAll(/"(sentAt|answeredAt|dueAt|displayName|birthDate)":"[^"]*"/g, '"$1"')
      .replaceAll(/"addresses":\[[^\]]*\]/g, '"addresses"');
  };
  it("sent, waiting, and neither confirmed nor denied: a patient and someone it never met look alike", async () => {
    const patient = await sent("gi-behavioural-scientist", asked("M", "ggz-noord", "ADULT_HEALTH"));
    const stranger = await sent("gi-behavioural-scientist", asked("F3", "ggz-noord", "ADULT_HEALTH"));
    expect(await seen(patient)).toContain('"state":"SENT"');
    expect(await seen(patient)).toBe(await seen(stranger));
    expect(outcomeOf(await answer("ggz-clinician", { id: patient, outcome: "CANNOT_CONFIRM_OR_DENY" }))).toBe("Recorded");
    expect(outcomeOf(await answer("ggz-clinician-f4", { id: stranger, outcome: "CANNOT_CONFIRM_OR_DENY" }))).toBe("Recorded");
    const closed = await seen(patient);
    expect(closed).toContain("CANNOT_CONFIRM_OR_DENY");
    expect(closed, "why: not even who answered").toBe(await seen(stranger));
    expect(closed).not.toContain("ggz-clinician");
  });
});

describe("nobody but the two parties learns that something was asked", () => {
  onAHubOfItsOwn();
  const THIRD_PARTIES: readonly [string, Asking][] = [
    ["vt-worker", {}],
    ["vt-worker", { purpose: "HANDOVER_REFERRAL" }],
    ["rvdk-investigator", {}],
    ["lt-careworker", {}],
    ["lt-coordinator", { purpose: "COORDINATE_JOINT_PLAN" }],
    ["lt-access", INBOX],
    ["lt-access-zuid", INBOX],
    ["mother-m", {}],
    ["privacy-officer-gi-noord", {}],
    ["privacy-officer-ggz-noord", {}],
    ["lt-analyst", {}],
    ["rvdk-devils-advocate", {}],
  ];
  it.each([
    ["ggz-noord", "ADULT_HEALTH", "ggz-clinician"],
    ["lt-zuid", "SOCIAL", "lt-access-zuid"],
  ])("of a question to %s about %s lists, single questions, persons and disclosures are byte for byte as without it", async (source, category, whoAnswers) => {
    await t.asOwner("referrals", `DELETE FROM answer_statement`);
    await t.asOwner("referrals", `DELETE FROM information_request`);
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'QUESTION'`);
    const unknown = randomUUID();
    const all = async (requestId: string): Promise<string[]> => {
      const looks = THIRD_PARTIES.filter(([persona]) => persona !== whoAnswers).map(async ([persona, asking]) => {
        const inPerson = await t.ask(persona, `query Q($id: ID!) { person(id: $id) { id displayName referrals { id } legalFacts { id kind } } }`, {
          ...asking,
          variables: { id: id("M") },
        });
        return [body(await list(persona, asking)), body(await one(persona, requestId, asking)), body(inPerson)].join("\n");
      });
      return Promise.all(looks);
    };
    const before = await all(unknown);
    const request = await sent("gi-supervisor", asked("M", source, category));
    expect(await all(request)).toEqual(before);
    expect(outcomeOf(await answer(whoAnswers, answered(request, "Een verklaring.", { category })))).toBe("Recorded");
    expect(await all(request)).toEqual(before);
    expect((await one("gi-supervisor", request)).text, "who asked does read it").toContain("Een verklaring.");
  });

  it("a colleague of who asked sees it when involved with the person, and not otherwise", async () => {
    const request = await sent("gi-supervisor", asked("M", "vt-noord", "SAFETY"));
    const ids = async (persona: string, asking: Asking = {}) => (await listed(persona, asking)).map((entry) => entry.id);
    expect(await ids("gi-behavioural-scientist")).toContain(request);
    expect(await ids("gi-supervisor-two-sides"), "why: he works with Koen and Ferdi, not with Maria").not.toContain(request);
    expect(await ids("gi-advice")).not.toContain(request);
    expect(await ids("gi-supervisor", INBOX), "why: without the case nobody is involved").not.toContain(request);
  });

  it("a colleague who works with whom the person must be hidden from does not see it, on either side", async () => {
    const about = await sent("gi-supervisor", asked("K3", "vt-noord", "SAFETY"));
    const ids = async (persona: string, asking: Asking = {}) => (await listed(persona, asking)).map((entry) => entry.id);
    expect(await ids("gi-supervisor-two-sides"), "why: involved with Koen, and with Ferdi").not.toContain(about);
    expect(await ids("gi-behavioural-scientist")).toContain(about);
    expect(await ids("vt-worker-adults", INBOX), "why: at the source too, anyone else reads it").toContain(about);
    expect(await ids("vt-worker-f4", INBOX)).not.toContain(about);
    expect(outcomeOf(await answer("vt-worker-f4", answered(about, "x")))).toBe("ACT_CONFLICT");
    expect(body(await one("vt-worker-f4", about, INBOX))).toBe(body(await one("vt-worker-f4", randomUUID(), INBOX)));
  });

  it("nor does who has a tie to the person: to her it is as if nothing was asked", async () => {
    const look = async () => [
      body(await list("lt-careworker-zuid", INBOX)),
      body(await t.ask("lt-careworker-zuid", `query Q($id: ID!) { person(id: $id) { displayName } }`, { ...INBOX, variables: { id: id("M") } })),
    ];
    const none = await look();
    const request = await sent("gi-supervisor", asked("M", "lt-zuid", "PLAN"));
    expect((await look()).join()).toContain(request);
    const tie = { person: id("M"), professional: "lt-careworker-zuid", organisation: "lt-zuid" };
    await t.asOwner(
      "consent",
      `INSERT INTO attested_fact (issuer, id, version, kind, persons, professional, organisation, body, valid_from, received_at)
       VALUES ('case', $1, 1, 'CONFLICT', ARRAY[$2::uuid], 'lt-careworker-zuid', 'lt-zuid', $3, '2020-01-01', now())`,
      [randomUUID(), tie.person, JSON.stringify(tie)],
    );
    expect(await look()).toEqual(none);
    expect(outcomeOf(await answer("lt-careworker-zuid", { id: request, outcome: "NOT_KNOWN_HERE" }))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await answer("lt-access-zuid", { id: request, outcome: "NOT_KNOWN_HERE" })), "a colleague answers").toBe("Recorded");
  });

  it("to be asked shows no referral, no other question and no record of others about that person", async () => {
    const selection = "displayName referrals { id type sender { id } } addresses { line } consents { id } protectionMeasures { kind }";
    const person = (persona: string, asking: Asking = {}) => t.ask(persona, `query Q($id: ID!) { person(id: $id) { ${selection} } }`, { ...asking, variables: { id: id("K3") } });
    expect((await person("gi-supervisor")).data.person, "there is a referral, and a measure").toMatchObject({
      referrals: [{ type: "MEASURE_ASSIGNMENT" }],
      protectionMeasures: [{ kind: "OTS" }, { kind: "VOTS" }],
    });
    await sent("gi-supervisor", asked("K3", "lt-zuid", "SOCIAL"));
    const toOthers = await sent("gi-supervisor", asked("K3", "vt-noord", "SAFETY"));
    expect((await person("lt-access-zuid", INBOX)).data.person).toEqual({
      displayName: "Koen Fictief",
      referrals: [],
      addresses: null,
      consents: null,
      protectionMeasures: null,
    });
    const waiting = (await listed("lt-access-zuid", INBOX)).map((entry) => entry.id);
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting).not.toContain(toOthers);
  });
});

describe("the ledgers tell no officer of another organisation who at the provider looked", () => {
  onAHubOfItsOwn();
  const entries = async (organisation: string) =>
    (await t.ask(`privacy-officer-${organisation}`, `{ ledgerEntries(first: 100) { actor organisation { id } owner purpose subject fields } }`)).data.ledgerEntries as {
      actor: string;
    }[];
  const actors = async (organisation: string) => new Set((await entries(organisation)).map(({ actor }) => actor));
  it("who reads, routes or answers a question stands in the provider's own", async () => {
    const request = await sent("gi-supervisor", asked("M", "ggz-noord", "ADULT_HEALTH"));
    const read = (persona: string, ofPerson: string) => t.ask(persona, `{ informationRequests(state: SENT) { id person { ${ofPerson} } questions } }`, INBOX);
    for (const persona of ["ggz-focal-point", "ggz-clinician"]) expect((await read(persona, "id")).text).toContain(request);
    expect(outcomeOf(await answer("ggz-clinician", answered(request, "Een verklaring.", { category: "ADULT_HEALTH" })))).toBe("Recorded");
    expect((await one("gi-supervisor", request)).text).toContain("Een verklaring.");

    // Of Fedde nothing was ever sent to the provider but this: asking for his name leaves no trace with who keeps it.
    expect(outcomeOf(await answer("ggz-clinician", { id: await sent("gi-supervisor", asked("M", "ggz-noord", "ADULT_HEALTH")), outcome: "CANNOT_CONFIRM_OR_DENY" }))).toBe(
      "Recorded",
    );
    const aboutFedde = await sent("gi-behavioural-scientist", asked("F3", "ggz-noord", "ADULT_HEALTH"));
    expect((await read("ggz-focal-point", "id displayName addresses { line }")).text).toContain(aboutFedde);

    const own = await actors("ggz-noord");
    for (const persona of ["ggz-focal-point", "ggz-clinician", "gi-supervisor"]) expect(own).toContain(persona);
    expect(await actors("gi-noord")).toContain("gi-supervisor");
    for (const organisation of ["gi-noord", "lt-noord", "vt-noord", "rvdk-noord"]) {
      const seen = JSON.stringify(await entries(organisation));
      expect(seen, organisation).not.toMatch(/ggz-focal-point|ggz-clinician/);
      if (organisation !== "gi-noord") expect(seen, organisation).not.toMatch(/InformationRe|AnswerStatement|INFORMATION_REQUEST/);
    }
  });
});

describe("who may act on a question", () => {
  onAHubOfItsOwn();
  const unknown = randomUUID();
  it("a stranger to it hears the same as when there is none", async () => {
    const request = await sent("vt-worker", asked("K2", "lt-noord", "SOCIAL"));
    for (const [persona, asking] of [
      ["gi-supervisor", { purpose: "HANDOVER_REFERRAL" }],
      ["lt-access-zuid", INBOX],
      ["ggz-clinician", INBOX],
      ["vt-worker", {}],
    ] as const) {
      const real = await answer(persona, { id: request, outcome: "CANNOT_CONFIRM_OR_DENY" }, asking);
      expect(outcomeOf(real), persona).toBe("ACT_CONFLICT");
      expect(body(real)).toBe(body(await answer(persona, { id: unknown, outcome: "CANNOT_CONFIRM_OR_DENY" }, asking)));
    }
    expect(
      outcomeOf(await answer("lt-access", { id: request, outcome: "NOT_KNOWN_HERE" }, { ...INBOX, purpose: "PROVIDE_VOLUNTARY_HELP" })),
      "why: not involved, and not at the inbox",
    ).toBe("ACT_CONFLICT");
    for (const persona of ["lt-access", "gi-supervisor", "vt-worker-adults"]) expect(outcomeOf(await withdraw(persona, { id: request }, INBOX)), persona).toBe("ACT_CONFLICT");
  });
  it.each([
    ["lt-team-manager", "PROVIDE_VOLUNTARY_HELP"],
    ["privacy-officer-lt-noord", "PRIVACY_AUDIT"],
    ["lt-analyst", "POLICY_STATISTICS"],
    ["reviewer-zuid", "INDEPENDENT_REVIEW"],
    ["mother-m", "EXERCISE_DATA_SUBJECT_RIGHTS"],
    ["lt-crisis", "ACUTE_SAFETY"],
  ] as const)("%s answers, asks and reads nothing", async (persona, purpose) => {
    const asking: Asking = { purpose, caseId: null };
    const [request] = await listed("lt-access", INBOX, "SENT");
    expect(outcomeOf(await answer(persona, { id: request.id, outcome: "NOT_KNOWN_HERE" }, asking))).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    expect(outcomeOf(await send(persona, asked("M", "vt-noord", "SAFETY"), asking))).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    expect((await list(persona, asking)).data?.informationRequests ?? []).toEqual([]);
  });
  it("who works with the person answers under the own task too", async () => {
    const request = await sent("vt-worker", asked("K2", "lt-noord", "PLAN"));
    const seen = (await listed("lt-careworker", {}, "SENT")).find((entry) => entry.id === request);
    expect(seen).toMatchObject({ questions: [QUESTION], person: { displayName: "Kim Denkbeeldig" } });
    expect(outcomeOf(await answer("lt-careworker", answered(request, "Kim krijgt hulp naar school."), {}))).toBe("Recorded");
    const mine = await one("lt-careworker", request);
    expect(mine.data.informationRequest.response.statements[0].text, "why: it is the record of the team").toBe("Kim krijgt hulp naar school.");
    expect(mine.text).not.toContain(WEIGHED);
  });
  it("who asked takes it back, and then it waits for nobody", async () => {
    const request = await sent("vt-worker", asked("K3", "lt-noord", "SOCIAL"));
    const ids = async () => (await listed("lt-access", INBOX)).map((entry) => entry.id);
    expect(await ids()).toContain(request);
    const key = randomUUID();
    const done = await withdraw("vt-worker", { id: request, idempotencyKey: key });
    expect(outcomeOf(done)).toBe("Recorded");
    expect((await withdraw("vt-worker", { id: request, idempotencyKey: key })).data).toEqual(done.data);
    expect(outcomeOf(await withdraw("vt-worker", { id: request }))).toBe("ACT_CONFLICT");
    expect(await ids()).not.toContain(request);
    expect(outcomeOf(await answer("lt-access", answered(request, "Te laat.")))).toBe("ACT_CONFLICT");
    expect((await one("vt-worker", request)).data.informationRequest).toMatchObject({ state: "WITHDRAWN", response: null });
  });
  it("an answer of which the end cannot be made known is not given", async () => {
    const request = await sent("vt-worker", asked("K2", "lt-noord", "SOCIAL"));
    await t.asOwner("consent", `ALTER TABLE attested_fact RENAME TO attested_fact_gone`);
    const failed = await answer("lt-access", answered(request, "Halverwege.", { category: "SOCIAL" }));
    await t.asOwner("consent", `ALTER TABLE attested_fact_gone RENAME TO attested_fact`);
    expect(failed.text).not.toContain("Recorded");
    expect(await t.asOwner("referrals", `SELECT state FROM information_request WHERE id = $1`, [request])).toEqual([{ state: "SENT" }]);
    expect(await t.asOwner("referrals", `SELECT id FROM answer_statement WHERE request = $1`, [request])).toEqual([]);
  });
});

describe("what a question and an answer may be", () => {
  it.each<[string, object, string]>([
    ["no question", { questions: [] }, "there are one to 10 `questions`"],
    ["eleven", { questions: Array.from({ length: 11 }, () => QUESTION) }, "there are one to 10 `questions`"],
    ["a word", { questions: ["Waarom?  "] }, "a question has 10 to 500 characters"],
    ["a letter", { questions: [QUESTION, "x".repeat(501)] }, "a question has 10 to 500 characters"],
    ["`stuur het dossier`", { questions: ["Stuur  het\nDossier van Kim, graag vandaag."] }, "ask concrete questions: a request for a file is not carried"],
    ["the whole file", { questions: [QUESTION, "Please send us the file, the ENTIRE file."] }, "ask concrete questions: a request for a file is not carried"],
    ["a secret one without a reason", { personInformed: false, notInformedReason: "  " }, "`notInformedReason` is needed when the person was not told"],
    ["one to oneself", { toOrganisation: "vt-noord" }, "`toOrganisation` is another organisation than your own, which the hub knows"],
    ["one to an unknown organisation", { toOrganisation: "lt-onbekend" }, "`toOrganisation` is another organisation than your own, which the hub knows"],
    ["one to citizens", { toOrganisation: "burgers" }, "`toOrganisation` is another organisation than your own, which the hub knows"],
  ])("%s is not sent", async (_what, change, problem) => {
    const given = await send("vt-worker", asked("K2", "lt-noord", "PLAN", change));
    expect(given.errors[0]?.extensions).toMatchObject({ code: "INPUT_INVALID", problem });
    expect(JSON.stringify(given.errors), "why: an error holds no text of the question").not.toMatch(/Kim, graag|Welke hulp/);
  });
  it("a question that merely speaks of a file is sent", async () => {
    await sent("vt-worker", asked("K2", "lt-noord", "PLAN", { questions: ["Staat in uw dossier wanneer Kim voor het eerst hulp kreeg?"] }));
  });
  it("acute belongs to assessing and investigating, and is two hours", async () => {
    const request = await sent("vt-worker", asked("K2", "lt-noord", "SAFETY", { urgency: "ACUTE" }));
    const { sentAt, dueAt } = (await one("vt-worker", request)).data.informationRequest;
    expect(Date.parse(dueAt) - Date.parse(sentAt)).toBe(2 * 3_600_000);
    const other = await send("gi-supervisor", asked("K3", "lt-noord", "SAFETY", { urgency: "ACUTE" }));
    expect(other.errors[0]?.extensions.code).toBe("INPUT_INVALID");
  });
  it.each<[string, object]>([
    ["no statement", { statements: [] }],
    ["eleven", { statements: Array.from({ length: 11 }, () => ({ ...SAID, text: "x" })) }],
    ["an empty one", { statements: [{ ...SAID, text: " " }] }],
    ["too long a one", { statements: [{ ...SAID, text: "x".repeat(2_001) }] }],
    ["no ground", { basis: null }],
    ["an unknown ground", { basis: "L-99" }],
    ["a ground that is a bill", { basis: "L-41" }],
    ["no weighing", { weighing: "nodig" }],
    ["a refusal as well", { refusalReason: "NOT_SAFE", refusalText: "x" }],
    ["who reported", { statements: [{ ...SAID, category: "REPORTER_IDENTITY", text: "x" }] }],
    ["a shielded place", { statements: [{ ...SAID, category: "SHIELDED", text: "x" }] }],
    ["what a child told in confidence", { statements: [{ ...SAID, category: "CHILD_CONFIDENTIAL", text: "x" }] }],
    ["a category the purpose cannot ask", { statements: [{ ...SAID, category: "CRIMINAL", text: "x" }] }],
    ["statements with a refusal", { outcome: "REFUSED", refusalReason: "NOT_SAFE", refusalText: "x" }],
    ["statements with `not known here`", { outcome: "NOT_KNOWN_HERE" }],
  ])("an answer with %s is not given", async (_what, change) => {
    const request = (await listed("lt-access", INBOX, "SENT")).find((entry) => entry.person.id === id("K2"));
    const given = await answer("lt-access", { ...answered(request.id, "x"), ...change });
    expect(given.errors[0]?.extensions.code, JSON.stringify(given.data)).toBe("INPUT_INVALID");
    expect((await one("vt-worker", request.id)).data.informationRequest.state).toBe("SENT");
  });
  it("who states no necessity is told so, and reads no words", async () => {
    for (const persona of ["vt-worker", "gi-supervisor"]) {
      const read = await list(persona, { necessity: null });
      expect(withheldOf(read, "Query.informationRequests")).toMatchObject({ reason: "NECESSITY_TEXT_MISSING", nextStep: { act: "STATE_NECESSITY" } });
      expect(read.data.informationRequests.flatMap(({ questions }: { questions: string[] | null }) => questions ?? [])).toEqual([]);
    }
  });
  it("a question is no entity: no other subgraph leads to it", async () => {
    const sdl = t.hub.subgraphs.referrals.sdl;
    expect(/type InformationRequest[^{]*/.exec(sdl)![0]).not.toContain("@key");
    expect(/type AnswerStatement[^{]*/.exec(sdl)![0]).not.toContain("@key");
  });
});
