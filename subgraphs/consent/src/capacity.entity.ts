import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { ASSESSED_AGAIN } from "./evidence-ends.js";
import type { CapacityMatter } from "./capacity.type.js";

/** Whether a person can weigh one matter (wilsbekwaamheid ter zake); the latest assessment of a matter holds. */
@Entity("capacity_assessment")
@Retained({ code: "RT-CONS", starts: ASSESSED_AGAIN })
export class CapacityAssessmentEntity extends RecordEntity {
  @Column("text")
  matter!: CapacityMatter;
  @Column("boolean", { name: "is_able" })
  isAble!: boolean;
  @Column("text", { name: "assessed_by" })
  assessedBy!: string;
  @Column("date", { name: "assessed_at" })
  assessedAt!: string;
  @Column("text")
  explanation!: string;
  /** Of a child: health of a child, not of an adult. */
  @Column("boolean", { name: "of_minor" })
  ofMinor!: boolean;
}
