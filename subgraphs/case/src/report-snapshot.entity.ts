import type { Category, Confidentiality } from "@samenhang/policy";
import { RecordEntity, Retained, type InformationNature } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";

/** It is kept as long as the file in which the report or petition is. */
const ownerIs = (kind: "VT" | "GI" | "RVDK"): string => `EXISTS (SELECT FROM organisation o WHERE o.slug = row.owner AND o.kind = '${kind}')`;

/**
 * One item as it was when a report or petition was made on it. `owner` made the report, `about` names the persons of the item
 * and of the report. Never changed: the application may not (see the migration).
 */
@Entity("report_snapshot_item")
@Retained({ code: "RT-VT", when: ownerIs("VT") }, { code: "RT-GI", when: ownerIs("GI") }, { code: "RT-RVDK", when: ownerIs("RVDK") }, { code: "RT-LT" })
export class SnapshotItemEntity extends RecordEntity {
  @Column("uuid")
  snapshot!: string;
  @Column("uuid")
  item!: string;
  @Column("int")
  version!: number;
  @Column("text")
  nature!: InformationNature;
  @Column("text")
  category!: Category;
  @Column("text")
  confidentiality!: Confidentiality;
  @Column("boolean", { name: "was_disputed" })
  wasDisputed!: boolean;
}
