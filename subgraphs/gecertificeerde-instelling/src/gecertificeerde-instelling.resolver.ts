import { ChildAgreementInput, ChildConversationInput, CHILD_CONVERSATIONS } from "@samenhang/child-conversation";
import { ActMutation, ActResult, idOf, RecordQuery, RecordsField, type EntityReference, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver, Root } from "type-graphql";
import { childConversations as childConversationActs, endProtectionMeasure, registerProtectionMeasure } from "./gecertificeerde-instelling.acts.js";
import { ProtectionMeasureEndInput, ProtectionMeasureInput } from "./gecertificeerde-instelling.input.js";
import { actionPlans, childConversations, protectionMeasures, supervisorAssignments } from "./gecertificeerde-instelling.records.js";
import { ActionPlan, ChildConversation, Person, ProtectionMeasure, SupervisorAssignment } from "./gecertificeerde-instelling.type.js";

@Resolver(() => Person)
export class PersonAtGecertificeerdeInstelling {
  @RecordsField(() => [ProtectionMeasure], { category: "MEASURE", confidentiality: "C2", description: "Measures ordered for this child (*kinderbeschermingsmaatregelen*)." })
  protectionMeasures(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ProtectionMeasure>[] | null> {
    return guard.find(protectionMeasures, "about", idOf(root), info);
  }

  @RecordsField(() => [SupervisorAssignment], { category: "INVOLVEMENT", confidentiality: "C1", description: "Who supervises this child (*toewijzingen jeugdbeschermer*)." })
  supervisorAssignments(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<SupervisorAssignment>[] | null> {
    return guard.find(supervisorAssignments, "about", idOf(root), info);
  }

  @RecordsField(() => [ActionPlan], { category: "PLAN", confidentiality: "C2", description: "Plans of action this person is part of (*plannen van aanpak*)." })
  actionPlans(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ActionPlan>[] | null> {
    return guard.find(actionPlans, "about", idOf(root), info);
  }

  @RecordsField(() => [ChildConversation], CHILD_CONVERSATIONS)
  giChildConversations(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<ChildConversation>[] | null> {
    return guard.find(childConversations, "about", idOf(root), info);
  }
}

@Resolver()
export class GecertificeerdeInstellingQueries {
  @RecordQuery(() => ProtectionMeasure, { category: "MEASURE", confidentiality: "C2", description: "One measure by its id (*kinderbeschermingsmaatregel*)." })
  protectionMeasure(
    @Arg("id", () => ID, { description: "Id of the measure." }) id: string,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<ProtectionMeasure> | null> {
    return guard.byId(protectionMeasures, id, info);
  }

  @RecordQuery(() => ActionPlan, { category: "PLAN", confidentiality: "C2", description: "One plan of action by its id (*plan van aanpak*)." })
  actionPlan(
    @Arg("id", () => ID, { description: "Id of the plan." }) id: string,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<View<ActionPlan> | null> {
    return guard.byId(actionPlans, id, info);
  }
}

@Resolver()
export class GecertificeerdeInstellingActs {
  @ActMutation(() => ActResult, "Register a measure the court ordered (*kinderbeschermingsmaatregel registreren*). You become the contact for it.")
  protectionMeasureRegister(
    @Arg("input", () => ProtectionMeasureInput, { description: "The measure." }) input: ProtectionMeasureInput,
    @Ctx() { acts }: RequestContext,
  ): Promise<PublicValue> {
    return registerProtectionMeasure(acts, input);
  }

  @ActMutation(() => ActResult, "End a measure today (*kinderbeschermingsmaatregel beëindigen*). What rested on it ends at once.")
  protectionMeasureEnd(
    @Arg("input", () => ProtectionMeasureEndInput, { description: "The measure and why it ends." }) input: ProtectionMeasureEndInput,
    @Ctx() { acts }: RequestContext,
  ): Promise<PublicValue> {
    return endProtectionMeasure(acts, input);
  }

  @ActMutation(() => ActResult, "Record what a child told you in confidence (*kindgesprek vastleggen*).")
  giChildConversationRecord(@Arg("input", () => ChildConversationInput) input: ChildConversationInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return childConversationActs.record(acts, input);
  }

  @ActMutation(() => ActResult, "Record with which organisations a child agrees to share what it told (*instemming van het kind vastleggen*). The last word counts.")
  giChildConversationAgree(@Arg("input", () => ChildAgreementInput) input: ChildAgreementInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return childConversationActs.agree(acts, input);
  }
}
