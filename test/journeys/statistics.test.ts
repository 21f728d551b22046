import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import type { Persona } from "../../demo/dist/persona.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import { addChildren, addMeasures, addOrganisation, addReports, QUARTER } from "../counted-rows.js";
import { startTestHub, withheldOf, type TestHub } from "../hub.js";

/** What a policy analyst can learn: numbers of groups, of a whole quarter, as each owner published them (policy.md section 14). */
let t: TestHub;

/** Children under compulsion by region and age band; each region has two organisations that open cases. */
const CHILDREN: Readonly<Record<string, readonly [age: number, count: number][]>> = {
  noord: [
    [6, 3],
    [13, 24],
    [17, 31],
  ],
  oost: [
    [6, 40],
    [13, 26],
    [17, 52],
  ],
  zuid: [
    [6, 44],
    [13, 61],
    [17, 19],
  ],
};

beforeAll(async () => {
  t = await startTestHub();
  await addOrganisation(t, "gi-oost", "GI", "oost");
  await addOrganisation(t, "lt-oost", "LOCAL_TEAM", "oost");
  await addOrganisation(t, "gi-zuid", "GI", "zuid");
  for (const [region, groups] of Object.entries(CHILDREN)) {
    for (const [age, count] of groups) {
      await addChildren(t, `gi-${region}`, age, Math.ceil(count / 2));
      await addChildren(t, `lt-${region}`, age, Math.floor(count / 2));
    }
  }
});
afterAll(() => t?.stop());

interface Cell {
  region: string | null;
  ageBand: string | null;
  count: number | null;
  isSuppressed: boolean;
}

const children = async (...dimensions: string[]): Promise<Record<string, number | null>> => {
  const answer = await t.ask(
    "lt-analyst",
    `query Q($d: [IndicatorDimension!]!) { compulsionIndicator(period: "${QUARTER}", dimensions: $d) { cells { region ageBand count isSuppressed } } }`,
    {
      variables: { d: dimensions },
    },
  );
  expect(answer.errors).toEqual([]);
  const cells = answer.data.compulsionIndicator.cells as Cell[];
  for (const { count, isSuppressed } of cells) expect(isSuppressed).toBe(count === null);
  return Object.fromEntries(cells.map(({ region, ageBand, count }) => [`${region ?? "all"} ${ageBand ?? "all"}`, count]));
};

describe("E20 statistics", () => {
  it("by municipality, profile and age band is refused: such numbers point at families", async () => {
    const answer = await t.ask("lt-analyst", `{ compulsionIndicator(period: "${QUARTER}", dimensions: [MUNICIPALITY, PROFILE, AGE_BAND]) { cells { count } } }`);
    expect(answer.data.compulsionIndicator).toBeNull();
    expect(withheldOf(answer, "Query.compulsionIndicator")).toMatchObject({ outcome: "DENY", reason: "SMALL_NUMBERS", nextStep: { act: "ASK_COARSER" }, about: [] });
  });

  it("by region and age band does not show the cell of 3, nor one more in its row and in its column", async () => {
    const cells = await children("REGION", "AGE_BAND");
    expect(cells["noord UNDER_12"]).toBeNull();
    const suppressed = Object.keys(cells).filter((cell) => cells[cell] === null);
    expect(suppressed.filter((cell) => cell.startsWith("noord "))).toHaveLength(2);
    expect(suppressed.filter((cell) => cell.endsWith(" UNDER_12"))).toHaveLength(2);
    expect(suppressed).toHaveLength(4);
    expect(cells).toMatchObject({ "zuid UNDER_12": 45, "zuid FROM_12_TO_15": 60, "zuid FROM_16_TO_17": 20 });
  });

  it("shows totals that do not give the cell away", async () => {
    expect(await children()).toEqual({ "all all": 300 });
    expect(await children("REGION")).toEqual({ "noord all": 60, "oost all": 120, "zuid all": 125 });
    expect(await children("AGE_BAND")).toEqual({ "all UNDER_12": 85, "all FROM_12_TO_15": 110, "all FROM_16_TO_17": 100 });
  });

  it("says what was counted, of when, and by what", async () => {
    const answer = await t.ask("lt-analyst", `{ compulsionIndicator(period: "${QUARTER}", dimensions: [AGE_BAND, REGION, AGE_BAND]) { period definition dimensions } }`);
    expect(answer.data.compulsionIndicator).toEqual({ period: QUARTER, definition: expect.stringContaining("compulsory"), dimensions: ["REGION", "AGE_BAND"] });
  });

  it("counts a child once, and none whose record is on hold, past its term, or no longer of a child", async () => {
    const [other] = await addChildren(t, "lt-noord", 13, 11, 2020);
    const [held, expired, deceased, grown, twice] = await addChildren(t, "lt-noord", 13, 5, 2020);
    await t.asOwner("case", `UPDATE person SET withheld_until = '2099-01-01' WHERE id = $1`, [held]);
    await t.asOwner("case", `UPDATE case_person SET retained_until = '2024-01-01' WHERE about[1] = $1`, [expired]);
    await t.asOwner("case", `UPDATE person SET deceased_at = '2020-06-01' WHERE id = $1`, [deceased]);
    await t.asOwner("case", `UPDATE person SET birth_date = '2002-06-30' WHERE id = $1`, [grown]);
    await t.asOwner(
      "case",
      `INSERT INTO case_person (id, about, owner, recorded_at, recorded_by, casus, framework, valid_from)
       SELECT gen_random_uuid(), ARRAY[$1::uuid], owner, recorded_at, recorded_by, casus, framework, valid_from FROM case_person WHERE about[1] = $2`,
      [twice, other],
    );
    const answer = await t.ask("lt-analyst", `{ compulsionIndicator(period: "2020-Q2", ownOrganisation: true) { cells { count } } }`);
    // Twelve at most; any one of the five more would be shown as 15.
    expect(answer.data.compulsionIndicator.cells).toEqual([{ count: 10 }]);
  });
});

describe("measures and reports in numbers", () => {
  /** An analyst of another organisation than the persona's. */
  const analystOf = async (organisation: string, type: Persona["type"]): Promise<string> => {
    const { region: _, ...persona } = PERSONAS.find(({ id }) => id === "lt-analyst")!;
    return mintToken({ ...persona, id: `${organisation}-analyst`, organisation, type }, { issuerUrl: t.issuerUrl });
  };
  const numbers = async (query: string, token?: string): Promise<Record<string, number | null>> => {
    const answer = await t.ask("lt-analyst", `{ numbers: ${query} { cells { kind count } } }`, token ? { token } : {});
    expect(answer.errors).toEqual([]);
    return Object.fromEntries((answer.data.numbers.cells as { kind: string | null; count: number | null }[]).map(({ kind, count }) => [kind ?? "all", count]));
  };
  beforeAll(async () => {
    for (const owner of ["gi-noord", "gi-zuid"]) {
      await addMeasures(t, owner, "OTS", 21);
      await addMeasures(t, owner, "VOTS", 7);
    }
    await addMeasures(t, "gi-noord", "GUARDIANSHIP", 30);
    await addMeasures(t, "gi-noord", "OTS", 40, { withheld_until: "2099-01-01" });
    await addMeasures(t, "gi-noord", "OTS", 40, { lapsed: true });
    await addMeasures(t, "gi-noord", "OTS", 40, { ended_at: "2021-06-30" });
    await addReports(t, "vt-noord", "POLICE", 23);
    await addReports(t, "vt-noord", "SELF", 12);
    // The last report of the quarter and the first after it, told by Dutch midnight.
    await addReports(t, "vt-noord", "BYSTANDER", 11, "2021-06-30T21:59:59Z");
    await addReports(t, "vt-noord", "BYSTANDER", 11, "2021-06-30T22:00:00Z");
  });

  it("of all institutions: what nearly all lies with one of them is not shown, nor what it could be computed from", async () => {
    expect(await numbers(`measureIndicator(period: "${QUARTER}", dimensions: [KIND])`)).toEqual({ OTS: 40, VOTS: null, GUARDIANSHIP: null, PROVISIONAL_GUARDIANSHIP: 0 });
    expect(await numbers(`measureIndicator(period: "${QUARTER}")`)).toEqual({ all: 85 });
  });
  it("of the own institution, which need not be protected from itself", async () => {
    const own = await numbers(`measureIndicator(period: "${QUARTER}", dimensions: [KIND], ownOrganisation: true)`, await analystOf("gi-noord", "GI"));
    expect(own).toEqual({ OTS: null, VOTS: null, GUARDIANSHIP: 30, PROVISIONAL_GUARDIANSHIP: 0 });
  });
  it("of an organisation that holds none: none", async () => {
    expect(await numbers(`measureIndicator(period: "${QUARTER}", ownOrganisation: true)`)).toEqual({ all: 0 });
  });
  it("of reports by who made them, in the quarter in which they came in", async () => {
    const token = await analystOf("vt-noord", "VT");
    expect(await numbers(`reportIndicator(period: "${QUARTER}", dimensions: [KIND], ownOrganisation: true)`, token)).toEqual({
      PROFESSIONAL: 0,
      BYSTANDER: 10,
      SELF: 10,
      POLICE: 25,
      EX_OFFICIO: 0,
    });
  });
  it("of reports of one Veilig Thuis, to others: nothing, as all of it is of one organisation", async () => {
    expect(await numbers(`reportIndicator(period: "${QUARTER}")`)).toEqual({ all: null });
  });
});
