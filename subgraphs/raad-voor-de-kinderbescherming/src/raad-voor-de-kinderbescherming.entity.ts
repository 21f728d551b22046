import { ChildConversationColumns } from "@samenhang/child-conversation";
import { CourtRequestColumns } from "@samenhang/court-request";
import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { InvestigationRequestDecision, InvestigationState } from "./raad-voor-de-kinderbescherming.type.js";

/** Nothing changes once the Board decided not to investigate. */
const DECIDED_ON = "(coalesce(row.changed_at, row.recorded_at) AT TIME ZONE 'Europe/Amsterdam')::date";

@Entity("investigation_request")
@Retained({ code: "RT-RVDK-NOT-STARTED", when: "row.decision = 'NOT_START'", starts: DECIDED_ON }, { code: "RT-RVDK" })
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
@Retained({ code: "RT-RVDK" })
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
@Retained({ code: "RT-RVDK" })
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
@Retained({ code: "RT-RVDK" })
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
@Retained({ code: "RT-RVDK" })
export class RvdkChildConversationEntity extends ChildConversationColumns {}

@Entity("court_request")
@Retained({ code: "RT-RVDK" })
export class RvdkCourtRequestEntity extends CourtRequestColumns {}
