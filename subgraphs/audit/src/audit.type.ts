import { Classified, codeList, EntityPart, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLISODateTime, ID } from "type-graphql";

export const LedgerEntryKind = codeList("LedgerEntryKind", "What a ledger entry records (*soort regel*).", {
  REQUEST: "a request was admitted (toegelaten vraag)",
  REFUSAL: "a request was refused as a whole (geweigerde vraag)",
  DISCLOSURE: "an owner decided about fields (verstrekking)",
  ACT: "something was recorded or changed (handeling)",
  PRUNE: "entries whose time was over lost their contents (opschoning)",
});
export type LedgerEntryKind = keyof typeof LedgerEntryKind;

@EntityPart("Organisation")
export class Organisation {
  @Id(() => ID)
  id!: string;
}

@RecordObject("LedgerEntry", "What one request meant for one data subject at one owner (*logregel*). Names fields, never values.")
export class LedgerEntry {
  @Id(() => ID)
  id!: string;
  @Meta(() => GraphQLISODateTime, "When it was recorded, before the answer left (*tijdstip*).")
  recordedAt?: Date;
  @Meta(() => String, "Joins the entries of one request across owners (*vraagnummer*).")
  traceId?: string;
  @Meta(() => LedgerEntryKind, "What it records (*soort*).")
  kind?: LedgerEntryKind;
  @Meta(() => String, "Pseudonym of the professional or person who asked (*vrager*).")
  actor?: string;
  @Classified(() => Organisation, { category: "INVOLVEMENT", confidentiality: "C1", description: "For which organisation was asked (*organisatie van de vrager*)." })
  organisation?: Organisation;
  @Classified(() => String, { category: "INVOLVEMENT", confidentiality: "C1", description: "The owner that decided, by the name of its subgraph (*bron*)." })
  owner?: string;
  @Classified(() => String, { category: "INVOLVEMENT", confidentiality: "C1", description: "Role of who asked (*rol*)." })
  role?: string;
  @Meta(() => String, "Declared purpose (*doel*).")
  purpose?: string;
  @Meta(() => ID, "Pseudonym of the data subject; null where it is about none (*betrokkene*).")
  subject?: string;
  @Classified(() => [String], { category: "DECISION", confidentiality: "C1", description: "Fields, or the act, that were decided about (*velden*)." })
  fields?: string[];
  @Classified(() => [String], { category: "DECISION", confidentiality: "C1", description: "What was decided, each outcome once (*uitkomsten*)." })
  outcomes?: string[];
  @Classified(() => [String], { category: "DECISION", confidentiality: "C1", description: "Grounds the decisions rest on, each once (*grondslagen*)." })
  grounds?: string[];
  @Classified(() => [String], { category: "DECISION", confidentiality: "C1", description: "Why, each reason once; to who asked, the reasons that were said (*redenen*)." })
  reasons?: string[];
  @Meta(() => Boolean, "Emergency access was used (*noodtoegang*).")
  breakGlass?: boolean;
  @Meta(() => String, "With which to read on: `after` of the next page (*verder lezen*).")
  cursor?: string;
}
