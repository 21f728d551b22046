import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID } from "type-graphql";
import { Classified, Id, RecordObject } from "./classified.js";
import { codeList } from "./code-list.js";

export const HoldKind = codeList("HoldKind", "What a hold does (*soort blokkade*).", {
  KEEP: "the record is kept though its term is over, for a complaint or a court (bewaarplicht, legal hold)",
  DO_NOT_DISCLOSE: "the record is not disclosed to others, such as during a criminal investigation (niet verstrekken)",
});
export type HoldKind = keyof typeof HoldKind;

export const HoldState = codeList("HoldState", "Where a hold stands.", {
  ASKED: "waits for the colleague; until then a record is kept, and not yet kept from others",
  RUNNING: "holds",
  END_ASKED: "holds, and a colleague is asked to agree that it ends",
  LAPSED: "its day has passed: it no longer holds, and is to be looked at",
});
export type HoldState = keyof typeof HoldState;

/** About the work on a record, never about what it says (model.md section 1.17: MET/C2). */
const Process = (type: () => unknown, description: string): PropertyDecorator => Classified(type, { category: "METADATA", confidentiality: "C2", description });

@RecordObject(
  "RecordHold",
  "A hold on one record: why, until when, and who decided it with whom (*blokkade*). For who set it, the colleague who was asked, and the privacy officer of the same organisation.",
  { shareable: true },
)
export class RecordHold {
  @Id(() => ID)
  id!: string;
  @Process(() => HoldKind, "What it does.")
  kind?: HoldKind;
  @Process(() => HoldState, "Where it stands.")
  state?: HoldState;
  @Process(() => String, "Type of the record.")
  recordType?: string;
  @Process(() => ID, "The record.")
  record?: string;
  @Process(() => [ID], "Whom the record is about, as numbers.")
  personIds?: string[];
  @Process(() => String, "Why (*reden*).")
  reason?: string;
  @Process(() => GraphQLLocalDate, "The first day on which it no longer holds; to be looked at before (*toetsdatum*).")
  reviewAt?: string;
  @Process(() => ID, "Who set it.")
  setBy?: string;
  @Process(() => GraphQLISODateTime, "When.")
  setAt?: Date;
  @Process(() => ID, "The colleague who is asked to agree, or agreed.")
  approver?: string;
  @Process(() => GraphQLISODateTime, "When the colleague agreed.")
  approvedAt?: Date;
  @Process(() => String, "Why it should end.")
  endReason?: string;
  @Process(() => ID, "The colleague who is asked to agree that it ends.")
  endApprover?: string;
  @Process(() => GraphQLLocalDate, "When it was reported that its day had passed; what it kept is erased two weeks later at the earliest.")
  reportedOn?: string;
}
