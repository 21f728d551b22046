import { randomUUID } from "node:crypto";
import { dutchDay } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERSONAS } from "../../demo/dist/personas.js";
import {
  APPROVER,
  ask,
  askCollections,
  COLLECTION,
  COLLECTOR,
  collections,
  covertItem,
  decide,
  decideExtension,
  end,
  extend,
  inform,
  OFFICER,
  review,
  REVIEWER,
  running,
  TOLD,
  WHY,
} from "../covert.js";
import { act, done, duties, id, readItem, textOf } from "../duties.js";
import { body, cases, outcomeOf, startTestHub, type Asking, type TestHub } from "../hub.js";

/** Who learns that somebody is being watched? Nobody but who must decide, watch over it, or was told (policy.md section 13, R-049). */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub({ timeout: 20_000 });
});
afterAll(() => t?.stop());

const DAY = 86_400_000;
const day = (ahead: number): string => dutchDay(new Date(Date.now() + ahead * DAY));
const MARIA = cases["maria"]!;

/** Everything of F4 and his family that could tell. */
const ASKED = `query Q($person: ID!, $case: ID!) {
  own: covertCollections { ${COLLECTION} }
  of: covertCollections(person: $person) { ${COLLECTION} }
  person(id: $person) { displayName informationItems { id text collectedWithKnowledge isToldToPersons covertCollection } }
  case(id: $case) { informationItems { id text collectedWithKnowledge isToldToPersons covertCollection } }
  notificationDuties { id } dataSubjectRequests { id } correctionNotices { id }
}`;
const everything = async (persona: string, asking: Asking = {}): Promise<string> => body(await t.ask(persona, ASKED, { ...asking, variables: { person: id("F4"), case: MARIA } }));
const findings = async (persona: string) =>
  (
    await t.ask(persona, `query F($from: LocalDate!, $to: LocalDate!) { auditFindings(from: $from, to: $to) { kind count actors { actor count } } }`, {
      variables: { from: day(-1), to: day(0) },
    })
  ).data.auditFindings;

/** Of Veilig Thuis: who works with F4, and the officer. Everybody else is nobody to a collection about him. */
const MAY_KNOW = [COLLECTOR, OFFICER];

describe("that somebody is being watched", () => {
  const OTHERS = PERSONAS.map(({ id: persona }) => persona).filter((persona) => !MAY_KNOW.includes(persona));

  it("changes no byte of any answer to anybody else: the persons, their family, their supporters, mental health care, other organisations, analysts", async () => {
    const before = new Map<string, string>();
    for (const persona of OTHERS) before.set(persona, await everything(persona));
    const collection = await running(t, day(20));
    const item = await done(covertItem(t, collection, day(0), { necessaryForSupervision: false }));
    expect((await collections(t, COLLECTOR)).map((row) => row["id"])).toContain(collection);
    expect(await textOf(t, COLLECTOR, item)).not.toBeNull();
    const changed: string[] = [];
    for (const persona of OTHERS) if ((await everything(persona)) !== before.get(persona)) changed.push(persona);
    expect(changed).toEqual([]);
  }, 180_000);
  it("is not in the statement of who used a file, however often it is worked on", async () => {
    const statement = async (persona: string, person: string) =>
      body(
        await t.ask(
          persona,
          `query S($person: ID!, $from: LocalDate!, $to: LocalDate!) { disclosureStatement(person: $person, from: $from, to: $to) { refusedAttempts lines { id } } }`,
          {
            variables: { person, from: day(-30), to: day(0) },
          },
        ),
      );
    const before = await statement("father-f4", id("F4"));
    const collection = await running(t, day(20));
    await done(covertItem(t, collection, day(0), { necessaryForSupervision: false }));
    for (const persona of MAY_KNOW) expect((await collections(t, persona, "F4")).map((row) => row["id"])).toContain(collection);
    expect(await statement("father-f4", id("F4"))).toBe(before);
  });
  it("is not there under another purpose, at another organisation, or in an emergency", async () => {
    const nothing = async (persona: string, asking: Asking) => {
      const { data, text } = await askCollections(t, persona, "F4", asking);
      expect(data?.covertCollections ?? [], `${persona} ${JSON.stringify(asking)}`).toEqual([]);
      expect(text).not.toContain(WHY);
    };
    await nothing("vt-worker", {});
    await nothing("vt-crisis", {});
    await nothing("vt-safety-officer", {});
    await nothing(COLLECTOR, { purpose: "GIVE_ADVICE" });
    await nothing("privacy-officer-gi-noord", {});
    await nothing("rvdk-devils-advocate", {});
  });
  it("is told to a colleague while something waits for her, and no longer; the items never", async () => {
    const collection = await done(ask(t, day(20)));
    const sees = async (persona: string) => (await collections(t, persona)).some((row) => row["id"] === collection);
    expect([await sees(APPROVER), await sees(REVIEWER)]).toEqual([true, false]);
    await done(decide(t, collection));
    const item = await done(covertItem(t, collection, day(0)));
    await done(end(t, collection));
    expect([await sees(APPROVER), await sees(REVIEWER)]).toEqual([false, true]);
    expect([await textOf(t, APPROVER, item), await textOf(t, REVIEWER, item)]).toEqual([null, null]);
  });
  it("is told to the officer without its words", async () => {
    await running(t, day(20));
    const { text } = await askCollections(t, OFFICER);
    expect(text).toContain("INVESTIGATION_WOULD_FAIL");
    expect(text).not.toContain(WHY);
  });
  it("is a finding for the officer of who collects, and for no other", async () => {
    const own = (await findings(OFFICER)).find(({ kind }: { kind: string }) => kind === "COLLECTION_WITHOUT_KNOWLEDGE");
    expect(own.actors).toEqual([{ actor: COLLECTOR, count: (await collections(t, OFFICER)).filter(({ startedOn }) => startedOn !== null).length }]);
    const entries = async (field: string) =>
      (await t.ask(OFFICER, `{ ledgerEntries(first: 100, filter: { field: "${field}", actor: "${COLLECTOR}" }) { id } }`)).data.ledgerEntries;
    const items = await t.asOwner("case", `SELECT id FROM information_item WHERE covert_collection IS NOT NULL`);
    expect(await entries("COVERT_ITEM_ADD"), "why: each use can be found").toHaveLength(items.length);
    for (const other of ["privacy-officer-gi-noord", "privacy-officer-lt-noord", "privacy-officer-rvdk-noord"])
      expect(
        (await findings(other)).map(({ kind }: { kind: string }) => kind),
        other,
      ).not.toContain("COLLECTION_WITHOUT_KNOWLEDGE");
  });
});

describe("an item of it", () => {
  it("is not there for the person it is about, nor can it be asked, viewed or disputed", async () => {
    const collection = await running(t, day(20));
    const [item, missing] = [await done(covertItem(t, collection, day(0), { sourceKind: "OWN_OBSERVATION" })), randomUUID()];
    const fields = "id text collectedWithKnowledge covertCollection isToldToPersons";
    expect(body(await readItem(t, "father-f4", item, fields)).replaceAll(item, missing)).toBe(body(await readItem(t, "father-f4", missing, fields)));
    for (const of of [item, missing]) {
      const request = { organisation: "vt-noord", person: id("F4"), kind: "CORRECTION", items: [of], text: "Dit klopt niet." };
      expect(outcomeOf(await act(t, "father-f4", "dataSubjectRequestMake", "DataSubjectRequestInput", request))).toBe("UNKNOWN_OR_NOT_ALLOWED");
      expect(outcomeOf(await act(t, "father-f4", "personViewAdd", "PersonViewInput", { person: id("F4"), item: of, position: "DISAGREES", text: "x" }))).toBe(
        "UNKNOWN_OR_NOT_ALLOWED",
      );
    }
  });
  it("stays away from him when a duty is met behind the back of the collection", async () => {
    const item = await done(covertItem(t, await running(t, day(20)), day(0)));
    await t.asOwner("case", `UPDATE notification_duty SET fulfilled_on = recorded_on, safe_channel = 'PHONE' WHERE record = $1`, [item]);
    expect(await textOf(t, "father-f4", item)).toBeNull();
  });
  it("cannot be flagged so without a record, nor be of a record and not flagged: the database refuses", async () => {
    const item = await done(covertItem(t, await running(t, day(20)), day(0)));
    const [open] = await t.asOwner("case", `SELECT id FROM information_item WHERE covert_collection IS NULL LIMIT 1`);
    await expect(t.asOwner("case", `UPDATE information_item SET collected_with_knowledge = false WHERE id = $1`, [open!["id"]])).rejects.toThrow(/check/);
    await expect(t.asOwner("case", `UPDATE information_item SET collected_with_knowledge = true WHERE id = $1`, [item])).rejects.toThrow(/check/);
  });
  it("needs a collection that runs, of the own organisation, about all of its persons, and a colleague who did not approve it", async () => {
    const collection = await running(t, day(20));
    const missing = randomUUID();
    const added = async (change: object, by = COLLECTOR) => outcomeOf(await covertItem(t, collection, day(0), change, by));
    expect(await added({ covertCollection: missing })).toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(await added({ about: [id("F4"), id("K4")] }), "why: it is not about K4").toBe("UNKNOWN_OR_NOT_ALLOWED");
    for (const of of [collection, missing])
      expect(await added({ covertCollection: of, about: [id("M")] }, "lt-careworker"), "why: of another organisation, or nothing").toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(await added({}, "vt-worker"), "why: she does not work with him").toBe("SUBJECT_NOT_IN_CONCERNS");
    await t.asOwner("case", `UPDATE covert_collection SET approver = $2, recorded_by = $3 WHERE id = $1`, [collection, COLLECTOR, "vt-worker"]);
    expect(await added({}), "why: who approved collects nothing").toBe("INPUT_INVALID");
  });
  it("is not added once he was told: from then on he knows", async () => {
    const collection = await running(t, day(20));
    await done(inform(t, collection, day(0)));
    expect(outcomeOf(await covertItem(t, collection, day(0)))).toBe("ACT_CONFLICT");
  });
});

describe("the acts", () => {
  /** Each as if all the rest were right. */
  const TRIED = {
    decide: (of: string, by: string) => decide(t, of, true, by),
    extend: (of: string, by: string) => extend(t, of, day(25), {}, by),
    decideExtension: (of: string, by: string) => decideExtension(t, of, true, by),
    inform: (of: string, by: string) => inform(t, of, day(0), {}, by),
    end: (of: string, by: string) => end(t, of, REVIEWER, by),
    review: (of: string, by: string) => review(t, of, day(0), {}, by),
  } as const;

  it.each(Object.entries(TRIED))("%s: another's collection and one that is not there sound the same", async (_name, tried) => {
    const collection = await running(t, day(20));
    const missing = randomUUID();
    for (const by of ["vt-worker", "gi-supervisor-two-sides", "lt-careworker", "rvdk-investigator", "father-f4", "privacy-officer-vt-noord", "lt-analyst", "ggz-clinician"].filter(
      (persona) => PERSONAS.some((one) => one.id === persona),
    )) {
      const [of, nothing] = [await tried(collection, by), await tried(missing, by)];
      expect(body(of), by).toBe(body(nothing));
      expect(outcomeOf(of), by).toMatch(/UNKNOWN_OR_NOT_ALLOWED|PURPOSE_NOT_AVAILABLE_FOR_ORG/);
    }
  });
  it("are not asked about a stranger, for a purpose without such work, by a person or an officer", async () => {
    const outcome = async (by: string, change: object = {}, asking: Asking = {}) => outcomeOf(await ask(t, day(20), change, by, asking));
    expect(await outcome("vt-worker"), "why: she does not work with him").toBe("SUBJECT_NOT_IN_CONCERNS");
    expect(await outcome(COLLECTOR, { persons: [id("F4"), randomUUID()] })).toBe("SUBJECT_NOT_IN_CONCERNS");
    expect(await outcome(COLLECTOR, {}, { purpose: "COORDINATE_JOINT_PLAN" })).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    for (const by of ["father-f4", "mother-m", OFFICER, "vt-crisis"]) expect(await outcome(by), by).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
  });
  it("do their work once for one key, and another request under that key is refused", async () => {
    const idempotencyKey = randomUUID();
    const first = await done(ask(t, day(20), { idempotencyKey }));
    expect(await done(ask(t, day(20), { idempotencyKey }))).toBe(first);
    expect(outcomeOf(await ask(t, day(21), { idempotencyKey }))).toBe("IDEMPOTENCY_KEY_REUSED");
    expect((await collections(t, COLLECTOR)).filter((row) => row["id"] === first)).toHaveLength(1);
    await done(decide(t, first));
    const once = randomUUID();
    const item = await done(covertItem(t, first, day(0), { idempotencyKey: once }));
    expect(await done(covertItem(t, first, day(0), { idempotencyKey: once }))).toBe(item);
    expect((await duties(t, COLLECTOR, {}, "F4")).filter((row) => row["record"] === item)).toHaveLength(1);
  });
  it("let nobody review what they collected, also where another asked for it", async () => {
    const collection = await running(t, day(20));
    const item = await done(covertItem(t, collection, day(0)));
    await t.asOwner("case", `UPDATE information_item SET recorded_by = $2 WHERE id = $1`, [item, REVIEWER]);
    expect(outcomeOf(await end(t, collection))).toBe("INPUT_INVALID");
    await t.asOwner("case", `UPDATE information_item SET recorded_by = $2 WHERE id = $1`, [item, COLLECTOR]);
    await done(end(t, collection));
    for (const by of [COLLECTOR, APPROVER]) expect(outcomeOf(await review(t, collection, day(0), {}, by)), by).toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(outcomeOf(await extend(t, collection, day(25), { approver: REVIEWER })), "why: who decides does not review").toBe("INPUT_INVALID");
  });
});

describe("a person who was told", () => {
  it("reads what is about itself alone, in the words meant for it; nobody else of the family finds it", async () => {
    const collection = await running(t, day(20));
    // As if it were also about M, who is not told.
    await t.asOwner("case", `UPDATE covert_collection SET about = about || $2::uuid WHERE id = $1`, [collection, id("M")]);
    await done(inform(t, collection, day(0)));
    const his = (await collections(t, "father-f4")).find((row) => row["id"] === collection)!;
    expect(his).toMatchObject({ personIds: [id("F4")], persons: [{ id: id("F4") }], tellings: [{ explanation: TOLD }], groundText: null, collectedBy: null, items: [] });
    for (const persona of ["mother-m", "child-k2", "reporter-teacher"])
      for (const of of [undefined, "F4", "M"])
        expect(
          (await collections(t, persona, of)).map((row) => row["id"]),
          `${persona} ${of}`,
        ).not.toContain(collection);
    expect(outcomeOf(await end(t, collection))).toBe("Recorded");
    expect(outcomeOf(await review(t, collection, day(0))), "why: she was not told").toBe("INPUT_INVALID");
  });
  it("is who heard it: of a child that was told through one parent the other hears nothing", async () => {
    const collection = await running(t, day(20));
    await t.asOwner("case", `UPDATE covert_collection SET about = ARRAY[$2::uuid], tellings = $3::jsonb WHERE id = $1`, [
      collection,
      id("K3"),
      JSON.stringify([{ person: id("K3"), toldTo: id("M"), toldOn: day(0), safeChannel: "IN_PERSON", explanation: TOLD, by: COLLECTOR }]),
    ]);
    const finds = async (persona: string) => (await collections(t, persona, "K3")).some((row) => row["id"] === collection);
    expect(await finds("mother-m")).toBe(true);
    for (const persona of ["father-f4", "child-k2", "father-f1", "father-f2"]) expect(await finds(persona), persona).toBe(false);
  });
  it("is told nothing by a line that says it was told, when the hub is told of somebody who does not speak for it", async () => {
    const collection = await running(t, day(20));
    await done(inform(t, collection, day(0), { toldTo: id("M") }));
    expect((await collections(t, "mother-m", "F4")).map((row) => row["id"])).not.toContain(collection);
    expect(
      (await collections(t, "father-f4", "F4")).map((row) => row["id"]),
      "why: another heard it, not he",
    ).not.toContain(collection);
  });
});

describe("closing a case", () => {
  const close = (name: string, persona: string) => act(t, persona, "caseClose", "CaseCloseInput", { id: cases[name]!, reason: "De hulp is klaar." }, { caseId: cases[name]! });

  it("of other persons is not refused, and one that is refused says only that a review is open", async () => {
    await running(t, day(20));
    const refused = await close("maria", "lt-coordinator");
    expect(outcomeOf(refused)).toBe("REVIEW_OPEN");
    expect(refused.text).not.toMatch(/covert|medeweten|vt-noord|Ferdi/i);
    expect(outcomeOf(await close("elderly", "lt-coordinator"))).not.toBe("REVIEW_OPEN");
    expect(outcomeOf(await close("maria", "gi-supervisor")), "why: who may not close it does not learn whether it could be").toBe("INPUT_INVALID");
  });
});
