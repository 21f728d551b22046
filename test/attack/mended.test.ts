import { randomUUID } from "node:crypto";
import type { Purpose } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import { cases, people, body, outcomeOf, startTestHub, type Answer, type Asking, type TestHub } from "../hub.js";

/** What a security review once found open stays closed; the numbers are those of its findings. */
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
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const askPerson = (persona: string, name: string, selection: string, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `query Q($id: ID!) { person(id: $id) { id ${selection} } }`, { ...asking, variables: { id: id(name) } });

const act = (persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { reason } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const JOINT_PLAN = { purpose: "COORDINATE_JOINT_PLAN" } as const;
const HANDOVER = { purpose: "HANDOVER_REFERRAL" } as const;
const TOGETHER = inCase("together");

describe("1 that Maria was handed to mental health care is for its parties", () => {
  onAHubOfItsOwn();
  const facts = (persona: string, asking?: Asking) => askPerson(persona, "M", "legalFacts { id kind organisation { id } about { id } since }", asking);
  const THIRD_PARTIES = ["vt-worker", "gi-supervisor", "rvdk-investigator", "mother-m"].map((persona) => [persona, {}] as const);
  const IN_THE_PLAN = ["vt-worker", "gi-supervisor"].map((persona) => [persona, JOINT_PLAN] as const);
  const all = async () => Promise.all([...THIRD_PARTIES, ...IN_THE_PLAN].map(async ([persona, asking]) => body(await facts(persona, asking))));
  it("and to others looks like no fact", async () => {
    const handedOver = expect.objectContaining({ kind: "HANDOVER", organisation: { id: "ggz-noord" } });
    expect((await facts("lt-coordinator")).data.person.legalFacts, "the sender knows").toContainEqual(handedOver);
    const before = await all();
    expect(before.join()).not.toMatch(/HANDOVER/);
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'HANDOVER' AND body ->> 'receiver' = 'ggz-noord'`);
    expect((await facts("lt-coordinator")).data.person.legalFacts).not.toContainEqual(handedOver);
    expect(await all()).toEqual(before);
  });
});

describe("2 a referral to or from mental health care is for its parties", () => {
  onAHubOfItsOwn();
  const SELECTION = "referrals { id type sender { id } receiver { id } urgency state viewOnSafety { id } package { summary } }";
  const asked = { type: "ADVICE_REQUEST", receiver: "ggz-noord", persons: [id("M")], informedPersons: [id("M")], ageBands: ["18-69"], urgency: "NORMAL" };
  const referral = { ...asked, questionType: "advies", ground: "x", package: { summary: "vraag om mee te denken", safetyConditions: [] } };
  const all = async () => Promise.all(["gi-supervisor", "vt-worker", "rvdk-investigator"].map(async (persona) => body(await askPerson(persona, "M", SELECTION))));
  it("and to others looks like no referral, a request for advice included", async () => {
    expect(outcomeOf(await act("lt-careworker", "referralSend", "ReferralInput", referral, HANDOVER))).toBe("Recorded");
    const types = (await askPerson("lt-careworker", "M", SELECTION)).data.person.referrals.map(({ type }: { type: string }) => type);
    expect(types, "the sender sees both").toEqual(expect.arrayContaining(["ADVICE_REQUEST", "TO_GGZ"]));
    expect((await t.ask("ggz-clinician", "{ incomingReferrals { type } }", HANDOVER)).text, "and so does the receiver").toContain("ADVICE_REQUEST");
    const before = await all();
    expect(before.join()).not.toMatch(/ggz|TO_GGZ|ADVICE_REQUEST|meedenken/i);
    await t.asOwner("referrals", `DELETE FROM referral WHERE receiver = 'ggz-noord'`);
    expect(await all()).toEqual(before);
  });
  it("goes to an organisation the hub knows", async () => {
    expect(outcomeOf(await act("lt-careworker", "referralSend", "ReferralInput", { ...referral, receiver: "ggz-onbekend" }, HANDOVER))).toBe("INPUT_INVALID");
  });
});

describe("3 a clinician attests the treatment of patients that came to her, and of nobody else", () => {
  const treats = (persona: string, name: string, asking: Asking = {}) =>
    act(persona, "legalFactAttest", "LegalFactInput", { kind: "TREATMENT", about: [id(name)], from: day(-1) }, { purpose: "TREAT_ADULT", caseId: null, ...asking });
  it("her own patient she does", async () => expect(outcomeOf(await treats("ggz-clinician-f4", "F4"))).toBe("Recorded"));
  it.each([
    ["M", "TREAT_ADULT"],
    ["M", "HANDOVER_REFERRAL"],
    ["handover.child", "TREAT_ADULT"],
  ] as const)("%s she does not, under %s", async (name, purpose) => {
    expect(outcomeOf(await treats("ggz-clinician-f4", name, { purpose }))).toBe("NO_PARTICIPATION");
    expect((await askPerson("ggz-clinician-f4", name, "displayName ageBand", { purpose: "TREAT_ADULT", caseId: null })).data.person).toBeNull();
  });
});

describe("4 speaking for another rests on a mandate that was verified", () => {
  onAHubOfItsOwn();
  const speaks = (input: object, asking: Asking = TOGETHER) =>
    act("lt-careworker", "representationRecord", "RepresentationInput", { represented: id("together.mother"), representative: id("together.father"), ...input }, asking);
  const seen = async () => (await askPerson("father-together", "together.mother", "displayName addresses { line }")).data.person;
  it("is recorded by who is involved with both", async () => {
    expect(outcomeOf(await speaks({ represented: id("M"), representative: id("F1"), type: "MENTOR", verifiedAt: day(-1) }, inCase("maria")))).toBe("SUBJECT_NOT_IN_CONCERNS");
    expect(outcomeOf(await speaks({ represented: id("F1"), representative: id("M"), type: "MENTOR", verifiedAt: day(-1) }, inCase("maria")))).toBe("SUBJECT_NOT_IN_CONCERNS");
  });
  it("is not verified in the future", async () => {
    expect(outcomeOf(await speaks({ type: "WRITTEN_PROXY", verifiedAt: day(3) }))).toBe("INPUT_INVALID");
  });
  it.each([
    ["a partner", "PARTNER", day(-1)],
    ["a relative", "FAMILY", day(-1)],
    ["a proxy nobody verified", "WRITTEN_PROXY", undefined],
  ])("%s speaks for nobody", async (_who, type, verifiedAt) => {
    expect(outcomeOf(await speaks({ type, ...(verifiedAt ? { verifiedAt } : {}) }))).toBe("Recorded");
    expect(await seen()).toBeNull();
  });
  it("opens the address, until it is shielded", async () => {
    expect(outcomeOf(await speaks({ type: "WRITTEN_PROXY", verifiedAt: day(-1) }))).toBe("Recorded");
    expect(await seen()).toMatchObject({ displayName: "Sanne Samen", addresses: [{ line: "Verzonnenstraat 91" }] });
    const order = { subject: id("together.mother"), hiddenFrom: [id("F1")], what: ["LOCATION"], ground: "x", safetyOfficers: [] };
    expect(outcomeOf(await act("lt-careworker", "shieldingOrderBegin", "ShieldingOrderInput", order, TOGETHER))).toBe("Recorded");
    expect(await seen()).toMatchObject({ displayName: "Sanne Samen", addresses: [] });
  });
  it("a shielded address is for the person: Maria reads hers, not that of Koen for whom she speaks", async () => {
    expect((await askPerson("gi-safety-officer", "K3", "addresses { line }")).text).toContain("Schuilplaatspad 3");
    expect((await askPerson("mother-m", "M", "addresses { line }")).text).toContain("Schuilplaatspad 3");
    expect((await askPerson("mother-m", "K3", "displayName addresses { line }")).data.person).toMatchObject({ displayName: "Koen Fictief", addresses: [] });
  });
});

describe("5 at eighteen nothing of what parents may see comes back", () => {
  onAHubOfItsOwn();
  const born = async (birthDate: string | null) => {
    await t.asOwner("case", `UPDATE person SET birth_date = $2 WHERE id = $1`, [id("K1"), birthDate]);
    await t.asOwner(
      "consent",
      `UPDATE attested_fact SET body = jsonb_set(body, '{birthDate}', coalesce(to_jsonb($2::text), 'null')) WHERE kind = 'PERSON' AND body ->> 'person' = $1`,
      [id("K1"), birthDate],
    );
  };
  const seenBy = async (persona: string) => (await askPerson(persona, "K1", "displayName helpTrajectories { goals }")).data.person?.displayName ?? null;
  it.each(["mother-m", "father-f1"])("%s sees Kai at fifteen, not at sixteen, nineteen or an age nobody knows", async (parent) => {
    await born(day(-15.5 * 365.25));
    expect(await seenBy(parent)).toBe("Kai Bedacht");
    for (const birthDate of [day(-16.5 * 365.25), day(-19 * 365.25), null]) {
      await born(birthDate);
      expect(await seenBy(parent), String(birthDate)).toBeNull();
      expect(await seenBy("child-k1"), "he himself always does").toBe("Kai Bedacht");
    }
  });
});

const assessmentsOf = async (child: string) => (await askPerson("lt-coordinator", `together.${child}`, "safetyAssessments { judgement }", TOGETHER)).data.person.safetyAssessments;
const WAIVER = { capacity: "REPRESENTATIVE", kind: "SECRECY_WAIVER", isGiven: true, fromOrganisation: "vt-noord", toOrganisations: ["lt-noord"] };
const TERMS = { categories: ["SAFETY"], purposes: ["COORDINATE_JOINT_PLAN"], validUntil: day(100), channel: "x", pressureChecked: true };
const waiver = (child: string) => ({ ...WAIVER, ...TERMS, subject: id(`together.${child}`), givenBy: id("together.father") });

describe("6 the last word of a parent counts", () => {
  onAHubOfItsOwn();
  it("a later refusal ends what the same parent consented to, and nothing else", async () => {
    expect(await assessmentsOf("elder")).toHaveLength(1);
    const refusal = (categories: string[]) => act("father-together", "consentRecord", "ConsentInput", { ...waiver("elder"), isGiven: false, categories });
    expect(outcomeOf(await refusal(["SOCIAL"]))).toBe("Recorded");
    expect(await assessmentsOf("elder")).toHaveLength(1);
    expect(outcomeOf(await refusal(["SAFETY"]))).toBe("Recorded");
    expect(await assessmentsOf("elder")).toBeNull();
  });
});

describe("7 after a refusal the receiver does not come back with a consent", () => {
  onAHubOfItsOwn();
  const record = (persona: string, isGiven: boolean, asking: Asking = TOGETHER) => act(persona, "consentRecord", "ConsentInput", { ...waiver("younger"), isGiven }, asking);
  it("who would share, and the parent, can", async () => {
    expect((await askPerson("lt-careworker", "together.younger", "consents { status }", TOGETHER)).text).toContain("REFUSED");
    expect(outcomeOf(await record("lt-careworker", true))).toBe("INPUT_INVALID");
    expect(await assessmentsOf("younger")).toBeNull();

    expect(outcomeOf(await record("vt-worker-adults", true, { ...TOGETHER, ...JOINT_PLAN }))).toBe("Recorded");
    expect(await assessmentsOf("younger")).toHaveLength(1);

    expect(outcomeOf(await record("father-together", false))).toBe("Recorded");
    expect(await assessmentsOf("younger")).toBeNull();
    expect(outcomeOf(await record("lt-careworker", true))).toBe("INPUT_INVALID");
    expect(outcomeOf(await record("father-together", true))).toBe("Recorded");
    expect(await assessmentsOf("younger")).toHaveLength(1);
  });
});

describe("8 authority that a court ended opens nothing any more", () => {
  onAHubOfItsOwn();
  const name = async (child: string) => (await askPerson("father-together", `together.${child}`, "displayName")).data.person?.displayName ?? null;
  it("on the next request", async () => {
    expect(await name("elder")).toBe("Saar Samen");
    const ended = { child: id("together.elder"), holder: id("together.father"), kind: "TERMINATED", verifiedAt: day(-1) };
    expect(outcomeOf(await act("lt-careworker", "authorityRecord", "AuthorityInput", ended, TOGETHER))).toBe("Recorded");
    expect(await name("elder")).toBeNull();
    expect(await name("younger"), "over his other child he still has it").toBe("Siem Samen");
  });
});

describe("9 what was handed over is for who accepted it or takes part", () => {
  onAHubOfItsOwn();
  const SELECTION = "displayName birthDate addresses { line } referrals { ageBands municipality questionType urgency persons { id } ground package { summary } }";
  const about = async (persona: string, name: string, asking: Asking = {}) => (await askPerson(persona, name, SELECTION, { ...HANDOVER, ...asking })).data.person;
  const nothingBut = (questionType: string) => ({
    displayName: null,
    birthDate: null,
    addresses: null,
    referrals: [{ ageBands: ["0-11", "18-69"], municipality: "Voorbeeldstad", questionType, urgency: "NORMAL", persons: null, ground: null, package: null }],
  });
  it.each([
    ["lt-curious", "handover"],
    ["lt-curious", "neighbours"],
    ["lt-youth-worker", "handover"],
    ["lt-youth-worker", "maria"],
  ])("%s in the case %s reads no identity and no package of a colleague's", async (persona, family) => {
    expect(await about("lt-careworker", "handover.child", inCase("handover"))).toMatchObject({
      displayName: "Oscar Overdracht",
      referrals: [{ package: { summary: expect.stringContaining("verzorging") } }],
    });
    expect(await about(persona, "handover.child", inCase(family))).toMatchObject(nothingBut("Hulp bij de ochtenden"));
    expect((await t.ask(persona, "{ incomingReferrals { persons { id } package { summary } } }", { ...HANDOVER, ...inCase(family) })).text).not.toContain("verzorging");
  });
  it("the receiver reads what it needs to decide, and once one of its people accepts, that one reads the package", async () => {
    expect(await about("lt-access-zuid", "moving-away.child")).toMatchObject(nothingBut("Hulp bij opvoeden voortzetten"));
    const [referral] = await t.asOwner("referrals", `SELECT id FROM referral WHERE $1 = ANY(about)`, [id("moving-away.child")]);
    for (const to of ["RECEIVED", "ACCEPTED"]) expect(outcomeOf(await act("lt-access-zuid", "referralMove", "ReferralMoveInput", { id: referral!["id"], to }))).toBe("Recorded");
    const moves = await t.asOwner("referrals", `SELECT subject FROM ledger_entry WHERE kind = 'ACT' AND actor = 'lt-access-zuid'`);
    expect(
      moves.map(({ subject }) => subject),
      "why: taking over responsibility stands with the persons it is about",
    ).toContain(id("moving-away.child"));
    expect(await about("lt-access-zuid", "moving-away.child")).toMatchObject({ displayName: "Hugo Onderweg", referrals: [{ package: { summary: expect.anything() } }] });
    expect(await about("lt-careworker-zuid", "moving-away.child", inCase("moved-in"))).toMatchObject(nothingBut("Hulp bij opvoeden voortzetten"));
  });
});

describe("10 an item is no way around the shielding of a place", () => {
  onAHubOfItsOwn();
  const SEEN = { kind: "OBSERVATION", nature: "FACT", observedFrom: day(-2), sourceKind: "OWN_OBSERVATION", legalBasis: "L-23", framework: "COMPULSORY", confidentiality: "C2" };
  const item = (persona: string, about: string, category: string) =>
    act(persona, "informationItemAdd", "InformationItemInput", { ...SEEN, caseId: cases["maria"], about: [id(about)], text: `Te bereiken via ${about}`, category });
  const items = async (persona: string, name: string) => (await askPerson(persona, name, "informationItems { text }")).text;
  it("an address is recorded as an address", async () => expect(outcomeOf(await item("gi-supervisor", "K3", "ADDRESS"))).toBe("INPUT_INVALID"));
  it("who Koen is and where to reach him is shielded with him", async () => {
    expect(outcomeOf(await item("gi-supervisor-two-sides", "F4", "IDENTITY"))).toBe("Recorded");
    expect(await items("gi-supervisor-two-sides", "F4"), "Ferdi is not shielded").toContain("Te bereiken via F4");
    expect(outcomeOf(await item("gi-supervisor", "K3", "IDENTITY"))).toBe("Recorded");
    expect(await items("gi-safety-officer", "K3")).toContain("Te bereiken via K3");
    expect(await items("gi-supervisor-two-sides", "K3")).not.toContain("Te bereiken");
  });
});

describe("11 that a child has help can be shielded too", () => {
  onAHubOfItsOwn();
  const CASE = `query Q($case: ID!) { case(id: $case) { participants { professional { id } concerns { id } } contactAssignments { person { id } primary { id } } } }`;
  const inTheCase = async () => (await t.ask("gi-supervisor-two-sides", CASE, { variables: { case: cases["maria"] } })).data.case;
  const involved = () => askPerson("gi-supervisor-two-sides", "K3", "vtInvolvement { active since contactPerson { id } } supervisorAssignments { id worker { id } }");
  const koen = { id: id("K3") };
  it("and that it has help then looks like none", async () => {
    await t.asOwner("lokaal-team", `UPDATE help_trajectory SET about = ARRAY[$1::uuid] WHERE $1 = ANY(about)`, [koen.id]);
    const help = () => askPerson("gi-supervisor-two-sides", "K3", "knownHere { known since hat contactPerson { id } } helpTrajectories { provider goals }");
    expect((await help()).data.person).toMatchObject({ knownHere: { known: true }, helpTrajectories: [{ provider: "Gezinshulp Verzonnen" }] });
    const order = { subject: koen.id, hiddenFrom: [id("F4")], what: ["PROVIDER", "EXISTENCE_OF_HELP"], ground: "x", safetyOfficers: [] };
    expect(outcomeOf(await act("gi-supervisor", "shieldingOrderBegin", "ShieldingOrderInput", order))).toBe("Recorded");
    const shielded = await help();
    expect(shielded.data.person).toMatchObject({ knownHere: { known: false, since: null } });
    for (const table of ["help_trajectory", "help_request"]) await t.asOwner("lokaal-team", `DELETE FROM ${table} WHERE $1 = ANY(about)`, [koen.id]);
    expect(body(await help())).toBe(body(shielded));
    await t.asOwner("case", `DELETE FROM shielding_order WHERE 'EXISTENCE_OF_HELP' = ANY(what)`);
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'SHIELDING' AND body -> 'what' ? 'EXISTENCE_OF_HELP'`);
  });
  it("and who helps then looks like nobody, but for oneself", async () => {
    expect((await involved()).data.person.vtInvolvement).toMatchObject({ active: true });
    expect((await inTheCase()).contactAssignments).toContainEqual({ person: koen, primary: { id: "gi-supervisor" } });
    const order = { subject: koen.id, hiddenFrom: [id("F4")], what: ["PROVIDER", "EXISTENCE_OF_HELP"], ground: "x", safetyOfficers: [] };
    expect(outcomeOf(await act("gi-supervisor", "shieldingOrderBegin", "ShieldingOrderInput", order))).toBe("Recorded");
    const shielded = await involved();
    const { participants, contactAssignments } = await inTheCase();
    expect(JSON.stringify(contactAssignments)).not.toContain(koen.id);
    const withKoen = participants.filter(({ concerns }: { concerns: object[] }) => JSON.stringify(concerns).includes(koen.id));
    expect(withKoen).toEqual([{ professional: { id: "gi-supervisor-two-sides" }, concerns: expect.arrayContaining([koen]) }]);
    await t.asOwner("veilig-thuis", `DELETE FROM report WHERE $1 = ANY(about)`, [koen.id]);
    await t.asOwner("gecertificeerde-instelling", `DELETE FROM supervisor_assignment WHERE $1 = ANY(about)`, [koen.id]);
    expect(body(await involved())).toBe(body(shielded));
  });
});

describe("12 that a safety officer takes part tells of a shielding order", () => {
  const CASE = `query Q($case: ID!) { case(id: $case) { participants { professional { id } } } }`;
  const participants = async (persona: string) => (await t.ask(persona, CASE, { variables: { case: cases["maria"] } })).text;
  it.each(["gi-safety-officer", "gi-safety-officer-two", "vt-safety-officer"])("%s sees that she does", async (officer) => {
    expect(await participants(officer)).toContain(`"${officer}"`);
  });
  it.each(["father-f4", "gi-supervisor-two-sides", "gi-supervisor", "vt-worker-f4", "lt-coordinator"])("%s does not see it", async (persona) => {
    const seen = await participants(persona);
    expect(seen, "the question is answered").toMatch(/gi-supervisor-two-sides|vt-worker|lt-coordinator/);
    expect(seen).not.toContain("safety-officer");
  });
});

describe("13 the ledger does not tell the asker's privacy officer what the answer hid", () => {
  onAHubOfItsOwn();
  const LEDGER =
    "query L($trace: String!) { ledgerEntries(first: 100, traceId: $trace) { kind actor owner role purpose subject fields outcomes grounds breakGlass organisation { id } } }";
  const entries = async (officer: string, trace: string) => (await t.ask(officer, LEDGER, { variables: { trace } })).data.ledgerEntries as unknown[] | null;
  const ask = async () => {
    const answer = await askPerson(
      "vt-worker",
      "M",
      "displayName addresses { line } contacts { value } ggzInvolvement { since } ggzStatements { text } referrals { id } legalFacts { kind }",
    );
    expect(answer.errors).toEqual([]);
    return answer.disclosure.id;
  };
  it("and it reads the same without it", async () => {
    const trace = await ask();
    const told = await entries("privacy-officer-vt-noord", trace);
    expect(told!.length).toBeGreaterThan(1);
    expect(JSON.stringify(told)).not.toContain("ggz-noord");
    expect(JSON.stringify(await entries("privacy-officer-ggz-noord", trace)), "its own officer sees what was hidden").toMatch(/ReleasedStatement|PublishedInvolvement/);

    for (const table of ["published_involvement", "released_statement"]) await t.asOwner("ggz", `DELETE FROM ${table}`);
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind IN ('TREATMENT', 'PROVIDER_NAMED', 'SHIELDING') OR body ->> 'receiver' = 'ggz-noord'`);
    await t.asOwner("referrals", `DELETE FROM referral WHERE receiver = 'ggz-noord'`);
    await t.asOwner("case", `DELETE FROM address WHERE $1 = ANY(about)`, [id("M")]);
    await t.asOwner("case", `UPDATE person SET contacts = '[]' WHERE id = $1`, [id("M")]);
    const without = await ask();
    expect(await entries("privacy-officer-vt-noord", without)).toEqual(told);
    expect(JSON.stringify(await entries("privacy-officer-ggz-noord", without))).not.toMatch(/ReleasedStatement|PublishedInvolvement/);
  });
});

describe("14 advising in a case is no statutory investigation", () => {
  it.each<[string, string, Asking, string, string, string]>([
    ["vt-worker-adults", "together.elder", { ...TOGETHER, purpose: "ASSESS_REPORT" }, "father-together", "Verzonnenstraat 91", "Saar Samen"],
    ["vt-worker-adults", "together.elder", { ...TOGETHER, purpose: "INVESTIGATE_VIOLENCE" }, "father-together", "Verzonnenstraat 91", "Saar Samen"],
    ["rvdk-custody", "K1", { purpose: "DETERMINE_NEED_FOR_MEASURE" }, "child-k1", "Verzonnenstraat 1", "Kai Bedacht"],
  ])("%s cannot investigate %s by saying so", async (persona, name, asking, mayRead, line, called) => {
    const own = await askPerson(mayRead, name, "displayName addresses { line }");
    expect(own.data.person).toMatchObject({ displayName: called, addresses: [{ line }] });
    expect((await askPerson(persona, name, "displayName addresses { line }", asking)).data.person).toBeNull();
  });
  it("nor by attesting an investigation, or by joining one", async () => {
    const attest = (purpose: Purpose) =>
      act("vt-worker-adults", "legalFactAttest", "LegalFactInput", { kind: "INVESTIGATION", about: [id("together.elder")], from: day(-1) }, { ...TOGETHER, purpose });
    expect(outcomeOf(await attest("COORDINATE_JOINT_PLAN"))).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    expect(outcomeOf(await attest("ASSESS_REPORT"))).toBe("SUBJECT_NOT_IN_CONCERNS");
    const joining = { caseId: cases["maria"], professional: "rvdk-custody", organisation: "rvdk-noord", concerns: [id("K1")], capacity: "STATUTORY_INVESTIGATION" };
    const join = (purpose: Purpose) => act("rvdk-custody", "participantAdd", "ParticipantAddInput", joining, { purpose });
    expect(outcomeOf(await join("CUSTODY_CONTACT_ADVICE"))).toBe("INPUT_INVALID");
    expect(outcomeOf(await join("DETERMINE_NEED_FOR_MEASURE"))).not.toBe("Recorded");
  });
  it("who does investigate reads the address", async () => {
    expect((await askPerson("rvdk-investigator", "K4", "addresses { line }")).text).toContain("Tantepad 5");
  });
});

describe("16 whom to ask is said only of people one may know of", () => {
  const QUERY = "informationItems { text } helpTrajectories { goals } safetyAssessments { events }";
  it("Gerben works with Koen and Ferdi: who speaks for Koen is not named to him", async () => {
    const known = await askPerson("gi-supervisor", "K3", QUERY, JOINT_PLAN);
    expect(known.disclosure.withheld.map(({ nextStep }) => nextStep)).toContainEqual({ act: "ASK_CONSENT", from: [id("M")] });
    for (const purpose of ["COORDINATE_JOINT_PLAN", "EXECUTE_SUPERVISION_ORDER", "HANDOVER_REFERRAL"] as const) {
      const answer = await askPerson("gi-supervisor-two-sides", "K3", QUERY, { purpose });
      expect(answer.disclosure.withheld.length).toBeGreaterThan(0);
      expect(answer.text, purpose).not.toContain(id("M"));
    }
  });
});

describe("17 an idempotency key belongs to one actor of one organisation", () => {
  it("someone who works for two has two", async () => {
    const lukeOfSouth = await mintToken({ ...PERSONAS.find((persona) => persona.id === "lt-curious")!, organisation: "lt-zuid" }, { issuerUrl: t.issuerUrl });
    const input = { idempotencyKey: randomUUID(), phase: "RECOVERY", capacity: "ADVICE" };
    const open = async (asking: Asking = {}) => (await act("lt-curious", "caseOpen", "CaseOpenInput", input, asking)).data.caseOpen.id as string;
    const north = await open();
    expect(await open(), "the same key does the work once").toBe(north);
    const south = await open({ token: lukeOfSouth });
    expect(south).not.toBe(north);
    expect(await t.asOwner("case", `SELECT owner FROM casus WHERE id = $1`, [south])).toEqual([{ owner: "lt-zuid" }]);
  });
});

describe("18 what is shielded opens on the word of a named officer from whom it is not hidden", () => {
  onAHubOfItsOwn();
  const begin = (input: object) =>
    act("gi-supervisor", "shieldingOrderBegin", "ShieldingOrderInput", { hiddenFrom: [id("F4")], what: ["LOCATION"], ground: "x", safetyOfficers: [], ...input });
  const approve = (by: string, officer: string, orderId: unknown, name: string) =>
    act(by, "shieldedAccessApprove", "ShieldedAccessInput", { orderId, subject: id(name), officer, until: day(5) });
  const address = async () => (await askPerson("gi-safety-officer", "M", "addresses { line }")).text;
  it("two officers decide, neither alone", async () => {
    const [order] = await t.asOwner("case", `SELECT id FROM shielding_order WHERE $1 = ANY(about)`, [id("M")]);
    expect(outcomeOf(await approve("gi-safety-officer", "gi-safety-officer", order!["id"], "M"))).toBe("INPUT_INVALID");
    expect(await address()).not.toContain("Schuilplaatspad");
    expect(outcomeOf(await approve("gi-safety-officer-two", "gi-safety-officer", order!["id"], "M"))).toBe("Recorded");
    expect(await address()).toContain("Schuilplaatspad 3");
  });
  it("an officer who is not named approves nothing", async () => {
    const order = (await begin({ subject: id("M"), safetyOfficers: ["gi-safety-officer"] })).data.shieldingOrderBegin.id as string;
    expect(outcomeOf(await approve("gi-safety-officer-two", "gi-safety-officer", order, "M"))).toBe("INPUT_INVALID");
    expect(await address(), "every order must be opened").not.toContain("Schuilplaatspad");
  });
  it("nor one who works with whom it is hidden from", async () => {
    const order = (await begin({ subject: id("K3"), hiddenFrom: [id("M")], safetyOfficers: ["gi-safety-officer", "gi-safety-officer-two"] })).data.shieldingOrderBegin.id as string;
    expect(outcomeOf(await approve("gi-safety-officer-two", "gi-safety-officer", order, "K3"))).toBe("INPUT_INVALID");
  });
});

describe("19 a referral opens no other referral about the same person", () => {
  it("its receiver does not learn that others referred the person elsewhere", async () => {
    const child = id("moving-away.child");
    const referrals = () =>
      askPerson("lt-access-zuid", "moving-away.child", "referrals { type urgency sender { id } receiver { id } }", { purpose: "HANDOVER_REFERRAL", caseId: null });
    const before = body(await referrals());
    expect(before).toContain("REGION_TRANSFER");
    await t.asOwner(
      "referrals",
      `INSERT INTO referral SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'about', ARRAY[$1]::uuid[]))).* FROM referral r WHERE r.type = 'MEASURE_ASSIGNMENT' LIMIT 1`,
      [child],
    );
    expect(body(await referrals())).toBe(before);
  });
});

describe("20 the ledger does not tell whom a clinician looked for", () => {
  it("an officer of the organisation that keeps the person reads the entry, not about whom", async () => {
    const asked = await askPerson("ggz-clinician", "M", "displayName", { purpose: "TREAT_ADULT" });
    const [{ owner }] = (await t.asOwner("case", `SELECT owner FROM person WHERE id = $1`, [id("M")])) as [{ owner: string }];
    const entries = async (officer: string) =>
      (
        await t.ask(officer, `query Q($trace: String!) { ledgerEntries(traceId: $trace) { organisation { id } subject } }`, {
          caseId: null,
          variables: { trace: asked.disclosure.id },
        })
      ).data.ledgerEntries as { organisation: { id: string }; subject: string | null }[];
    const told = await entries(`privacy-officer-${owner}`);
    expect(told.length).toBeGreaterThan(0);
    expect(told.map(({ subject }) => subject)).not.toContain(id("M"));
    expect(
      (await entries("privacy-officer-ggz-noord")).map(({ subject }) => subject),
      "why: its own officer must be able to check it",
    ).toContain(id("M"));
  });
});
