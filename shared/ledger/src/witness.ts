import type { LedgerDatabase } from "./ledger.js";
import { cosignatureLine, isNoteSignedBy, readHead, readNote, type Head, type NoteSigner } from "./note.js";
import { EMPTY_ROOT, isConsistent } from "./tree.js";

/** A head of another ledger that this witness did not cosign, although its owner signed it. */
export interface Inconsistency {
  readonly origin: string;
  readonly size: number;
  /** `FORK`: another root for a size that was seen. `UNPROVEN`: not shown to continue what was seen. */
  readonly kind: "FORK" | "UNPROVEN";
}

export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
  readonly contentType: string;
}

/** Keeps the heads of other ledgers, and cosigns only those that continue what it saw (C2SP tlog-witness). */
export interface Witness {
  /** Answers the body of an `add-checkpoint` request. A head is kept before it is cosigned. */
  addCheckpoint(body: string): Promise<WitnessAnswer>;
}

export interface WitnessOptions {
  readonly database: LedgerDatabase;
  /** Under which it cosigns. */
  readonly name: string;
  readonly signer: NoteSigner;
  /** Public keys of the owner of a ledger, or undefined where it does not witness that ledger. */
  readonly keysOf: (origin: string) => Promise<readonly Uint8Array[] | undefined>;
  readonly now: () => number;
  /** Told once of each head that contradicts what was seen. */
  readonly onInconsistent: (found: Inconsistency) => void;
}

interface Submission {
  readonly old: number;
  readonly proof: readonly Buffer[];
  readonly note: string;
  readonly text: string;
  readonly head: Head;
}

const MAX_PROOF = 63;
const HASH = /^[A-Za-z0-9+/]{43}=$/;

const plain = (status: WitnessAnswer["status"], body = ""): WitnessAnswer => ({ status, body, contentType: "text/plain; charset=utf-8" });
const knownSize = (size: number): WitnessAnswer => ({ status: 409, body: `${size}\n`, contentType: "text/x.tlog.size" });

export function createWitness({ database, name, signer, keysOf, now, onInconsistent }: WitnessOptions): Witness {
  /** In one transaction, with the ledger's own lock: what was seen is compared and replaced in one step. */
  const judge = ({ old, proof, note, head }: Submission): Promise<{ answer?: WitnessAnswer; found?: Inconsistency }> =>
    database.transaction(async (query) => {
      await query(`SELECT pg_advisory_xact_lock(hashtextextended('samenhang witness ' || $1, 0))`, [head.origin]);
      const refuse = async (kind: Inconsistency["kind"], answer: WitnessAnswer) => {
        const { origin, size, root } = head;
        const kept = await query(`INSERT INTO ledger_evidence (origin, size, root, kind, note, seen_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING size`, [
          origin,
          size,
          root,
          kind,
          note,
          new Date(now()),
        ]);
        return kept.length > 0 ? { answer, found: { origin, size, kind } } : { answer };
      };
      const [latest] = await query(`SELECT size, root FROM ledger_witnessed WHERE origin = $1 ORDER BY size DESC LIMIT 1`, [head.origin]);
      const [same] = await query(`SELECT root FROM ledger_witnessed WHERE origin = $1 AND size = $2`, [head.origin, head.size]);
      const [seen, seenRoot] = latest ? [Number(latest["size"]), latest["root"] as Buffer] : [0, EMPTY_ROOT];
      if (same && !head.root.equals(same["root"] as Buffer)) return refuse("FORK", knownSize(seen));
      if (old !== seen) return { answer: knownSize(seen) };
      if (!isConsistent(old, seenRoot, head.size, head.root, proof)) return refuse("UNPROVEN", plain(422));
      await query(`INSERT INTO ledger_witnessed (origin, size, root, note, seen_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`, [
        head.origin,
        head.size,
        head.root,
        note,
        new Date(now()),
      ]);
      return {};
    });

  return {
    async addCheckpoint(body) {
      const submission = readSubmission(body);
      if (!submission) return plain(400);
      const keys = await keysOf(submission.head.origin);
      if (!keys) return plain(404);
      if (!isNoteSignedBy(readNote(submission.note)!, submission.head.origin, keys)) return plain(403);
      if (submission.old > submission.head.size) return plain(400);
      const { answer, found } = await judge(submission);
      if (found) onInconsistent(found);
      return answer ?? plain(200, await cosignatureLine(submission.text, name, signer, now()));
    },
  };
}

/** The body of a request: `old N`, lines of a proof, an empty line, a checkpoint. */
export const submissionBody = (old: number, proof: readonly Buffer[], note: string): string =>
  `old ${old}\n${proof.map((each) => `${each.toString("base64")}\n`).join("")}\n${note}`;

function readSubmission(body: string): Submission | undefined {
  const end = body.indexOf("\n\n");
  const [first, ...proof] = body.slice(0, Math.max(end, 0)).split("\n");
  const [, old] = /^old (0|[1-9][0-9]{0,14})$/.exec(first ?? "") ?? [];
  const note = body.slice(end + 2);
  const text = readNote(note)?.text;
  const head = text === undefined ? undefined : readHead(text);
  if (old === undefined || text === undefined || !head || proof.length > MAX_PROOF || !proof.every((line) => HASH.test(line))) return undefined;
  return { old: Number(old), proof: proof.map((line) => Buffer.from(line, "base64")), note, text, head };
}
