import type { OrganisationType } from "@samenhang/caller";
import type { PersonEntry, PersonQuestion } from "@samenhang/ledger";
import { isCategory, isPurpose, toldCategories, type Category, type DisclosedLine, type StatementReader } from "@samenhang/policy";
import type { FoundDisclosure, LedgerReader } from "./ledger-reader.js";

/** One line of a statement: an entry, and what of it is told. */
export interface ToldLine extends FoundDisclosure {
  readonly categories: readonly Category[];
}

export interface ToldStatement {
  /** Newest first. */
  readonly lines: readonly ToldLine[];
  /** Requests that gave nothing at all, and of which may be told that they were refused. */
  readonly refusedAttempts: number;
}

/** Who reads a statement, and what is known of organisations. */
export interface Telling {
  readonly reader: StatementReader;
  readonly typeOf: (organisation: string) => OrganisationType | undefined;
  readonly now: Date;
}

/**
 * Who received what about a person in a period, as its reader may be told (policy.md section 12.4).
 *
 * INVARIANT: all of the period is read, whatever is shown: a page that ended early would tell that something was left out.
 */
export async function statementOf(ledgers: LedgerReader, question: PersonQuestion, { reader, typeOf, now }: Telling): Promise<ToldStatement> {
  const found = await ledgers.aboutPerson(question);
  const told = (entry: PersonEntry, categories: readonly string[]) => toldCategories(lineOf(entry, typeOf), categories.filter(isCategory), reader, now);
  const lines = found
    .map((each) => ({ ...each, categories: told(each.entry, categoriesGiven(each.entry)) }))
    .filter(({ categories }) => categories.length > 0)
    .sort(newestFirst);
  const gaveSomething = new Set(found.filter(({ entry }) => entry.given.length > 0).map(({ entry }) => entry.traceId));
  const refused = found.filter(({ entry }) => !gaveSomething.has(entry.traceId) && told(entry, entry.refused).length > 0);
  return { lines, refusedAttempts: new Set(refused.map(({ entry }) => entry.traceId)).size };
}

const categoriesGiven = ({ given }: PersonEntry): readonly string[] => given.map(({ category }) => category);

const lineOf = (entry: PersonEntry, typeOf: Telling["typeOf"]): DisclosedLine => ({
  recordedAt: entry.recordedAt,
  asker: entry.organisation,
  askerType: entry.organisationType as OrganisationType,
  purpose: isPurpose(entry.purpose) ? entry.purpose : null,
  source: entry.owner,
  sourceType: typeOf(entry.owner),
  emergencyAccess: entry.emergencyAccess,
});

const newestFirst = (a: ToldLine, b: ToldLine): number => b.entry.recordedAt.getTime() - a.entry.recordedAt.getTime() || (a.entry.id < b.entry.id ? -1 : 1);
