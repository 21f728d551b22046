import { dutchDay } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, addItem, addReport, correctionNotices, done, duties, dutiesAt, id, openEmergency, readItem, requests, textOf, type DutyDoor } from "../duties.js";
import { body, outcomeOf, startTestHub, type TestHub } from "../hub.js";
import { statementOf } from "../statement.js";

/** The duty to tell persons, and what persons ask (policy.md sections 12 and 13): example E17 by a clock we set, and E15's decision. */
const DAY = 86_400_000;
const START = Date.now();
let clock = START;
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub({ now: () => clock });
});
afterAll(() => t?.stop());

const day = (days: number): string => dutchDay(new Date(START + days * DAY));
const on = (days: number): void => void (clock = START + days * DAY);
const NEEDED = "Ferdi wordt pas volgende week op een veilige plek gesproken.";
const officer = "privacy-officer-vt-noord";

describe("E17 a record about F4 from somebody else, of which he does not know", () => {
  const SAID = "Een collega zegt dat Ferdi dreigt.";
  let item = "";
  let duty = "";
  const ask = (change: object, by = "vt-worker-f4") =>
    act(t, by, "notificationDutyChangeAsk", "NotificationDutyChangeInput", { id: duty, person: id("F4"), kind: "EXTENSION", text: NEEDED, approver: "vt-doctor", ...change });
  const decide = (isAgreed: boolean, by = "vt-doctor") => act(t, by, "notificationDutyChangeDecide", "NotificationDutyDecideInput", { id: duty, isAgreed });
  const mine = async (persona: string) => (await duties(t, persona)).find((row) => row["record"] === item);

  it("begins a duty with the record, for four weeks", async () => {
    item = await addItem(t, clock, { by: "vt-worker-f4", about: ["F4"], text: SAID });
    const row = (await duties(t, "vt-worker-f4", {}, "F4")).find(({ record }) => record === item);
    duty = row!["id"] as string;
    expect(row).toMatchObject({
      personId: id("F4"),
      organisation: { id: "vt-noord" },
      reason: "NEW_RECORD_FROM_THIRD_PARTY",
      recordedOn: day(0),
      dueAt: day(28),
      isOverdue: false,
      fulfilledAt: null,
    });
  });
  it("others who may read it are told that he does not know; he does not find it by himself", async () => {
    const read = await readItem(t, "gi-supervisor-two-sides", item, "text isToldToPersons collectedWithKnowledge");
    expect(read.data.informationItem).toEqual({ text: SAID, isToldToPersons: false, collectedWithKnowledge: true });
    expect(read.disclosure.notices).toContainEqual({ kind: "NOT_YET_TOLD", record: item });
    expect(read.disclosure.notices, "why: nobody collected it covertly").not.toContainEqual({ kind: "COLLECTED_WITHOUT_KNOWLEDGE", record: item });
    expect(await textOf(t, "father-f4", item)).toBeNull();
  });
  it("stands among what is late for the officer of who must tell, from the day on which it is, and for no other officer", async () => {
    const FINDINGS = "query F($from: LocalDate!, $to: LocalDate!) { auditFindings(from: $from, to: $to) { kind count actors { actor count } } }";
    type Found = { kind: string; actors: { actor: string; count: number }[] };
    const late = async (persona: string, to: string) =>
      ((await t.ask(persona, FINDINGS, { variables: { from: day(0), to } })).data.auditFindings as Found[]).find(({ kind }) => kind === "OVERDUE_NOTIFICATIONS");
    const byWorker = async (to: string) => (await late(officer, to))?.actors.find(({ actor }) => actor === "vt-worker-f4")?.count ?? 0;
    on(27);
    const before = await byWorker(day(28));
    on(28);
    expect(await byWorker(day(28))).toBe(before + 1);
    expect(await byWorker(day(27)), "why: on that day it was not late").toBe(before);
    expect(await late("privacy-officer-gi-noord", day(28))).toBeUndefined();
  });
  it("holds on the last day of the term, and on the day after only Veilig Thuis reads on: nothing tells why", async () => {
    on(27);
    expect(await textOf(t, "gi-supervisor-two-sides", item)).toBe(SAID);
    on(28);
    const asked = () => t.ask("gi-supervisor-two-sides", `query Q($id: ID!) { person(id: $id) { informationItems { id text } } }`, { variables: { id: id("F4") } });
    const held = await asked();
    expect(held.text).not.toContain(SAID);
    expect(await textOf(t, "vt-worker-f4", item)).toBe(SAID);
    expect(await textOf(t, "father-f4", item)).toBeNull();
    await t.asOwner("case", `UPDATE information_item SET about = '{}' WHERE id = $1`, [item]);
    expect(body(await asked()), "why: a record on hold and one that is not there look the same").toBe(body(held));
    await t.asOwner("case", `UPDATE information_item SET about = $2 WHERE id = $1`, [item, [id("F4")]]);
  });
  it("the worker and the privacy officer see that it is late, the record of a month ago too", async () => {
    for (const persona of ["vt-worker-f4", officer]) {
      expect(await mine(persona), persona).toMatchObject({ isOverdue: true, dueAt: day(28) });
      expect(
        (await duties(t, persona)).filter(({ isOverdue }) => isOverdue),
        persona,
      ).toHaveLength(2);
    }
  });
  it("is extended by at most two weeks, with a reason, when a colleague agrees", async () => {
    for (const [why, change] of [
      ["too long", { until: day(43) }],
      ["not ahead", { until: day(28) }],
      ["no day", {}],
      ["no reason", { until: day(42), text: "te druk" }],
      ["oneself", { until: day(42), approver: "vt-worker-f4" }],
      ["of another organisation", { until: day(42), approver: "gi-supervisor" }],
      ["somebody unknown", { until: day(42), approver: "nobody" }],
    ] as const) {
      expect(outcomeOf(await ask(change)), why).toBe("INPUT_INVALID");
    }
    expect(outcomeOf(await ask({ until: day(42) }))).toBe("Recorded");
    expect(outcomeOf(await ask({ until: day(42) })), "why: one question at a time").toBe("ACT_CONFLICT");
    expect(await textOf(t, "gi-supervisor-two-sides", item), "why: nobody agreed yet").toBeNull();
    for (const other of ["vt-worker-f4", "vt-worker"]) expect(outcomeOf(await decide(true, other)), other).toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(await mine("vt-doctor"), "why: who decides reads what is asked").toMatchObject({ changes: [{ text: NEEDED, state: "ASKED", approver: { id: "vt-doctor" } }] });
    expect(outcomeOf(await decide(true))).toBe("Recorded");
    expect(await mine("vt-doctor"), "why: nothing waits for her any more").toBeUndefined();
    expect(await mine("vt-worker-f4")).toMatchObject({ extendedTo: day(42), isOverdue: false, changes: [{ state: "AGREED" }] });
    expect(await textOf(t, "gi-supervisor-two-sides", item)).toBe(SAID);
  });
  it("a second extension needs a note of the privacy officer, made since the first", async () => {
    on(42);
    expect(await textOf(t, "gi-supervisor-two-sides", item)).toBeNull();
    expect(outcomeOf(await ask({ until: day(56) }))).toBe("Recorded");
    expect(outcomeOf(await decide(true)), "why: the privacy officer noted nothing").toBe("INPUT_INVALID");
    const note = (text: string, by = officer) => act(t, by, "notificationDutyNote", "NotificationDutyNoteInput", { id: duty, text });
    expect(outcomeOf(await note("kort"))).toBe("INPUT_INVALID");
    expect(outcomeOf(await note("Gezien; er is een afspraak op een veilige plek.", "privacy-officer-gi-noord"))).toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(outcomeOf(await note("Gezien; er is een afspraak op een veilige plek."))).toBe("Recorded");
    expect(outcomeOf(await decide(true))).toBe("Recorded");
    expect(await mine("vt-worker-f4")).toMatchObject({ extendedTo: day(56), officerNotes: [{ by: { id: officer } }] });
  });
  it("ends when he was told: he reads it himself, others read it on, and consent knows that he was told", async () => {
    on(50);
    const tell = (toldOn: string, by = "vt-worker-f4") =>
      act(t, by, "notificationDutyFulfil", "NotificationDutyFulfilInput", { id: duty, person: id("F4"), toldOn, safeChannel: "IN_PERSON" });
    for (const wrong of [day(51), day(-1)]) expect(outcomeOf(await tell(wrong)), wrong).toBe("INPUT_INVALID");
    expect(outcomeOf(await tell(day(49), "vt-worker")), "why: she does not work with him").toBe("SUBJECT_NOT_IN_CONCERNS");
    expect(outcomeOf(await tell(day(49)))).toBe("Recorded");
    expect(outcomeOf(await tell(day(50))), "why: once").toBe("ACT_CONFLICT");
    expect(await mine("vt-worker-f4"), "why: it no longer waits").toBeUndefined();
    expect((await duties(t, "vt-worker-f4", {}, "F4")).find(({ id: known }) => known === duty)).toMatchObject({ fulfilledAt: day(49), safeChannel: "IN_PERSON", isOverdue: false });
    on(60);
    expect(await textOf(t, "father-f4", item)).toBe(SAID);
    expect(await textOf(t, "gi-supervisor-two-sides", item)).toBe(SAID);
    const facts = await t.asOwner("consent", `SELECT body FROM attested_fact WHERE kind = 'INFORMED' AND id = $1`, [duty]);
    expect(facts).toEqual([{ body: { person: id("F4"), organisation: "vt-noord" } }]);
    on(0);
  });
});

describe("a duty to tell", () => {
  it("lasts a month elsewhere, and only Veilig Thuis can extend it", async () => {
    const item = await addItem(t, clock, { by: "lt-careworker", about: ["M"], text: "De school belde over Kim.", sourceKind: "PROFESSIONAL", legalBasis: "L-19" });
    const row = (await duties(t, "lt-careworker")).find(({ record }) => record === item)!;
    const [year, month] = day(0).split("-").map(Number) as [number, number];
    expect([`${year}-${String(month + 1).padStart(2, "0")}`, `${year + 1}-01`]).toContain((row["dueAt"] as string).slice(0, 7));
    const asked = { id: row["id"], person: id("M"), kind: "EXTENSION", until: day(40), text: NEEDED, approver: "lt-coordinator" };
    expect(outcomeOf(await act(t, "lt-careworker", "notificationDutyChangeAsk", "NotificationDutyChangeInput", asked))).toBe("INPUT_INVALID");
  });
  it("is not there for what the professional saw, what the person said, or what the person knows already", async () => {
    const made = async (change: object) => {
      const item = await addItem(t, clock, { by: "vt-worker-f4", about: ["F4"], text: "Ferdi kwam te laat.", ...change });
      return (await duties(t, "vt-worker-f4", {}, "F4")).filter(({ record }) => record === item).length;
    };
    expect(await made({ sourceKind: "OWN_OBSERVATION" })).toBe(0);
    expect(await made({ holder: id("F4") })).toBe(0);
    expect(await made({ informed: [id("F4")] })).toBe(0);
    for (const sourceKind of ["PERSON", "PROFESSIONAL", "DOCUMENT", "REGISTER"]) expect(await made({ sourceKind }), sourceKind).toBe(1);
    expect(await made({ sourceKind: "PROFESSIONAL", holder: id("F4") }), "why: a professional who tells what he said is a third party").toBe(1);
  });
  it("is one a person: who was told does not read what the other must still hear", async () => {
    const item = await addItem(t, clock, { by: "vt-worker", about: ["K4", "M"], text: "De oppas belde over Katja.", informed: [id("M")] });
    expect((await duties(t, "vt-worker", {}, "K4")).filter(({ record }) => record === item)).toHaveLength(1);
    expect((await duties(t, "vt-worker", {}, "M")).filter(({ record }) => record === item)).toHaveLength(0);
    expect(await textOf(t, "mother-m", item)).toBeNull();
  });
  it("is put aside on a ground when a colleague agrees; where safety is the ground the person does not find it either", async () => {
    const suppress = async (ground: string) => {
      const item = await addItem(t, clock, { by: "vt-worker-f4", about: ["F4"], text: `Een buurman ziet Ferdi vaak. (${ground})` });
      const duty = (await duties(t, "vt-worker-f4", {}, "F4")).find(({ record }) => record === item)!["id"] as string;
      const asked = { id: duty, person: id("F4"), kind: "SUPPRESSION", ground, text: NEEDED, approver: "vt-doctor" };
      await done(act(t, "vt-worker-f4", "notificationDutyChangeAsk", "NotificationDutyChangeInput", asked));
      await done(act(t, "vt-doctor", "notificationDutyChangeDecide", "NotificationDutyDecideInput", { id: duty, isAgreed: true }));
      return item;
    };
    const [unsafe, known] = [await suppress("SAFETY"), await suppress("KNOWS_ALREADY")];
    on(40);
    expect(await textOf(t, "gi-supervisor-two-sides", unsafe), "why: it was decided, and is not late").not.toBeNull();
    expect([await textOf(t, "father-f4", unsafe), await textOf(t, "father-f4", known)]).toEqual([null, "Een buurman ziet Ferdi vaak. (KNOWS_ALREADY)"]);
    on(0);
  });
});

const askPerson = (persona: string, name: string, fields: string) => t.ask(persona, `query P($id: ID!) { person(id: $id) { ${fields} } }`, { variables: { id: id(name) } });

describe("E17 a report at Veilig Thuis about F4, of which he does not know", () => {
  const REPORTS = "vtReports { id status receivedAt } vtDecisions { kind } safetyAssessments { judgement } vtInvolvement { since contactPerson { id } }";
  let report = "";
  let duty = "";
  let before = "";
  const ofFather = async () => body(await askPerson("father-f4", "F4", REPORTS));
  const sees = async (persona: string) => ((await askPerson(persona, "F4", "vtReports { id }")).data.person.vtReports ?? []).some((row: { id: string }) => row.id === report);
  const mine = async (persona: string) => (await dutiesAt(t, "vtNotificationDuties", persona, {}, "F4")).find((row) => row["record"] === report);
  const change = (name: string, type: string, input: object, by = "vt-worker-f4") => act(t, by, `vtNotificationDuty${name}`, type, { id: duty, ...input });

  it("begins a duty for each person who does not know, for four weeks; it says nothing of who reported, nor that somebody did", async () => {
    on(0);
    before = await ofFather();
    report = await addReport(t, clock, "vt-worker-f4", ["F4"], { reporterActor: "reporter-teacher", reporterOrganisation: "burgers" });
    const row = (await mine("vt-worker-f4"))!;
    duty = row["id"] as string;
    expect(row).toMatchObject({ personId: id("F4"), organisation: { id: "vt-noord" }, reason: "RECORD_OF_VEILIG_THUIS", recordedOn: day(0), dueAt: day(28), isOverdue: false });
    expect(JSON.stringify(row)).not.toMatch(/buur|bystander|report|meld|third/i);
    const informed = await addReport(t, clock, "vt-worker", ["K4", "M"], { informed: [id("M")] });
    const begun = await t.asOwner("veilig-thuis", `SELECT about FROM notification_duty WHERE record = $1`, [informed]);
    expect(begun).toEqual([{ about: [id("K4")] }]);
  });
  it("he does not find the report, what was decided on it, what it made of it, nor that Veilig Thuis works on it: byte for byte as before", async () => {
    await done(act(t, "vt-worker-f4", "vtDecisionRecord", "VtDecisionInput", { report, about: [id("F4")], kind: "HANDOVER", competence: "Wmo 4.1.1" }));
    const assessed = { about: [id("F4")], events: ["Geschreeuw."], judgement: "CONCERNS", decision: "Gesprek." };
    await done(act(t, "vt-worker-f4", "safetyAssessmentRecord", "SafetyAssessmentInput", assessed));
    expect(await ofFather()).toBe(before);
    expect((await t.ask("father-f4", `query R($id: ID!) { report(id: $id) { status } }`, { variables: { id: report } })).data.report).toBeNull();
    expect(await sees("vt-worker-f4")).toBe(true);
  });
  it("is late on the day after the term: other organisations no longer see it, in silence, while Veilig Thuis works on and who reported hears on", async () => {
    await t.asOwner("veilig-thuis", `UPDATE report SET necessary_for_supervision = true WHERE id = $1`, [report]);
    const feedback = async () => body(await t.ask("reporter-teacher", `{ myReports { received assessed outcome } }`));
    on(27);
    const heard = await feedback();
    expect([await sees("gi-supervisor-two-sides"), await sees("vt-worker-f4")]).toEqual([true, true]);
    on(28);
    expect([await sees("gi-supervisor-two-sides"), await sees("vt-worker-f4")]).toEqual([false, true]);
    expect(await feedback(), "why: whether he was told is not for who reported").toBe(heard);
    const held = body(await askPerson("gi-supervisor-two-sides", "F4", "vtReports { id status }"));
    await t.asOwner("veilig-thuis", `UPDATE report SET about = '{}' WHERE id = $1`, [report]);
    expect(body(await askPerson("gi-supervisor-two-sides", "F4", "vtReports { id status }"))).toBe(held);
    await t.asOwner("veilig-thuis", `UPDATE report SET about = $2 WHERE id = $1`, [report, [id("F4")]]);
    for (const persona of ["vt-worker-f4", officer]) {
      const late = (await dutiesAt(t, "vtNotificationDuties", persona)).find((row) => row["id"] === duty);
      expect(late, persona).toMatchObject({ isOverdue: true });
    }
  });
  it("is extended by two weeks when a colleague agrees; naming another colleague replaces the question", async () => {
    const ask = (approver: string, until = day(42)) => change("ChangeAsk", "NotificationDutyChangeInput", { person: id("F4"), kind: "EXTENSION", until, text: NEEDED, approver });
    expect(outcomeOf(await ask("vt-doctor", day(43)))).toBe("INPUT_INVALID");
    expect(outcomeOf(await ask("vt-worker-f4")), "why: oneself").toBe("INPUT_INVALID");
    await done(ask("vt-worker"));
    expect(outcomeOf(await ask("vt-worker"))).toBe("ACT_CONFLICT");
    await done(ask("vt-doctor"));
    const decide = (by: string) => change("ChangeDecide", "NotificationDutyDecideInput", { isAgreed: true }, by);
    expect(outcomeOf(await decide("vt-worker")), "why: it was replaced").toBe("UNKNOWN_OR_NOT_ALLOWED");
    await done(decide("vt-doctor"));
    expect(await mine("vt-worker-f4")).toMatchObject({ extendedTo: day(42), isOverdue: false, changes: [{ state: "REPLACED" }, { state: "AGREED" }] });
    expect(await sees("gi-supervisor-two-sides")).toBe(true);
  });
  it("ends when he was told: he reads that there is a report, and what was decided; consent knows that he was told", async () => {
    expect(await ofFather()).toBe(before);
    await done(change("Fulfil", "NotificationDutyFulfilInput", { person: id("F4"), toldOn: day(28), safeChannel: "IN_PERSON" }));
    expect(await sees("father-f4")).toBe(true);
    const own = (await askPerson("father-f4", "F4", REPORTS)).data.person;
    expect(own.vtDecisions).toContainEqual({ kind: "HANDOVER" });
    expect(own.safetyAssessments).toContainEqual({ judgement: "CONCERNS" });
    const facts = await t.asOwner("consent", `SELECT issuer, kind, body FROM attested_fact WHERE id = $1`, [duty]);
    expect(facts).toEqual([{ issuer: "veilig-thuis", kind: "INFORMED", body: { person: id("F4"), organisation: "vt-noord" } }]);
    on(0);
  });
  it("an allegation begins one too, unless its person knows or gave a view; a ground of safety keeps it from him", async () => {
    const allege = (input: object) =>
      done(
        act(t, "vt-worker-f4", "allegationRecord", "AllegationInput", {
          person: id("F4"),
          neutralWording: "Er is gemeld dat u zou hebben geschreeuwd.",
          status: "ALLEGED",
          ...input,
        }),
      );
    const dutyOf = async (record: string) => (await dutiesAt(t, "vtNotificationDuties", "vt-worker-f4", {}, "F4")).find((row) => row["record"] === record);
    for (const known of [{ isInformed: true }, { ownView: "Dat was ik niet." }]) expect(await dutyOf(await allege(known))).toBeUndefined();
    const alleged = await allege({});
    const reads = async () => (await askPerson("father-f4", "F4", "allegationSummaries { id }")).data.person.allegationSummaries.some((row: { id: string }) => row.id === alleged);
    duty = (await dutyOf(alleged))!["id"] as string;
    expect(await reads()).toBe(false);
    await done(change("ChangeAsk", "NotificationDutyChangeInput", { person: id("F4"), kind: "SUPPRESSION", ground: "SAFETY", text: NEEDED, approver: "vt-doctor" }));
    await done(change("ChangeDecide", "NotificationDutyDecideInput", { isAgreed: true }, "vt-doctor"));
    on(60);
    expect([await reads(), (await dutyOf(alleged))!["isOverdue"]]).toEqual([false, false]);
    on(0);
  });
});

describe("E18 after a night of emergency access the persons are told", () => {
  const DOOR: DutyDoor = "emergencyNotificationDuties";
  const view = { headers: {} as Record<string, string> };
  let access = "";
  const dutyOf = async (name: string, by = "lt-crisis") => (await dutiesAt(t, DOOR, by, {}, name)).find(({ record }) => record === access)!;
  const change = async (name: string, act_: string, type: string, input: object, by = "lt-crisis") =>
    act(t, by, `emergencyNotificationDuty${act_}`, type, { id: (await dutyOf(name))["id"], ...input });
  const suppress = async (name: string, ground: string) => {
    await done(change(name, "ChangeAsk", "NotificationDutyChangeInput", { person: id(name), kind: "SUPPRESSION", ground, text: NEEDED, approver: "lt-coordinator" }));
    await done(change(name, "ChangeDecide", "NotificationDutyDecideInput", { isAgreed: true }, "lt-coordinator"));
  };
  const emergencies = async (by: string, name: string) =>
    (await statementOf(t, by, name, { from: day(0), to: dutchDay(new Date(clock)) })).lines.filter(({ emergency, organisation }) => emergency && organisation.id === "lt-noord")
      .length;

  it("begins a duty for each person of the case who can be told, of the organisation that opened it", async () => {
    on(0);
    access = await openEmergency(t, "lt-crisis");
    view.headers = { "samenhang-break-glass": access };
    const owed = (await dutiesAt(t, DOOR, "lt-crisis")).filter(({ record }) => record === access);
    const [opened] = await t.asOwner("consent", `SELECT about FROM emergency_access WHERE id = $1`, [access]);
    const cannot = (await t.asOwner("case", `SELECT id FROM person WHERE is_unborn OR deceased_at IS NOT NULL`)).map((row) => row["id"]);
    expect(owed.map(({ personId }) => personId as string).sort()).toEqual((opened!["about"] as string[]).filter((person) => !cannot.includes(person)).sort());
    for (const row of owed) expect(row).toMatchObject({ organisation: { id: "lt-noord" }, reason: "BREAK_GLASS", recordedOn: day(0), dueAt: day(28), fulfilledAt: null });
    for (const name of ["M", "K4", "K2", "K3"]) await t.ask("lt-crisis", `query P($id: ID!) { person(id: $id) { displayName } }`, { ...view, variables: { id: id(name) } });
  });
  it("telling the person ends the silence of the statement; who speaks for a child hears of the child's once both were told", async () => {
    expect([await emergencies("mother-m", "M"), await emergencies("mother-m", "K4")]).toEqual([0, 0]);
    await done(change("K4", "Fulfil", "NotificationDutyFulfilInput", { person: id("K4"), toldOn: day(0), safeChannel: "THROUGH_SUPPORT_PERSON" }));
    expect(await emergencies("mother-m", "K4"), "why: she was not told herself").toBe(0);
    await done(change("M", "Fulfil", "NotificationDutyFulfilInput", { person: id("M"), toldOn: day(0), safeChannel: "IN_PERSON" }));
    expect([await emergencies("mother-m", "M"), await emergencies("mother-m", "K4")]).toEqual([1, 1]);
    expect(await emergencies("child-k2", "K2"), "why: Kim was not told").toBe(0);
    const informed = await t.asOwner("consent", `SELECT id FROM attested_fact WHERE kind = 'INFORMED' AND organisation = 'lt-noord'`);
    expect(informed, "why: that is of a record, and ends another silence").toEqual([]);
  });
  it("is extended by two weeks with approval, a second time after a note of the privacy officer; the silence lasts as long", async () => {
    const ask = (until: string) =>
      change("K2", "ChangeAsk", "NotificationDutyChangeInput", { person: id("K2"), kind: "EXTENSION", until, text: NEEDED, approver: "lt-coordinator" });
    const agree = () => change("K2", "ChangeDecide", "NotificationDutyDecideInput", { isAgreed: true }, "lt-coordinator");
    expect(outcomeOf(await ask(day(43)))).toBe("INPUT_INVALID");
    await done(ask(day(42)));
    await done(agree());
    await done(ask(day(56)));
    expect(outcomeOf(await agree()), "why: the privacy officer noted nothing").toBe("INPUT_INVALID");
    await done(
      act(t, "privacy-officer-lt-noord", "emergencyNotificationDutyNote", "NotificationDutyNoteInput", { id: (await dutyOf("K2"))["id"], text: "Gezien; er volgt een gesprek." }),
    );
    await done(agree());
    on(55);
    expect([await emergencies("child-k2", "K2"), (await dutyOf("K2"))["isOverdue"]]).toEqual([0, false]);
    on(56);
    expect([await emergencies("child-k2", "K2"), (await dutyOf("K2"))["isOverdue"]], "why: the silence ends with the term, also where nobody told").toEqual([1, true]);
  });
  it("a ground of safety keeps the statement silent, another ground does not", async () => {
    await suppress("K2", "SAFETY");
    expect(await emergencies("child-k2", "K2")).toBe(0);
    on(0);
    expect(await emergencies("mother-m", "K3")).toBe(0);
    await suppress("K3", "KNOWS_ALREADY");
    expect(await emergencies("mother-m", "K3")).toBe(1);
  });
  it("the review says how many must still be told, and waits while it is too late for one of them", async () => {
    const REVIEW = "{ afterReviews { id reviewedRecord informDue personsToTell isInformOverdue completedAt } }";
    const asking = { caseId: null };
    const review = async () =>
      ((await t.ask("privacy-officer-lt-noord", REVIEW, asking)).data.afterReviews as { id: string; reviewedRecord: string }[]).find(
        ({ reviewedRecord }) => reviewedRecord === access,
      )!;
    const open = (await dutiesAt(t, DOOR, "lt-crisis")).filter(({ record }) => record === access).map(({ personId }) => personId as string);
    expect(await review()).toMatchObject({ personsToTell: open.length, isInformOverdue: false, completedAt: null });
    const said = "Dit is lang genoeg om te lezen.";
    const { id: ofReview } = await review();
    await done(act(t, "privacy-officer-lt-noord", "afterReviewFirstCheck", "AfterReviewFirstCheckInput", { id: ofReview, finding: said }, asking));
    const complete = () =>
      act(
        t,
        "privacy-officer-lt-noord",
        "afterReviewComplete",
        "AfterReviewCompleteInput",
        { id: ofReview, wasDangerReal: true, alternatives: said, finding: said, personsInformed: said },
        asking,
      );
    on(28);
    expect(await review()).toMatchObject({ isInformOverdue: true });
    expect(outcomeOf(await complete())).toBe("ACT_CONFLICT");
    for (const person of open) {
      const duty = (await dutiesAt(t, DOOR, "lt-crisis")).find((row) => row["record"] === access && row["personId"] === person)!;
      await done(act(t, "lt-crisis", "emergencyNotificationDutyFulfil", "NotificationDutyFulfilInput", { id: duty["id"], person, toldOn: day(28), safeChannel: "LETTER" }));
    }
    expect(await review()).toMatchObject({ personsToTell: 0, isInformOverdue: false, informDue: null });
    await done(complete());
    on(0);
  });
});

describe("E15 the alleged offender asks his whole file", () => {
  const make = (change: object = {}) =>
    act(t, "father-f4", "dataSubjectRequestMake", "DataSubjectRequestInput", {
      kind: "ACCESS",
      person: id("F4"),
      organisation: "vt-noord",
      text: "Ik wil alles lezen wat Veilig Thuis over mij heeft.",
      ...change,
    });
  const decide = (request: string, change: object = {}, by = "vt-worker-f4") =>
    act(t, by, "dataSubjectRequestDecide", "DataSubjectRequestDecideInput", {
      id: request,
      person: id("F4"),
      decision: "PARTIAL",
      ground: "U krijgt wat over u gaat; wat anderen vertelden niet (AVG 15 lid 4).",
      routes: ["COMPLAINT", "COURT"],
      ...change,
    });
  const seenBy = async (persona: string, request: string) => (await requests(t, persona)).find((row) => row["id"] === request);

  it("is answered within a month, or he sees that it is late", async () => {
    on(0);
    const request = await done(make());
    const row = await seenBy("father-f4", request);
    expect(row).toMatchObject({ kind: "ACCESS", state: "OPEN", receivedAt: day(0), isOverdue: false, decision: null, organisation: { id: "vt-noord" } });
    for (const persona of ["vt-worker-f4", officer]) expect(await seenBy(persona, request), persona).toMatchObject({ state: "OPEN", text: expect.stringContaining("alles lezen") });
    clock = Date.parse(`${row!["dueAt"] as string}T12:00:00Z`) - DAY;
    expect(await seenBy("father-f4", request)).toMatchObject({ isOverdue: false });
    clock += DAY;
    for (const persona of ["father-f4", officer]) expect(await seenBy(persona, request), persona).toMatchObject({ isOverdue: true });
    on(0);
    expect(outcomeOf(await decide(request, { routes: [] })), "why: who gets less than asked hears where to go").toBe("INPUT_INVALID");
    expect(outcomeOf(await decide(request, { ground: "nee" }))).toBe("INPUT_INVALID");
    expect(outcomeOf(await decide(request))).toBe("Recorded");
    expect(outcomeOf(await decide(request)), "why: once").toBe("ACT_CONFLICT");
    expect(await seenBy("father-f4", request)).toMatchObject({
      state: "DECIDED",
      decision: "PARTIAL",
      ground: expect.stringContaining("AVG 15"),
      routes: ["COMPLAINT", "COURT"],
      decidedBy: null,
      communicatedAt: new Date(clock).toISOString(),
    });
    expect(await seenBy("vt-worker-f4", request)).toMatchObject({ decidedBy: { id: "vt-worker-f4" } });
  });
  it("the term is extended once, in time, with a reason he reads; a destruction has three months and no more", async () => {
    const extend = (request: string) =>
      act(t, "vt-worker-f4", "dataSubjectRequestExtend", "DataSubjectRequestExtendInput", {
        id: request,
        person: id("F4"),
        reason: "Het dossier is groot en gaat ook over anderen.",
      });
    const late = await done(make());
    const inTime = await done(make());
    const destroy = await done(make({ kind: "DESTRUCTION" }));
    expect(outcomeOf(await extend(inTime))).toBe("Recorded");
    expect(outcomeOf(await extend(inTime))).toBe("INPUT_INVALID");
    expect(outcomeOf(await extend(destroy))).toBe("INPUT_INVALID");
    on(32);
    expect(outcomeOf(await extend(late)), "why: too late to be said in time").toBe("INPUT_INVALID");
    expect(await seenBy("father-f4", inTime)).toMatchObject({ state: "EXTENDED", extendedReason: expect.stringContaining("groot"), isOverdue: false });
    expect(await seenBy("father-f4", destroy)).toMatchObject({ isOverdue: false });
    on(0);
  });
  it("what is destroyed is gone from the next request on, also for who kept it", async () => {
    const item = await addItem(t, clock, { by: "vt-worker-f4", about: ["F4"], text: "Ferdi had een oude fiets.", informed: [id("F4")] });
    const request = await done(make({ kind: "DESTRUCTION", items: [item] }));
    for (const persona of ["father-f4", "gi-supervisor-two-sides"]) expect(await textOf(t, persona, item), persona).not.toBeNull();
    expect(outcomeOf(await decide(request, { decision: "ACCEPTED" }, officer)), "why: an officer does not read what would be destroyed").toBe("INPUT_INVALID");
    expect(outcomeOf(await decide(request, { decision: "ACCEPTED" }))).toBe("Recorded");
    for (const persona of ["father-f4", "vt-worker-f4", "gi-supervisor-two-sides"]) expect(await textOf(t, persona, item), persona).toBeNull();
    const told = (await correctionNotices(t, "gi-supervisor-two-sides")).filter((row) => row["item"] === item);
    expect(told, "why: it read it, and may keep nothing of it").toEqual([expect.objectContaining({ kind: "DESTROYED", controller: { id: "vt-noord" } })]);
  });
  it("a privacy officer answers what needs no reading: a request for an independent review", async () => {
    const request = await done(make({ kind: "INDEPENDENT_REVIEW", text: "Laat iemand anders kijken wat feit is en wat mening." }));
    expect(outcomeOf(await decide(request, { decision: "ACCEPTED", routes: [], ground: "Een toetser uit een andere regio kijkt mee." }, officer))).toBe("Recorded");
    expect(await seenBy("father-f4", request)).toMatchObject({ state: "DECIDED", decision: "ACCEPTED" });
  });
});
