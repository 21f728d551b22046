import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { closingOf } from "./case-closed.js";
import type { CasePhase, CaseRole, Framework, ParticipantCapacity } from "./case.type.js";

@Entity("casus")
@Retained({ code: "RT-CASE", starts: "coalesce(row.closed_at, 'infinity')" })
export class CaseEntity extends RecordEntity {
  @Column("date", { name: "opened_at" })
  openedAt!: string;
  @Column("text", { name: "opened_by" })
  openedBy!: string;
  @Column("date", { name: "closed_at", nullable: true })
  closedAt!: string | null;
  @Column("text", { name: "close_reason", nullable: true })
  closeReason!: string | null;
  @Column("text")
  phase!: CasePhase;
  @Column("text", { nullable: true })
  coordinator!: string | null;
}

/** One period of the legal frame of a person. `toldAt` is the day on which the person heard of it; null while it does not know. */
export interface FrameworkPeriod {
  readonly framework: Framework;
  readonly from: string;
  readonly reason: string | null;
  readonly toldAt: string | null;
}

@Entity("case_person")
@Retained({ code: "RT-CASE", starts: closingOf("row.casus") })
export class CasePersonEntity extends RecordEntity {
  @Column("uuid")
  casus!: string;
  @Column("text", { array: true })
  roles!: CaseRole[];
  @Column("text")
  framework!: Framework;
  /** Oldest first; the last one holds. */
  @Column("jsonb", { name: "framework_history" })
  frameworkHistory!: FrameworkPeriod[];
  @Column("date", { name: "valid_from" })
  from!: string;
}

@Entity("case_participant")
@Retained({ code: "RT-CASE", starts: closingOf("row.casus") })
export class CaseParticipantEntity extends RecordEntity {
  @Column("uuid")
  casus!: string;
  @Column("text")
  professional!: string;
  @Column("text")
  organisation!: string;
  /** GGZ participants are here only when GGZ published them, and stay GGZ involvement (C4). */
  @Column("boolean", { name: "of_ggz" })
  ofGgz!: boolean;
  /** A safety officer takes part because something is shielded: that is part of what must not show. */
  @Column("boolean", { name: "of_safety_officer" })
  ofSafetyOfficer!: boolean;
  @Column("text", { name: "mandate_of", nullable: true })
  mandateOf!: string | null;
  @Column("text")
  capacity!: ParticipantCapacity;
  @Column("date", { name: "valid_from" })
  from!: string;
  @Column("date", { name: "valid_until", nullable: true })
  until!: string | null;
  @Column("text", { name: "ended_reason", nullable: true })
  endedReason!: string | null;
  /** A personal tie to someone in the case: then there is no access at all, and the list does not show it (example E34). */
  @Column("boolean", { name: "conflict_of_interest" })
  conflictOfInterest!: boolean;
  @Column("date", { name: "last_contact_at", nullable: true })
  lastContactAt!: string | null;
}

@Entity("contact_person_assignment")
@Retained({ code: "RT-CASE", starts: closingOf("row.casus") })
export class ContactPersonAssignmentEntity extends RecordEntity {
  @Column("uuid")
  casus!: string;
  @Column("text", { name: "primary_contact" })
  primary!: string;
  @Column("text", { nullable: true })
  duo!: string | null;
  @Column("date", { name: "valid_from" })
  from!: string;
  @Column("date", { name: "valid_until", nullable: true })
  until!: string | null;
  @Column("text", { name: "change_reason", nullable: true })
  changeReason!: string | null;
}
