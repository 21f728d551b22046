import { ActMutation, ActResult, idOf, RecordQuery, RecordsField, type EntityReference, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver, Root } from "type-graphql";
import { recordConsent, recordRepresentation, withdrawConsent } from "./consent.acts.js";
import { ConsentInput, ConsentWithdrawInput, LegalFactEndInput, LegalFactInput, RepresentationInput } from "./consent.input.js";
import { consents, legalFacts, representations } from "./consent.records.js";
import { ConsentRecord, LegalFact, Person, Representation } from "./consent.type.js";
import { attestLegalFact, endLegalFact } from "./legal-fact.acts.js";

type Records<T extends object> = Promise<readonly View<T>[] | null>;

@Resolver(() => Person)
export class PersonAtConsent {
  @RecordsField(() => [ConsentRecord], { category: "DECISION", confidentiality: "C2", description: "Consents and refusals about this person's data (*toestemmingen*)." })
  consents(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<ConsentRecord> {
    return guard.find(consents, "about", idOf(root), info);
  }

  @RecordsField(() => [Representation], { category: "FAMILY", confidentiality: "C2", description: "Who speaks for this person (*vertegenwoordiging*)." })
  representations(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<Representation> {
    return guard.find(representations, "about", idOf(root), info);
  }

  @RecordsField(() => [LegalFact], { category: "MEASURE", confidentiality: "C2", description: "Legal facts about this person (*juridische feiten*)." })
  legalFacts(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<LegalFact> {
    return guard.find(legalFacts, "about", idOf(root), info);
  }
}

@Resolver()
export class ConsentQueries {
  @RecordQuery(() => ConsentRecord, { category: "DECISION", confidentiality: "C2", description: "One consent by its id." })
  consent(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<ConsentRecord> | null> {
    return guard.byId(consents, id, info);
  }
}

@Resolver()
export class ConsentActs {
  @ActMutation(() => ActResult, "Record a consent or refusal (*toestemming vastleggen*).")
  consentRecord(@Arg("input", () => ConsentInput) input: ConsentInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return recordConsent(context, input);
  }

  @ActMutation(() => ActResult, "Withdraw a consent (*toestemming intrekken*); works on the very next request.")
  consentWithdraw(@Arg("input", () => ConsentWithdrawInput) input: ConsentWithdrawInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return withdrawConsent(context, input);
  }

  @ActMutation(() => ActResult, "Record who speaks for a person (*vertegenwoordiging vastleggen*).")
  representationRecord(@Arg("input", () => RepresentationInput) input: RepresentationInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return recordRepresentation(acts, input);
  }

  @ActMutation(() => ActResult, "Attest a legal fact (*juridisch feit bevestigen*).")
  legalFactAttest(@Arg("input", () => LegalFactInput) input: LegalFactInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return attestLegalFact(context, input);
  }

  @ActMutation(() => ActResult, "End a legal fact (*juridisch feit beëindigen*); works on the very next request.")
  legalFactEnd(@Arg("input", () => LegalFactEndInput) input: LegalFactEndInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return endLegalFact(context, input);
  }
}
