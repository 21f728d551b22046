import type { OrganisationType, Role } from "@samenhang/caller";
import { CATEGORIES, GRID, GRID_CATEGORIES, PROFILES, PURPOSES, type GridCategory, type Purpose, type PurposeEntry } from "@samenhang/policy";
import { describe, expect, test } from "vitest";

/** Section 9.2 of the policy analysis, as the jurists signed it. A change here is a change of the policy, not of a test. */
const SECTION_9_2 = `
| Purpose / asker | IDN | ADR | SHL | FAM | INV | GIN | REP | RPI | SAF | ANA | PLN | MSR | DEC | HCH | HAD | CRM | CHC | NET | SOC | BSN | Sign-off |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| P01 VT | N | N | X | N | N | X | N | X | N | N | N | N | N | N | N | N | N | N | N | N | - |
| P02 VT | A | A | X4 | A | m | X | own | own | Qr | Qr | Qr | m | Qr | Qr | Qr | N | Qr4 | Qr | Qr | N | S-02, S-08, S-23 |
| P03 VT | A | A | X4 | A | m | X | own | own | Qr | Qr | Qr | m | Qr | Qr | Qr | N | Qr4 | Qr | Qr | N | S-02, S-08, S-18 |
| P04 LT | m | C | X | C | C | X/C | S1 | X | S1 | C | C | m | C | Qc | Qc | N | C4 | C | C | N | S-06, S-07, S-22 |
| P05 LT | A | C | X | C | A | X/C | N | X | C/S1 | C | C | m | C | Qc | Qc | N | C4 | C | C | N | S-01, S-06 |
| P05 VT | A | C | X4 | C | A | X/C | own | own | C | C | C | m | C | Qc | Qc | N | C4 | C | C | N | S-01 |
| P05 GI | A | C/S2 | X | C/S2 | A | X/C | S2m | X | S2 | C | C/S2 | A | S2 | Qd | Qd | N | C4 | C | C/S2 | N | S-01, S-03 |
| P05 GGZ | m | N | X | N | m | own | N | X | Cm | Cm | Cm | N | N | N | own | N | N | N | N | N | S-01, S-04 |
| P06 RVDK | A | A | X4 | A | m | X | S3 | X | S3 | Qr | Qr | A | S3 | Qr | Qr | S4 | Qr4 | Qr | Qr | N | S-12, S-09 |
| P07 RVDK | A | A | X4 | A | C | X | N | X | Qc | N | C | A | C | Qc | Qc | N | Qc4 | C | C | N | S-03 |
| P08 GI | A | A | X4 | A | m | X | S2m | X | S2 | S2 | S2 | A | S2 | Qd | Qd | S4 | Qd4 | S2m | S2 | N | S-03, S-04, S-08, S-09, S-12 |
| P09 GI | A(child) | A(child) | X4 | A(child) | m | X | S5m | X | S5 | C | S5 | A | S5 | S5 | Qc | N | S5-4 | C | C | N | S-21 |
| P10 GGZ | m | N | X | m | N | own | S1m | X | S1m | C | Cm | m | N | N | own | N | N | N | N | N | S-04, S-22 |
| P11 all | m | m | X4 | m | m | X | m72 | X | m | N | m | m | N | Q-phone | Q-phone | m | N | m | N | N | S-11, S-08, S-12 |
| P12 receiver before accept | m | N | X | N | N | X | N | X | m | N | N | N | N | N | N | N | N | N | N | N | - |
| P12 receiver after accept | A | S1/C | X4 | S1/C | m | X/C | S1/C | X | S1/C | C | C | A | C | Qc | Qc | N | C4 | C | C | N | S-16, S-22 |
| P13 reviewer | pseud | N | X | pseud | role only | X | pseud | X | pseud | pseud | pseud | pseud | A pseud | pseud | N | pseud | N | pseud | pseud | N | S-15 |
| P14 person | own | own | own/X | own | own | own via GGZ | own m | X | own m | own m | own m | own | own | own | own via GGZ | own m | own | N | own | N | S-08, S-09, S-10, S-19 |
| P15 PO | pseud | N | X | N | m | N | N | X | N | N | N | m | m | N | N | N | N | N | N | N | - |
| P16 analyst | N | N | N | agg | agg | N | agg | N | agg | agg | agg | agg | agg | N | N | N | N | N | agg | N | S-17 |
`;

/** Section 9.1, likewise. */
const SECTION_9_1 = `
| | VT | GI | RVDK | LT | GGZ | person | PO | analyst |
|---|---|---|---|---|---|---|---|---|
| P01 | Y | ask | ask | ask | ask | ask | - | - |
| P02,P03 | Y | - | - | - | - | - | - | - |
| P04 | - | - | - | Y | - | - | - | - |
| P05 | Y | Y | S-05 | Y | Y | Y(own) | - | - |
| P06,P07 | - | - | Y | - | - | - | - | - |
| P08,P09 | - | Y | - | - | - | - | - | - |
| P10 | - | - | - | - | Y | - | - | - |
| P11 | Y | Y | Y | Y | Y | - | - | - |
| P12 | Y | Y | Y | Y | Y | - | - | - |
| P13 | reviewer | reviewer | reviewer | reviewer | reviewer | ask | - | - |
| P14 | answers | answers | answers | answers | answers | Y | helps | - |
| P15 | - | - | - | - | - | - | Y | - |
| P16 | - | - | - | - | - | - | - | Y |
`;

/** Where the matrix of the hub reads otherwise, and why. Nothing else may differ. */
// prettier-ignore
const DIFFERENCES: readonly [row: string, category: GridCategory, analysis: string, hub: string, why: string][] = [
  ["P14-PERSON", "GGZ_INVOLVEMENT", "own via GGZ", "via", "one word for `ask the owner directly`"],
  ["P14-PERSON", "ADULT_HEALTH", "own via GGZ", "via", "one word for `ask the owner directly`"],
  ["P14-PERSON", "SHIELDED", "own/X", "own", "the X is the gate `isNotHidden`, which every rule for shielded data has"],
  ["P14-PERSON", "REPORT", "own m", "ownm", "spelling"],
  ["P14-PERSON", "SAFETY", "own m", "ownm", "spelling"],
  ["P14-PERSON", "ANALYSIS", "own m", "ownm", "spelling"],
  ["P14-PERSON", "PLAN", "own m", "ownm", "spelling"],
  ["P14-PERSON", "CRIMINAL", "own m", "ownm", "spelling"],
  ["P15-PO", "IDENTITY", "pseud", "N", "the ledger names persons by pseudonym already; no identity field is opened for an audit"],
  ["P05-GI-V", "SAFETY", "C/S1", "C", "stricter: S1 is a handover to a help institution, and then the purpose is HANDOVER_REFERRAL"],
];

/** Rows of the analysis by the row of the hub. `P05-GI-V` is the sentence of 9.3: without measure the row of the local team applies to the GI. */
// prettier-ignore
const ROWS: Readonly<Record<string, string>> = {
  "P01-VT": "P01 VT", "P02-VT": "P02 VT", "P03-VT": "P03 VT", "P04-LT": "P04 LT", "P05-LT": "P05 LT", "P05-VT": "P05 VT", "P05-GI": "P05 GI", "P05-GI-V": "P05 LT",
  "P05-GGZ": "P05 GGZ", "P06-RVDK": "P06 RVDK", "P08-GI": "P08 GI", "P10-GGZ": "P10 GGZ", "P12-BEFORE": "P12 receiver before accept", "P12-AFTER": "P12 receiver after accept",
  "P14-PERSON": "P14 person", "P15-PO": "P15 PO", "P16-ANALYST": "P16 analyst",
};
/** Rows that are not built: nothing of another organisation is opened for them. */
const NOT_BUILT = ["P07 RVDK", "P09 GI", "P11 all", "P13 reviewer"];

/** A Markdown table: rows by first cell, cells by heading. */
function table(markdown: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const [headings, , ...rows] = markdown
    .trim()
    .split("\n")
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(rows.map((cells) => [cells[0]!, new Map(cells.map((cell, index) => [headings![index]!, cell]))]));
}

describe("the grid is section 9.2, cell by cell", () => {
  const analysis = table(SECTION_9_2);
  const cells = GRID.flatMap((row) => GRID_CATEGORIES.map((category) => [row.id, category, row.cells[category]] as const));

  test.each(GRID.map(({ id }) => [id]))("row %s", (id) => {
    const expected = analysis.get(ROWS[id]!)!;
    for (const category of GRID_CATEGORIES) {
      const signed = expected.get(CATEGORIES[category].code);
      const difference = DIFFERENCES.find(([row, of]) => row === id && of === category);
      if (difference) expect(difference[2], `${id} ${category}: the difference no longer quotes the analysis`).toBe(signed);
      expect(GRID.find((row) => row.id === id)!.cells[category], `${id} ${category}`).toBe(difference ? difference[3] : signed);
    }
  });

  test("every sign-off mark of a row is the one of the analysis", () => {
    for (const { id, signOff } of GRID) {
      const marks = analysis.get(ROWS[id]!)!.get("Sign-off")!;
      expect([...signOff].sort(), id).toEqual(marks === "-" ? [] : marks.split(", ").sort());
    }
  });

  test("every row of the analysis is built or is listed as not built", () => {
    expect([...new Set([...Object.values(ROWS), ...NOT_BUILT])].sort()).toEqual([...analysis.keys()].sort());
    expect(GRID.map(({ id }) => id).sort()).toEqual(Object.keys(ROWS).sort());
  });

  test("every listed difference is one", () => {
    for (const [row, category, signed, hub] of DIFFERENCES) {
      expect(cells).toContainEqual([row, category, hub]);
      expect(signed).not.toBe(hub);
    }
  });

  test("every row speaks of the purpose and the asker that its name says", () => {
    const askers: Readonly<Record<string, string>> = {
      VT: "VT",
      LT: "LOCAL_TEAM",
      GI: "GI",
      GGZ: "GGZ",
      RVDK: "RVDK",
      PERSON: "PERSON",
      BEFORE: "ANY",
      AFTER: "ANY",
      PO: "ANY",
      ANALYST: "ANY",
    };
    for (const { id, purpose, asker } of GRID) {
      const [code, who] = id.split("-");
      expect(PURPOSES[purpose].code).toBe(code);
      expect(asker).toBe(askers[who!]);
    }
  });

  test("a minimal profile belongs to a cell that returns a minimum, or the fields of class C3 that S2 names", () => {
    const idle = Object.keys(PROFILES).filter((key) => {
      const [row, category] = key.split(":") as [string, GridCategory];
      return !/m(\/|$)|^S2|^agg$/.test(GRID.find(({ id }) => id === row)?.cells[category] ?? "");
    });
    expect(idle).toEqual([]);
  });
});

describe("who may claim a purpose is section 9.1", () => {
  // prettier-ignore
  const columns: readonly [column: string, type: OrganisationType | undefined, roles: (role: Role) => boolean][] = [
    ["VT", "VT", isProfessional], ["GI", "GI", isProfessional], ["RVDK", "RVDK", isProfessional], ["LT", "LOCAL_TEAM", isProfessional], ["GGZ", "GGZ", isProfessional],
    ["person", "PERSON", () => true], ["PO", undefined, (role) => role === "PRIVACY_OFFICER"], ["analyst", undefined, (role) => role === "POLICY_ANALYST"],
  ];
  /** Cells that give a claim; the others describe who asks, answers or helps without one. */
  const CLAIMS = ["Y", "reviewer"];
  const NO_CLAIM: Readonly<Record<string, string>> = {
    "-": "refused",
    ask: "asks outside the hub",
    answers: "answers a request, claims its own purpose",
    helps: "helps outside the hub",
    "S-05": "waits for a lawyer",
    "Y(own)": "sees the own part of the plan under EXERCISE_DATA_SUBJECT_RIGHTS",
  };
  const claimable = [...table(SECTION_9_1)].flatMap(([codes, cells]) => codes.split(",").flatMap((code) => columns.map(([column]) => [code, column, cells.get(column)!] as const)));

  test.each(claimable)("%s by %s: %s", (code, column, cell) => {
    const purpose = (Object.keys(PURPOSES) as Purpose[]).find((name) => PURPOSES[name].code === code)!;
    const [, type, isOfColumn] = columns.find(([name]) => name === column)!;
    const claims = Object.entries((PURPOSES[purpose] as PurposeEntry).claims) as [OrganisationType, readonly Role[]][];
    const roles = claims
      .filter(([of]) => type === undefined || of === type)
      .flatMap(([, held]) => held)
      .filter(isOfColumn);
    expect([...CLAIMS, ...Object.keys(NO_CLAIM)]).toContain(cell);
    expect(roles.length > 0, `${purpose} claimed by ${roles.join(", ")}`).toBe(CLAIMS.includes(cell));
    if (cell === "reviewer") expect(roles).toEqual(["REVIEWER_OTHER_REGION", "DEVILS_ADVOCATE"]);
    if (cell === "S-05") expect((PURPOSES[purpose] as PurposeEntry).awaiting).toEqual({ [type!]: "S-05" });
  });

  test("all sixteen purposes have a row", () => {
    const codes = [...table(SECTION_9_1).keys()].flatMap((row) => row.split(","));
    expect(codes.sort()).toEqual(
      Object.values(PURPOSES)
        .map(({ code }) => code)
        .sort(),
    );
  });

  test("managers claim nothing", () => {
    expect(
      Object.values(PURPOSES)
        .flatMap(({ claims }) => Object.values(claims).flat())
        .filter((role) => (role as Role) === "TEAM_MANAGER"),
    ).toEqual([]);
  });
});

function isProfessional(role: Role): boolean {
  return role !== "PRIVACY_OFFICER" && role !== "POLICY_ANALYST";
}
