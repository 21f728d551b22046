import type { JsonWebKey } from "node:crypto";
import { HubError } from "@samenhang/errors";
import type { EntryReceipt, PersonQuestion } from "@samenhang/ledger";
import type { LedgerReader } from "./ledger-reader.js";
import type { ToldLine } from "./statement.js";

/** Form of the file; a reader of it must know this word. */
export const RECEIPT_FORMAT = "samenhang-receipt/1";

/** What a person keeps: enough to check every line without the hub. */
export interface Receipt extends PersonQuestion {
  readonly format: typeof RECEIPT_FORMAT;
  /** By subgraph: the head all its lines are under. */
  readonly ledgers: Readonly<Record<string, { readonly checkpoint: string }>>;
  readonly lines: readonly (EntryReceipt & { readonly ledger: string })[];
  /** JSON Web Keys of the subgraphs: an owner signs its heads with them, and the others cosign. */
  readonly keys: Readonly<Record<string, readonly JsonWebKey[]>>;
}

const MAX_LINES = 500;

/** The receipt of these lines, in their order. Says nothing the lines do not say. */
export async function receiptFor(ledgers: LedgerReader, question: PersonQuestion, lines: readonly ToldLine[]): Promise<Receipt> {
  if (lines.length > MAX_LINES) throw new HubError("INPUT_INVALID", { problem: `a receipt holds at most ${MAX_LINES} lines: ask a shorter period` });
  const names = [...new Set(lines.map(({ ledger }) => ledger))].sort();
  const answers = await Promise.all(
    names.map(async (name) => {
      const own = lines.filter(({ ledger }) => ledger === name);
      const { note, receipts } = await ledgers.receipts(
        name,
        own.map(({ entry, categories }) => ({ id: entry.id, categories })),
      );
      return { name, note, receipts: new Map(own.map(({ entry }, at) => [entry.id, receipts[at]!])) };
    }),
  );
  const receipts = new Map(answers.map((answer) => [answer.name, answer.receipts]));
  return {
    format: RECEIPT_FORMAT,
    ...question,
    ledgers: Object.fromEntries(answers.map(({ name, note }) => [name, { checkpoint: note }])),
    lines: lines.map(({ ledger, entry }) => ({ ledger, ...receipts.get(ledger)!.get(entry.id)! })),
    keys: await ledgers.publicKeys(),
  };
}
