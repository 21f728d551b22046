import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { DutyChangeKind, DutyChangeState, InformChannel, NotificationReason, SuppressionGround } from "./notification-duty.type.js";

/** What was asked of a named colleague: more time, or not to tell. */
export interface DutyChange {
  readonly kind: DutyChangeKind;
  readonly until: string | null;
  readonly ground: SuppressionGround | null;
  readonly text: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly approver: string;
  readonly state: DutyChangeState;
  readonly decidedAt: string | null;
}

/** The duty to tell one person that a record about them came from a third party. `about` holds that person, `owner` who must tell. */
@Entity("notification_duty")
@Retained({
  code: "RT-REQ",
  starts: "CASE WHEN row.fulfilled_on IS NULL AND row.suppressed_ground IS NULL THEN 'infinity' ELSE greatest(row.fulfilled_on, row.extended_to, row.due_at) END",
})
export class NotificationDutyEntity extends RecordEntity {
  @Column("uuid")
  record!: string;
  @Column("text")
  reason!: NotificationReason;
  @Column("date", { name: "recorded_on" })
  recordedOn!: string;
  @Column("date", { name: "due_at" })
  dueAt!: string;
  @Column("date", { name: "extended_to", nullable: true })
  extendedTo!: string | null;
  @Column("date", { name: "fulfilled_on", nullable: true })
  fulfilledOn!: string | null;
  @Column("text", { name: "safe_channel", nullable: true })
  safeChannel!: InformChannel | null;
  @Column("text", { name: "suppressed_ground", nullable: true })
  suppressedGround!: SuppressionGround | null;
  /** Oldest first; at most the last one waits. */
  @Column("jsonb")
  changes!: DutyChange[];
  @Column("jsonb", { name: "officer_notes" })
  officerNotes!: { by: string; at: string; text: string }[];
}
