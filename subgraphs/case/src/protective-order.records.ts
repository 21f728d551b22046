import { dutchDay, type Classification } from "@samenhang/policy";
import { endsOn, person, tableRecord } from "@samenhang/subgraph";
import { blindedKey, type Ticket } from "@samenhang/ticket";
import { ProtectiveOrderEntity } from "./protective-order.entity.js";
import { SAID_BY_ORDER, type ProtectiveOrder } from "./protective-order.type.js";

const OF_CIVIL_LAW = { category: "MEASURE", confidentiality: "C2" } as const;
/** An order of a criminal court is criminal-type data (model.md 1.20). */
const OF_CRIMINAL_LAW = { category: "CRIMINAL", confidentiality: "C3" } as const;
const NOT_FOR_TREATMENT = { category: "MEASURE", confidentiality: "C8" } as const;

export const protectiveOrders = tableRecord<ProtectiveOrder>()<ProtectiveOrderEntity>({
  name: "ProtectiveOrder",
  entity: ProtectiveOrderEntity,
  separable: true,
  order: { from: "DESC", id: "ASC" },
  facts: (row) => endsOn(endOf(row)),
  reclassify: (row, field, ticket) => ((SAID_BY_ORDER as readonly string[]).includes(field) ? classOf(row, ticket) : undefined),
  variants: Object.fromEntries(SAID_BY_ORDER.map((field) => [field, [OF_CIVIL_LAW, OF_CRIMINAL_LAW]])),
  notices: (row, now) => (endOf(row) <= dutchDay(now) ? ["CLOSED_RECORD"] : []),
  values: (row) => ({
    id: row.id,
    kind: row.kind,
    issuer: row.issuer,
    target: person(row.target),
    protects: row.protects.map(person),
    from: row.from,
    until: endOf(row),
    recordedAt: row.recordedAt,
  }),
});

const endOf = ({ endedOn, until }: ProtectiveOrderEntity): string => (endedOn !== null && endedOn < until ? endedOn : until);

/** Who treats a patient hears of the order that patient must keep, not of one that protects the patient (policy.md section 9.4, P10). */
function classOf({ issuer, target }: ProtectiveOrderEntity, { context, subjects, salt }: Ticket): Classification | undefined {
  const isOfPatient = subjects[blindedKey(salt, target)]?.holds.includes("isInvolved") ?? false;
  if (context.purpose === "TREAT_ADULT" && !isOfPatient) return NOT_FOR_TREATMENT;
  return issuer === "CRIMINAL_COURT" ? OF_CRIMINAL_LAW : undefined;
}
