import type { PersonQuestion } from "@samenhang/ledger";
import { CATEGORIES, GROUND_NL, GROUNDS, isPurpose, PURPOSE_NL, type GroundId } from "@samenhang/policy";
import { defineRecord, organisation, type RecordType } from "@samenhang/subgraph";
import { blindedKey, type Ticket } from "@samenhang/ticket";
import type { LedgerReader } from "./ledger-reader.js";
import { receiptFor, type Receipt } from "./statement.receipt.js";
import { statementOf, type Telling, type ToldLine, type ToldStatement } from "./statement.js";
import type { DisclosureReceipt, DisclosureStatement } from "./statement.type.js";

export interface Page {
  readonly first: number;
  /** Id of the line to read on after. */
  readonly after: string | undefined;
}

interface About {
  readonly person: string;
}

/** Of the person and who speaks for it; nothing in it is opened by any other rule. */
const isForCaller = ({ person }: About, { subjects, salt }: Ticket): boolean => subjects[blindedKey(salt, person)]?.holds.includes("isSelf") ?? false;

const aboutOne = { about: ({ person }: About) => [person], id: ({ person }: About) => person, keysOf: ({ person }: About) => [person], facts: () => ({ owner: "audit" }) };

export const statementRecord = (ledgers: LedgerReader, question: PersonQuestion, telling: Telling, page: Page): RecordType<DisclosureStatement, About & ToldStatement> =>
  defineRecord<DisclosureStatement>()<About & ToldStatement>({
    ...aboutOne,
    name: "DisclosureStatement",
    load: async () => [{ person: question.person, ...(await statementOf(ledgers, question, telling)) }],
    isKnownTo: isForCaller,
    values: ({ person, lines, refusedAttempts }) => {
      const start = page.after === undefined ? 0 : lines.findIndex(({ entry }) => entry.id === page.after) + 1;
      const shown = lines.slice(start, start + page.first);
      return { id: person, lines: shown.map(valuesOf), refusedAttempts, next: start + page.first < lines.length ? shown.at(-1)!.entry.id : null };
    },
  });

export const receiptRecord = (ledgers: LedgerReader, question: PersonQuestion, telling: Telling): RecordType<DisclosureReceipt, About & { readonly receipt: Receipt }> =>
  defineRecord<DisclosureReceipt>()<About & { readonly receipt: Receipt }>({
    ...aboutOne,
    name: "DisclosureReceipt",
    load: async () => [{ person: question.person, receipt: await receiptFor(ledgers, question, (await statementOf(ledgers, question, telling)).lines) }],
    isKnownTo: isForCaller,
    values: ({ person, receipt }) => ({ id: person, text: `${JSON.stringify(receipt, null, 1)}\n` }),
  });

function valuesOf({ entry, categories }: ToldLine): object {
  const grounds = [...new Set(entry.given.filter(({ category }) => (categories as readonly string[]).includes(category)).flatMap((given) => given.grounds))].sort();
  return {
    id: entry.id,
    recordedAt: entry.recordedAt,
    organisation: organisation(entry.organisation),
    role: entry.role,
    mandateOf: entry.mandateOf,
    source: organisation(entry.owner),
    purpose: entry.purpose,
    purposeExplanation: isPurpose(entry.purpose) ? PURPOSE_NL[entry.purpose] : null,
    categories: categories.map((category) => ({ category, explanation: CATEGORIES[category].explains.nl })),
    grounds: grounds.map((id) => ({ id, article: GROUNDS[id as GroundId]?.article ?? null, explanation: GROUND_NL[id as GroundId] ?? null })),
    emergency: entry.emergencyAccess !== null,
  };
}
