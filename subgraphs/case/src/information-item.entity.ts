import type { Category, Confidentiality } from "@samenhang/policy";
import { RecordEntity, Retained, type InformationNature } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { closingOf } from "./case-closed.js";
import type { Framework } from "./case.type.js";
import type { InformationKind, SourceKind, VerificationOutcome, ViewPosition } from "./information-item.type.js";

/** What was corrected, oldest first. What it was regarded as is kept where that changed. */
export interface CorrectionOfItem {
  readonly before: string;
  readonly after: string;
  readonly natureBefore?: InformationNature;
  readonly natureAfter?: InformationNature;
  readonly reason: string;
  readonly requestedBy?: string;
  readonly decidedBy: string;
  readonly at: string;
}

/** `by` said it for `person`, where that was another. */
export interface ViewOnItem {
  readonly person: string;
  readonly by?: string;
  readonly position: ViewPosition;
  readonly text: string | null;
  readonly recordedAt: string;
  readonly notHeardReason: string | null;
}

@Entity("information_item")
@Retained({ code: "RT-CASE", starts: closingOf("row.casus") })
export class InformationItemEntity extends RecordEntity {
  @Column("uuid")
  casus!: string;
  @Column("text")
  kind!: InformationKind;
  @Column("text")
  text!: string;
  @Column("text")
  nature!: InformationNature;
  @Column("text", { name: "qualified_by" })
  qualifiedBy!: string;
  @Column("timestamptz", { name: "qualified_at" })
  qualifiedAt!: Date;
  @Column("uuid", { name: "holder_person", nullable: true })
  holderPerson!: string | null;
  @Column("date", { name: "observed_from" })
  observedFrom!: string;
  @Column("date", { name: "observed_until", nullable: true })
  observedUntil!: string | null;
  @Column("text", { name: "source_kind" })
  sourceKind!: SourceKind;
  @Column("text", { name: "source_reference", nullable: true })
  sourceReference!: string | null;
  @Column("text", { name: "purpose_collected" })
  purposeCollected!: string;
  @Column("text", { name: "legal_basis_collected" })
  legalBasisCollected!: string;
  @Column("text")
  framework!: Framework;
  @Column("boolean", { name: "collected_with_knowledge" })
  collectedWithKnowledge!: boolean;
  /** Set where it was collected without knowledge, and nowhere else. */
  @Column("uuid", { name: "covert_collection", nullable: true })
  covertCollection!: string | null;
  @Column("boolean", { name: "is_disputed" })
  isDisputed!: boolean;
  @Column("date", { name: "valid_until", nullable: true })
  validUntil!: string | null;
  @Column("text")
  category!: Category;
  @Column("text")
  confidentiality!: Confidentiality;
  /** Counts the corrections that were decided, from 1; the ledger keeps which version was shown. */
  @Column("int")
  version!: number;
  @Column("jsonb")
  verifications!: { method: string; outcome: VerificationOutcome; by: string; at: string }[];
  @Column("jsonb")
  corrections!: CorrectionOfItem[];
  @Column("jsonb")
  views!: ViewOnItem[];
}
