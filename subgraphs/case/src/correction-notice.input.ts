import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "That you saw a notice of a correction." })
export class CorrectionAcknowledgeInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The notice." })
  id!: string;
}
