import { check, ActRefusal, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { MAX_TEXT, UNKNOWN_ITEM } from "./data-subject-request.acts.js";
import { lockItems } from "./correction.acts.js";
import { InformationItemEntity } from "./information-item.entity.js";
import { items } from "./information-item.records.js";
import { PlanViewEntity } from "./plan.entity.js";
import { plans } from "./plan.records.js";
import type { PersonViewInput } from "./person-view.input.js";

/** A person's own words with an item or a plan it sees (R-024, policy.md section 12.5). Earlier words stay: a view is added, never replaced. */
export function addPersonView({ acts, guard }: RequestContext, input: PersonViewInput): Promise<PublicValue> {
  const { idempotencyKey, person, item, plan, position, text } = input;
  check((item === undefined) !== (plan === undefined), "a view is on one item or one plan");
  check(position !== "NOT_HEARD", "who speaks was heard");
  check(text.trim() !== "" && text.length <= MAX_TEXT, `say how you see it, in at most ${MAX_TEXT} characters`);
  return acts.perform({ act: "PERSON_VIEW_ADD", idempotencyKey, input, about: [person] }, async (transaction) => {
    const { manager, today, recordId } = transaction;
    const by = guard.ticket.caller.person!;
    if (item !== undefined) {
      const visible = await guard.findVisible(items, item);
      const [row] = visible?.about.includes(person) ? await lockItems(manager, [item]) : [];
      if (!row) throw new ActRefusal(UNKNOWN_ITEM);
      await manager.update(InformationItemEntity, item, { views: [...row.views, { person, by, position, text, recordedAt: today, notHeardReason: null }] });
      return;
    }
    const row = await guard.findVisible(plans, plan!);
    if (!row?.about.includes(person)) throw new ActRefusal(UNKNOWN_ITEM);
    await manager.insert(PlanViewEntity, { ...transaction.base([person], recordId), owner: row.owner, casus: row.casus, plan: row.id, person, by, position, text });
  });
}
