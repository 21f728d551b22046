import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, addItem, correctionNotices, done, id } from "../duties.js";
import { body, cases, outcomeOf, startTestHub, type Asking, type TestHub } from "../hub.js";
import { draft, freeze, itemsOf, noticesWithUse, nowhere, petition, readRequest, submitted } from "../petitions.js";

/** Who else asks: what a petition rests on, what it says, and that a talk is withheld (ADR 28, ADR 18). */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const MARIA = cases["maria"]!;
const item = (change: object = {}): Promise<string> =>
  addItem(t, Date.now(), { by: "vt-worker", about: ["M"], text: "Zij kwam drie keer te laat.", informed: [id("M")], ...change });
const aboutK3 = (text: string): Promise<string> => item({ about: ["K3"], text, informed: [id("K3")] });
const said = async (answer: Promise<{ text: string; disclosure: { id: string } }>): Promise<string> => {
  const { text, disclosure } = await answer;
  return text.replaceAll(disclosure.id, "");
};

/** Everyone who is not of the institution that petitions, in the case of the petition. */
const OTHERS = [
  "vt-worker",
  "vt-worker-f4",
  "vt-doctor",
  "lt-careworker",
  "lt-coordinator",
  "lt-curious",
  "ggz-clinician",
  "rvdk-investigator",
  "rvdk-custody",
  "rvdk-legal",
  "mother-m",
  "father-f1",
  "father-f4",
  "child-k1",
  "privacy-officer-gi-noord",
  "privacy-officer-vt-noord",
  "privacy-officer-rvdk-noord",
  "rvdk-devils-advocate",
  "lt-crisis",
  "lt-analyst",
] as const;
const inMaria: Asking = { caseId: MARIA };

describe("freezing what a petition rests on", () => {
  it("says the same of an item that is not there, one that may not be read, one of another case, and no id at all", async () => {
    const closed = await item({ necessaryForSupervision: false });
    const confidential = await item({ confidentiality: "C3", category: "CHILD_HEALTH" });
    const [elsewhere] = await t.asOwner("case", `SELECT id FROM information_item WHERE casus <> $1 LIMIT 1`, [MARIA]);
    const heard = await Promise.all([nowhere(), closed, confidential, String(elsewhere!["id"]), "geen-id"].map((one) => said(freeze(t, "gi-supervisor", [one]))));
    expect(new Set(heard)).toEqual(new Set([heard[0]]));
    expect(heard[0]).toContain("UNKNOWN_OR_NOT_ALLOWED");
    const readable = await item();
    expect(outcomeOf(await freeze(t, "gi-supervisor", [readable, closed])), "why: all of them, or none").toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(await t.asOwner("case", `SELECT 1 FROM report_snapshot_item WHERE item = ANY($1)`, [[readable, closed]])).toEqual([]);
  });
  it("is for who petitions, for its own task, about whom it works with", async () => {
    const readable = await item();
    for (const persona of OTHERS.filter((name) => name !== "rvdk-investigator")) expect(outcomeOf(await freeze(t, persona, [readable])), persona).not.toBe("Recorded");
    expect(outcomeOf(await freeze(t, "gi-supervisor", [readable], ["F1"]))).not.toBe("Recorded");
    expect(outcomeOf(await freeze(t, "gi-supervisor", [readable], ["K3"], { purpose: "COORDINATE_JOINT_PLAN" }))).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    expect(outcomeOf(await freeze(t, "gi-supervisor", [], ["K3"]))).toBe("INPUT_INVALID");
    expect(outcomeOf(await freeze(t, "gi-supervisor", [readable], []))).toBe("INPUT_INVALID");
    expect(await t.asOwner("case", `SELECT 1 FROM report_snapshot_item WHERE item = $1`, [readable])).toEqual([]);
  });
  it("another request under the same key is no retry", async () => {
    const [one, two] = [await item(), await item()];
    const idempotencyKey = randomUUID();
    const under = (named: string) => act(t, "gi-supervisor", "reportSnapshotFreeze", "ReportSnapshotInput", { idempotencyKey, about: [id("K3")], items: [named] });
    await done(under(one));
    expect(outcomeOf(await under(two))).toBe("IDEMPOTENCY_KEY_REUSED");
  });
});

describe("a petition", () => {
  it("of another is not there: not as a draft, and submitted only for whom it is", async () => {
    const snapshot = await done(freeze(t, "gi-supervisor", [await item()]));
    const drafted = await done(draft(t, "gi-supervisor", { snapshot }));
    for (const persona of OTHERS.filter((name) => name !== "privacy-officer-gi-noord")) {
      const [there, nothing] = await Promise.all([drafted, nowhere()].map((one) => readRequest(t, persona, one, "id kind state snapshot { id }", "gi", inMaria)));
      expect(body(there!), persona).toBe(body(nothing!));
    }
    await done(act(t, "gi-supervisor", "giCourtRequestSubmit", "CourtRequestSubmitInput", { id: drafted, child: id("K3") }));
    for (const persona of OTHERS.filter((name) => !["privacy-officer-gi-noord", "mother-m"].includes(name))) {
      const answer = await readRequest(t, persona, drafted, "id kind measureAsked views { text } snapshot { id items { id item } }", "gi", inMaria);
      expect(answer.data?.r ?? null, persona).toBeNull();
      expect(answer.text, persona).not.toContain(snapshot);
    }
  });
  it("is changed by who made it, about the child it is about, and by nobody else: the id of another sounds like none", async () => {
    const { request, snapshot } = await submitted(t, [await item()]);
    const note = "De rechtbank is hiervan bericht.";
    const mend = (persona: string, at: string, one: string, child = "K3", asking: Asking = {}) =>
      said(act(t, persona, `${at}CourtRequestMend`, "CourtRequestMendInput", { id: one, child: id(child), snapshot, note }, asking));
    expect(await mend("rvdk-investigator", "rvdk", request, "K4")).toBe(await mend("rvdk-investigator", "rvdk", nowhere(), "K4"));
    expect(await mend("gi-supervisor", "gi", request, "M")).toBe(await mend("gi-supervisor", "gi", nowhere(), "M"));
    for (const persona of OTHERS) {
      for (const [act1, type, more] of [
        ["Submit", "CourtRequestSubmitInput", {}],
        ["Mend", "CourtRequestMendInput", { snapshot, note }],
        ["Withdraw", "CourtRequestWithdrawInput", { reason: "Omdat het kan." }],
      ] as const) {
        const answer = await act(t, persona, `giCourtRequest${act1}`, type, { id: request, child: id("K3"), ...more }, inMaria);
        expect(outcomeOf(answer), `${act1} by ${persona}`).not.toBe("Recorded");
      }
      expect(outcomeOf(await act(t, persona, "giCourtRequestDraft", "CourtRequestDraftInput", petition(), inMaria)), persona).not.toBe("Recorded");
    }
    expect((await readRequest(t, "gi-supervisor", request, "state mendings { note }")).data.r).toEqual({ state: "SUBMITTED", mendings: [] });
  });
  it("a report of the Board is recorded by the Board", async () => {
    const report = { about: [id("K3")], facts: ["Een feit."], viewsOfPersons: ["Een zienswijze."], alternatives: ["Iets."], advice: "Een advies.", snapshot: nowhere() };
    for (const persona of ["gi-supervisor", ...OTHERS])
      expect(outcomeOf(await act(t, persona, "councilReportRecord", "CouncilReportInput", report, inMaria)), persona).not.toBe("Recorded");
  });
  it("that names the snapshot of another shows nothing of it but what its reader may know of the items", async () => {
    const secret = await aboutK3("Iets dat het instituut gebruikte.");
    const { snapshot } = await submitted(t, [secret]);
    const borrowed = await done(draft(t, "rvdk-investigator", { child: id("K4"), kind: "SUPERVISION_ORDER", snapshot }, "rvdk"));
    expect(await itemsOf(t, "rvdk-investigator", borrowed, "rvdk")).toEqual([]);
  });
});

describe("what a petition rests on", () => {
  it("does not tell who works with him that a hidden item was used: not in the list, not in a count, not in a notice", async () => {
    const plain = await aboutK3("Koen slaapt slecht.");
    const hidden = await aboutK3("Koen fietst elke dag over het Schuilplaatspad naar school.");
    const [withHidden, without] = [await submitted(t, [plain, hidden]), await submitted(t, [plain])];
    expect(await itemsOf(t, "gi-supervisor", withHidden.request)).toHaveLength(2);
    const blind = async (request: string) => {
      const answer = await readRequest(t, "gi-supervisor-two-sides", request, "state kind snapshot { items { item version nature isOutdated } }");
      return { shown: answer.data.r, said: answer.disclosure.withheld, notices: answer.disclosure.notices };
    };
    const seen = await blind(withHidden.request);
    expect(seen.shown.snapshot.items).toEqual([{ item: plain, version: 1, nature: "FACT", isOutdated: false }]);
    expect(seen).toEqual(await blind(without.request));
    // Disputed, it still is not there: not among what the own organisation made on disputed items either.
    await t.asOwner("case", `UPDATE information_item SET is_disputed = true WHERE id = $1`, [hidden]);
    expect(await blind(withHidden.request)).toEqual(await blind(without.request));
    const disputed = async (persona: string) => JSON.stringify((await t.ask(persona, "{ disputedSnapshotItems { item } }")).data.disputedSnapshotItems);
    expect(await disputed("gi-supervisor")).toContain(hidden);
    expect(await disputed("gi-supervisor-two-sides")).not.toContain(hidden);
  });
  it("does not tell who froze it either, once it must be hidden from that worker", async () => {
    const plain = await aboutK3("Koen heeft een vriend gemaakt.");
    const { request } = await submitted(t, [plain], "gi-supervisor-two-sides");
    expect(await itemsOf(t, "gi-supervisor-two-sides", request)).toHaveLength(1);
    await t.asOwner("case", `UPDATE information_item SET text = 'Koen woont aan het Schuilplaatspad.' WHERE id = $1`, [plain]);
    expect(await itemsOf(t, "gi-supervisor-two-sides", request)).toEqual([]);
    expect(await itemsOf(t, "gi-supervisor", request)).toHaveLength(1);
  });
  it("does not tell a parent of what the child said in confidence, nor that another disputes", async () => {
    const confidential = await done(
      act(t, "rvdk-investigator", "informationItemAdd", "InformationItemInput", {
        caseId: MARIA,
        about: [id("K4")],
        text: "Katja zei dat zij bang is.",
        kind: "STATEMENT",
        nature: "STATEMENT_BY_PERSON",
        observedFrom: "2026-01-05",
        sourceKind: "OWN_OBSERVATION",
        category: "CHILD_CONFIDENTIAL",
        confidentiality: "C5",
        legalBasis: "L-28",
        framework: "VOLUNTARY",
      }),
    );
    const open = await item();
    await t.asOwner("case", `UPDATE information_item SET delivered_to_board = true, about = $2 WHERE id = $1`, [open, [id("M"), id("K4")]]);
    const snapshot = await done(freeze(t, "rvdk-investigator", [confidential, open], ["K4"]));
    const request = await done(draft(t, "rvdk-investigator", { child: id("K4"), kind: "SUPERVISION_ORDER", snapshot }, "rvdk"));
    await done(act(t, "rvdk-investigator", "rvdkCourtRequestSubmit", "CourtRequestSubmitInput", { id: request, child: id("K4") }));
    expect(await itemsOf(t, "rvdk-investigator", request, "rvdk")).toHaveLength(2);
    const ofMother = await itemsOf(t, "mother-m", request, "rvdk");
    expect(ofMother).toMatchObject([{ item: open, wasDisputed: null, isDisputed: false }]);
    const asked = await readRequest(t, "mother-m", request, "snapshot { items { item } }", "rvdk");
    expect(asked.text).not.toContain(confidential);
    expect(JSON.stringify(asked.disclosure)).not.toContain("SnapshotItem");
  });
  it("that a recipient made something on an item is for that recipient: not for who corrected, nor for another recipient", async () => {
    const used = await item();
    await t.asOwner("case", `UPDATE information_item SET delivered_to_board = true WHERE id = $1`, [used]);
    const { snapshot } = await submitted(t, [used]);
    await t.ask("rvdk-investigator", `query I($id: ID!) { informationItem(id: $id) { text } }`, { variables: { id: used } });
    const asked = await done(
      act(t, "mother-m", "dataSubjectRequestMake", "DataSubjectRequestInput", {
        kind: "CORRECTION",
        person: id("M"),
        organisation: "vt-noord",
        items: [used],
        text: "Zo was het niet.",
      }),
    );
    await done(
      act(t, "vt-worker", "dataSubjectRequestDecide", "DataSubjectRequestDecideInput", {
        id: asked,
        person: id("M"),
        decision: "ACCEPTED",
        ground: "De bron klopt niet met wat er staat.",
        corrections: [{ item: used, text: "Een keer te laat." }],
      }),
    );
    const usedIn = async (persona: string) =>
      (await noticesWithUse(t, persona)).filter((row) => row["item"] === used).flatMap((row) => row["usedIn"] as { snapshot: { id: string } }[]);
    expect((await usedIn("gi-supervisor")).map((row) => row.snapshot.id)).toEqual([snapshot]);
    expect((await usedIn("privacy-officer-gi-noord")).map((row) => row.snapshot.id)).toEqual([snapshot]);
    expect((await correctionNotices(t, "privacy-officer-vt-noord")).filter((row) => row["item"] === used).length, "why: who corrected knows who was told").toBeGreaterThan(1);
    for (const persona of ["privacy-officer-vt-noord", "rvdk-investigator", "privacy-officer-rvdk-noord", "vt-worker", "mother-m"])
      expect(await usedIn(persona), persona).toEqual([]);
  });
});

describe("that a talk with a child is withheld", () => {
  const list =
    "{ vt: vtChildConversationWithholdings { id } gi: giChildConversationWithholdings { id } rvdk: rvdkChildConversationWithholdings { id } lt: ltChildConversationWithholdings { id } }";
  const NOBODYS = { vt: [], gi: [], rvdk: [], lt: [] };
  it("exists for nobody of the family, by any role, and nothing is announced", async () => {
    for (const persona of ["mother-m", "father-f1", "father-f2", "father-f4", "child-k1", "child-k2"]) {
      const answer = await t.ask(persona, list);
      expect(answer.data, persona).toEqual(NOBODYS);
      expect([answer.disclosure.withheld, answer.disclosure.notices, answer.errors]).toEqual([[], [], []]);
    }
  });
  it("nor for another organisation, who does not work with the child, or who only looks, counts or helps in an emergency", async () => {
    for (const persona of ["lt-curious", "ggz-clinician", "reviewer-zuid", "lt-crisis", "lt-analyst", "vt-doctor", "rvdk-legal", "lt-zuid-nobody"].filter(
      (one) => one !== "lt-zuid-nobody",
    )) {
      const answer = await t.ask(persona, list, inMaria);
      if (answer.data !== null) expect(answer.data, persona).toEqual(NOBODYS);
    }
    expect((await t.ask("gi-supervisor", list)).data).toMatchObject({ vt: [], rvdk: [], lt: [] });
    expect((await t.ask("privacy-officer-gi-noord", list)).data).toMatchObject({ vt: [], rvdk: [], lt: [] });
  });
  it("is looked at again by who may, and a talk of another sounds like none", async () => {
    const [talk] = await t.asOwner("veilig-thuis", `SELECT id FROM child_conversation WHERE about = $1`, [[id("K4")]]);
    const ground = "Het kind is bang voor wat er thuis gebeurt.";
    const ask = (persona: string, one: string, change: object = {}, asking: Asking = {}) =>
      act(t, persona, "vtWithholdingReviewAsk", "WithholdingReviewAskInput", { id: one, child: id("K4"), isWithheld: false, ground, colleague: "vt-doctor", ...change }, asking);
    const decide = (persona: string, one: string, asking: Asking = {}) =>
      act(t, persona, "vtWithholdingReviewDecide", "WithholdingReviewDecideInput", { id: one, isAgreed: true }, asking);
    const theirs = String(talk!["id"]);
    for (const persona of [...OTHERS.filter((one) => !["vt-worker", "vt-worker-f4"].includes(one)), "gi-supervisor"]) {
      expect(await said(ask(persona, theirs, {}, inMaria)), persona).toBe(await said(ask(persona, nowhere(), {}, inMaria)));
      expect(outcomeOf(await ask(persona, theirs, {}, inMaria)), persona).not.toBe("Recorded");
    }
    expect(await said(ask("vt-worker", theirs, { child: id("K2") }))).toBe(await said(ask("vt-worker", nowhere(), { child: id("K2") })));
    await done(ask("vt-worker", theirs, { isWithheld: true }));
    for (const persona of [...OTHERS.filter((one) => one !== "vt-doctor"), "vt-safety-officer", "gi-supervisor", "gi-safety-officer"]) {
      expect(await said(decide(persona, theirs, inMaria)), persona).toBe(await said(decide(persona, nowhere(), inMaria)));
      expect(outcomeOf(await decide(persona, theirs, inMaria)), persona).not.toBe("Recorded");
    }
    await done(decide("vt-doctor", theirs));
  });
});
