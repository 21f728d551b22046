import { isGiven, isRefusedAloud } from "./slots.js";
import { COLUMNS, toEntry, type Query } from "./ledger.js";
import type { StoredEntry } from "./entry.js";

/** What the person an entry is about may be told of it: never who asked, about which fields, by which rule, in which case or why. */
export interface PersonEntry extends Pick<StoredEntry, "id" | "recordedAt" | "traceId" | "organisation" | "organisationType" | "role" | "mandateOf" | "purpose" | "owner"> {
  /** The emergency access it was read under; for the decision what is told, and never told itself. */
  readonly emergencyAccess: string | null;
  /** Categories of which something was given, each with the grounds of all of it. */
  readonly given: readonly { readonly category: string; readonly grounds: readonly string[] }[];
  /** Categories that were refused aloud, each once. */
  readonly refused: readonly string[];
}

export interface PersonPage {
  /** Newest first. */
  readonly entries: readonly PersonEntry[];
  /** Go on before this sequence; null at the end. */
  readonly next: string | null;
}

/** Dutch days, `YYYY-MM-DD`, both inclusive. */
export interface PersonQuestion {
  readonly person: string;
  readonly from: string;
  readonly to: string;
}

const PAGE = 500;

/** Disclosures about one person, a page at a time. What of them the person is told is decided by who asks for it. */
export async function aboutPerson(query: Query, { person, from, to }: PersonQuestion, before: string | null): Promise<PersonPage> {
  const rows = await query(
    `SELECT ${COLUMNS} FROM ledger_entry
      WHERE subject = $1 AND kind = 'DISCLOSURE' AND (recorded_at AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN $2 AND $3 AND ($4::bigint IS NULL OR sequence < $4)
      ORDER BY sequence DESC LIMIT ${PAGE}`,
    [person, from, to, before],
  );
  return { entries: rows.map((row) => personEntry(toEntry(row))), next: rows.length === PAGE ? String(rows.at(-1)!["sequence"]) : null };
}

function personEntry({ id, recordedAt, traceId, organisation, organisationType, role, mandateOf, purpose, owner, breakGlassId, decisions }: StoredEntry): PersonEntry {
  const given = new Map<string, Set<string>>();
  for (const { category, grounds } of decisions.filter(isGiven)) {
    if (category === undefined) continue;
    const known = given.get(category) ?? new Set();
    for (const ground of grounds) known.add(ground);
    given.set(category, known);
  }
  return {
    id,
    recordedAt,
    traceId,
    organisation,
    organisationType,
    role,
    mandateOf,
    purpose,
    owner,
    emergencyAccess: breakGlassId,
    given: [...given].map(([category, grounds]) => ({ category, grounds: [...grounds].sort() })),
    refused: [...new Set(decisions.filter(isRefusedAloud).flatMap(({ category }) => category ?? []))],
  };
}
