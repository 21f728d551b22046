import { startEmbeddedPostgres } from "./embedded-postgres.js";

/** The PostgreSQL server to work on: the one in `DATABASE_URL`, or an embedded one that disappears when stopped. */
export async function openServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const given = process.env["DATABASE_URL"];
  return given ? { adminUrl: given, stop: async () => undefined } : startEmbeddedPostgres();
}
