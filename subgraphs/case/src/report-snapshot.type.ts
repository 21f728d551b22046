import { ITEM_CATEGORIES } from "@samenhang/policy";
import { Classified, EntityPart, Id, InformationNature, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID, Int } from "type-graphql";
import { CorrectionKind } from "./correction-notice.type.js";
import { Organisation } from "./reference.type.js";

/** What a report or petition is based on; who keeps the document names it by this id. */
@EntityPart("ReportSnapshot")
export class ReportSnapshot {
  @Id(() => ID)
  id!: string;
}

@RecordObject(
  "SnapshotItem",
  "An item as it was when a report or petition was made on it (*momentopname*, R-011), and what became of it since. Exists for who may read the item now, and for who made the report; it holds no words.",
  {
    becomes: ITEM_CATEGORIES.map((category) => ({ category, because: "CONTENT" as const, when: "the author of the item said that it is about this", fields: ["item"] })),
  },
)
export class SnapshotItem {
  @Id(() => ID)
  id!: string;
  @Meta(() => ReportSnapshot, "Of which set it is part.")
  snapshot?: ReportSnapshot;
  @Classified(() => ID, { category: "SAFETY", confidentiality: "C3", description: "Which item: read its words where you may." })
  item?: string;
  @Meta(() => Organisation, "Who made the report or petition.")
  organisation?: Organisation;
  @Meta(() => GraphQLISODateTime, "When it was frozen.")
  frozenAt?: Date;
  @Meta(() => Int, "Its version then; counts what was decided on requests to correct it.")
  version?: number;
  @Meta(() => InformationNature, "What kind of truth it claimed then (*aard*).")
  nature?: InformationNature;
  @Meta(() => String, "Its data category then.")
  category?: string;
  @Meta(() => String, "Its confidentiality class then.")
  confidentiality?: string;
  @Meta(() => Boolean, "Someone disputed it then. Null for persons, who do not learn here what another asked.")
  wasDisputed?: boolean;
  @Meta(() => Boolean, "Someone disputes it now.")
  isDisputed?: boolean;
  @Meta(() => Int, "Its version now; null once it is erased.")
  currentVersion?: number;
  @Meta(() => Boolean, "It was corrected or destroyed since: the report or petition that rests on it is to be mended (*verouderd*).")
  isOutdated?: boolean;
  @Meta(() => CorrectionKind, "What was done with it first since.")
  change?: CorrectionKind;
  @Meta(() => GraphQLLocalDate, "When that was decided.")
  changedOn?: string;
}
