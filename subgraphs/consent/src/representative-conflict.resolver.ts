import { ActMutation, ActResult, RecordsQuery, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver } from "type-graphql";
import { confirmConflict, proposeConflict } from "./representative-conflict.acts.js";
import { ConflictConfirmInput, ConflictProposeInput } from "./representative-conflict.input.js";
import { conflictsDecidedBy } from "./representative-conflict.records.js";
import { RepresentativeConflict } from "./representative-conflict.type.js";

@Resolver()
export class RepresentativeConflicts {
  @RecordsQuery(() => [RepresentativeConflict], {
    category: "DECISION",
    confidentiality: "C3",
    description: "What your organisation proposed or decided about conflicts of interest of who represents a person (*belangenconflicten*).",
  })
  async representativeConflicts(
    @Arg("represented", () => ID) represented: string,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly View<RepresentativeConflict>[] | null> {
    const found = await guard.find(conflictsDecidedBy(guard.ticket.caller.organisation.id), "represented", represented, info, []);
    // Nothing there is an answer for who is involved; to others the rules say why not.
    return found ?? (guard.isInvolvedWith(represented) ? [] : guard.find(conflictsDecidedBy(guard.ticket.caller.organisation.id), "represented", represented, info, [represented]));
  }

  @ActMutation(() => ActResult, "Put it to a second person that the interests of a representative conflict, or no longer do (*belangenconflict voorleggen*).")
  representativeConflictPropose(@Arg("input", () => ConflictProposeInput) input: ConflictProposeInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return proposeConflict(acts, input);
  }

  @ActMutation(() => ActResult, "Decide on a conflict of interest that a colleague proposed (*belangenconflict bevestigen*); it counts from the next request on.")
  representativeConflictConfirm(@Arg("input", () => ConflictConfirmInput) input: ConflictConfirmInput, @Ctx() { acts }: RequestContext): Promise<PublicValue> {
    return confirmConflict(acts, input);
  }
}
