import { HubError } from "@samenhang/errors";

/** Fails with `INPUT_INVALID`; `problem` names the rule that was broken, never a value. */
export function check(holds: boolean, problem: string): void {
  if (!holds) throw new HubError("INPUT_INVALID", { problem });
}

/** A record that is not there, of another organisation, or not for the caller sounds the same. */
export const UNKNOWN_RECORD = { outcome: "DENY", reason: "UNKNOWN_OR_NOT_ALLOWED", nextStep: { act: "ASK_OWNER" } } as const;
