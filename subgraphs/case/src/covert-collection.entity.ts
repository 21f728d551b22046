import type { DutyChangeState, InformChannel } from "@samenhang/notification-duty";
import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { CovertFinding, CovertGround, CovertState } from "./covert-collection.type.js";

export interface ExtensionOfCollection {
  readonly until: string;
  readonly text: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly approver: string;
  readonly state: DutyChangeState;
  readonly decidedAt: string | null;
}

/** `toldTo` heard it: the person, or who speaks for it. */
export interface Telling {
  readonly person: string;
  readonly toldTo: string;
  readonly toldOn: string;
  readonly safeChannel: InformChannel;
  readonly explanation: string;
  readonly by: string;
}

/** Collecting without knowledge. `about` holds the persons, `recordedBy` the collector, `owner` its organisation. */
@Entity("covert_collection")
@Retained({ code: "RT-BG" })
export class CovertCollectionEntity extends RecordEntity {
  @Column("text")
  state!: CovertState;
  @Column("text")
  ground!: CovertGround;
  @Column("text", { name: "ground_text" })
  groundText!: string;
  @Column("text", { name: "alternatives_considered" })
  alternativesConsidered!: string;
  @Column("text")
  approver!: string;
  @Column("date", { name: "started_on", nullable: true })
  startedOn!: string | null;
  @Column("date", { name: "planned_inform_at" })
  plannedInformAt!: string;
  @Column("date", { name: "extended_to", nullable: true })
  extendedTo!: string | null;
  /** Oldest first; at most the last one waits. */
  @Column("jsonb")
  extensions!: ExtensionOfCollection[];
  @Column("jsonb")
  tellings!: Telling[];
  @Column("date", { name: "ended_on", nullable: true })
  endedOn!: string | null;
  @Column("text", { nullable: true })
  reviewer!: string | null;
  @Column("date", { name: "unreviewed_since", nullable: true })
  unreviewedSince!: string | null;
  @Column("date", { name: "review_due_at", nullable: true })
  reviewDueAt!: string | null;
  @Column("text", { name: "reviewed_by", nullable: true })
  reviewedBy!: string | null;
  @Column("date", { name: "reviewed_on", nullable: true })
  reviewedOn!: string | null;
  @Column("text", { nullable: true })
  finding!: CovertFinding | null;
  @Column("text", { name: "family_feedback", nullable: true })
  familyFeedback!: string | null;
  @Column("date", { name: "family_informed_on", nullable: true })
  familyInformedOn!: string | null;
  @Column("text", { nullable: true })
  lesson!: string | null;
}
