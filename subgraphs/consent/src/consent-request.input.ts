import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { AttemptOutcome } from "./consent-request.type.js";
import { ConsentKind } from "./consent.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A question for consent, as it is put." })
export class ConsentRequestInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "About whose data." })
  subject!: string;
  @Field(() => ID, { nullable: true, description: "Who is asked; someone whose consent is needed, or who is asked as well." })
  askedOf?: string;
  @Field(() => ID, { nullable: true, description: "The institution that is asked, where it is guardian." })
  askedOfOrganisation?: string;
  @Field(() => ConsentKind, { description: "Kind; one never stands in for another." })
  kind!: ConsentKind;
  @Field(() => ID, { description: "Who would share." })
  fromOrganisation!: string;
  @Field(() => [ID], { description: "With whom; named, never everyone." })
  toOrganisations!: string[];
  @Field(() => [String], { description: "Which categories, such as PLAN." })
  categories!: string[];
  @Field(() => [String], { description: "For which purposes, such as COORDINATE_JOINT_PLAN." })
  purposes!: string[];
  @Field(() => String, { description: "What was shown or said." })
  text!: string;
  @Field(() => String, { description: "In which language." })
  language!: string;
}

@InputType({ description: "An attempt to reach who was asked." })
export class ConsentAttemptInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "Your question." })
  request!: string;
  @Field(() => ID, { description: "About whose data it is." })
  subject!: string;
  @Field(() => GraphQLLocalDate, { description: "When." })
  attemptedAt!: string;
  @Field(() => String, { description: "How: by letter, telephone, at the door." })
  channel!: string;
  @Field(() => AttemptOutcome, { description: "Whether they were reached." })
  outcome!: AttemptOutcome;
}
