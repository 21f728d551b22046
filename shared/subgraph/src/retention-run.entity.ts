import { Column, Entity } from "typeorm";
import { RecordEntity } from "./record-entity.js";
import { Retained } from "./retained.js";

/** What the retention run did in one day with one kind of record of one controller (`owner`); about nobody. */
@Entity("retention_run")
@Retained({ code: "RT-OVERSIGHT", starts: "row.day" })
export class RetentionRunEntity extends RecordEntity {
  @Column("date")
  day!: string;
  @Column("text", { name: "record_table" })
  recordTable!: string;
  @Column("int")
  erased!: number;
  @Column("int")
  held!: number;
  @Column("int")
  failed!: number;
  @Column("int", { name: "lapsed_holds" })
  lapsedHolds!: number;
}
