import { Field, ID, InputType } from "type-graphql";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "What you think should become of the withholding of a talk, for a colleague to decide (*herbeoordeling voorleggen*)." })
export class WithholdingReviewAskInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The talk." })
  id!: string;
  @Field(() => ID, { description: "The child (*kind*)." })
  child!: string;
  @Field(() => Boolean, { description: "It must stay withheld from who speaks for the child; false shows it to them once your colleague agrees." })
  isWithheld!: boolean;
  @Field(() => String, { description: "Why, in at least 20 characters: what in the interest of the child opposes, or no longer does (*grond*)." })
  ground!: string;
  @Field(() => ID, { description: "The second person, who decides: authorised to weigh what a child told, and another than you and than who heard the child." })
  colleague!: string;
}

@InputType({ description: "What you decide, as the second person, on the withholding of a talk (*herbeoordeling beslissen*)." })
export class WithholdingReviewDecideInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The talk." })
  id!: string;
  @Field(() => Boolean, { description: "You agree; false changes nothing." })
  isAgreed!: boolean;
}
