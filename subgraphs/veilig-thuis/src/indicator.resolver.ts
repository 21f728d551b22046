import { findIndicator, IndicatorQuestion, RecordQuery, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Resolver } from "type-graphql";
import { reportsReceived } from "./indicator.records.js";
import { ReportIndicator } from "./indicator.type.js";

@Resolver()
export class IndicatorQueries {
  @RecordQuery(() => ReportIndicator, { category: "REPORT", confidentiality: "C1", description: "Reports received, as numbers, for policy analysts (*meldingen in cijfers*)." })
  reportIndicator(
    @Args(() => IndicatorQuestion) question: IndicatorQuestion,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<ReportIndicator> | null> {
    return findIndicator(guard, reportsReceived, question, info);
  }
}
