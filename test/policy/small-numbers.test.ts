import { DIMENSIONS, isTooFine, protectTable, type Category, type CountedCell, type CountedTable, type Dimension, type ProtectedCell } from "@samenhang/policy";
import { describe, expect, test } from "vitest";
import { createDice, SEED, type Dice } from "./random-questions.js";

/** A table of several organisations in which none contributes most of a cell, unless the test says so. */
function tableOf(dimensions: Partial<Record<Dimension, readonly string[]>>, counts: Readonly<Record<string, number>>, more: Partial<CountedTable> = {}): CountedTable {
  const cells = Object.entries(counts).flatMap(([cell, count]): CountedCell[] => {
    const values = cell.split(" ");
    return [
      { values, organisation: "gi-east", count: Math.ceil(count / 2) },
      { values, organisation: "gi-west", count: Math.floor(count / 2) },
    ];
  });
  const named = Object.entries(dimensions).map(([name, values]) => ({ name: name as Dimension, values: values! }));
  return { category: "MEASURE", dimensions: named, cells, combinesOrganisations: true, ...more };
}

const shown = (cells: readonly ProtectedCell[]): Record<string, number | null> =>
  Object.fromEntries(cells.map(({ values, count }) => [values.map((value) => value ?? "all").join(" "), count]));
const KINDS = { KIND: ["ots", "vots", "voogdij"] };

describe("what may be divided by what (policy.md section 14.3)", () => {
  // prettier-ignore
  const rows: readonly [why: string, dimensions: readonly Dimension[], refused: boolean][] = [
    ["region by age band is a table", ["REGION", "AGE_BAND"], false],
    ["three dimensions are the most", ["REGION", "AGE_BAND", "KIND"], false],
    ["four are too many", ["REGION", "AGE_BAND", "KIND", "ORGANISATION_TYPE"], true],
    ["a dimension named twice is one", ["REGION", "REGION", "AGE_BAND", "KIND"], false],
    ["profile by municipality points at families", ["PROFILE", "MUNICIPALITY"], true],
    ["also with an age band between them (example E20)", ["MUNICIPALITY", "AGE_BAND", "PROFILE"], true],
    ["profile by region is a table", ["PROFILE", "REGION"], false],
    ["one geography at a time", ["REGION", "MUNICIPALITY"], true],
    ["everything together is a count too", [], false],
  ];
  test.each(rows)("%s", (_why, dimensions, refused) => expect(isTooFine(dimensions)).toBe(refused));

  test("professional, team, nationality and time are no dimensions", () => {
    expect(Object.keys(DIMENSIONS).sort()).toEqual(["AGE_BAND", "KIND", "MUNICIPALITY", "ORGANISATION_TYPE", "PROFILE", "REGION"]);
  });
});

describe("one count (policy.md section 14.2)", () => {
  // prettier-ignore
  test.each([[0, 0], [1, null], [9, null], [10, 10], [12, 10], [13, 15], [22, 20], [23, 25], [1004, 1005]])("%i of everything is shown as %s", (count, expected) => {
    expect(shown(protectTable(tableOf(KINDS, { ots: count })))["all"]).toBe(expected);
  });
  test("a count that occurs is never rounded to nothing, nor to one that would be small", () => {
    for (let count = 10; count < 300; count += 1)
      expect(
        shown(protectTable(tableOf({}, { "": count }, { dimensions: [], cells: [{ values: [], organisation: "a", count }], combinesOrganisations: false })))[""],
      ).toBeGreaterThanOrEqual(10);
  });
});

describe("what is suppressed", () => {
  test("with a small cell another one, so that the total does not reveal it", () => {
    expect(shown(protectTable(tableOf(KINDS, { ots: 3, vots: 40, voogdij: 81 })))).toEqual({ ots: null, vots: null, voogdij: 80, all: 125 });
  });
  test("two small cells need a third when together they are still small", () => {
    expect(shown(protectTable(tableOf(KINDS, { ots: 1, vots: 1, voogdij: 90 })))).toEqual({ ots: null, vots: null, voogdij: null, all: 90 });
  });
  test("the total, when there is nothing else to hide behind", () => {
    expect(shown(protectTable(tableOf(KINDS, { ots: 4 })))).toEqual({ ots: null, vots: 0, voogdij: 0, all: null });
  });
  test("nothing, when nothing is small: without a place a zero is no secret", () => {
    expect(shown(protectTable(tableOf(KINDS, { ots: 31, vots: 12 })))).toEqual({ ots: 30, vots: 10, voogdij: 0, all: 45 });
  });
  test("a zero in a table with a place: that nobody there is known tells as much as that somebody is", () => {
    const cells = shown(protectTable(tableOf({ REGION: ["noord", "zuid"], ...KINDS }, { "noord ots": 40, "noord vots": 30, "zuid ots": 50, "zuid vots": 60 })));
    expect(cells["noord voogdij"]).toBeNull();
    expect(cells["all voogdij"]).toBeNull();
    expect(cells["all all"]).toBe(180);
  });
  test("no zero of a table that is empty", () => {
    expect(new Set(Object.values(shown(protectTable(tableOf({ REGION: ["noord", "zuid"], ...KINDS }, {})))))).toEqual(new Set([0]));
  });
  test("in a row and in a column at least two (example E20)", () => {
    const cells = shown(
      protectTable(
        tableOf(
          { REGION: ["noord", "oost", "zuid"], AGE_BAND: ["0-11", "12-15", "16-17"] },
          { "noord 0-11": 3, "noord 12-15": 24, "noord 16-17": 31, "oost 0-11": 40, "oost 12-15": 26, "oost 16-17": 52, "zuid 0-11": 44, "zuid 12-15": 61, "zuid 16-17": 19 },
        ),
      ),
    );
    expect(cells).toMatchObject({ "noord 0-11": null, "noord all": 60, "all 0-11": 85, "all all": 300 });
    const hidden = Object.keys(cells).filter((cell) => cells[cell] === null);
    expect(hidden).toHaveLength(4);
    for (const at of [0, 1]) expect(new Set(hidden.map((cell) => cell.split(" ")[at])).size).toBe(2);
  });

  const within = (shares: readonly [string, number][], combinesOrganisations = true) =>
    shown(
      protectTable({
        category: "MEASURE",
        combinesOrganisations,
        dimensions: [{ name: "KIND", values: ["ots", "vots"] }],
        cells: [
          ...shares.map(([organisation, count]) => ({ values: ["ots"], organisation, count })),
          { values: ["vots"], organisation: "c", count: 50 },
          { values: ["vots"], organisation: "d", count: 50 },
        ],
      }),
    )["ots"];
  test("what one organisation contributes more than 85 % of", () => {
    expect(
      within([
        ["a", 86],
        ["b", 14],
      ]),
    ).toBeNull();
    expect(
      within([
        ["a", 85],
        ["b", 15],
      ]),
    ).toBe(100);
    expect(within([["a", 100]])).toBeNull();
  });
  test("not from the organisation itself, which counts its own", () => {
    expect(within([["a", 100]], false)).toBe(100);
  });

  const places = { MUNICIPALITY: ["Verzonnen", "Bedacht", "Gehucht"] };
  const regionOf = (municipality: string): string => (municipality === "Verzonnen" ? "noord" : "zuid");
  test.each<[Category, number | null]>([
    ["SAFETY", null],
    ["CHILD_HEALTH", null],
    ["CRIMINAL", null],
    ["MEASURE", 15],
  ])("%s below region: a count of 15 shows as %s", (category, expected) => {
    const counts = { "Verzonnen ots": 15, "Verzonnen vots": 60, "Bedacht ots": 60, "Bedacht vots": 60 };
    expect(shown(protectTable(tableOf({ MUNICIPALITY: ["Verzonnen", "Bedacht"], KIND: ["ots", "vots"] }, counts, { category, regionOf })))["Verzonnen ots"]).toBe(expected);
  });
  test("a municipality of fewer than 50 cases counts for its region", () => {
    const counts = { Verzonnen: 70, Bedacht: 30, Gehucht: 19 };
    expect(shown(protectTable(tableOf(places, counts, { regionOf })))).toEqual({ Verzonnen: 70, zuid: 50, all: 120 });
  });
  test("a value that is not in the list is a fault, not a row", () => {
    expect(() => protectTable(tableOf(KINDS, { nationaliteit: 40 }))).toThrow();
  });
});

/**
 * An attacker on a table of two dimensions who knows every shown number to the unit. A table is a flow: from everything to
 * the rows, through the cells to the columns, and back. What a suppressed number can be is what the flow leaves it.
 */
interface Pipe {
  readonly from: string;
  readonly to: string;
  readonly cell: string;
  amount: number;
  readonly isKnown: boolean;
}

function pipesOf(rows: readonly string[], columns: readonly string[], amountOf: (cell: string) => number, isKnown: (cell: string) => boolean): Pipe[] {
  const pipe = (from: string, to: string, cell: string): Pipe => ({ from, to, cell, amount: amountOf(cell), isKnown: isKnown(cell) });
  return [
    pipe("sink", "source", "all all"),
    ...rows.map((row) => pipe("source", `r${row}`, `${row} all`)),
    ...columns.map((column) => pipe(`c${column}`, "sink", `all ${column}`)),
    ...rows.flatMap((row) => columns.map((column) => pipe(`r${row}`, `c${column}`, `${row} ${column}`))),
  ];
}

/** How much more can go from one knot to another through pipes whose amount nobody knows; at most `cap`. */
function room(pipes: readonly Pipe[], from: string, to: string, cap: number): number {
  const free = pipes.filter(({ isKnown }) => !isKnown).map((pipe) => ({ ...pipe }));
  let sum = 0;
  while (sum < cap) {
    const reached = new Map<string, { pipe: Pipe; forward: boolean }>();
    const queue = [from];
    for (const knot of queue) {
      for (const pipe of free) {
        const next = pipe.from === knot ? pipe.to : pipe.to === knot && pipe.amount > 0 ? pipe.from : undefined;
        if (next === undefined || next === from || reached.has(next)) continue;
        reached.set(next, { pipe, forward: pipe.from === knot });
        queue.push(next);
      }
    }
    if (!reached.has(to)) return sum;
    const path: { pipe: Pipe; forward: boolean }[] = [];
    for (let knot = to; knot !== from;) {
      const step = reached.get(knot)!;
      path.push(step);
      knot = step.forward ? step.pipe.from : step.pipe.to;
    }
    const amount = Math.min(cap - sum, ...path.map(({ pipe, forward }) => (forward ? cap : pipe.amount)));
    for (const { pipe, forward } of path) pipe.amount += forward ? amount : -amount;
    sum += amount;
  }
  return sum;
}

/** Between what and what a suppressed number must lie. */
function rangeOf(pipes: readonly Pipe[], cell: string): readonly [least: number, most: number] {
  const { from, to, amount } = pipes.find((pipe) => pipe.cell === cell)!;
  const others = pipes.filter((pipe) => pipe.cell !== cell);
  return [amount - room(others, from, to, amount), amount + room(others, to, from, 10_000)];
}

const names = (letter: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${letter}${index}`);

function randomCounts(dice: Dice, cells: readonly string[]): Record<string, number> {
  const most = dice.pick([4, 12, 30, 200]);
  return Object.fromEntries(cells.map((cell) => [cell, dice.chance(0.2) ? 0 : Math.floor(dice.roll() ** 2 * most)]));
}

/** Every sum of the counts, as `row column` with `all` for a total. */
function sums(counts: Readonly<Record<string, number>>): Map<string, number> {
  const known = new Map<string, number>();
  for (const [cell, count] of Object.entries(counts)) {
    const keys = cell.split(" ").reduce<string[][]>(
      (starts, value) =>
        starts.flatMap((start) => [
          [...start, value],
          [...start, "all"],
        ]),
      [[]],
    );
    for (const key of keys) known.set(key.join(" "), (known.get(key.join(" ")) ?? 0) + count);
  }
  return known;
}

describe(`no suppressed number can be computed, SEED=${SEED}`, () => {
  const TABLES = 400;

  function* randomTables(geography: Dimension, seed: number) {
    const dice = createDice(seed);
    for (let index = 0; index < TABLES; index += 1) {
      const rows = names("r", 1 + Math.floor(dice.roll() * 6));
      const columns = names("c", 1 + Math.floor(dice.roll() * 6));
      const counts = randomCounts(
        dice,
        rows.flatMap((row) => columns.map((column) => `${row} ${column}`)),
      );
      const table = tableOf({ [geography]: rows, AGE_BAND: columns }, counts, { combinesOrganisations: dice.chance(0.5) });
      yield { rows, columns, counts, table, cells: shown(protectTable(table)) };
    }
  }

  test.each<Dimension>(["REGION", "KIND"])("by %s and age band: what a suppressed number can be is at least ten wide", (dimension) => {
    let suppressed = 0;
    let published = 0;
    for (const { rows, columns, counts, cells } of randomTables(dimension, SEED)) {
      const truth = sums(counts);
      const pipes = pipesOf(
        rows,
        columns,
        (cell) => truth.get(cell)!,
        (cell) => cells[cell] !== null,
      );
      for (const [cell, count] of Object.entries(cells)) {
        if (count !== null) {
          published += 1;
          expect(Math.abs(count - truth.get(cell)!), cell).toBeLessThanOrEqual(2);
          expect(count % 5).toBe(0);
          expect(count === 0 || count >= 10, `${cell} shows ${count}`).toBe(true);
          continue;
        }
        suppressed += 1;
        const [least, most] = rangeOf(pipes, cell);
        expect(most - least, `${cell} lies between ${least} and ${most} in ${JSON.stringify(counts)}`).toBeGreaterThanOrEqual(10);
        expect(most, `${cell} is known to be small in ${JSON.stringify(counts)}`).toBeGreaterThanOrEqual(10);
      }
    }
    expect(suppressed).toBeGreaterThan(1_000);
    expect(published).toBeGreaterThan(1_000);
  });

  test("in every row and column with a suppressed number there are at least two", () => {
    for (const { rows, columns, cells } of randomTables("REGION", SEED + 1)) {
      const lines = [
        ...[...rows, "all"].map((row) => [...columns, "all"].map((column) => `${row} ${column}`)),
        ...[...columns, "all"].map((column) => [...rows, "all"].map((row) => `${row} ${column}`)),
      ];
      for (const line of lines) expect(line.filter((cell) => cells[cell] === null).length, line.join()).not.toBe(1);
    }
  });

  test("the attacker is one: it computes what suppression of small numbers alone leaves open", () => {
    let computed = 0;
    for (const { rows, columns, counts } of randomTables("REGION", SEED)) {
      const truth = sums(counts);
      const isSmall = (cell: string): boolean => truth.get(cell)! > 0 && truth.get(cell)! < 10;
      const pipes = pipesOf(
        rows,
        columns,
        (cell) => truth.get(cell)!,
        (cell) => !isSmall(cell),
      );
      for (const cell of truth.keys()) {
        if (!isSmall(cell)) continue;
        const [least, most] = rangeOf(pipes, cell);
        if (least === most) computed += 1;
      }
    }
    expect(computed).toBeGreaterThan(100);
  });

  /** Which unknowns a set of equations fixes: those that a combination of the equations leaves alone. */
  function solved(equations: readonly (readonly number[])[], unknowns: number): readonly number[] {
    const matrix = equations.map((row) => [...row]);
    const pivots: number[] = [];
    for (let column = 0; column < unknowns; column += 1) {
      const pivot = matrix.findIndex((row, index) => index >= pivots.length && Math.abs(row[column]!) > 1e-9);
      if (pivot < 0) continue;
      const at = pivots.length;
      [matrix[at], matrix[pivot]] = [matrix[pivot]!, matrix[at]!];
      const lead = matrix[at]![column]!;
      matrix[at] = matrix[at]!.map((value) => value / lead);
      for (const [index, row] of matrix.entries()) {
        const factor = row[column]!;
        if (index === at || Math.abs(factor) < 1e-9) continue;
        matrix[index] = row.map((value, position) => value - factor * matrix[at]![position]!);
      }
      pivots.push(column);
    }
    return pivots.filter((_, at) => matrix[at]!.filter((value) => Math.abs(value) > 1e-9).length === 1);
  }

  /** Every line of a table of three dimensions, as the cells that add up and their total. */
  function linesOf(axes: readonly (readonly string[])[]): string[][] {
    const withAll = axes.map((values) => [...values, "all"]);
    return axes.flatMap((values, along) => {
      const rest = withAll
        .map((known, at) => (at === along ? [""] : known))
        .reduce<string[][]>((starts, known) => starts.flatMap((start) => known.map((name) => [...start, name])), [[]]);
      return rest.map((start) => [...values, "all"].map((value) => start.map((name, at) => (at === along ? value : name)).join(" ")));
    });
  }

  test("of three dimensions: no combination of lines and totals gives one away", () => {
    const dice = createDice(SEED + 2);
    let suppressed = 0;
    for (let index = 0; index < 60; index += 1) {
      const axes = [names("r", 1 + Math.floor(dice.roll() * 4)), names("c", 1 + Math.floor(dice.roll() * 4)), names("k", 1 + Math.floor(dice.roll() * 3))];
      const [rows, columns, kinds] = axes as [string[], string[], string[]];
      const counts = randomCounts(
        dice,
        rows.flatMap((row) => columns.flatMap((column) => kinds.map((kind) => `${row} ${column} ${kind}`))),
      );
      const cells = shown(protectTable(tableOf({ REGION: rows, AGE_BAND: columns, KIND: kinds }, counts)));
      const hidden = Object.keys(cells).filter((cell) => cells[cell] === null);
      const equations = linesOf(axes).map((line) => hidden.map((cell) => (!line.includes(cell) ? 0 : cell === line.at(-1) ? -1 : 1)));
      expect(
        solved(equations, hidden.length).map((at) => hidden[at]),
        JSON.stringify(counts),
      ).toEqual([]);
      suppressed += hidden.length;
    }
    expect(suppressed).toBeGreaterThan(500);
  });
});
