import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestHub, SUBGRAPHS, type TestHub } from "../hub.js";

/** What every owner's database promises, whichever server it runs on. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

interface Column {
  table: string;
  column: string;
  nullable: boolean;
  comment: string | null;
}

const columnsOf = (name: (typeof SUBGRAPHS)[number]): Promise<Column[]> =>
  t.hub.subgraphs[name].database.query(
    `SELECT c.relname AS table, a.attname AS column, NOT a.attnotnull AS nullable, col_description(c.oid, a.attnum) AS comment
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'migrations'`,
  ) as Promise<Column[]>;

describe.each(SUBGRAPHS)("the database of %s", (name) => {
  it("says of every column what it means", async () => {
    const columns = await columnsOf(name);
    expect(columns.length).toBeGreaterThan(20);
    expect(columns.filter(({ comment }) => !comment)).toEqual([]);
  });

  it("has exactly the columns the entities read, as nullable as they think", async () => {
    const columns = await columnsOf(name);
    for (const { tableName, columns: mapped } of t.hub.subgraphs[name].database.entityMetadatas) {
      const inDatabase = columns.filter(({ table }) => table === tableName).map(({ column, nullable }) => `${column}${nullable ? "?" : ""}`);
      expect(mapped.map(({ databaseName, isNullable }) => `${databaseName}${isNullable ? "?" : ""}`).sort(), tableName).toEqual(inDatabase.sort());
    }
  });

  it("gives the application data only: no structure, and of the ledger no more than adding and reading", async () => {
    const rights = (await t.hub.subgraphs[name].database.query(
      `SELECT has_schema_privilege('public', 'CREATE') AS create, has_table_privilege('ledger_entry', 'INSERT') AS insert, has_table_privilege('ledger_entry', 'SELECT') AS select,
              has_table_privilege('ledger_entry', 'UPDATE') AS update, has_table_privilege('ledger_entry', 'DELETE') AS delete, has_table_privilege('ledger_entry', 'TRUNCATE') AS truncate`,
    )) as Record<string, boolean>[];
    expect(rights[0]).toEqual({ create: false, insert: true, select: true, update: false, delete: false, truncate: false });
  });
});
