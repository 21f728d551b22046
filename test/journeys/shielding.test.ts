import { randomUUID } from "node:crypto";
import { LeakSource } from "@samenhang/subgraph-case";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { body, outcomeOf, people, startTestHub, type Answer, type Asking, type TestHub } from "../hub.js";

/** The life of a shielding order: begun by one, approved by another, reviewed, ended by two. Nothing opens because a term passed. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
  for (const about of ["K3", "M"]) {
    await t.asOwner("case", `DELETE FROM shielding_order WHERE $1 = ANY(about)`, [people[about]]);
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'SHIELDING' AND body ->> 'subject' = $1`, [people[about]]);
  }
});
afterAll(() => t?.stop());

const KOEN = people["K3"]!;
const CHECKED = Object.keys(LeakSource);
const OFFICERS = ["gi-safety-officer", "gi-safety-officer-two"];
const WHY = "Er is nog steeds gevaar, volgens Maria en de wijkagent.";
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const act = (persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { outcome reason messageNl } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const begin = async (input: object = {}, by = "gi-supervisor"): Promise<string> => {
  const order = { subject: KOEN, hiddenFrom: [people["F4"]], what: ["LOCATION"], ground: "gevaar na vertrek", safetyOfficers: OFFICERS, ...input };
  const answer = await act(by, "shieldingOrderBegin", "ShieldingOrderInput", order);
  expect(outcomeOf(answer)).toBe("Recorded");
  return answer.data.shieldingOrderBegin.id as string;
};
const ofOrder = (orderId: string, more: object = {}) => ({ orderId, subject: KOEN, ...more });
const approve = (by: string, orderId: string, more: object = {}) => act(by, "shieldingOrderApprove", "ShieldingApproveInput", ofOrder(orderId, { checked: CHECKED, ...more }));
const review = (by: string, orderId: string, more: object = {}) => act(by, "shieldingOrderReview", "ShieldingReviewInput", ofOrder(orderId, { finding: WHY, ...more }));
const proposeEnd = (by: string, orderId: string, more: object = {}) =>
  act(by, "shieldingOrderEndPropose", "ShieldingEndProposeInput", ofOrder(orderId, { victimView: "Maria wil dat Koen weer gewoon een adres heeft.", reason: WHY, ...more }));
const confirmEnd = (by: string, orderId: string, isAgreed = true, more: object = {}) =>
  act(by, "shieldingOrderEndConfirm", "ShieldingEndConfirmInput", ofOrder(orderId, { isAgreed, ...more }));
const letSee = (orderId: string) => act("gi-safety-officer-two", "shieldedAccessApprove", "ShieldedAccessInput", ofOrder(orderId, { officer: "gi-safety-officer", until: day(5) }));

const FIELDS =
  "id subject { id } since reviewAt provisionalUntil isApprovalOverdue isReviewOverdue approvedAt approvedBy { id } leakCheckDone words reviews { by { id } at finding } endProposal { by { id } victimView } endedAt";
const ordersOf = async (persona: string) => (await t.ask(persona, `{ shieldingOrders { ${FIELDS} } }`)).data.shieldingOrders as Record<string, unknown>[];
const orderOf = async (id: string) => (await ordersOf("gi-safety-officer")).find((order) => order["id"] === id);
const address = async (persona = "gi-supervisor") => (await t.ask(persona, `{ person(id: "${KOEN}") { addresses { line } } }`)).text;
const wipe = async () => {
  await t.asOwner("case", `DELETE FROM shielding_order WHERE $1 = ANY(about)`, [KOEN]);
  await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'SHIELDING' AND body ->> 'subject' = $1`, [KOEN]);
};

describe("an order that one proposed", () => {
  let order: string;
  it("hides at once", async () => {
    expect(await address()).toContain("Schuilplaatspad");
    order = await begin();
    expect(await address()).not.toContain("Schuilplaatspad");
  });
  it("is known by its id to the officers it names, and says something to who was let in by another", async () => {
    expect(await ordersOf("gi-safety-officer")).toEqual([expect.objectContaining({ id: order, subject: null, isApprovalOverdue: null, words: [] })]);
    expect(outcomeOf(await letSee(order))).toBe("Recorded");
    expect(await orderOf(order)).toMatchObject({ subject: { id: KOEN }, isApprovalOverdue: false, isReviewOverdue: false, leakCheckDone: false, approvedBy: null, endedAt: null });
    expect(Date.parse(String((await orderOf(order))!["provisionalUntil"])) - Date.now()).toBeGreaterThan(71 * 3_600_000);
  });
  it("is late after 72 hours without a second person, says so, and goes on hiding", async () => {
    await t.asOwner("case", `UPDATE shielding_order SET recorded_at = recorded_at - interval '73 hours' WHERE id = $1`, [order]);
    expect(await orderOf(order)).toMatchObject({ isApprovalOverdue: true, approvedBy: null });
    expect(await address()).not.toContain("Schuilplaatspad");
  });
  it("is not reviewed before it is approved", async () => expect(outcomeOf(await review("gi-safety-officer", order))).toBe("ACT_CONFLICT"));
  it("is approved by another, who went through all that could tell the place", async () => {
    expect(outcomeOf(await approve("gi-safety-officer", order, { checked: CHECKED.slice(1) }))).toBe("INPUT_INVALID");
    const key = randomUUID();
    const first = await approve("gi-safety-officer", order, { idempotencyKey: key, words: ["Vlinderhuis"] });
    expect(outcomeOf(first)).toBe("Recorded");
    expect((await approve("gi-safety-officer", order, { idempotencyKey: key, words: ["Vlinderhuis"] })).data, "a retry does it once").toEqual(first.data);
    expect(outcomeOf(await approve("gi-safety-officer-two", order)), "there is nothing to approve any more").toBe("ACT_CONFLICT");
    expect(await orderOf(order)).toMatchObject({
      approvedBy: { id: "gi-safety-officer" },
      leakCheckDone: true,
      isApprovalOverdue: false,
      provisionalUntil: null,
      words: ["Vlinderhuis"],
    });
  });
  it("is late when its review is, says so, and goes on hiding", async () => {
    await t.asOwner("case", `UPDATE shielding_order SET review_at = $2 WHERE id = $1`, [order, day(-2)]);
    expect(await orderOf(order)).toMatchObject({ isReviewOverdue: true });
    expect(await address()).not.toContain("Schuilplaatspad");
  });
  it("is reviewed for three months at most", async () => {
    expect(outcomeOf(await review("gi-safety-officer", order, { reviewAt: day(100) }))).toBe("INPUT_INVALID");
    expect(outcomeOf(await review("gi-safety-officer", order, { finding: "nodig" }))).toBe("INPUT_INVALID");
    expect(outcomeOf(await review("gi-safety-officer", order, { words: ["Vlinderhuis", "Rupsenlaan"], nameAlso: ["vt-safety-officer"] }))).toBe("Recorded");
    const { reviewAt, ...reviewed } = (await orderOf(order))!;
    expect(String(reviewAt) > day(80)).toBe(true);
    expect(reviewed).toMatchObject({ isReviewOverdue: false, words: ["Vlinderhuis", "Rupsenlaan"], reviews: [{ by: { id: "gi-safety-officer" }, finding: WHY }] });
    await t.asOwner("case", `UPDATE shielding_order SET safety_officers = $2 WHERE id = $1`, [order, OFFICERS]);
  });
  it("ends by two, with the view of who it shields; until then nothing opens", async () => {
    expect(outcomeOf(await confirmEnd("gi-safety-officer-two", order)), "nobody proposed it").toBe("ACT_CONFLICT");
    expect(outcomeOf(await proposeEnd("gi-safety-officer", order, { victimView: "goed" }))).toBe("INPUT_INVALID");
    expect(outcomeOf(await proposeEnd("gi-safety-officer", order))).toBe("Recorded");
    expect(await orderOf(order)).toMatchObject({ endProposal: { by: { id: "gi-safety-officer" }, victimView: "Maria wil dat Koen weer gewoon een adres heeft." } });
    expect(outcomeOf(await confirmEnd("gi-safety-officer", order)), "not by who proposed it").toBe("ACT_CONFLICT");
    expect(await address()).not.toContain("Schuilplaatspad");
    expect(outcomeOf(await confirmEnd("gi-safety-officer-two", order, false)), "dropped").toBe("Recorded");
    expect(await orderOf(order)).toMatchObject({ endProposal: null, endedAt: null });
    expect(outcomeOf(await proposeEnd("gi-safety-officer-two", order))).toBe("Recorded");
    const key = randomUUID();
    const ended = await confirmEnd("gi-safety-officer", order, true, { idempotencyKey: key });
    expect(outcomeOf(ended)).toBe("Recorded");
    expect((await confirmEnd("gi-safety-officer", order, true, { idempotencyKey: key })).data).toEqual(ended.data);
    expect(await address()).toContain("Schuilplaatspad");
    expect(await ordersOf("gi-safety-officer")).toEqual([]);
    for (const again of [review, proposeEnd, confirmEnd]) expect(outcomeOf(await again("gi-safety-officer-two", order))).toBe("ACT_CONFLICT");
  });
});

describe("who may do none of it hears the same as about an order that does not exist", () => {
  const ACTS = [approve, review, proposeEnd, confirmEnd];
  it.each([
    ["gi-supervisor", "PURPOSE_NOT_AVAILABLE_FOR_ORG", "no safety officer, also when it was the one who proposed it"],
    ["gi-supervisor-two-sides", "PURPOSE_NOT_AVAILABLE_FOR_ORG", "works with who it is hidden from"],
    ["lt-coordinator", "PURPOSE_NOT_AVAILABLE_FOR_ORG", "another organisation"],
    ["father-f4", "PURPOSE_NOT_AVAILABLE_FOR_ORG", "who it is hidden from"],
    ["vt-safety-officer", "ACT_CONFLICT", "a safety officer who is not named"],
  ])("%s: %s", async (persona, expected) => {
    await wipe();
    const order = await begin();
    for (const perform of ACTS) {
      const asked = await perform(persona, order);
      expect(outcomeOf(asked)).toBe(expected);
      expect(body(asked).replaceAll(order, "")).toBe(body(await perform(persona, randomUUID())));
    }
    expect((await ordersOf(persona)).map(({ id }) => id)).not.toContain(order);
  });
  it("an officer who proposed it does not approve it", async () => {
    await wipe();
    const order = await begin({}, "gi-safety-officer");
    expect(outcomeOf(await approve("gi-safety-officer", order))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await approve("gi-safety-officer-two", order))).toBe("Recorded");
  });
  it("an officer who works with who it is hidden from sees and does nothing, named or not", async () => {
    await wipe();
    const order = await begin({ hiddenFrom: [people["M"]] });
    for (const perform of ACTS) expect(outcomeOf(await perform("gi-safety-officer", order))).toBe("ACT_CONFLICT");
    expect(await ordersOf("gi-safety-officer")).toEqual([]);
  });
  it("where none was named, the officer who approves watches over it", async () => {
    await wipe();
    const order = await begin({ safetyOfficers: [] });
    expect(outcomeOf(await review("gi-safety-officer", order))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await approve("gi-safety-officer", order))).toBe("Recorded");
    expect((await ordersOf("gi-safety-officer")).map(({ id }) => id)).toEqual([order]);
    expect(outcomeOf(await review("gi-safety-officer-two", order))).toBe("ACT_CONFLICT");
  });
  it("words are few, short and say something", async () => {
    for (const words of [["3"], ["op"], ["een twee drie vier vijf zes"], Array.from({ length: 21 }, (_, n) => `woord${n}`)]) {
      const order = { subject: KOEN, hiddenFrom: [people["F4"]], what: ["LOCATION"], ground: "x", safetyOfficers: [], words };
      expect(outcomeOf(await act("gi-supervisor", "shieldingOrderBegin", "ShieldingOrderInput", order)), words.join()).toBe("INPUT_INVALID");
    }
  });
  it("the whole list is empty for everybody it names nowhere, in every shape", async () => {
    for (const persona of ["gi-supervisor", "lt-coordinator", "father-f4", "mother-m", "vt-worker-f4"]) {
      expect((await t.ask(persona, `{ a: shieldingOrders { ${FIELDS} } b: shieldingOrders { id } }`)).data, persona).toEqual({ a: [], b: [] });
    }
  });
});
