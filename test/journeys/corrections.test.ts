import { dutchDay } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, addItem, correctionNotices, done, id, readItem, requests, textOf } from "../duties.js";
import { cases, outcomeOf, startTestHub, type Asking, type TestHub } from "../hub.js";

/** A correction and everyone who read the old value (policy.md section 12.5, example E26), and a person's own view that travels. */
const DAY = 86_400_000;
const START = Date.now();
let clock = START;
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub({ now: () => clock });
});
afterAll(() => t?.stop());

const day = (days: number): string => dutchDay(new Date(START + days * DAY));
const DRUNK = "Moeder was dronken op het schoolplein.";
const SAID = "Een buurvrouw zegt dat Maria op het schoolplein had gedronken.";
const GROUND = "De bron is wat een buurvrouw zei; niemand heeft het gezien of gemeten.";
const vtOfficer = "privacy-officer-vt-noord";

const aboutM = (change: object = {}): Promise<string> => addItem(t, clock, { by: "vt-worker", about: ["M"], text: DRUNK, informed: [id("M")], ...change });
const ask = (items: string[], change: object = {}, by = "mother-m") =>
  act(t, by, "dataSubjectRequestMake", "DataSubjectRequestInput", {
    kind: "CORRECTION",
    person: id("M"),
    organisation: "vt-noord",
    items,
    text: "Ik was niet dronken, ik had thee.",
    ...change,
  });
const decide = (request: string, change: object, by = "vt-worker") =>
  act(t, by, "dataSubjectRequestDecide", "DataSubjectRequestDecideInput", { id: request, person: id("M"), decision: "ACCEPTED", ground: GROUND, ...change });
const acknowledge = (notice: string, by: string, asking: Asking = {}) => act(t, by, "correctionAcknowledge", "CorrectionAcknowledgeInput", { id: notice }, asking);
const noticeOf = async (persona: string, item: string, asking: Asking = {}) => (await correctionNotices(t, persona, asking)).find((row) => row["item"] === item);
/** As the owner's ledger would hold it of an organisation that read the item in another way. */
const readBy = (item: string, organisation: string, organisationType: string, actor: string, version = 1) =>
  t.hub.subgraphs.case.ledger.append([
    {
      traceId: "test",
      kind: "DISCLOSURE",
      actor,
      organisation,
      organisationType,
      role: "TEST",
      mandateOf: null,
      purpose: null,
      caseId: null,
      necessity: null,
      breakGlassId: null,
      subject: id("M"),
      owner: "vt-noord",
      decisions: [{ field: "InformationItem.text", outcome: "ALLOW", rule: "T", grounds: [], reason: "PERMITTED", count: 1, records: [`${item}/${version}`] }],
      policyVersion: "test",
    },
  ]);

describe("E26 M disputes that she was drunk", () => {
  let item = "";
  let request = "";

  it("while her request is open the item is disputed, for all who read it", async () => {
    item = await aboutM();
    await t.asOwner("case", `UPDATE information_item SET delivered_to_board = true WHERE id = $1`, [item]);
    expect((await readItem(t, "gi-supervisor", item, "text isDisputed")).data.informationItem).toEqual({ text: DRUNK, isDisputed: false });
    expect(await textOf(t, "mother-m", item)).toBe(DRUNK);
    request = await done(ask([item]));
    const read = await readItem(t, "rvdk-investigator", item, "text isDisputed", { caseId: cases["maria"]! });
    expect(read.data.informationItem).toEqual({ text: DRUNK, isDisputed: true });
    expect(read.disclosure.notices).toContainEqual({ kind: "DISPUTED", record: item });
  });
  it("the ledger of the case keeps which item was shown, by its id and never by its words", async () => {
    const read = await readItem(t, "gi-supervisor", item, "text kind observedFrom");
    const shown = (await t.ledger("case", read.disclosure.id)).flatMap(({ decisions }) => decisions).filter(({ records }) => records);
    expect(shown).toEqual([expect.objectContaining({ field: "InformationItem.text", outcome: "ALLOW", count: 1, records: [`${item}/1`] })]);
    const two = await t.ask("gi-supervisor", `query Q($id: ID!) { person(id: $id) { displayName informationItems { id text } } }`, { variables: { id: id("M") } });
    const entry = (await t.ledger("case", two.disclosure.id)).flatMap(({ decisions }) => decisions);
    expect(entry.filter(({ field }) => field === "Person.displayName").every(({ records }) => records === undefined)).toBe(true);
    const ids = (two.data.person.informationItems as { id: string; text: string | null }[]).filter(({ text }) => text !== null).map((row) => row.id);
    expect(ids.length).toBeGreaterThan(1);
    const noted = new Set(entry.filter(({ field, outcome }) => field === "InformationItem.text" && outcome === "ALLOW").flatMap(({ records }) => records ?? []));
    expect([...noted].sort()).toEqual(ids.map((shownId) => `${shownId}/1`).sort());
  });
  it("who decides says how: all of it where it is accepted, what was asked and nothing else", async () => {
    const other = await aboutM({ text: "Iets anders." });
    for (const [why, change] of [
      ["nothing", {}],
      ["no change", { corrections: [{ item }] }],
      ["empty", { corrections: [{ item, text: " " }] }],
      ["twice", { corrections: [{ item, text: SAID }, { item, text: "x" }] }], // prettier-ignore
      ["another item", { corrections: [{ item: other, text: SAID }] }],
      ["refused yet changed", { decision: "REFUSED", routes: ["COMPLAINT"], corrections: [{ item, text: SAID }] }],
      ["destroyed instead", { destroy: [item] }],
    ] as const) {
      expect(outcomeOf(await decide(request, change)), why).toBe("INPUT_INVALID");
    }
    const right = { corrections: [{ item, text: SAID, nature: "STATEMENT_BY_PERSON" }] };
    expect(outcomeOf(await decide(request, right, vtOfficer)), "why: an officer writes no content").toBe("INPUT_INVALID");
    expect(outcomeOf(await decide(request, right, "privacy-officer-gi-noord"))).toBe("ACT_CONFLICT");
    expect(await textOf(t, "gi-supervisor", item), "why: nothing was changed by what failed").toBe(DRUNK);
  });
  it("the fact becomes a statement, with what it was, why, and who asked and decided", async () => {
    await readBy(item, "ggz-noord", "GGZ", "ggz-clinician");
    await readBy(item, "burgers", "PERSON", "father-f4");
    expect(outcomeOf(await decide(request, { corrections: [{ item, text: SAID, nature: "STATEMENT_BY_PERSON" }] }))).toBe("Recorded");
    const fields = "text nature isDisputed qualifiedBy { id } corrections { before after natureBefore natureAfter reason decidedBy { id } at }";
    const now = { text: SAID, nature: "STATEMENT_BY_PERSON", isDisputed: false };
    const change = { before: DRUNK, after: SAID, natureBefore: "FACT", natureAfter: "STATEMENT_BY_PERSON", reason: GROUND, at: day(0) };
    const atWorker = (await readItem(t, "vt-worker", item, `${fields} `)).data.informationItem;
    expect(atWorker).toMatchObject({ ...now, qualifiedBy: { id: "vt-worker" }, corrections: [{ ...change, decidedBy: { id: "vt-worker" } }] });
    expect((await readItem(t, "vt-worker", item, "corrections { requestedBy { id } }")).data.informationItem.corrections).toEqual([{ requestedBy: { id: id("M") } }]);
    expect((await readItem(t, "mother-m", item, fields)).data.informationItem).toMatchObject({ ...now, corrections: [change] });
    expect((await requests(t, "mother-m")).find((row) => row["id"] === request)).toMatchObject({ state: "DECIDED", decision: "ACCEPTED", ground: GROUND });
  });
  it("reaches everyone who read the old value, with the day on which they did; nobody else, and not who corrected", async () => {
    for (const persona of ["gi-supervisor", "privacy-officer-gi-noord", "rvdk-investigator", "privacy-officer-rvdk-noord"]) {
      expect(await noticeOf(persona, item), persona).toMatchObject({
        kind: "CORRECTED",
        controller: { id: "vt-noord" },
        sawOldValueOn: dutchDay(new Date()),
        correctedOn: day(0),
        dueAt: day(14),
        acknowledgedAt: null,
        isOverdue: false,
      });
    }
    const sent = (await correctionNotices(t, vtOfficer)).filter((row) => row["item"] === item).map((row) => (row["recipient"]?.id ?? "a person") as string);
    expect(sent.sort()).toEqual(["a person", "ggz-noord", "gi-noord", "rvdk-noord"]);
    for (const persona of ["vt-worker", "lt-careworker", "mother-m", "gi-supervisor-ended", "privacy-officer-lt-noord"])
      expect(await noticeOf(persona, item), persona).toBeUndefined();
  });
  it("reaches who was reading while it was decided too, and nobody who read the new value only", async () => {
    expect(await textOf(t, "rvdk-investigator", item, { caseId: cases["maria"]! })).toBe(SAID);
    await readBy(item, "lt-noord", "LOCAL_TEAM", "lt-careworker");
    await readBy(item, "lt-zuid", "LOCAL_TEAM", "lt-careworker-zuid", 2);
    expect(await noticeOf("privacy-officer-lt-noord", item)).toMatchObject({ recipient: { id: "lt-noord" }, correctedOn: day(0) });
    expect(await noticeOf("privacy-officer-lt-zuid", item)).toBeUndefined();
    expect((await correctionNotices(t, "privacy-officer-rvdk-noord")).filter((row) => row["item"] === item)).toHaveLength(1);
  });
  it("holds no words of the item: those are read where the item may be read", async () => {
    const answer = await t.ask("gi-supervisor", "{ correctionNotices { id item controller { id } recipient { id } sawOldValueOn } }");
    expect(answer.text).not.toContain("buurvrouw");
    const read = (persona: string) => readItem(t, persona, item, "text corrections { before after }");
    expect((await read("gi-supervisor")).data.informationItem).toEqual({ text: SAID, corrections: [{ before: DRUNK, after: SAID }] });
    expect((await read("privacy-officer-gi-noord")).data.informationItem).toBeNull();
  });
  it("that mental health care read it is known to mental health care and the officer of who corrected, and to nobody else", async () => {
    expect(await noticeOf("ggz-clinician", item)).toMatchObject({ recipient: { id: "ggz-noord" } });
    for (const persona of ["vt-worker", "gi-supervisor", "rvdk-investigator", "mother-m", "father-f4", "lt-careworker", "privacy-officer-gi-noord", "privacy-officer-lt-noord"]) {
      expect(JSON.stringify(await correctionNotices(t, persona)), persona).not.toContain("ggz-noord");
    }
  });
  it("a person who read it is told while it may speak for whom it is about, and else hears nothing", async () => {
    expect(await noticeOf("father-f4", item), "why: it is about M, for whom he does not speak").toBeUndefined();
    await t.asOwner("case", `UPDATE correction_notice SET about = $2 WHERE item = $1 AND recipient_actor = 'father-f4'`, [item, [id("F4")]]);
    expect(await noticeOf("father-f4", item)).toMatchObject({ acknowledgedBy: null });
  });
  it("is acknowledged by who received it, once however often it is said", async () => {
    const notice = (await noticeOf("gi-supervisor", item))!["id"] as string;
    for (const other of ["vt-worker", vtOfficer, "rvdk-investigator", "mother-m", "privacy-officer-rvdk-noord"]) {
      expect(outcomeOf(await acknowledge(notice, other)), other).toBe("UNKNOWN_OR_NOT_ALLOWED");
    }
    expect(outcomeOf(await acknowledge(notice, "gi-supervisor"))).toBe("Recorded");
    clock = START + DAY;
    expect(outcomeOf(await acknowledge(notice, "privacy-officer-gi-noord"))).toBe("Recorded");
    clock = START;
    expect(await noticeOf("gi-supervisor", item)).toMatchObject({ acknowledgedAt: day(0), acknowledgedBy: { id: "gi-supervisor" } });
    expect(
      (await correctionNotices(t, vtOfficer)).find((row) => row["id"] === notice),
      "why: that, not who",
    ).toMatchObject({ acknowledgedAt: day(0), acknowledgedBy: null });
  });
  it("what is not acknowledged in two weeks stands with the privacy officers of both sides", async () => {
    clock = START + 14 * DAY;
    const overdue = async (persona: string) =>
      (await correctionNotices(t, persona)).filter((row) => row["item"] === item && row["isOverdue"]).map((row) => (row["recipient"]?.id ?? "a person") as string);
    expect((await overdue(vtOfficer)).sort()).toEqual(["a person", "ggz-noord", "lt-noord", "rvdk-noord"]);
    expect(await overdue("privacy-officer-rvdk-noord")).toEqual(["rvdk-noord"]);
    expect(await overdue("privacy-officer-gi-noord")).toEqual([]);
    clock = START;
  });
});

describe("a request for correction", () => {
  it("that is refused leaves the item, and ends the dispute only where nobody else disputes it", async () => {
    const item = await aboutM();
    const [first, second] = [await done(ask([item])), await done(ask([item]))];
    const refuse = (request: string) => decide(request, { decision: "REFUSED", routes: ["COMPLAINT", "DATA_PROTECTION_AUTHORITY"] });
    expect(outcomeOf(await refuse(first))).toBe("Recorded");
    const stands = async () => (await readItem(t, "gi-supervisor", item, "text isDisputed corrections { before }")).data.informationItem;
    expect(await stands()).toEqual({ text: DRUNK, isDisputed: true, corrections: [] });
    expect(outcomeOf(await refuse(second))).toBe("Recorded");
    expect(await stands()).toEqual({ text: DRUNK, isDisputed: false, corrections: [] });
    expect(await noticeOf("gi-supervisor", item)).toBeUndefined();
  });
  it("of an opinion never rewrites it: it is regarded otherwise, or her words go with it; who read it hears of both", async () => {
    for (const nature of ["OPINION", "PROFESSIONAL_JUDGEMENT", "HYPOTHESIS"]) {
      const item = await aboutM({ text: "Maria lijkt snel boos.", nature });
      await textOf(t, "gi-supervisor", item);
      const request = await done(ask([item]));
      expect(outcomeOf(await decide(request, { corrections: [{ item, text: "Maria is nooit boos." }] })), nature).toBe("INPUT_INVALID");
      expect(outcomeOf(await decide(request, { corrections: [{ item }] })), nature).toBe("Recorded");
      const read = (await readItem(t, "gi-supervisor", item, "text corrections { before } views { text position person { id } }")).data.informationItem;
      expect(read).toEqual({
        text: "Maria lijkt snel boos.",
        corrections: [],
        views: [{ text: "Ik was niet dronken, ik had thee.", position: "DISAGREES", person: { id: id("M") } }],
      });
      expect(await noticeOf("gi-supervisor", item), nature).toBeDefined();
    }
    const item = await aboutM({ text: "Maria is vaak boos.", nature: "OPINION" });
    const request = await done(ask([item]));
    expect(outcomeOf(await decide(request, { corrections: [{ item, nature: "STATEMENT_BY_PERSON" }] }))).toBe("Recorded");
    expect((await readItem(t, "gi-supervisor", item, "text nature corrections { natureBefore natureAfter }")).data.informationItem).toEqual({
      text: "Maria is vaak boos.",
      nature: "STATEMENT_BY_PERSON",
      corrections: [{ natureBefore: "OPINION", natureAfter: "STATEMENT_BY_PERSON" }],
    });
  });
  it("can be accepted in part: some items are corrected, and the rest says where to go", async () => {
    const [wrong, right] = [await aboutM(), await aboutM({ text: "Maria was om negen uur op school." })];
    const request = await done(ask([wrong, right]));
    expect(outcomeOf(await decide(request, { decision: "PARTIAL", corrections: [{ item: wrong, text: SAID }] })), "why: where to go is missing").toBe("INPUT_INVALID");
    expect(outcomeOf(await decide(request, { decision: "PARTIAL", routes: ["COMPLAINT"], corrections: [{ item: wrong, text: SAID }] }))).toBe("Recorded");
    expect([await textOf(t, "vt-worker", wrong), await textOf(t, "vt-worker", right)]).toEqual([SAID, "Maria was om negen uur op school."]);
  });
});

describe("a person's own view", () => {
  const view = (change: object, by = "mother-m") => act(t, by, "personViewAdd", "PersonViewInput", { person: id("M"), position: "DISAGREES", text: "Ik drink niet.", ...change });
  const kinds = async (persona: string, item: string, fields: string) =>
    (await readItem(t, persona, item, fields)).disclosure.notices.filter(({ record }) => record === item).map(({ kind }) => kind);

  it("travels with the item: who asks the words without it is told that it is there", async () => {
    const item = await aboutM();
    expect(await kinds("gi-supervisor", item, "text")).toEqual([]);
    expect(outcomeOf(await view({ item }))).toBe("Recorded");
    for (const persona of ["gi-supervisor", "vt-worker", "mother-m"]) {
      expect(await kinds(persona, item, "text"), persona).toEqual(["HAS_PERSON_VIEW"]);
      expect(await kinds(persona, item, "a: text ... on InformationItem { kind }"), persona).toEqual(["HAS_PERSON_VIEW"]);
      expect(await kinds(persona, item, "text views { text }"), persona).toEqual([]);
      expect(await kinds(persona, item, "text ...V } } fragment V on InformationItem { views { text "), persona).toEqual([]);
      expect(await kinds(persona, item, "kind"), persona).toEqual([]);
    }
    expect((await readItem(t, "gi-supervisor", item, "views { text position recordedAt }")).data.informationItem.views).toEqual([
      { text: "Ik drink niet.", position: "DISAGREES", recordedAt: day(0) },
    ]);
  });
  it("stays when another is added, and each person sees the own", async () => {
    const item = await addItem(t, clock, { by: "vt-worker", about: ["K2"], text: "Kim was moe op school.", informed: [id("K2")] });
    expect(outcomeOf(await view({ item, person: id("K2"), text: "Ik was niet moe." }, "child-k2"))).toBe("Recorded");
    expect(outcomeOf(await view({ item, person: id("K2"), text: "Kim sliep slecht.", position: "ADDS" }))).toBe("Recorded");
    const seen = async (persona: string) => ((await readItem(t, persona, item, "views { text }")).data.informationItem.views as { text: string }[]).map(({ text }) => text);
    expect(await seen("vt-worker")).toEqual(["Ik was niet moe.", "Kim sliep slecht."]);
    expect(await seen("child-k2"), "why: both are about her").toEqual(["Ik was niet moe.", "Kim sliep slecht."]);
    expect(await seen("mother-m"), "why: what her daughter said of it is her daughter's").toEqual(["Kim sliep slecht."]);
    await t.asOwner("case", `UPDATE information_item SET views = '[]' WHERE id = $1`, [item]);
    await done(view({ item, person: id("K2"), text: "Ik was niet moe." }, "child-k2"));
    expect(await kinds("mother-m", item, "text"), "why: nothing tells her that there is one").toEqual([]);
    expect(await kinds("child-k2", item, "text")).toEqual(["HAS_PERSON_VIEW"]);
  });
  it("is on the plan too, each shown for that person alone", async () => {
    const asked = `query P($case: ID!) { case(id: $case) { plan { id views { person { id } text position } } } }`;
    const plan = async (persona: string) => (await t.ask(persona, asked, { variables: { case: cases["maria"]! }, caseId: cases["maria"]! })).data.case?.plan;
    const mine = await plan("mother-m");
    expect(mine.id).toEqual(expect.any(String));
    expect(outcomeOf(await view({ plan: mine.id, text: "Ik wil dat mijn zus meedoet.", position: "ADDS" }))).toBe("Recorded");
    expect((await plan("mother-m")).views).toEqual([{ person: { id: id("M") }, text: "Ik wil dat mijn zus meedoet.", position: "ADDS" }]);
    expect(JSON.stringify(await plan("lt-coordinator"))).toContain("mijn zus meedoet");
    for (const persona of ["father-f4", "child-k2", "father-f1"]) expect(JSON.stringify(await plan(persona)) ?? "", persona).not.toContain("mijn zus");
  });
});
