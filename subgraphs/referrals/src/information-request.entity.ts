import type { Category, Confidentiality, GroundId, Purpose } from "@samenhang/policy";
import { RecordEntity, Retained, type InformationNature } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { InformationDuty, InformationRefusalReason, InformationRequestState, InformationRequestUrgency } from "./information-request.type.js";

/** `owner` and `recordedBy` are who asks; `about` is one person. */
@Entity("information_request")
@Retained({ code: "RT-REF", starts: "coalesce((row.closed_at AT TIME ZONE 'Europe/Amsterdam')::date, 'infinity')" })
export class InformationRequestEntity extends RecordEntity {
  @Column("text", { name: "to_organisation" })
  toOrganisation!: string;
  @Column("boolean", { name: "of_ggz" })
  ofGgz!: boolean;
  @Column("text")
  category!: Category;
  @Column("text", { array: true })
  questions!: string[];
  @Column("text")
  necessity!: string;
  @Column("text")
  purpose!: Purpose;
  @Column("uuid", { nullable: true })
  casus!: string | null;
  @Column("text")
  duty!: InformationDuty;
  @Column("text", { array: true })
  grounds!: GroundId[];
  @Column("text")
  urgency!: InformationRequestUrgency;
  @Column("timestamptz", { name: "due_at" })
  dueAt!: Date;
  @Column("boolean", { name: "person_informed" })
  personInformed!: boolean;
  @Column("text", { name: "not_informed_reason", nullable: true })
  notInformedReason!: string | null;
  @Column("text")
  state!: InformationRequestState;
  @Column("timestamptz", { name: "sent_at" })
  sentAt!: Date;
  @Column("timestamptz", { name: "closed_at", nullable: true })
  closedAt!: Date | null;
  @Column("text", { name: "answered_by", nullable: true })
  answeredBy!: string | null;
  @Column("text", { name: "refusal_reason", nullable: true })
  refusalReason!: InformationRefusalReason | null;
  @Column("text", { name: "refusal_text", nullable: true })
  refusalText!: string | null;
  @Column("text", { nullable: true })
  weighing!: string | null;
}

/** `owner` and `recordedBy` are who answers. */
@Entity("answer_statement")
@Retained({ code: "RT-REF", starts: "SELECT (question.closed_at AT TIME ZONE 'Europe/Amsterdam')::date FROM information_request question WHERE question.id = row.request" })
export class AnswerStatementEntity extends RecordEntity {
  @Column("uuid")
  request!: string;
  @Column("text")
  text!: string;
  @Column("text")
  nature!: InformationNature;
  @Column("text")
  category!: Category;
  @Column("text")
  confidentiality!: Confidentiality;
  @Column("text")
  basis!: GroundId;
  @Column("text", { name: "released_to" })
  releasedTo!: string;
  @Column("text")
  purpose!: Purpose;
  @Column("date", { name: "valid_until" })
  validUntil!: string;
  @Column("boolean", { name: "on_consent" })
  onConsent!: boolean;
}
