import type { Category, Purpose } from "@samenhang/policy";
import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { endOfQuestion } from "./evidence-ends.js";
import type { ConsentKind } from "./consent.type.js";

/** A question for consent, as it was put. `owner` asked. */
@Entity("consent_request")
@Retained({ code: "RT-CONS", starts: endOfQuestion("row.id") })
export class ConsentRequestEntity extends RecordEntity {
  @Column("uuid")
  subject!: string;
  /** A person; or, where an institution is guardian, `askedOfOrganisation`. */
  @Column("uuid", { name: "asked_of", nullable: true })
  askedOf!: string | null;
  @Column("text", { name: "asked_of_organisation", nullable: true })
  askedOfOrganisation!: string | null;
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
  text!: string;
  @Column("text")
  language!: string;
  @Column("text")
  state!: "ASKED" | "ANSWERED";
  @Column("uuid", { nullable: true })
  answer!: string | null;
  @Column("boolean", { name: "of_ggz" })
  ofGgz!: boolean;
  @Column("text", { array: true })
  parties!: string[];
}

/** One attempt to reach who was asked. */
@Entity("consent_attempt")
@Retained({ code: "RT-CONS", starts: endOfQuestion("row.request") })
export class ConsentAttemptEntity extends RecordEntity {
  @Column("uuid")
  request!: string;
  @Column("date", { name: "attempted_at" })
  attemptedAt!: string;
  @Column("text")
  channel!: string;
  @Column("text")
  outcome!: "REACHED" | "NOT_REACHED";
}
