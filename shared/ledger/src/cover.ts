import { randomInt } from "node:crypto";
import type { LedgerEntry } from "./entry.js";

/** What is written, and in which order: entries of one write, with others among them that mean nothing. */
export type Mixing = (entries: readonly LedgerEntry[]) => readonly LedgerEntry[];

/** A number from 0 up to, and not including, `below`. */
export type Dice = (below: number) => number;

/**
 * Adds cover entries to disclosures, and puts all of a write in an order of chance.
 *
 * Who holds a receipt knows the places of its own entries. Without covers, a place between two of them that is not its own
 * would be an entry that the answer hid. For each disclosure a coin is thrown until it falls on its other side: no gap is so
 * wide that covers could not have made it. One on average, as wide as what is hidden is likely to be.
 */
export function mixWithCovers(entries: readonly LedgerEntry[], dice: Dice = randomInt): readonly LedgerEntry[] {
  const disclosures = entries.filter(({ kind }) => kind === "DISCLOSURE").length;
  if (disclosures === 0) return entries;
  return shuffled([...entries, ...Array.from({ length: coversFor(disclosures, dice) }, () => COVER)], dice);
}

/** For ledgers in which each place must be known beforehand: those of tests. */
export const IN_ORDER: Mixing = (entries) => entries;

/** Its salt makes every cover another leaf; nobody asked, nothing was decided, so no search and no count finds it. */
const COVER: LedgerEntry = {
  traceId: "-",
  kind: "COVER",
  actor: "-",
  organisation: "-",
  organisationType: "-",
  role: "-",
  mandateOf: null,
  purpose: null,
  caseId: null,
  necessity: null,
  breakGlassId: null,
  subject: null,
  owner: "-",
  decisions: [],
  policyVersion: "-",
};

function coversFor(disclosures: number, dice: Dice): number {
  let covers = 0;
  for (let coins = disclosures; coins > 0;) {
    if (dice(2) === 0) covers += 1;
    else coins -= 1;
  }
  return covers;
}

/** Fisher and Yates. */
function shuffled<T>(all: T[], dice: Dice): T[] {
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = dice(last + 1);
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}
