import { Field, ID, InputType } from "type-graphql";
import { ViewPosition } from "./information-item.type.js";

@InputType({ description: "How you, or whom you speak for, see an item or a plan. It travels with it." })
export class PersonViewInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "Whose view: your own, or of whom you speak for." })
  person!: string;
  @Field(() => ID, { nullable: true, description: "On which item; that, or a plan." })
  item?: string;
  @Field(() => ID, { nullable: true, description: "On which plan." })
  plan?: string;
  @Field(() => ViewPosition, { description: "Position; that somebody was not heard is for professionals to say." })
  position!: ViewPosition;
  @Field(() => String, { description: "In your own words." })
  text!: string;
}
