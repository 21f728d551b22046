import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A question to a second, authorised person of your organisation, for the declared purpose." })
export class SecondPersonAskInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "About whom." })
  subject!: string;
  @Field(() => [String], { description: "Which categories you need, such as PLAN." })
  categories!: string[];
  @Field(() => String, { description: "Why, in at least 20 characters." })
  question!: string;
}

@InputType({ description: "Your decision on the question of a colleague." })
export class SecondPersonDecideInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The question." })
  id!: string;
  @Field(() => ID, { description: "About whom it is." })
  subject!: string;
  @Field(() => Boolean, { description: "You agree; false refuses." })
  isAgreed!: boolean;
  @Field(() => String, { description: "Why you decide so." })
  reason!: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "Last day your agreement holds; at most seven days on, which is also the default." })
  until?: string;
}
