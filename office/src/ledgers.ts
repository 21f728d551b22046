import pg from "pg";
import type { RecordedEntry } from "./rehearsal.js";

const PAGE = 2_000;

/**
 * Every recorded disclosure of these owners, a page at a time, from a transaction that can only read.
 *
 * `urls` are PostgreSQL addresses; a password is better kept out of them (`PGPASSWORD`, `~/.pgpass`).
 */
export async function* recordedIn(urls: readonly string[]): AsyncGenerator<RecordedEntry> {
  for (const url of urls) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    await client.connect();
    try {
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      yield* disclosures(client);
    } finally {
      await client.end();
    }
  }
}

async function* disclosures(client: pg.Client): AsyncGenerator<RecordedEntry> {
  let last = "0";
  while (true) {
    const { rows } = await client.query<RecordedEntry & { sequence: string }>(
      `SELECT sequence, organisation, organisation_type AS "organisationType", role, purpose, subject, decisions, policy_version AS "policyVersion"
         FROM ledger_entry WHERE kind = 'DISCLOSURE' AND sequence > $1 ORDER BY sequence LIMIT ${PAGE}`,
      [last],
    );
    yield* rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)!.sequence;
  }
}
