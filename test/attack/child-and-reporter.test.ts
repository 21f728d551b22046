import { randomUUID } from "node:crypto";
import type { Role } from "@samenhang/caller";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import type { Persona } from "../../demo/dist/persona.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import { body, cases, outcomeOf, people, startTestHub, type Answer, type Asking, type SUBGRAPHS, type TestHub } from "../hub.js";

/** What parents, siblings, representatives and reporters would try to learn what is not theirs (policy.md sections 12.2 and 12.3). */
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
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const personaOf = (persona: string): Persona => PERSONAS.find((candidate) => candidate.id === persona)!;
const tokenAs = (persona: string, change: Partial<Persona>): Promise<string> => mintToken({ ...personaOf(persona), ...change }, { issuerUrl: t.issuerUrl });
const asRole = async (persona: string, role: Role): Promise<Asking> => ({ token: await tokenAs(persona, { role }) });

const askPerson = (persona: string, name: string, selection: string, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `query Q($id: ID!) { person(id: $id) { id ${selection} } }`, { ...asking, variables: { id: people[name] ?? name } });
const act = (persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { reason } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const KEEPERS = ["veilig-thuis", "gecertificeerde-instelling", "raad-voor-de-kinderbescherming", "lokaal-team"] as const satisfies readonly (typeof SUBGRAPHS)[number][];
const FIELDS =
  "id child { id displayName } heldAt placeKind by { name } parentalConsent parentalConsentGround decidedWith { name } account conclusion childWish shareWithPersons { id } shareWithOrganisations { id } agreedWith { id } agreementBasis agreedAt recordedAt";
const TALKS = ["vt", "gi", "rvdk", "lt"].map((keeper) => `${keeper}ChildConversations { ${FIELDS} }`).join(" ");
const WORDS =
  /als mama werkt|rust heeft om te leren|sinds de verhuizing|bij haar broer blijven|zelf wil kiezen bij wie|niet veilig als zij met Ferdi|rustige plek|rust nodig in de avond/;
const talk = {
  heldAt: new Date(Date.now() - 3_600_000).toISOString(),
  placeKind: "HOME",
  parentalConsent: "GIVEN",
  account: "Wat hier staat is van het kind.",
  conclusion: "Er volgt iets uit.",
  childWish: "NOBODY",
};

describe("what a child told", () => {
  it("is not among the children, the siblings, the parents or who speaks for them", async () => {
    const askers: readonly (readonly [string, string])[] = [
      ["mother-m", "K2"],
      ["mother-m", "K3"],
      ["mother-m", "K4"],
      ["mother-m", "M"],
      ["father-f1", "K1"],
      ["father-f2", "K2"],
      ["father-f4", "K4"],
      ["father-f4", "F4"],
      ["child-k1", "K2"],
      ["child-k2", "K4"],
    ];
    for (const [persona, name] of askers) {
      const answer = await askPerson(persona, name, TALKS);
      expect(answer.text, `${persona} about ${name}`).not.toMatch(WORDS);
      expect(JSON.stringify(answer.disclosure), `${persona} about ${name}: nothing is announced`).not.toContain("ChildConversation");
      expect([answer.disclosure.notices, answer.errors]).toEqual([[], []]);
    }
  });
  it.each(["REPRESENTATIVE", "LAWYER", "SUPPORT_PERSON"] as const)("is not for the mother as %s", async (role) => {
    const answer = await askPerson("mother-m", "K4", TALKS, await asRole("mother-m", role));
    expect(answer.data.person).toEqual({ id: id("K4"), vtChildConversations: [], giChildConversations: [], rvdkChildConversations: [], ltChildConversations: [] });
    expect(answer.disclosure.withheld).toEqual([]);
  });
  it("is in no log that a parent can read", async () => {
    await askPerson("mother-m", "K4", TALKS);
    for (const persona of ["mother-m", "father-f4"]) expect((await t.ask(persona, "{ ledgerEntries { id fields } }")).data.ledgerEntries ?? [], persona).toEqual([]);
  });
  it("of another child, though heard by the same organisation, is not for the child that reads its own", async () => {
    expect((await askPerson("child-k2", "K2", TALKS)).data.person.vtChildConversations).toHaveLength(1);
    expect((await askPerson("child-k2", "K4", TALKS)).data.person).toBeNull();
  });
  it("is not reached over a nested path, an alias or a fragment", async () => {
    const query = `query Q($case: ID!, $m: ID!, $k: ID!) {
      case(id: $case) { persons { person { ...T } } informationItems { about { ...T } } plan { parts { goals { ownedBy { ...T } } } } }
      a: person(id: $m) { relations { from { ...T } to { x: vtChildConversations { account } ...T } } authority { child { ...T } } }
      b: person(id: $k) { y: vtChildConversations { ...C } ...T } }
      fragment T on Person { vtChildConversations { ...C } rvdkChildConversations { ...C } } fragment C on ChildConversation { account conclusion child { id } }`;
    for (const persona of ["mother-m", "father-f4"]) {
      const answer = await t.ask(persona, query, { variables: { case: cases["maria"], m: id("M"), k: id("K4") } });
      expect(answer.errors).toEqual([]);
      expect(answer.text).not.toMatch(WORDS);
      expect(JSON.stringify(answer.disclosure)).not.toContain("ChildConversation");
    }
  });
  it("is in no other record of the hub: the items, the reports and the packages do not repeat it", async () => {
    const SELECTION = `informationItems { text views { text } corrections { before after } } vtReports { content } safetyAssessments { events } referrals { package { summary familyKnows } } councilReports { opinions viewsOfPersons }`;
    for (const [persona, name] of [
      ["mother-m", "K4"],
      ["mother-m", "M"],
      ["father-f4", "F4"],
      ["rvdk-investigator", "K4"],
      ["gi-supervisor", "K3"],
      ["gi-supervisor-two-sides", "F4"],
    ] as const)
      expect((await askPerson(persona, name, SELECTION)).text, `${persona} about ${name}`).not.toMatch(WORDS);
  });
});

describe("the acts on what a child told", () => {
  it.each<[string, string, object, string]>([
    ["mother-m", "vtChildConversationRecord", { child: id("K4") }, "INPUT_INVALID"],
    ["gi-supervisor", "vtChildConversationRecord", { child: id("K3") }, "INPUT_INVALID"],
    ["lt-curious", "ltChildConversationRecord", { child: id("K4") }, "NO_PARTICIPATION"],
    ["vt-worker", "vtChildConversationRecord", { child: id("K1") }, "SUBJECT_NOT_IN_CONCERNS"],
    ["vt-doctor", "vtChildConversationRecord", { child: id("K4") }, "NO_PARTICIPATION"],
    ["lt-careworker", "ltChildConversationRecord", { child: id("K4") }, "SUBJECT_NOT_IN_CONCERNS"],
  ])("%s: %s is turned away", async (persona, name, change, expected) => {
    const answer = await act(persona, name, "ChildConversationInput", { ...talk, ...change }, persona === "lt-curious" ? { caseId: cases["maria"]! } : {});
    expect(outcomeOf(answer)).toBe(expected);
    expect(answer.text).not.toContain("van het kind");
  });
  it("a payload says an id and nothing else, and a repeated request does its work once", async () => {
    const idempotencyKey = randomUUID();
    const record = () => act("vt-worker", "vtChildConversationRecord", "ChildConversationInput", { ...talk, child: id("K3"), idempotencyKey });
    const [first, again] = [await record(), await record()];
    expect(first.data).toEqual({ vtChildConversationRecord: { __typename: "Recorded", id: expect.any(String) } });
    expect(again.data).toEqual(first.data);
    expect((await askPerson("vt-worker", "K3", "vtChildConversations { id }")).data.person.vtChildConversations).toHaveLength(1);
  });
  it("agreeing in a child's place takes that child's talk, in the own organisation; any other id sounds like none", async () => {
    const idOf = async (owner: (typeof KEEPERS)[number], name: string) =>
      (await t.asOwner(owner, `SELECT id FROM child_conversation WHERE about = $1 ORDER BY recorded_at LIMIT 1`, [[id(name)]]))[0]!["id"] as string;
    const agree = (persona: string, talkId: string, name: string, organisations = ["gi-noord"]) =>
      act(persona, "vtChildConversationAgree", "ChildAgreementInput", { id: talkId, child: id(name), organisations, basis: "zei het zelf" });
    const own = await idOf("veilig-thuis", "K2");
    const wrong = [
      await agree("vt-worker", own, "K3"),
      await agree("vt-worker", randomUUID(), "K3"),
      await agree("vt-worker", await idOf("raad-voor-de-kinderbescherming", "K4"), "K4"),
    ];
    expect(wrong.map(outcomeOf)).toEqual(["ACT_CONFLICT", "ACT_CONFLICT", "ACT_CONFLICT"]);
    expect(new Set(wrong.map((answer) => body(answer).replaceAll(/"reference":"[^"]*"/g, ""))).size, "why: one sentence for all three").toBe(1);
    for (const organisations of [["vt-noord"], ["burgers"], ["gi-nergens"]]) expect(outcomeOf(await agree("vt-worker", own, "K2", organisations))).toBe("INPUT_INVALID");
    expect(outcomeOf(await act("child-k2", "vtChildConversationAgree", "ChildAgreementInput", { id: own, child: id("K2"), organisations: ["gi-noord"], basis: "x" }))).toBe(
      "INPUT_INVALID",
    );
    expect((await askPerson("child-k2", "K2", "vtChildConversations { agreedWith { id } }")).data.person.vtChildConversations).toEqual([{ agreedWith: [{ id: "lt-noord" }] }]);
  });
  it("a wish opens nothing by itself", async () => {
    const wish = { child: id("K3"), childWish: "ALL" };
    expect(outcomeOf(await act("vt-worker", "vtChildConversationRecord", "ChildConversationInput", { ...talk, ...wish }))).toBe("Recorded");
    expect((await askPerson("gi-supervisor", "K3", "vtChildConversations { account conclusion }")).data.person.vtChildConversations).toBeNull();
  });
});

describe("who reported", () => {
  onAHubOfItsOwn();
  const MY_REPORTS = "{ myReports { received assessed outcome } }";
  const EVERYTHING = `displayName birthDate contacts { value } addresses { line } relations { id } informationItems { id text } vtReports { id status } allegationSummaries { id } vtDecisions { id }
    safetyAssessments { id } vtInvolvement { active } knownHere { known } helpTrajectories { id } protectionMeasures { id } consents { id } legalFacts { id } ggzStatements { id } referrals { id } vtChildConversations { id }`;

  it("gets three words a report, and no way to anything else", async () => {
    const answer = await t.ask("vt-worker", `{ __type(name: "ReporterFeedback") { fields { name } } }`, { purpose: null, caseId: null });
    expect(answer.data.__type.fields.map(({ name }: { name: string }) => name).sort()).toEqual(["assessed", "outcome", "received"]);
    const own = await t.ask("reporter-teacher", MY_REPORTS);
    expect(own.data.myReports.length).toBeGreaterThan(0);
    for (const person of Object.values(people)) expect(own.text).not.toContain(person);
    const entries = await t.ledger("veilig-thuis", own.disclosure.id);
    expect(entries.map(({ subject }) => subject)).toEqual([null]);
  });
  it("sees nobody, whomever it asks about: as about someone who does not exist", async () => {
    const stranger = await askPerson("reporter-teacher", randomUUID(), EVERYTHING);
    expect(stranger.data.person).toBeNull();
    const shape = ({ data, errors, disclosure: { withheld, notices } }: Answer) => JSON.stringify([data, errors, withheld.map(({ about: _, ...line }) => line), notices]);
    for (const name of ["M", "K2", "K4", "F4", "handover.child"]) expect(shape(await askPerson("reporter-teacher", name, EVERYTHING)), name).toBe(shape(stranger));
  });
  it("sees no case, no participation, no log", async () => {
    const answer = await t.ask(
      "reporter-teacher",
      `query Q($case: ID!) { case(id: $case) { phase persons { person { id } } participants { id } } myParticipations { caseId } ledgerEntries { id } report(id: "${randomUUID()}") { status } incomingReferrals { id } }`,
      { variables: { case: cases["maria"] } },
    );
    expect(Object.values(answer.data).flat().filter(Boolean)).toEqual([]);
    for (const person of Object.values(people)) expect(answer.text).not.toContain(person);
  });
  it("does no act", async () => {
    const withdraw = { id: randomUUID(), subject: id("M") };
    expect(outcomeOf(await act("reporter-teacher", "consentWithdraw", "ConsentWithdrawInput", withdraw))).toMatch(/NO_PARTICIPATION|SUBJECT_NOT_IN_CONCERNS/);
  });
  it("is nobody else with the same short name at another organisation", async () => {
    const namesake = await tokenAs("lt-careworker", { id: "reporter-teacher" });
    const answer = await t.ask("lt-careworker", MY_REPORTS, { token: namesake });
    expect(answer.data.myReports).toEqual([]);
    expect((await t.ask("mother-m", MY_REPORTS)).data.myReports).toEqual([]);
    expect((await t.ask("vt-worker", MY_REPORTS)).data.myReports, "why: to work on a report is not to have made it").toEqual([]);
  });
  it("who is also a party hears, as a reporter, of the report only; as herself, of both", async () => {
    await t.asOwner("veilig-thuis", `UPDATE report SET reporter_actor = 'mother-m', reporter_organisation = 'burgers' WHERE about @> $1 AND status = 'IN_INVESTIGATION'`, [
      [id("K4")],
    ]);
    const reporter = await asRole("mother-m", "REPORTER");
    expect((await t.ask("mother-m", MY_REPORTS, reporter)).data.myReports).toEqual([expect.objectContaining({ assessed: true, outcome: "IN_PROGRESS" })]);
    for (const name of ["M", "K2", "K4"]) expect((await askPerson("mother-m", name, EVERYTHING, reporter)).data.person, name).toBeNull();
    expect(outcomeOf(await act("mother-m", "consentWithdraw", "ConsentWithdrawInput", { id: randomUUID(), subject: id("M") }, reporter))).toMatch(
      /NO_PARTICIPATION|SUBJECT_NOT_IN_CONCERNS/,
    );
    expect((await t.ask("mother-m", MY_REPORTS)).data.myReports).toHaveLength(1);
    expect((await askPerson("mother-m", "M", "displayName vtReports { reporter { name } }")).data.person).toMatchObject({ displayName: expect.any(String) });
  });
  it("nobody learns from a report that it is linked to a caller", async () => {
    const ask = () =>
      Promise.all(
        (["vt-worker", "mother-m", "child-k2"] as const).map(async (persona) =>
          body(await askPerson(persona, "K2", "vtReports { id status reporter { name capacity } } vtInvolvement { active }")),
        ),
      );
    const linked = await ask();
    await t.asOwner("veilig-thuis", `UPDATE report SET reporter_actor = NULL, reporter_organisation = NULL WHERE about @> $1`, [[id("K2")]]);
    expect(await ask()).toEqual(linked);
    expect((await t.ask("vt-worker", `query Q($id: ID!) { person(id: $id) { vtReports { reporterActor } } }`, { variables: { id: id("K2") } })).errors[0]?.extensions.code).toBe(
      "OPERATION_INVALID",
    );
  });
  it.each([
    ["on hold", "withheld_until = '2099-01-01'"],
    ["past its term", `withheld_until = NULL, retained_until = '${day(-1)}'`],
  ])("hears nothing of a report %s: as if there were none", async (_what, change) => {
    await t.asOwner("veilig-thuis", `UPDATE report SET ${change} WHERE reporter_actor = 'reporter-teacher'`);
    const answer = await t.ask("reporter-teacher", MY_REPORTS);
    expect([answer.data.myReports, answer.disclosure.withheld]).toEqual([[], []]);
  });
});

describe("whose words an item holds, and its source", () => {
  onAHubOfItsOwn();
  const ITEMS = "informationItems { id text holder { id } sourceReference views { text person { id } } }";
  type Item = { text: string; holder: { id: string } | null; sourceReference: string | null; views: { text: string }[] };
  const itemsOf = async (persona: string, name: string): Promise<Item[]> => (await askPerson(persona, name, ITEMS)).data.person.informationItems;

  it("are told to a person only where the words are that person's own", async () => {
    const asked = [
      ["mother-m", "M", "M"],
      ["mother-m", "K2", "M"],
      ["mother-m", "K4", "M"],
      ["father-f4", "F4", "F4"],
      ["child-k2", "K2", "K2"],
      ["child-k1", "K1", "K1"],
      ["mentor-daughter", "elderly.woman", "elderly.daughter"],
    ] as const;
    let shown = 0;
    for (const [persona, name, self] of asked) {
      for (const { holder, sourceReference } of await itemsOf(persona, name)) {
        shown += 1;
        expect(holder === null || holder.id === id(self), `${persona} about ${name}`).toBe(true);
        if (holder === null) expect(sourceReference, `${persona} about ${name}`).toBeNull();
      }
    }
    expect(shown).toBeGreaterThan(6);
    expect(
      (await itemsOf("child-k2", "K2")).find(({ text }) => text.includes("school")),
      "why: she may read it, not who told it",
    ).toMatchObject({ sourceReference: null });
    expect(
      (await itemsOf("lt-careworker", "K2")).find(({ text }) => text.includes("school")),
      "why: her worker knows the source",
    ).toMatchObject({ sourceReference: "mentor op school" });
  });
  it("look the same with and without a source, and with and without another's words", async () => {
    const ask = () =>
      Promise.all(
        (
          [
            ["mother-m", "M"],
            ["mother-m", "K2"],
            ["child-k2", "K2"],
            ["father-f4", "F4"],
          ] as const
        ).map(async ([persona, name]) => body(await askPerson(persona, name, ITEMS))),
      );
    const withSource = await ask();
    await t.asOwner("case", `UPDATE information_item SET source_reference = NULL WHERE holder_person IS NULL`);
    expect(await ask()).toEqual(withSource);
  });
  it("what another said is not shown as an item about oneself, also where the other was not named in it", async () => {
    await t.asOwner("case", `UPDATE information_item SET about = $1 WHERE text LIKE 'Maria vertelt dat zij bang is%'`, [[id("F4")]]);
    const answer = await askPerson("father-f4", "F4", ITEMS);
    expect(answer.text).not.toContain("bang is als Ferdi");
    expect(JSON.stringify(answer.disclosure)).not.toMatch(/REPORTER|PROTECTED/);
    expect((await itemsOf("vt-worker-f4", "F4")).map(({ text }) => text).join()).toContain("bang is als Ferdi");
  });
  it("how another sees an item is that other's to tell", async () => {
    await t.asOwner("case", `UPDATE information_item SET views = $1 WHERE text LIKE 'Ferdi verklaart%'`, [
      JSON.stringify([{ person: id("M"), position: "DISAGREES", text: "Hij deed het wel.", recordedAt: day(-1), notHeardReason: null }]),
    ]);
    const answer = await askPerson("father-f4", "F4", ITEMS);
    expect(answer.text).not.toContain("Hij deed het wel");
    expect((await itemsOf("father-f4", "F4")).find(({ text }) => text.startsWith("Ferdi verklaart"))).toMatchObject({ views: [], holder: { id: id("F4") } });
  });
});

/** Last, as it takes everything away: the same question with and without what children told has the same answer, to the byte. */
describe("a child that spoke in confidence and one that did not", () => {
  onAHubOfItsOwn();
  /** The same talk asked thousands of times: a limit that counts what is not shown would tell that it is there. */
  const asked = Array.from({ length: 38 }, (_, index) => `a${index}: vtChildConversations { id }`).join(" ");
  const nested = (depth: number): string => (depth === 0 ? asked : `relations { ${depth % 2 ? "from" : "to"} { ${nested(depth - 1)} } }`);
  const CALLERS: readonly (readonly [string, string, string, Asking?])[] = [
    ["mother-m", "K4", TALKS],
    ["mother-m", "K4", nested(4)],
    ["mother-m", "K4", nested(6)],
    ["mother-m", "K2", TALKS],
    ["mother-m", "K3", TALKS],
    ["father-f1", "K1", TALKS],
    ["father-f4", "F4", TALKS],
    ["child-k1", "K2", TALKS],
    ["gi-supervisor", "K3", `vtChildConversations { ${FIELDS} } rvdkChildConversations { ${FIELDS} }`],
    ["gi-supervisor", "K3", `vtChildConversations { ${FIELDS} }`, { purpose: "COORDINATE_JOINT_PLAN" }],
    ["gi-supervisor-two-sides", "K3", `vtChildConversations { ${FIELDS} }`],
    ["rvdk-investigator", "K4", `vtChildConversations { ${FIELDS} } giChildConversations { ${FIELDS} }`],
    ["vt-worker", "K3", `giChildConversations { ${FIELDS} } rvdkChildConversations { ${FIELDS} }`],
    ["vt-worker", "K4", `rvdkChildConversations { ${FIELDS} }`],
    ["lt-coordinator", "K3", `vtChildConversations { ${FIELDS} } giChildConversations { ${FIELDS} }`],
    ["lt-careworker", "K3", `vtChildConversations { ${FIELDS} }`, { purpose: "HANDOVER_REFERRAL" }],
    ["ggz-clinician", "M", TALKS],
    ["lt-curious", "K4", TALKS, { caseId: cases["maria"]! }],
    ["privacy-officer-vt-noord", "K4", TALKS],
    ["reporter-teacher", "K2", TALKS],
  ];
  const ask = () => Promise.all(CALLERS.map(([persona, name, selection, asking]) => askPerson(persona, name, selection, asking)));
  /** What the privacy officer of the organisation that asked reads of a request, without what differs between any two requests. */
  const logOf = async (officer: string, { disclosure }: Answer) => {
    const query = `query Q($trace: String) { ledgerEntries(filter: { traceId: $trace }) { kind owner subject fields outcomes grounds } }`;
    const { data } = await t.ask(officer, query, { variables: { trace: disclosure.id } });
    return (data.ledgerEntries as object[]).map((entry) => JSON.stringify(entry)).sort();
  };

  it("look the same to everybody but who keeps the talk and the child itself", async () => {
    expect(outcomeOf(await act("vt-worker", "vtChildConversationRecord", "ChildConversationInput", { ...talk, child: id("K3") }))).toBe("Recorded");
    const worker = () => askPerson("vt-worker-f4", "K4", "vtChildConversations { account }");
    expect((await worker()).text).toContain("als mama werkt");
    const spoken = await ask();
    const index = CALLERS.findIndex(([persona]) => persona === "gi-supervisor");
    const logged = await logOf("privacy-officer-gi-noord", spoken[index]!);
    expect(logged.join()).toContain("ChildConversation");

    for (const keeper of KEEPERS) await t.asOwner(keeper, `DELETE FROM child_conversation`);
    expect((await worker()).data.person.vtChildConversations).toEqual([]);
    const silent = await ask();
    for (const [at, [persona, name]] of CALLERS.entries()) expect(body(spoken[at]!), `${persona} about ${name}`).toBe(body(silent[at]!));
    expect(await logOf("privacy-officer-gi-noord", silent[index]!), "why: the log of who asked must not tell either").toEqual(logged);
  });
});
