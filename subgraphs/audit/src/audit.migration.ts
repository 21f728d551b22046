import { firstMigration } from "@samenhang/subgraph";

/** No tables of its own: audit reads the ledgers where they are, and keeps one itself like every owner. */
export const First = firstMigration([]);
