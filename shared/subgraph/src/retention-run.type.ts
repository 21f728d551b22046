import { GraphQLLocalDate } from "graphql-scalars";
import { ID, Int } from "type-graphql";
import { Classified, Id, RecordObject } from "./classified.js";

const Process = (type: () => unknown, description: string): PropertyDecorator => Classified(type, { category: "METADATA", confidentiality: "C2", description });

@RecordObject("RetentionRun", "What was erased in one day of one kind of record of your organisation, and what was not (*opschoning*). For its privacy officer.", {
  shareable: true,
})
export class RetentionRun {
  @Id(() => ID)
  id!: string;
  @Process(() => GraphQLLocalDate, "On which day.")
  day?: string;
  @Process(() => String, "Of which kind: the table in which it is kept.")
  recordTable?: string;
  @Process(() => Int, "Records that were erased because their term was over.")
  erased?: number;
  @Process(() => Int, "Records whose term is over and that a hold keeps.")
  held?: number;
  @Process(() => Int, "Records whose term is over and that could not be erased, because something refers to them that is kept.")
  failed?: number;
  @Process(() => Int, "Holds to keep whose day was found to have passed: what they kept is erased two weeks later at the earliest.")
  lapsedHolds?: number;
}
