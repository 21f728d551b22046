import { IN_ORDER, mixWithCovers, type LedgerEntry } from "@samenhang/ledger";
import { describe, expect, it } from "vitest";

const entry = (traceId: string, kind: LedgerEntry["kind"] = "DISCLOSURE"): LedgerEntry => ({
  traceId,
  kind,
  actor: "a",
  organisation: "vt-noord",
  organisationType: "VT",
  role: "VT_WORKER",
  mandateOf: null,
  purpose: "ASSESS_REPORT",
  caseId: null,
  necessity: null,
  breakGlassId: null,
  subject: null,
  owner: "gi-noord",
  decisions: [{ field: "A.b", outcome: "ALLOW", rule: "R", grounds: [], reason: "PERMITTED", count: 1 }],
  policyVersion: "v",
});
const [ONE, TWO] = [entry("one"), entry("two")];
/** Places between the two that are theirs. */
const gapOf = (written: readonly LedgerEntry[]): number => Math.abs(written.indexOf(ONE) - written.indexOf(TWO)) - 1;

describe("covers among the entries of a write", () => {
  it("lose nothing, add only covers, and leave requests and acts as they are", () => {
    for (let round = 0; round < 50; round += 1) {
      const written = mixWithCovers([ONE, TWO]);
      expect(written.filter(({ kind }) => kind !== "COVER")).toHaveLength(2);
      expect(written).toEqual(expect.arrayContaining([ONE, TWO]));
      for (const cover of written.filter(({ kind }) => kind === "COVER")) expect(cover).toMatchObject({ subject: null, decisions: [], actor: "-", organisation: "-", owner: "-" });
    }
    for (const kind of ["REQUEST", "ACT", "REFUSAL", "PRUNE"] as const) expect(mixWithCovers([entry("x", kind)])).toEqual([entry("x", kind)]);
    expect(IN_ORDER([ONE, TWO])).toEqual([ONE, TWO]);
  });
  it("make every gap possible whether or not something hidden lies in it, in either order", () => {
    const seen = { without: new Set<number>(), with: new Set<number>(), orders: new Set<boolean>() };
    for (let round = 0; round < 4_000; round += 1) {
      const plain = mixWithCovers([ONE, TWO]);
      seen.without.add(gapOf(plain));
      seen.orders.add(plain.indexOf(ONE) < plain.indexOf(TWO));
      seen.with.add(gapOf(mixWithCovers([ONE, TWO, entry("hidden")])));
    }
    for (const gap of [0, 1, 2, 3, 4]) {
      expect(seen.without, `${gap}`).toContain(gap);
      expect(seen.with, `${gap}`).toContain(gap);
    }
    expect(seen.orders.size).toBe(2);
  });
});
