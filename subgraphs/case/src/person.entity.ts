import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { CLOSING_OF_ALL } from "./case-closed.js";
import type { AddressKind, AuthorityKind, ContactKind, RelationBasis, RelationType } from "./person.type.js";

@Entity("person")
@Retained({ code: "RT-CASE", starts: CLOSING_OF_ALL })
export class PersonEntity extends RecordEntity {
  @Column("text", { name: "display_name" })
  displayName!: string;
  @Column("date", { name: "birth_date", nullable: true })
  birthDate!: string | null;
  @Column("boolean", { name: "is_unborn" })
  isUnborn!: boolean;
  @Column("date", { name: "deceased_at", nullable: true })
  deceasedAt!: string | null;
  @Column("jsonb")
  contacts!: { kind: ContactKind; value: string; safeToUse: boolean }[];
  @Column("text", { nullable: true })
  language!: string | null;
  @Column("boolean", { name: "interpreter_needed", nullable: true })
  interpreterNeeded!: boolean | null;
}

@Entity("address")
@Retained({ code: "RT-CASE", starts: CLOSING_OF_ALL })
export class AddressEntity extends RecordEntity {
  @Column("text")
  kind!: AddressKind;
  @Column("text")
  line!: string;
  @Column("text")
  postcode!: string;
  @Column("text")
  city!: string;
  @Column("text")
  municipality!: string;
  @Column("date", { name: "valid_from" })
  from!: string;
  @Column("date", { name: "valid_until", nullable: true })
  until!: string | null;
  @Column("text")
  source!: string;
}

@Entity("relation")
@Retained({ code: "RT-CASE", starts: CLOSING_OF_ALL })
export class RelationEntity extends RecordEntity {
  @Column("uuid", { name: "from_person" })
  fromPerson!: string;
  @Column("uuid", { name: "to_person" })
  toPerson!: string;
  @Column("text")
  type!: RelationType;
  @Column("text")
  basis!: RelationBasis;
  @Column("date", { name: "valid_from", nullable: true })
  from!: string | null;
  @Column("date", { name: "valid_until", nullable: true })
  until!: string | null;
  @Column("text")
  source!: string;
}

@Entity("authority_record")
@Retained({ code: "RT-CASE", starts: CLOSING_OF_ALL })
export class AuthorityRecordEntity extends RecordEntity {
  @Column("uuid")
  child!: string;
  @Column("uuid", { nullable: true })
  holder!: string | null;
  @Column("text", { name: "holder_organisation", nullable: true })
  holderOrganisation!: string | null;
  @Column("text")
  kind!: AuthorityKind;
  @Column("text", { nullable: true })
  limitation!: string | null;
  @Column("date", { name: "verified_at", nullable: true })
  verifiedAt!: string | null;
  @Column("date", { name: "valid_from" })
  from!: string;
  @Column("date", { name: "valid_until", nullable: true })
  until!: string | null;
}

@Entity("household")
@Retained({ code: "RT-CASE", starts: CLOSING_OF_ALL })
export class HouseholdEntity extends RecordEntity {
  @Column("text")
  label!: string;
}

@Entity("household_member")
@Retained({ code: "RT-CASE", starts: CLOSING_OF_ALL })
export class HouseholdMemberEntity extends RecordEntity {
  @Column("uuid")
  household!: string;
  @Column("text")
  role!: string;
  @Column("int", { name: "share_percent", nullable: true })
  share!: number | null;
  @Column("date", { name: "valid_from" })
  from!: string;
  @Column("date", { name: "valid_until", nullable: true })
  until!: string | null;
}
