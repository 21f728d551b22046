import type { Category, Purpose } from "@samenhang/policy";
import { RecordEntity, Retained } from "@samenhang/subgraph";
import type { FactKind } from "@samenhang/ticket";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { CONSENT_ENDED } from "./evidence-ends.js";
import type { ConsentCapacity, ConsentKind, ConsentStatus, RepresentationType } from "./consent.type.js";

@Entity("consent_record")
@Retained({ code: "RT-CONS", starts: CONSENT_ENDED })
export class ConsentRecordEntity extends RecordEntity {
  @Column("uuid")
  subject!: string;
  /** A person; or, where an institution is guardian, `givenByOrganisation`. */
  @Column("uuid", { name: "given_by", nullable: true })
  givenBy!: string | null;
  @Column("text", { name: "given_by_organisation", nullable: true })
  givenByOrganisation!: string | null;
  @Column("text")
  capacity!: ConsentCapacity;
  @Column("text")
  kind!: ConsentKind;
  @Column("text", { name: "from_organisation" })
  fromOrganisation!: string;
  @Column("text", { name: "to_organisations", array: true })
  toOrganisations!: string[];
  @Column("text", { array: true })
  categories!: Category[];
  @Column("text", { array: true })
  purposes!: Purpose[];
  @Column("text")
  status!: ConsentStatus;
  @Column("date", { name: "given_at" })
  givenAt!: string;
  @Column("date", { name: "valid_until" })
  validUntil!: string;
  @Column("timestamptz", { name: "withdrawn_at", nullable: true })
  withdrawnAt!: Date | null;
  @Column("text")
  channel!: string;
  @Column("boolean", { name: "pressure_checked" })
  pressureChecked!: boolean;
  /** Where the proof is, or a note of what was said (AVG 7(1)). */
  @Column("text", { nullable: true })
  evidence!: string | null;
  @Column("text", { name: "text_version", nullable: true })
  textVersion!: string | null;
  @Column("text", { nullable: true })
  language!: string | null;
  @Column("boolean", { nullable: true })
  interpreter!: boolean | null;
  /** The question it answers. */
  @Column("uuid", { nullable: true })
  request!: string | null;
  /** Mental health care is one of the parties: then the record is health data. */
  @Column("boolean", { name: "of_ggz" })
  ofGgz!: boolean;
  /** Organisations that know of it. */
  @Column("text", { array: true })
  parties!: string[];
}

@Entity("representation")
@Retained({ code: "RT-CONS", starts: "coalesce(row.valid_until, 'infinity')" })
export class RepresentationEntity extends RecordEntity {
  @Column("uuid")
  represented!: string;
  @Column("uuid")
  representative!: string;
  @Column("text")
  type!: RepresentationType;
  @Column("date", { name: "valid_from" })
  from!: string;
  @Column("date", { name: "valid_until", nullable: true })
  until!: string | null;
  @Column("date", { name: "verified_at", nullable: true })
  verifiedAt!: string | null;
}

/** A fact another party attested; the latest version of each. Facts are ended, never removed. */
@Entity("attested_fact")
export class AttestedFactEntity {
  @PrimaryColumn("text")
  issuer!: string;
  @PrimaryColumn("uuid")
  id!: string;
  @Column("bigint")
  version!: string;
  @Column("text")
  kind!: FactKind;
  @Column("uuid", { array: true })
  persons!: string[];
  @Column("uuid", { nullable: true })
  casus!: string | null;
  @Column("text", { nullable: true })
  professional!: string | null;
  @Column("text", { nullable: true })
  organisation!: string | null;
  @Column("jsonb")
  body!: Record<string, unknown>;
  @Column("date", { name: "valid_from" })
  from!: string;
  @Column("date", { name: "valid_until", nullable: true })
  until!: string | null;
  @Column("timestamptz", { name: "received_at" })
  receivedAt!: Date;
}
