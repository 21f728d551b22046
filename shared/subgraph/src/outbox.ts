import { HubError } from "@samenhang/errors";
import type { Attestation } from "@samenhang/ticket";
import type { DataSource, EntityManager } from "typeorm";

/** Where facts go: consent, over HTTP or in the same process. MUST NOT return before consent has committed them. */
export interface AttestationSink {
  deliver(attestations: readonly Attestation[]): Promise<void>;
}

/** Facts leave an owner in the order in which its acts made them, at least once, until consent has acknowledged them. */
export interface Outbox {
  put(manager: EntityManager, attestation: Attestation, options: { delivered: boolean }): Promise<void>;
  /** Fails with `ATTESTATION_UNDELIVERED`; then the act it belongs to must fail too. */
  deliverNow(attestation: Attestation): Promise<void>;
  /** Sends what waits. What cannot be sent stays and is sent later; this never fails. */
  deliverWaiting(): Promise<void>;
  stop(): void;
}

const RETRY_MILLISECONDS = 2_000;
const BATCH = 500;

export function createOutbox(database: DataSource, sink: AttestationSink, onFailure: (error: unknown) => void): Outbox {
  let running: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    for (;;) {
      const rows = (await database.query(`SELECT version, attestation FROM attestation_outbox WHERE delivered_at IS NULL ORDER BY version LIMIT ${BATCH}`)) as {
        version: string;
        attestation: Attestation;
      }[];
      if (rows.length === 0) return;
      await sink.deliver(rows.map(({ attestation }) => attestation));
      await database.query(`UPDATE attestation_outbox SET delivered_at = now() WHERE version = ANY($1::bigint[])`, [rows.map(({ version }) => version)]);
      if (rows.length < BATCH) return;
    }
  };
  const deliverWaiting = async (): Promise<void> => {
    // A drain that is already under way may have looked before our rows were there: wait for it, then look once more.
    while (running) await running;
    running = drain()
      .catch(onFailure)
      .finally(() => (running = undefined));
    await running;
  };
  const timer = setInterval(() => void deliverWaiting(), RETRY_MILLISECONDS);
  timer.unref();

  return {
    put: async (manager, attestation, { delivered }) => {
      await manager.query(`INSERT INTO attestation_outbox (version, attestation, delivered_at) VALUES ($1, $2, CASE WHEN $3 THEN now() END)`, [
        attestation.version,
        JSON.stringify(attestation),
        delivered,
      ]);
    },
    deliverNow: async (attestation) => {
      try {
        await sink.deliver([attestation]);
      } catch (cause) {
        throw new HubError("ATTESTATION_UNDELIVERED", { cause });
      }
    },
    deliverWaiting,
    stop: () => clearInterval(timer),
  };
}
