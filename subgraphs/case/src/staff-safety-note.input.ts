import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A note for the safety of staff to record." })
export class StaffSafetyNoteInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "About whom." })
  person!: string;
  @Field(() => Boolean, { description: "A weapon is known or feared." })
  weapon!: boolean;
  @Field(() => String, { description: "What to know and what to do; facts, and nothing about health." })
  text!: string;
  @Field(() => GraphQLLocalDate, { description: "First day on which it no longer holds; at most six months on." })
  until!: string;
}

@InputType({ description: "A note for the safety of staff to withdraw." })
export class StaffSafetyNoteEndInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The note." })
  id!: string;
  @Field(() => ID, { description: "About whom it is." })
  person!: string;
}
