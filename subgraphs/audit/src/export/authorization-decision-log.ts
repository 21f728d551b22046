import { GIVING } from "@samenhang/ledger";
import type { ToldDecision } from "../told-entry.js";
import type { ExportedEntry } from "./ledger-export.js";
import { PERSON_ID, spanIdOf, traceIdOf } from "./identifiers.js";

/**
 * Authorization Decision Log (Logius, Federatieve Toegangsverlening): a line of JSON per decision, with request and
 * response in the words of AuthZEN 1.0. The parent of a decision is the span of its entry in the Logboek Dataverwerkingen.
 *
 * Grounds stand with the entry, not with the decision: a field refused in silence has none, and stands here as one that was given.
 */
export const toAuthorizationDecisionLog = (entries: readonly ExportedEntry[]): string =>
  entries.flatMap((entry) => entry.decisions.map((decision) => `${JSON.stringify(recordOf(entry, decision))}\n`)).join("");

const recordOf = (entry: ExportedEntry, decision: ToldDecision): object => ({
  trace_id: traceIdOf(entry.traceId),
  span_id: spanIdOf(entry.id, decision.field, decision.outcome, decision.reason),
  parent_span_id: spanIdOf(entry.id),
  event_name: "adl.access_evaluation",
  timestamp: entry.recordedAt.getTime(),
  // `Error` is for a decision that could not be made.
  status: "Unset",
  attributes: {
    ...(entry.subject === null ? {} : { "dpl.core.data_subject_id": entry.subject, "dpl.core.data_subject_id_type": PERSON_ID }),
    "samenhang.entry_id": entry.id,
    "samenhang.trace_id": entry.traceId,
    "samenhang.kind": entry.kind,
    "samenhang.grounds": entry.grounds,
  },
  resource: { "service.name": "samenhang", "samenhang.owner": entry.owner },
  body: {
    "adl.core.request": requestOf(entry, decision),
    "adl.core.response": { decision: GIVING.includes(decision.outcome), context: { outcome: decision.outcome, reason: decision.reason } },
  },
});

/** Types of resources and the action `read` are those of our decision point (`/access/v1`). */
const requestOf = (entry: ExportedEntry, { field }: ToldDecision): object => {
  const [type = ANY, name] = entry.kind === "DISCLOSURE" ? field.split(".") : [entry.subject === null ? ANY : "Person"];
  return {
    subject: { type: "actor", id: entry.actor, properties: { organisation: entry.organisation, role: entry.role } },
    action: { name: entry.kind === "DISCLOSURE" ? "read" : entry.kind === "ACT" ? field : entry.kind.toLowerCase() },
    resource: { type, id: entry.subject ?? ANY, properties: { owner: entry.owner, ...(name === undefined ? {} : { field: name }) } },
    context: { ...(entry.purpose === null ? {} : { purpose: entry.purpose }), emergency: entry.breakGlass, time: entry.recordedAt.toISOString() },
  };
};

/** AuthZEN wants a type and an id, also where it is about nobody, or about the whole of a request. */
const ANY = "*";
