import type { ExportedEntry } from "./ledger-export.js";
import { NAMES, PERSON_ID, spanIdOf, traceIdOf } from "./identifiers.js";

/**
 * Logboek Dataverwerkingen (Logius), which is shaped after OpenTelemetry spans: one OTLP/JSON
 * `ExportTraceServiceRequest`, with a span per entry and a resource per owner.
 *
 * An entry is about one data subject or none, as the standard asks. What the standard has no word for is under `samenhang.`.
 */
export function toLogboekDataverwerkingen(entries: readonly ExportedEntry[]): string {
  const owners = [...new Set(entries.map(({ owner }) => owner))];
  return JSON.stringify({
    resourceSpans: owners.map((owner) => ({
      resource: { attributes: [text("service.name", "samenhang"), text("samenhang.owner", owner)] },
      scopeSpans: [{ scope: { name: "samenhang.ledger" }, spans: entries.filter((entry) => entry.owner === owner).map(spanOf) }],
    })),
  });
}

const spanOf = (entry: ExportedEntry): object => {
  // An entry is one moment: it is recorded before the answer leaves.
  const moment = `${entry.recordedAt.getTime()}000000`;
  return {
    traceId: traceIdOf(entry.traceId),
    spanId: spanIdOf(entry.id),
    name: entry.kind === "ACT" ? (entry.fields[0] ?? entry.kind) : entry.kind,
    kind: SPAN_KIND_SERVER,
    startTimeUnixNano: moment,
    endTimeUnixNano: moment,
    attributes: [
      text("dpl.core.processing_activity_id", `${NAMES}/processing-activities/${entry.purpose ?? "none"}`),
      ...(entry.subject === null ? [] : [text("dpl.core.data_subject_id", entry.subject), text("dpl.core.data_subject_id_type", PERSON_ID)]),
      text("samenhang.entry_id", entry.id),
      text("samenhang.trace_id", entry.traceId),
      text("samenhang.kind", entry.kind),
      text("samenhang.actor", entry.actor),
      text("samenhang.organisation", entry.organisation),
      text("samenhang.role", entry.role),
      ...(entry.purpose === null ? [] : [text("samenhang.purpose", entry.purpose)]),
      texts("samenhang.fields", entry.fields),
      texts("samenhang.outcomes", entry.outcomes),
      texts("samenhang.reasons", entry.reasons),
      texts("samenhang.grounds", entry.grounds),
      { key: "samenhang.emergency", value: { boolValue: entry.breakGlass } },
    ],
    // A refusal is no error of the processing: the standard keeps `ERROR` for what failed.
    status: { code: STATUS_CODE_UNSET },
  };
};

/** Numbers of OTLP: its JSON writes enums so. */
const SPAN_KIND_SERVER = 2;
const STATUS_CODE_UNSET = 0;

const text = (key: string, value: string): object => ({ key, value: { stringValue: value } });
const texts = (key: string, values: readonly string[]): object => ({ key, value: { arrayValue: { values: values.map((value) => ({ stringValue: value })) } } });
