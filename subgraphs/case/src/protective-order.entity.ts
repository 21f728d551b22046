import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { CLOSING_OF_ALL } from "./case-closed.js";
import type { ProtectiveOrderIssuer, ProtectiveOrderKind } from "./protective-order.type.js";

/** An order against one adult that protects others. `about` are the target and whom it protects. */
@Entity("protective_order")
@Retained({ code: "RT-CASE", starts: `greatest(coalesce(row.ended_on, row.valid_until), ${CLOSING_OF_ALL})` })
export class ProtectiveOrderEntity extends RecordEntity {
  @Column("text")
  kind!: ProtectiveOrderKind;
  @Column("text")
  issuer!: ProtectiveOrderIssuer;
  @Column("uuid")
  target!: string;
  @Column("uuid", { array: true })
  protects!: string[];
  @Column("date", { name: "valid_from" })
  from!: string;
  @Column("date", { name: "valid_until" })
  until!: string;
  @Column("date", { name: "ended_on", nullable: true })
  endedOn!: string | null;
}
