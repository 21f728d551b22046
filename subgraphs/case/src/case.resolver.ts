import type { View } from "@samenhang/subgraph";
import { idOf, RecordField, RecordQuery, RecordsField, RecordsQuery, type RequestContext } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver, Root } from "type-graphql";
import { cases, casePersons, contactAssignments, participants } from "./case.records.js";
import { Case, CaseParticipant, CasePerson, ContactPersonAssignment } from "./case.type.js";
import { items } from "./information-item.records.js";
import { InformationItem } from "./information-item.type.js";
import { agreements, goals, planParts, plans, planViews } from "./plan.records.js";
import { Agreement, Goal, Plan, PlanPart, PlanView } from "./plan.type.js";
import { organisations, professionals } from "./reference.records.js";
import { Organisation, Professional } from "./reference.type.js";

type Records<T extends object> = Promise<readonly View<T>[] | null>;

@Resolver(() => Case)
export class CaseDoors {
  @RecordQuery(() => Case, { category: "INVOLVEMENT", confidentiality: "C1", description: "One case by its id (*casus*). Declare it in `Samenhang-Case` too." })
  case(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<Case> | null> {
    return guard.byId(cases, id, info);
  }

  @RecordsQuery(() => [CaseParticipant], { category: "METADATA", confidentiality: "C0", description: "Your own participations (*uw casussen*): which cases you can declare." })
  myParticipations(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<CaseParticipant> {
    return guard.find(participants, "professional", guard.ticket.caller.actor, info);
  }

  @RecordsField(() => [CasePerson], { category: "FAMILY", confidentiality: "C1", description: "Persons you may know to be in the case (*betrokkenen*)." })
  persons(@Root() root: View<Case>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<CasePerson> {
    return guard.find(casePersons, "casus", idOf(root), info);
  }

  @RecordsField(() => [CaseParticipant], { category: "INVOLVEMENT", confidentiality: "C1", description: "Professionals who take part (*deelnemers*)." })
  participants(@Root() root: View<Case>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<CaseParticipant> {
    return guard.find(participants, "casus", idOf(root), info);
  }

  @RecordsField(() => [ContactPersonAssignment], { category: "INVOLVEMENT", confidentiality: "C1", description: "Fixed contacts (*vaste contactpersonen*)." })
  contactAssignments(@Root() root: View<Case>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<ContactPersonAssignment> {
    return guard.find(contactAssignments, "casus", idOf(root), info);
  }

  @RecordsField(() => [InformationItem], { category: "SAFETY", confidentiality: "C3", description: "Information contributed to the case (*informatie-items*)." })
  informationItems(@Root() root: View<Case>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<InformationItem> {
    return guard.find(items, "casus", idOf(root), info);
  }

  @RecordField(() => Plan, { category: "PLAN", confidentiality: "C2", description: "The one plan (*één plan*)." })
  plan(@Root() root: View<Case>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<Plan> | null> {
    return guard.findOne(plans, "casus", idOf(root), info);
  }
}

@Resolver(() => Plan)
export class PlanDoors {
  @RecordsField(() => [PlanPart], { category: "PLAN", confidentiality: "C2", description: "Parts (*plandelen*), each with its own access." })
  parts(@Root() root: View<Plan>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<PlanPart> {
    return guard.find(planParts, "plan", idOf(root), info);
  }

  @RecordsField(() => [PlanView], { category: "PLAN", confidentiality: "C2", description: "How persons you may see look at it (*zienswijzen*)." })
  views(@Root() root: View<Plan>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<PlanView> {
    return guard.find(planViews, "plan", idOf(root), info);
  }
}

@Resolver(() => PlanPart)
export class PlanPartDoors {
  @RecordsField(() => [Goal], { category: "PLAN", confidentiality: "C2", description: "Goals (*doelen*)." })
  goals(@Root() root: View<PlanPart>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<Goal> {
    return guard.find(goals, "part", idOf(root), info);
  }

  @RecordsField(() => [Agreement], { category: "PLAN", confidentiality: "C2", description: "Agreements (*afspraken*)." })
  agreements(@Root() root: View<PlanPart>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<Agreement> {
    return guard.find(agreements, "part", idOf(root), info);
  }
}

@Resolver()
export class ReferenceDoors {
  @RecordQuery(() => Organisation, { category: "METADATA", confidentiality: "C0", description: "One organisation by its short name." })
  organisation(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<Organisation> | null> {
    return guard.findOne(organisations, "slug", id, info);
  }

  @RecordQuery(() => Professional, { category: "METADATA", confidentiality: "C0", description: "One professional, as contact." })
  professional(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<Professional> | null> {
    return guard.findOne(professionals, "slug", id, info);
  }
}
