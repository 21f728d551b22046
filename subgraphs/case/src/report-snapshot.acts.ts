import { randomUUID } from "node:crypto";
import { check, ActRefusal, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { lockItems } from "./correction.acts.js";
import { UNKNOWN_ITEM } from "./data-subject-request.acts.js";
import { items as itemRecords } from "./information-item.records.js";
import { SnapshotItemEntity } from "./report-snapshot.entity.js";
import type { ReportSnapshotInput } from "./report-snapshot.input.js";

const MAX_ITEMS = 200;

/** Freezes which items, in which version, a report or petition rests on. What the maker may not read sounds like what is not there. */
export function freezeSnapshot({ acts, guard }: RequestContext, input: ReportSnapshotInput): Promise<PublicValue> {
  const { idempotencyKey, about } = input;
  const named = [...new Set(input.items)];
  const { caseId } = guard.ticket.context;
  check(caseId !== undefined, "declare the case in `Samenhang-Case`");
  check(about.length > 0, "a report is about at least one person");
  check(named.length > 0 && named.length <= MAX_ITEMS, `a snapshot holds 1 to ${MAX_ITEMS} items`);
  return acts.perform({ act: "REPORT_SNAPSHOT_FREEZE", idempotencyKey, input, about }, async ({ manager, recordId, base }) => {
    const seen = await Promise.all(named.map((id) => guard.findVisible(itemRecords, id)));
    if (!seen.every((item) => item?.casus === caseId)) throw new ActRefusal(UNKNOWN_ITEM);
    const rows = (await lockItems(manager, named)).map((item) => ({
      ...base([...new Set([...item.about, ...about])], randomUUID()),
      snapshot: recordId,
      item: item.id,
      version: item.version,
      nature: item.nature,
      category: item.category,
      confidentiality: item.confidentiality,
      wasDisputed: item.isDisputed,
    }));
    await manager.insert(SnapshotItemEntity, rows);
  });
}
