import { Classified, codeList, Id, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { ID } from "type-graphql";
import { Organisation, Professional } from "./reference.type.js";

export const CorrectionKind = codeList("CorrectionKind", "What was done with an item (AVG 19).", {
  CORRECTED: "corrected, or a person's words were put with it (rectificatie)",
  DESTROYED: "destroyed (wissing): destroy what you kept of it, or say why you may not",
});
export type CorrectionKind = keyof typeof CorrectionKind;

const Handling = (type: () => unknown, description: string): PropertyDecorator => Classified(type, { category: "METADATA", confidentiality: "C2", description });

@RecordObject(
  "CorrectionNotice",
  "That an item was corrected or destroyed, to who read the old value (*correctiebericht*, AVG 19). It holds no content: read the item, with what it was and is, where you may. Who received it sees it, and the privacy officer of who corrected.",
)
export class CorrectionNotice {
  @Id(() => ID)
  id!: string;
  @Handling(() => ID, "Which item.")
  item?: string;
  @Handling(() => CorrectionKind, "What was done with it.")
  kind?: CorrectionKind;
  @Handling(() => Organisation, "Who corrected it.")
  controller?: Organisation;
  @Handling(() => Organisation, "Which organisation read the old value; empty where a person did.")
  recipient?: Organisation;
  @Handling(() => GraphQLLocalDate, "When the old value was last read.")
  sawOldValueOn?: string;
  @Handling(() => GraphQLLocalDate, "When it was corrected.")
  correctedOn?: string;
  @Handling(() => GraphQLLocalDate, "First day on which it is too late to acknowledge.")
  dueAt?: string;
  @Handling(() => GraphQLLocalDate, "When it was acknowledged.")
  acknowledgedAt?: string;
  @Handling(() => Professional, "Who acknowledged; for the own organisation.")
  acknowledgedBy?: Professional;
  @Handling(() => Boolean, "Not acknowledged in time: it stands with the privacy officers of both sides (*geëscaleerd*).")
  isOverdue?: boolean;
}
