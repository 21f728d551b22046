import { dutchDay } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, done, id } from "../duties.js";
import { outcomeOf, startTestHub, type TestHub } from "../hub.js";

/** What a child told in confidence is withheld from who speaks for the child, and two look at that again every four weeks (policy.md section 12.3, example E14; S-09). */
const DAY = 86_400_000;
const START = Date.now();
let clock = START;
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub({ now: () => clock });
});
afterAll(() => t?.stop());

const day = (days: number): string => dutchDay(new Date(START + days * DAY));
const officer = "privacy-officer-vt-noord";
const GROUND = "Het kind is bang voor wat er thuis gebeurt als zij het hoort.";
// eslint-disable-next-line typescript/no-explicit-any
type Row = Record<string, any>;

const withheld = async (persona: string): Promise<Row[]> =>
  (
    await t.ask(
      persona,
      "{ vtChildConversationWithholdings { id child { id } childId organisation { id } reviewAt isOverdue reviews { isWithheld ground state askedBy { id } colleague { id } decidedAt } } }",
    )
  ).data.vtChildConversationWithholdings as Row[];
const ask = (talk: string, change: object = {}, by = "vt-worker") =>
  act(t, by, "vtWithholdingReviewAsk", "WithholdingReviewAskInput", { id: talk, child: id("K4"), isWithheld: true, ground: GROUND, colleague: "vt-doctor", ...change });
const decide = (talk: string, isAgreed = true, by = "vt-doctor") => act(t, by, "vtWithholdingReviewDecide", "WithholdingReviewDecideInput", { id: talk, isAgreed });
const toldTo = async (persona: string, child = "K4"): Promise<Row[]> =>
  (await t.ask(persona, `query Q($id: ID!) { person(id: $id) { vtChildConversations { id account conclusion heldAt childWish } } }`, { variables: { id: id(child) } })).data.person
    .vtChildConversations as Row[];

describe("E14 what a child told, withheld from its mother", () => {
  let talk = "";
  const own = async (persona = "vt-worker"): Promise<Row | undefined> => (await withheld(persona)).find((row) => row["id"] === talk);

  it("from the day it is recorded a term of four weeks runs, for who works with the child and for the officer", async () => {
    talk = await done(
      act(t, "vt-worker-f4", "vtChildConversationRecord", "ChildConversationInput", {
        child: id("K4"),
        heldAt: new Date(clock - 3_600_000).toISOString(),
        placeKind: "SCHOOL",
        parentalConsent: "GIVEN",
        account: "Wat Katja zei.",
        conclusion: "Wat daaruit volgt.",
        childWish: "NOBODY",
      }),
    );
    expect(await own()).toEqual({
      id: talk,
      child: { id: id("K4") },
      childId: id("K4"),
      organisation: { id: "vt-noord" },
      reviewAt: day(28),
      isOverdue: false,
      reviews: [],
    });
    expect(await own(officer)).toMatchObject({ childId: id("K4"), reviewAt: day(28) });
    expect(await toldTo("mother-m")).toEqual([]);
  });
  it("what is overdue comes first, for both", async () => {
    clock = START + 28 * DAY;
    expect(await own()).toMatchObject({ isOverdue: true });
    for (const persona of ["vt-worker", officer]) {
      const terms = (await withheld(persona)).map((row) => row["reviewAt"] as string);
      expect(terms.length).toBeGreaterThan(1);
      expect(terms, persona).toEqual([...terms].sort());
    }
    expect(await toldTo("mother-m"), "why: a term that passes opens nothing").toEqual([]);
  });
  it("stands among the late reviews of the officer, by who heard the child", async () => {
    const FINDINGS = "query F($from: LocalDate!, $to: LocalDate!) { auditFindings(from: $from, to: $to) { kind actors { actor count } } }";
    const late = async (persona: string, to: string) =>
      ((await t.ask(persona, FINDINGS, { variables: { from: day(0), to } })).data.auditFindings as Row[]).find(({ kind }) => kind === "OVERDUE_REVIEWS")?.["actors"] as
        Row[] | undefined;
    const byHer = (actors: Row[] | undefined): number => (actors?.find(({ actor }) => actor === "vt-worker-f4")?.["count"] as number | undefined) ?? 0;
    expect(byHer(await late(officer, day(28)))).toBe(byHer(await late(officer, day(27))) + 1);
    expect(byHer(await late("privacy-officer-gi-noord", day(28)))).toBe(0);
  });
  it("is looked at again by two: who works with the child, and another who may weigh it and did not hear the child", async () => {
    expect(outcomeOf(await ask(talk, { colleague: "vt-worker" })), "why: another than who asks").toBe("INPUT_INVALID");
    expect(outcomeOf(await ask(talk, { colleague: "vt-worker-f4" })), "why: another than who heard the child").toBe("INPUT_INVALID");
    expect(outcomeOf(await ask(talk, { ground: "Kort." }))).toBe("INPUT_INVALID");
    await done(ask(talk));
    expect((await own())?.["reviews"]).toMatchObject([{ isWithheld: true, ground: GROUND, state: "ASKED", askedBy: { id: "vt-worker" }, colleague: { id: "vt-doctor" } }]);
    expect(await own("vt-doctor"), "why: who is asked finds the question").toMatchObject({ childId: id("K4") });
    await done(decide(talk));
    expect(await own()).toMatchObject({ reviewAt: day(56), isOverdue: false, reviews: [{ state: "AGREED" }] });
    expect(await own("vt-doctor"), "why: it was decided").toBeUndefined();
    expect(outcomeOf(await decide(talk)), "why: once").toBe("UNKNOWN_OR_NOT_ALLOWED");
  });
  it("a colleague who does not agree changes nothing; a new question takes the place of one that waits", async () => {
    await done(ask(talk, { isWithheld: false, ground: "Zij vertelde het haar moeder gisteren zelf." }));
    await done(ask(talk, { isWithheld: false, ground: "Zij vertelde het haar moeder gisteren zelf, zegt zij." }));
    expect((await own())?.["reviews"].map((review: Row) => review["state"])).toEqual(["AGREED", "REPLACED", "ASKED"]);
    await done(decide(talk, false));
    expect(await own()).toMatchObject({ reviewAt: day(56) });
    expect(await toldTo("mother-m")).toEqual([]);
  });
  it("ended by two it is shown to who speaks for the child from the next request on, and to nobody else", async () => {
    await done(ask(talk, { isWithheld: false, ground: "Zij wil nu dat haar moeder het weet." }));
    expect(await toldTo("mother-m")).toEqual([]);
    await done(decide(talk));
    expect(await toldTo("mother-m")).toEqual([{ id: talk, account: "Wat Katja zei.", conclusion: "Wat daaruit volgt.", heldAt: expect.any(String), childWish: null }]);
    expect(await own(), "why: it is no longer withheld").toBeUndefined();
    expect(outcomeOf(await ask(talk)), "why: what was shown is not taken back").toBe("ACT_CONFLICT");
    for (const persona of ["father-f4", "father-f1", "lt-careworker", "gi-supervisor"])
      expect((await t.ask(persona, `query Q($id: ID!) { person(id: $id) { vtChildConversations { account } } }`, { variables: { id: id("K4") } })).text, persona).not.toContain(
        "Wat Katja zei.",
      );
  });
  it("the child reads its own, as before", async () => {
    const [told] = await toldTo("child-k2", "K2");
    expect(told).toMatchObject({ childWish: "NAMED_PERSONS" });
    await t.asOwner("veilig-thuis", `UPDATE child_conversation SET shown_from = CURRENT_DATE WHERE id = $1`, [told!["id"]]);
    expect(await toldTo("child-k2", "K2")).toEqual([told]);
  });
});

describe("the other three that hear children", () => {
  it.each([
    ["gi", "gi-supervisor", "privacy-officer-gi-noord", "K3"],
    ["rvdk", "rvdk-investigator", "privacy-officer-rvdk-noord", "K4"],
    ["lt", "lt-youth-worker", "privacy-officer-lt-noord", "K1"],
  ])("%s keeps the same term", async (at, worker, privacyOfficer, child) => {
    clock = START;
    for (const persona of [worker, privacyOfficer]) {
      const list = (await t.ask(persona, `{ rows: ${at}ChildConversationWithholdings { childId reviewAt isOverdue } }`)).data.rows as Row[];
      expect(
        list.map((row) => row["childId"]),
        persona,
      ).toContain(id(child));
    }
  });
});
