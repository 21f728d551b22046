import type { Category, Purpose } from "@samenhang/policy";
import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";

/** What one professional asked and another, authorised one answered. `recordedBy` asked; `owner` is the asker's organisation. */
@Entity("second_decision")
@Retained({ code: "RT-CONS", starts: "greatest(row.valid_until, row.decided_at::date, row.recorded_at::date)" })
export class SecondDecisionEntity extends RecordEntity {
  @Column("uuid", { nullable: true })
  casus!: string | null;
  @Column("text")
  purpose!: Purpose;
  @Column("text", { array: true })
  categories!: Category[];
  @Column("text")
  question!: string;
  @Column("text")
  state!: "ASKED" | "AGREED" | "REFUSED";
  @Column("text", { name: "decided_by", nullable: true })
  decidedBy!: string | null;
  @Column("timestamptz", { name: "decided_at", nullable: true })
  decidedAt!: Date | null;
  @Column("text", { name: "decision_reason", nullable: true })
  decisionReason!: string | null;
  @Column("date", { name: "valid_until", nullable: true })
  validUntil!: string | null;
}
