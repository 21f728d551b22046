import { Field, ID, InputType } from "type-graphql";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A conflict of interest of a representative, put to a second person." })
export class ConflictProposeInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "Who is represented." })
  represented!: string;
  @Field(() => ID, { description: "Who represents." })
  representative!: string;
  @Field(() => Boolean, { defaultValue: true, description: "False: their interests no longer conflict." })
  isConflict!: boolean;
  @Field(() => String, { description: "Why, in at least 20 characters." })
  reason!: string;
}

@InputType({ description: "Your decision on what a colleague proposed." })
export class ConflictConfirmInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The proposal." })
  id!: string;
  @Field(() => ID, { description: "Who is represented." })
  represented!: string;
  @Field(() => Boolean, { description: "You agree; false rejects it." })
  isAgreed!: boolean;
  @Field(() => String, { description: "Why you decide so." })
  reason!: string;
}
