import { dutchDay, endOfDutchDay, isWorkingDay, workingDaysAfter } from "@samenhang/policy";
import { describe, expect, test } from "vitest";

describe("no working day", () => {
  test.each([
    ["2026-01-01", "Nieuwjaarsdag"],
    ["2026-04-03", "Goede Vrijdag: article 3, second paragraph"],
    ["2026-04-06", "tweede Paasdag"],
    ["2026-04-27", "Koningsdag"],
    ["2026-05-05", "Bevrijdingsdag, every year"],
    ["2026-05-14", "Hemelvaartsdag"],
    ["2026-05-25", "tweede Pinksterdag"],
    ["2026-12-25", "eerste Kerstdag"],
    ["2028-12-26", "tweede Kerstdag"],
    ["2026-07-18", "a Saturday"],
    ["2026-07-19", "a Sunday"],
    ["2025-04-26", "Koningsdag kept a day early, as the birthday is a Sunday"],
    ["2025-04-27", "that Sunday"],
    // Easter at both ends of its range, and where the simple rule of the moon is one week off.
    ["2008-03-24", "tweede Paasdag of 23 March"],
    ["2038-04-26", "tweede Paasdag of 25 April"],
    ["2049-04-19", "tweede Paasdag of 18 April, in a year with a corrected epact"],
    ["2076-04-20", "tweede Paasdag of 19 April, likewise"],
  ])("%s: %s", (day) => {
    expect(isWorkingDay(day)).toBe(false);
  });
});

describe("a working day", () => {
  test.each([
    ["2026-07-20", "a Monday"],
    ["2026-05-04", "Dodenherdenking"],
    ["2026-05-15", "the day after Hemelvaartsdag, unless a decree of that year says otherwise"],
    ["2026-12-24", "the day before Christmas"],
    ["2026-12-31", "oudejaarsdag"],
    ["2026-04-02", "witte donderdag"],
    ["2031-04-28", "the Monday after a birthday on Sunday: Koningsdag was on Saturday"],
  ])("%s: %s", (day) => {
    expect(isWorkingDay(day)).toBe(true);
  });
});

describe("a term of working days", () => {
  test.each<[from: string, count: number, end: string, why: string]>([
    ["2026-07-13", 5, "2026-07-20", "from Monday over one weekend"],
    ["2026-07-17", 5, "2026-07-24", "from Friday"],
    ["2026-07-18", 5, "2026-07-24", "from Saturday: the next Monday is the first day"],
    ["2026-07-17", 1, "2026-07-20", "one day from Friday is Monday"],
    ["2026-04-02", 5, "2026-04-13", "over Easter: Good Friday, the weekend and Monday do not count"],
    ["2026-12-23", 5, "2026-12-31", "over Christmas"],
    ["2026-12-30", 5, "2027-01-07", "over the turn of the year"],
    ["2024-02-27", 5, "2024-03-05", "over a leap day"],
    ["2026-07-13", 0, "2026-07-13", "no days"],
  ])("from %s, %i days end on %s: %s", (from, count, end) => {
    expect(workingDaysAfter(from, count)).toBe(end);
  });
});

describe("a Dutch day ends", () => {
  test.each([
    ["2026-07-20", "2026-07-20T22:00:00.000Z", "in summer two hours before UTC"],
    ["2026-01-20", "2026-01-20T23:00:00.000Z", "in winter one"],
    ["2026-03-28", "2026-03-28T23:00:00.000Z", "on the eve of summer time in winter time"],
    ["2026-03-29", "2026-03-29T22:00:00.000Z", "on the day itself in summer time"],
    ["2026-10-24", "2026-10-24T22:00:00.000Z", "on the eve of winter time in summer time"],
    ["2026-10-25", "2026-10-25T23:00:00.000Z", "on the day itself in winter time"],
    ["2026-12-31", "2026-12-31T23:00:00.000Z", "with the year"],
  ])("%s at %s: %s", (day, moment) => {
    expect(endOfDutchDay(day).toISOString()).toBe(moment);
  });

  test("a millisecond earlier it is still that day, on every day of three years", () => {
    for (let time = Date.parse("2026-01-01"); time < Date.parse("2029-01-01"); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      const end = endOfDutchDay(day);
      expect([dutchDay(new Date(end.getTime() - 1)), dutchDay(end) > day]).toEqual([day, true]);
    }
  });
});
