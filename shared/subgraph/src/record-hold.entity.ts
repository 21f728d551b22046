import { Column, Entity } from "typeorm";
import { RecordEntity } from "./record-entity.js";
import { Retained } from "./retained.js";
import type { HoldKind } from "./record-hold.type.js";

export type HoldStanding = "ASKED" | "RUNNING" | "END_ASKED" | "REFUSED" | "ENDED";

/** Why one record is kept, or kept from others, until a day. `recordedBy` set it, `owner` and `about` are those of the record. */
@Entity("record_hold")
@Retained({ code: "RT-OVERSIGHT", starts: "coalesce(row.ended_on, 'infinity')" })
export class RecordHoldEntity extends RecordEntity {
  @Column("text")
  kind!: HoldKind;
  @Column("text", { name: "record_table" })
  recordTable!: string;
  @Column("text", { name: "record_type" })
  recordType!: string;
  @Column("uuid")
  record!: string;
  @Column("text")
  reason!: string;
  /** The first day on which it no longer holds. */
  @Column("date", { name: "review_at" })
  reviewAt!: string;
  @Column("text")
  approver!: string;
  @Column("timestamptz", { name: "approved_at", nullable: true })
  approvedAt!: Date | null;
  @Column("text")
  standing!: HoldStanding;
  @Column("text", { name: "end_reason", nullable: true })
  endReason!: string | null;
  @Column("text", { name: "end_approver", nullable: true })
  endApprover!: string | null;
  @Column("text", { name: "ended_by", nullable: true })
  endedBy!: string | null;
  @Column("date", { name: "ended_on", nullable: true })
  endedOn!: string | null;
  /** When the retention run reported that its day had passed. */
  @Column("date", { name: "reported_on", nullable: true })
  reportedOn!: string | null;
}
