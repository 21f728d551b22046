import { findIndicator, IndicatorQuestion, RecordQuery, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Resolver } from "type-graphql";
import { childrenUnderCompulsion } from "./indicator.records.js";
import { CompulsionIndicator } from "./indicator.type.js";

@Resolver()
export class IndicatorQueries {
  @RecordQuery(() => CompulsionIndicator, {
    category: "MEASURE",
    confidentiality: "C1",
    description: "Children in the compulsory framework, as numbers, for policy analysts (*gedwongen kader in cijfers*).",
  })
  compulsionIndicator(
    @Args(() => IndicatorQuestion) question: IndicatorQuestion,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<CompulsionIndicator> | null> {
    return findIndicator(guard, childrenUnderCompulsion, question, info);
  }
}
