import { randomUUID } from "node:crypto";
import type { Purpose } from "@samenhang/policy";
import { hiddenWords } from "@samenhang/ticket";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import { APPROVER, collections, covertItem, decideExtension, end, extend, inform, review, REVIEWER, running } from "../covert.js";
import { addItem, addReport, done } from "../duties.js";
import { areInformed } from "../statement.js";
import { cases, people, body, outcomeOf, startTestHub, type Answer, type Asking, type TestHub } from "../hub.js";
import { submitted } from "../petitions.js";

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
/** What is recorded at one time lies in an order that tells nothing (ADR 20). */
const inNoOrder = (entries: readonly unknown[]): unknown[] =>
  entries
    .map((entry) => JSON.stringify(entry))
    .sort()
    .map((text) => JSON.parse(text) as unknown);
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
    "query L($trace: String!) { ledgerEntries(first: 100, filter: { traceId: $trace }) { kind actor owner role purpose subject fields outcomes grounds breakGlass organisation { id } } }";
  const entries = async (officer: string, trace: string) => inNoOrder((await t.ask(officer, LEDGER, { variables: { trace } })).data.ledgerEntries as unknown[]);
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
    expect(told.length).toBeGreaterThan(1);
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
    expect(outcomeOf(await approve("gi-safety-officer-two", "gi-safety-officer", order, "M"))).toBe("ACT_CONFLICT");
    expect(await address(), "every order must be opened").not.toContain("Schuilplaatspad");
  });
  it("nor one who works with whom it is hidden from", async () => {
    const order = (await begin({ subject: id("K3"), hiddenFrom: [id("M")], safetyOfficers: ["gi-safety-officer", "gi-safety-officer-two"] })).data.shieldingOrderBegin.id as string;
    expect(outcomeOf(await approve("gi-safety-officer-two", "gi-safety-officer", order, "K3"))).toBe("ACT_CONFLICT");
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
        await t.ask(officer, `query Q($trace: String!) { ledgerEntries(filter: { traceId: $trace }) { organisation { id } subject } }`, {
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

describe("21 an id of another form names nothing, and takes nothing along", () => {
  const OTHERS = [
    ["person(id: $other) { displayName }", "person"],
    ["case(id: $other) { phase }", "case"],
    ["report(id: $other) { content }", "report"],
    ["referral(id: $other) { state }", "referral"],
    ["representativeConflicts(represented: $other) { reason }", "representativeConflicts"],
    ["consentWithdrawalPreview(id: $other, subject: $id) { alreadyShared }", "consentWithdrawalPreview"],
    ["organisation(id: $other) { name }", "organisation"],
    ["ggzContactPoint(organisation: $other) { phone }", "ggzContactPoint"],
  ] as const;
  it.each(["abc", "vt-worker", "VT_NOORD", "a_b", "BC936DC5-224A-4BE0-A24B-000F3C358ED0", "1", "é", `${"x".repeat(70)}`])("%s", async (other) => {
    for (const [door, name] of OTHERS) {
      const answer = await t.ask("mother-m", `query Q($id: ID!, $other: ID!) { mine: person(id: $id) { displayName vtReports { id } consents { id } referrals { id } } ${door} }`, {
        variables: { id: id("M"), other },
      });
      expect(answer.errors, door).toEqual([]);
      expect(answer.disclosure.unavailable, door).toEqual([]);
      expect(answer.data.mine, door).toMatchObject({ displayName: "Maria Verzonnen" });
      expect(answer.data.mine.consents.length, door).toBeGreaterThan(0);
      expect([null, undefined, 0], door).toContain(Array.isArray(answer.data[name]) ? answer.data[name].length : answer.data[name]);
    }
  });
  it("a professional whose number has capitals finds the own participations", async () => {
    const named = { ...PERSONAS.find(({ id: persona }) => persona === "lt-careworker")!, id: "Lt_Careworker.2" };
    await t.asOwner(
      "case",
      `INSERT INTO case_participant SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'professional', $1::text))).* FROM case_participant p WHERE p.professional = 'lt-careworker' LIMIT 1`,
      [named.id],
    );
    const answer = await t.ask("lt-careworker", "{ myParticipations { professional { id } } }", { token: await mintToken(named, { issuerUrl: t.issuerUrl }) });
    expect(answer.data.myParticipations.length).toBe(1);
  });
});

describe("22 advice that was given can be read back by who gives advice", () => {
  const read = (persona: string, advice: string, asking: Asking) =>
    t.ask(persona, `query Q($id: ID!) { adviceContact(id: $id) { id theme adviceGiven askerKind heldAt } }`, { caseId: null, ...asking, variables: { id: advice } });
  const ADVICE = { purpose: "GIVE_ADVICE" } as const;
  it("by Veilig Thuis itself, and by nobody else", async () => {
    const input = { askerKind: "PROFESSIONAL", theme: "zorgen over een leerling", adviceGiven: "Bespreek het eerst met de ouders." };
    const given = (await act("vt-worker", "adviceContactRecord", "AdviceContactInput", input, { ...ADVICE, caseId: null })).data.adviceContactRecord.id as string;
    for (const persona of ["vt-worker", "vt-doctor"]) expect((await read(persona, given, ADVICE)).data.adviceContact, persona).toMatchObject({ id: given, ...input });
    for (const [persona, purpose] of [
      ["gi-supervisor", "COORDINATE_JOINT_PLAN"],
      ["rvdk-investigator", "DETERMINE_NEED_FOR_MEASURE"],
      ["lt-careworker", "PROVIDE_VOLUNTARY_HELP"],
      ["ggz-clinician", "COORDINATE_JOINT_PLAN"],
      ["mother-m", "EXERCISE_DATA_SUBJECT_RIGHTS"],
      ["privacy-officer-vt-noord", "PRIVACY_AUDIT"],
    ] as const) {
      const caseId = persona.startsWith("privacy") ? null : cases["maria"]!;
      const unknown = "00000000-0000-4000-a000-000000000000";
      expect(body(await read(persona, given, { purpose, caseId })), persona).toBe(body(await read(persona, unknown, { purpose, caseId })));
    }
  });
  it("and can name nobody of a family", async () => {
    await expect(t.asOwner("veilig-thuis", `UPDATE advice_contact SET about = ARRAY[$1]::uuid[]`, [id("M")])).rejects.toThrow(/advice_contact/);
  });
});

describe("23 nobody is the second person of oneself", () => {
  const officer = "privacy-officer-gi-noord";
  const sampled = async () => (await askPerson(officer, "K3", "actionPlans { goals }", { caseId: null })).text;
  const decide = (decidedBy: string) =>
    t.asOwner(
      "consent",
      `INSERT INTO second_decision (id, about, owner, recorded_at, recorded_by, purpose, categories, question, state, decided_by, decided_at, decision_reason, valid_until)
       VALUES (gen_random_uuid(), ARRAY[$1]::uuid[], 'gi-noord', now(), $2, 'PRIVACY_AUDIT', '{PLAN}', 'Steekproef van deze maand, regel zeven.', 'AGREED', $3, now(), 'x', $4)`,
      [id("K3"), officer, decidedBy, day(3)],
    );
  it("a decision that says so opens nothing; that of another does", async () => {
    await decide(officer);
    expect(await sampled()).not.toContain("Koen woont veilig");
    await decide(`${officer}-two`);
    expect(await sampled()).toContain("Koen woont veilig");
    await t.asOwner("consent", `DELETE FROM second_decision`);
  });
});

describe("24 one's own words do not tell whether they are true", () => {
  onAHubOfItsOwn();
  const RIGHT = "Zij woont nu aan Schuilplaatspad 3 in Fictiedorp.";
  const WRONG = "Zij woont nu aan Verdwaalpad 7 in Nergenshuizen.";
  const words = (text: string): string => text.replaceAll(RIGHT, "…").replaceAll(WRONG, "…");
  const ids = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
  const made = async (answer: Promise<Answer>): Promise<string> => {
    const given = await answer;
    expect(outcomeOf(given)).toBe("Recorded");
    return (Object.values(given.data)[0] as { id: string }).id;
  };
  const item = (about: string, more: object = {}): Promise<string> =>
    addItem(t, Date.now(), { by: "vt-worker-f4", about: [about], informed: [id(about)], text: "Dit zag ik.", ...more });
  const view = (persona: string, of: object, person: string, text: string) =>
    made(act(persona, "personViewAdd", "PersonViewInput", { ...of, person: id(person), position: "ADDS", text }));
  const read = (persona: string, of: string, fields = "text views { text }") =>
    t.ask(persona, `query I($id: ID!) { informationItem(id: $id) { ${fields} } }`, { variables: { id: of } });

  it("the father reads back what he asked, also where it names the place", async () => {
    const ask = (text: string) => made(act("father-f4", "dataSubjectRequestMake", "DataSubjectRequestInput", { kind: "ACCESS", person: id("F4"), organisation: "vt-noord", text }));
    const asked = [await ask(RIGHT), await ask(WRONG)];
    const rows = (await t.ask("father-f4", "{ dataSubjectRequests { id text } }")).data.dataSubjectRequests as { id: string; text: string | null }[];
    expect(asked.map((one) => rows.find((row) => row.id === one)?.text)).toEqual([RIGHT, WRONG]);
    const ofTheTeam = (await t.ask("vt-worker-f4", "{ dataSubjectRequests { id text } }")).data.dataSubjectRequests as { id: string; text: string | null }[];
    expect(ofTheTeam.find((row) => row.id === asked[0])?.text, "why: who only works with him wrote it not").toBeNull();
  });
  it("an item with his view stays, whatever the view says; so does his view on the plan", async () => {
    const seen = async (text: string) => {
      const of = await item("F4");
      await view("father-f4", { item: of }, "F4", text);
      const answer = await read("father-f4", of);
      expect(answer.data.informationItem).toEqual({ text: "Dit zag ik.", views: [{ text }] });
      return words(body(answer)).replace(ids, "id");
    };
    expect(await seen(RIGHT)).toBe(await seen(WRONG));
    const PLAN = `query P($id: ID!) { case(id: $id) { plan { id views { text } } } }`;
    const plan = async () => (await t.ask("father-f4", PLAN, { variables: { id: cases["maria"] } })).data.case.plan as { id: string; views: { text: string }[] | null };
    for (const text of [RIGHT, WRONG]) await view("father-f4", { plan: (await plan()).id }, "F4", text);
    expect((await plan()).views!.map(({ text }) => text)).toEqual(expect.arrayContaining([RIGHT, WRONG]));
  });
  it("the words of another stay hidden in the same record, and what travels with it is not mentioned", async () => {
    const [of, other] = [await item("K4"), await item("K4")];
    await view("mother-m", { item: of }, "K4", RIGHT);
    await view("mother-m", { item: other }, "K4", WRONG);
    expect((await read("mother-m", of)).data.informationItem.views).toEqual([{ text: RIGHT }]);
    expect((await read("vt-worker-f4", other, "text")).disclosure.notices.map(({ kind }) => kind)).toContain("HAS_PERSON_VIEW");
    expect((await read("vt-worker-f4", of)).data.informationItem).toEqual({ text: "Dit zag ik.", views: [] });
    const withoutView = await item("K4");
    expect(body(await read("vt-worker-f4", of, "text")).replaceAll(of, withoutView)).toBe(body(await read("vt-worker-f4", withoutView, "text")));
  });
  it("a worker reads back the own question to a colleague about a duty somebody else's record began", async () => {
    const changes = async (text: string) => {
      const record = await item("F4", { informed: [] });
      await t.asOwner("case", `UPDATE notification_duty SET recorded_by = 'vt-doctor' WHERE record = $1`, [record]);
      const listed = async () =>
        (await t.ask("vt-worker-f4", `{ notificationDuties { id record changes { text } } }`)).data.notificationDuties.find((row: { record: string }) => row.record === record);
      const change = { id: (await listed()).id, person: id("F4"), kind: "SUPPRESSION", ground: "SAFETY", text, approver: "vt-doctor" };
      await made(act("vt-worker-f4", "notificationDutyChangeAsk", "NotificationDutyChangeInput", change));
      return (await listed()).changes as unknown;
    };
    expect([await changes(RIGHT), await changes(WRONG)]).toEqual([[{ text: RIGHT }], [{ text: WRONG }]]);
  });
  it("what is hidden from him as a whole cannot be acted on either", async () => {
    const of = await item("F4");
    const asked = (one: string) =>
      act("father-f4", "dataSubjectRequestMake", "DataSubjectRequestInput", { kind: "CORRECTION", person: id("F4"), organisation: "vt-noord", text: "x", items: [one] });
    await t.asOwner("case", `UPDATE information_item SET text = $2, recorded_by = 'vt-worker' WHERE id = $1`, [of, RIGHT]);
    const missing = randomUUID();
    expect(body(await read("father-f4", of)).replaceAll(of, missing)).toBe(body(await read("father-f4", missing)));
    expect(outcomeOf(await asked(of))).toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(outcomeOf(await act("father-f4", "personViewAdd", "PersonViewInput", { item: of, person: id("F4"), position: "ADDS", text: "x" }))).toBe("UNKNOWN_OR_NOT_ALLOWED");
  });
});

describe("25 the asker's privacy officer hears of a refusal what the asker heard", () => {
  onAHubOfItsOwn();
  const ENTRIES = "ledgerEntries(first: 100, filter: $filter) { owner subject fields outcomes grounds reasons }";
  const told = async (filter: object) =>
    inNoOrder((await t.ask("privacy-officer-vt-noord", `query L($filter: LedgerFilterInput!) { ${ENTRIES} }`, { variables: { filter } })).data.ledgerEntries as unknown[]);
  const findings = async () =>
    (
      (
        await t.ask("privacy-officer-vt-noord", `query F($from: LocalDate!, $to: LocalDate!) { auditFindings(from: $from, to: $to) { kind reason } }`, {
          variables: { from: day(-1), to: day(1) },
        })
      ).data.auditFindings as { reason: string }[]
    ).map(({ reason }) => reason);
  const ask = async (purpose: Purpose) => {
    const answer = await askPerson("vt-worker", "M", "contacts { value }", { purpose });
    expect(answer.data.person.contacts, "refused in any case").toBeNull();
    return told({ traceId: answer.disclosure.id });
  };
  const PURPOSES = ["GIVE_ADVICE", "HANDOVER_REFERRAL"] as const;
  it("and not, by the grounds, that a field was hidden for its words", async () => {
    const of = await addItem(t, Date.now(), { by: "vt-worker-f4", about: ["K4"], text: "Dit zag ik.", informed: [id("K4")] });
    const seen = async () => {
      const answer = await t.ask("vt-worker-f4", `query I($id: ID!) { informationItem(id: $id) { views { position } } }`, { variables: { id: of } });
      const entries = (await told({ traceId: answer.disclosure.id })) as { owner: string; grounds: string[] }[];
      return [answer.data.informationItem.views, entries.find(({ owner }) => owner === "vt-noord")];
    };
    const [, given] = await seen();
    expect(given).toMatchObject({ fields: ["InformationItem.views"], outcomes: ["ALLOW"], grounds: [expect.any(String)] });
    await act("mother-m", "personViewAdd", "PersonViewInput", { item: of, person: id("K4"), position: "ADDS", text: "Wij wonen nu in Fictiedorp." });
    expect(await seen()).toEqual([[], given]);
  });
  it("nor that the field is shielded, by words, by filter or by count", async () => {
    const shielded = await Promise.all(PURPOSES.map(ask));
    expect(JSON.stringify(shielded)).toMatch(/Person.contacts.*NOT_NECESSARY_FOR_PURPOSE.*SUBJECT_NOT_IN_CONCERNS/);
    expect(JSON.stringify(shielded)).not.toMatch(/SHIELDED/);
    expect(await told({ reason: "SHIELDED" })).toEqual([]);
    expect(await findings()).not.toContain("SHIELDED");
    const kept = await t.asOwner("case", `SELECT decisions FROM ledger_entry WHERE subject = $1 AND decisions @> '[{"reason": "SHIELDED", "outcome": "DENY"}]'`, [id("M")]);
    expect(kept, "the owner's ledger keeps it").toHaveLength(2);
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'SHIELDING'`);
    expect(await Promise.all(PURPOSES.map(ask))).toEqual(shielded);
  });
});

describe("26 who accepted somebody works with that person from then on", () => {
  onAHubOfItsOwn();
  it("and does not read what must be hidden from that person, though nobody made it a participant yet", async () => {
    const said = "Maria is nu op het Schuilplaatspad.";
    const item = await addItem(t, Date.now(), { by: "lt-coordinator", about: ["K2"], text: said, informed: [id("K2")] });
    const reads = async () => (await t.ask("lt-careworker", `query I($id: ID!) { informationItem(id: $id) { text } }`, { variables: { id: item } })).data.informationItem;
    expect(await reads()).toEqual({ text: said });
    const asked = { type: "BACK_TO_LOCAL", receiver: "lt-noord", persons: [id("F4")], informedPersons: [id("F4")], ageBands: ["18-69"], urgency: "NORMAL" };
    const referral = { ...asked, questionType: "hulp", ground: "x", package: { summary: "graag hulp bij het gesprek", safetyConditions: [] } };
    const sent = await act("vt-worker-f4", "referralSend", "ReferralInput", referral, HANDOVER);
    for (const to of ["RECEIVED", "ACCEPTED"]) {
      expect(await reads(), "why: not taken up yet").toEqual({ text: said });
      expect(outcomeOf(await act("lt-careworker", "referralMove", "ReferralMoveInput", { id: sent.data.referralSend.id, to }, HANDOVER))).toBe("Recorded");
    }
    expect(await reads()).toBeNull();
  });
});

describe("27 a parent does not learn that its child asked a correction", () => {
  onAHubOfItsOwn();
  it("by an item that is suddenly disputed; the child and who works with the item do", async () => {
    const read = (persona: string, of: string) => t.ask(persona, `query I($id: ID!) { informationItem(id: $id) { text isDisputed } }`, { variables: { id: of } });
    const item = await addItem(t, Date.now(), { by: "vt-worker", about: ["K2"], text: "Kim was stil.", informed: [id("K2")] });
    const before = body(await read("mother-m", item));
    const request = { kind: "CORRECTION", person: id("K2"), organisation: "vt-noord", text: "Zo was het niet.", items: [item] };
    const asked = await act("child-k2", "dataSubjectRequestMake", "DataSubjectRequestInput", request);
    expect(outcomeOf(asked)).toBe("Recorded");
    expect((await read("child-k2", item)).data.informationItem.isDisputed).toBe(true);
    expect((await read("vt-worker", item)).disclosure.notices.map(({ kind }) => kind)).toContain("DISPUTED");
    expect(body(await read("mother-m", item))).toBe(before);
    expect(outcomeOf(await act("mother-m", "dataSubjectRequestMake", "DataSubjectRequestInput", request))).toBe("Recorded");
    expect((await read("mother-m", item)).data.informationItem.isDisputed, "her own request").toBe(true);
  });
});

describe("28 an address that is recorded while an order begins or changes is hidden too", () => {
  onAHubOfItsOwn();
  const line = (round: number) => `Wedrenpad ${round}`;
  const address = (round: number) =>
    act("lt-coordinator", "addressRecord", "AddressInput", {
      person: id("K2"),
      kind: "STAY",
      line: line(round),
      postcode: "0000 ZZ",
      city: "Ergensdorp",
      municipality: "Ergensdorp",
      source: "x",
    });
  const begin = () =>
    act("lt-careworker", "shieldingOrderBegin", "ShieldingOrderInput", { subject: id("K2"), hiddenFrom: [id("F4")], what: ["LOCATION"], ground: "x", safetyOfficers: [] });
  it("whichever comes first", async () => {
    for (let round = 1; round <= 12; round += 1) {
      const [recorded, begun] = await Promise.all([address(round), begin()]);
      expect([outcomeOf(recorded), outcomeOf(begun)]).toEqual(["Recorded", "Recorded"]);
      const attested = await t.asOwner("consent", `SELECT body -> 'words' AS words FROM attested_fact WHERE kind = 'SHIELDING' AND id = $1`, [begun.data.shieldingOrderBegin.id]);
      const digests = (attested[0]!["words"] as { digest: string }[]).map(({ digest }) => digest);
      expect(digests, `round ${round}`).toContain(hiddenWords([line(round)])[0]!.digest);
    }
  });
});

describe("29 who writes down a guess as his own address does not see that it is right", () => {
  onAHubOfItsOwn();
  const RIGHT_STREET = "Schuilplaatspad 9";
  const WRONG_STREET = "Nergensweg 9";
  it("what is hidden stays hidden, and who recorded the address reads it back, right or wrong", async () => {
    const item = await addItem(t, Date.now(), { by: "vt-worker", about: ["K4"], text: "Zij zijn op het Schuilplaatspad.", informed: [id("K4")] });
    const read = async () => (await t.ask("vt-worker-f4", `query I($id: ID!) { informationItem(id: $id) { text } }`, { variables: { id: item } })).data.informationItem;
    const own = async () => (await askPerson("vt-worker-f4", "F4", "addresses { line }")).data.person.addresses.map(({ line }: { line: string }) => line) as string[];
    expect(await read()).toBeNull();
    for (const line of [WRONG_STREET, RIGHT_STREET]) {
      const place = { person: id("F4"), kind: "STAY", line, postcode: "0000 ZZ", city: "Ergensdorp", municipality: "Ergensdorp", source: "x" };
      expect(outcomeOf(await act("vt-worker-f4", "addressRecord", "AddressInput", place))).toBe("Recorded");
      expect(await read(), line).toBeNull();
    }
    expect(await own()).toEqual(expect.arrayContaining([WRONG_STREET, RIGHT_STREET]));
  });
});

describe("30 who took part in a covert collection neither gives it more time nor reviews it", () => {
  onAHubOfItsOwn();
  const COLLEAGUE = "vt-worker-adults";
  const made = async (change: (collection: string) => Promise<unknown> = async () => undefined): Promise<string> => {
    const collection = await running(t, day(10));
    await change(collection);
    return collection;
  };
  const collects = (item: string, by: string) => t.asOwner("case", `UPDATE information_item SET recorded_by = $2 WHERE id = $1`, [item, by]);
  const askedBy = (collection: string, by: string) =>
    t.asOwner("case", `UPDATE covert_collection SET extensions = jsonb_set(extensions, '{0,askedBy}', to_jsonb($2::text)) WHERE id = $1`, [collection, by]);

  it("a colleague who recorded an item of it does not agree to more time", async () => {
    const collection = await made();
    const item = await done(covertItem(t, collection, day(0)));
    await collects(item, COLLEAGUE);
    expect(outcomeOf(await extend(t, collection, day(20), { approver: COLLEAGUE }))).toBe("INPUT_INVALID");
    await done(extend(t, collection, day(20)));
    await collects(item, APPROVER);
    expect(outcomeOf(await decideExtension(t, collection)), "why: she recorded it after she was asked").toBe("UNKNOWN_OR_NOT_ALLOWED");
    await collects(item, "vt-worker-f4");
    await done(decideExtension(t, collection));
  });
  it("a colleague who asked for more time does not review it", async () => {
    const collection = await made(async (of) => {
      await done(extend(t, of, day(20)));
      await askedBy(of, COLLEAGUE);
    });
    expect(outcomeOf(await end(t, collection, COLLEAGUE))).toBe("INPUT_INVALID");
    await askedBy(collection, "vt-worker-f4");
    await done(inform(t, collection, day(0)));
    await done(end(t, collection, COLLEAGUE));
    await askedBy(collection, COLLEAGUE);
    expect(outcomeOf(await review(t, collection, day(0), {}, COLLEAGUE))).toBe("UNKNOWN_OR_NOT_ALLOWED");
  });
  it("nobody names herself to review it", async () => {
    const collection = await made();
    await t.asOwner("case", `UPDATE covert_collection SET recorded_by = $2 WHERE id = $1`, [collection, COLLEAGUE]);
    expect(outcomeOf(await end(t, collection, "vt-worker-f4"))).toBe("INPUT_INVALID");
    await done(end(t, collection, "vt-worker"));
  });
});

describe("31 who was not told of a report does not learn of it through what was done for its child", () => {
  onAHubOfItsOwn();
  const seen = async () => body(await askPerson("mother-m", "K2", "vtInvolvement { active } vtDecisions { id kind } safetyAssessments { id judgement } vtReports { id }"));
  it("though the child was told, or was never to be told", async () => {
    await t.asOwner("veilig-thuis", `UPDATE notification_duty SET fulfilled_on = recorded_on, safe_channel = 'PHONE' WHERE fulfilled_on IS NULL`);
    const before = await seen();
    const report = await addReport(t, Date.now(), "vt-worker", ["K2", "M"], { informed: [id("K2")] });
    const about = [id("K2")];
    await done(act("vt-worker", "vtDecisionRecord", "VtDecisionInput", { report, about, kind: "VTO", competence: "Wmo 4.1.1" }));
    await done(
      act("vt-worker", "safetyAssessmentRecord", "SafetyAssessmentInput", {
        about,
        events: ["Een buurvrouw hoorde geschreeuw."],
        judgement: "STRUCTURAL",
        riskFactors: [],
        decision: "x",
      }),
    );
    expect(await seen()).toBe(before);
    const [duty] = await t.asOwner("veilig-thuis", `SELECT id FROM notification_duty WHERE record = $1`, [report]);
    await done(act("vt-worker", "vtNotificationDutyFulfil", "NotificationDutyFulfilInput", { id: duty!["id"], person: id("M"), toldOn: day(0), safeChannel: "PHONE" }));
    expect(await seen(), "why: now she knows").toMatch(/VTO.*STRUCTURAL/);
  });
});

describe("32 that another was told of a covert collection does not open the statement", () => {
  onAHubOfItsOwn();
  it("of who it is about, and was not told", async () => {
    const lines = async () => {
      const answer = await t.ask(
        "father-f4",
        `query S($person: ID!, $from: LocalDate!, $to: LocalDate!) { disclosureStatement(person: $person, from: $from, to: $to) { refusedAttempts lines { id organisation { id } source { id } } } }`,
        { variables: { person: id("F4"), from: day(-30), to: day(1) } },
      );
      return body(answer);
    };
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind IN ('INFORMED', 'UNTOLD')`);
    const before = await lines();
    const collection = await running(t, day(20));
    await t.ask("vt-worker-f4", `query Q($id: ID!) { person(id: $id) { displayName allegationSummaries { status } } }`, { variables: { id: id("F4") } });
    await done(inform(t, collection, day(0), { toldTo: id("M") }));
    expect(await lines()).toBe(before);
    await done(inform(t, collection, day(0)));
    expect(await lines(), "why: now he heard it himself").not.toBe(before);
  });
});

describe("34 who was told of something once does not learn from the statement that it is watched now", () => {
  onAHubOfItsOwn();
  it("while a covert collection of Veilig Thuis runs; what came before it stays", async () => {
    await areInformed(t, ["F4"]);
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'UNTOLD'`);
    const lines = async () =>
      (
        await t.ask(
          "father-f4",
          `query S($person: ID!, $from: LocalDate!, $to: LocalDate!) { disclosureStatement(person: $person, from: $from, to: $to) { lines { id organisation { id } } } }`,
          { variables: { person: id("F4"), from: day(-30), to: day(1) } },
        )
      ).data.disclosureStatement.lines as unknown[];
    const looks = () => t.ask("vt-worker-f4", `query Q($id: ID!) { person(id: $id) { allegationSummaries { status } } }`, { variables: { id: id("F4") } });
    await looks();
    const before = await lines();
    expect(before.length).toBeGreaterThan(0);
    const collection = await running(t, day(20));
    await looks();
    expect(await lines()).toEqual(before);
    await done(inform(t, collection, day(0), { toldTo: id("M") }));
    expect(await lines()).toEqual(before);
    await done(inform(t, collection, day(0)));
    expect((await lines()).length).toBeGreaterThan(before.length);
  });
  it("and what was read of whom somebody else was told of stays silent until the review", async () => {
    const untold = async () => t.asOwner("consent", `SELECT persons FROM attested_fact WHERE kind = 'UNTOLD' AND issuer = 'case' AND valid_until IS NULL`);
    expect(await untold()).toEqual([]);
    const collection = await running(t, day(20));
    await done(inform(t, collection, day(0), { toldTo: id("M") }));
    await done(end(t, collection));
    expect(await untold()).toEqual([{ persons: [id("F4")] }]);
    await done(review(t, collection, day(0)));
    expect(await untold()).toEqual([]);
  });
});

describe("35 a case that somebody makes does not tell whether another organisation watches a person in it", () => {
  onAHubOfItsOwn();
  it("it closes like any other", async () => {
    const collection = await running(t, day(20));
    const made = await act("vt-worker-f4", "caseOpen", "CaseOpenInput", { phase: "DIRECT_SAFETY", capacity: "STATUTORY_INVESTIGATION" }, { caseId: null });
    const casus = made.data.caseOpen.id as string;
    const here: Asking = { caseId: casus };
    await done(act("vt-worker-f4", "personAdd", "PersonAddInput", { caseId: casus, person: id("F4"), roles: ["PARENT"], framework: "VOLUNTARY" }, here));
    // As if another organisation had made it, and only then had added Veilig Thuis.
    await t.asOwner("case", `UPDATE casus SET opened_by = 'vt-noord' WHERE id = $1`, [casus]);
    const closes = async () => outcomeOf(await act("vt-worker-f4", "caseClose", "CaseCloseInput", { id: casus, reason: "Klaar." }, here));
    await t.asOwner("case", `UPDATE case_participant SET recorded_at = now() - interval '1 day' WHERE casus = $1`, [casus]);
    expect(await closes(), "why: it was at work here before").toBe("REVIEW_OPEN");
    await t.asOwner("case", `UPDATE case_participant SET recorded_at = now() WHERE casus = $1`, [casus]);
    const item = await done(covertItem(t, collection, day(0)));
    await t.asOwner("case", `UPDATE information_item SET casus = $2 WHERE id = $1`, [item, casus]);
    expect(await closes(), "why: something of it was collected here").toBe("REVIEW_OPEN");
    await t.asOwner("case", `UPDATE information_item SET casus = $2 WHERE id = $1`, [item, cases["maria"]]);
    expect(await closes()).toBe("Recorded");
  });
});

describe("33 what a colleague adds to one's own record is not one's own words", () => {
  onAHubOfItsOwn();
  const RIGHT = "Zij woont nu aan Schuilplaatspad 3 in Fictiedorp.";
  const WRONG = "Zij woont nu aan Verdwaalpad 7 in Nergenshuizen.";
  const own = async (): Promise<string> => addItem(t, Date.now(), { by: "vt-worker-f4", about: ["F4"], text: "Dit zag ik." });
  const dutyOf = async (record: string) =>
    (await t.ask("vt-worker-f4", `{ notificationDuties { id record changes { text } officerNotes { text } } }`)).data.notificationDuties.find(
      (row: { record: string }) => row.record === record,
    );
  it.each([
    [RIGHT, []],
    [WRONG, [{ text: WRONG }]],
  ])("a note of the officer with a duty to tell: %s", async (text, told) => {
    const record = await own();
    const duty = await dutyOf(record);
    await done(act("privacy-officer-vt-noord", "notificationDutyNote", "NotificationDutyNoteInput", { id: duty.id, text }, { caseId: null }));
    expect((await dutyOf(record)).officerNotes ?? []).toEqual(told);
  });
  it("a question of a colleague with a duty to tell; the own one stays", async () => {
    const record = await own();
    const { id: duty } = await dutyOf(record);
    await done(
      act("vt-worker-f4", "notificationDutyChangeAsk", "NotificationDutyChangeInput", {
        id: duty,
        person: id("F4"),
        kind: "SUPPRESSION",
        ground: "SAFETY",
        text: RIGHT,
        approver: "vt-doctor",
      }),
    );
    expect((await dutyOf(record)).changes).toEqual([{ text: RIGHT }]);
    await t.asOwner("case", `UPDATE notification_duty SET changes = jsonb_set(changes, '{0,askedBy}', '"vt-worker"') WHERE id = $1`, [duty]);
    expect((await dutyOf(record)).changes ?? []).toEqual([]);
  });
  it("a mending of a petition", async () => {
    const { request } = await submitted(t, [await addItem(t, Date.now(), { by: "vt-worker", about: ["K3"], text: "Hij was moe.", informed: [id("K3")] })]);
    const by = (actor: string) =>
      t.asOwner(
        "gecertificeerde-instelling",
        `UPDATE court_request SET mendings = jsonb_build_array(jsonb_build_object('snapshot', snapshot, 'note', $2::text, 'by', $3::text, 'at', '2026-01-01')) WHERE id = $1`,
        [request, RIGHT, actor],
      );
    await t.asOwner("gecertificeerde-instelling", `UPDATE court_request SET recorded_by = 'gi-supervisor-two-sides' WHERE id = $1`, [request]);
    const read = async () =>
      (await t.ask("gi-supervisor-two-sides", `query R($id: ID!) { r: giCourtRequest(id: $id) { kind mendings { note } } }`, { variables: { id: request } })).data.r;
    await by("gi-supervisor-two-sides");
    expect(await read()).toEqual({ kind: "EXTENSION", mendings: [{ note: RIGHT }] });
    await by("gi-supervisor");
    expect(await read()).toEqual({ kind: "EXTENSION", mendings: [] });
  });
  it("on what an agreement with a talk rests", async () => {
    const talks = async () =>
      (await t.ask("vt-worker-f4", `query T($id: ID!) { person(id: $id) { vtChildConversations { conclusion agreementBasis } } }`, { variables: { id: id("F4") } })).data.person
        .vtChildConversations;
    const by = (actor: string) =>
      t.asOwner(
        "veilig-thuis",
        `UPDATE child_conversation SET about = ARRAY[$1::uuid], recorded_by = 'vt-worker-f4', conclusion = 'x', account = 'x', agreements = jsonb_build_array(jsonb_build_object('organisations', '[]'::jsonb, 'basis', $2::text, 'by', $3::text, 'at', '2026-01-01')) WHERE about = ARRAY[$4::uuid]`,
        [id("F4"), RIGHT, actor, id("K4")],
      );
    await by("vt-worker-f4");
    expect(await talks()).toEqual([{ conclusion: "x", agreementBasis: RIGHT }]);
    await t.asOwner("veilig-thuis", `UPDATE child_conversation SET agreements = jsonb_set(agreements, '{0,by}', '"vt-worker"') WHERE about = ARRAY[$1::uuid]`, [id("F4")]);
    expect(await talks()).toEqual([{ conclusion: "x", agreementBasis: null }]);
  });
});

describe("36 a covert collection does not hold up a case for ever because its organisation left", () => {
  onAHubOfItsOwn();
  it("who collects tells, ends it and has it reviewed, also when the work with the person is over", async () => {
    const collection = await running(t, day(20));
    await t.asOwner("consent", `UPDATE attested_fact SET valid_until = $1 WHERE kind IN ('PARTICIPATION', 'INVESTIGATION') AND organisation = 'vt-noord'`, [day(0)]);
    const mine = async (persona: string) => (await collections(t, persona)).find((row) => row["id"] === collection);
    expect(await mine("vt-worker-f4")).toMatchObject({ state: "RUNNING" });
    expect(await mine("vt-worker"), "why: a colleague who no longer works with him").toBeUndefined();
    expect(outcomeOf(await end(t, collection, REVIEWER, "vt-worker"))).toBe("UNKNOWN_OR_NOT_ALLOWED");
    await done(inform(t, collection, day(0)));
    await done(end(t, collection));
    await done(review(t, collection, day(0)));
    expect(await mine("vt-worker-f4"), "why: it is closed").toBeUndefined();
  });
});

describe("37 nobody must be told of a record about somebody who died", () => {
  onAHubOfItsOwn();
  it("the living are, and others go on reading it when the term has passed", async () => {
    await t.asOwner("case", `UPDATE person SET deceased_at = $2 WHERE id = $1`, [id("K2"), day(-1)]);
    const item = await addItem(t, Date.now(), { by: "vt-worker", about: ["K2", "K3"], text: "Zij waren samen, zegt de buurvrouw." });
    const duties = await t.asOwner("case", `SELECT about FROM notification_duty WHERE record = $1`, [item]);
    expect(duties).toEqual([{ about: [id("K3")] }]);
  });
});
