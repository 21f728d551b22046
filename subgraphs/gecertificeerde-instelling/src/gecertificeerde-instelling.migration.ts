import { childConversationTable } from "@samenhang/child-conversation";
import { courtRequestTable } from "@samenhang/court-request";
import { firstMigration, PUBLISHED_TABLES, recordTable } from "@samenhang/subgraph";

const ONE_CHILD = ["uuid[] NOT NULL CHECK (cardinality(about) = 1)", "the child, by hub pseudonym; the only data subject"] as const;

export const First = firstMigration([
  ...recordTable("protection_measure", "child protection measures (kinderbeschermingsmaatregelen); the source of what is in force", {
    about: ONE_CHILD,
    kind: ["text NOT NULL CHECK (kind IN ('OTS', 'VOTS', 'GUARDIANSHIP', 'PROVISIONAL_GUARDIANSHIP'))", "kind of measure"],
    valid_from: ["date NOT NULL", "first day of the measure"],
    valid_until: ["date CHECK (valid_until > valid_from)", "first day on which it no longer holds, as ordered"],
    ended_at: ["date", "first day on which it no longer holds, when it was ended before that"],
    end_reason: ["text", "why it was ended"],
    lapsed: ["boolean NOT NULL DEFAULT false", "it lost its force by law (Rv 800 lid 3)"],
    supervisor: ["text NOT NULL", "professional to contact about it"],
    concrete_threats: ["text[] NOT NULL", "concrete threats the order names (BW 1:255 lid 4)"],
    court_reference: ["text NOT NULL", "number of the court order"],
  }),
  ...recordTable("supervisor_assignment", "who supervises a child (toewijzing jeugdbeschermer)", {
    about: ONE_CHILD,
    worker: ["text NOT NULL", "professional who supervises"],
    deputy: ["text", "professional who stands in"],
    valid_from: ["date NOT NULL", "since when"],
    first_contact_at: ["date", "when the family was first met (Besluit Jeugdwet 4.2.2)"],
  }),
  ...recordTable("action_plan", "plans of action made with the family (plan van aanpak)", {
    threats: ["text[] NOT NULL", "threats the plan must take away"],
    goals: ["text[] NOT NULL", "what is to be reached"],
    agreed_with: ["uuid[] NOT NULL DEFAULT '{}'", "persons who agreed, by hub pseudonym"],
    status: ["text NOT NULL CHECK (status IN ('DRAFT', 'ACTIVE', 'ENDED'))", "where the plan stands"],
    review_at: ["date", "when it is looked at again, at least once a year (Besluit Jeugdwet 4.2.4)"],
  }),
  ...PUBLISHED_TABLES,
  ...childConversationTable,
  ...courtRequestTable,
]);
