import { dutchDay } from "@samenhang/policy";
import { person, professional, tableRecord, type RecordType } from "@samenhang/subgraph";
import { blindedKey } from "@samenhang/ticket";
import { ArrayOverlap } from "typeorm";
import { ShieldingOrderEntity } from "./shielding.entity.js";
import { isApprovalOverdue, isLeakCheckDone, isReviewOverdue, provisionalUntil } from "./shielding-terms.js";
import type { ShieldingOrder } from "./shielding.type.js";

const table = tableRecord<ShieldingOrder>()<ShieldingOrderEntity>({
  name: "ShieldingOrder",
  entity: ShieldingOrderEntity,
  order: { from: "DESC", id: "ASC" },
  // Who was named knows that there is an order to watch over, by its id; what it says takes a second person.
  isKnownTo: (row, { caller, subjects, salt }) =>
    caller.role === "SAFETY_OFFICER" && row.safetyOfficers.includes(caller.actor) && subjects[blindedKey(salt, row.about[0]!)]?.hidden === false,
  values: (row, now) => ({
    id: row.id,
    subject: row.about.map(person)[0],
    hiddenFrom: row.hiddenFrom.map(person),
    what: row.what,
    ground: row.ground,
    requestedBy: professional(row.requestedBy),
    approvedBy: row.approvedBy ? professional(row.approvedBy) : null,
    since: row.from,
    reviewAt: row.reviewAt,
    provisionalUntil: row.approvedBy || row.endedAt ? null : provisionalUntil(row),
    isApprovalOverdue: isApprovalOverdue(row, now),
    isReviewOverdue: isReviewOverdue(row, dutchDay(now)),
    approvedAt: row.approvedAt,
    leakCheckDone: isLeakCheckDone(row.leakCheck),
    words: row.words,
    reviews: row.reviews.map(({ by, ...review }) => ({ ...review, by: professional(by) })),
    endProposal: row.endProposal && { ...row.endProposal, by: professional(row.endProposal.by), at: new Date(row.endProposal.at) },
    endedAt: row.endedAt,
  }),
});

/** Shielding orders; asked by `officer`, those in force that name this safety officer. */
export const shieldingOrders: RecordType<ShieldingOrder, ShieldingOrderEntity> = {
  ...table,
  load: async (database, by, keys) => {
    if (by !== "officer") return table.load(database, by, keys);
    const named = await database.getRepository(ShieldingOrderEntity).find({ where: { safetyOfficers: ArrayOverlap([...keys]) }, order: { reviewAt: "ASC", id: "ASC" } });
    return named.filter(({ endedAt }) => endedAt === null);
  },
  keysOf: (row, by) => (by === "officer" ? row.safetyOfficers : table.keysOf(row, by)),
};
