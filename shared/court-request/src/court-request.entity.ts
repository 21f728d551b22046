import { recordTable, RecordEntity } from "@samenhang/subgraph";
import { Column } from "typeorm";
import type { CourtRequestKind, CourtRequestState } from "./court-request.type.js";

/** The columns of a petition: `about` names the child and nobody else. */
export abstract class CourtRequestColumns extends RecordEntity {
  @Column("text")
  kind!: CourtRequestKind;
  @Column("text")
  state!: CourtRequestState;
  @Column("date", { name: "submitted_on", nullable: true })
  submittedOn!: string | null;
  @Column("text", { name: "measure_asked" })
  measureAsked!: string;
  @Column("text", { name: "added_value" })
  addedValue!: string;
  @Column("text", { array: true })
  alternatives!: string[];
  @Column("jsonb")
  views!: { person: string; text: string | null; notHeardReason: string | null }[];
  /** The set of items as `case` froze it; what is in it and who may know of that is decided there. */
  @Column("uuid", { nullable: true })
  snapshot!: string | null;
  /** Oldest first; `snapshot` is what it rested on until then, `at` is `YYYY-MM-DD`. */
  @Column("jsonb")
  mendings!: { snapshot: string | null; note: string; by: string; at: string }[];
  @Column("text", { name: "withdrawn_reason", nullable: true })
  withdrawnReason!: string | null;
}

/** Statements of a migration: the table `court_request`. */
export const courtRequestTable: readonly string[] = [
  ...recordTable("court_request", "petitions to the court about a child (verzoekschriften)", {
    about: ["uuid[] NOT NULL CHECK (cardinality(about) = 1)", "the child, by hub pseudonym; the only data subject"],
    kind: [
      "text NOT NULL CHECK (kind IN ('SUPERVISION_ORDER', 'PROVISIONAL_SUPERVISION_ORDER', 'EXTENSION', 'PLACEMENT', 'CONFIRM_DIRECTION', 'END_OF_AUTHORITY'))",
      "what is asked",
    ],
    state: ["text NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'WITHDRAWN'))", "where it stands"],
    submitted_on: ["date CHECK (state <> 'SUBMITTED' OR (submitted_on IS NOT NULL AND snapshot IS NOT NULL))", "when it was submitted"],
    measure_asked: ["text NOT NULL", "the measure asked, and for how long"],
    added_value: ["text NOT NULL", "what it adds"],
    alternatives: ["text[] NOT NULL", "what was considered instead"],
    views: ["jsonb NOT NULL DEFAULT '[]'", "how the persons see it: person, text, notHeardReason"],
    snapshot: ["uuid", "the items it is based on, frozen in case"],
    mendings: ["jsonb NOT NULL DEFAULT '[]'", "what was mended: snapshot, note, by, at"],
    withdrawn_reason: ["text", "why it was withdrawn"],
  }),
  `CREATE INDEX court_request_snapshot ON court_request (snapshot)`,
];
