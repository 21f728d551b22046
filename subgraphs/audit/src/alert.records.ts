import { tableRecord } from "@samenhang/subgraph";
import { AuditAlertEntity } from "./alert.entity.js";
import type { AuditAlert } from "./finding.type.js";

export const alerts = tableRecord<AuditAlert>()<AuditAlertEntity>({
  name: "AuditAlert",
  entity: AuditAlertEntity,
  by: ["owner"],
  order: { recordedAt: "DESC", id: "ASC" },
  facts: ({ owner }) => ({ owner, parties: [owner] }),
  values: ({ id, kind, actor, day, count, recordedAt, conclusion, closedAt }) => ({ id, kind, actor, day, count, raisedAt: recordedAt, conclusion, closedAt }),
});
