/**
 * The ledger table, the same in every owner's database. The application role may add and read, nothing else: that is a
 * grant of the database, not a habit of the code.
 */
export const LEDGER_SCHEMA: readonly string[] = [
  `CREATE TABLE ledger_entry (
     sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
     recorded_at timestamptz NOT NULL DEFAULT now(),
     trace_id text NOT NULL,
     kind text NOT NULL CHECK (kind IN ('REQUEST', 'REFUSAL', 'DISCLOSURE', 'ACT')),
     actor text NOT NULL,
     organisation text NOT NULL,
     role text NOT NULL,
     mandate_of text,
     purpose text,
     case_id uuid,
     necessity text,
     break_glass_id uuid,
     subject uuid,
     owner text NOT NULL,
     decisions jsonb NOT NULL,
     policy_version text NOT NULL
   )`,
  `CREATE INDEX ledger_entry_trace ON ledger_entry (trace_id)`,
  `CREATE INDEX ledger_entry_organisation ON ledger_entry (organisation, sequence DESC)`,
  `CREATE INDEX ledger_entry_owner ON ledger_entry (owner, sequence DESC)`,
  `COMMENT ON TABLE ledger_entry IS 'Who was shown which fields of whom, for what, on which ground. Append-only.'`,
  ...Object.entries({
    sequence: "order of recording within this owner",
    id: "stable id of the entry",
    recorded_at: "when it was recorded, before the answer left",
    trace_id: "joins the entries of one request across owners",
    kind: "REQUEST, REFUSAL, DISCLOSURE or ACT",
    actor: "pseudonymous id of the professional or person who asked",
    organisation: "organisation the asker spoke for",
    role: "role the asker had",
    mandate_of: "organisation whose statutory task was carried out, where another",
    purpose: "declared purpose",
    case_id: "declared case",
    necessity: "stated necessity, as written by the asker",
    break_glass_id: "emergency access that was used",
    subject: "hub pseudonym of the data subject",
    owner: "organisation whose record was decided about; the subgraph where no record was looked at",
    decisions: "per field: outcome, rule, grounds, reason, number of records; never values",
    policy_version: "hash of the policy that decided",
  }).map(([column, comment]) => `COMMENT ON COLUMN ledger_entry.${column} IS '${comment}'`),
  `GRANT SELECT, INSERT ON ledger_entry TO samenhang_app`,
];
