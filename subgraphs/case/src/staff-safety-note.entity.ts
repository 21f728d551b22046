import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { CLOSING_OF_ALL } from "./case-closed.js";

/** What a professional at the door must know to stay safe, about one person and for a limited time. */
@Entity("staff_safety_note")
@Retained({ code: "RT-CASE", starts: `greatest(coalesce(row.ended_on, row.valid_until), ${CLOSING_OF_ALL})` })
export class StaffSafetyNoteEntity extends RecordEntity {
  @Column("text")
  text!: string;
  @Column("boolean")
  weapon!: boolean;
  @Column("date", { name: "valid_until" })
  until!: string;
  @Column("date", { name: "ended_on", nullable: true })
  endedOn!: string | null;
}
