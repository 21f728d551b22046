import { GIVING } from "@samenhang/ledger";
import type { ExportedEntry } from "./ledger-export.js";
import { NAMES, PERSON_ID } from "./identifiers.js";

/**
 * FHIR R4: a Bundle of AuditEvent resources, one per entry. People, professionals and organisations are identifiers, never
 * names. An empty list does not exist in FHIR: what is empty is left out.
 */
export const toFhirAuditEvents = (entries: readonly ExportedEntry[]): string =>
  JSON.stringify({
    resourceType: "Bundle",
    type: "collection",
    ...some(
      "entry",
      entries.map((entry) => ({ fullUrl: `urn:uuid:${entry.id}`, resource: auditEventOf(entry) })),
    ),
  });

const auditEventOf = (entry: ExportedEntry): object => {
  const { type, action } = EVENTS[entry.kind] ?? { type: APPLICATION_ACTIVITY, action: "E" };
  return {
    resourceType: "AuditEvent",
    id: entry.id,
    type,
    subtype: [coding("ledger-entry-kind", entry.kind)],
    action,
    recorded: entry.recordedAt.toISOString(),
    // 0 success; 4 minor failure, also what was refused.
    outcome: entry.outcomes.some((outcome) => GIVING.includes(outcome)) ? "0" : "4",
    ...(entry.reasons.length === 0 ? {} : { outcomeDesc: entry.reasons.join(" ") }),
    ...some("purposeOfEvent", [
      ...(entry.purpose === null ? [] : [{ coding: [coding("purpose", entry.purpose)] }]),
      ...(entry.breakGlass ? [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActReason", code: "BTG", display: "break the glass" }] }] : []),
    ]),
    agent: [
      {
        role: [{ coding: [coding("role", entry.role)] }],
        who: identified(`${NAMES}/id/actor`, entry.actor),
        requestor: true,
        ...some(
          "policy",
          entry.grounds.map((ground) => `${NAMES}/grounds/${encodeURIComponent(ground)}`),
        ),
      },
      { who: identified(`${NAMES}/id/organisation`, entry.organisation, "Organization"), requestor: false },
    ],
    source: { observer: identified(`${NAMES}/id/owner`, entry.owner) },
    entity: [
      ...(entry.subject === null ? [] : [{ what: identified(PERSON_ID, entry.subject), type: { system: ENTITY_TYPES, code: "1", display: "Person" } }]),
      {
        what: identified(`${NAMES}/id/trace`, entry.traceId),
        type: { system: ENTITY_TYPES, code: "2", display: "System Object" },
        ...some("detail", [
          ...entry.fields.map((field) => ({ type: "field", valueString: field })),
          ...entry.outcomes.map((outcome) => ({ type: "outcome", valueString: outcome })),
        ]),
      },
    ],
  };
};

interface Event {
  readonly type: object;
  /** Create, Read, Update, Delete or Execute. */
  readonly action: string;
}

const DICOM = "http://dicom.nema.org/resources/ontology/DCM";
const LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
const ENTITY_TYPES = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
const APPLICATION_ACTIVITY = { system: DICOM, code: "110100", display: "Application Activity" };
const QUERY = { system: DICOM, code: "110112", display: "Query" };

/** An act can make, change or end something; the ledger names the act, and FHIR says that it was carried out. */
const EVENTS: Readonly<Partial<Record<string, Event>>> = {
  REQUEST: { type: QUERY, action: "E" },
  REFUSAL: { type: QUERY, action: "E" },
  DISCLOSURE: { type: { system: LIFECYCLE, code: "disclose", display: "Disclose Record Lifecycle Event" }, action: "R" },
  ACT: { type: APPLICATION_ACTIVITY, action: "E" },
  PRUNE: { type: { system: LIFECYCLE, code: "destroy", display: "Destroy/Delete Record Lifecycle Event" }, action: "D" },
};

const some = (name: string, values: readonly unknown[]): object => (values.length === 0 ? {} : { [name]: values });
const coding = (list: string, code: string): object => ({ system: `${NAMES}/codes/${list}`, code });
const identified = (system: string, value: string, type?: string): object => ({ ...(type ? { type } : {}), identifier: { system, value } });
