import { ChildConversationColumns } from "@samenhang/child-conversation";
import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { HelpFrame, HelpRequestStatus, HelpTrajectoryStatus, TeamHat } from "./lokaal-team.type.js";

@Entity("help_request")
@Retained({ code: "RT-LT", when: "row.hat = 'ACCESS'" }, { code: "RT-JW20" })
export class HelpRequestEntity extends RecordEntity {
  @Column("text")
  question!: string;
  @Column("text")
  hat!: TeamHat;
  @Column("text")
  status!: HelpRequestStatus;
  @Column("timestamptz", { name: "asked_at" })
  askedAt!: Date;
  @Column("text", { name: "contact_person" })
  contactPerson!: string;
}

@Entity("help_trajectory")
@Retained({ code: "RT-JW20" })
export class HelpTrajectoryEntity extends RecordEntity {
  @Column("text", { nullable: true })
  provider!: string | null;
  @Column("text", { array: true })
  goals!: string[];
  @Column("date", { name: "starts_on", nullable: true })
  from!: string | null;
  @Column("date", { name: "ends_on", nullable: true })
  until!: string | null;
  @Column("text")
  status!: HelpTrajectoryStatus;
  @Column("text", { name: "waiting_reason", nullable: true })
  waitingReason!: string | null;
  @Column("text")
  frame!: HelpFrame;
}

@Entity("accepted_handover")
@Retained({ code: "RT-JW20" })
export class AcceptedHandoverEntity extends RecordEntity {
  @Column("text")
  sender!: string;
  @Column("text", { array: true })
  agreements!: string[];
  @Column("timestamptz", { name: "accepted_at" })
  acceptedAt!: Date;
}

@Entity("child_conversation")
@Retained({ code: "RT-JW20" })
export class LtChildConversationEntity extends ChildConversationColumns {}
