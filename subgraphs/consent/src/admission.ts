import type { Caller } from "@samenhang/caller";
import { HubError } from "@samenhang/errors";
import { dutchDay, mayClaim, purposeEntry } from "@samenhang/policy";
import type { DeclaredContext } from "@samenhang/ticket";
import type { EstablishedFacts } from "./subject-facts.js";

/** Why a request is refused as a whole, before any owner is asked. */
export type RefusedAdmission = "ACTOR_NOT_VALID" | "AUTHENTICATION_TOO_WEAK" | "PURPOSE_NOT_AVAILABLE_FOR_ORG" | "BREAK_GLASS_INVALID" | "CONFLICT_OF_INTEREST";

/** What is known of a request that may go on, or why it may not. Facts are looked up only once the caller and the purpose are in order. */
export async function admit(
  caller: Caller,
  context: Pick<DeclaredContext, "purpose" | "breakGlassId">,
  now: Date,
  establish: () => Promise<EstablishedFacts>,
): Promise<EstablishedFacts | RefusedAdmission> {
  if (caller.registrationUntil !== undefined && caller.registrationUntil < dutchDay(now)) return "ACTOR_NOT_VALID";
  if (!mayClaim(caller, context.purpose)) return "PURPOSE_NOT_AVAILABLE_FOR_ORG";
  if (purposeEntry(context.purpose).needsStrongAuthentication && !caller.strongAuthentication) return "AUTHENTICATION_TOO_WEAK";
  const facts = await establish();
  if (context.breakGlassId !== undefined && !facts.isEmergency) return "BREAK_GLASS_INVALID";
  if (facts.conflictInCase) return "CONFLICT_OF_INTEREST";
  if (purposeEntry(context.purpose).needsMinor && facts.caseHasMinor === false && facts.participatesInCase) return "PURPOSE_NOT_AVAILABLE_FOR_ORG";
  return facts;
}

/** Looks facts up; that they cannot be read is a failure of its own kind. */
export async function readFacts<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new HubError("CONSENT_UNAVAILABLE", { cause });
  }
}
