import { person, professional, tableRecord } from "@samenhang/subgraph";
import { ShieldingOrderEntity } from "./shielding.entity.js";
import type { ShieldingOrder } from "./shielding.type.js";

export const shieldingOrders = tableRecord<ShieldingOrder>()<ShieldingOrderEntity>({
  name: "ShieldingOrder",
  entity: ShieldingOrderEntity,
  order: { from: "DESC", id: "ASC" },
  values: (row) => ({
    id: row.id,
    subject: row.about.map(person)[0],
    hiddenFrom: row.hiddenFrom.map(person),
    what: row.what,
    ground: row.ground,
    requestedBy: professional(row.requestedBy),
    approvedBy: row.approvedBy ? professional(row.approvedBy) : null,
    since: row.from,
    reviewAt: row.reviewAt,
  }),
});
