import { randomUUID } from "node:crypto";
import { dutchDay } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERSONAS } from "../../demo/dist/personas.js";
import { act, addItem, addReport, correctionNotices, done, duties, dutiesAt, id, openEmergency, readItem, requests, textOf } from "../duties.js";
import { areInformed, askStatement, statementOf } from "../statement.js";
import { body, cases, outcomeOf, startTestHub, type Answer, type Asking, type TestHub } from "../hub.js";

/** Who must not see or do it does not: duties to tell, requests of persons, notices of corrections, views (ADR 21). */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const now = Date.now();
const SAID = "Een kennis zegt dat Ferdi iemand zocht.";
const OFFICERS = ["privacy-officer-gi-noord", "privacy-officer-rvdk-noord", "privacy-officer-lt-noord", "privacy-officer-ggz-noord"];
/** Everyone of the demo but those of Veilig Thuis who work with F4, or watch over it. */
const OTHERS = PERSONAS.filter(({ id: persona, role }) => !["vt-worker-f4", "privacy-officer-vt-noord"].includes(persona) && role !== "TEAM_MANAGER").map(
  ({ id: persona }) => persona,
);

const ALL = `{
  notificationDuties { id personId record reason dueAt isOverdue organisation { id } changes { text } officerNotes { text } }
  dataSubjectRequests { id personId kind text ground items organisation { id } requestedBy { id } }
  correctionNotices { id item sawOldValueOn recipient { id } controller { id } }
}`;
const request = (by: string, change: object, asking: Asking = {}) =>
  act(t, by, "dataSubjectRequestMake", "DataSubjectRequestInput", { kind: "ACCESS", person: id("F4"), organisation: "vt-noord", text: "Ik wil alles lezen.", ...change }, asking);
const said = (answer: Answer): string =>
  JSON.stringify([answer.data, answer.errors.map(({ extensions }) => extensions.code), answer.disclosure.withheld, answer.disclosure.notices]);

describe("what is only for who handles it", () => {
  it("nobody else finds a duty, a request or a notice: the lists are as empty as if there were none, without a word", async () => {
    const item = await addItem(t, now, { by: "vt-worker-f4", about: ["F4"], text: SAID });
    const duty = (await duties(t, "vt-worker-f4", {}, "F4")).find(({ record }) => record === item);
    const asked = await done(request("father-f4", { text: "Wat staat er over mij en mijn broer?" }));
    expect((await duties(t, "privacy-officer-vt-noord")).map((row) => row["id"])).toContain(duty!["id"]);
    expect((await requests(t, "father-f4")).map((row) => row["id"])).toEqual([asked]);
    for (const persona of OTHERS) {
      const answer = await t.ask(persona, ALL);
      if (answer.errors.length > 0) expect(answer.data?.notificationDuties ?? null, `${persona} is refused whole`).toBeNull();
      const text = answer.text;
      for (const secret of [duty!["id"], item, ...(persona === "father-f4" ? [] : [asked, "mijn broer"])]) expect(text, persona).not.toContain(secret);
      expect(answer.disclosure.withheld ?? [], persona).toEqual([]);
    }
    expect(said(await t.ask("gi-supervisor", `query D($id: ID!) { notificationDuties(person: $id) { id dueAt } }`, { variables: { id: id("F4") } }))).toBe(
      said(await t.ask("gi-supervisor", `query D($id: ID!) { notificationDuties(person: $id) { id dueAt } }`, { variables: { id: randomUUID() } })),
    );
  });
  it("a person never learns that there is something to be told, not by lists, counts, notices or the door of one item", async () => {
    const asked = () =>
      t.ask("father-f4", `query Q($id: ID!) { person(id: $id) { informationItems { id text views { text } corrections { after } } } }`, { variables: { id: id("F4") } });
    const without = await asked();
    const item = await addItem(t, now, { by: "vt-worker-f4", about: ["F4"], text: SAID });
    expect(body(await asked())).toBe(body(without));
    const missing = randomUUID();
    expect(body(await readItem(t, "father-f4", item, "id text collectedWithKnowledge isToldToPersons")).replaceAll(item, missing)).toBe(
      body(await readItem(t, "father-f4", missing, "id text collectedWithKnowledge isToldToPersons")),
    );
    for (const change of [
      { kind: "CORRECTION", items: [item] },
      { kind: "ACCESS", items: [item] },
    ]) {
      expect(said(await request("father-f4", change))).toBe(said(await request("father-f4", { ...change, items: [missing] })));
      expect(outcomeOf(await request("father-f4", change))).toBe("UNKNOWN_OR_NOT_ALLOWED");
    }
    const view = (of: string) => act(t, "father-f4", "personViewAdd", "PersonViewInput", { person: id("F4"), item: of, position: "ADDS", text: "x" });
    expect(said(await view(item))).toBe(said(await view(missing)));
  });
  it("privacy officers and workers of other organisations act on nothing of it", async () => {
    const item = await addItem(t, now, { by: "vt-worker-f4", about: ["F4"], text: SAID });
    const duty = (await duties(t, "vt-worker-f4", {}, "F4")).find(({ record }) => record === item)!["id"] as string;
    const asked = await done(request("father-f4", {}));
    const decision = { id: asked, person: id("F4"), decision: "ACCEPTED", ground: "Een reden die lang genoeg is om te lezen." };
    for (const persona of [...OFFICERS, "gi-supervisor-two-sides", "lt-careworker"]) {
      const note = await act(t, persona, "notificationDutyNote", "NotificationDutyNoteInput", { id: duty, text: "Een aantekening die lang genoeg is." });
      expect(["UNKNOWN_OR_NOT_ALLOWED", "PURPOSE_NOT_AVAILABLE_FOR_ORG"], persona).toContain(outcomeOf(note));
      expect(outcomeOf(await act(t, persona, "dataSubjectRequestDecide", "DataSubjectRequestDecideInput", decision)), persona).not.toBe("Recorded");
      const fulfil = { id: duty, person: id("F4"), toldOn: new Date(now).toISOString().slice(0, 10), safeChannel: "PHONE" };
      expect(outcomeOf(await act(t, persona, "notificationDutyFulfil", "NotificationDutyFulfilInput", fulfil)), persona).not.toBe("Recorded");
    }
    expect((await requests(t, "father-f4")).find((row) => row["id"] === asked)).toMatchObject({ state: "OPEN" });
    expect((await duties(t, "vt-worker-f4")).find((row) => row["id"] === duty)).toMatchObject({ fulfilledAt: null, officerNotes: [] });
  });
  it("who asked for a change does not decide it, whatever the approver is called", async () => {
    const item = await addItem(t, now, { by: "vt-worker-f4", about: ["F4"], text: SAID });
    const duty = (await duties(t, "vt-worker-f4", {}, "F4")).find(({ record }) => record === item)!["id"] as string;
    const change = { id: duty, person: id("F4"), kind: "SUPPRESSION", ground: "SAFETY", text: "Een reden die lang genoeg is om te lezen." };
    for (const approver of ["vt-worker-f4", "VT-WORKER-F4", "father-f4", "gi-supervisor", "", randomUUID()]) {
      expect(outcomeOf(await act(t, "vt-worker-f4", "notificationDutyChangeAsk", "NotificationDutyChangeInput", { ...change, approver })), approver).toBe("INPUT_INVALID");
    }
  });
});

describe("a colleague who was asked to decide", () => {
  it("reads the duty while the question waits, and no longer; never the record itself", async () => {
    const item = await addItem(t, now, { by: "vt-worker-f4", about: ["F4"], text: SAID });
    const duty = (await duties(t, "vt-worker-f4", {}, "F4")).find(({ record }) => record === item)!["id"] as string;
    const sees = async () => (await duties(t, "vt-doctor")).some((row) => row["id"] === duty);
    expect(await sees()).toBe(false);
    const change = { id: duty, person: id("F4"), kind: "SUPPRESSION", ground: "SAFETY", text: "Een reden die lang genoeg is om te lezen.", approver: "vt-doctor" };
    await done(act(t, "vt-worker-f4", "notificationDutyChangeAsk", "NotificationDutyChangeInput", change));
    expect([await sees(), await textOf(t, "vt-doctor", item)]).toEqual([true, null]);
    const toldOn = dutchDay(new Date(now));
    await done(act(t, "vt-worker-f4", "notificationDutyFulfil", "NotificationDutyFulfilInput", { id: duty, person: id("F4"), toldOn, safeChannel: "PHONE" }));
    expect(await sees()).toBe(false);
    expect(outcomeOf(await act(t, "vt-doctor", "notificationDutyChangeDecide", "NotificationDutyDecideInput", { id: duty, isAgreed: true }))).toBe("UNKNOWN_OR_NOT_ALLOWED");
  });
});

const DUTY = "id personId record reason recordedOn dueAt isOverdue organisation { id } changes { text } officerNotes { text }";
const TODAY = dutchDay(new Date(now));
const WORDS = "Een reden die lang genoeg is om te lezen.";

describe("the duty to tell of a report", () => {
  it("is found by who works with the person and by the privacy officer of that Veilig Thuis: for everybody else nothing changed, not a byte", async () => {
    const ask = (persona: string) =>
      t.ask(persona, `query D($id: ID!) { vtNotificationDuties { ${DUTY} } of: vtNotificationDuties(person: $id) { id dueAt } }`, { variables: { id: id("F4") } });
    const before = new Map<string, string>();
    for (const persona of OTHERS) before.set(persona, body(await ask(persona)));
    const report = await addReport(t, now, "vt-worker-f4", ["F4"], { reporterActor: "reporter-teacher", reporterOrganisation: "burgers" });
    for (const persona of ["vt-worker-f4", "privacy-officer-vt-noord"]) {
      expect(
        (await dutiesAt(t, "vtNotificationDuties", persona)).map((row) => row["record"]),
        persona,
      ).toContain(report);
    }
    for (const persona of OTHERS) expect(body(await ask(persona)), persona).toBe(before.get(persona));
  });
  it("tells the father nothing: not by the lists of what is about him, by the door of the report, nor by what he asks of it", async () => {
    const asked = () =>
      t.ask(
        "father-f4",
        `query Q($id: ID!) { person(id: $id) { vtReports { id status receivedAt } vtInvolvement { active since } vtDecisions { id kind } safetyAssessments { id judgement } allegationSummaries { id status } } }`,
        { variables: { id: id("F4") } },
      );
    const without = body(await asked());
    const report = await addReport(t, now, "vt-worker-f4", ["F4"]);
    await done(act(t, "vt-worker-f4", "vtDecisionRecord", "VtDecisionInput", { report, about: [id("F4")], kind: "VTO", competence: "Wmo 4.1.1" }));
    await done(act(t, "vt-worker-f4", "allegationRecord", "AllegationInput", { person: id("F4"), neutralWording: "U zou hebben geschreeuwd.", status: "ALLEGED" }));
    expect(body(await asked())).toBe(without);
    const missing = randomUUID();
    const door = async (of: string) => body(await t.ask("father-f4", `query R($id: ID!) { report(id: $id) { id status } }`, { variables: { id: of } })).replaceAll(of, missing);
    expect(await door(report)).toBe(await door(missing));
    for (const kind of ["CORRECTION", "ACCESS"])
      expect(said(await request("father-f4", { kind, items: [report] }))).toBe(said(await request("father-f4", { kind, items: [missing] })));
  });
  it("keeps from his statement what Veilig Thuis read since, and nothing of before: its going away would tell", async () => {
    await areInformed(t, ["F4"]);
    const lines = async () => (await statementOf(t, "father-f4", "F4")).lines.filter(({ organisation }) => organisation.id === "vt-noord").map(({ id: line }) => line);
    const looks = () => t.ask("vt-worker-f4", `query Q($id: ID!) { person(id: $id) { allegationSummaries { status } } }`, { variables: { id: id("F4") } });
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'UNTOLD'`);
    await looks();
    const told = await lines();
    expect(told.length).toBeGreaterThan(0);
    const report = await addReport(t, now, "vt-worker-f4", ["F4"]);
    await looks();
    expect(await lines()).toEqual(told);
    const duty = (await dutiesAt(t, "vtNotificationDuties", "vt-worker-f4")).find(({ record }) => record === report)!["id"];
    await done(act(t, "vt-worker-f4", "vtNotificationDutyFulfil", "NotificationDutyFulfilInput", { id: duty, person: id("F4"), toldOn: TODAY, safeChannel: "PHONE" }));
    expect((await lines()).length).toBeGreaterThan(told.length);
  });
  it("is met, put off and noted by nobody else, and one that is not there sounds the same", async () => {
    const report = await addReport(t, now, "vt-worker-f4", ["F4"]);
    const duty = (await dutiesAt(t, "vtNotificationDuties", "vt-worker-f4")).find(({ record }) => record === report)!["id"] as string;
    for (const persona of ["father-f4", "reporter-teacher", "gi-supervisor-two-sides", "lt-careworker", "ggz-clinician", "vt-worker", "vt-doctor", ...OFFICERS]) {
      for (const [name, type, input] of [
        ["Fulfil", "NotificationDutyFulfilInput", { person: id("F4"), toldOn: TODAY, safeChannel: "PHONE" }],
        ["ChangeAsk", "NotificationDutyChangeInput", { person: id("F4"), kind: "SUPPRESSION", ground: "SAFETY", text: WORDS, approver: "vt-doctor" }],
        ["ChangeDecide", "NotificationDutyDecideInput", { isAgreed: true }],
        ["Note", "NotificationDutyNoteInput", { text: WORDS }],
      ] as const) {
        const of = async (named: string) => said(await act(t, persona, `vtNotificationDuty${name}`, type, { id: named, ...input }));
        const answer = await of(duty);
        expect(answer, `${persona} ${name}`).not.toContain("Recorded");
        expect(answer, `${persona} ${name}`).toBe(await of(randomUUID()));
      }
    }
    const key = { id: duty, person: id("F4"), toldOn: TODAY, safeChannel: "PHONE", idempotencyKey: randomUUID() };
    const fulfil = (change: object = {}) => act(t, "vt-worker-f4", "vtNotificationDutyFulfil", "NotificationDutyFulfilInput", { ...key, ...change });
    expect([await done(fulfil()), await done(fulfil())]).toEqual([duty, duty]);
    expect(outcomeOf(await fulfil({ safeChannel: "LETTER" }))).toBe("IDEMPOTENCY_KEY_REUSED");
  });
  it("is decided by a colleague alone: a stranger who was named neither sees nor decides it", async () => {
    const report = await addReport(t, now, "vt-worker-f4", ["F4"]);
    const duty = (await dutiesAt(t, "vtNotificationDuties", "vt-worker-f4")).find(({ record }) => record === report)!["id"] as string;
    for (const approver of ["gi-supervisor-two-sides", "father-f4", "nobody"]) {
      const change = { id: duty, person: id("F4"), kind: "SUPPRESSION", ground: "SAFETY", text: WORDS, approver };
      await done(act(t, "vt-worker-f4", "vtNotificationDutyChangeAsk", "NotificationDutyChangeInput", change));
      if (approver === "nobody") continue;
      expect(((await t.ask(approver, `{ vtNotificationDuties { id } }`)).data?.vtNotificationDuties ?? []) as object[], approver).toEqual([]);
      expect(outcomeOf(await act(t, approver, "vtNotificationDutyChangeDecide", "NotificationDutyDecideInput", { id: duty, isAgreed: true })), approver).not.toBe("Recorded");
    }
  });
  it("keeps another Veilig Thuis out", async () => {
    const report = await addReport(t, now, "vt-worker-f4", ["F4"]);
    await t.asOwner("veilig-thuis", `UPDATE notification_duty SET owner = 'vt-zuid' WHERE record = $1`, [report]);
    for (const persona of ["vt-worker-f4", "privacy-officer-vt-noord"]) {
      expect(
        (await dutiesAt(t, "vtNotificationDuties", persona)).map((row) => row["record"]),
        persona,
      ).not.toContain(report);
    }
  });
});

describe("the duty to tell of emergency access", () => {
  it("is found by who opened it, who works with the person there, and the privacy officer; nobody else learns of the night", async () => {
    const ask = (persona: string) =>
      t.ask(persona, `query D($id: ID!) { emergencyNotificationDuties { ${DUTY} } of: emergencyNotificationDuties(person: $id) { id dueAt } }`, { variables: { id: id("M") } });
    const strangers = PERSONAS.filter(({ organisation }) => organisation !== "lt-noord").map(({ id: persona }) => persona);
    const before = new Map<string, string>();
    for (const persona of [...strangers, "lt-curious", "lt-team-manager"]) before.set(persona, body(await ask(persona)));
    const access = await openEmergency(t, "lt-crisis");
    for (const persona of ["lt-crisis", "privacy-officer-lt-noord", "lt-careworker"]) {
      expect(
        (await dutiesAt(t, "emergencyNotificationDuties", persona, {}, "M")).map((row) => row["record"]),
        persona,
      ).toContain(access);
    }
    for (const [persona, answer] of before) expect(body(await ask(persona)), persona).toBe(answer);
  });
  it("is met and put off by who opened it or works with the person, noted by the own officer, and by nobody else", async () => {
    const duty = (await dutiesAt(t, "emergencyNotificationDuties", "lt-crisis", {}, "M"))[0]!["id"] as string;
    for (const persona of [
      "mother-m",
      "father-f4",
      "reporter-teacher",
      "gi-supervisor",
      "vt-crisis",
      "vt-worker",
      "ggz-clinician",
      "ggz-crisis",
      "lt-curious",
      "lt-access",
      ...OFFICERS.filter((by) => !by.includes("lt-noord")),
    ]) {
      for (const [name, type, input] of [
        ["Fulfil", "NotificationDutyFulfilInput", { person: id("M"), toldOn: TODAY, safeChannel: "PHONE" }],
        ["ChangeAsk", "NotificationDutyChangeInput", { person: id("M"), kind: "SUPPRESSION", ground: "SAFETY", text: WORDS, approver: "lt-coordinator" }],
        ["ChangeDecide", "NotificationDutyDecideInput", { isAgreed: true }],
        ["Note", "NotificationDutyNoteInput", { text: WORDS }],
      ] as const) {
        const of = async (named: string) => said(await act(t, persona, `emergencyNotificationDuty${name}`, type, { id: named, ...input }));
        const answer = await of(duty);
        expect(answer, `${persona} ${name}`).not.toContain("Recorded");
        expect(answer, `${persona} ${name}`).toBe(await of(randomUUID()));
      }
    }
    expect(
      outcomeOf(await act(t, "lt-crisis", "emergencyNotificationDutyFulfil", "NotificationDutyFulfilInput", { id: duty, person: id("K2"), toldOn: TODAY, safeChannel: "PHONE" })),
      "why: it is of another person",
    ).toBe("ACT_CONFLICT");
  });
  it("a question that waits is read by that colleague alone, and no person learns from it that somebody opened access", async () => {
    const duty = (await dutiesAt(t, "emergencyNotificationDuties", "lt-crisis", {}, "M"))[0]!["id"] as string;
    const sees = async () => (await dutiesAt(t, "emergencyNotificationDuties", "lt-access", { purpose: "PROVIDE_VOLUNTARY_HELP", caseId: null })).some((row) => row["id"] === duty);
    const statement = async () => body(await askStatement(t, "mother-m", "M"));
    const silent = await statement();
    await done(
      act(t, "lt-crisis", "emergencyNotificationDutyChangeAsk", "NotificationDutyChangeInput", {
        id: duty,
        person: id("M"),
        kind: "SUPPRESSION",
        ground: "SAFETY",
        text: WORDS,
        approver: "lt-coordinator",
      }),
    );
    expect(await sees()).toBe(false);
    expect(await statement()).toBe(silent);
  });
});

describe("requests of persons", () => {
  it("are made for oneself or whom one may speak for, by nobody else", async () => {
    const outcomes: readonly (readonly [string, string, string])[] = [
      ["father-f4", "M", "NO_PARTICIPATION"],
      ["father-f1", "K1", "NO_PARTICIPATION"],
      ["father-f2", "K2", "NO_PARTICIPATION"],
      ["child-k2", "M", "NO_PARTICIPATION"],
      ["elderly-son", "elderly.woman", "NO_PARTICIPATION"],
      ["reporter-teacher", "K2", "NO_PARTICIPATION"],
      ["mother-m", "K3", "Recorded"],
      ["mentor-daughter", "elderly.woman", "Recorded"],
      ["child-k2", "K2", "Recorded"],
    ];
    for (const [persona, person, outcome] of outcomes) expect(outcomeOf(await request(persona, { person: id(person) })), `${persona} for ${person}`).toBe(outcome);
    for (const persona of ["vt-worker-f4", "gi-supervisor", "privacy-officer-vt-noord"])
      expect(outcomeOf(await request(persona, {})), persona).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
  });
  it("say the same whether or not the organisation holds anything, and are refused for what is no organisation", async () => {
    for (const organisation of ["ggz-noord", "rvdk-noord", "lt-zuid", "gi-noord"]) expect(outcomeOf(await request("father-f4", { organisation })), organisation).toBe("Recorded");
    for (const organisation of ["burgers", "ggz-nergens", ""]) expect(outcomeOf(await request("father-f4", { organisation })), organisation).toBe("INPUT_INVALID");
  });
  it("a parent does not see what its child asked, nor a child's item that was told in confidence", async () => {
    const asked = await done(request("child-k2", { person: id("K2"), kind: "OBJECTION", text: "Ik wil niet dat mama dit leest." }));
    expect((await requests(t, "child-k2")).map((row) => row["id"])).toContain(asked);
    expect(JSON.stringify(await requests(t, "mother-m"))).not.toContain("mama dit leest");
    const item = await addItem(t, now, {
      by: "vt-worker",
      about: ["K2"],
      text: "Kim vertelt iets in vertrouwen.",
      category: "CHILD_CONFIDENTIAL",
      confidentiality: "C5",
      holder: id("K2"),
    });
    expect(await textOf(t, "child-k2", item)).toBe("Kim vertelt iets in vertrouwen.");
    const missing = randomUUID();
    for (const of of [item, missing]) {
      expect(outcomeOf(await request("mother-m", { person: id("K2"), kind: "CORRECTION", items: [of] }))).toBe("UNKNOWN_OR_NOT_ALLOWED");
      expect(outcomeOf(await act(t, "mother-m", "personViewAdd", "PersonViewInput", { person: id("K2"), item: of, position: "ADDS", text: "x" }))).toBe("UNKNOWN_OR_NOT_ALLOWED");
    }
    expect(body(await readItem(t, "mother-m", item, "id text")).replaceAll(item, missing)).toBe(body(await readItem(t, "mother-m", missing, "id text")));
  });
  it("name items of the person, of the organisation that is asked", async () => {
    const mine = await addItem(t, now, { by: "vt-worker", about: ["M"], text: "Over Maria.", informed: [id("M")] });
    expect(outcomeOf(await request("mother-m", { person: id("M"), organisation: "gi-noord", items: [mine] }))).toBe("INPUT_INVALID");
    expect(outcomeOf(await request("mother-m", { person: id("K3"), items: [mine] })), "why: it is not about K3").toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(outcomeOf(await request("mother-m", { person: id("M"), kind: "CORRECTION" })), "why: of what?").toBe("INPUT_INVALID");
  });
  it("end for who no longer speaks for the person", async () => {
    const asked = await done(request("mentor-daughter", { person: id("elderly.woman"), organisation: "vt-noord" }));
    expect((await requests(t, "mentor-daughter")).map((row) => row["id"])).toContain(asked);
    await t.asOwner("consent", `UPDATE representation SET valid_until = CURRENT_DATE WHERE representative = $1`, [id("elderly.daughter")]);
    expect(await requests(t, "mentor-daughter")).toEqual([]);
  });
  it("of somebody who is shielded are not read by a colleague who also works with whom it must be hidden from", async () => {
    await done(request("mother-m", { person: id("M"), text: "Ik woon nu in de Verzonnenstraat, niet daar." }));
    const readsIt = async (persona: string) => JSON.stringify(await requests(t, persona)).includes("Verzonnenstraat");
    expect([await readsIt("mother-m"), await readsIt("vt-worker")]).toEqual([true, true]);
    expect(await readsIt("vt-worker-f4"), "why: he works with F4, from whom the place is hidden").toBe(false);
  });
  it("are not read by who reviews the file without names, though it takes part in the case for that person", async () => {
    const asked = await done(request("mother-m", { person: id("K4"), organisation: "rvdk-noord" }));
    const reads = async (persona: string, asking: Asking = {}) => (await requests(t, persona, asking)).some((row) => row["id"] === asked);
    expect((await t.ask("rvdk-devils-advocate", `query Q($id: ID!) { person(id: $id) { ageBand } }`, { variables: { id: id("K4") } })).data.person.ageBand).toEqual(
      expect.any(String),
    );
    expect([await reads("rvdk-investigator"), await reads("privacy-officer-rvdk-noord"), await reads("rvdk-devils-advocate")]).toEqual([true, true, false]);
  });
  it("do their work once for one key, and another request under that key is refused", async () => {
    const idempotencyKey = randomUUID();
    const [first, again] = [await done(request("father-f4", { idempotencyKey })), await done(request("father-f4", { idempotencyKey }))];
    expect(again).toBe(first);
    expect(outcomeOf(await request("father-f4", { idempotencyKey, text: "Iets anders." }))).toBe("IDEMPOTENCY_KEY_REUSED");
    expect((await requests(t, "father-f4")).filter((row) => row["id"] === first)).toHaveLength(1);
  });
});

describe("a correction", () => {
  it("that fails half way leaves nothing: no words, no notices, no decision", async () => {
    const item = await addItem(t, now, { by: "vt-worker", about: ["M"], text: "Onjuist.", informed: [id("M")] });
    await textOf(t, "gi-supervisor", item);
    const asked = await done(request("mother-m", { person: id("M"), kind: "CORRECTION", items: [item] }));
    const decide = () =>
      act(t, "vt-worker", "dataSubjectRequestDecide", "DataSubjectRequestDecideInput", {
        id: asked,
        person: id("M"),
        decision: "ACCEPTED",
        ground: "Dit klopte niet, en is verbeterd.",
        corrections: [{ item, text: "Juist." }],
      });
    await t.asOwner("case", `REVOKE INSERT ON correction_notice FROM samenhang_app`);
    expect(outcomeOf(await decide())).toBe("DATABASE_UNAVAILABLE");
    await t.asOwner("case", `GRANT INSERT ON correction_notice TO samenhang_app`);
    expect(await textOf(t, "gi-supervisor", item)).toBe("Onjuist.");
    expect((await requests(t, "mother-m")).find((row) => row["id"] === asked)).toMatchObject({ state: "OPEN" });
    expect(outcomeOf(await decide())).toBe("Recorded");
    expect(await textOf(t, "gi-supervisor", item)).toBe("Juist.");
    expect((await correctionNotices(t, "gi-supervisor")).filter((row) => row["item"] === item)).toHaveLength(1);
  });
  it("is read in the notice's item only by who may read the item now", async () => {
    const item = await addItem(t, now, { by: "vt-worker", about: ["M"], text: "Fout over Maria.", informed: [id("M")] });
    await textOf(t, "gi-supervisor", item);
    const asked = await done(request("mother-m", { person: id("M"), kind: "CORRECTION", items: [item] }));
    await done(
      act(t, "vt-worker", "dataSubjectRequestDecide", "DataSubjectRequestDecideInput", {
        id: asked,
        person: id("M"),
        decision: "ACCEPTED",
        ground: "Dit klopte niet, en is verbeterd.",
        corrections: [{ item, text: "Goed over Maria." }],
      }),
    );
    await t.asOwner("case", `UPDATE information_item SET necessary_for_supervision = false WHERE id = $1`, [item]);
    expect(
      (await correctionNotices(t, "gi-supervisor")).filter((row) => row["item"] === item),
      "why: it read the old value",
    ).toHaveLength(1);
    const read = await readItem(t, "gi-supervisor", item, "text corrections { before after }");
    expect(read.data.informationItem).toBeNull();
    expect(read.text).not.toMatch(/Fout over|Goed over/);
  });
  it("sends nobody who was refused the item, or saw only its date", async () => {
    const item = await addItem(t, now, { by: "vt-worker", about: ["M"], text: "Fout over Maria.", informed: [id("M")], necessaryForSupervision: false });
    expect(await textOf(t, "gi-supervisor", item)).toBeNull();
    const entries = await t.asOwner("case", `SELECT organisation FROM ledger_entry WHERE decisions @> $1::jsonb`, [JSON.stringify([{ records: [`${item}/1`] }])]);
    expect(entries).toEqual([]);
  });
});

describe("the door of one item", () => {
  it("is the door of the lists: who sees it there sees it here, and nobody else", async () => {
    const list = `query Q($case: ID!) { case(id: $case) { informationItems { id text } } }`;
    const inCase = (persona: string) => t.ask(persona, list, { variables: { case: cases["maria"]! }, caseId: cases["maria"]! });
    const all = (await inCase("vt-worker")).data.case.informationItems as { id: string }[];
    expect(all.length).toBeGreaterThan(3);
    for (const persona of ["gi-supervisor", "lt-careworker", "rvdk-investigator", "mother-m", "father-f4", "lt-curious", "privacy-officer-vt-noord"]) {
      const listed = new Map(((await inCase(persona)).data.case?.informationItems ?? []).map((row: { id: string; text: string | null }) => [row.id, row.text]));
      for (const { id: item } of all.slice(0, 8)) {
        expect(await textOf(t, persona, item, { caseId: cases["maria"]! }), `${persona} ${item}`).toBe(listed.get(item) ?? null);
      }
    }
  });
});
