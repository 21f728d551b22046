import { ChildConversationColumns } from "@samenhang/child-conversation";
import { NotificationDutyColumns } from "@samenhang/notification-duty";
import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { AdviceAsker, AllegationStatus, ReportOrigin, ReportStatus, SafetyJudgement, ViolenceType, VtDecisionKind } from "./veilig-thuis.type.js";

@Entity("report")
@Retained({ code: "RT-VT" })
export class ReportEntity extends RecordEntity {
  @Column("timestamptz", { name: "received_at" })
  receivedAt!: Date;
  @Column("text")
  origin!: ReportOrigin;
  @Column("text")
  content!: string;
  @Column("text", { name: "violence_types", array: true })
  violenceTypes!: ViolenceType[];
  @Column("boolean")
  acute!: boolean;
  @Column("boolean", { name: "children_present" })
  childrenPresent!: boolean;
  @Column("text")
  status!: ReportStatus;
  @Column("date", { name: "closed_at", nullable: true })
  closedAt!: string | null;
  @Column("text", { name: "close_reason", nullable: true })
  closeReason!: string | null;
  @Column("text", { name: "assigned_to" })
  assignedTo!: string;
  @Column("text", { name: "reporter_name", nullable: true })
  reporterName!: string | null;
  @Column("text", { name: "reporter_capacity", nullable: true })
  reporterCapacity!: string | null;
  @Column("text", { name: "reporter_anonymity", nullable: true })
  reporterAnonymity!: string | null;
  @Column("boolean", { name: "reporter_wants_feedback" })
  reporterWantsFeedback!: boolean;
  /** Who reported, as a caller of the hub: the actor, and the organisation that vouches for it. */
  @Column("text", { name: "reporter_actor", nullable: true })
  reporterActor!: string | null;
  @Column("text", { name: "reporter_organisation", nullable: true })
  reporterOrganisation!: string | null;
}

@Entity("safety_assessment")
@Retained({ code: "RT-VT" })
export class SafetyAssessmentEntity extends RecordEntity {
  @Column("text", { array: true })
  events!: string[];
  @Column("text")
  judgement!: SafetyJudgement;
  @Column("text", { name: "risk_factors", array: true })
  riskFactors!: string[];
  @Column("text")
  decision!: string;
  @Column("date", { name: "assessed_at" })
  assessedAt!: string;
}

@Entity("conditions_and_follow_up")
@Retained({ code: "RT-VT" })
export class ConditionsAndFollowUpEntity extends RecordEntity {
  @Column("text", { array: true })
  conditions!: string[];
  @Column("text", { name: "safety_agreements", array: true })
  safetyAgreements!: string[];
  @Column("text", { name: "follow_up_party", nullable: true })
  followUpParty!: string | null;
  @Column("date", { name: "evaluated_at", nullable: true })
  evaluatedAt!: string | null;
}

@Entity("vt_decision")
@Retained({ code: "RT-VT" })
export class VtDecisionEntity extends RecordEntity {
  @Column("uuid", { nullable: true })
  report!: string | null;
  @Column("text")
  kind!: VtDecisionKind;
  @Column("text")
  competence!: string;
  @Column("date", { name: "decided_on" })
  decidedOn!: string;
}

@Entity("allegation_summary")
@Retained({ code: "RT-VT" })
export class AllegationSummaryEntity extends RecordEntity {
  @Column("text", { name: "neutral_wording" })
  neutralWording!: string;
  @Column("text")
  status!: AllegationStatus;
  @Column("text", { name: "own_view", nullable: true })
  ownView!: string | null;
}

@Entity("monitoring_moment")
@Retained({ code: "RT-VT" })
export class MonitoringMomentEntity extends RecordEntity {
  @Column("date", { name: "planned_for" })
  plannedFor!: string;
  @Column("uuid", { name: "contact_with", array: true })
  contactWith!: string[];
  @Column("boolean", { name: "still_safe", nullable: true })
  stillSafe!: boolean | null;
  @Column("text", { name: "new_events", array: true })
  newEvents!: string[];
}

@Entity("advice_contact")
@Retained({ code: "RT-VTADV" })
export class AdviceContactEntity extends RecordEntity {
  @Column("timestamptz", { name: "held_at" })
  heldAt!: Date;
  @Column("text", { name: "asker_kind" })
  askerKind!: AdviceAsker;
  @Column("text")
  theme!: string;
  @Column("text", { name: "advice_given" })
  adviceGiven!: string;
}

@Entity("child_conversation")
@Retained({ code: "RT-VT" })
export class VtChildConversationEntity extends ChildConversationColumns {}

@Entity("notification_duty")
export class VtNotificationDutyEntity extends NotificationDutyColumns {}
