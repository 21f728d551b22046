import { ActMutation, ActResult, idOf, RecordsField, RecordsQuery, type EntityReference, type Guard, type PublicValue, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Resolver, Root } from "type-graphql";
import { CorrectionNotice } from "./correction-notice.type.js";
import { freezeSnapshot } from "./report-snapshot.acts.js";
import { ReportSnapshotInput } from "./report-snapshot.input.js";
import { snapshotItems } from "./report-snapshot.records.js";
import { ReportSnapshot, SnapshotItem } from "./report-snapshot.type.js";

type Items = Promise<readonly View<SnapshotItem>[] | null>;

/** Nothing is announced: an item that was used and is not for the caller is as if it had not been used. */
const listed = async (guard: Guard, by: "snapshot" | "notice" | "owner", key: string, info: GraphQLResolveInfo): Items =>
  (await guard.find(snapshotItems, by, key, info, [])) ?? [];

@Resolver(() => ReportSnapshot)
export class SnapshotDoors {
  @RecordsField(() => [SnapshotItem], { category: "SAFETY", confidentiality: "C3", description: "The items it holds, as far as you may know of them, with what became of each." })
  items(@Root() root: EntityReference, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Items {
    return listed(guard, "snapshot", idOf(root), info);
  }
}

@Resolver(() => CorrectionNotice)
export class NoticeDoors {
  @RecordsField(() => [SnapshotItem], {
    category: "SAFETY",
    confidentiality: "C3",
    description: "Where your organisation used the old value: the reports and petitions to mend are those of `snapshot` (*te herstellen stukken*).",
  })
  usedIn(@Root() root: View<CorrectionNotice>, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Items {
    return listed(guard, "notice", idOf(root), info);
  }
}

@Resolver()
export class Snapshots {
  @RecordsQuery(() => [SnapshotItem], {
    category: "METADATA",
    confidentiality: "C0",
    description: "Items that are disputed now and on which your organisation made a report or petition (*betwiste gegevens in rapporten en verzoekschriften*, R-143).",
  })
  disputedSnapshotItems(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Items {
    return listed(guard, "owner", guard.ticket.caller.organisation.id, info);
  }

  @ActMutation(() => ActResult, "Freeze the items a report or petition is based on (*momentopname vastleggen*); name its id in the report or petition.")
  reportSnapshotFreeze(@Arg("input", () => ReportSnapshotInput) input: ReportSnapshotInput, @Ctx() context: RequestContext): Promise<PublicValue> {
    return freezeSnapshot(context, input);
  }
}
