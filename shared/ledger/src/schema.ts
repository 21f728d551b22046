/**
 * The tables of the ledger, the same in every owner's database. The application role may add and read, nothing else but
 * the count of entries: that is a grant of the database, not a habit of the code.
 */
const ADD_AND_READ = "SELECT, INSERT";

type Columns = Readonly<Record<string, readonly [definition: string, meaning: string]>>;

const table = (name: string, meaning: string, columns: Columns, rights = ADD_AND_READ, key = ""): string[] => [
  `CREATE TABLE ${name} (${Object.entries(columns)
    .map(([column, [definition]]) => `${column} ${definition}`)
    .join(", ")}${key && `, ${key}`})`,
  `COMMENT ON TABLE ${name} IS '${meaning}'`,
  ...Object.entries(columns).map(([column, [, comment]]) => `COMMENT ON COLUMN ${name}.${column} IS '${comment}'`),
  `GRANT ${rights} ON ${name} TO samenhang_app`,
];

const HASH = (column: string): string => `bytea NOT NULL CHECK (length(${column}) = 32)`;

export const LEDGER_SCHEMA: readonly string[] = [
  ...table("ledger_entry", "Who was shown which fields of whom, for what, on which ground. Append-only.", {
    sequence: ["bigint PRIMARY KEY", "place in this ledger, from 1, without gaps, in the order of commit; the leaf index is one less"],
    id: ["uuid NOT NULL UNIQUE", "stable id of the entry"],
    recorded_at: ["timestamptz(3) NOT NULL", "when it was recorded, before the answer left"],
    trace_id: ["text NOT NULL", "joins the entries of one request across owners"],
    kind: ["text NOT NULL CHECK (kind IN ('REQUEST', 'REFUSAL', 'DISCLOSURE', 'ACT', 'PRUNE', 'COVER'))", "REQUEST, REFUSAL, DISCLOSURE, ACT, PRUNE or COVER"],
    actor: ["text NOT NULL", "pseudonymous id of the professional or person who asked"],
    organisation: ["text NOT NULL", "organisation the asker spoke for"],
    organisation_type: ["text NOT NULL", "kind of that organisation"],
    role: ["text NOT NULL", "role the asker had"],
    mandate_of: ["text", "organisation whose statutory task was carried out, where another"],
    purpose: ["text", "declared purpose"],
    case_id: ["uuid", "declared case"],
    necessity: ["text", "stated necessity, as written by the asker"],
    break_glass_id: ["uuid", "emergency access that was used"],
    subject: ["uuid", "hub pseudonym of the data subject"],
    owner: ["text NOT NULL", "organisation whose record was decided about; the subgraph where no record was looked at"],
    decisions: ["jsonb NOT NULL", "per field: outcome, rule, grounds, reason, number of records; never values"],
    policy_version: ["text NOT NULL", "hash of the policy that decided"],
    leaf_version: ["smallint NOT NULL", "into which parts the entry is divided for its leaf"],
    salt: ["bytea NOT NULL CHECK (length(salt) = 32)", "random; without it the leaf hash tells nothing of the entry"],
    leaf_hash: [HASH("leaf_hash"), "leaf of the Merkle tree, RFC 9162"],
  }),
  `CREATE INDEX ledger_entry_trace ON ledger_entry (trace_id)`,
  `CREATE INDEX ledger_entry_organisation ON ledger_entry (organisation, sequence DESC)`,
  `CREATE INDEX ledger_entry_statistics ON ledger_entry (actor, recorded_at) WHERE purpose = 'POLICY_STATISTICS'`,
  `CREATE INDEX ledger_entry_owner ON ledger_entry (owner, sequence DESC) WHERE owner <> organisation`,
  `CREATE INDEX ledger_entry_actor ON ledger_entry (actor, sequence DESC)`,
  `CREATE INDEX ledger_entry_subject ON ledger_entry (subject, sequence DESC) WHERE subject IS NOT NULL`,
  ...table(
    "ledger_head",
    "How many entries there are: one row, whose lock puts entries in the order of their commits.",
    { one: ["boolean PRIMARY KEY DEFAULT true CHECK (one)", "there is one row"], size: ["bigint NOT NULL", "sequence of the last entry"] },
    "SELECT, UPDATE",
  ),
  `INSERT INTO ledger_head (size) VALUES (0)`,
  ...table(
    "ledger_tile",
    "Full tiles of the Merkle tree, eight levels each (C2SP tlog-tiles). Append-only.",
    {
      level: ["smallint NOT NULL", "0 holds leaves, 1 the hashes of the tiles of level 0, and so on"],
      index: ["bigint NOT NULL", "place in its level, from 0"],
      hashes: ["bytea NOT NULL CHECK (length(hashes) = 8192)", "256 hashes"],
      hash: [HASH("hash"), "hash over the tile: a hash of the level above"],
    },
    ADD_AND_READ,
    "PRIMARY KEY (level, index)",
  ),
  ...table("ledger_checkpoint", "Signed heads of this ledger. Append-only.", {
    size: ["bigint PRIMARY KEY", "entries it covers"],
    root: [HASH("root"), "root of the tree over them"],
    note: ["text NOT NULL", "C2SP checkpoint, signed by this owner"],
    signed_at: ["timestamptz(3) NOT NULL", "when it was signed"],
  }),
  ...table(
    "ledger_cosignature",
    "Witnesses that saw a head of this ledger, consistent with all they saw before. Append-only.",
    {
      size: ["bigint NOT NULL", "head that was cosigned"],
      witness: ["text NOT NULL", "subgraph that cosigned"],
      line: ["text NOT NULL", "C2SP cosignature"],
    },
    ADD_AND_READ,
    "PRIMARY KEY (witness, size)",
  ),
  `CREATE INDEX ledger_cosignature_size ON ledger_cosignature (size)`,
  ...table(
    "ledger_witnessed",
    "Heads of the ledgers of others, as this owner saw and cosigned them. Append-only.",
    {
      origin: ["text NOT NULL", "which ledger"],
      size: ["bigint NOT NULL", "entries it said to have"],
      root: [HASH("root"), "root it said to have"],
      note: ["text NOT NULL", "checkpoint with the signature of its owner"],
      seen_at: ["timestamptz(3) NOT NULL", "when it was first cosigned"],
    },
    ADD_AND_READ,
    "PRIMARY KEY (origin, size)",
  ),
  ...table(
    "ledger_evidence",
    "Signed heads of others that this owner refused to cosign. Append-only.",
    {
      origin: ["text NOT NULL", "which ledger"],
      size: ["bigint NOT NULL", "entries it said to have"],
      root: [HASH("root"), "root it said to have"],
      kind: ["text NOT NULL CHECK (kind IN ('FORK', 'UNPROVEN'))", "FORK: another root for a size that was seen; UNPROVEN: not shown to continue what was seen"],
      note: ["text NOT NULL", "checkpoint with the signature of its owner"],
      seen_at: ["timestamptz(3) NOT NULL", "when it was first refused"],
    },
    ADD_AND_READ,
    "PRIMARY KEY (origin, size, root)",
  ),
  ...table(
    "ledger_pruned",
    "Entries that lost their contents when their time was over. Written by the owner of the tables only.",
    {
      sequence: ["bigint PRIMARY KEY", "place in this ledger"],
      leaf_hash: [HASH("leaf_hash"), "leaf of the Merkle tree; without its salt it tells nothing"],
    },
    "SELECT",
  ),
  ...table(
    "ledger_tally",
    "Counts of entries, as each reader is told them; made of the entries, and can be made anew.",
    {
      day: ["date NOT NULL", "Dutch day"],
      reader: ["text NOT NULL", "organisation that may know of it"],
      side: ["text NOT NULL CHECK (side IN ('ASKED', 'OWNED'))", "whether the reader asked, or its records were asked for"],
      actor: ["text NOT NULL", "pseudonymous id of who asked"],
      role: ["text NOT NULL", "role the asker had"],
      kind: ["text NOT NULL", "kind of entry"],
      outcome: ["text NOT NULL", "what was decided, as the reader is told"],
      reason: ["text NOT NULL", "why, as the reader is told"],
      emergency: ["boolean NOT NULL", "emergency access was used"],
      outside_hours: ["boolean NOT NULL", "outside office hours"],
      entries: ["bigint NOT NULL", "how many entries"],
    },
    "SELECT, INSERT, UPDATE",
    "PRIMARY KEY (reader, day, side, actor, role, kind, outcome, reason, emergency, outside_hours)",
  ),
  ...table(
    "ledger_pair",
    "Which professionals read of which persons, and whether they did something; made of the entries.",
    {
      organisation: ["text NOT NULL", "organisation the asker spoke for"],
      actor: ["text NOT NULL", "pseudonymous id of who asked"],
      subject: ["uuid NOT NULL", "hub pseudonym of the data subject"],
      reads: ["bigint NOT NULL", "entries in which something was given"],
      last_read: ["timestamptz(3)", "the last of them"],
      last_act: ["timestamptz(3)", "the last act about this person"],
    },
    "SELECT, INSERT, UPDATE",
    "PRIMARY KEY (organisation, actor, subject)",
  ),
  ...table(
    "ledger_tally_position",
    "Up to which entry was counted: one row.",
    { one: ["boolean PRIMARY KEY DEFAULT true CHECK (one)", "there is one row"], sequence: ["bigint NOT NULL", "sequence of the last entry that was counted"] },
    "SELECT, UPDATE",
  ),
  `INSERT INTO ledger_tally_position (sequence) VALUES (0)`,
];
