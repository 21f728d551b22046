import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestHub, withheldOf, type Asking, type TestHub } from "../hub.js";

/** A case from the first act on, through the front door only: who opens it, who joins, what each then sees. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const today = new Date().toISOString().slice(0, 10);
const yearsAgo = (years: number) => `${new Date().getUTCFullYear() - years}-01-15`;

async function act(
  persona: string,
  name: string,
  inputType: string,
  input: Record<string, unknown>,
  asking: Asking = {},
): Promise<{ __typename: string; id?: string; reason?: string }> {
  const query = `mutation Act($input: ${inputType}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { outcome reason nextStep } } }`;
  const answer = await t.ask(persona, query, { ...asking, variables: { input: { idempotencyKey: randomUUID(), ...input } } });
  expect(answer.errors, `${name} by ${persona}`).toEqual([]);
  return answer.data[name];
}
const recorded = async (...given: Parameters<typeof act>): Promise<string> => {
  const result = await act(...given);
  expect(result, given[1]).toMatchObject({ __typename: "Recorded" });
  return result.id!;
};

describe("a case from its first act", () => {
  const vt: Asking = { purpose: "ASSESS_REPORT" };
  let casus = "";
  let child = "";
  let mother = "";

  it("is opened by Veilig Thuis, which becomes its first participant", async () => {
    casus = await recorded("vt-worker", "caseOpen", "CaseOpenInput", { phase: "DIRECT_SAFETY", capacity: "STATUTORY_INVESTIGATION" }, { ...vt, caseId: null });
    const list = await t.ask("vt-worker", "{ myParticipations { caseId capacity } }", { ...vt, caseId: null });
    expect(list.data.myParticipations.map(({ caseId }: { caseId: string }) => caseId)).toContain(casus);
  });

  it("takes persons, and who added them is involved with them on the next request", async () => {
    child = await recorded(
      "vt-worker",
      "personAdd",
      "PersonAddInput",
      { caseId: casus, displayName: "Sterre (verzonnen)", birthDate: yearsAgo(8), roles: ["CHILD"], framework: "VOLUNTARY" },
      { ...vt, caseId: casus },
    );
    mother = await recorded(
      "vt-worker",
      "personAdd",
      "PersonAddInput",
      { caseId: casus, displayName: "Maan (verzonnen)", birthDate: yearsAgo(35), roles: ["PARENT"], framework: "VOLUNTARY" },
      { ...vt, caseId: casus },
    );
    const answer = await t.ask("vt-worker", `query Q($id: ID!) { person(id: $id) { displayName ageBand } }`, { ...vt, caseId: casus, variables: { id: child } });
    expect(answer.data.person).toEqual({ displayName: "Sterre (verzonnen)", ageBand: "UNDER_12" });
  });

  it("takes relations, authority, a report and information with its provenance", async () => {
    const here = { ...vt, caseId: casus };
    await recorded("vt-worker", "relationRecord", "RelationInput", { from: mother, to: child, type: "MOTHER", basis: "LEGAL", source: "opgave moeder" }, here);
    await recorded("vt-worker", "authorityRecord", "AuthorityInput", { child, holder: mother, kind: "PARENTAL_SOLE", verifiedAt: today }, here);
    await recorded(
      "vt-worker",
      "reportRecord",
      "ReportInput",
      { about: [child, mother], receivedAt: new Date().toISOString(), origin: "PROFESSIONAL", content: "verzonnen melding", acute: false, childrenPresent: true },
      here,
    );
    const item = {
      caseId: casus,
      about: [child],
      kind: "CONCERN",
      text: "verzonnen zorg",
      nature: "OPINION",
      observedFrom: today,
      sourceKind: "PROFESSIONAL",
      legalBasis: "L-12",
      framework: "VOLUNTARY",
      category: "SAFETY",
      confidentiality: "C3",
    };
    await recorded("vt-worker", "informationItemAdd", "InformationItemInput", item, here);

    const withoutNature = await t.ask("vt-worker", `mutation A($input: InformationItemInput!) { informationItemAdd(input: $input) { __typename } }`, {
      ...here,
      variables: { input: { ...item, idempotencyKey: randomUUID(), nature: undefined } },
    });
    expect(withoutNature.errors[0]?.extensions.code, "why: nature has no default (R-002)").toBe("OPERATION_INVALID");
    const aboutNobody = await t.ask("vt-worker", `mutation A($input: InformationItemInput!) { informationItemAdd(input: $input) { __typename } }`, {
      ...here,
      variables: { input: { ...item, idempotencyKey: randomUUID(), about: [] } },
    });
    expect(aboutNobody.errors[0]?.extensions).toMatchObject({ code: "INPUT_INVALID", problem: "an item is about at least one person" });
  });

  it("does not open to a GI worker who knows its id", async () => {
    const answer = await t.ask("gi-supervisor", `query Q($case: ID!, $id: ID!) { case(id: $case) { id phase } person(id: $id) { displayName } }`, {
      caseId: casus,
      variables: { case: casus, id: child },
    });
    expect(answer.data).toEqual({ case: null, person: null });
  });

  it("opens to the GI once it takes part and its measure is in force, and closes when the measure ends", async () => {
    const here = { ...vt, caseId: casus };
    await recorded(
      "vt-worker",
      "participantAdd",
      "ParticipantAddInput",
      { caseId: casus, professional: "gi-supervisor", organisation: "gi-noord", concerns: [child, mother], capacity: "EXECUTION_OF_MEASURE" },
      here,
    );
    const gi: Asking = { caseId: casus };
    const view = () =>
      t.ask("gi-supervisor", `query Q($id: ID!) { person(id: $id) { displayName vtInvolvement { active } vtReports { content } } }`, { ...gi, variables: { id: mother } });

    const without = await view();
    expect(withheldOf(without, "Person.displayName", mother)).toMatchObject({ reason: "MEASURE_NOT_ACTIVE" });
    const measure = await recorded(
      "gi-supervisor",
      "protectionMeasureRegister",
      "ProtectionMeasureInput",
      {
        child,
        kind: "OTS",
        from: today,
        until: `${new Date().getUTCFullYear() + 1}-01-01`,
        concreteThreats: ["verzonnen bedreiging"],
        courtReference: "V-1",
      },
      gi,
    );
    const during = await view();
    expect(during.data.person).toMatchObject({ displayName: "Maan (verzonnen)", vtInvolvement: { active: true }, vtReports: null });
    expect(withheldOf(during, "Report.content", mother)).toMatchObject({ outcome: "REFER_TO_SOURCE", nextStep: { duty: "LEGAL_DUTY" } });

    await recorded("gi-supervisor", "protectionMeasureEnd", "ProtectionMeasureEndInput", { id: measure, child, reason: "verzonnen reden" }, gi);
    const after = await view();
    expect(after.data.person.displayName).toBeNull();
    expect(withheldOf(after, "Person.displayName", mother)).toMatchObject({ reason: "MEASURE_NOT_ACTIVE" });
  });

  it("does not let a known person be drawn into a case by who happens to know the id", async () => {
    const other = await recorded("lt-curious", "caseOpen", "CaseOpenInput", { phase: "DIRECT_SAFETY", capacity: "VOLUNTARY_HELP" }, { purpose: "HANDOVER_REFERRAL", caseId: null });
    const answer = await t.ask("lt-curious", `mutation A($input: PersonAddInput!) { personAdd(input: $input) { __typename } }`, {
      caseId: other,
      variables: { input: { idempotencyKey: randomUUID(), caseId: other, person: child, roles: ["CHILD"], framework: "VOLUNTARY" } },
    });
    expect(answer.errors[0]?.extensions.code).toBe("INPUT_INVALID");
  });

  it("ends a participation at once", async () => {
    const here = { ...vt, caseId: casus };
    const list = await t.ask("gi-supervisor", "{ myParticipations { id caseId } }", { caseId: null });
    const own = list.data.myParticipations.find(({ caseId }: { caseId: string }) => caseId === casus);
    await recorded("vt-worker", "participantEnd", "ParticipantEndInput", { id: own.id, reason: "verzonnen reden" }, here);
    const answer = await t.ask("gi-supervisor", `query Q($case: ID!) { case(id: $case) { id } }`, { caseId: casus, variables: { case: casus } });
    expect(answer.data.case).toBeNull();
  });

  it("closes, and nobody takes part in it on the next request", async () => {
    const here = { ...vt, caseId: casus };
    await recorded("vt-worker", "caseClose", "CaseCloseInput", { id: casus, reason: "verzonnen reden" }, here);
    const late = await act(
      "vt-worker",
      "personAdd",
      "PersonAddInput",
      { caseId: casus, displayName: "Zon (verzonnen)", birthDate: yearsAgo(3), roles: ["CHILD"], framework: "VOLUNTARY" },
      here,
    );
    expect(late).toMatchObject({ __typename: "Refused", reason: "NO_PARTICIPATION" });
    const own = await t.ask("vt-worker", `query Q($id: ID!) { person(id: $id) { vtReports { status } } }`, { ...here, variables: { id: child } });
    expect(own.data.person.vtReports, "why: the open report is a task of its own").toHaveLength(1);
  });
});

describe("a retried act", () => {
  it("does its work once, and refuses the key for another request", async () => {
    const input = { idempotencyKey: randomUUID(), phase: "RECOVERY", capacity: "ADVICE" };
    const open = (changes = {}) =>
      t.ask("vt-worker", `mutation O($input: CaseOpenInput!) { caseOpen(input: $input) { ... on Recorded { id } } }`, {
        caseId: null,
        variables: { input: { ...input, ...changes } },
      });
    const [first, second] = await Promise.all([open(), open()]);
    expect(first.data.caseOpen.id).toBe(second.data.caseOpen.id);
    const other = await open({ phase: "FOLLOW_UP" });
    expect(other.errors[0]?.extensions.code).toBe("IDEMPOTENCY_KEY_REUSED");
  });
});
