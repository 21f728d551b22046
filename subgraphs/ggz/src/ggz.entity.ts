import type { Purpose } from "@samenhang/policy";
import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { ReleaseGround, StatementKind } from "./ggz.type.js";

/** A record that exists in the hub only for the organisation it was released to. */
export abstract class ReleasedEntity extends RecordEntity {
  @Column("text", { name: "released_to" })
  releasedTo!: string;
  @Column("text", { array: true })
  purposes!: Purpose[];
  @Column("date", { name: "valid_until" })
  validUntil!: string;
  @Column("boolean", { name: "on_consent" })
  onConsent!: boolean;
}

@Entity("published_involvement")
@Retained({ code: "RT-GGZ" })
export class PublishedInvolvementEntity extends ReleasedEntity {
  @Column("date")
  since!: string;
  @Column("text", { name: "clinician_contact" })
  clinicianContact!: string;
}

@Entity("released_statement")
@Retained({ code: "RT-GGZ" })
export class ReleasedStatementEntity extends ReleasedEntity {
  @Column("text")
  kind!: StatementKind;
  @Column("text")
  text!: string;
  @Column("text")
  ground!: ReleaseGround;
  @Column("text")
  weighing!: string;
  @Column("timestamptz", { name: "released_at" })
  releasedAt!: Date;
  @Column("text", { name: "released_by" })
  releasedBy!: string;
}

@Entity("contact_point")
@Retained({ code: "RT-NONE" })
export class ContactPointEntity extends RecordEntity {
  @Column("text", { nullable: true })
  phone!: string | null;
  @Column("text", { name: "crisis_phone", nullable: true })
  crisisPhone!: string | null;
  @Column("text", { name: "opening_hours", nullable: true })
  openingHours!: string | null;
}
