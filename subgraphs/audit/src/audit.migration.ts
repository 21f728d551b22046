import { firstMigration, recordTable } from "@samenhang/subgraph";
import { FINDINGS } from "./finding.js";

/** No copy of the ledgers: audit reads them where they are, and keeps what a privacy officer must look at. */
export const First = firstMigration([
  ...recordTable("audit_alert", "patterns a privacy officer must look at (signalen)", {
    kind: [
      `text NOT NULL CHECK (kind IN (${Object.keys(FINDINGS)
        .map((kind) => `'${kind}'`)
        .join(", ")}))`,
      "what stands out",
    ],
    actor: ["text NOT NULL", "pseudonymous id of the professional"],
    day: ["date NOT NULL", "Dutch day"],
    count: ["integer NOT NULL", "how often by then"],
    conclusion: ["text", "what a privacy officer found"],
    closed_by: ["text", "which privacy officer"],
    closed_at: ["timestamptz", "when"],
  }),
  `CREATE UNIQUE INDEX audit_alert_once ON audit_alert (owner, kind, actor, day)`,
]);
