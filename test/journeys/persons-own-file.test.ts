import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outcomeOf, people, startTestHub, withheldOf, type Answer, type Asking, type TestHub } from "../hub.js";

/** People who ask for their own file, and who reported: examples E14, E15 and E16 of policy.md section 17, end to end. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const id = (name: string): string => people[name]!;
const askPerson = (persona: string, name: string, selection: string, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `query Q($id: ID!) { person(id: $id) { id ${selection} } }`, { ...asking, variables: { id: id(name) } });
const act = (persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { reason } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

describe("E14 a child of nine told Veilig Thuis in confidence, and the mother asks for the file", () => {
  const TALK =
    "vtChildConversations { id heldAt placeKind by { id } parentalConsent parentalConsentGround account conclusion childWish shareWithPersons { id } agreedWith { id } }";

  it("gives her the parts about herself and about the child in general", async () => {
    const answer = await askPerson("mother-m", "K4", "displayName vtReports { status receivedAt } safetyAssessments { judgement decision } vtDecisions { kind decidedOn }");
    expect(answer.data.person).toMatchObject({
      displayName: expect.any(String),
      vtReports: [{ status: "IN_INVESTIGATION", receivedAt: expect.any(String) }],
      safetyAssessments: [{ judgement: "STRUCTURAL", decision: expect.any(String) }],
      vtDecisions: [{ kind: "VTO", decidedOn: expect.any(String) }],
    });
  });
  it("does not show her that there was a talk: not in the list, not in what was withheld", async () => {
    const answer = await askPerson("mother-m", "K4", `${TALK} rvdkChildConversations { account } giChildConversations { account } ltChildConversations { account }`);
    expect(answer.data.person).toEqual({ id: id("K4"), vtChildConversations: [], rvdkChildConversations: [], giChildConversations: [], ltChildConversations: [] });
    expect(answer.disclosure.withheld).toEqual([]);
    expect(answer.disclosure.notices).toEqual([]);
    const [entry] = await t.ledger("veilig-thuis", answer.disclosure.id);
    expect(
      entry?.decisions.find(({ field }) => field === "ChildConversation.account"),
      "why: the whole truth stands in the ledger of the owner",
    ).toMatchObject({ outcome: "DENY_SILENT", reason: "CHILD_CONFIDENTIAL", unseen: true });
  });
  it("the worker who heard the child reads the talk, a colleague who does not work with the child does not", async () => {
    const answer = await askPerson("vt-worker-f4", "K4", TALK);
    expect(answer.data.person.vtChildConversations).toEqual([
      expect.objectContaining({
        by: { id: "vt-worker-f4" },
        parentalConsent: "NOT_ASKED",
        account: expect.stringContaining("niet tegen mama zeggen"),
        conclusion: expect.any(String),
        childWish: "NOBODY",
        agreedWith: [],
      }),
    ]);
    expect((await askPerson("vt-worker-adults", "K4", TALK)).data.person).toBeNull();
  });
  it.each([
    ["gi-supervisor", "K3"],
    ["rvdk-investigator", "K4"],
    ["lt-coordinator", "M"],
  ])("%s hears about %s that a second person decides, from the rules, whether or not there was a talk", async (persona, name) => {
    const answer = await askPerson(persona, name, TALK);
    expect(answer.data.person.vtChildConversations).toBeNull();
    const line = withheldOf(answer, "ChildConversation.account", id(name));
    expect(line).toMatchObject({ outcome: "NEEDS_SECOND_PERSON", reason: "CHILD_CONFIDENTIAL" });
    expect(line).not.toHaveProperty("count");
  });
  it("a girl of fourteen reads her own", async () => {
    const answer = await askPerson("child-k2", "K2", "vtChildConversations { account conclusion agreedWith { id } agreementBasis }");
    expect(answer.data.person.vtChildConversations).toEqual([
      { account: expect.any(String), conclusion: expect.any(String), agreedWith: [{ id: "lt-noord" }], agreementBasis: expect.stringContaining("zei zelf") },
    ]);
  });

  const talk = {
    child: id("K3"),
    heldAt: new Date(Date.now() - 3_600_000).toISOString(),
    placeKind: "SCHOOL",
    parentalConsent: "NOT_ASKED",
    parentalConsentGround: "Vragen zou Koen in gevaar brengen.",
    decidedWith: "vt-worker-f4",
    account: "Koen vertelt dat hij bang is in het weekend.",
    conclusion: "Koen is in het weekend niet veilig.",
    childWish: "NOBODY",
  };
  it("a talk is recorded, kept from everybody, and shared with whom the child names later: its last word counts", async () => {
    const recorded = await act("vt-worker", "vtChildConversationRecord", "ChildConversationInput", talk);
    expect(outcomeOf(recorded)).toBe("Recorded");
    const agreed = () => t.asOwner("veilig-thuis", `SELECT agreements FROM child_conversation WHERE id = $1`, [recorded.data.vtChildConversationRecord.id]);
    const agree = (organisations: string[], basis = "Koen (11) zei dat Gita het mag weten.") =>
      act("vt-worker", "vtChildConversationAgree", "ChildAgreementInput", { id: recorded.data.vtChildConversationRecord.id, child: talk.child, organisations, basis });
    expect(await agreed()).toEqual([{ agreements: [] }]);

    expect(outcomeOf(await agree(["gi-noord"]))).toBe("Recorded");
    const own = await askPerson("vt-worker", "K3", "vtChildConversations { id agreedWith { id } agreementBasis agreedAt }");
    expect(own.data.person.vtChildConversations[0]).toMatchObject({ agreedWith: [{ id: "gi-noord" }], agreementBasis: expect.stringContaining("Koen (11)") });
    expect(outcomeOf(await agree([], "Koen wil het toch niet."))).toBe("Recorded");
    expect((await askPerson("vt-worker", "K3", "vtChildConversations { agreedWith { id } }")).data.person.vtChildConversations[0]).toEqual({ agreedWith: [] });
    expect((await agreed())[0]!["agreements"], "why: what was agreed before stays on file").toHaveLength(2);
  });
  it.each<[string, object]>([
    ["a talk without the parents and without a ground", { parentalConsentGround: null }],
    ["a talk without the parents that nobody decided on with the worker", { decidedWith: null }],
    ["a worker who decides with herself", { decidedWith: "vt-worker" }],
    ["a talk that still has to be held", { heldAt: new Date(Date.now() + 86_400_000).toISOString() }],
    ["an empty account", { account: " " }],
    ["a wish that names nobody", { childWish: "NAMED_PERSONS" }],
    ["a wish for nobody that names someone", { shareWithOrganisations: ["gi-noord"] }],
    ["a person who is no id", { childWish: "NAMED_PERSONS", shareWithPersons: ["tante"] }],
    ["an organisation nobody knows", { childWish: "NAMED_PERSONS", shareWithOrganisations: ["gi-nergens"] }],
  ])("refuses %s", async (_what, change) => {
    const answer = await act("vt-worker", "vtChildConversationRecord", "ChildConversationInput", { ...talk, ...change });
    expect(outcomeOf(answer)).toBe("INPUT_INVALID");
    expect(answer.text, "why: what a child told is in no error").not.toContain("weekend");
  });
  it("the other three keep talks in the same form", async () => {
    const gi = await act("gi-supervisor", "giChildConversationRecord", "ChildConversationInput", {
      ...talk,
      parentalConsent: "GIVEN",
      parentalConsentGround: null,
      decidedWith: null,
    });
    const rvdk = await act("rvdk-investigator", "rvdkChildConversationRecord", "ChildConversationInput", { ...talk, child: id("K4") });
    const lt = await act("lt-youth-worker", "ltChildConversationRecord", "ChildConversationInput", { ...talk, child: id("K1") });
    expect([gi, rvdk, lt].map(outcomeOf)).toEqual(["Recorded", "Recorded", "Recorded"]);
    expect((await askPerson("gi-supervisor", "K3", "giChildConversations { account }")).data.person.giChildConversations).toContainEqual({ account: talk.account });
    expect((await askPerson("rvdk-investigator", "K4", "rvdkChildConversations { account }")).data.person.rvdkChildConversations).toContainEqual({ account: talk.account });
    expect((await askPerson("lt-youth-worker", "K1", "ltChildConversations { account }")).data.person.ltChildConversations).toContainEqual({ account: talk.account });
  });
});

describe("E15 the alleged offender asks his own file at Veilig Thuis", () => {
  it("sees his own statements, with who said it, and his view", async () => {
    const answer = await askPerson("father-f4", "F4", "informationItems { text holder { id } views { person { id } position text } }");
    const items = answer.data.person.informationItems as { text: string; holder: { id: string } | null; views: { person: { id: string }; text: string }[] }[];
    const own = items.find(({ text }) => text.startsWith("Ferdi verklaart"));
    expect(own).toMatchObject({ holder: { id: id("F4") }, views: [{ person: { id: id("F4") }, text: expect.any(String) }] });
  });
  it("sees what is alleged in neutral words with its status, his view of it, and the decisions about him", async () => {
    const answer = await askPerson(
      "father-f4",
      "F4",
      "allegationSummaries { neutralWording status ownView person { id } } vtDecisions { kind competence decidedOn } vtReports { receivedAt status } safetyAssessments { judgement decision } safetyConditions { conditions safetyAgreements }",
    );
    expect(answer.data.person).toMatchObject({
      allegationSummaries: [{ neutralWording: expect.stringContaining("zou"), status: "ALLEGED", ownView: "Dit is niet gebeurd." }],
      vtReports: [{ receivedAt: expect.any(String), status: "MONITORING" }],
      safetyAssessments: [{ judgement: "CONCERNS", decision: expect.any(String) }],
      safetyConditions: [{ conditions: [expect.any(String)], safetyAgreements: [expect.any(String)] }],
    });
    expect(answer.data.person.vtDecisions, "why: a decision about two is not shown to one of them").toEqual([
      { kind: "HANDOVER", competence: expect.stringContaining("4.1.1"), decidedOn: expect.any(String) },
    ]);
  });
  it("sees nothing of M's statements, of the talk with K4, of the reporter, of the shelter or of when Veilig Thuis looks again", async () => {
    const answer = await askPerson(
      "father-f4",
      "F4",
      `vtReports { content origin reporter { name capacity } } monitoringMoments { plannedFor contactWith { id } stillSafe newEvents } safetyAssessments { events riskFactors }
       vtChildConversations { account } informationItems { text sourceReference holder { id } } shieldingOrders { id ground }`,
    );
    expect(answer.text).not.toMatch(/bang is als Ferdi|als mama werkt|Schuilplaats|bij zijn broer slaapt|Een derde zegt|De politie meldt/);
    expect(answer.data.person.monitoringMoments).toBeNull();
    expect(answer.data.person.vtChildConversations).toEqual([]);
    for (const report of answer.data.person.vtReports ?? []) expect(report).toEqual({ content: null, origin: null, reporter: null });
    for (const { sourceReference, holder } of answer.data.person.informationItems) {
      expect([null, id("F4")]).toContain(holder?.id ?? null);
      expect([null, "Ferdi zelf"]).toContain(sourceReference);
    }
    expect(JSON.stringify(answer.disclosure)).not.toMatch(/Reporter|SHIELD|ChildConversation/);
  });
  it("hears about K4 and M what a stranger hears", async () => {
    for (const name of ["K4", "M"]) expect((await askPerson("father-f4", name, "displayName vtDecisions { kind } monitoringMoments { plannedFor }")).data.person).toBeNull();
  });
  it("the worker records what is alleged, and what became of it", async () => {
    const wording = "Er is gemeld dat u op straat zou hebben geschreeuwd.";
    const recorded = await act("vt-worker-f4", "allegationRecord", "AllegationInput", { person: id("F4"), neutralWording: wording, status: "ALLEGED", isInformed: true });
    expect(outcomeOf(recorded)).toBe("Recorded");
    const conclude = { id: recorded.data.allegationRecord.id, person: id("F4"), status: "UNFOUNDED", ownView: "Ik was die avond niet thuis." };
    expect(outcomeOf(await act("vt-worker-f4", "allegationConclude", "AllegationConcludeInput", conclude))).toBe("Recorded");
    const seen = await askPerson("father-f4", "F4", "allegationSummaries { neutralWording status ownView }");
    expect(seen.data.person.allegationSummaries).toContainEqual({ neutralWording: wording, status: "UNFOUNDED", ownView: conclude.ownView });
    expect(
      outcomeOf(await act("vt-worker-f4", "allegationRecord", "AllegationInput", { person: id("F4"), neutralWording: "Maria Verzonnen zegt dat u duwde.", status: "ALLEGED" })),
    ).toBe("INPUT_INVALID");
    expect(outcomeOf(await act("vt-worker", "allegationConclude", "AllegationConcludeInput", conclude)), "why: she does not work with F4").toBe("SUBJECT_NOT_IN_CONCERNS");
  });
  it("a monitoring moment that is recorded stays with who watches", async () => {
    const moment = { about: [id("F4")], plannedFor: "2031-01-01", contactWith: [id("F4")] };
    expect(outcomeOf(await act("vt-worker-f4", "monitoringMomentRecord", "MonitoringMomentInput", moment))).toBe("Recorded");
    expect(outcomeOf(await act("vt-worker-f4", "monitoringMomentRecord", "MonitoringMomentInput", { ...moment, contactWith: [id("M")] }))).toBe("INPUT_INVALID");
    expect((await askPerson("vt-worker-f4", "F4", "monitoringMoments { plannedFor }")).text).toContain("2031-01-01");
    expect((await askPerson("father-f4", "F4", "monitoringMoments { plannedFor }")).text).not.toContain("2031-01-01");
  });
});

describe("E16 a teacher who reported asks what became of it", () => {
  const FEEDBACK = `{ myReports { received assessed outcome } }`;
  const feedback = async (persona: string) => (await t.ask(persona, FEEDBACK)).data.myReports as { received: string; assessed: boolean; outcome: string }[];

  it("hears when it came in, whether it was assessed, and that it was handed over to help, or still goes on", async () => {
    const answer = await t.ask("reporter-teacher", FEEDBACK);
    expect(answer.data.myReports).toEqual([
      { received: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), assessed: false, outcome: "IN_PROGRESS" },
      { received: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), assessed: true, outcome: "HANDED_OVER_TO_HELP" },
    ]);
    expect(answer.disclosure.withheld).toEqual([]);
  });
  it("hears of a decision once it is taken: of a handover, of a closing without follow-up, of nothing in between", async () => {
    const report = async (fields: object) =>
      (
        await act("vt-worker", "reportRecord", "ReportInput", {
          about: [id("K2"), id("M")],
          receivedAt: new Date().toISOString(),
          origin: "PROFESSIONAL",
          content: "Kim is vaak moe.",
          acute: false,
          childrenPresent: false,
          ...fields,
        })
      ).data.reportRecord.id as string;
    const decide = (of: string, kind: string, change: object = {}) =>
      act("vt-worker", "vtDecisionRecord", "VtDecisionInput", { report: of, about: [id("K2"), id("M")], kind, competence: "Wmo 4.1.1 lid 2", ...change });
    const linked = { reporterActor: "lt-youth-worker", reporterOrganisation: "lt-noord" };

    const first = await report(linked);
    expect(await feedback("lt-youth-worker"), "why: a professional reports too").toEqual([expect.objectContaining({ assessed: false, outcome: "IN_PROGRESS" })]);
    expect(outcomeOf(await decide(first, "VTO"))).toBe("Recorded");
    expect(await feedback("lt-youth-worker"), "why: whom Veilig Thuis called in is not for the reporter").toEqual([
      expect.objectContaining({ assessed: true, outcome: "IN_PROGRESS" }),
    ]);
    expect(outcomeOf(await decide(first, "HANDOVER"))).toBe("Recorded");
    expect(await feedback("lt-youth-worker")).toEqual([expect.objectContaining({ outcome: "HANDED_OVER_TO_HELP" })]);

    const second = await report(linked);
    expect(outcomeOf(await decide(second, "CLOSE"))).toBe("INPUT_INVALID");
    expect(outcomeOf(await decide(second, "CLOSE", { about: [id("K2")], closeReason: "Geen zorgen." })), "why: closing is about everyone in it").toBe("ACT_CONFLICT");
    expect(outcomeOf(await decide(second, "CLOSE", { closeReason: "Geen zorgen." }))).toBe("Recorded");
    expect((await feedback("lt-youth-worker")).map(({ outcome }) => outcome)).toEqual(["NO_FOLLOW_UP", "HANDED_OVER_TO_HELP"]);
    expect(outcomeOf(await decide(second, "HANDOVER")), "why: it is closed").toBe("ACT_CONFLICT");
    const facts = await t.asOwner("consent", `SELECT valid_until AS until FROM attested_fact WHERE id = $1`, [second]);
    expect(facts[0]!["until"], "why: closing ends the task it opened").not.toBeNull();

    await report({});
    expect(await feedback("lt-youth-worker"), "why: a report that is linked to nobody is nobody's").toHaveLength(2);
    const unlinked = {
      about: [id("K2")],
      receivedAt: new Date().toISOString(),
      origin: "PROFESSIONAL",
      content: "x",
      acute: false,
      childrenPresent: false,
      reporterActor: "lt-youth-worker",
    };
    expect(outcomeOf(await act("vt-worker", "reportRecord", "ReportInput", unlinked))).toBe("INPUT_INVALID");
  });
});
