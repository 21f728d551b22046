import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { CorrectionKind } from "./correction-notice.type.js";

/** That an item was corrected, to one who read the old value. `owner` is who received it, `about` the persons of the item. */
@Entity("correction_notice")
@Retained({ code: "RT-REQ", starts: "greatest(row.acknowledged_on, row.due_at)" })
export class CorrectionNoticeEntity extends RecordEntity {
  @Column("uuid")
  item!: string;
  @Column("uuid")
  request!: string;
  @Column("text")
  kind!: CorrectionKind;
  /** Who corrected. */
  @Column("text")
  controller!: string;
  /** Who read it, where that was a person; else the whole organisation received it. */
  @Column("text", { name: "recipient_actor", nullable: true })
  recipientActor!: string | null;
  @Column("date", { name: "saw_old_value_on" })
  sawOldValueOn!: string;
  @Column("date", { name: "corrected_on" })
  correctedOn!: string;
  @Column("date", { name: "due_at" })
  dueAt!: string;
  @Column("date", { name: "acknowledged_on", nullable: true })
  acknowledgedOn!: string | null;
  @Column("text", { name: "acknowledged_by", nullable: true })
  acknowledgedBy!: string | null;
}
