import { Classified, codeList, Id, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID, type ClassType } from "type-graphql";
import type { EntityParts } from "./child-conversation.type.js";

export const WithholdingReviewState = codeList("WithholdingReviewState", "Where looking again at a withholding stands.", {
  ASKED: "waits for the colleague (voorgelegd)",
  AGREED: "the colleague agreed (eens)",
  REFUSED: "the colleague did not agree: nothing changes (niet eens)",
  REPLACED: "another question took its place (vervangen)",
});
export type WithholdingReviewState = keyof typeof WithholdingReviewState;

/** About the work on a talk, never about what the child told. */
const Process = (type: () => unknown, description: string): PropertyDecorator => Classified(type, { category: "METADATA", confidentiality: "C2", description });

/** Fields of a withholding; the entities in it are those of the subgraph that keeps the talk. */
export interface ChildConversationWithholding {
  id?: string;
  child?: object;
  childId?: string;
  organisation?: object;
  reviewAt?: string;
  isOverdue?: boolean;
  reviews?: object[];
}

/** Category, class and description of the door of a subgraph: that there are none and that they are not for the caller look the same. */
export const WITHHOLDINGS = {
  category: "METADATA",
  confidentiality: "C0",
  description: "Talks with children that your organisation withholds from who speaks for the child (*afgehouden kindgesprekken*), by when to look again: what is overdue first.",
} as const;

/** The GraphQL type, the same in every subgraph, with that subgraph's part of the entities in it. */
export function withholdingType({ Person, Organisation, Professional }: EntityParts): ClassType<ChildConversationWithholding> {
  @RecordObject("WithholdingReview", "That somebody looked again whether a talk with a child must stay withheld, and what a colleague decided (*herbeoordeling*).", {
    shareable: true,
  })
  class WithholdingReview {
    @Process(() => Boolean, "What who asked thinks: it must stay withheld; else it need not.")
    isWithheld?: boolean;
    @Process(() => String, "Why (*grond*).")
    ground?: string;
    @Process(() => Professional, "Who looked again.")
    askedBy?: object;
    @Process(() => GraphQLISODateTime, "When.")
    askedAt?: string;
    @Process(() => Professional, "The second person, who decides (*tweede persoon*).")
    colleague?: object;
    @Process(() => WithholdingReviewState, "Where it stands.")
    state?: WithholdingReviewState;
    @Process(() => GraphQLISODateTime, "When it was decided.")
    decidedAt?: string;
  }

  @RecordObject(
    "ChildConversationWithholding",
    "That a talk with a child is withheld from who speaks for the child, and by when two must look at that again (*afgehouden kindgesprek*; four weeks, a proposal that awaits a lawyer, S-09). For who works with the child in the organisation that heard it, the colleague who is asked, and the privacy officer; for nobody else it exists.",
    { shareable: true },
  )
  class DescribedWithholding implements ChildConversationWithholding {
    @Id(() => ID)
    id!: string;
    @Process(() => Person, "The child, where you may see it.")
    child?: object;
    @Process(() => ID, "The child, as a number.")
    childId?: string;
    @Process(() => Organisation, "Who heard the child and decides.")
    organisation?: object;
    @Process(() => GraphQLLocalDate, "First day on which it is too late to look again.")
    reviewAt?: string;
    @Process(() => Boolean, "The term passed and nobody looked again. It stays withheld.")
    isOverdue?: boolean;
    @Process(() => [WithholdingReview], "Looking again, oldest first.")
    reviews?: object[];
  }
  return DescribedWithholding;
}
