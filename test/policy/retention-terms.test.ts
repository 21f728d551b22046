import { createPolicy, MATRIX, readMatrix, RETENTION_CODES, RETENTION_DEFAULTS, RETENTION_TERMS, SIGN_OFFS, type RetentionCode, type RetentionTerm } from "@samenhang/policy";
import { describe, expect, test } from "vitest";

/** Terms of policy.md section 15: each with where it comes from, and what a release may choose. */
describe("the terms of retention", () => {
  // prettier-ignore
  const rows: readonly [code: RetentionCode, term: Partial<RetentionTerm>, why: string][] = [
    ["RT-VT", { count: 15, unit: "YEARS", from: "CREATION", untilAge: 18 }, "Wmo 5.3.4: fifteen years, and family data until the youngest is 18"],
    ["RT-VTADV", { count: 2, unit: "YEARS", from: "CREATION" }, "no family data"],
    ["RT-JW20", { count: 20, unit: "YEARS", from: "LAST_CHANGE" }, "Jeugdwet 7.3.8 lid 3"],
    ["RT-GI", { count: 20, unit: "YEARS", from: "LAST_CHANGE", untilAge: 48 }, "the longest that is spoken of, until a lawyer decides: what is erased does not come back"],
    ["RT-RVDK", { count: 24, unit: "YEARS", from: "BIRTH" }, "until the child is 24"],
    ["RT-RVDK-NOT-STARTED", { count: 12, unit: "MONTHS", from: "CLOSING" }, "no investigation"],
    ["RT-LT", { count: 15, unit: "YEARS", from: "CREATION" }, "Wmo 5.3.4"],
    ["RT-GGZ", { count: 20, unit: "YEARS", from: "LAST_CHANGE" }, "BW 7:454"],
    ["RT-CASE", { count: 12, unit: "MONTHS", from: "CLOSING" }, "while open and twelve months"],
    ["RT-CONS", { count: 5, unit: "YEARS", from: "VALIDITY_END" }, "validity and five years"],
    ["RT-REF", { count: 12, unit: "MONTHS", from: "CLOSING" }, "twelve months after closing"],
    ["RT-REQ", { count: 5, unit: "YEARS", from: "CLOSING" }, "model.md 1.21"],
    ["RT-OVERSIGHT", { count: 5, unit: "YEARS", from: "CLOSING" }, "as long as the log it explains"],
    ["RT-LOG", { count: 5, unit: "YEARS", prunedBy: "npm run ledger:prune" }, "by its own command"],
    ["RT-BG", { count: 5, unit: "YEARS", from: "CREATION" }, "policy.md 15"],
    ["RT-STAT", { count: null }, "unlimited"],
    ["RT-NONE", { count: null }, "about nobody in a family"],
  ];
  test.each(rows)("%s: %j (%s)", (code, term) => {
    expect(createPolicy().retention(code)).toMatchObject(term);
  });
  test("are all named here", () => {
    expect(rows.map(([code]) => code).sort()).toEqual([...RETENTION_CODES].sort());
  });
  test.each(Object.entries<RetentionTerm>(RETENTION_TERMS))("%s says where it comes from, and what waits for a lawyer", (_code, { source, signOff, confidence }) => {
    expect(source).toMatch(/Wmo|Jeugdwet|BW|AVG|NEN|policy\.md|model\.md|quality framework/);
    for (const mark of signOff) expect(SIGN_OFFS).toHaveProperty(mark);
    if (signOff.length === 0) expect(confidence).toBe("H");
  });
});

describe("a release", () => {
  test("may choose what the draft calls a parameter, between its bounds", () => {
    const policy = createPolicy({ matrix: readMatrix({ ...MATRIX, retention: { ...RETENTION_DEFAULTS, "RT-VT": { count: 20 } } }) });
    expect(policy.retention("RT-VT")?.count).toBe(20);
    expect(policy.version).not.toBe(createPolicy().version);
  });
  test("finds every parameter in the matrix, as it is", () => {
    expect(MATRIX.retention).toEqual({ "RT-VT": { count: 15 }, "RT-GI": { untilAge: 48 } });
  });
  // prettier-ignore
  test.each<[what: string, retention: unknown, named: RegExp]>([
    ["a term shorter than the law", { "RT-VT": { count: 14 } }, /RT-VT: count is 15 to 20/],
    ["a term that is no whole number", { "RT-VT": { count: 15.5 } }, /RT-VT: count is 15 to 20/],
    ["a term that is no parameter", { "RT-GGZ": { count: 1 } }, /RT-GGZ: count cannot be chosen/],
    ["another unit", { "RT-VT": { unit: "MONTHS" } }, /RT-VT: unit cannot be chosen/],
    ["a term nobody knows", { "RT-XX": { count: 1 } }, /RT-XX: count cannot be chosen/],
    ["no object", [], /`retention` is no object/],
  ])("with %s is refused", (_what, retention, named) => {
    expect(() => readMatrix({ ...MATRIX, retention })).toThrow(named);
  });
  test("without S-14 erases nothing that rests on it, and what the law fixes all the same", () => {
    const { retention, version } = createPolicy({ withoutSignOff: ["S-14"] });
    expect(RETENTION_CODES.filter((code) => retention(code))).toEqual(["RT-JW20", "RT-GGZ"]);
    expect(version).not.toBe(createPolicy().version);
  });
  test("from before there were parameters has them as they are written", () => {
    const { retention: _, ...older } = MATRIX;
    expect(createPolicy({ matrix: readMatrix(older) }).retention("RT-VT")?.count).toBe(15);
  });
});
