import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people, SUBGRAPHS, startTestHub, type TestHub } from "../hub.js";

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
const erasures = () => t.asOwner(LT, `SELECT subject, organisation, decisions FROM ledger_entry WHERE actor = 'retention' ORDER BY sequence`);

describe("the retention run", () => {
  it("erases what is past its term and nothing else, and says in the ledger of whom and how many", async () => {
    // What the demo keeps past its term, and one record more.
    const before = (await t.hub.subgraphs[LT].erase()).erased;
    expect(before, "the demo keeps one record a year past its term").toEqual({ help_request: 1 });
    const id = await expireOne();
    const [row] = await t.asOwner(LT, `SELECT about, owner FROM help_trajectory WHERE id = $1`, [id]);
    const kept = await count();
    expect(await t.hub.subgraphs[LT].erase()).toEqual({ erased: { help_trajectory: 1 }, held: 0 });
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
      await t.hub.subgraphs[name].erase();
      expect((await t.hub.subgraphs[name].erase()).erased, name).toEqual({});
    }
    expect(await erasures()).toHaveLength(said);
  });

  it("leaves what a legal hold keeps, counts it, and erases it once the hold is over", async () => {
    const id = await expireOne(", on_hold = true");
    expect(await t.hub.subgraphs[LT].erase()).toEqual({ erased: {}, held: 1 });
    await t.asOwner(LT, `UPDATE help_trajectory SET on_hold = false WHERE id = $1`, [id]);
    expect(await t.hub.subgraphs[LT].erase()).toEqual({ erased: { help_trajectory: 1 }, held: 0 });
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
