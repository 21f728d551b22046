import { Column, PrimaryColumn } from "typeorm";

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

  @Column("date", { name: "retained_until", nullable: true })
  retainedUntil!: string | null;

  @Column("boolean", { name: "on_hold" })
  onHold!: boolean;

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
  retainedUntil: null,
  onHold: false,
  necessaryForSupervision: false,
  deliveredToBoard: false,
  courtDocument: false,
  packagedFor: [] as string[],
};
