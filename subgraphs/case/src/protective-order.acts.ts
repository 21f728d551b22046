import { HubError } from "@samenhang/errors";
import { check, type Acts, type PublicValue } from "@samenhang/subgraph";
import { ProtectiveOrderEntity } from "./protective-order.entity.js";
import type { ProtectiveOrderEndInput, ProtectiveOrderInput } from "./protective-order.input.js";

/** Wet tijdelijk huisverbod, articles 2 and 9: ten days, extended to at most four weeks in all. */
const HOME_BAN_DAYS = 28;
const DAY = 86_400_000;

export function recordProtectiveOrder(acts: Acts, { idempotencyKey, ...order }: ProtectiveOrderInput): Promise<PublicValue> {
  const { kind, issuer, target, from, until } = order;
  const protects = [...new Set(order.protects)];
  check(protects.length > 0 && !protects.includes(target), "a protective order protects others than its target");
  check(from < until, "the order ends before it begins");
  check((kind === "TEMPORARY_HOME_BAN") === (issuer === "MAYOR"), "a home ban, and no other order, is given by the mayor");
  check(kind !== "TEMPORARY_HOME_BAN" || Date.parse(until) - Date.parse(from) <= HOME_BAN_DAYS * DAY, "a home ban lasts four weeks at most");

  return acts.perform({ act: "PROTECTIVE_ORDER_RECORD", idempotencyKey, input: order, about: [target, ...protects] }, async (transaction) => {
    await transaction.manager.insert(ProtectiveOrderEntity, { ...transaction.base([target, ...protects]), kind, issuer, target, protects, from, until, endedOn: null });
    if (kind === "TEMPORARY_HOME_BAN") {
      const { organisation, actor: professional, caseId, recordId: id } = transaction;
      await transaction.attest({ kind: "HOME_BAN", id, from, until, body: { persons: [target, ...protects], organisation, urgent: { professional, case: caseId } } });
    }
  });
}

/** An organisation ends what it recorded itself. */
export function endProtectiveOrder(acts: Acts, { idempotencyKey, id, target, protects }: ProtectiveOrderEndInput): Promise<PublicValue> {
  const about = [target, ...new Set(protects)];
  return acts.perform({ act: "PROTECTIVE_ORDER_END", idempotencyKey, input: { id, about }, about, recordId: id }, async ({ manager, organisation, today }) => {
    const row = await manager.findOne(ProtectiveOrderEntity, { where: { id, owner: organisation, target }, lock: { mode: "pessimistic_write" } });
    const isOpen = row?.endedOn === null && row.until > today;
    if (!isOpen || [...row.about].sort().join() !== [...about].sort().join()) throw new HubError("ACT_CONFLICT");
    await manager.update(ProtectiveOrderEntity, id, { endedOn: today });
  });
}
