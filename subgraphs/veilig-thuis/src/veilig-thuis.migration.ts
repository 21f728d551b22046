import { childConversationTable } from "@samenhang/child-conversation";
import { notificationDutyTable } from "@samenhang/notification-duty";
import { firstMigration, PUBLISHED_TABLES, recordTable } from "@samenhang/subgraph";

export const First = firstMigration([
  ...recordTable("report", "reports of (suspected) violence or abuse (melding)", {
    received_at: ["timestamptz NOT NULL", "when the report came in"],
    origin: ["text NOT NULL CHECK (origin IN ('PROFESSIONAL', 'BYSTANDER', 'SELF', 'POLICE', 'EX_OFFICIO'))", "who reported, by kind"],
    content: ["text NOT NULL", "the report as told"],
    violence_types: [
      `text[] NOT NULL DEFAULT '{}' CHECK (violence_types <@ ARRAY['PARTNER_VIOLENCE', 'CHILD_ABUSE', 'CHILD_NEGLECT', 'ELDER_ABUSE', 'INTIMATE_TERROR', 'HONOUR_RELATED', 'STALKING', 'FINANCIAL_ABUSE', 'SEXUAL_ABUSE', 'PARENT_ABUSE'])`,
      "kinds of violence the report speaks of",
    ],
    acute: ["boolean NOT NULL", "direct action is needed"],
    children_present: ["boolean NOT NULL", "children were present"],
    status: ["text NOT NULL CHECK (status IN ('ACCEPTED', 'ASSESSED', 'IN_INVESTIGATION', 'MONITORING', 'CLOSED'))", "where the report stands"],
    closed_at: ["date", "when it was closed"],
    close_reason: ["text", "why it was closed"],
    assigned_to: ["text NOT NULL", "professional who works on it"],
    reporter_name: ["text", "identity of the reporter; never leaves Veilig Thuis"],
    reporter_capacity: ["text", "in which capacity the reporter spoke; never leaves Veilig Thuis"],
    reporter_anonymity: ["text", "ground to keep the reporter hidden from the family"],
    reporter_wants_feedback: ["boolean NOT NULL DEFAULT false", "the reporter asked to hear the outcome"],
    reporter_actor: [
      "text CHECK ((reporter_actor IS NULL) = (reporter_organisation IS NULL))",
      "who reported, as a caller of the hub: opens the feedback to that caller, and never leaves Veilig Thuis",
    ],
    reporter_organisation: ["text", "organisation that vouches for that caller; never leaves Veilig Thuis"],
  }),
  ...recordTable("safety_assessment", "assessments of safety after a report (veiligheidsbeoordeling)", {
    events: ["text[] NOT NULL", "facts about unsafe events, each with its source"],
    judgement: ["text NOT NULL CHECK (judgement IN ('ACUTE', 'STRUCTURAL', 'CONCERNS', 'NOT_ESTABLISHED', 'UNFOUNDED'))", "outcome"],
    risk_factors: ["text[] NOT NULL DEFAULT '{}'", "risk factors; no input of the judgement (R-009)"],
    decision: ["text NOT NULL", "next step that was decided"],
    assessed_at: ["date NOT NULL", "when it was decided"],
  }),
  ...recordTable("conditions_and_follow_up", "conditions for safety and who follows up (voorwaarden en vervolg)", {
    conditions: ["text[] NOT NULL", "conditions for direct safety"],
    safety_agreements: ["text[] NOT NULL DEFAULT '{}'", "agreements with the family"],
    follow_up_party: ["text", "organisation that follows up"],
    evaluated_at: ["date", "when the conditions were last evaluated"],
  }),
  `CREATE INDEX report_reporter ON report (reporter_actor) WHERE reporter_actor IS NOT NULL`,
  ...recordTable("vt_decision", "decisions of Veilig Thuis (besluit)", {
    report: ["uuid REFERENCES report (id) ON DELETE SET NULL", "report it was taken on"],
    kind: ["text NOT NULL CHECK (kind IN ('HANDOVER', 'VTO', 'POLICE', 'HOME_BAN_ADVICE', 'CLOSE'))", "what was decided"],
    competence: ["text NOT NULL", "under which competence"],
    decided_on: ["date NOT NULL", "when"],
  }),
  `CREATE INDEX vt_decision_report ON vt_decision (report)`,
  ...recordTable("allegation_summary", "what is alleged about one person, in words that person can read (samenvatting van een beschuldiging)", {
    about: ["uuid[] NOT NULL CHECK (cardinality(about) = 1)", "about whom it is alleged, by hub pseudonym"],
    neutral_wording: ["text NOT NULL", "in neutral words, naming nobody else"],
    status: ["text NOT NULL CHECK (status IN ('ALLEGED', 'ESTABLISHED', 'NOT_ESTABLISHED', 'UNFOUNDED', 'UNKNOWN'))", "what is known of it; has no default (policy 6.5)"],
    own_view: ["text", "how that person sees it"],
  }),
  ...recordTable("monitoring_moment", "moments at which Veilig Thuis looks whether it is still safe (monitor)", {
    planned_for: ["date NOT NULL", "planned for"],
    contact_with: ["uuid[] NOT NULL DEFAULT '{}'", "whom to speak, by hub pseudonym"],
    still_safe: ["boolean", "it is still safe; empty before the moment"],
    new_events: ["text[] NOT NULL DEFAULT '{}'", "what happened since"],
  }),
  ...recordTable("advice_contact", "advice given to someone who worries; holds nothing about the persons discussed (R-104)", {
    about: ["uuid[] NOT NULL CHECK (cardinality(about) = 0)", "nobody: advice names no person"],
    held_at: ["timestamptz NOT NULL", "when advice was given"],
    asker_kind: ["text NOT NULL CHECK (asker_kind IN ('PROFESSIONAL', 'BYSTANDER', 'SELF'))", "who asked"],
    theme: ["text NOT NULL", "what the advice was about, in general"],
    advice_given: ["text NOT NULL", "the advice, in general"],
  }),
  ...PUBLISHED_TABLES,
  ...childConversationTable,
  ...notificationDutyTable,
]);
