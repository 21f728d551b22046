import type { ProtectionMeasureEntity } from "./gecertificeerde-instelling.entity.js";
import type { MeasureStatus } from "./gecertificeerde-instelling.type.js";

type Dates = Pick<ProtectionMeasureEntity, "validFrom" | "validUntil" | "endedAt" | "lapsed">;

/**
 * Where a measure stands on a day (`YYYY-MM-DD`); undefined before its first day.
 *
 * Never stored: a measure ends by the calendar, whether or not someone records it.
 */
export function measureStatusOn({ validFrom, validUntil, endedAt, lapsed }: Dates, today: string): MeasureStatus | undefined {
  if (lapsed) return "LAPSED";
  if ([validUntil, endedAt].some((end) => end !== null && end <= today)) return "ENDED";
  return validFrom <= today ? "ACTIVE" : undefined;
}

/** The first day on which it no longer holds, or never did; null while its term is open. */
export function endOf({ validFrom, validUntil, endedAt, lapsed }: Dates): string | null {
  return lapsed ? validFrom : ([validUntil, endedAt].filter((end) => end !== null).sort()[0] ?? null);
}

/** It was in force once, or would have been, and will not be again. */
export function isOverOn(measure: Dates, today: string): boolean {
  const status = measureStatusOn(measure, today);
  return status === "ENDED" || status === "LAPSED";
}
