import { findIndicator, IndicatorQuestion, RecordQuery, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Resolver } from "type-graphql";
import { measuresInForce } from "./indicator.records.js";
import { MeasureIndicator } from "./indicator.type.js";

@Resolver()
export class IndicatorQueries {
  @RecordQuery(() => MeasureIndicator, {
    category: "MEASURE",
    confidentiality: "C1",
    description: "Measures in force, as numbers, for policy analysts (*maatregelen in cijfers*).",
  })
  measureIndicator(
    @Args(() => IndicatorQuestion) question: IndicatorQuestion,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<MeasureIndicator> | null> {
    return findIndicator(guard, measuresInForce, question, info);
  }
}
