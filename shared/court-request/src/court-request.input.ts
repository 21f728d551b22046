import { Field, ID, InputType } from "type-graphql";
import { CourtRequestKind } from "./court-request.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";
const SNAPSHOT = "What it is based on: the id that reportSnapshotFreeze gave (*momentopname*).";

@InputType({ description: "How a person sees what is asked, or why that was not heard: one of the two (*zienswijze*)." })
export class CourtRequestViewInput {
  @Field(() => ID, { description: "Whose view." })
  person!: string;
  @Field(() => String, { nullable: true, description: "In their own words." })
  text?: string | null;
  @Field(() => String, { nullable: true, description: "Why the person was not heard." })
  notHeardReason?: string | null;
}

@InputType({ description: "A petition to the court, to begin (*verzoekschrift opstellen*). Nobody outside your organisation sees it before it is submitted." })
export class CourtRequestDraftInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The child it is about (*kind*)." })
  child!: string;
  @Field(() => CourtRequestKind, { description: "What is asked (*soort verzoek*)." })
  kind!: CourtRequestKind;
  @Field(() => String, { description: "The measure asked, and for how long (*gevraagde maatregel*)." })
  measureAsked!: string;
  @Field(() => String, { description: "What it adds: goals, support, cooperation, and what comes after (*meerwaarde*)." })
  addedValue!: string;
  @Field(() => [String], { description: "What was considered instead (*alternatieven*); at least one before it is submitted." })
  alternatives!: string[];
  @Field(() => [CourtRequestViewInput], { description: "How the persons see it; at least one before it is submitted." })
  views!: CourtRequestViewInput[];
  @Field(() => ID, { nullable: true, description: SNAPSHOT })
  snapshot?: string | null;
}

@InputType({ description: "A petition to submit to the court (*verzoekschrift indienen*)." })
export class CourtRequestSubmitInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The petition." })
  id!: string;
  @Field(() => ID, { description: "The child it is about (*kind*)." })
  child!: string;
}

@InputType({ description: "What was done after something a petition rests on turned out to be otherwise (*verzoekschrift herstellen*)." })
export class CourtRequestMendInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The petition." })
  id!: string;
  @Field(() => ID, { description: "The child it is about (*kind*)." })
  child!: string;
  @Field(() => ID, { description: SNAPSHOT })
  snapshot!: string;
  @Field(() => String, { description: "What was changed, and what the court was told; at least 20 characters." })
  note!: string;
}

@InputType({ description: "A petition to withdraw (*verzoekschrift intrekken*)." })
export class CourtRequestWithdrawInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The petition." })
  id!: string;
  @Field(() => ID, { description: "The child it is about (*kind*)." })
  child!: string;
  @Field(() => String, { description: "Why (*reden*)." })
  reason!: string;
}
