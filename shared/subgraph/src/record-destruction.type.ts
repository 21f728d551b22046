import { GraphQLLocalDate } from "graphql-scalars";
import { ID, Int, type ClassType } from "type-graphql";
import { Classified, EntityPart, Id, RecordObject } from "./classified.js";

/** About the handling of a request, not about what is on file (model.md section 1.21: MET/C2). */
const Handling = (type: () => unknown, description: string): PropertyDecorator => Classified(type, { category: "METADATA", confidentiality: "C2", description });

@RecordObject(
  "RecordDestruction",
  "How an organisation carried out a request for destruction in its own files (*vernietiging*). For who asked, who works with the person and the privacy officer; the numbers for the officer alone, as a number could tell what a person may not know.",
  { shareable: true },
)
export class RecordDestruction {
  @Id(() => ID)
  id!: string;
  @Handling(() => ID, "The request.")
  request?: string;
  @Handling(() => GraphQLLocalDate, "When it was carried out; from that day on what was destroyed is absent.")
  carriedOutOn?: string;
  @Handling(() => String, "What was done, and what was kept and why, in words for the person.")
  account?: string;
  @Handling(() => Int, "Records that were destroyed.")
  destroyed?: number;
  @Handling(() => Int, "Records kept because a law says so.")
  keptByLaw?: number;
  @Handling(() => Int, "Records kept because somebody else has an interest in them.")
  keptForOthers?: number;
  @Handling(() => Int, "Records kept because a hold is on them.")
  keptOnHold?: number;
}

/** The part of a subgraph in a request that the case subgraph describes. */
export function dataSubjectRequestPart(): ClassType<object> {
  @EntityPart("DataSubjectRequest")
  class DataSubjectRequest {
    @Id(() => ID)
    id!: string;
  }
  return DataSubjectRequest;
}
