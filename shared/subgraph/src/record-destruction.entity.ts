import { Column, Entity } from "typeorm";
import { RecordEntity } from "./record-entity.js";
import { Retained } from "./retained.js";

/** How an organisation carried out one request for destruction in its own files. `about` is whose records, `recordedBy` who did it. */
@Entity("record_destruction")
@Retained({ code: "RT-REQ", starts: "row.carried_out_on" })
export class RecordDestructionEntity extends RecordEntity {
  @Column("uuid")
  request!: string;
  /** Who asked: the person, or who spoke for it. */
  @Column("uuid", { name: "requested_by" })
  requestedBy!: string;
  @Column("date", { name: "carried_out_on" })
  carriedOutOn!: string;
  @Column("text")
  account!: string;
  @Column("int")
  destroyed!: number;
  @Column("int", { name: "kept_by_law" })
  keptByLaw!: number;
  @Column("int", { name: "kept_for_others" })
  keptForOthers!: number;
  @Column("int", { name: "kept_on_hold" })
  keptOnHold!: number;
}
