import { childConversationTable } from "@samenhang/child-conversation";
import { firstMigration, recordTable } from "@samenhang/subgraph";

export const First = firstMigration([
  ...recordTable("help_request", "requests for help and what they turned out to be (hulpvraag)", {
    question: ["text NOT NULL", "the question in the person's own words"],
    hat: ["text NOT NULL CHECK (hat IN ('ACCESS', 'HELP'))", "task in which the team took it up (pet)"],
    status: ["text NOT NULL CHECK (status IN ('OPEN', 'CLARIFIED', 'CLOSED'))", "where it stands"],
    asked_at: ["timestamptz NOT NULL", "when it was asked"],
    contact_person: ["text NOT NULL", "professional to contact"],
  }),
  ...recordTable("help_trajectory", "help that was agreed with a person (hulptraject)", {
    provider: ["text", "who gives the help (aanbieder); null while none was found, which is also how a shielded provider looks"],
    goals: ["text[] NOT NULL DEFAULT '{}'", "what it should bring"],
    starts_on: ["date", "first day of help; empty while waiting"],
    ends_on: ["date", "last day of help"],
    status: ["text NOT NULL CHECK (status IN ('WAITING', 'ACTIVE', 'ENDED'))", "where it stands"],
    waiting_reason: ["text", "why the person waits"],
    frame: ["text NOT NULL CHECK (frame IN ('OUTREACH', 'VOLUNTARY', 'ORDERED_BY_COURT'))", "on what footing it is given (kader)"],
  }),
  ...recordTable("accepted_handover", "handovers the local team accepted (aanvaarde overdracht)", {
    sender: ["text NOT NULL", "organisation that handed over"],
    agreements: ["text[] NOT NULL DEFAULT '{}'", "what was agreed at the handover"],
    accepted_at: ["timestamptz NOT NULL", "when it was accepted"],
  }),
  ...childConversationTable,
]);
