import { HubError } from "@samenhang/errors";
import { ActMutation, ActResult, idOf, RecordQuery, RecordsField, RecordsQuery, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Int, Resolver, Root } from "type-graphql";
import { answerInformationRequest, sendInformationRequest, withdrawInformationRequest } from "./information-request.acts.js";
import { InformationAnswerInput, InformationRequestInput, InformationRequestWithdrawInput } from "./information-request.input.js";
import { answerStatements, byParty, informationRequests } from "./information-request.records.js";
import { AnswerStatement, InformationRequest, InformationRequestState, InformationResponse } from "./information-request.type.js";

const MAX_FIRST = 100;

@Resolver()
export class InformationRequestQueries {
  @RecordsQuery(() => [InformationRequest], {
    category: "INVOLVEMENT",
    confidentiality: "C1",
    description:
      "Questions your organisation asked, about persons you are involved with, and questions that wait for its answer (*vragen aan de bron*), newest first. For what is asked of you, declare HANDOVER_REFERRAL.",
  })
  async informationRequests(
    @Arg("state", () => InformationRequestState, { nullable: true, description: "Only those that stand so." }) state: InformationRequestState | undefined,
    @Arg("first", () => Int, { defaultValue: 25, description: "How many, at most 100." }) first: number,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly View<InformationRequest>[] | null> {
    if (first < 1 || first > MAX_FIRST) throw new HubError("INPUT_INVALID", { problem: `\`first\` is 1 to ${MAX_FIRST}` });
    guard.remindOfNecessity(info);
    // The caller names no one: each question says for itself what it withholds.
    return ((await guard.find(informationRequests, byParty(state), guard.ticket.caller.organisation.id, info, [])) ?? []).slice(0, first);
  }

  @RecordQuery(() => InformationRequest, { category: "INVOLVEMENT", confidentiality: "C1", description: "One question to a source by its id (*vraag aan de bron*)." })
  informationRequest(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<InformationRequest> | null> {
    guard.remindOfNecessity(info);
    return guard.byId(informationRequests, id, info);
  }
}

@Resolver(() => InformationResponse)
export class InformationResponseDoors {
  @RecordsField(() => [AnswerStatement], { category: "SAFETY", confidentiality: "C3", description: "The statements of the source (*verklaringen*)." })
  async statements(@Root() root: View<InformationResponse>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<AnswerStatement>[] | null> {
    return (await guard.find(answerStatements, "request", idOf(root), info, [])) ?? [];
  }
}

@Resolver()
export class InformationRequestActs {
  @ActMutation(
    () => ActResult,
    "Ask a source (*vraag aan de bron stellen*): the act behind the next step ASK_SOURCE. Refused, and nothing is sent, where the policy does not refer you to that source.",
  )
  informationRequestSend(@Arg("input", () => InformationRequestInput) input: InformationRequestInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return sendInformationRequest(context, input);
  }

  @ActMutation(
    () => ActResult,
    "Answer a question (*vraag beantwoorden*). A duty or a right to speak is weighed by a professional; a refusal ends the question and goes no further.",
  )
  informationRequestAnswer(@Arg("input", () => InformationAnswerInput) input: InformationAnswerInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return answerInformationRequest(context, input);
  }

  @ActMutation(() => ActResult, "Take back a question that was not answered (*vraag intrekken*).")
  informationRequestWithdraw(@Arg("input", () => InformationRequestWithdrawInput) input: InformationRequestWithdrawInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return withdrawInformationRequest(context, input);
  }
}
