import { recordTable, RecordEntity } from "@samenhang/subgraph";
import { Column } from "typeorm";
import type { ChildWish, ParentalConsent, TalkPlace } from "./child-conversation.type.js";
import type { WithholdingReviewState } from "./withholding.type.js";

/** What one professional thinks should become of the withholding, and what a colleague decided on it. Words of both stay here. */
export interface WithholdingReview {
  readonly isWithheld: boolean;
  readonly ground: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly colleague: string;
  readonly state: WithholdingReviewState;
  readonly decidedAt: string | null;
}

/** The columns of a talk with one child: `about` names that child and nobody else. `recordedBy` held it. */
export abstract class ChildConversationColumns extends RecordEntity {
  @Column("timestamptz", { name: "held_at" })
  heldAt!: Date;
  @Column("text", { name: "place_kind" })
  placeKind!: TalkPlace;
  @Column("text", { name: "parental_consent" })
  parentalConsent!: ParentalConsent;
  @Column("text", { name: "parental_consent_ground", nullable: true })
  parentalConsentGround!: string | null;
  @Column("text", { name: "decided_with", nullable: true })
  decidedWith!: string | null;
  @Column("text")
  account!: string;
  @Column("text")
  conclusion!: string;
  @Column("text", { name: "child_wish" })
  childWish!: ChildWish;
  @Column("uuid", { name: "share_with_persons", array: true })
  shareWithPersons!: string[];
  @Column("text", { name: "share_with_organisations", array: true })
  shareWithOrganisations!: string[];
  /** In the order in which they were recorded; the last one counts. `at` is `YYYY-MM-DD`. */
  @Column("jsonb")
  agreements!: { organisations: string[]; basis: string; by: string; at: string }[];
  /** First day on which it is too late to look again whether it must stay withheld from who speaks for the child. */
  @Column("date", { name: "review_at" })
  reviewAt!: string;
  @Column("date", { name: "shown_from", nullable: true })
  shownFrom!: string | null;
  /** Oldest first; at most the last one waits. */
  @Column("jsonb")
  reviews!: WithholdingReview[];
}

/** Statements of a migration: the table `child_conversation`. */
export const childConversationTable: readonly string[] = recordTable("child_conversation", "what a child told in confidence (kindgesprek)", {
  about: ["uuid[] NOT NULL CHECK (cardinality(about) = 1)", "the child that was heard, by hub pseudonym"],
  held_at: ["timestamptz NOT NULL", "when it was held"],
  place_kind: ["text NOT NULL CHECK (place_kind IN ('HOME', 'SCHOOL', 'OFFICE', 'ELSEWHERE'))", "kind of place where it was held"],
  parental_consent: ["text NOT NULL CHECK (parental_consent IN ('GIVEN', 'REFUSED', 'NOT_ASKED'))", "whether the parents agreed to the talk"],
  parental_consent_ground: ["text CHECK (parental_consent_ground IS NOT NULL OR parental_consent = 'GIVEN')", "why it was held without their consent (R-037)"],
  decided_with: ["text CHECK (decided_with IS NOT NULL OR parental_consent = 'GIVEN')", "second professional who decided to hold it without their consent (R-037)"],
  account: ["text NOT NULL", "the words of the child"],
  conclusion: ["text NOT NULL", "what follows for safety, without the words"],
  child_wish: ["text NOT NULL CHECK (child_wish IN ('NOBODY', 'NAMED_PERSONS', 'ALL'))", "with whom the child wished to share it, when it was heard"],
  share_with_persons: ["uuid[] NOT NULL DEFAULT '{}'", "persons the child named"],
  share_with_organisations: ["text[] NOT NULL DEFAULT '{}'", "organisations the child named"],
  agreements: ["jsonb NOT NULL DEFAULT '[]'", "agreements of the child to share it with organisations, and on what each rests; the last one counts"],
  review_at: ["date NOT NULL", "first day on which it is too late to look again whether it must stay withheld from who speaks for the child (policy.md E14)"],
  shown_from: ["date", "since when it is no longer withheld from who speaks for the child"],
  reviews: ["jsonb NOT NULL DEFAULT '[]'", "looking again: isWithheld, ground, askedBy, askedAt, colleague, state, decidedAt; two decide"],
});
