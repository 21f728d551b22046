import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import { body, cases, outcomeOf, people, startTestHub, withheldOf, type Answer, type Asking, type TestHub } from "../hub.js";

/** Example E33 (S-20): what is known of a child not yet born is its mother's data; it has no file of its own, and the Board may investigate. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const MOTHER = people["unborn.mother"]!;
const PARTNER = people["unborn.partner"]!;
const CHILD = people["unborn.unborn"]!;
const CASE: Asking = { caseId: cases["unborn"]! };

const askPerson = (persona: string, person: string, selection: string, asking: Asking = CASE): Promise<Answer> =>
  t.ask(persona, `query Q($id: ID!) { person(id: $id) { id ${selection} } }`, { ...asking, variables: { id: person } });
const act = (persona: string, name: string, type: string, input: object, asking: Asking = CASE): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { reason } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
/** Someone of the family who asks for their own file. */
const asCitizen = async (person: string): Promise<Asking> => ({
  caseId: null,
  token: await mintToken({ ...PERSONAS.find(({ id }) => id === "father-f4")!, id: "iemand", person }, { issuerUrl: t.issuerUrl }),
});

describe("Veilig Thuis and the report about a pregnant woman", () => {
  it("reads it as data of the mother", async () => {
    const answer = await askPerson(
      "vt-worker-adults",
      MOTHER,
      "displayName vtReports { content about { id } } informationItems { text about { id } } relations { type from { id } to { id isUnborn ageBand } }",
    );
    const { vtReports, informationItems, relations } = answer.data.person;
    expect(vtReports).toEqual([{ content: expect.stringContaining("verloskundige"), about: [{ id: MOTHER }] }]);
    expect(informationItems.map(({ about }: { about: unknown }) => about)).toEqual([[{ id: MOTHER }], [{ id: MOTHER }]]);
    expect(relations).toContainEqual({ type: "MOTHER", from: { id: MOTHER }, to: { id: CHILD, isUnborn: true, ageBand: "UNBORN" } });
  });
  it("records nothing about the child: each record is pointed to the mother", async () => {
    const item = {
      caseId: cases["unborn"],
      kind: "CONCERN",
      text: "Groeit langzaam.",
      nature: "PROFESSIONAL_JUDGEMENT",
      observedFrom: "2026-01-01",
      sourceKind: "PROFESSIONAL",
      legalBasis: "L-12",
      framework: "PRE_MEASURE",
      category: "CHILD_HEALTH",
      confidentiality: "C3",
    };
    const report = { receivedAt: new Date().toISOString(), origin: "PROFESSIONAL", content: "x", acute: false, childrenPresent: false };
    const talk = { heldAt: report.receivedAt, placeKind: "HOME", parentalConsent: "GIVEN", account: "x", conclusion: "x", childWish: "NOBODY" };
    const address = { kind: "RESIDENCE", line: "x", postcode: "0000 AA", city: "x", municipality: "x", source: "x" };
    for (const [name, type, input] of [
      ["informationItemAdd", "InformationItemInput", { ...item, about: [CHILD] }],
      ["informationItemAdd", "InformationItemInput", { ...item, about: [MOTHER, CHILD] }],
      ["reportRecord", "ReportInput", { ...report, about: [CHILD] }],
      ["safetyAssessmentRecord", "SafetyAssessmentInput", { about: [CHILD], events: [], judgement: "CONCERNS", decision: "x" }],
      ["addressRecord", "AddressInput", { ...address, person: CHILD }],
      ["vtChildConversationRecord", "ChildConversationInput", { ...talk, child: CHILD }],
    ] as const) {
      const answer = await act("vt-worker-adults", name, type, input);
      expect(outcomeOf(answer), name).toBe("INPUT_INVALID");
      expect(answer.errors[0]?.extensions.problem, name).toContain("about the mother");
    }
    expect(outcomeOf(await act("vt-worker-adults", "informationItemAdd", "InformationItemInput", { ...item, about: [MOTHER] }))).toBe("Recorded");
  });
  it("still records who the father is, and who will have authority", async () => {
    expect(outcomeOf(await act("vt-worker-adults", "relationRecord", "RelationInput", { from: MOTHER, to: CHILD, type: "MOTHER", basis: "FACTUAL", source: "Ulla zelf" }))).toBe(
      "Recorded",
    );
  });
});

describe("the Board investigates before the birth", () => {
  it("finds its investigation, and reads what was delivered about the mother", async () => {
    const child = await askPerson("rvdk-investigator", CHILD, "protectionInvestigations { questions state } investigationRequests { decision }");
    expect(child.data.person).toMatchObject({ protectionInvestigations: [{ state: "INVESTIGATION" }], investigationRequests: [{ decision: "START" }] });
    const mother = await askPerson("rvdk-investigator", MOTHER, "displayName vtReports { content } informationItems { text } vtInvolvement { active }");
    expect(mother.data.person).toMatchObject({ displayName: expect.any(String), vtReports: [{ content: expect.any(String) }], vtInvolvement: { active: true } });
    expect(mother.data.person.informationItems.length).toBeGreaterThan(0);
  });
  it("may ask mental health care, which has a right to answer and no duty", async () => {
    const answer = await askPerson("rvdk-investigator", MOTHER, "ggzStatements { text }");
    expect(withheldOf(answer, "ReleasedStatement.text", MOTHER)).toMatchObject({ outcome: "REFER_TO_SOURCE", nextStep: { act: "ASK_SOURCE", duty: "LEGAL_RIGHT" } });
  });
  it("receives a request for investigation of the child", async () => {
    const request = { child: CHILD, requestedBy: "vt-noord", ground: "Zorgen blijven.", start: true, questions: ["Is een maatregel nodig?"] };
    expect(outcomeOf(await act("rvdk-investigator", "investigationRequestReceive", "InvestigationRequestInput", request))).toBe("Recorded");
  });
});

describe("there is no page of the child", () => {
  const PAGE = `birthDate deceasedAt contacts { value } addresses { line } households { id } language informationItems { id } vtReports { id } safetyAssessments { id } vtDecisions { id } vtChildConversations { id }
    helpRequests { id } helpTrajectories { id } actionPlans { id } consents { id } shieldingOrders { id }`;
  it("nothing of a person is on it, for who works with the mother", async () => {
    for (const persona of ["vt-worker-adults", "rvdk-investigator"]) {
      const { id: _, ...page } = (await askPerson(persona, CHILD, PAGE)).data.person;
      expect(Object.values(page).flat().filter(Boolean), persona).toEqual([]);
    }
  });
  it("there is no national number, in the schema or anywhere", async () => {
    const answer = await t.ask("vt-worker-adults", "{ __schema { types { fields { name } inputFields { name } } } }", { purpose: null, caseId: null });
    expect(answer.text).not.toMatch(/"(bsn|nationalNumber|citizenServiceNumber)"/i);
  });
  it.each(["vt-worker", "gi-supervisor", "lt-careworker", "lt-curious", "ggz-clinician", "mother-m"])(
    "%s, who does not work with the mother, finds what nobody is",
    async (persona) => {
      const shape = ({ data, disclosure: { withheld, notices } }: Answer) => JSON.stringify([data, withheld.map(({ about: _, ...line }) => line), notices]);
      const asking = persona === "ggz-clinician" ? { ...CASE, purpose: "TREAT_ADULT" as const } : CASE;
      const known = await askPerson(persona, CHILD, `displayName isUnborn ${PAGE}`, asking);
      expect(known.data.person).toBeNull();
      expect(shape(known)).toBe(shape(await askPerson(persona, randomUUID(), `displayName isUnborn ${PAGE}`, asking)));
    },
  );
});

describe("the mother is the data subject", () => {
  const STRUCTURE = "isUnborn protectionInvestigations { questions } investigationRequests { ground } relations { type }";

  it("she reads what is on file about the child she expects, as her own", async () => {
    const answer = await askPerson("father-f4", CHILD, STRUCTURE, await asCitizen(MOTHER));
    expect(answer.data.person).toMatchObject({ isUnborn: true, investigationRequests: expect.arrayContaining([{ ground: expect.any(String) }]) });
    expect(answer.data.person.relations.length, "why: that another claims to be the father is about him too").toBeGreaterThan(0);
    const own = await askPerson("father-f4", MOTHER, "displayName informationItems { text }", await asCitizen(MOTHER));
    expect(own.data.person.informationItems.length).toBeGreaterThan(0);
  });
  it("authority over the child opens nothing of her to the father: not before the birth", async () => {
    const father = await asCitizen(PARTNER);
    const before = body(await askPerson("father-f4", CHILD, STRUCTURE, father));
    const [fact] = await t.asOwner("consent", `SELECT body FROM attested_fact WHERE kind = 'AUTHORITY' AND body ->> 'kind' = 'PARENTAL_JOINT' LIMIT 1`);
    const authority = { ...(fact!["body"] as object), child: CHILD, holder: PARTNER, verified: true, conflictOfInterest: false };
    await t.asOwner(
      "consent",
      `INSERT INTO attested_fact SELECT (jsonb_populate_record(row, jsonb_build_object('id', $1::text, 'body', $2::jsonb, 'persons', to_jsonb($3::uuid[])))).* FROM attested_fact row WHERE kind = 'AUTHORITY' AND body ->> 'kind' = 'PARENTAL_JOINT' LIMIT 1`,
      [randomUUID(), JSON.stringify(authority), [CHILD, PARTNER]],
    );
    const after = await askPerson("father-f4", CHILD, STRUCTURE, father);
    expect(after.data.person).toBeNull();
    expect(body(after)).toBe(before);
    const mother = await askPerson("father-f4", CHILD, STRUCTURE, await asCitizen(MOTHER));
    expect(mother.data.person, "why: the record is there").not.toBeNull();
  });
  it("a worker who works with the child only works with nobody", async () => {
    await t.asOwner(
      "consent",
      `UPDATE attested_fact SET body = jsonb_set(body, '{concerns}', to_jsonb(ARRAY[$1::text])), persons = ARRAY[$1::uuid] WHERE kind = 'PARTICIPATION' AND professional = 'rvdk-investigator' AND $1::uuid = ANY(persons)`,
      [CHILD],
    );
    const answer = await askPerson("rvdk-investigator", CHILD, STRUCTURE);
    expect(answer.data.person).toBeNull();
    expect(body(answer)).not.toContain("Zorgen");
  });
});
