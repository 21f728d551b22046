import type { ReviewTrigger } from "@samenhang/policy";
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

/**
 * The review of one emergency access, or of what somebody attested as urgent, with the terms that began then. `owner` is the
 * organisation that acted.
 */
@Entity("after_review")
@Retained({ code: "RT-BG" })
export class AfterReviewEntity extends RecordEntity {
  @Column("text")
  trigger!: ReviewTrigger;
  @Column("uuid", { name: "emergency_access", nullable: true })
  emergencyAccess!: string | null;
  @Column("text", { name: "fact_issuer", nullable: true })
  factIssuer!: string | null;
  @Column("uuid", { nullable: true })
  fact!: string | null;
  /** In which it was done; it is not closed before the review is completed. Null where it was done outside any. */
  @Column("uuid", { nullable: true })
  casus!: string | null;
  /** The organisations that know of it, where not everyone who takes part for the persons may. */
  @Column("text", { array: true })
  parties!: string[];
  @Column("text", { name: "acted_by" })
  actedBy!: string;
  @Column("timestamptz", { name: "acted_at" })
  actedAt!: Date;
  @Column("timestamptz", { name: "account_due", nullable: true })
  accountDue!: Date | null;
  @Column("timestamptz", { name: "first_check_due" })
  firstCheckDue!: Date;
  @Column("timestamptz", { name: "full_check_due" })
  fullCheckDue!: Date;
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
