import { ActMutation, ActResult, idOf, RecordField, RecordQuery, RecordsField, type EntityReference, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver, Root } from "type-graphql";
import { releaseStatement } from "./ggz.acts.js";
import { StatementReleaseInput } from "./ggz.input.js";
import { contactPoints, involvements, statements } from "./ggz.records.js";
import { GgzContactPoint, Person, PublishedInvolvement, ReleasedStatement } from "./ggz.type.js";

@Resolver(() => Person)
export class PersonAtGgz {
  @RecordField(() => PublishedInvolvement, {
    category: "GGZ_INVOLVEMENT",
    confidentiality: "C4",
    description: "Involvement of a provider, if released to you (*betrokkenheid ggz*).",
  })
  ggzInvolvement(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<PublishedInvolvement> | null> {
    return guard.findOne(involvements, "about", idOf(root), info);
  }

  @RecordsField(() => [ReleasedStatement], {
    category: "ADULT_HEALTH",
    confidentiality: "C4",
    description: "Statements about this person that were released to you (*vrijgegeven verklaringen*).",
  })
  ggzStatements(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ReleasedStatement>[] | null> {
    return guard.find(statements, "about", idOf(root), info);
  }
}

@Resolver()
export class GgzQueries {
  @RecordQuery(() => ReleasedStatement, { category: "ADULT_HEALTH", confidentiality: "C4", description: "One released statement by its id." })
  releasedStatement(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<ReleasedStatement> | null> {
    return guard.byId(statements, id, info);
  }

  @RecordQuery(() => GgzContactPoint, { category: "METADATA", confidentiality: "C0", description: "Where a provider can be reached in general (*aandachtsfunctionaris*)." })
  ggzContactPoint(@Arg("organisation", () => ID) organisation: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<GgzContactPoint> | null> {
    return guard.findOne(contactPoints, "owner", organisation, info);
  }
}

@Resolver()
export class GgzActs {
  @ActMutation(() => ActResult, "Release a statement to one organisation (*verklaring vrijgeven*). Only the treating clinician can; nothing else of the patient becomes visible.")
  statementRelease(@Arg("input", () => StatementReleaseInput) input: StatementReleaseInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return releaseStatement(acts, input);
  }
}
