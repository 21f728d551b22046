import { recordTable, RecordEntity, Retained } from "@samenhang/subgraph";
import { Column } from "typeorm";
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

/** The columns of the duty to tell one person of a record about them. `about` holds that person, `owner` who must tell. */
@Retained({
  code: "RT-REQ",
  starts: "CASE WHEN row.fulfilled_on IS NULL AND row.suppressed_ground IS NULL THEN 'infinity' ELSE greatest(row.fulfilled_on, row.extended_to, row.due_at) END",
})
export abstract class NotificationDutyColumns extends RecordEntity {
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

/** Statements of a migration: the table `notification_duty`. */
export const notificationDutyTable: readonly string[] = [
  ...recordTable("notification_duty", "duties to tell a person that a record about them came from a third party (informatieplicht)", {
    record: ["uuid NOT NULL", "which record"],
    reason: ["text NOT NULL", "why the person must be told"],
    recorded_on: ["date NOT NULL", "when the term began"],
    due_at: ["date NOT NULL CHECK (due_at > recorded_on)", "first day on which it is too late"],
    extended_to: ["date CHECK (extended_to > due_at)", "that day after the last extension"],
    fulfilled_on: ["date CHECK (fulfilled_on >= recorded_on)", "when the person was told"],
    safe_channel: ["text CHECK ((safe_channel IS NULL) = (fulfilled_on IS NULL))", "through which channel"],
    suppressed_ground: ["text", "why the person is not told"],
    changes: ["jsonb NOT NULL DEFAULT '[]'", "asked of colleagues: kind, until, ground, text, askedBy, askedAt, approver, state, decidedAt"],
    officer_notes: ["jsonb NOT NULL DEFAULT '[]'", "notes of the privacy officer: by, at, text"],
  }),
  `CREATE UNIQUE INDEX notification_duty_one ON notification_duty (record, about)`,
  `CREATE INDEX notification_duty_open ON notification_duty (owner) WHERE fulfilled_on IS NULL AND suppressed_ground IS NULL`,
];
