import { Retained, retainedTables } from "@samenhang/subgraph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SubgraphName } from "../../demo/dist/subgraphs.js";
import { cases, people, SUBGRAPHS, startTestHub, type TestHub } from "../hub.js";

/** Past its term a record is shown to nobody; the retention run then erases it, unless a legal hold keeps it (policy.md section 15). */
let t: TestHub;
let now = Date.now();
beforeAll(async () => {
  t = await startTestHub({ now: () => now });
});
afterAll(() => t?.stop());

const LT = "lokaal-team";
/** One record of the table is past its term. */
const expireOne = async (change = ""): Promise<string> => {
  const rows = await t.asOwner(
    LT,
    `UPDATE help_trajectory SET retained_until = CURRENT_DATE - 1 ${change} WHERE id = (SELECT id FROM help_trajectory ORDER BY id LIMIT 1) RETURNING id`,
  );
  return rows[0]!["id"] as string;
};
const expired = () => t.asOwner(LT, `SELECT id FROM help_trajectory WHERE retained_until <= CURRENT_DATE`);
const count = async (): Promise<number> => (await t.asOwner(LT, `SELECT count(*)::int AS kept FROM help_trajectory`))[0]!["kept"] as number;
const NOTHING_ELSE = { failed: 0, lapsedHolds: 0 };
/** A hold as its acts leave it. */
const holdFor = async (name: SubgraphName, table: string, id: string, change?: string): Promise<void> => {
  await t.asOwner(
    name,
    `INSERT INTO record_hold (id, about, owner, recorded_at, recorded_by, kind, record_table, record_type, record, reason, review_at, approver, approved_at, standing)
     SELECT gen_random_uuid(), about, owner, now(), recorded_by, 'KEEP', '${table}', 'Type', id, 'Er loopt een klacht over dit stuk.', CURRENT_DATE + 90, 'een-collega', now(), 'RUNNING' FROM ${table} WHERE id = $1`,
    [id],
  );
  if (change) await t.asOwner(name, `UPDATE record_hold SET ${change} WHERE record = $1`, [id]);
};
const erasures = () => t.asOwner(LT, `SELECT subject, organisation, decisions FROM ledger_entry WHERE actor = 'retention' ORDER BY sequence`);

describe("the retention run", () => {
  it("erases what is past its term and nothing else, and says in the ledger of whom and how many", async () => {
    // What the demo keeps past its term, and one record more.
    const before = (await t.hub.subgraphs[LT].erase()).erased;
    expect(before, "the demo keeps one record a year past its term").toEqual({ help_request: 1 });
    const id = await expireOne();
    const [row] = await t.asOwner(LT, `SELECT about, owner FROM help_trajectory WHERE id = $1`, [id]);
    const kept = await count();
    expect(await t.hub.subgraphs[LT].erase()).toEqual({ erased: { help_trajectory: 1 }, held: 0, ...NOTHING_ELSE });
    expect(await count()).toBe(kept - 1);
    expect(await expired()).toEqual([]);
    const of = (table: string) => [{ field: `RETENTION_ERASE.${table}`, reason: "RETENTION_EXPIRED", count: 1 }];
    expect(await erasures()).toMatchObject([
      { subject: people["M"], organisation: "lt-noord", decisions: of("help_request") },
      ...(row!["about"] as string[]).map((subject) => ({ subject, organisation: row!["owner"], decisions: of("help_trajectory") })),
    ]);
  });

  it("does its work once, in every subgraph", async () => {
    const said = (await erasures()).length;
    for (const name of SUBGRAPHS) {
      expect((await t.hub.subgraphs[name].erase()).erased, `nothing else of the demo is past its term in ${name}`).toEqual({});
      expect((await t.hub.subgraphs[name].erase()).erased, name).toEqual({});
    }
    expect(await erasures()).toHaveLength(said);
  });

  it("leaves what a legal hold keeps, counts it, and erases it once the hold is over", async () => {
    const id = await expireOne();
    await holdFor(LT, "help_trajectory", id);
    expect(await t.hub.subgraphs[LT].erase()).toEqual({ erased: {}, held: 1, ...NOTHING_ELSE });
    await t.asOwner(LT, `UPDATE record_hold SET ended_on = CURRENT_DATE, ended_by = 'iemand', standing = 'ENDED' WHERE record = $1`, [id]);
    expect(await t.hub.subgraphs[LT].erase()).toEqual({ erased: { help_trajectory: 1 }, held: 0, ...NOTHING_ELSE });
  });

  it("erases what is only kept from others: that is no reason to keep it longer", async () => {
    const id = await expireOne(", withheld_until = '2099-01-01'");
    await holdFor(LT, "help_trajectory", id, "kind = 'DO_NOT_DISCLOSE'");
    expect((await t.hub.subgraphs[LT].erase()).erased).toEqual({ help_trajectory: 1 });
  });

  it("reports a hold whose day has passed before it erases what that kept, and gives two weeks to look at it", async () => {
    const id = await expireOne();
    await holdFor(LT, "help_trajectory", id, "review_at = CURRENT_DATE");
    expect(await t.hub.subgraphs[LT].erase()).toEqual({ erased: {}, held: 1, failed: 0, lapsedHolds: 1 });
    expect(await t.hub.subgraphs[LT].erase(), "reported once").toEqual({ erased: {}, held: 1, ...NOTHING_ELSE });
    const [run] = await t.asOwner(LT, `SELECT held, lapsed_holds, owner FROM retention_run WHERE lapsed_holds > 0`);
    expect(run).toMatchObject({ held: 1, lapsed_holds: 1 });
    await t.asOwner(LT, `UPDATE record_hold SET reported_on = CURRENT_DATE - 13 WHERE record = $1`, [id]);
    expect((await t.hub.subgraphs[LT].erase()).erased).toEqual({});
    await t.asOwner(LT, `UPDATE record_hold SET reported_on = CURRENT_DATE - 14 WHERE record = $1`, [id]);
    expect((await t.hub.subgraphs[LT].erase()).erased).toEqual({ help_trajectory: 1 });
  });

  it("comes with the day: the last day still keeps, the next does not", async () => {
    await t.asOwner(LT, `UPDATE help_trajectory SET retained_until = CURRENT_DATE + 10 WHERE id = (SELECT id FROM help_trajectory ORDER BY id LIMIT 1)`);
    now += 9 * 86_400_000;
    expect((await t.hub.subgraphs[LT].erase()).erased).toEqual({});
    now += 86_400_000;
    expect((await t.hub.subgraphs[LT].erase()).erased).toEqual({ help_trajectory: 1 });
  });

  it("erases nothing that it cannot record", async () => {
    await expireOne();
    const before = await count();
    await t.asOwner(LT, `ALTER TABLE ledger_head RENAME TO ledger_head_away`);
    await expect(t.hub.subgraphs[LT].erase()).rejects.toThrow();
    expect(await count()).toBe(before);
    await t.asOwner(LT, `ALTER TABLE ledger_head_away RENAME TO ledger_head`);
    expect((await t.hub.subgraphs[LT].erase()).erased).toEqual({ help_trajectory: 1 });
  });
});

describe("the day on which a term is over", () => {
  const [VT, GI, RVDK] = ["veilig-thuis", "gecertificeerde-instelling", "raad-voor-de-kinderbescherming"] as const;

  /** What the run makes of one row, after a change of it; undefined once it is erased. */
  const dayOf = async (name: SubgraphName, table: string, id: string, change?: string): Promise<string | null | undefined> => {
    if (change) await t.asOwner(name, `UPDATE ${table} SET ${change} WHERE id = $1`, [id]);
    await t.hub.subgraphs[name].erase();
    const [row] = await t.asOwner(name, `SELECT retained_until::text AS day FROM ${table} WHERE id = $1`, [id]);
    return row?.["day"] as string | null | undefined;
  };
  /** A record whose term nobody set apart. */
  const oneOf = async (name: SubgraphName, table: string, where = "true"): Promise<string> =>
    (await t.asOwner(name, `SELECT id FROM ${table} row WHERE ${where} AND retained_until IS NOT DISTINCT FROM term_until ORDER BY id LIMIT 1`))[0]!["id"] as string;
  const recorded = "recorded_at = '2018-03-01T10:00:00Z'";

  // prettier-ignore
  it.each<[name: SubgraphName, table: string, born: string | null, day: string | undefined, why: string]>([
    [VT, "report", "1990-05-05", "2033-03-02", "adults only: fifteen years, the last day whole"],
    [VT, "report", "2010-02-28", "2033-03-02", "the youngest is 18 before that"],
    [VT, "report", "2017-09-09", "2035-09-10", "the youngest is 18 after that"],
    [VT, "report", "2016-02-29", "2034-03-01", "who is born on 29 February is 18 on 1 March"],
    [VT, "report", null, "2037-03-02", "nobody knows: as if born a year after the report, never earlier than it may be"],
    [VT, "advice_contact", null, undefined, "two years, and gone"],
    [RVDK, "council_report", "2010-06-01", "2034-06-02", "until the child is 24"],
    [RVDK, "council_report", "1985-06-01", "2043-03-02", "an adult is not the child it is about: then nobody knows"],
    [RVDK, "council_report", null, "2043-03-02", "nobody knows"],
    [GI, "action_plan", "2010-06-01", "2058-06-02", "thirty years after majority"],
  ])("%s, %s, the youngest born on %s: %s (%s)", async (name, table, born, day) => {
    const id = await oneOf(name, table);
    expect(await dayOf(name, table, id, `${recorded}, youngest_born = ${born === null ? "NULL" : `'${born}'`}`)).toBe(day);
  });

  it("counts for a file from the last change of anything in it about the same person", async () => {
    const [one] = await t.asOwner(
      LT,
      `INSERT INTO help_request (id, about, owner, recorded_at, recorded_by, question, hat, status, asked_at, contact_person)
       SELECT gen_random_uuid(), about, owner, recorded_at, recorded_by, 'Een tweede vraag.', 'HELP', 'OPEN', recorded_at, recorded_by FROM help_trajectory
        WHERE retained_until IS NOT DISTINCT FROM term_until ORDER BY id LIMIT 1 RETURNING about, owner, (SELECT id FROM help_trajectory WHERE retained_until IS NOT DISTINCT FROM term_until ORDER BY id LIMIT 1) AS id`,
    );
    const file = [one!["owner"], one!["about"]];
    for (const table of ["help_trajectory", "help_request", "accepted_handover", "child_conversation"]) {
      await t.asOwner(LT, `UPDATE ${table} SET recorded_at = '2018-03-01T10:00:00Z', changed_at = NULL WHERE owner = $1 AND about && $2`, file);
    }
    const id = one!["id"] as string;
    expect(await dayOf(LT, "help_trajectory", id)).toBe("2038-03-02");
    expect(await dayOf(LT, "help_trajectory", id, "changed_at = '2019-04-01T10:00:00Z'")).toBe("2039-04-02");
    const [request] = await t.asOwner(LT, `SELECT id FROM help_request WHERE owner = $1 AND about && $2 AND question = 'Een tweede vraag.'`, file);
    await t.asOwner(LT, `UPDATE help_request SET changed_at = '2020-05-01T10:00:00Z' WHERE id = $1`, [request!["id"]]);
    expect(await dayOf(LT, "help_trajectory", id)).toBe("2040-05-02");
    expect(await dayOf(LT, "help_request", request!["id"] as string, "hat = 'ACCESS'"), "fifteen years for access, and no part of the file of help").toBe("2033-03-02");
    expect(await dayOf(LT, "help_trajectory", id)).toBe("2039-04-02");
  });

  it("has none while a case is open, and comes a year after it was closed; another open case with the person keeps the person", async () => {
    const casus = cases["together"]!;
    const [child] = await t.asOwner("case", `SELECT id FROM person WHERE id = $1`, [people["together.younger"]]);
    const person = child!["id"] as string;
    const item = (await t.asOwner("case", `SELECT id FROM information_item WHERE casus = $1 ORDER BY id LIMIT 1`, [casus]))[0]!["id"] as string;
    const goal = (await t.asOwner("case", `SELECT g.id FROM goal g JOIN plan_part s ON s.id = g.part JOIN plan p ON p.id = s.plan WHERE p.casus = $1 LIMIT 1`, [casus]))[0]![
      "id"
    ] as string;
    expect(await dayOf("case", "information_item", item)).toBeNull();
    await t.asOwner("case", `UPDATE casus SET closed_at = CURRENT_DATE - 30 WHERE id = $1`, [casus]);
    const [expectedDay] = await t.asOwner("case", `SELECT ((CURRENT_DATE - 30 + interval '12 months')::date + 1)::text AS day`);
    for (const [table, id] of [
      ["casus", casus],
      ["information_item", item],
      ["goal", goal],
      ["person", person],
    ] as const) {
      expect(await dayOf("case", table, id), table).toBe(expectedDay!["day"]);
    }
    const other = cases["fourteen"]!;
    await t.asOwner("case", `UPDATE casus SET about = about || $2::uuid WHERE id = $1`, [other, person]);
    expect(await dayOf("case", "person", person)).toBeNull();
    expect(await dayOf("case", "information_item", item), "what was contributed belongs to its own case").toBe(expectedDay!["day"]);
    await t.asOwner("case", `UPDATE casus SET about = array_remove(about, $2::uuid) WHERE id = $1`, [other, person]);
    expect(await dayOf("case", "person", person)).toBe(expectedDay!["day"]);
    expect(await dayOf("case", "casus", casus, "closed_at = NULL")).toBeNull();
    expect(await dayOf("case", "person", person)).toBeNull();
  });

  it("keeps who is shielded until that was ended, and the order until the person is gone", async () => {
    const [order] = await t.asOwner("case", `SELECT id, about FROM shielding_order WHERE ended_at IS NULL ORDER BY id LIMIT 1`);
    const person = (order!["about"] as string[])[0]!;
    await t.asOwner("case", `UPDATE casus SET closed_at = CURRENT_DATE - 30 WHERE $1 = ANY(about)`, [person]);
    expect(await dayOf("case", "person", person), "still shielded").toBeNull();
    await t.asOwner("case", `UPDATE shielding_order SET ended_at = CURRENT_DATE - 20 WHERE $1 = ANY(about)`, [person]);
    expect(await dayOf("case", "person", person)).not.toBeNull();
    expect(await dayOf("case", "shielding_order", order!["id"] as string), "the hub still knows who it is").toBeNull();
    await t.asOwner("case", `UPDATE casus SET closed_at = NULL WHERE $1 = ANY(about)`, [person]);
  });

  it("follows consent: from its last day, and from the day it was withdrawn", async () => {
    const id = await oneOf("consent", "consent_record", "status = 'GIVEN'");
    expect(await dayOf("consent", "consent_record", id, "valid_until = '2026-03-01'")).toBe("2031-03-02");
    expect(await dayOf("consent", "consent_record", id, "status = 'WITHDRAWN', withdrawn_at = '2025-11-30T23:30:00Z'"), "a Dutch day").toBe("2030-12-02");
  });

  it("follows a question and a referral: a year after nothing follows", async () => {
    const [open] = await t.asOwner("referrals", `SELECT id FROM information_request WHERE closed_at IS NULL LIMIT 1`);
    expect(await dayOf("referrals", "information_request", open!["id"] as string)).toBeNull();
    const id = await oneOf("referrals", "referral");
    expect(await dayOf("referrals", "referral", id, `state = 'IN_PROGRESS'`)).toBeNull();
    expect(await dayOf("referrals", "referral", id, `state = 'CLOSED', events = '[{"state": "CLOSED", "at": "2026-05-05T10:00:00Z", "reason": null}]'`)).toBe("2027-05-06");
  });

  it("is not moved where its maker or a destruction set it, to later or to earlier", async () => {
    const id = await oneOf(VT, "report");
    expect(await dayOf(VT, "report", id, "retained_until = '2099-01-01'")).toBe("2099-01-01");
    expect(await dayOf(VT, "report", id, "retained_until = CURRENT_DATE + 30")).not.toBe("2033-03-02");
    const [row] = await t.asOwner(VT, `SELECT retained_until = CURRENT_DATE + 30 AS stands FROM report WHERE id = $1`, [id]);
    expect(row!["stands"]).toBe(true);
  });

  it("is told to nobody: past it nothing is shown, from the same day on which the run erases", async () => {
    const [report] = await t.asOwner(VT, `SELECT id FROM report WHERE about = ARRAY[$1]::uuid[] LIMIT 1`, [people["K3"]]);
    const id = report!["id"] as string;
    const asked = `query($id: ID!) { report(id: $id) { id content } }`;
    const read = async () => (await t.ask("vt-worker", asked, { variables: { id } })).data.report as { id: string } | null;
    expect((await read())?.id).toBe(id);
    const [today] = await t.asOwner(VT, `SELECT ($1::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date::text AS day`, [new Date(now)]);
    await t.asOwner(VT, `UPDATE report SET retained_until = $2 WHERE id = $1`, [id, today!["day"]]);
    expect(await read()).toBeNull();
    expect((await t.hub.subgraphs[VT].erase()).erased).toEqual({ report: 1 });
    expect(await read()).toBeNull();
  });

  it("waits for what refers to a record: both go, or neither", async () => {
    const [pair] = await t.asOwner("referrals", `SELECT s.id, s.request FROM answer_statement s LIMIT 1`);
    await holdFor("referrals", "answer_statement", pair!["id"] as string);
    await t.asOwner("referrals", `UPDATE information_request SET retained_until = '2020-01-01' WHERE id = $1`, [pair!["request"]]);
    expect(await t.hub.subgraphs.referrals.erase()).toEqual({ erased: {}, held: 0, failed: 1, lapsedHolds: 0 });
    await t.asOwner("referrals", `UPDATE answer_statement SET retained_until = '2020-01-01' WHERE request = $1`, [pair!["request"]]);
    expect((await t.hub.subgraphs.referrals.erase()).held, "what is not kept goes, what it refers to stays").toBe(1);
    await t.asOwner("referrals", `UPDATE record_hold SET ended_on = CURRENT_DATE, ended_by = 'iemand' WHERE record = $1`, [pair!["id"]]);
    expect(await t.hub.subgraphs.referrals.erase()).toEqual({ erased: { answer_statement: 1, information_request: 1 }, held: 0, ...NOTHING_ELSE });
  });
});

describe("every kind of record", () => {
  it.each(SUBGRAPHS.map((name) => [name]))("of %s says how long it is kept", (name) => {
    const { database } = t.hub.subgraphs[name];
    const records = database.entityMetadatas.filter(({ columns }) => columns.some(({ propertyName }) => propertyName === "retainedUntil"));
    expect(retainedTables(database).map((table) => table.name)).toEqual(records.map(({ tableName }) => tableName));
    expect(records.length).toBeGreaterThan(0);
  });

  it("of a table that does not say it stops the start", () => {
    const Forgotten = function () {};
    const metadata = { tableName: "forgotten", target: Forgotten, columns: [{ propertyName: "retainedUntil" }] };
    const tables = () => retainedTables({ entityMetadatas: [metadata] as never });
    expect(tables).toThrow("forgotten does not say how long its records are kept");
    Retained({ code: "RT-CASE" })(Forgotten);
    expect(tables).toThrow("forgotten does not say from when its term counts");
    Retained({ code: "RT-VT", when: "true" })(Forgotten);
    expect(tables).toThrow("for no row");
  });
});
