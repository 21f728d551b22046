import type { Checkpoint, Checkpoints } from "./checkpoints.js";
import type { Query } from "./ledger.js";
import { isCosignedBy, readNote } from "./note.js";
import { submissionBody } from "./witness.js";

/** Another organisation's subgraph, as the one that asks it to cosign sees it. */
export interface WitnessPeer {
  /** Its subgraph. */
  readonly name: string;
  /** Name under which it cosigns. */
  readonly witnessName: string;
  keys(): Promise<readonly Uint8Array[]>;
  /** Posts to its `add-checkpoint`. Fails where it cannot be reached in time. */
  send(body: string): Promise<{ readonly status: number; readonly body: string }>;
}

export interface CosigningOptions {
  readonly query: Query;
  readonly checkpoints: Checkpoints;
  /** A witness saw more of this ledger, or something else of it, than there is: the past was changed here. */
  readonly onInconsistent: (witness: string, size: number) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Has heads cosigned. A witness that is down is asked again next time, from the last head it cosigned. */
export interface Cosigning {
  /** Asks every witness that has not cosigned this head yet. Never fails. */
  ask(checkpoint: Checkpoint, witnesses: readonly WitnessPeer[]): Promise<void>;
  /** The cosignatures of a head, by witness. */
  of(size: number): Promise<ReadonlyMap<string, string>>;
}

const CONFLICT = 409;

export function createCosigning({ query, checkpoints, onInconsistent, onFailure }: CosigningOptions): Cosigning {
  const submit = async (witness: WitnessPeer, { note, size }: Checkpoint, old: number) => witness.send(submissionBody(old, await checkpoints.consistency(old, size), note));

  const askOne = async (witness: WitnessPeer, checkpoint: Checkpoint, last: number): Promise<void> => {
    let answer = await submit(witness, checkpoint, last);
    if (answer.status === CONFLICT && /^[0-9]{1,15}\n$/.test(answer.body)) {
      const seen = Number(answer.body);
      // It cosigned something we did not hear of, or were made to forget.
      if (seen > checkpoint.size) return seen > ((await checkpoints.latest())?.size ?? 0) ? onInconsistent(witness.name, seen) : undefined;
      answer = await submit(witness, checkpoint, seen);
    }
    if (answer.status === CONFLICT || answer.status === 422) return onInconsistent(witness.name, checkpoint.size);
    const { text } = readNote(checkpoint.note)!;
    const keys = await witness.keys();
    const line = answer.status === 200 ? answer.body.split("\n").find((each) => isCosignedBy(text, each, witness.witnessName, keys)) : undefined;
    if (line === undefined) throw new Error(`no cosignature from ${witness.name}: ${answer.status}`);
    await query(`INSERT INTO ledger_cosignature (size, witness, line) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [checkpoint.size, witness.name, line]);
  };

  return {
    async ask(checkpoint, witnesses) {
      try {
        const rows = await query(`SELECT name AS witness, (SELECT max(size) FROM ledger_cosignature WHERE witness = name) AS size FROM unnest($1::text[]) AS name`, [
          witnesses.map(({ name }) => name),
        ]);
        const last = new Map(rows.map((row) => [row["witness"] as string, Number(row["size"])]));
        const waiting = witnesses.filter(({ name }) => (last.get(name) ?? 0) < checkpoint.size);
        await Promise.all(waiting.map((witness) => askOne(witness, checkpoint, last.get(witness.name) ?? 0).catch(onFailure)));
      } catch (error) {
        onFailure(error);
      }
    },
    async of(size) {
      const rows = await query(`SELECT witness, line FROM ledger_cosignature WHERE size = $1 ORDER BY witness`, [size]);
      return new Map(rows.map((row) => [row["witness"] as string, row["line"] as string]));
    },
  };
}
