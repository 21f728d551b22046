import { dutchDay } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  APPROVER,
  ask,
  askCollections,
  COLLECTOR,
  collections,
  covertItem,
  decide,
  decideExtension,
  end,
  extend,
  FEEDBACK,
  inform,
  OFFICER,
  review,
  REVIEWER,
  running,
  TOLD,
  WHY,
} from "../covert.js";
import { act, addItem, done, duties, id, readItem, textOf } from "../duties.js";
import { cases, outcomeOf, startTestHub, type TestHub } from "../hub.js";

/** Collecting without knowledge, from the question to the review (policy.md section 13, R-049, R-050): by a clock we set. */
const DAY = 86_400_000;
const START = Date.now();
let clock = START;
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub({ now: () => clock, timeout: 20_000 });
});
afterAll(() => t?.stop());

const day = (days: number): string => dutchDay(new Date(START + days * DAY));
const on = (days: number): void => void (clock = START + days * DAY);
const mine = async (persona: string, collection: string, person?: string) => (await collections(t, persona, person)).find((row) => row["id"] === collection);
const FINDINGS = `query F($from: LocalDate!, $to: LocalDate!) { auditFindings(from: $from, to: $to) { kind actors { actor count } } }`;
const overdue = async (to: string) =>
  ((await t.ask(OFFICER, FINDINGS, { variables: { from: day(0), to } })).data.auditFindings as { kind: string; actors: object[] }[]).find(({ kind }) => kind === "OVERDUE_REVIEWS")
    ?.actors ?? [];
const closeCase = () => act(t, "lt-coordinator", "caseClose", "CaseCloseInput", { id: cases["maria"]!, reason: "De hulp is klaar." });

describe("collecting about F4 without his knowledge", () => {
  let collection = "";
  let item = "";

  it("is asked of a colleague, with its ground, what else was considered, and when he is told", async () => {
    for (const [why, change] of [
      ["nobody", { persons: [] }],
      ["somebody twice", { persons: [id("F4"), id("F4")] }],
      ["no reason", { groundText: "verdacht" }],
      ["no alternatives", { alternativesConsidered: "geen" }],
      ["oneself", { approver: COLLECTOR }],
      ["of another organisation", { approver: "gi-supervisor" }],
      ["telling today", { plannedInformAt: day(0) }],
      ["telling after the duty to tell would be late", { plannedInformAt: day(28) }],
    ] as const) {
      expect(outcomeOf(await ask(t, day(20), change)), why).toBe("INPUT_INVALID");
    }
    collection = await done(ask(t, day(20)));
    expect(await mine(COLLECTOR, collection)).toMatchObject({
      personIds: [id("F4")],
      state: "ASKED",
      ground: "INVESTIGATION_WOULD_FAIL",
      groundText: WHY,
      collectedBy: { id: COLLECTOR },
      approver: { id: APPROVER },
      startedOn: null,
      plannedInformAt: day(20),
      daysUnreviewed: null,
    });
  });
  it("nothing is collected in it before the colleague agreed, and then nobody is refused closing the case for it", async () => {
    expect(outcomeOf(await covertItem(t, collection, day(0)))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await decide(t, collection, true, COLLECTOR)), "why: another than who collects").toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(await mine(APPROVER, collection), "why: who decides reads what is asked").toMatchObject({ state: "ASKED", groundText: WHY });
    expect(outcomeOf(await decide(t, collection))).toBe("Recorded");
    expect(await mine(APPROVER, collection), "why: nothing waits for her any more").toBeUndefined();
    expect(await mine(COLLECTOR, collection)).toMatchObject({ state: "RUNNING", startedOn: day(0), isTellingOverdue: false });
  });
  it("an item of it says so in every use, and begins the duty to tell him", async () => {
    expect(outcomeOf(await covertItem(t, collection, day(0), { informed: [id("F4")] })), "why: he would know").toBe("INPUT_INVALID");
    item = await done(covertItem(t, collection, day(0)));
    const own = await done(covertItem(t, collection, day(0), { sourceKind: "OWN_OBSERVATION", text: "Ferdi stond om elf uur voor de school." }));
    const fields = "text collectedWithKnowledge isToldToPersons covertCollection";
    expect((await readItem(t, COLLECTOR, item, fields)).data.informationItem).toMatchObject({
      collectedWithKnowledge: false,
      isToldToPersons: false,
      covertCollection: collection,
    });
    const read = await readItem(t, "gi-supervisor-two-sides", item, fields);
    expect(read.data.informationItem).toMatchObject({
      text: "Een buurvrouw hoort elke avond geschreeuw.",
      collectedWithKnowledge: false,
      isToldToPersons: false,
      covertCollection: null,
    });
    for (const kind of ["COLLECTED_WITHOUT_KNOWLEDGE", "NOT_YET_TOLD"]) expect(read.disclosure.notices, kind).toContainEqual({ kind, record: item });
    for (const record of [item, own])
      expect((await duties(t, COLLECTOR, {}, "F4")).find((row) => row["record"] === record)).toMatchObject({ reason: "COLLECTED_WITHOUT_KNOWLEDGE", dueAt: day(28) });
    expect((await mine(COLLECTOR, collection))!["items"]).toEqual(expect.arrayContaining([item, own]));
  });
  it("what a third party told openly is no such item: it is only not told yet", async () => {
    const open = await addItem(t, clock, { by: COLLECTOR, about: ["F4"], text: "De school belde ons over Ferdi." });
    const read = await readItem(t, "gi-supervisor-two-sides", open, "collectedWithKnowledge isToldToPersons");
    expect(read.data.informationItem).toEqual({ collectedWithKnowledge: true, isToldToPersons: false });
    expect(read.disclosure.notices.filter(({ record }) => record === open)).toEqual([{ kind: "NOT_YET_TOLD", record: open }]);
  });
  it("the privacy officer reads who, when and which terms, and none of its words", async () => {
    const row = await mine(OFFICER, collection);
    expect(row).toMatchObject({ state: "RUNNING", ground: "INVESTIGATION_WOULD_FAIL", collectedBy: { id: COLLECTOR }, groundText: null, alternativesConsidered: null });
    expect(row!["items"]).toContain(item);
  });
  it("more time is asked of a colleague, at most two weeks, and not past a duty to tell", async () => {
    for (const [why, until, change] of [
      ["not ahead", day(20), {}],
      ["too long", day(35), {}],
      ["past the duty to tell of what was collected", day(28), {}],
      ["oneself", day(26), { approver: COLLECTOR }],
      ["no reason", day(26), { text: "druk" }],
    ] as const)
      expect(outcomeOf(await extend(t, collection, until, change)), why).toBe("INPUT_INVALID");
    await done(extend(t, collection, day(26)));
    expect(outcomeOf(await extend(t, collection, day(27))), "why: one question at a time").toBe("ACT_CONFLICT");
    expect(await mine(APPROVER, collection)).toMatchObject({ extensions: [{ until: day(26), state: "ASKED" }] });
    expect(outcomeOf(await decideExtension(t, collection, true, REVIEWER))).toBe("UNKNOWN_OR_NOT_ALLOWED");
    await done(decideExtension(t, collection));
    expect(await mine(COLLECTOR, collection)).toMatchObject({ plannedInformAt: day(20), extendedTo: day(26), extensions: [{ state: "AGREED" }] });
  });
  it("a case with it cannot be closed, and nobody who tries hears why", async () => {
    const refused = await t.ask("lt-coordinator", CLOSE, { variables: { id: cases["maria"]! }, caseId: cases["maria"]! });
    expect(refused.data.caseClose).toEqual({
      __typename: "Refused",
      reason: "REVIEW_OPEN",
      messageNl: "Er is nog een toets achteraf niet af. Zolang dat zo is, kan deze casus niet dicht.",
      message: "A review afterwards is not done yet. Until it is, this case cannot be closed.",
      nextStep: "HAVE_REVIEW_DONE",
    });
  });
  it("after the day on which he was to be told, it is seen that he was not, and nothing more is collected", async () => {
    on(27);
    expect(await mine(OFFICER, collection)).toMatchObject({ isTellingOverdue: true });
    expect(outcomeOf(await covertItem(t, collection, day(27)))).toBe("ACT_CONFLICT");
    on(21);
    expect(await mine(OFFICER, collection)).toMatchObject({ isTellingOverdue: false });
  });
  it("ends with a colleague named to review it, who neither collected nor approved", async () => {
    for (const wrong of [COLLECTOR, APPROVER, "gi-supervisor", "nobody"]) expect(outcomeOf(await end(t, collection, wrong)), wrong).toBe("INPUT_INVALID");
    await done(end(t, collection));
    expect(await mine(COLLECTOR, collection)).toMatchObject({ state: "ENDED", endedOn: day(21), reviewDueAt: day(49), daysUnreviewed: 0, isReviewOverdue: false });
    expect(outcomeOf(await covertItem(t, collection, day(21)))).toBe("ACT_CONFLICT");
    expect(await mine(REVIEWER, collection), "why: its review waits for her").toMatchObject({ groundText: WHY });
    expect(outcomeOf(await review(t, collection, day(21))), "why: he was not told").toBe("INPUT_INVALID");
  });
  it("he hears of it in a safe way, with what was collected; the one cannot be told without the other", async () => {
    on(22);
    expect([await collections(t, "father-f4"), await textOf(t, "father-f4", item)]).toEqual([[], null]);
    const duty = (await duties(t, COLLECTOR, {}, "F4")).find((row) => row["record"] === item)!["id"];
    const alone = { id: duty, person: id("F4"), toldOn: day(22), safeChannel: "IN_PERSON" };
    expect(outcomeOf(await act(t, COLLECTOR, "notificationDutyFulfil", "NotificationDutyFulfilInput", alone))).toBe("INPUT_INVALID");
    for (const wrong of [day(23), day(-1)]) expect(outcomeOf(await inform(t, collection, wrong)), wrong).toBe("INPUT_INVALID");
    await done(inform(t, collection, day(22)));
    expect(outcomeOf(await inform(t, collection, day(22))), "why: once").toBe("ACT_CONFLICT");
    expect(await textOf(t, "father-f4", item)).toBe("Een buurvrouw hoort elke avond geschreeuw.");
    expect((await duties(t, COLLECTOR, {}, "F4")).filter((row) => row["reason"] === "COLLECTED_WITHOUT_KNOWLEDGE").map((row) => row["fulfilledAt"])).toEqual([day(22), day(22)]);
    const read = await readItem(t, "gi-supervisor-two-sides", item, "collectedWithKnowledge isToldToPersons");
    expect(read.data.informationItem, "why: that it was covert stays so; that he does not know no longer is").toEqual({ collectedWithKnowledge: false, isToldToPersons: true });
    expect(read.disclosure.notices.filter(({ record }) => record === item)).toEqual([{ kind: "COLLECTED_WITHOUT_KNOWLEDGE", record: item }]);
  });
  it("he reads that it happened and why, and not who worked on it or in which words", async () => {
    const [row] = await collections(t, "father-f4");
    expect(row).toMatchObject({
      id: collection,
      personIds: [id("F4")],
      organisation: { id: "vt-noord" },
      ground: "INVESTIGATION_WOULD_FAIL",
      startedOn: day(0),
      tellings: [{ personId: id("F4"), toldOn: day(22), explanation: TOLD }],
      afterReview: null,
    });
    for (const hidden of ["groundText", "alternativesConsidered", "collectedBy", "approver", "reviewer", "reviewDueAt"]) expect(row![hidden], hidden).toBeNull();
    expect(row!["extensions"]).toEqual([]);
  });
  it("ages while nobody reviews it: what waits longest comes first", async () => {
    on(49);
    for (const persona of [COLLECTOR, OFFICER, REVIEWER])
      expect((await collections(t, persona))[0], persona).toMatchObject({ id: collection, isReviewOverdue: true, daysUnreviewed: 28 });
    expect(await overdue(day(49))).toEqual([{ actor: COLLECTOR, count: 1 }]);
    on(48);
    expect(await mine(OFFICER, collection)).toMatchObject({ isReviewOverdue: false, daysUnreviewed: 27 });
    expect(await overdue(day(48))).toEqual([]);
  });
  it("is closed by its review, with what the family was told of whether it was wise", async () => {
    for (const [why, change] of [
      ["nothing for the family", { familyFeedback: "ok" }],
      ["no lesson", { lesson: "geen" }],
      ["the family is told before he was", { familyInformedOn: day(21) }],
      ["not told yet", { familyInformedOn: day(49) }],
    ] as const)
      expect(outcomeOf(await review(t, collection, day(48), change)), why).toBe("INPUT_INVALID");
    await done(review(t, collection, day(48)));
    expect(outcomeOf(await review(t, collection, day(48))), "why: once").toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(await mine(COLLECTOR, collection), "why: nothing waits any more").toBeUndefined();
    expect(await mine(COLLECTOR, collection, "F4")).toMatchObject({
      state: "REVIEWED",
      daysUnreviewed: null,
      afterReview: { by: { id: REVIEWER }, finding: "MIXED", lesson: expect.any(String) },
    });
    const [row] = await collections(t, "father-f4");
    expect(row!["afterReview"]).toEqual({ by: null, reviewedOn: day(48), finding: "MIXED", familyFeedback: FEEDBACK, familyInformedOn: day(48), lesson: null });
    expect((await mine(OFFICER, collection, "F4"))!["afterReview"]).toMatchObject({ finding: "MIXED", familyFeedback: null, lesson: null });
  });
  it("and then the case can be closed", async () => {
    expect(outcomeOf(await closeCase())).toBe("Recorded");
    on(0);
  });
});

const CLOSE = `mutation C($id: ID!) { caseClose(input: { idempotencyKey: "5f0c1c74-5f0c-4e13-9e0c-0a5e5d0f1b11", id: $id, reason: "De hulp is klaar." }) { __typename ... on Refused { reason messageNl message nextStep } } }`;

describe("a covert collection that is refused", () => {
  it("collects nothing and waits for nobody", async () => {
    await t.asOwner("case", `UPDATE casus SET closed_at = NULL WHERE id = $1`, [cases["maria"]!]);
    const collection = await done(ask(t, day(20)));
    await done(decide(t, collection, false));
    expect(await mine(COLLECTOR, collection)).toBeUndefined();
    expect(await mine(COLLECTOR, collection, "F4")).toMatchObject({ state: "REFUSED" });
    expect(outcomeOf(await extend(t, collection, day(25)))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await inform(t, collection, day(0)))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await end(t, collection))).toBe("ACT_CONFLICT");
  });
  it("is refused where the day of telling passed before anybody agreed", async () => {
    const collection = await done(ask(t, day(3)));
    on(3);
    expect(outcomeOf(await decide(t, collection))).toBe("INPUT_INVALID");
    expect(outcomeOf(await decide(t, collection, false))).toBe("Recorded");
    on(0);
  });
});

describe("a person whom a colleague agreed not to tell", () => {
  it("does not find it, and the review does not wait for it", async () => {
    const collection = await running(t, day(20));
    const item = await done(covertItem(t, collection, day(0)));
    const duty = (await duties(t, COLLECTOR, {}, "F4")).find((row) => row["record"] === item)!["id"];
    const asked = { id: duty, person: id("F4"), kind: "SUPPRESSION", ground: "SAFETY", text: WHY, approver: APPROVER };
    await done(act(t, COLLECTOR, "notificationDutyChangeAsk", "NotificationDutyChangeInput", asked));
    await done(act(t, APPROVER, "notificationDutyChangeDecide", "NotificationDutyDecideInput", { id: duty, isAgreed: true }));
    on(21);
    expect(await mine(COLLECTOR, collection)).toMatchObject({ isTellingOverdue: false });
    await done(end(t, collection));
    expect(outcomeOf(await review(t, collection, day(21))), "why: somebody must have heard whether it was wise").toBe("INPUT_INVALID");
    await done(inform(t, collection, day(21)));
    expect(await textOf(t, "father-f4", item), "why: of the collection he heard, what was collected stays untold").toBeNull();
    await done(review(t, collection, day(21)));
    on(0);
  });
});

describe("a stranger to all of it", () => {
  it("sees the same list as where there is nothing", async () => {
    const empty = await askCollections(t, "gi-supervisor");
    expect(empty.data.covertCollections).toEqual([]);
    expect(empty.disclosure.withheld).toEqual([]);
  });
});
