import type { View } from "@samenhang/subgraph";
import { idOf, RecordQuery, RecordsField, type RequestContext } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver, Root } from "type-graphql";
import { items } from "./information-item.records.js";
import { InformationItem } from "./information-item.type.js";
import { addresses, authority, householdMembers, households, people, relations } from "./person.records.js";
import { Address, AuthorityRecord, Household, HouseholdMember, Person, Relation } from "./person.type.js";
import { protectiveOrders } from "./protective-order.records.js";
import { ProtectiveOrder } from "./protective-order.type.js";
import { shieldingOrders } from "./shielding.records.js";
import { ShieldingOrder } from "./shielding.type.js";
import { staffSafetyNotes } from "./staff-safety-note.records.js";
import { StaffSafetyNote } from "./staff-safety-note.type.js";

type Records<T extends object> = Promise<readonly View<T>[] | null>;

@Resolver(() => Person)
export class PersonDoors {
  @RecordQuery(() => Person, { category: "IDENTITY", confidentiality: "C1", description: "One person by hub pseudonym (*persoon*)." })
  person(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<Person> | null> {
    return guard.findOne(people, "id", id, info);
  }

  @RecordsField(() => [Address], { category: "ADDRESS", confidentiality: "C2", reveals: ["LOCATION", "SCHOOL", "WORK"], description: "Addresses (*adressen*)." })
  addresses(@Root() root: View<Person>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<Address> {
    return guard.find(addresses, "about", idOf(root), info);
  }

  @RecordsField(() => [Relation], { category: "FAMILY", confidentiality: "C1", description: "Relations with persons you may see (*relaties*)." })
  relations(@Root() root: View<Person>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<Relation> {
    return guard.find(relations, "about", idOf(root), info);
  }

  @RecordsField(() => [AuthorityRecord], { category: "FAMILY", confidentiality: "C1", description: "Authority held over or by this person (*gezag*)." })
  authority(@Root() root: View<Person>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<AuthorityRecord> {
    return guard.find(authority, "about", idOf(root), info);
  }

  @RecordsField(() => [Household], { category: "FAMILY", confidentiality: "C1", description: "Households this person belongs to (*huishoudens*)." })
  households(@Root() root: View<Person>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<Household> {
    return guard.find(households, "about", idOf(root), info);
  }

  @RecordsField(() => [InformationItem], { category: "SAFETY", confidentiality: "C3", description: "Information about this person, with provenance (*informatie-items*)." })
  informationItems(@Root() root: View<Person>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<InformationItem> {
    return guard.find(items, "about", idOf(root), info);
  }

  @RecordsField(() => [ProtectiveOrder], {
    category: "MEASURE",
    confidentiality: "C2",
    description: "Orders this person must keep or is protected by (*huisverbod, contactverbod*).",
  })
  protectiveOrders(@Root() root: View<Person>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<ProtectiveOrder> {
    return guard.find(protectiveOrders, "about", idOf(root), info);
  }

  @RecordsField(() => [StaffSafetyNote], { category: "CRIMINAL", confidentiality: "C3", description: "Notes for the safety of staff (*veiligheidsnotities*)." })
  staffSafetyNotes(@Root() root: View<Person>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<StaffSafetyNote> {
    return guard.find(staffSafetyNotes, "about", idOf(root), info);
  }

  @RecordsField(() => [ShieldingOrder], {
    category: "SHIELDED",
    confidentiality: "C7",
    description: "Shielding orders (*afscherming*); empty for all but the named safety officers.",
  })
  shieldingOrders(@Root() root: View<Person>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<ShieldingOrder> {
    return guard.find(shieldingOrders, "about", idOf(root), info);
  }
}

@Resolver(() => Household)
export class HouseholdDoors {
  @RecordsField(() => [HouseholdMember], { category: "FAMILY", confidentiality: "C1", description: "Members you may see (*leden*)." })
  members(@Root() root: View<Household>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<HouseholdMember> {
    return guard.find(householdMembers, "household", idOf(root), info);
  }
}
