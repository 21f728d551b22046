import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { FindingKind } from "./finding.js";

@Entity("audit_alert")
@Retained({ code: "RT-OVERSIGHT", starts: "coalesce(row.closed_at::date, row.day)" })
export class AuditAlertEntity extends RecordEntity {
  @Column("text")
  kind!: FindingKind;
  @Column("text")
  actor!: string;
  @Column("date")
  day!: string;
  @Column("integer")
  count!: number;
  @Column("text", { nullable: true })
  conclusion!: string | null;
  @Column("text", { name: "closed_by", nullable: true })
  closedBy!: string | null;
  @Column("timestamptz", { name: "closed_at", nullable: true })
  closedAt!: Date | null;
}
