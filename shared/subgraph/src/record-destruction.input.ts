import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "An accepted request for destruction, to carry out in the files of your organisation." })
export class RecordsDestroyInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The request, accepted by your organisation." })
  request!: string;
  @Field(() => ID, { description: "About whom it is." })
  person!: string;
  @Field(() => [ID], { defaultValue: [], description: "Records that are kept because somebody else has a considerable interest in them, beside those the hub keeps by itself." })
  keep!: string[];
  @Field(() => String, { description: "What was done, and what was kept and why, in words for the person; at least 20 characters." })
  account!: string;
}
