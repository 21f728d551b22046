import type { ExportedEntry } from "./ledger-export.js";

const COLUMNS = {
  id: ({ id }) => id,
  recorded_at: ({ recordedAt }) => recordedAt.toISOString(),
  trace_id: ({ traceId }) => traceId,
  kind: ({ kind }) => kind,
  actor: ({ actor }) => actor,
  organisation: ({ organisation }) => organisation,
  role: ({ role }) => role,
  owner: ({ owner }) => owner,
  purpose: ({ purpose }) => purpose ?? "",
  subject: ({ subject }) => subject ?? "",
  fields: ({ fields }) => fields.join(" "),
  outcomes: ({ outcomes }) => outcomes.join(" "),
  reasons: ({ reasons }) => reasons.join(" "),
  grounds: ({ grounds }) => grounds.join(" "),
  emergency: ({ breakGlass }) => String(breakGlass),
} as const satisfies Readonly<Record<string, (entry: ExportedEntry) => string>>;

/** RFC 4180: a header and a row per entry, lines end in CRLF. Where a cell has several words, a space is between them. */
export const toCsv = (entries: readonly ExportedEntry[]): string =>
  [Object.keys(COLUMNS), ...entries.map((entry) => Object.values(COLUMNS).map((valueOf) => valueOf(entry)))].map((cells) => `${cells.map(cellOf).join(",")}\r\n`).join("");

/** A spreadsheet would take a cell that begins so for a formula: with an apostrophe before it, it is text. */
const FORMULA = /^[=+\-@\t\r]/;

function cellOf(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
