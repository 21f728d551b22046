import { RecordEntity } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { ShieldedThing } from "./shielding.type.js";

@Entity("shielding_order")
export class ShieldingOrderEntity extends RecordEntity {
  @Column("uuid", { name: "hidden_from", array: true })
  hiddenFrom!: string[];
  @Column("text", { array: true })
  what!: ShieldedThing[];
  @Column("text")
  ground!: string;
  @Column("text", { name: "requested_by" })
  requestedBy!: string;
  @Column("text", { name: "approved_by", nullable: true })
  approvedBy!: string | null;
  @Column("date", { name: "valid_from" })
  from!: string;
  @Column("date", { name: "review_at" })
  reviewAt!: string;
  @Column("date", { name: "ended_at", nullable: true })
  endedAt!: string | null;
  @Column("text", { name: "safety_officers", array: true })
  safetyOfficers!: string[];
  /** Decisions of two: an officer, and the second who decided with them. */
  @Column("jsonb")
  access!: { officer: string; secondPerson: string; until: string }[];
}
