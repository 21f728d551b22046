import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { CapacityMatter } from "./capacity.type.js";

@InputType({ description: "Whether a person can weigh one matter, as you assessed it." })
export class CapacityInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "Of whom." })
  person!: string;
  @Field(() => CapacityMatter, { description: "Which matter." })
  matter!: CapacityMatter;
  @Field(() => Boolean, { description: "The person can weigh it." })
  isAble!: boolean;
  @Field(() => GraphQLLocalDate, { description: "When you assessed it." })
  assessedAt!: string;
  @Field(() => String, { description: "What it rests on." })
  explanation!: string;
}
