import { HubError } from "@samenhang/errors";
import { isPurpose, type Purpose } from "@samenhang/policy";
import { RecordsQuery, ValueQuery, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver } from "type-graphql";
import { explainOwnRequest, noteExplained, type ExplanationServices } from "./explanation.services.js";
import { Explanation } from "./explanation.type.js";
import { explanationValue } from "./explanation.values.js";
import { byQuestion, possibleReadersOf } from "./possible-reader.records.js";
import { PossibleReader } from "./possible-reader.type.js";

type Context = RequestContext & ExplanationServices;

@Resolver()
export class ExplanationQueries {
  @ValueQuery(() => Explanation, "Why you get a field of a person or not, for a purpose of your own (*waarom zie ik dit niet?*). About your own request only.")
  async explainDisclosure(
    @Arg("purpose", () => String, { description: "The purpose you would declare." }) purpose: string,
    @Arg("case", () => ID, { nullable: true, description: "The case you would declare; the one in your headers unless named." }) caseId: string | undefined,
    @Arg("person", () => ID, { description: "About whom." }) person: string,
    @Arg("field", () => String, { description: "`Type.field`, or a type for all its fields." }) field: string,
    @Arg("necessityStated", () => Boolean, { defaultValue: true, description: "Suppose that you state why you need it." }) necessityStated: boolean,
    @Arg("category", () => String, { nullable: true, description: "Of which category the record is, where records of this type differ (`InformationItem`)." })
    category: string | undefined,
    @Ctx() { guard, explainer }: Context,
  ): Promise<PublicValue> {
    const question = { purpose: knownPurpose(purpose), caseId, person, field, necessityStated, category };
    return explanationValue(explainer.policyVersion, await explainOwnRequest(explainer, guard, question));
  }

  @RecordsQuery(() => [PossibleReader], {
    category: "INVOLVEMENT",
    confidentiality: "C1",
    description:
      "Who could see a field about a person now, and on which rule (*wie kan dit zien*): professionals of your organisation, and of others as far as it is a record of yours. For privacy officers.",
  })
  async whoCouldSee(
    @Arg("person", () => ID, { description: "About whom." }) person: string,
    @Arg("field", () => String, { description: "`Type.field`." }) field: string,
    @Arg("purpose", () => String, { nullable: true, description: "For this purpose only." }) purpose: string | undefined,
    @Ctx() { guard, readers }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly View<PossibleReader>[] | null> {
    if (guard.ticket.context.purpose !== "PRIVACY_AUDIT") {
      return guard.refuse(info, "WHO-COULD-SEE", "PURPOSE_NOT_AVAILABLE_FOR_ORG", { act: "DECLARE_OTHER_PURPOSE" });
    }
    const question = { officer: guard.ticket.caller, person, field, purpose: purpose === undefined ? undefined : knownPurpose(purpose) };
    noteExplained(guard, person, "whoCouldSee");
    return (await guard.find(possibleReadersOf(readers, question), byQuestion(question), person, info, [])) ?? [];
  }
}

function knownPurpose(purpose: string): Purpose {
  if (!isPurpose(purpose)) throw new HubError("INPUT_INVALID", { problem: "`purpose` is one of the published purposes" });
  return purpose;
}
