import { childConversationTable } from "@samenhang/child-conversation";
import { courtRequestTable } from "@samenhang/court-request";
import { firstMigration, recordTable } from "@samenhang/subgraph";

const ONE_CHILD = ["uuid[] NOT NULL CHECK (cardinality(about) = 1)", "the child, by hub pseudonym; the only data subject"] as const;

export const First = firstMigration([
  ...recordTable("investigation_request", "requests to investigate (verzoeken tot onderzoek)", {
    about: ONE_CHILD,
    requested_by: ["text NOT NULL", "organisation that asked"],
    received_at: ["timestamptz NOT NULL", "when the request came in"],
    ground: ["text NOT NULL", "why an investigation is asked"],
    decision: ["text NOT NULL CHECK (decision IN ('PENDING', 'START', 'NOT_START'))", "what the Board decided"],
    decision_reason: ["text", "why it decided so"],
  }),
  ...recordTable("protection_investigation", "investigations whether a child needs protection (beschermingsonderzoeken)", {
    about: ONE_CHILD,
    request_id: ["uuid REFERENCES investigation_request (id) ON DELETE SET NULL", "the request it follows from; none when the Board acted by itself"],
    questions: ["text[] NOT NULL", "what is to be found out"],
    investigator: ["text NOT NULL", "professional who investigates"],
    state: [
      "text NOT NULL CHECK (state IN ('VTO_RECEIVED', 'INTAKE', 'NOT_STARTED', 'INVESTIGATION', 'DRAFT_REPORT', 'REACTION_OF_PARENTS_AND_CHILD', 'COUNCIL_DECISION', 'NO_REQUEST', 'COURT_REQUEST', 'VOTS_REQUEST', 'COURT_DECISION', 'MEASURE_ASSIGNMENT', 'NO_MEASURE', 'CLOSED'))",
      "where it stands",
    ],
    started_at: ["date NOT NULL", "when it started"],
    due_at: ["date", "by when it should be finished"],
  }),
  ...recordTable("council_report", "reports of the Board (raadsrapporten); facts apart from opinions (Jeugdwet 3.3)", {
    facts: ["text[] NOT NULL", "facts, each with its source"],
    opinions: ["text[] NOT NULL DEFAULT '{}'", "opinions, each with its holder"],
    views_of_persons: ["text[] NOT NULL DEFAULT '{}'", "what parents and child say of it"],
    alternatives: ["text[] NOT NULL DEFAULT '{}'", "what was considered instead"],
    advice: ["text NOT NULL", "what the Board advises"],
    snapshot: ["uuid", "the items it is based on, frozen in case"],
    established_at: ["date NOT NULL", "when it was established"],
  }),
  `CREATE INDEX council_report_snapshot ON council_report (snapshot)`,
  ...recordTable("court_decision", "decisions of the court about a child (beschikkingen)", {
    about: ONE_CHILD,
    court_document: ["boolean NOT NULL DEFAULT true CHECK (court_document)", "part of a court document, which a decision always is"],
    decided_on: ["date NOT NULL", "when the court decided"],
    outcome: ["text NOT NULL", "what it comes to"],
    duration_months: ["integer CHECK (duration_months > 0)", "duration of the measure in months; none when no measure was ordered"],
    operative_part: ["text NOT NULL", "the operative part"],
    concrete_threats: ["text[] NOT NULL DEFAULT '{}'", "concrete threats the order names (BW 1:255 lid 4)"],
    full_text: ["text NOT NULL", "the whole text"],
  }),
  ...childConversationTable,
  ...courtRequestTable,
]);
