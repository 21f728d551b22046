import { dutchDay } from "./establish.js";

/** Years completed on `now`; negative for the unborn. `birthDate` is `YYYY-MM-DD`. */
export function ageOn(birthDate: string, now: Date): number {
  const [year, month, day] = dutchDay(now).split("-").map(Number) as [number, number, number];
  const [birthYear, birthMonth, birthDay] = birthDate.split("-").map(Number) as [number, number, number];
  return year - birthYear - (month < birthMonth || (month === birthMonth && day < birthDay) ? 1 : 0);
}

export const AGE_BANDS = ["UNBORN", "0-11", "12-15", "16-17", "18-69", "70+"] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export function ageBand(birthDate: string | null, isUnborn: boolean, now: Date): AgeBand | undefined {
  if (isUnborn) return "UNBORN";
  return birthDate ? bandOfAge(ageOn(birthDate, now)) : undefined;
}

/** The band of an age in whole years. */
export function bandOfAge(age: number): Exclude<AgeBand, "UNBORN"> {
  return age < 12 ? "0-11" : age < 16 ? "12-15" : age < 18 ? "16-17" : age < 70 ? "18-69" : "70+";
}

export interface AuthorityHolder {
  readonly holder: string;
  readonly verified: boolean;
  readonly conflictOfInterest: boolean;
}

/**
 * Whose secrecy waiver is needed to share data about a person (policy.md section 6.1).
 *
 * Under 12 every holder of authority; from 12 the young person alone is the statutory condition; from 16 nobody else is
 * heard. A holder whose authority was not verified, or whose interests conflict, cannot consent: then nobody can, and the
 * list still names them so that the refusal says whom it waits for. Unknown age is treated as under 12.
 */
export function requiredConsent(
  person: string,
  birthDate: string | undefined,
  authority: readonly AuthorityHolder[],
  now: Date,
): { from: readonly string[]; problem?: "REPRESENTATIVE_UNVERIFIED" | "REPRESENTATIVE_CONFLICT" } {
  if (birthDate !== undefined && ageOn(birthDate, now) >= 12) return { from: [person] };
  const from = authority.map(({ holder }) => holder);
  if (authority.length === 0 || authority.some(({ verified }) => !verified)) return { from, problem: "REPRESENTATIVE_UNVERIFIED" };
  if (authority.some(({ conflictOfInterest }) => conflictOfInterest)) return { from, problem: "REPRESENTATIVE_CONFLICT" };
  return { from };
}
