import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { FINAL } from "./referral-state.js";
import type { ReferralAllegationStatus, ReferralSafetyJudgement, ReferralState, ReferralType, ReferralUrgency } from "./referrals.type.js";

/** When nothing followed any more (RT-REF). */
const FINISHED_ON = `CASE WHEN row.state IN (${FINAL.map((state) => `'${state}'`).join(", ")}) THEN ((row.events -> -1 ->> 'at')::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date ELSE 'infinity' END`;

/** One step as it is stored; `at` is ISO 8601. */
export interface StoredReferralEvent {
  readonly state: ReferralState;
  readonly at: string;
  readonly reason: string | null;
  /** Who moved it: an organisation and its professional. */
  readonly by?: readonly [organisation: string, actor: string];
}

/** `owner` is the sender. */
@Entity("referral")
@Retained({ code: "RT-REF", starts: FINISHED_ON })
export class ReferralEntity extends RecordEntity {
  @Column("text")
  type!: ReferralType;
  @Column("text")
  receiver!: string;
  @Column("boolean", { name: "of_ggz" })
  ofGgz!: boolean;
  @Column("text", { name: "age_bands", array: true })
  ageBands!: string[];
  @Column("text", { nullable: true })
  municipality!: string | null;
  @Column("text", { name: "question_type" })
  questionType!: string;
  @Column("text")
  urgency!: ReferralUrgency;
  @Column("text")
  ground!: string;
  @Column("uuid", { name: "informed_persons", array: true })
  informedPersons!: string[];
  @Column("text", { name: "not_informed_reason", nullable: true })
  notInformedReason!: string | null;
  @Column("text")
  state!: ReferralState;
  @Column("jsonb")
  events!: StoredReferralEvent[];
  @Column("timestamptz", { name: "sent_at" })
  sentAt!: Date;
  @Column("timestamptz", { name: "accepted_at", nullable: true })
  acceptedAt!: Date | null;
  @Column("text", { name: "accepted_by", nullable: true })
  acceptedBy!: string | null;
  @Column("text", { name: "view_on_safety" })
  viewOnSafety!: string;
  /** Who would have taken it up and must not know what it says; `at` is ISO 8601. */
  @Column("jsonb", { name: "held_back" })
  heldBack!: { by: string; at: string }[];
  @Column("uuid", { name: "handover_fact_id", nullable: true })
  handoverFactId!: string | null;
  @Column("text", { name: "package_summary" })
  packageSummary!: string;
  @Column("text", { name: "package_allegation_status", nullable: true })
  packageAllegationStatus!: ReferralAllegationStatus | null;
  @Column("text", { name: "package_safety_judgement", nullable: true })
  packageSafetyJudgement!: ReferralSafetyJudgement | null;
  @Column("text", { name: "package_safety_conditions", array: true })
  packageSafetyConditions!: string[];
  @Column("text", { name: "package_family_knows", nullable: true })
  packageFamilyKnows!: string | null;
}
