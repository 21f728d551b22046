import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";

/** Emergency access (noodtoegang) to one case. `recordedBy` opened it; `about` are the persons of the case at that moment. */
@Entity("emergency_access")
@Retained({ code: "RT-BG" })
export class EmergencyAccessEntity extends RecordEntity {
  @Column("uuid")
  casus!: string;
  @Column("text")
  role!: string;
  @Column("text", { name: "danger_to" })
  dangerTo!: string;
  @Column("text", { name: "danger_now" })
  dangerNow!: string;
  @Column("text", { name: "no_other_route" })
  noOtherRoute!: string;
  @Column("timestamptz", { name: "opened_at" })
  openedAt!: Date;
  @Column("timestamptz", { name: "expires_at" })
  expiresAt!: Date;
  @Column("timestamptz", { name: "closed_at", nullable: true })
  closedAt!: Date | null;
}

/** A colleague with a crisis role agreed that `opener` opens a case once more. `recordedBy` agreed; it serves for one opening. */
@Entity("emergency_agreement")
@Retained({ code: "RT-BG" })
export class EmergencyAgreementEntity extends RecordEntity {
  @Column("uuid")
  casus!: string;
  @Column("text")
  opener!: string;
  @Column("timestamptz", { name: "valid_until" })
  validUntil!: Date;
  @Column("uuid", { name: "used_for", nullable: true })
  usedFor!: string | null;
}

/** The review of one emergency access, with the terms that began when it was opened. `owner` is the organisation that opened it. */
@Entity("after_review")
@Retained({ code: "RT-BG" })
export class AfterReviewEntity extends RecordEntity {
  @Column("uuid", { name: "emergency_access" })
  emergencyAccess!: string;
  @Column("text", { name: "opened_by" })
  openedBy!: string;
  @Column("timestamptz", { name: "account_due" })
  accountDue!: Date;
  @Column("timestamptz", { name: "first_check_due" })
  firstCheckDue!: Date;
  @Column("timestamptz", { name: "full_check_due" })
  fullCheckDue!: Date;
  @Column("timestamptz", { name: "inform_due" })
  informDue!: Date;
  @Column("text", { nullable: true })
  account!: string | null;
  @Column("timestamptz", { name: "account_at", nullable: true })
  accountAt!: Date | null;
  @Column("text", { nullable: true })
  reviewer!: string | null;
  @Column("text", { name: "first_check", nullable: true })
  firstCheck!: string | null;
  @Column("timestamptz", { name: "first_check_at", nullable: true })
  firstCheckAt!: Date | null;
  @Column("boolean", { name: "was_danger_real", nullable: true })
  wasDangerReal!: boolean | null;
  @Column("text", { nullable: true })
  alternatives!: string | null;
  @Column("text", { nullable: true })
  finding!: string | null;
  @Column("text", { name: "persons_informed", nullable: true })
  personsInformed!: string | null;
  @Column("text", { name: "completed_by", nullable: true })
  completedBy!: string | null;
  @Column("timestamptz", { name: "completed_at", nullable: true })
  completedAt!: Date | null;
}

/** What an organisation must hear at once. `owner` is the organisation that must hear it. */
@Entity("notice")
@Retained({ code: "RT-BG" })
export class NoticeEntity extends RecordEntity {
  @Column("text")
  kind!: "EMERGENCY_ACCESS_OPENED";
  @Column("uuid", { name: "subject_record" })
  subjectRecord!: string;
  @Column("uuid")
  casus!: string;
}
