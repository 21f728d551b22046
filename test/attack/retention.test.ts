import { randomUUID } from "node:crypto";
import { dutchDay } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERSONAS } from "../../demo/dist/personas.js";
import { act, done, id } from "../duties.js";
import { body, outcomeOf, startTestHub, type Answer, type Asking, type TestHub } from "../hub.js";

/** Who learns that a record exists from a hold, a report or a count? Nobody but who may (ADR 26). */
let t: TestHub;
let now = Date.now();
beforeAll(async () => {
  t = await startTestHub({ now: () => now });
});
afterAll(() => t?.stop());

const LT = "lokaal-team";
const OFFICER = "privacy-officer-lt-noord";
const WHY = "Er loopt een klacht bij de klachtencommissie.";
const ahead = (days: number): string => dutchDay(new Date(now + days * 86_400_000));
// eslint-disable-next-line typescript/no-explicit-any
type Row = Record<string, any>;

const HOLD = "id kind state recordType record personIds reason reviewAt setBy approver approvedAt endReason endApprover reportedOn";
const holds = async (persona: string, asking: Asking = {}): Promise<Row[]> => (await t.ask(persona, `{ ltRecordHolds { ${HOLD} } }`, asking)).data.ltRecordHolds as Row[];
const runs = async (persona: string): Promise<Row[]> =>
  (await t.ask(persona, `{ ltRetentionRuns { id day recordTable erased held failed lapsedHolds } }`)).data.ltRetentionRuns as Row[];
const place = (persona: string, input: object, asking: Asking = {}): Promise<Answer> =>
  act(t, persona, "ltRecordHoldPlace", "RecordHoldInput", { kind: "KEEP", reason: WHY, reviewAt: ahead(90), approver: "lt-coordinator", person: id("K3"), ...input }, asking);
const decide = (persona: string, hold: string, isAgreed = true): Promise<Answer> => act(t, persona, "ltRecordHoldDecide", "RecordHoldDecideInput", { id: hold, isAgreed });
const end = (persona: string, hold: string, input: object = {}): Promise<Answer> =>
  act(t, persona, "ltRecordHoldEnd", "RecordHoldEndInput", { id: hold, reason: "De klacht is behandeld en afgesloten.", ...input });
const said = (answer: Answer): string =>
  JSON.stringify([answer.data, answer.errors.map(({ extensions }) => extensions.code), answer.disclosure.withheld, answer.disclosure.notices]);

/** The help the owner marked as necessary for the supervision order: the supervisor reads it. */
const trajectory = async (): Promise<string> => (await t.asOwner(LT, `SELECT id FROM help_trajectory WHERE 'Vaste dagindeling.' = ANY(goals)`))[0]!["id"] as string;
const readBy = (persona: string, name = "K3"): Promise<Answer> =>
  t.ask(persona, `query Q($id: ID!) { person(id: $id) { helpTrajectories { id goals } } }`, { variables: { id: id(name) } });
const goalsFor = async (persona: string): Promise<string> => JSON.stringify((await readBy(persona)).data.person.helpTrajectories);

describe("a hold that keeps", () => {
  it("keeps from the moment it is asked for, changes nothing of who reads, and ends by two", async () => {
    const record = await trajectory();
    const before = await goalsFor("gi-supervisor");
    const hold = await done(place("lt-careworker", { record }));
    expect(await goalsFor("gi-supervisor")).toBe(before);
    expect(await holds("lt-coordinator")).toEqual([
      expect.objectContaining({ id: hold, state: "ASKED", kind: "KEEP", record, recordType: "HelpTrajectory", reason: WHY, setBy: "lt-careworker" }),
    ]);
    expect((await holds(OFFICER)).map((row) => row["id"])).toEqual([hold]);

    await t.asOwner(LT, `UPDATE help_trajectory SET retained_until = $2 WHERE id = $1`, [record, ahead(0)]);
    expect(await goalsFor("gi-supervisor"), "past its term it is absent, though it is kept").not.toContain("Vaste dagindeling");
    expect(await t.hub.subgraphs[LT].erase()).toMatchObject({ held: 1 });
    expect((await runs(OFFICER)).find(({ recordTable }) => recordTable === "help_trajectory")).toMatchObject({ held: 1, erased: 0 });

    expect(outcomeOf(await decide("lt-careworker", hold)), "not by who set it").toBe("UNKNOWN_OR_NOT_ALLOWED");
    await done(decide("lt-coordinator", hold));
    expect((await holds("lt-careworker"))[0]).toMatchObject({ state: "RUNNING", approver: "lt-coordinator" });
    expect(outcomeOf(await decide("lt-coordinator", hold)), "once").toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(outcomeOf(await end("lt-careworker", hold)), "not alone").toBe("INPUT_INVALID");
    expect(outcomeOf(await end("lt-careworker", hold, { approver: "lt-careworker" }))).toBe("INPUT_INVALID");
    await done(end("lt-careworker", hold, { approver: "lt-access" }));
    expect((await holds(OFFICER))[0]).toMatchObject({ state: "END_ASKED", endApprover: "lt-access" });
    expect(await t.hub.subgraphs[LT].erase(), "it holds until the colleague agrees").toMatchObject({ held: 1 });
    await done(decide("lt-access", hold, false));
    expect((await holds(OFFICER))[0]).toMatchObject({ state: "RUNNING", endReason: null });
    await done(end(OFFICER, hold));
    expect([await holds(OFFICER), await holds("lt-careworker")]).toEqual([[], []]);

    await t.asOwner(LT, `UPDATE help_trajectory SET retained_until = term_until WHERE id = $1`, [record]);
    expect(await goalsFor("gi-supervisor")).toBe(before);
  });

  it("that nobody agreed to is taken back by who set it, or refused by the colleague; then it no longer keeps", async () => {
    const record = await trajectory();
    await done(end("lt-careworker", await done(place("lt-careworker", { record }))));
    const refused = await done(place("lt-careworker", { record }));
    await done(decide("lt-coordinator", refused, false));
    expect(await holds(OFFICER)).toEqual([]);
    expect(await t.asOwner(LT, `SELECT standing, ended_by FROM record_hold WHERE id = $1`, [refused])).toEqual([{ standing: "REFUSED", ended_by: "lt-coordinator" }]);
  });

  it("is done once for the same key, and the ledger knows by whom and about whom", async () => {
    const record = await trajectory();
    const idempotencyKey = randomUUID();
    const first = await done(place("lt-careworker", { record, idempotencyKey }));
    expect(await done(place("lt-careworker", { record, idempotencyKey }))).toBe(first);
    expect(outcomeOf(await place("lt-careworker", { record, idempotencyKey, reason: `${WHY} En nog iets.` }))).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(await holds(OFFICER)).toHaveLength(1);
    const entries = await t.asOwner(
      LT,
      `SELECT subject FROM ledger_entry WHERE decisions @> '[{"field": "RECORD_HOLD_PLACE", "outcome": "ALLOW"}]' ORDER BY sequence DESC LIMIT 2`,
    );
    expect(entries.map(({ subject }) => subject).sort()).toEqual([id("M"), id("K3")].sort());
    await done(end(OFFICER, first));
  });
});

describe("a hold that keeps from others", () => {
  it("hides the record as if it were not there once a colleague agrees, not from its owner, until its day", async () => {
    const record = await trajectory();
    const [shown, waiting] = [await goalsFor("gi-supervisor"), await goalsFor("lt-careworker")];
    expect(shown).toContain("Vaste dagindeling");
    const hold = await done(place("lt-careworker", { record, kind: "DO_NOT_DISCLOSE", reviewAt: ahead(5) }));
    expect(await goalsFor("gi-supervisor"), "one person alone withholds nothing").toBe(shown);
    await done(decide("lt-coordinator", hold));
    const hidden = await readBy("gi-supervisor");
    expect(JSON.stringify(hidden.data)).not.toContain("Vaste dagindeling");
    expect(await goalsFor("lt-careworker"), "who works there goes on working with it").toBe(waiting);
    const away = await t.asOwner(LT, `DELETE FROM help_trajectory WHERE id = $1 RETURNING id`, [record]).then(() => readBy("gi-supervisor"));
    expect(said(hidden), "byte for byte as without the record").toBe(said(away));
    await done(end(OFFICER, hold));
  });
});

describe("who else asks", () => {
  let record: string;
  let hold: string;
  beforeAll(async () => {
    record = (await t.asOwner(LT, `SELECT id FROM help_trajectory WHERE 'Samen iets leuks doen.' = ANY(goals)`))[0]!["id"] as string;
    hold = await done(place("lt-careworker", { record }));
  });

  const PREFIXES = ["case", "consent", "referrals", "vt", "gi", "rvdk", "lt", "ggz", "audit"];
  it("finds no hold and no report: lists as empty as if there were none, without a word", async () => {
    await t.asOwner(LT, `UPDATE help_request SET retained_until = $1 WHERE id IN (SELECT id FROM help_request WHERE owner = 'lt-noord' ORDER BY id LIMIT 1)`, [ahead(0)]);
    await t.hub.subgraphs[LT].erase();
    const run = (await runs(OFFICER))[0]!["id"] as string;
    const mayKnow = ["lt-careworker", "lt-coordinator", OFFICER];
    for (const { id: persona } of PERSONAS.filter((candidate) => !mayKnow.includes(candidate.id))) {
      for (const some of [PREFIXES.slice(0, 5), PREFIXES.slice(5)]) {
        const lists = some.map((prefix) => `${prefix}RecordHolds { ${HOLD} } ${prefix}RetentionRuns { id day erased held }`);
        const answer = await t.ask(persona, `{ ${lists.join(" ")} }`);
        for (const secret of [hold, record, run, WHY]) expect(answer.text, persona).not.toContain(secret);
        expect(answer.disclosure?.withheld ?? [], persona).toEqual([]);
        if (answer.errors.length === 0 && !persona.startsWith("privacy-officer")) expect(Object.values(answer.data as object).flat(), persona).toEqual([]);
      }
    }
    for (const persona of ["lt-careworker", "lt-coordinator"]) expect(await runs(persona), "counts are for the officer").toEqual([]);
  });

  it("cannot tell a record that is there from one that is not, by trying to hold it", async () => {
    const [mine] = await t.asOwner(LT, `SELECT id FROM help_trajectory WHERE 'Zelf kiezen waar ik woon.' = ANY(goals)`);
    const [ofZuid] = await t.asOwner(LT, `SELECT id, about FROM help_trajectory WHERE owner <> 'lt-noord' LIMIT 1`);
    const [report] = await t.asOwner("veilig-thuis", `SELECT id FROM report LIMIT 1`);
    const [hidden] = await t.asOwner("case", `SELECT id FROM shielding_order LIMIT 1`);
    const missing = said(await place("lt-careworker", { record: randomUUID() }));
    expect(missing).toContain("UNKNOWN_OR_NOT_ALLOWED");
    for (const other of [mine, ofZuid, report, hidden].filter(Boolean)) expect(said(await place("lt-careworker", { record: other!["id"] }))).toBe(missing);
    expect(said(await place("lt-careworker", { record, person: id("K2") })), "there, but not about this person").toBe(missing);
    const expired = await t.asOwner(LT, `SELECT id FROM help_trajectory WHERE retained_until <= $1`, [ahead(0)]);
    for (const { id: gone } of expired) expect(said(await place("lt-careworker", { record: gone }))).toBe(missing);
  });

  it("is refused: other organisations, persons, officers, managers, crisis and counting", async () => {
    for (const [persona, asking] of [
      ["gi-supervisor", {}],
      ["lt-careworker-zuid", {}],
      ["lt-access-zuid", {}],
      [OFFICER, {}],
      ["lt-team-manager", {}],
      ["lt-crisis", {}],
      ["lt-analyst", {}],
      ["lt-sister", {}],
      ["mother-m", {}],
      ["father-f4", {}],
    ] as const) {
      expect(outcomeOf(await place(persona, { record }, asking)), persona).not.toBe("Recorded");
    }
  });

  it("cannot tell a hold that is there from one that is not, nor move it", async () => {
    const missing = randomUUID();
    for (const persona of [
      "lt-access",
      "lt-youth-worker",
      "lt-access-zuid",
      "gi-supervisor",
      "vt-worker",
      "mother-m",
      "privacy-officer-lt-zuid",
      "privacy-officer-vt-noord",
      "lt-team-manager",
    ]) {
      expect(said(await decide(persona, hold)), persona).toBe(said(await decide(persona, missing)));
      expect(said(await end(persona, hold)), persona).toBe(said(await end(persona, missing)));
      expect(outcomeOf(await end(persona, hold)), persona).not.toBe("Recorded");
    }
    expect(outcomeOf(await decide(OFFICER, hold)), "an officer ends, and agrees to none").not.toBe("Recorded");
    expect((await holds(OFFICER)).find((row) => row["id"] === hold)).toMatchObject({ state: "ASKED" });
  });

  it("mends what cannot be: a day behind or too far ahead, no reason, oneself as colleague", async () => {
    for (const input of [{ reviewAt: ahead(0) }, { reviewAt: ahead(400) }, { reason: "kort" }, { approver: "lt-careworker" }]) {
      expect(outcomeOf(await place("lt-careworker", { record, ...input })), JSON.stringify(input)).toBe("INPUT_INVALID");
    }
  });

  it("says to the officer which holds are late, and nothing more of them holds", async () => {
    now += 91 * 86_400_000;
    expect((await holds(OFFICER)).find((row) => row["id"] === hold)).toMatchObject({ state: "LAPSED" });
    expect(outcomeOf(await decide("lt-coordinator", hold)), "too late to agree").toBe("UNKNOWN_OR_NOT_ALLOWED");
    expect(body(await t.ask("gi-supervisor", `{ ltRecordHolds { id } }`))).not.toContain(hold);
    const found = await t.ask(OFFICER, `query F($from: LocalDate!, $to: LocalDate!) { auditFindings(from: $from, to: $to) { kind count actors { actor count } } }`, {
      variables: { from: ahead(-30), to: ahead(0) },
    });
    expect((found.data.auditFindings as Row[]).find(({ kind }) => kind === "LAPSED_HOLDS")).toMatchObject({ count: 1, actors: [{ actor: "lt-careworker", count: 1 }] });
    expect(await t.hub.subgraphs[LT].erase()).toMatchObject({ lapsedHolds: 1 });
    expect((await holds(OFFICER)).find((row) => row["id"] === hold)).toMatchObject({ reportedOn: ahead(0) });
    await done(end(OFFICER, hold));
  });
});

describe("destruction in the own files", () => {
  const ASKED = "Ik wil dat u alles over mij vernietigt.";
  const REPORT = "id ltDestruction { id request carriedOutOn account destroyed keptByLaw keptForOthers keptOnHold } vtDestruction { id account destroyed }";
  const ACCOUNT = "Uw hulpvragen zijn vernietigd; wat ook over uw kinderen gaat is gebleven.";
  const request = (by: string, change: object = {}): Promise<Answer> =>
    act(t, by, "dataSubjectRequestMake", "DataSubjectRequestInput", { kind: "DESTRUCTION", person: id("M"), organisation: "lt-noord", text: ASKED, ...change });
  const accept = (by: string, asked: string, change: object = {}): Promise<Answer> =>
    act(t, by, "dataSubjectRequestDecide", "DataSubjectRequestDecideInput", {
      id: asked,
      person: id("M"),
      decision: "ACCEPTED",
      ground: "Niets staat eraan in de weg, behalve waar het ook over anderen gaat.",
      ...change,
    });
  const destroy = (by: string, asked: string, change: object = {}): Promise<Answer> =>
    act(t, by, "ltRecordsDestroy", "RecordsDestroyInput", { request: asked, person: id("M"), account: ACCOUNT, ...change });
  const reportTo = async (persona: string, asked: string): Promise<Row | undefined> =>
    ((await t.ask(persona, `{ dataSubjectRequests { ${REPORT} } }`)).data.dataSubjectRequests as Row[]).find((row) => row["id"] === asked);
  const aboutM = () =>
    t.asOwner(LT, `SELECT id, retained_until::text AS day FROM help_request WHERE owner = 'lt-noord' AND $1 = ANY(about) AND (retained_until IS NULL OR retained_until > $2)`, [
      id("M"),
      ahead(0),
    ]);
  /** Two requests for help of her alone, beside what the demo has. */
  const more = (count: number) =>
    t.asOwner(
      LT,
      `INSERT INTO help_request (id, about, owner, recorded_at, recorded_by, question, hat, status, asked_at, contact_person)
       SELECT gen_random_uuid(), ARRAY[$1]::uuid[], 'lt-noord', now(), 'lt-careworker', 'Een vraag van ' || n, 'HELP', 'OPEN', now(), 'lt-careworker' FROM generate_series(1, $2) n RETURNING id`,
      [id("M"), count],
    );
  let asked: string;

  it("is not done before the organisation accepted: an open, refused, unknown or somebody else's request sound the same", async () => {
    asked = await done(request("mother-m"));
    const missing = said(await destroy("lt-careworker", randomUUID()));
    expect(missing).toContain("UNKNOWN_OR_NOT_ALLOWED");
    expect(said(await destroy("lt-careworker", asked))).toBe(missing);
    const refused = await done(request("mother-m"));
    await done(accept("lt-careworker", refused, { decision: "REFUSED", routes: ["COMPLAINT"] }));
    expect(said(await destroy("lt-careworker", refused))).toBe(missing);
    const atVt = await done(request("mother-m", { organisation: "vt-noord" }));
    expect(said(await destroy("lt-careworker", atVt))).toBe(missing);
    await done(accept("lt-careworker", asked));
    expect(said(await destroy("lt-careworker", asked, { person: id("K3") })), "accepted about another").toBe(missing);
    for (const persona of ["gi-supervisor", "vt-worker", "lt-access-zuid", "lt-team-manager", OFFICER, "mother-m", "father-f4", "lt-crisis", "lt-sister"]) {
      expect(outcomeOf(await destroy(persona, asked)), persona).not.toBe("Recorded");
    }
    expect(await reportTo("mother-m", asked)).toMatchObject({ ltDestruction: null, vtDestruction: null });
  });

  it("ends the term of what is about the person alone, keeps what a hold, a law or others keep, and counts it in the ledger", async () => {
    const [held, weighed, ...rest] = (await more(4)).map((row) => row["id"] as string);
    const hold = await done(place("lt-careworker", { record: held, person: id("M") }));
    await t.asOwner(LT, `UPDATE help_request SET necessary_for_supervision = true WHERE id = $1`, [rest[0]]);
    const before = await aboutM();
    const others = (
      await t.asOwner(
        LT,
        `SELECT count(*)::int AS n FROM help_trajectory WHERE owner = 'lt-noord' AND $1 = ANY(about) AND cardinality(about) > 1 AND NOT necessary_for_supervision`,
        [id("M")],
      )
    )[0]!["n"];
    const idempotencyKey = randomUUID();
    const input = { keep: [weighed!], idempotencyKey };
    const destruction = await done(destroy("lt-careworker", asked, input));
    expect(await done(destroy("lt-careworker", asked, input)), "the same key does the work once").toBe(destruction);
    expect(outcomeOf(await destroy("lt-careworker", asked)), "a request is carried out once").toBe("ACT_CONFLICT");

    const left = (await aboutM()).map((row) => row["id"]);
    expect(left.sort()).toEqual([held!, weighed!, rest[0]!].sort());
    const [row] = await t.asOwner(LT, `SELECT destroyed, kept_by_law, kept_for_others, kept_on_hold FROM record_destruction WHERE id = $1`, [destruction]);
    expect(row).toMatchObject({ destroyed: before.length - 3, kept_on_hold: 1, kept_for_others: 1 + Number(others) });
    const [entry] = await t.asOwner(LT, `SELECT subject, organisation, decisions FROM ledger_entry WHERE decisions @> '[{"field": "RECORDS_DESTROY", "outcome": "ALLOW"}]'`);
    expect(entry).toMatchObject({ subject: id("M"), organisation: "lt-noord" });
    expect(entry!["decisions"]).toContainEqual(expect.objectContaining({ field: "RECORDS_DESTROY.DESTROYED.help_request", count: before.length - 3 }));
    expect(entry!["decisions"]).toContainEqual(expect.objectContaining({ field: "RECORDS_DESTROY.KEPT_ON_HOLD.help_request", count: 1 }));

    expect((await t.hub.subgraphs[LT].erase()).erased).toMatchObject({ help_request: before.length - 3 });
    expect((await aboutM()).map((kept) => kept["id"]).sort(), "what was kept is still there").toEqual(left.sort());
    await done(end(OFFICER, hold));
  });

  it("is told to who asked in words, to the officer in numbers, and to nobody else", async () => {
    const toHer = await reportTo("mother-m", asked);
    expect(toHer!["ltDestruction"]).toMatchObject({
      request: asked,
      carriedOutOn: ahead(0),
      account: ACCOUNT,
      destroyed: null,
      keptByLaw: null,
      keptForOthers: null,
      keptOnHold: null,
    });
    expect((await reportTo("lt-careworker", asked))!["ltDestruction"]).toMatchObject({ account: ACCOUNT, keptOnHold: null });
    expect((await reportTo(OFFICER, asked))!["ltDestruction"]).toMatchObject({ account: ACCOUNT, keptOnHold: 1 });
    const secret = toHer!["ltDestruction"]["id"] as string;
    for (const { id: persona } of PERSONAS.filter((candidate) => !["mother-m", OFFICER].includes(candidate.id) && candidate.organisation !== "lt-noord")) {
      const answer = await t.ask(persona, `{ dataSubjectRequests { ${REPORT} } }`);
      expect(answer.text, persona).not.toContain(secret);
      expect(answer.text, persona).not.toContain(ACCOUNT);
    }
  });

  it("keeps nothing for the sake of a record one cannot see: to name it sounds like naming none", async () => {
    const again = await done(request("mother-m"));
    await done(accept("lt-careworker", again));
    const [private_] = await t.asOwner(LT, `SELECT id FROM help_trajectory WHERE 'Zelf kiezen waar ik woon.' = ANY(goals)`);
    const missing = said(await destroy("lt-careworker", again, { keep: [randomUUID()] }));
    expect(missing).toContain("UNKNOWN_OR_NOT_ALLOWED");
    expect(said(await destroy("lt-careworker", again, { keep: [private_!["id"]] }))).toBe(missing);
    expect(outcomeOf(await destroy("lt-careworker", again, { account: "kort" }))).toBe("INPUT_INVALID");
    const [unchanged] = await t.asOwner(LT, `SELECT count(*)::int AS n FROM record_destruction WHERE request = $1`, [again]);
    expect(unchanged!["n"]).toBe(0);
  });
});
