import { Column, PrimaryColumn, UpdateDateColumn } from "typeorm";

/** What every record carries so that the policy can decide about it: loaded with the row, always. */
export abstract class RecordEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { array: true })
  about!: string[];

  @Column("text")
  owner!: string;

  @Column("timestamptz", { name: "recorded_at" })
  recordedAt!: Date;

  @Column("text", { name: "recorded_by" })
  recordedBy!: string;

  /** Set by every change of the row. */
  @UpdateDateColumn({ type: "timestamptz", name: "changed_at", nullable: true })
  changedAt!: Date | null;

  /** The first day on which the record is absent. */
  @Column("date", { name: "retained_until", nullable: true })
  retainedUntil!: string | null;

  /** That day as its kind of record has it; where `retainedUntil` differs, its maker or a destruction set that. */
  @Column("date", { name: "term_until", nullable: true })
  termUntil!: string | null;

  /** Birth date of the youngest it is about, where all are known and the term of its kind depends on it. */
  @Column("date", { name: "youngest_born", nullable: true })
  youngestBorn!: string | null;

  /** The first day on which others may read it again; while a hold says so, the owner discloses it to nobody else. */
  @Column("date", { name: "withheld_until", nullable: true })
  withheldUntil!: string | null;

  @Column("boolean", { name: "necessary_for_supervision" })
  necessaryForSupervision!: boolean;

  @Column("boolean", { name: "delivered_to_board" })
  deliveredToBoard!: boolean;

  @Column("boolean", { name: "court_document" })
  courtDocument!: boolean;

  @Column("text", { name: "packaged_for", array: true })
  packagedFor!: string[];
}

/** The marks of a new record: none, until its owner sets one. */
export const NO_MARKS = {
  changedAt: null as Date | null,
  retainedUntil: null as string | null,
  termUntil: null as string | null,
  youngestBorn: null as string | null,
  withheldUntil: null as string | null,
  necessaryForSupervision: false,
  deliveredToBoard: false,
  courtDocument: false,
  packagedFor: [] as string[],
};
