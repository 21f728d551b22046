import type { Category } from "./vocabulary.js";

/**
 * Rules for small numbers (policy.md section 14, R-123, R-124; thresholds await a lawyer, S-17).
 *
 * What a count may be divided by is a closed list: professional, team and nationality are no dimensions. Nor is time:
 * every table is of one whole quarter and quarters are never added up, so that no two periods overlap.
 */
export const DIMENSIONS = {
  REGION: "region (*regio*)",
  MUNICIPALITY: "municipality of at least 50 cases, else its region (*gemeente*)",
  AGE_BAND: "age group on the last day of the quarter (*leeftijdsgroep*)",
  KIND: "kind of what is counted (*soort*)",
  ORGANISATION_TYPE: "kind of organisation (*soort organisatie*)",
  PROFILE: "family profile (*gezinsprofiel*); never together with municipality",
} as const;
export type Dimension = keyof typeof DIMENSIONS;

const MOST_DIMENSIONS = 3;
/** Profile by municipality points at families; region by municipality is one geography twice. */
const NEVER_TOGETHER: readonly (readonly Dimension[])[] = [
  ["PROFILE", "MUNICIPALITY"],
  ["REGION", "MUNICIPALITY"],
];

/** A division that is refused whatever the counts are (policy.md section 14.3, example E20). */
export const isTooFine = (dimensions: readonly Dimension[]): boolean =>
  new Set(dimensions).size > MOST_DIMENSIONS || NEVER_TOGETHER.some((pair) => pair.every((dimension) => dimensions.includes(dimension)));

const GEOGRAPHIES: readonly Dimension[] = ["REGION", "MUNICIPALITY"];
const SENSITIVE: readonly Category[] = ["CRIMINAL", "CHILD_HEALTH", "SAFETY"];
const ROUNDED_TO = 5;
const SMALLEST_MUNICIPALITY = 50;
const LARGEST_SHARE = 0.85;

export interface CountedCell {
  /** One value per dimension of the table, in its order. */
  readonly values: readonly string[];
  /** Whose records were counted. */
  readonly organisation: string;
  readonly count: number;
}

export interface CountedTable {
  /** What is counted is about. */
  readonly category: Category;
  /** With every value a cell can have: a list that followed the counts would tell what occurs. */
  readonly dimensions: readonly { readonly name: Dimension; readonly values: readonly string[] }[];
  /** What was found; what is not there counts zero. */
  readonly cells: readonly CountedCell[];
  /** False where an organisation counts its own records for itself: then no organisation has to be protected from another. */
  readonly combinesOrganisations: boolean;
  /** The region of a municipality; needed where `MUNICIPALITY` is a dimension. */
  readonly regionOf?: (municipality: string) => string;
}

export interface ProtectedCell {
  /** One value per dimension; null stands for all of them together. */
  readonly values: readonly (string | null)[];
  /** Rounded to 5. Null is suppressed, whether because it is small or to protect one that is: telling which would narrow both. */
  readonly count: number | null;
}

/**
 * Every cell of a table and every total of it, as they may be published.
 *
 * Suppressed are counts of 1 to 9 (1 to 19 below region for safety, crime and health of children); zeros in a table with a
 * geography, unless all of it is zero; and what one organisation contributes more than 85 % of.
 *
 * INVARIANT: whoever knows every shown count to the unit still finds, for each suppressed one, values at least a threshold
 * apart; for a small one, some that need no suppression. Each suppressed cell is the corner of a box of suppressed cells
 * along which an amount can be shifted without changing any other cell or total (the hypercube method of Repsilber).
 */
export function protectTable(table: CountedTable): readonly ProtectedCell[] {
  const { dimensions, cells } = rolledUp(table);
  const cube = new Cube(dimensions.map(({ values }) => values.length));
  const counts = cube.coordinates.map(() => 0);
  const contributions = cube.coordinates.map(() => new Map<string, number>());
  for (const { values, organisation, count } of cells) {
    for (const cell of cube.sumsOf(values.map((value, at) => dimensions[at]!.values.indexOf(value)))) {
      counts[cell]! += count;
      contributions[cell]!.set(organisation, (contributions[cell]!.get(organisation) ?? 0) + count);
    }
  }

  const isBelowRegion = dimensions.some(({ name }) => name === "MUNICIPALITY");
  const threshold = isBelowRegion && SENSITIVE.includes(table.category) ? 20 : 10;
  const zeroTells = dimensions.some(({ name }) => GEOGRAPHIES.includes(name)) && counts.some((count) => count > 0);
  /** How much more an unsafe cell must be able to count; zero where it is safe. */
  const needed = counts.map((count, cell) => {
    const isSmall = count < threshold && (count > 0 || zeroTells);
    const isDominated = table.combinesOrganisations && count > 0 && Math.max(...contributions[cell]!.values()) > LARGEST_SHARE * count;
    return Math.max(isSmall ? threshold - count : 0, isDominated ? Math.ceil((1 - LARGEST_SHARE) * count) : 0);
  });
  const suppressed = cube.suppress(counts, needed, threshold);

  return cube.coordinates.map((coordinate, cell) => ({
    values: coordinate.map((value, at) => dimensions[at]!.values[value] ?? null),
    count: suppressed.has(cell) ? null : Math.round(counts[cell]! / ROUNDED_TO) * ROUNDED_TO,
  }));
}

/** Municipalities that are too small to be named count for their region. */
function rolledUp({ dimensions, cells, regionOf }: CountedTable): Pick<CountedTable, "dimensions" | "cells"> {
  const at = dimensions.findIndex(({ name }) => name === "MUNICIPALITY");
  if (at < 0) return { dimensions, cells };
  if (!regionOf) throw new Error("a table by municipality needs their regions");
  const totals = new Map<string, number>();
  for (const { values, count } of cells) totals.set(values[at]!, (totals.get(values[at]!) ?? 0) + count);
  const named = (municipality: string): string => ((totals.get(municipality) ?? 0) >= SMALLEST_MUNICIPALITY ? municipality : regionOf(municipality));
  return {
    dimensions: dimensions.map((dimension, index) => (index === at ? { ...dimension, values: [...new Set(dimension.values.map(named))] } : dimension)),
    cells: cells.map((cell) => ({ ...cell, values: cell.values.map((value, index) => (index === at ? named(value) : value)) })),
  };
}

/** The cells of a table with all its totals, by number. The coordinate after the last value of a dimension is its total. */
class Cube {
  readonly coordinates: readonly (readonly number[])[];
  readonly #sizes: readonly number[];
  readonly #steps: readonly number[];

  constructor(sizes: readonly number[]) {
    this.#sizes = sizes;
    this.#steps = sizes.map((_, at) => sizes.slice(at + 1).reduce((product, size) => product * (size + 1), 1));
    this.coordinates = sizes.reduce<number[][]>((known, size) => known.flatMap((start) => Array.from({ length: size + 1 }, (_, value) => [...start, value])), [[]]);
  }

  /** The cell at a coordinate, and each total it is part of. */
  sumsOf(coordinate: readonly number[]): readonly number[] {
    if (coordinate.some((value) => value < 0)) throw new Error("a counted value is not among the values of its dimension");
    return coordinate.reduce<number[]>((known, value, at) => known.flatMap((cell) => [cell + value * this.#steps[at]!, cell + this.#sizes[at]! * this.#steps[at]!]), [0]);
  }

  /** The cells that need protection, and for each of them the box that costs least. */
  suppress(counts: readonly number[], needed: readonly number[], threshold: number): ReadonlySet<number> {
    const unsafe = needed.flatMap((amount, cell) => (amount > 0 ? [cell] : []));
    const suppressed = new Set(unsafe);
    const everything = counts.at(-1)!;
    const costOf = (cell: number): number => {
      if (suppressed.has(cell)) return 0;
      // A total is given up only where no box of ordinary cells will do.
      const isTotal = this.coordinates[cell]!.some((value, at) => value === this.#sizes[at]);
      return counts[cell]! + (isTotal ? 1 + 8 * everything : 0);
    };
    for (const cell of unsafe) {
      let best: { readonly corners: readonly number[]; readonly cost: number } | undefined;
      for (const { rising, falling } of this.#boxesAt(cell)) {
        const up = Math.min(...falling.map((corner) => counts[corner]!));
        const down = Math.min(...rising.map((corner) => counts[corner]!));
        if (up < needed[cell]! || up + down < threshold) continue;
        const corners = [...rising, ...falling];
        const cost = corners.reduce((sum, corner) => sum + costOf(corner), 0);
        if (!best || cost < best.cost) best = { corners, cost };
      }
      // INVARIANT: the box of the cell and its totals is always there: nothing in it falls.
      for (const corner of best!.corners) suppressed.add(corner);
    }
    return suppressed;
  }

  /**
   * Each box a cell is a corner of. What the cell gains, `rising` corners gain and `falling` ones lose, and every line
   * adds up as before: between two values of a dimension the sign turns, between a value and its total it stays.
   */
  *#boxesAt(cell: number): Generator<{ readonly rising: readonly number[]; readonly falling: readonly number[] }> {
    const here = this.coordinates[cell]!;
    const others = this.coordinates.filter((there) => there.every((value, at) => value !== here[at]));
    for (const there of others) {
      let rising = [cell];
      let falling: number[] = [];
      here.forEach((value, at) => {
        const step = (there[at]! - value) * this.#steps[at]!;
        const turns = value !== this.#sizes[at] && there[at] !== this.#sizes[at];
        const [alike, opposite] = [rising.map((corner) => corner + step), falling.map((corner) => corner + step)];
        rising = [...rising, ...(turns ? opposite : alike)];
        falling = [...falling, ...(turns ? alike : opposite)];
      });
      yield { rising, falling };
    }
  }
}
