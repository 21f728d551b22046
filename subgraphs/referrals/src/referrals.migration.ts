import { firstMigration, recordTable } from "@samenhang/subgraph";

const oneOf = (column: string, ...codes: readonly string[]): string => `CHECK (${column} IN (${codes.map((code) => `'${code}'`).join(", ")}))`;

const TYPES = [
  "VT_HANDOVER",
  "VTO",
  "ACUTE_TO_RVDK",
  "MEASURE_ASSIGNMENT",
  "GI_TO_RVDK_REVIEW",
  "ESCALATION_TO_VT",
  "TO_GGZ",
  "BACK_TO_LOCAL",
  "REGION_TRANSFER",
  "ADVICE_REQUEST",
  "REVIEW_REQUEST",
];
const STATES = [
  "DRAFT",
  "CHECKED",
  "SENT",
  "RECEIVED",
  "ACCEPTED",
  "RETURNED",
  "MORE_INFO_ASKED",
  "IN_PROGRESS",
  "COMPLETED",
  "ENDED_EARLY",
  "FEEDBACK_GIVEN",
  "CLOSED",
  "WITHDRAWN",
  "EXPIRED",
];

export const First = firstMigration([
  ...recordTable("referral", "referrals of persons from one organisation to another (verwijzing); the owner is the sender", {
    type: [`text NOT NULL ${oneOf("type", ...TYPES)}`, "what kind of referral it is"],
    receiver: ["text NOT NULL CHECK (receiver <> owner)", "organisation it was sent to"],
    of_ggz: ["boolean NOT NULL", "a party is a provider of mental health care, so that naming the parties is itself health data"],
    age_bands: ["text[] NOT NULL", "age groups of the persons; part of what a receiver learns before it accepts"],
    municipality: ["text", "municipality of the persons; part of what a receiver learns before it accepts"],
    question_type: ["text NOT NULL", "what is asked, in general; part of what a receiver learns before it accepts"],
    urgency: [`text NOT NULL ${oneOf("urgency", "ACUTE", "HIGH", "NORMAL")}`, "how fast it must be taken up; part of what a receiver learns before it accepts"],
    ground: ["text NOT NULL", "on which ground the persons are referred"],
    informed_persons: ["uuid[] NOT NULL DEFAULT '{}'", "persons who were told of the referral (R-038)"],
    not_informed_reason: ["text", "why someone was not told (R-038)"],
    state: [`text NOT NULL ${oneOf("state", ...STATES)}`, "where it stands"],
    events: ["jsonb NOT NULL", "every step: state, moment, reason; oldest first"],
    sent_at: ["timestamptz NOT NULL", "when it was sent"],
    accepted_at: ["timestamptz", "when the receiver took over responsibility"],
    accepted_by: ["text", "professional who took it over"],
    view_on_safety: ["text NOT NULL", "organisation that watches over safety: the sender until acceptance, then the receiver"],
    handover_fact_id: ["uuid CHECK ((handover_fact_id IS NULL) = (accepted_at IS NULL))", "id of the attested fact that the handover was accepted"],
    package_summary: ["text NOT NULL", "package: what the receiver must know; frozen"],
    package_allegation_status: [
      `text ${oneOf("package_allegation_status", "ESTABLISHED", "NOT_ESTABLISHED", "UNFOUNDED", "UNKNOWN")}`,
      "package: what became of the allegations; frozen",
    ],
    package_safety_judgement: [
      `text ${oneOf("package_safety_judgement", "ACUTE", "STRUCTURAL", "CONCERNS", "NOT_ESTABLISHED", "UNFOUNDED")}`,
      "package: judgement on safety; frozen",
    ],
    package_safety_conditions: ["text[] NOT NULL DEFAULT '{}'", "package: conditions for direct safety; frozen"],
    package_family_knows: ["text", "package: what the family knows; frozen"],
  }),
  `CREATE INDEX referral_receiver ON referral (receiver, sent_at DESC)`,
]);
