import { randomUUID } from "node:crypto";
import { dutchDay } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cases, outcomeOf, people, startTestHub, withheldOf, type Answer, type Asking, type TestHub } from "../hub.js";

/** Orders against one adult that protect others, and notes for who comes to the door: who reads what of them, and who writes them. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const F4 = people["F4"]!;
const M = people["M"]!;
const K3 = people["K3"]!;
const K4 = people["K4"]!;
const TODAY = new Date();
const day = (days: number): string => dutchDay(new Date(TODAY.getTime() + days * 86_400_000));
const ALL = "protectiveOrders { id kind issuer from until target { id } protects { id } }";

const ask = (persona: string, id: string, selection: string, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `query Q($id: ID!) { person(id: $id) { ${selection} } }`, { ...asking, variables: { id } });
const orders = async (persona: string, id: string, asking: Asking = {}) => (await ask(persona, id, ALL, asking)).data.person.protectiveOrders as Record<string, unknown>[];
const act = (persona: string, name: string, inputType: string, input: Record<string, unknown>, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation Act($input: ${inputType}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { reason } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

describe("a contact ban of a civil court", () => {
  const ban = (list: readonly Record<string, unknown>[]) => list.find(({ kind }) => kind === "CONTACT_BAN");

  it("of another organisation tells Veilig Thuis that there is one, and until when (section 9.4)", async () => {
    const input = { kind: "AREA_BAN", issuer: "CIVIL_COURT", target: F4, protects: [K3], from: day(-1), until: day(20) };
    expect(outcomeOf(await act("gi-supervisor-two-sides", "protectiveOrderRecord", "ProtectiveOrderInput", input))).toBe("Recorded");
    const known = (await orders("vt-worker", K3)).find(({ kind }) => kind === "AREA_BAN");
    expect(known).toMatchObject({ from: day(-1), until: day(20), issuer: null, target: null, protects: null });
  });
  it("tells the supervisor whom it protects, as far as those persons may be named", async () => {
    const found = ban(await orders("gi-supervisor", K3))!;
    expect(found).toMatchObject({ issuer: "CIVIL_COURT", target: null });
    expect((found["protects"] as { id: string }[]).map(({ id }) => id).sort(), "why: no participation for K5").toEqual([M, K3].sort());
  });
  it("tells who treats the man that must keep it, and not who treats the woman it protects", async () => {
    const his = await orders("ggz-clinician-f4", F4);
    expect(ban(his)).toMatchObject({ kind: "CONTACT_BAN", target: { id: F4 }, protects: [], issuer: null });
    const hers = await ask("ggz-clinician", M, "protectiveOrders { kind from until }", { purpose: "TREAT_ADULT" });
    expect(hers.data.person.protectiveOrders).toEqual([]);
    expect(withheldOf(hers, "ProtectiveOrder.kind", M)?.category, "why: only that orders of a criminal court stay closed is said, to everyone alike").not.toBe("MEASURE");
  });
  it("is the man's own to see, without the name of the woman it protects", async () => {
    const own = ban(await orders("father-f4", F4))!;
    expect(own).toMatchObject({ from: day(-40), target: { id: F4 } });
    expect(JSON.stringify(own["protects"])).not.toContain(M);
  });
  it("is not for who helps on consent alone", async () => {
    const answer = await ask("lt-careworker", M, "protectiveOrders { kind }");
    expect(answer.data.person.protectiveOrders).toBeNull();
    expect(withheldOf(answer, "ProtectiveOrder.kind", M)).toMatchObject({ outcome: "DENY", reason: "NOT_NECESSARY_FOR_PURPOSE" });
  });
});

describe("an order of a criminal court, and a note for the safety of staff", () => {
  const inCase: Asking = { caseId: cases["stalking"]! };
  const woman = people["stalking.woman"]!;
  const ex = people["stalking.ex"]!;
  const GROUND = {
    dangerTo: "De vrouw op het adres van de melding.",
    dangerNow: "Hij staat voor de deur en slaat op het raam.",
    noOtherRoute: "Het is nacht; Veilig Thuis neemt niet op.",
  };

  it("are criminal-type data: open in an emergency, and to the organisation that wrote them", async () => {
    expect(await orders("vt-worker-adults", woman, inCase)).toMatchObject([{ kind: "CONTACT_BAN", issuer: "CRIMINAL_COURT" }]);
    expect((await ask("vt-worker-f4", ex, "staffSafetyNotes { weapon text }", inCase)).data.person.staffSafetyNotes).toMatchObject([{ weapon: true }]);

    const opened = await t.ask("lt-crisis", `mutation O($input: EmergencyAccessInput!) { emergencyAccessOpen(input: $input) { ... on Recorded { id } } }`, {
      ...inCase,
      variables: { input: { idempotencyKey: randomUUID(), caseId: inCase.caseId, ...GROUND } },
    });
    const asking: Asking = { ...inCase, headers: { "samenhang-break-glass": opened.data.emergencyAccessOpen.id } };
    expect(await orders("lt-crisis", woman, asking)).toMatchObject([{ kind: "CONTACT_BAN", target: { id: ex }, protects: [{ id: woman }], issuer: null }]);
    expect((await ask("lt-crisis", ex, "staffSafetyNotes { weapon text author { id } }", asking)).data.person.staffSafetyNotes).toMatchObject([
      { weapon: true, text: expect.stringContaining("mes"), author: { id: "vt-worker-f4" } },
    ]);
  });
  it.each(["gi-supervisor-two-sides", "father-f4"])("%s reads no note about Ferdi", async (persona) => {
    expect((await ask(persona, F4, "staffSafetyNotes { weapon text }")).data.person.staffSafetyNotes).toBeNull();
  });
});

describe("recording and ending", () => {
  const vt: Asking = { purpose: "INVESTIGATE_VIOLENCE" };
  const order = { kind: "CONTACT_BAN", issuer: "CIVIL_COURT", target: F4, protects: [K4], from: day(0), until: day(90) };
  const record = (change: Record<string, unknown> = {}, persona = "vt-worker-f4") => act(persona, "protectiveOrderRecord", "ProtectiveOrderInput", { ...order, ...change }, vt);

  it.each([
    ["that protects nobody", { protects: [] }],
    ["that protects its own target", { protects: [F4] }],
    ["that ends before it begins", { until: day(-1) }],
    ["a home ban of a court", { kind: "TEMPORARY_HOME_BAN" }],
    ["a home ban of five weeks", { kind: "TEMPORARY_HOME_BAN", issuer: "MAYOR", until: day(35) }],
  ])("an order %s is refused", async (_what, change) => {
    expect(outcomeOf(await record(change))).toBe("INPUT_INVALID");
  });
  it("needs involvement with everyone in it", async () => {
    expect(outcomeOf(await record({ protects: [M] }))).toBe("SUBJECT_NOT_IN_CONCERNS");
    expect(outcomeOf(await record({}, "vt-worker"))).toBe("SUBJECT_NOT_IN_CONCERNS");
  });
  it("is ended by the organisation that recorded it, once", async () => {
    const { id } = (await record()).data.protectiveOrderRecord as { id: string };
    const end = (persona: string, change: Record<string, unknown> = {}, asking = vt) =>
      act(persona, "protectiveOrderEnd", "ProtectiveOrderEndInput", { id, target: F4, protects: [K4], ...change }, asking);
    expect(outcomeOf(await end("vt-worker-f4", { protects: [] })), "other persons than it is about").toBe("ACT_CONFLICT");
    expect(outcomeOf(await end("gi-supervisor-two-sides", {}, {})), "of another organisation").toBe("SUBJECT_NOT_IN_CONCERNS");
    expect(outcomeOf(await end("vt-worker-f4"))).toBe("Recorded");
    expect(outcomeOf(await end("vt-worker-f4"))).toBe("ACT_CONFLICT");
    expect((await orders("vt-worker-f4", F4, vt)).find((row) => row["id"] === id)).toMatchObject({ until: day(0) });
  });
  it("a note ends by itself within six months, and is withdrawn by who wrote it", async () => {
    const note = { person: F4, weapon: false, text: "Bel eerst; de hond is los.", until: day(30) };
    const write = (change: Record<string, unknown> = {}) => act("vt-worker-f4", "staffSafetyNoteRecord", "StaffSafetyNoteInput", { ...note, ...change }, vt);
    expect(outcomeOf(await write({ until: day(200) }))).toBe("INPUT_INVALID");
    expect(outcomeOf(await write({ text: "   " }))).toBe("INPUT_INVALID");
    const { id } = (await write()).data.staffSafetyNoteRecord as { id: string };
    const end = (persona: string, asking: Asking) => act(persona, "staffSafetyNoteEnd", "StaffSafetyNoteEndInput", { id, person: F4 }, asking);
    expect(outcomeOf(await end("gi-supervisor-two-sides", {})), "of another organisation").toBe("ACT_CONFLICT");
    expect(outcomeOf(await end("vt-worker-f4", vt))).toBe("Recorded");
    const left = (await ask("vt-worker-f4", F4, "staffSafetyNotes { id until }", vt)).data.person.staffSafetyNotes as { id: string; until: string }[];
    expect(left.find((row) => row.id === id)).toMatchObject({ until: day(0) });
  });
});
