import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseOf, cases, people, startTestHub, withheldOf, type Answer, type TestHub } from "../hub.js";

/**
 * Worked examples of policy.md section 17, end to end through the gateway. Each title says what happens, each `why` is
 * the reason a jurist would give.
 */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const person = (id: string, selection: string) => ({ query: `query Q($id: ID!) { person(id: $id) { id ${selection} } }`, variables: { id } });
const askPerson = (persona: string, id: string, selection: string, asking: Parameters<TestHub["ask"]>[2] = {}): Promise<Answer> => {
  const { query, variables } = person(id, selection);
  return t.ask(persona, query, { ...asking, variables });
};
const M = people["M"]!;
const F1 = people["F1"]!;
const F4 = people["F4"]!;
const K1 = people["K1"]!;
const K2 = people["K2"]!;
const K3 = people["K3"]!;
const K5 = people["K5"]!;

describe("E01 the GI asks for the mother's treatment", () => {
  it("refers to the named provider, with its legal duty, and gives nothing", async () => {
    const answer = await askPerson("gi-supervisor", M, "ggzStatements { kind text } ggzInvolvement { since }");
    expect(withheldOf(answer, "ReleasedStatement.text", M)).toMatchObject({
      owner: "ggz",
      outcome: "REFER_TO_SOURCE",
      reason: "MEDICAL_SECRET_SOURCE_DECIDES",
      nextStep: { act: "ASK_SOURCE", duty: "LEGAL_DUTY" },
    });
    expect(answer.data.person.ggzInvolvement, "why: involvement of mental health care is itself health data (principle 4)").toBeNull();
    expect(withheldOf(answer, "PublishedInvolvement.since"), "why: its refusal looks like nothing there").toBeUndefined();
    for (const { kind } of answer.data.person.ggzStatements ?? []) expect(kind, "why: only what the clinician released to this GI").toBe("PARENTING_IMPACT");
  });

  it("is silent where no provider was named: no searching for who treats someone", async () => {
    const answer = await askPerson("gi-supervisor", K3, "ggzStatements { text }");
    expect(answer.data.person.ggzStatements).toEqual([]);
    expect(withheldOf(answer, "ReleasedStatement.text", K3)).toBeUndefined();
  });
});

describe("E02 the supervision order ended three weeks ago", () => {
  it("gives nothing of others and says that no measure is in force, with the handover as next step", async () => {
    const answer = await t.ask("gi-supervisor-ended", `query Q($case: ID!) { case(id: $case) { plan { status } persons { person { displayName } } } }`, {
      variables: { case: caseOf("gi-supervisor-ended") },
    });
    expect(answer.data.case.plan).toBeNull();
    expect(answer.data.case.persons).toBeNull();
    expect(withheldOf(answer, "Plan.status")).toMatchObject({ outcome: "DENY", reason: "MEASURE_NOT_ACTIVE", nextStep: { act: "HAND_OVER" } });
  });

  it("leaves the GI its own file", async () => {
    const list = await t.ask("gi-supervisor-ended", `{ myParticipations { concerns { id } } }`);
    const child = list.data.myParticipations[0].concerns[0].id as string;
    const answer = await askPerson("gi-supervisor-ended", child, "protectionMeasures { kind status } vtInvolvement { active }");
    expect(answer.data.person.protectionMeasures[0]).toMatchObject({ kind: "OTS", status: "ENDED" });
    expect(answer.data.person.vtInvolvement).toBeNull();
    expect(withheldOf(answer, "VtInvolvement.active", child)).toMatchObject({ outcome: "DENY", reason: "MEASURE_NOT_ACTIVE" });
  });
});

describe("E03 Veilig Thuis asks whether the local team knows the family", () => {
  it("learns whether, since when and whom to call, and must ask the rest", async () => {
    const answer = await askPerson("vt-worker", K2, "knownHere { known since contactPerson { name } hat } helpTrajectories { goals }");
    expect(answer.data.person.knownHere).toMatchObject({ known: expect.any(Boolean) });
    expect(withheldOf(answer, "HelpTrajectory.goals", K2)).toMatchObject({
      owner: "lokaal-team",
      outcome: "REFER_TO_SOURCE",
      nextStep: { act: "ASK_SOURCE", duty: "LEGAL_RIGHT" },
    });
    expect(answer.data.person.helpTrajectories, "why: a right to speak is not a right to pull").toBeNull();
  });
});

describe("E05 curiosity", () => {
  it("is refused for lack of participation, with the same answer for a person who does not exist", async () => {
    const neighbour = Object.entries(people).find(([name]) => name.startsWith("buren") || name.startsWith("neighbour"))?.[1] ?? M;
    const known = await askPerson("lt-curious", neighbour, "displayName vtInvolvement { active }", { caseId: cases[Object.keys(cases)[0]!]! });
    const unknown = await askPerson("lt-curious", randomUUID(), "displayName vtInvolvement { active }", { caseId: cases[Object.keys(cases)[0]!]! });
    expect(known.data).toEqual(unknown.data);
    const shape = (answer: Answer) => answer.disclosure.withheld.map(({ about: _, ...line }) => line);
    expect(shape(known)).toEqual(shape(unknown));
    expect(shape(known)[0]).toMatchObject({ outcome: "DENY", reason: "NO_PARTICIPATION" });
  });
});

describe("E06 a father with joint authority asks where his child is", () => {
  it("sees what a person without address would show", async () => {
    const answer = await askPerson("father-f4", K5, "displayName addresses { line city municipality } contacts { value }");
    expect(answer.data.person.displayName, "why: he has joint authority over K5").toEqual(expect.any(String));
    expect(answer.data.person.addresses).toEqual([]);
    expect(JSON.stringify(answer.disclosure), "why: shielding never shows itself").not.toMatch(/SHIELD|Address|addresses/);
  });
});

describe("E07 four fathers", () => {
  it("(a) F1 is not within reach of the measure of K3", async () => {
    const answer = await askPerson("gi-supervisor", F1, "displayName ggzStatements { text }");
    expect(answer.data.person).toBeNull();
    expect(withheldOf(answer, "Person.displayName", F1)).toMatchObject({ outcome: "DENY", reason: "MEASURE_OTHER_CHILD" });
  });
  it("(b) F4 brings up K3: the named provider is asked, who has a duty", async () => {
    const answer = await askPerson("gi-supervisor-two-sides", F4, "displayName ggzStatements { text }");
    expect(withheldOf(answer, "ReleasedStatement.text", F4)).toMatchObject({ outcome: "REFER_TO_SOURCE", nextStep: { act: "ASK_SOURCE", duty: "LEGAL_DUTY" } });
  });
});

describe("E10 a clinician opens the one plan", () => {
  it("sees the goals of the own patient and agreements she is party to, and nobody else's", async () => {
    const answer = await t.ask(
      "ggz-clinician",
      `query Q($case: ID!) { case(id: $case) { coordinator { name } plan { parts { goals { text ownedBy { displayName } } agreements { text parties { displayName } } } } } }`,
      { purpose: "COORDINATE_JOINT_PLAN", variables: { case: caseOf("ggz-clinician") } },
    );
    const parts = answer.data.case.plan.parts as { goals: { ownedBy: { displayName: string } | null }[] | null; agreements: { parties: unknown[] }[] | null }[];
    const owners = parts.flatMap(({ goals }) => goals ?? []).map(({ ownedBy }) => ownedBy?.displayName);
    expect(owners.length).toBeGreaterThan(0);
    expect(new Set(owners).size, "why: F4 gave no consent").toBe(1);
    const agreements = parts.flatMap((part) => part.agreements ?? []);
    expect(agreements.length).toBeGreaterThan(0);
    for (const { parties } of agreements) expect(parties).toHaveLength(1);
    expect(answer.data.case.coordinator.name).toEqual(expect.any(String));
  });
});

describe("E13 a seventeen-year-old keeps help private", () => {
  it("tells the father with authority that she decides alone", async () => {
    const answer = await askPerson("father-f1", K1, "helpTrajectories { goals }");
    expect(withheldOf(answer, "HelpTrajectory.goals", K1)).toMatchObject({ outcome: "DENY", reason: "PERSON_DECIDES_ALONE" });
    expect(answer.text).not.toContain('"goals":[');
  });
});

describe("E24 one worker, two sides", () => {
  it("who also works with F4 sees no address, though the purpose is entitled to it", async () => {
    const answer = await askPerson("gi-supervisor-two-sides", K3, "displayName addresses { line city }");
    expect(answer.data.person.displayName).toEqual(expect.any(String));
    expect(answer.data.person.addresses).toEqual([]);
    expect(JSON.stringify(answer.disclosure)).not.toMatch(/SHIELD|Address/);
  });
  it("a safety officer without contact with F4, with a second person, sees it", async () => {
    const answer = await askPerson("gi-safety-officer", K3, "addresses { line city }");
    expect(answer.data.person.addresses.length).toBeGreaterThan(0);
  });
});

describe("E25 a new report after twelve years", () => {
  it("opens the own old file, marked as closed, and refers to the others for theirs", async () => {
    const answer = await askPerson("vt-worker", M, "vtReports { status receivedAt closedAt closeReason } helpTrajectories { goals }");
    const old = answer.data.person.vtReports.find(({ status }: { status: string }) => status === "CLOSED");
    expect(old).toMatchObject({ closeReason: expect.any(String) });
    expect(answer.disclosure.notices.map(({ kind }) => kind)).toContain("CLOSED_RECORD");
    expect(withheldOf(answer, "HelpTrajectory.goals", M)?.outcome).toBe("REFER_TO_SOURCE");
  });
});

describe("E29 advice", () => {
  const record = (adviceGiven: string) =>
    t.ask("vt-worker", `mutation A($input: AdviceContactInput!) { adviceContactRecord(input: $input) { ... on Recorded { id } ... on Refused { reason } } }`, {
      purpose: "GIVE_ADVICE",
      variables: { input: { idempotencyKey: randomUUID(), askerKind: "PROFESSIONAL", theme: "zorgen over een leerling", adviceGiven } },
    });
  it("refuses text that could identify someone", async () => {
    const answer = await record("Bel over het kind met nummer 123456782.");
    expect(answer.errors[0]?.extensions.code).toBe("INPUT_INVALID");
  });
  it("has no field for a person", async () => {
    const answer = await t.ask("vt-worker", `mutation { adviceContactRecord(input: { idempotencyKey: "x", person: "y" }) { __typename } }`, { purpose: "GIVE_ADVICE" });
    expect(answer.errors[0]?.extensions.code).toBe("OPERATION_INVALID");
  });
  it("records general advice", async () => {
    const answer = await record("Praat eerst met de ouders en bel daarna opnieuw.");
    expect(answer.data.adviceContactRecord.id).toEqual(expect.any(String));
  });
});

describe("E30 consent withdrawn during a supervision order", () => {
  const statements = (persona: string) => askPerson(persona, M, "ggzStatements { kind text }");
  it("stops the local team on the very next request, and leaves the GI its statutory route", async () => {
    const before = await statements("lt-careworker");
    expect(before.data.person.ggzStatements.map(({ kind }: { kind: string }) => kind)).toContain("TREATMENT_STATUS");

    const mine = await askPerson("lt-careworker", M, "consents { id status fromOrganisation { id } toOrganisations { id } }");
    const waiver = mine.data.person.consents.find(({ fromOrganisation }: { fromOrganisation: { id: string } }) => fromOrganisation.id === "ggz-noord");
    const key = randomUUID();
    const withdraw = () =>
      t.ask("lt-careworker", `mutation W($input: ConsentWithdrawInput!) { consentWithdraw(input: $input) { __typename ... on Recorded { id } ... on Refused { reason } } }`, {
        variables: { input: { idempotencyKey: key, id: waiver.id, subject: M } },
      });
    expect((await withdraw()).data.consentWithdraw).toEqual({ __typename: "Recorded", id: waiver.id });
    expect((await withdraw()).data.consentWithdraw, "why: a repeated request does its work once").toEqual({ __typename: "Recorded", id: waiver.id });

    const after = await statements("lt-careworker");
    expect(after.data.person.ggzStatements).toBeNull();
    expect(withheldOf(after, "ReleasedStatement.text", M)).toMatchObject({ outcome: "DENY", reason: "CONSENT_WITHDRAWN" });
    const gi = await statements("gi-supervisor");
    expect(gi.data.person.ggzStatements.map(({ kind }: { kind: string }) => kind)).toEqual(["PARENTING_IMPACT"]);
  });
});

describe("E32 an elderly woman and her son", () => {
  it.each([["gi-supervisor-elder"], ["rvdk-investigator-elder"]])("%s is refused: there is no minor", async (persona) => {
    const answer = await t.ask(persona, `query Q($case: ID!) { case(id: $case) { id } }`, { variables: { case: caseOf(persona) } });
    expect(answer.status).toBe(403);
    expect(answer.errors[0]?.extensions.code).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
  });
});

describe("E34 a worker whose sister is in the case", () => {
  it("is refused under every purpose, and does not find the case in the own list", async () => {
    for (const purpose of ["PROVIDE_VOLUNTARY_HELP", "COORDINATE_JOINT_PLAN", "HANDOVER_REFERRAL"] as const) {
      const answer = await t.ask("lt-sister", `query Q($case: ID!) { case(id: $case) { id } }`, { purpose, variables: { case: caseOf("lt-sister") } });
      expect(answer.errors[0]?.extensions.code).toBe("CONFLICT_OF_INTEREST");
      expect(answer.data).toBeNull();
    }
    const list = await t.ask("lt-sister", `{ myParticipations { caseId } }`, { caseId: null });
    expect(list.data.myParticipations ?? []).toEqual([]);
  });
});

describe("E04 the local team accepted a handover", () => {
  const handed = people["handover.child"]!;
  it("reads the package it was handed, and never who reported", async () => {
    const answer = await askPerson(
      "lt-access",
      handed,
      "referrals { state package { summary familyKnows safetyConditions } } safetyConditions { conditions } vtReports { content reporter { name } }",
    );
    expect(answer.data.person.referrals[0]).toMatchObject({ state: expect.any(String), package: { summary: expect.any(String), familyKnows: expect.any(String) } });
    expect(JSON.stringify(answer.disclosure), "why: that there is a reporter is not said either").not.toContain("Reporter");
    for (const { reporter } of answer.data.person.vtReports ?? []) expect(reporter).toBeNull();
  });
});

describe("E28 a case moves to another region", () => {
  it("gives the receiver, before it accepts, only what it needs to know whether it is competent", async () => {
    const answer = await t.ask(
      "lt-access-zuid",
      "{ incomingReferrals { state sender { id } urgency questionType municipality ageBands persons { displayName } package { summary } } }",
    );
    const sent = answer.data.incomingReferrals.find(({ state }: { state: string }) => state === "SENT");
    expect(sent).toMatchObject({ sender: { id: "lt-noord" }, urgency: expect.any(String), questionType: expect.any(String), persons: null, package: null });
    expect(sent.ageBands.length).toBeGreaterThan(0);
  });
});
