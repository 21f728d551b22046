import { ActMutation, ActResult, RecordsQuery, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver } from "type-graphql";
import {
  askCovertCollection,
  askCovertExtension,
  decideCovertCollection,
  decideCovertExtension,
  endCovertCollection,
  informOfCollection,
  reviewCovertCollection,
} from "./covert-collection.acts.js";
import {
  CovertCollectionDecideInput,
  CovertCollectionEndInput,
  CovertCollectionExtendInput,
  CovertCollectionInformInput,
  CovertCollectionInput,
  CovertCollectionReviewInput,
} from "./covert-collection.input.js";
import { covertCollections } from "./covert-collection.records.js";
import { CovertCollection } from "./covert-collection.type.js";

type Answer = Promise<PublicValue>;

/** Collecting without knowledge, from the question to the review. */
@Resolver()
export class CovertCollections {
  /** Always a list, and nothing is announced: that there is nothing and that it is not for the caller look the same. */
  @RecordsQuery(() => [CovertCollection], {
    category: "METADATA",
    confidentiality: "C0",
    description:
      "Covert collections of your organisation (*verzamelen zonder medeweten*): those that are open, what presses most first, with what waits for its review; of one person all of them. A person reads those it was told of.",
  })
  async covertCollections(
    @Arg("person", () => ID, { nullable: true, description: "Of this person." }) person: string | null,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly View<CovertCollection>[] | null> {
    const { caller } = guard.ticket;
    const about = person ?? (caller.organisation.type === "PERSON" ? (caller.person ?? "") : null);
    return (await (about === null ? guard.find(covertCollections, "owner", caller.organisation.id, info, []) : guard.find(covertCollections, "about", about, info, []))) ?? [];
  }

  @ActMutation(() => ActResult, "Ask a colleague to approve that you collect about persons without their knowledge (*verzamelen zonder medeweten*), before you do.")
  covertCollectionAsk(@Arg("input", () => CovertCollectionInput) input: CovertCollectionInput, @Ctx() context: RequestContext): Answer {
    return askCovertCollection(context, input);
  }

  @ActMutation(() => ActResult, "Approve or refuse it, as the colleague who was asked.")
  covertCollectionDecide(@Arg("input", () => CovertCollectionDecideInput) input: CovertCollectionDecideInput, @Ctx() context: RequestContext): Answer {
    return decideCovertCollection(context, input);
  }

  @ActMutation(() => ActResult, "Ask a colleague for more time before the persons are told (*uitstel*).")
  covertCollectionExtendAsk(@Arg("input", () => CovertCollectionExtendInput) input: CovertCollectionExtendInput, @Ctx() context: RequestContext): Answer {
    return askCovertExtension(context, input);
  }

  @ActMutation(() => ActResult, "Decide, as the colleague who was asked, on more time before the persons are told.")
  covertCollectionExtendDecide(@Arg("input", () => CovertCollectionDecideInput) input: CovertCollectionDecideInput, @Ctx() context: RequestContext): Answer {
    return decideCovertExtension(context, input);
  }

  @ActMutation(() => ActResult, "Record that a person was told of a covert collection, and of what it collected (*informeren*).")
  covertCollectionInform(@Arg("input", () => CovertCollectionInformInput) input: CovertCollectionInformInput, @Ctx() context: RequestContext): Answer {
    return informOfCollection(context, input);
  }

  @ActMutation(() => ActResult, "End a covert collection, and name who reviews it.")
  covertCollectionEnd(@Arg("input", () => CovertCollectionEndInput) input: CovertCollectionEndInput, @Ctx() context: RequestContext): Answer {
    return endCovertCollection(context, input);
  }

  @ActMutation(() => ActResult, "Review a covert collection, with what the family was told of whether it was wise (*toetsing achteraf*); closes it.")
  covertCollectionReview(@Arg("input", () => CovertCollectionReviewInput) input: CovertCollectionReviewInput, @Ctx() context: RequestContext): Answer {
    return reviewCovertCollection(context, input);
  }
}
