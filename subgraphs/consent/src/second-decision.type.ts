import { codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID } from "type-graphql";

export const SecondPersonState = codeList("SecondPersonState", "Where a question to a second person stands.", {
  ASKED: "asked, not decided (gevraagd)",
  AGREED: "the second person agreed (eens)",
  REFUSED: "the second person refused (niet eens)",
});
export type SecondPersonState = keyof typeof SecondPersonState;

/** Says nothing of the person but a number: all of it is about how a decision comes about. */
@RecordObject("SecondPersonQuestion", "A question to a second, authorised person of your organisation (*tweede persoon*), and the answer.")
export class SecondPersonQuestion {
  @Id(() => ID)
  id!: string;
  @Meta(() => ID, "Pseudonym of the person it is about.")
  subject?: string;
  @Meta(() => String, "For which purpose.")
  purpose?: string;
  @Meta(() => [String], "Which categories.")
  categories?: string[];
  @Meta(() => String, "Why it is needed (*waarom*).")
  question?: string;
  @Meta(() => String, "Pseudonym of the professional who asked.")
  askedBy?: string;
  @Meta(() => GraphQLISODateTime, "When it was asked.")
  askedAt?: Date;
  @Meta(() => SecondPersonState, "Where it stands.")
  state?: SecondPersonState;
  @Meta(() => String, "Why the second person decided so (*motivering*).")
  reason?: string;
  @Meta(() => GraphQLLocalDate, "Last day an agreement holds.")
  validUntil?: string;
}
