import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { RequestDecision, RequestKind, RequestRoute } from "./data-subject-request.type.js";

/** What a person asks of one organisation about what it holds. `owner` is that organisation, `about` the person and who asked. */
@Entity("data_subject_request")
@Retained({ code: "RT-REQ", starts: "coalesce((row.decided_at AT TIME ZONE 'Europe/Amsterdam')::date, 'infinity')" })
export class DataSubjectRequestEntity extends RecordEntity {
  @Column("text")
  kind!: RequestKind;
  @Column("uuid")
  person!: string;
  @Column("uuid", { name: "requested_by" })
  requestedBy!: string;
  /** Items the person could see when it asked. */
  @Column("uuid", { array: true })
  items!: string[];
  @Column("text")
  text!: string;
  @Column("date", { name: "received_on" })
  receivedOn!: string;
  @Column("date", { name: "due_at" })
  dueAt!: string;
  @Column("date", { name: "extended_to", nullable: true })
  extendedTo!: string | null;
  @Column("text", { name: "extended_reason", nullable: true })
  extendedReason!: string | null;
  @Column("text", { name: "extended_by", nullable: true })
  extendedBy!: string | null;
  @Column("text", { nullable: true })
  decision!: RequestDecision | null;
  @Column("text", { nullable: true })
  ground!: string | null;
  @Column("text", { array: true })
  routes!: RequestRoute[];
  @Column("text", { name: "decided_by", nullable: true })
  decidedBy!: string | null;
  @Column("timestamptz", { name: "decided_at", nullable: true })
  decidedAt!: Date | null;
  /** Items that were corrected or destroyed, with the version that ended. */
  @Column("jsonb")
  corrected!: { item: string; version: number }[];
  /** Nobody who read the old value can still turn up: the notices are complete. */
  @Column("boolean", { name: "told_all" })
  toldAll!: boolean;
}
