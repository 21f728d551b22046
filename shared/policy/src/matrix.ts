import { GRID, type GridRow } from "./grid.js";
import { GROUNDS } from "./grounds.js";
import { PROFILES } from "./profiles.js";
import { RETENTION_DEFAULTS, type RetentionChoices } from "./retention-terms.js";

/** Everything of the policy that a change of the policy changes: can be written to a file, read back, and replayed. */
export interface Matrix {
  readonly rows: readonly GridRow[];
  /** Fields a minimal cell returns, by `<row>:<category>`. */
  readonly profiles: Readonly<Record<string, readonly string[]>>;
  /** Parameters of terms of retention; what is left out is as retention-terms.ts says. */
  readonly retention?: RetentionChoices;
}

export const MATRIX: Matrix = { rows: GRID, profiles: PROFILES, retention: RETENTION_DEFAULTS };

/** A row whose ground is not law yet is there to be seen, and opens and explains nothing. */
export const isInForce = ({ grounds }: Pick<GridRow, "grounds">): boolean => grounds.every((id) => GROUNDS[id].inForce);
