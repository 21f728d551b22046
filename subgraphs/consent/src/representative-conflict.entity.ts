import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { CONFLICT_ENDED } from "./evidence-ends.js";

/**
 * That the interests of a representative conflict with those of who is represented, or no longer do. `recordedBy` proposed
 * it, a second person of the same organisation (`owner`) decides; the last one that was confirmed holds.
 */
@Entity("representative_conflict")
@Retained({ code: "RT-CONS", starts: CONFLICT_ENDED })
export class RepresentativeConflictEntity extends RecordEntity {
  @Column("uuid")
  represented!: string;
  @Column("uuid")
  representative!: string;
  @Column("boolean", { name: "is_conflict" })
  isConflict!: boolean;
  @Column("text")
  reason!: string;
  @Column("text")
  state!: "PROPOSED" | "CONFIRMED" | "REJECTED";
  @Column("text", { name: "decided_by", nullable: true })
  decidedBy!: string | null;
  @Column("timestamptz", { name: "decided_at", nullable: true })
  decidedAt!: Date | null;
  @Column("text", { name: "decision_reason", nullable: true })
  decisionReason!: string | null;
}
