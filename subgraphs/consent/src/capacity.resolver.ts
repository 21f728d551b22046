import { ActMutation, ActResult, idOf, RecordsField, type EntityReference, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Resolver, Root } from "type-graphql";
import { assessCapacity } from "./capacity.acts.js";
import { CapacityInput } from "./capacity.input.js";
import { capacityAssessments } from "./capacity.records.js";
import { CapacityAssessment } from "./capacity.type.js";
import { Person } from "./consent.type.js";

@Resolver(() => Person)
export class CapacityAssessments {
  @RecordsField(() => [CapacityAssessment], {
    category: "ADULT_HEALTH",
    confidentiality: "C3",
    description: "Whether this person can weigh a matter (*wilsbekwaamheid ter zake*).",
  })
  capacityAssessments(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<CapacityAssessment>[] | null> {
    return guard.find(capacityAssessments, "about", idOf(root), info);
  }

  @ActMutation(() => ActResult, "Record whether a person can weigh one matter (*wilsbekwaamheid ter zake vastleggen*).")
  capacityAssess(@Arg("input", () => CapacityInput) input: CapacityInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return assessCapacity(acts, input);
  }
}
