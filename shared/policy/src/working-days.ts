import { dutchDay } from "./establish.js";

/**
 * Working days in the Netherlands: not a Saturday, a Sunday, or a day of article 3 of the Algemene termijnenwet (its first
 * and second paragraph; days put on a par by decree for one year are not known here). Days are `YYYY-MM-DD`.
 */
export const isWorkingDay = (day: string): boolean => {
  const weekday = midnight(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day);
};

/** The day on which a term of so many working days ends; the day it begins does not count. */
export function workingDaysAfter(day: string, count: number): string {
  let current = day;
  for (let left = count; left > 0;) {
    current = daysOn(current, 1);
    if (isWorkingDay(current)) left -= 1;
  }
  return current;
}

/** The moment at which a day ends in the Netherlands. */
export function endOfDutchDay(day: string): Date {
  const next = midnight(day).getTime() + DAY;
  const inSummer = new Date(next - 2 * HOUR);
  return dutchDay(inSummer) > day ? inSummer : new Date(next - HOUR);
}

export const startOfDutchDay = (day: string): Date => endOfDutchDay(daysOn(day, -1));

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);
const daysOn = (day: string, days: number): string => new Date(midnight(day).getTime() + days * DAY).toISOString().slice(0, 10);

function holidaysOf(year: number): ReadonlySet<string> {
  const known = HOLIDAYS.get(year);
  if (known) return known;
  const easter = easterOf(year);
  const holidays = new Set([
    `${year}-01-01`,
    daysOn(easter, -2), // Goede Vrijdag
    daysOn(easter, 1),
    `${year}-04-27`, // Koningsdag; kept a day earlier where this is a Sunday, and that is a Saturday
    `${year}-05-05`,
    daysOn(easter, 39), // Hemelvaartsdag
    daysOn(easter, 50), // tweede Pinksterdag
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
  HOLIDAYS.set(year, holidays);
  return holidays;
}
const HOLIDAYS = new Map<number, ReadonlySet<string>>();

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876). */
function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const epact = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  return `${year}-${String(Math.floor(sum / 31)).padStart(2, "0")}-${String((sum % 31) + 1).padStart(2, "0")}`;
}
