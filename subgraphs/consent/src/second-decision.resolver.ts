import { ActMutation, ActResult, RecordsQuery, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Resolver } from "type-graphql";
import { askSecondPerson, decideAsSecondPerson } from "./second-decision.acts.js";
import { SecondPersonAskInput, SecondPersonDecideInput } from "./second-decision.input.js";
import { questionsFor } from "./second-decision.records.js";
import { SecondPersonQuestion } from "./second-decision.type.js";

@Resolver()
export class SecondDecisions {
  @RecordsQuery(() => [SecondPersonQuestion], {
    category: "METADATA",
    confidentiality: "C0",
    description: "Questions you asked a second person, and those of colleagues that you may decide (*vragen aan een tweede persoon*).",
  })
  secondPersonQuestions(@Ctx() { guard, hub }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<SecondPersonQuestion>[] | null> {
    const { caller } = guard.ticket;
    return guard.find(questionsFor(caller, hub.now), "owner", caller.organisation.id, info, []);
  }

  @ActMutation(() => ActResult, "Ask a second, authorised person of your organisation to decide with you (*tweede persoon vragen*).")
  secondPersonAsk(@Arg("input", () => SecondPersonAskInput) input: SecondPersonAskInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return askSecondPerson(context, input);
  }

  @ActMutation(() => ActResult, "Decide on the question of a colleague (*als tweede persoon beslissen*); an agreement is for who asked, for at most seven days.")
  secondPersonDecide(@Arg("input", () => SecondPersonDecideInput) input: SecondPersonDecideInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return decideAsSecondPerson(context, input);
  }
}
