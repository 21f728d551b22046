import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { END_OF_SHIELDING } from "./case-closed.js";
import type { LeakSource, ShieldedThing } from "./shielding.type.js";

/** One named officer says what the victim thinks of ending it; `at` is ISO 8601. */
export interface EndProposal {
  readonly by: string;
  readonly at: string;
  readonly victimView: string;
  readonly reason: string;
}

@Entity("shielding_order")
@Retained({ code: "RT-CASE", starts: END_OF_SHIELDING })
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
  @Column("timestamptz", { name: "approved_at", nullable: true })
  approvedAt!: Date | null;
  /** What the approver went through for what could reveal the place. */
  @Column("text", { name: "leak_check", array: true })
  leakCheck!: LeakSource[];
  /** Searched for in free text, beside the addresses and contacts that are hidden. */
  @Column("text", { array: true })
  words!: string[];
  @Column("jsonb")
  reviews!: { by: string; at: string; finding: string }[];
  /** Half a decision to end it. */
  @Column("jsonb", { name: "end_proposal", nullable: true })
  endProposal!: EndProposal | null;
  @Column("text", { name: "ended_by", nullable: true })
  endedBy!: string | null;
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
  access!: { officer: string; organisation: string; secondPerson: string; until: string }[];
}
