import type { FieldDecision, StoredEntry } from "./entry.js";
import { GIVING } from "./slots.js";

/**
 * What of an entry an organisation may be told. It concerns those that asked, and those whose records were asked for.
 *
 * What the answer hid stays hidden from the organisation that asked, its privacy officer included: records that were not
 * shown are left out, a field refused in silence stands among the fields that were given, like one with nothing in it, and
 * a refusal has the reason the asker heard. The organisation whose records they are is told the whole truth, but for one
 * thing: whom a provider of mental health care asked about. That it looks for someone tells that this person is its
 * patient (policy.md principle 4).
 *
 * INVARIANT: the statements below say in SQL what the function says. A filter or a count that looked at more than the
 * reader is told would be a way to ask for it.
 */
export function asToldTo(reader: string, entry: StoredEntry): StoredEntry {
  if (entry.organisation !== reader) return entry.organisationType === "GGZ" ? { ...entry, subject: null } : entry;
  const decisions = entry.decisions.filter(({ unseen }) => !unseen).map(asTold);
  // Kept by what was decided: that order would tell which silence was a refusal.
  return { ...entry, decisions: decisions.sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : 0)) };
}

/** Which rule gave something, and in which category it counted, would tell apart what was given and what was silent. */
function asTold({ field, outcome, rule, grounds, reason, told, count }: FieldDecision): FieldDecision {
  if (outcome === "DENY_SILENT") return { field, outcome: "ALLOW", rule: "", grounds, reason: "PERMITTED", count };
  return GIVING.includes(outcome) ? { field, outcome: "ALLOW", rule: "", grounds, reason, count } : { field, outcome, rule, grounds, reason: told ?? reason, count };
}

/** For an entry `e` and one of its decisions `d`; `reader` is an expression too. */
export const toldTo = (reader: string) => {
  const isAsker = `e.organisation = ${reader}`;
  const isSilent = `d ->> 'outcome' = 'DENY_SILENT'`;
  return {
    subject: `CASE WHEN ${isAsker} OR e.organisation_type <> 'GGZ' THEN e.subject END`,
    isTold: `NOT (${isAsker} AND d ? 'unseen')`,
    outcome: `CASE WHEN NOT ${isAsker} THEN d ->> 'outcome' WHEN ${isSilent} OR d ->> 'outcome' = 'ALLOW_MASKED' THEN 'ALLOW' ELSE d ->> 'outcome' END`,
    reason: `CASE WHEN NOT ${isAsker} THEN d ->> 'reason' WHEN ${isSilent} THEN 'PERMITTED' ELSE coalesce(d ->> 'told', d ->> 'reason') END`,
  };
};

/** Outside working days from seven to seven, Dutch time. */
export const OUTSIDE_HOURS = ["extract(isodow FROM local.t) > 5", "extract(hour FROM local.t) < 7", "extract(hour FROM local.t) >= 19"]
  .join(" OR ")
  .replaceAll("local.t", "(e.recorded_at AT TIME ZONE 'Europe/Amsterdam')");
