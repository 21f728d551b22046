import { LEDGER_SCHEMA } from "@samenhang/ledger";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Columns of a table: SQL type with constraints, and what it means to a reader. */
export type Columns = Readonly<Record<string, readonly [definition: string, meaning: string]>>;

const RECORD_COLUMNS: Columns = {
  id: ["uuid PRIMARY KEY", "hub id of the record, without meaning"],
  about: ["uuid[] NOT NULL", "data subjects, by hub pseudonym; the policy is decided for each"],
  owner: ["text NOT NULL", "organisation that is controller of the record"],
  recorded_at: ["timestamptz NOT NULL", "when it was recorded"],
  recorded_by: ["text NOT NULL", "professional who recorded it"],
  changed_at: ["timestamptz", "when it was last changed; null while it never was"],
  retained_until: ["date", "from this day the record is treated as absent"],
  term_until: ["date", "that day as its kind of record has it; where the other differs, its maker or a destruction set that"],
  youngest_born: ["date", "birth date of the youngest it is about, where all are known and its term depends on it"],
  on_hold: ["boolean NOT NULL DEFAULT false", "the owner disclosed nothing of it for now"],
  necessary_for_supervision: ["boolean NOT NULL DEFAULT false", "the owner judged it necessary for the supervision order (Jeugdwet 7.3.11 lid 4)"],
  delivered_to_board: ["boolean NOT NULL DEFAULT false", "delivered to the Board with a request for investigation"],
  court_document: ["boolean NOT NULL DEFAULT false", "part of a court document"],
  packaged_for: ["text[] NOT NULL DEFAULT '{}'", "organisations in whose accepted package it is"],
};

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A table with its comments, and the rights of the application role on it: data, never structure. */
export function table(name: string, meaning: string, columns: Columns, extra: readonly string[] = []): string[] {
  return [
    `CREATE TABLE ${name} (${Object.entries(columns)
      .map(([column, [definition]]) => `${column} ${definition}`)
      .join(", ")}${extra.map((line) => `, ${line}`).join("")})`,
    `COMMENT ON TABLE ${name} IS ${quote(meaning)}`,
    ...Object.entries(columns).map(([column, [, comment]]) => `COMMENT ON COLUMN ${name}.${column} IS ${quote(comment)}`),
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO samenhang_app`,
  ];
}

/** A table of records: the columns the policy needs come first. */
export const recordTable = (name: string, meaning: string, columns: Columns): string[] => [
  ...table(name, meaning, { ...RECORD_COLUMNS, ...columns }),
  `CREATE INDEX ${name}_about ON ${name} USING gin (about)`,
];

/** What every owner's database has beside its own records. */
const COMMON: readonly string[] = [
  ...LEDGER_SCHEMA,
  `CREATE SEQUENCE attestation_version`,
  `GRANT USAGE ON SEQUENCE attestation_version TO samenhang_app`,
  ...table("attestation_outbox", "facts that consent must still hear of", {
    version: ["bigint PRIMARY KEY", "order of the facts of this owner"],
    attestation: ["jsonb NOT NULL", "the fact, as it is sent"],
    recorded_at: ["timestamptz NOT NULL DEFAULT now()", "when the act was done"],
    delivered_at: ["timestamptz", "when consent acknowledged it"],
  }),
  `CREATE INDEX attestation_outbox_waiting ON attestation_outbox (version) WHERE delivered_at IS NULL`,
  ...table(
    "idempotency",
    "acts that were done, so that a repeated request does its work once",
    {
      key: ["uuid NOT NULL", "chosen by the client"],
      actor: ["text NOT NULL", "who did it; a key of another is another key"],
      act: ["text NOT NULL", "the act"],
      request_digest: ["text NOT NULL", "digest of the input; the same key with other input is refused"],
      record_id: ["uuid NOT NULL", "what the act made or changed"],
      recorded_at: ["timestamptz NOT NULL", "when it was done"],
    },
    ["PRIMARY KEY (key, actor)"],
  ),
];

type MigrationClass = new () => MigrationInterface;

/** A migration of plain statements, run by the owner role; there is no way back but a next migration. */
export function migration(name: string, statements: readonly string[]): MigrationClass {
  return class implements MigrationInterface {
    name = name;
    async up(runner: QueryRunner): Promise<void> {
      for (const statement of statements) await runner.query(statement);
    }
    async down(): Promise<void> {
      throw new Error("migrations only go forward");
    }
  };
}

/** The first migration of every subgraph: ledger, outbox, idempotency, and its own tables. */
export const firstMigration = (statements: readonly string[]): MigrationClass => migration("First1763769600000", [...COMMON, ...statements]);
