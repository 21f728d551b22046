import { ChildConversationColumns } from "@samenhang/child-conversation";
import { CourtRequestColumns } from "@samenhang/court-request";
import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { ActionPlanStatus, MeasureKind } from "./gecertificeerde-instelling.type.js";

@Entity("protection_measure")
@Retained({ code: "RT-GI", isKeptOnRequest: true })
export class ProtectionMeasureEntity extends RecordEntity {
  @Column("text")
  kind!: MeasureKind;
  @Column("date", { name: "valid_from" })
  validFrom!: string;
  @Column("date", { name: "valid_until", nullable: true })
  validUntil!: string | null;
  @Column("date", { name: "ended_at", nullable: true })
  endedAt!: string | null;
  @Column("text", { name: "end_reason", nullable: true })
  endReason!: string | null;
  @Column("boolean")
  lapsed!: boolean;
  @Column("text")
  supervisor!: string;
  @Column("text", { name: "concrete_threats", array: true })
  concreteThreats!: string[];
  @Column("text", { name: "court_reference" })
  courtReference!: string;
}

@Entity("supervisor_assignment")
@Retained({ code: "RT-GI", isKeptOnRequest: true })
export class SupervisorAssignmentEntity extends RecordEntity {
  @Column("text")
  worker!: string;
  @Column("text", { nullable: true })
  deputy!: string | null;
  @Column("date", { name: "valid_from" })
  validFrom!: string;
  @Column("date", { name: "first_contact_at", nullable: true })
  firstContactAt!: string | null;
}

@Entity("action_plan")
@Retained({ code: "RT-GI" })
export class ActionPlanEntity extends RecordEntity {
  @Column("text", { array: true })
  threats!: string[];
  @Column("text", { array: true })
  goals!: string[];
  @Column("uuid", { name: "agreed_with", array: true })
  agreedWith!: string[];
  @Column("text")
  status!: ActionPlanStatus;
  @Column("date", { name: "review_at", nullable: true })
  reviewAt!: string | null;
}

@Entity("child_conversation")
@Retained({ code: "RT-GI" })
export class GiChildConversationEntity extends ChildConversationColumns {}

@Entity("court_request")
@Retained({ code: "RT-GI", isKeptOnRequest: true })
export class GiCourtRequestEntity extends CourtRequestColumns {}
