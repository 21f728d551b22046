import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Resolver, Root, type ClassType } from "type-graphql";
import { ActResult } from "./act-result.js";
import { ActMutation, RecordField, RecordsQuery } from "./classified.js";
import { destroyRecords } from "./record-destruction.acts.js";
import { RecordsDestroyInput } from "./record-destruction.input.js";
import { recordDestructions } from "./record-destruction.records.js";
import { RecordDestruction } from "./record-destruction.type.js";
import { decideHold, endHold, placeHold, type Holdable } from "./record-hold.acts.js";
import { RecordHoldDecideInput, RecordHoldEndInput, RecordHoldInput } from "./record-hold.input.js";
import { recordHolds } from "./record-hold.records.js";
import { RecordHold } from "./record-hold.type.js";
import type { RequestContext } from "./request-context.js";
import { retentionRuns } from "./retention-run.records.js";
import { RetentionRun } from "./retention-run.type.js";
import type { PublicValue } from "./schema.js";
import { idOf, type EntityReference, type View } from "./view.js";

const OPEN_DOOR = { category: "METADATA", confidentiality: "C0" } as const;

/** Doors to what every subgraph has beside its own records. Their names begin with what is one subgraph's alone. */
export function recordKeepingDoors(prefix: string, holds: readonly Holdable[]): new () => object {
  @Resolver()
  class RecordKeeping {
    @RecordsQuery(() => [RetentionRun], {
      ...OPEN_DOOR,
      name: `${prefix}RetentionRuns`,
      description: "What was erased of the records your organisation has here, newest first (*opschoningen*). For privacy officers.",
    })
    async runs(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<RetentionRun>[] | null> {
      return (await guard.find(retentionRuns, "owner", guard.ticket.caller.organisation.id, info, [])) ?? [];
    }

    @RecordsQuery(() => [RecordHold], {
      ...OPEN_DOOR,
      name: `${prefix}RecordHolds`,
      description: "Holds on records your organisation has here that have not ended (*blokkades*), what is to be looked at first, first: your own, or as privacy officer all.",
    })
    async holds(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<readonly View<RecordHold>[] | null> {
      return (await guard.find(recordHolds, "owner", guard.ticket.caller.organisation.id, info, [])) ?? [];
    }

    @ActMutation(() => ActResult, "Ask a colleague for a hold on a record (*blokkade instellen*).", `${prefix}RecordHoldPlace`)
    place(@Arg("input", () => RecordHoldInput) input: RecordHoldInput, @Ctx() context: RequestContext): Promise<PublicValue> {
      return placeHold(context, holds, input);
    }

    @ActMutation(() => ActResult, "Decide, as the colleague who was asked, on a hold or its end (*over een blokkade beslissen*).", `${prefix}RecordHoldDecide`)
    decide(@Arg("input", () => RecordHoldDecideInput) input: RecordHoldDecideInput, @Ctx() context: RequestContext): Promise<PublicValue> {
      return decideHold(context, input);
    }

    @ActMutation(() => ActResult, "End a hold, or ask a colleague to (*blokkade beëindigen*).", `${prefix}RecordHoldEnd`)
    end(@Arg("input", () => RecordHoldEndInput) input: RecordHoldEndInput, @Ctx() context: RequestContext): Promise<PublicValue> {
      return endHold(context, input);
    }
  }
  return RecordKeeping;
}

/** Doors to what was done with requests for destruction in the own files of an organisation. `Request` is its part in them. */
export function destructionDoors(prefix: string, kinds: readonly Holdable[], Request: ClassType<object>): (new () => object)[] {
  @Resolver(() => Request)
  class DestructionOfRequest {
    @RecordField(() => RecordDestruction, {
      ...OPEN_DOOR,
      name: `${prefix}Destruction`,
      description: "How the organisation carried out this request for destruction in its own files (*vernietiging*).",
    })
    destruction(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<RecordDestruction> | null> {
      return guard.findOne(recordDestructions, "request", idOf(root), info, []);
    }
  }

  @Resolver()
  class DestructionActs {
    @ActMutation(
      () => ActResult,
      "Carry out an accepted request for destruction in the files of your organisation (*vernietigen*). What a law, somebody else or a hold keeps stays.",
      `${prefix}RecordsDestroy`,
    )
    destroy(@Arg("input", () => RecordsDestroyInput) input: RecordsDestroyInput, @Ctx() context: RequestContext): Promise<PublicValue> {
      return destroyRecords(context, kinds, input);
    }
  }
  return [DestructionOfRequest, DestructionActs];
}
