import { ActMutation, ActResult, idOf, RecordsField, type EntityReference, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Resolver, Root } from "type-graphql";
import { askConsent, recordAttempt } from "./consent-request.acts.js";
import { ConsentAttemptInput, ConsentRequestInput } from "./consent-request.input.js";
import { consentRequests } from "./consent-request.records.js";
import { ConsentRequest } from "./consent-request.type.js";
import { Person } from "./consent.type.js";

@Resolver(() => Person)
export class ConsentRequests {
  @RecordsField(() => [ConsentRequest], {
    category: "DECISION",
    confidentiality: "C2",
    description: "Questions for consent about this person's data, or put to this person (*toestemmingsvragen*).",
  })
  consentRequests(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ConsentRequest>[] | null> {
    return guard.find(consentRequests, "about", idOf(root), info);
  }

  @ActMutation(() => ActResult, "Ask one person for consent (*toestemming vragen*).")
  consentAsk(@Arg("input", () => ConsentRequestInput) input: ConsentRequestInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return askConsent(context, input);
  }

  @ActMutation(() => ActResult, "Record an attempt to reach who was asked (*poging vastleggen*). Silence is no consent.")
  consentAttempt(@Arg("input", () => ConsentAttemptInput) input: ConsentAttemptInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return recordAttempt(context, input);
  }
}
