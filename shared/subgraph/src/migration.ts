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
  withheld_until: ["date", "first day on which others may read it again: a hold on it says why"],
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
  ...recordTable("record_hold", "why one record is kept, or kept from others, until a day (blokkade)", {
    kind: ["text NOT NULL CHECK (kind IN ('KEEP', 'DO_NOT_DISCLOSE'))", "what it does"],
    record_table: ["text NOT NULL", "in which table the record is kept"],
    record_type: ["text NOT NULL", "type of the record"],
    record: ["uuid NOT NULL", "which record"],
    reason: ["text NOT NULL", "why"],
    review_at: ["date NOT NULL", "first day on which it no longer holds"],
    approver: ["text NOT NULL CHECK (approver <> recorded_by)", "the colleague who was asked to agree"],
    approved_at: ["timestamptz", "when the colleague agreed"],
    standing: ["text NOT NULL CHECK (standing IN ('ASKED', 'RUNNING', 'END_ASKED', 'REFUSED', 'ENDED'))", "where it stands"],
    end_reason: ["text", "why it ends"],
    end_approver: ["text CHECK (end_approver <> recorded_by)", "the colleague who was asked to agree that it ends"],
    ended_by: ["text", "who ended or refused it"],
    ended_on: ["date CHECK ((ended_on IS NULL) = (ended_by IS NULL))", "when"],
    reported_on: ["date", "when the retention run reported that its day had passed"],
  }),
  `CREATE INDEX record_hold_record ON record_hold (record) WHERE ended_on IS NULL`,
  `CREATE INDEX record_hold_owner ON record_hold (owner) WHERE ended_on IS NULL`,
  ...recordTable("record_destruction", "how a request for destruction was carried out in the own files (vernietiging)", {
    request: ["uuid NOT NULL UNIQUE", "the request that was accepted"],
    requested_by: ["uuid NOT NULL", "who asked: the person, or who spoke for it"],
    carried_out_on: ["date NOT NULL", "when"],
    account: ["text NOT NULL", "what was done, and what was kept and why, in words for the person"],
    destroyed: ["int NOT NULL", "records whose term was ended"],
    kept_by_law: ["int NOT NULL", "records a law keeps"],
    kept_for_others: ["int NOT NULL", "records somebody else has an interest in"],
    kept_on_hold: ["int NOT NULL", "records with a hold on them"],
  }),
  ...recordTable("retention_run", "what the retention run did in a day with one kind of record of one controller; about nobody (opschoning)", {
    day: ["date NOT NULL", "on which day"],
    record_table: ["text NOT NULL", "kind of record: the table"],
    erased: ["int NOT NULL DEFAULT 0", "records that were erased"],
    held: ["int NOT NULL DEFAULT 0", "records past their term that a hold keeps, at the last run of the day"],
    failed: ["int NOT NULL DEFAULT 0", "records past their term that something kept refers to, at the last run of the day"],
    lapsed_holds: ["int NOT NULL DEFAULT 0", "holds to keep whose day was found to have passed"],
  }),
  `CREATE UNIQUE INDEX retention_run_once ON retention_run (owner, day, record_table)`,
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
