import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import type { OrganisationKind } from "./reference.type.js";

/** Reference data about nobody: which organisations there are. */
@Entity("organisation")
@Retained({ code: "RT-NONE" })
export class OrganisationEntity extends RecordEntity {
  @Column("text")
  slug!: string;
  @Column("text")
  name!: string;
  @Column("text")
  kind!: OrganisationKind;
  @Column("text", { nullable: true })
  region!: string | null;
  @Column("text", { name: "crisis_phone", nullable: true })
  crisisPhone!: string | null;
}

/** Reference data about nobody: professionals as contacts. What they are involved in is protected where it is recorded. */
@Entity("professional")
@Retained({ code: "RT-NONE" })
export class ProfessionalEntity extends RecordEntity {
  @Column("text")
  slug!: string;
  @Column("text")
  name!: string;
  @Column("text")
  role!: string;
  @Column("text")
  organisation!: string;
}
