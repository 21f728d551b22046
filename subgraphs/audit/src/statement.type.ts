import { Classified, DataCategory, Id, RecordObject } from "@samenhang/subgraph";
import type { Category } from "@samenhang/policy";
import { GraphQLISODateTime, ID, Int } from "type-graphql";
import { Organisation } from "./audit.type.js";

/** Describes how a file was used, not what is in it; who may know of the statement may read all of it, and nobody else any. */
const Told = (type: () => unknown, description: string): PropertyDecorator => Classified(type, { category: "METADATA", confidentiality: "C2", description });

@RecordObject("StatementCategory", "Something of this kind was given (*soort gegevens*).")
export class StatementCategory {
  @Told(() => DataCategory, "The kind (*categorie*).")
  category?: Category;
  @Told(() => String, "What that is, in plain Dutch (*uitleg*).")
  explanation?: string;
}

@RecordObject("StatementGround", "A legal ground on which it was given (*grondslag*).")
export class StatementGround {
  @Told(() => String, "Its number in the policy.")
  id?: string;
  @Told(() => String, "The article.")
  article?: string;
  @Told(() => String, "What it says, in plain Dutch (*uitleg*).")
  explanation?: string;
}

@RecordObject("StatementLine", "One time that something about a person was given (*regel van de verantwoording*). Never what, and never which worker.")
export class StatementLine {
  @Id(() => ID)
  id!: string;
  @Told(() => GraphQLISODateTime, "When (*tijdstip*).")
  recordedAt?: Date;
  @Told(() => Organisation, "Which organisation received it (*ontvanger*).")
  organisation?: Organisation;
  @Told(() => String, "In which role it was asked (*rol*).")
  role?: string;
  @Told(() => String, "For which organisation's task, where that is another (*in opdracht van*).")
  mandateOf?: string;
  @Told(() => Organisation, "From whose records (*bron*).")
  source?: Organisation;
  @Told(() => String, "For which purpose (*doel*).")
  purpose?: string;
  @Told(() => String, "What that purpose is, in plain Dutch (*waarom*).")
  purposeExplanation?: string;
  @Told(() => [StatementCategory], "What kinds of information (*wat*).")
  categories?: StatementCategory[];
  @Told(() => [StatementGround], "On which legal grounds (*op welke grond*).")
  grounds?: StatementGround[];
  @Told(() => Boolean, "Emergency access was used (*noodtoegang*).")
  emergency?: boolean;
}

@RecordObject(
  "DisclosureStatement",
  "Who received what about a person, when, why, on which ground and from which source (*verantwoording van inzage*). Some lines may lawfully be left out: that is not said of any.",
)
export class DisclosureStatement {
  @Id(() => ID)
  id!: string;
  @Told(() => [StatementLine], "Newest first (*regels*).")
  lines?: StatementLine[];
  @Told(() => Int, "How many requests in the period were refused as a whole (*geweigerde vragen*); not whose.")
  refusedAttempts?: number;
  @Told(() => String, "`after` of the next page; null at the end (*verder lezen*).")
  next?: string;
}

@RecordObject("DisclosureReceipt", "Proof of the lines of a statement, to be checked by anyone (*ontvangstbewijs*).")
export class DisclosureReceipt {
  @Id(() => ID)
  id!: string;
  @Told(() => String, "JSON text `samenhang-receipt/1`: keep it as a file and check it with `npm run receipt:verify`.")
  text?: string;
}
