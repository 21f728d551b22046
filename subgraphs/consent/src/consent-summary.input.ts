import { Field, ID, InputType } from "type-graphql";
import { ConsentKind } from "./consent.type.js";

@InputType({ description: "One intended sharing." })
export class ConsentSummaryInput {
  @Field(() => ID, { description: "About whose data." })
  subject!: string;
  @Field(() => ID, { description: "Who would share." })
  from!: string;
  @Field(() => ID, { description: "With whom." })
  to!: string;
  @Field(() => String, { description: "For which purpose of the receiver, such as COORDINATE_JOINT_PLAN." })
  purpose!: string;
  @Field(() => [String], { description: "Which categories, such as PLAN." })
  categories!: string[];
  @Field(() => ConsentKind, { defaultValue: "SECRECY_WAIVER", description: "Kind of consent." })
  kind!: ConsentKind;
}
