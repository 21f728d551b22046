import { ChildConversationColumns } from "@samenhang/child-conversation";
import { CourtRequestColumns } from "@samenhang/court-request";
import { RecordEntity } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { InvestigationRequestDecision, InvestigationState } from "./raad-voor-de-kinderbescherming.type.js";

@Entity("investigation_request")
export class InvestigationRequestEntity extends RecordEntity {
  @Column("text", { name: "requested_by" })
  requestedBy!: string;
  @Column("timestamptz", { name: "received_at" })
  receivedAt!: Date;
  @Column("text")
  ground!: string;
  @Column("text")
  decision!: InvestigationRequestDecision;
  @Column("text", { name: "decision_reason", nullable: true })
  decisionReason!: string | null;
}

@Entity("protection_investigation")
export class ProtectionInvestigationEntity extends RecordEntity {
  @Column("uuid", { name: "request_id", nullable: true })
  requestId!: string | null;
  @Column("text", { array: true })
  questions!: string[];
  @Column("text")
  investigator!: string;
  @Column("text")
  state!: InvestigationState;
  @Column("date", { name: "started_at" })
  startedAt!: string;
  @Column("date", { name: "due_at", nullable: true })
  dueAt!: string | null;
}

@Entity("council_report")
export class CouncilReportEntity extends RecordEntity {
  @Column("text", { array: true })
  facts!: string[];
  @Column("text", { array: true })
  opinions!: string[];
  @Column("text", { name: "views_of_persons", array: true })
  viewsOfPersons!: string[];
  @Column("text", { array: true })
  alternatives!: string[];
  @Column("text")
  advice!: string;
  /** The set of items as `case` froze it; what is in it and who may know of that is decided there. */
  @Column("uuid", { nullable: true })
  snapshot!: string | null;
  @Column("date", { name: "established_at" })
  establishedAt!: string;
}

@Entity("court_decision")
export class CourtDecisionEntity extends RecordEntity {
  @Column("date", { name: "decided_on" })
  decidedOn!: string;
  @Column("text")
  outcome!: string;
  @Column("integer", { name: "duration_months", nullable: true })
  durationMonths!: number | null;
  @Column("text", { name: "operative_part" })
  operativePart!: string;
  @Column("text", { name: "concrete_threats", array: true })
  concreteThreats!: string[];
  @Column("text", { name: "full_text" })
  fullText!: string;
}

@Entity("child_conversation")
export class RvdkChildConversationEntity extends ChildConversationColumns {}

@Entity("court_request")
export class RvdkCourtRequestEntity extends CourtRequestColumns {}
