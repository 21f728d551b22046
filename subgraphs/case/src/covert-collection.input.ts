import { InformChannel } from "@samenhang/notification-duty";
import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { CovertFinding, CovertGround } from "./covert-collection.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";
const COLLECTION = "The covert collection.";

@InputType({ description: "Collecting information about persons without their knowledge: asked of a colleague, before anything is collected (R-049)." })
export class CovertCollectionInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => [ID], { description: "About whom." })
  persons!: string[];
  @Field(() => CovertGround, { description: "On which ground." })
  ground!: CovertGround;
  @Field(() => String, { description: "Why, in at least 20 characters." })
  groundText!: string;
  @Field(() => String, { description: "Which other ways you considered and why they fail, in at least 20 characters." })
  alternativesConsidered!: string;
  @Field(() => GraphQLLocalDate, { description: "When the persons are to be told; before the term of the duty to tell ends." })
  plannedInformAt!: string;
  @Field(() => ID, { description: "Which colleague approves; not you." })
  approver!: string;
}

@InputType({ description: "What you decide on a covert collection, or on more time before its persons are told." })
export class CovertCollectionDecideInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: COLLECTION })
  id!: string;
  @Field(() => Boolean, { description: "You agree." })
  isAgreed!: boolean;
}

@InputType({ description: "More time before the persons of a covert collection are told: asked of a colleague." })
export class CovertCollectionExtendInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: COLLECTION })
  id!: string;
  @Field(() => GraphQLLocalDate, { description: "Until when: at most two weeks on, and not past a duty to tell of what was collected." })
  until!: string;
  @Field(() => String, { description: "Why it is necessary, in at least 20 characters." })
  text!: string;
  @Field(() => ID, { description: "Which colleague decides; not you and not the collector." })
  approver!: string;
}

@InputType({ description: "That a person was told of a covert collection." })
export class CovertCollectionInformInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: COLLECTION })
  id!: string;
  @Field(() => ID, { description: "Who of its persons was told." })
  person!: string;
  @Field(() => ID, { nullable: true, description: "Who heard it in that person's place, because it speaks for that person. Left out: the person itself." })
  toldTo?: string;
  @Field(() => GraphQLLocalDate, { description: "When." })
  toldOn!: string;
  @Field(() => InformChannel, { description: "Through which safe channel." })
  safeChannel!: InformChannel;
  @Field(() => String, { description: "What was said of why, in at least 20 characters. Who was told reads it: name nobody else." })
  explanation!: string;
}

@InputType({ description: "The end of a covert collection." })
export class CovertCollectionEndInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: COLLECTION })
  id!: string;
  @Field(() => ID, { description: "Which colleague reviews it, who neither collected nor approved. Ask again to name another." })
  reviewer!: string;
}

@InputType({ description: "The review of a covert collection, which closes it (R-050)." })
export class CovertCollectionReviewInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: COLLECTION })
  id!: string;
  @Field(() => CovertFinding, { description: "Whether it was wise." })
  finding!: CovertFinding;
  @Field(() => String, { description: "What the family was told of whether it was wise, in at least 20 characters. They read it: name nobody else." })
  familyFeedback!: string;
  @Field(() => GraphQLLocalDate, { description: "When the family was told so." })
  familyInformedOn!: string;
  @Field(() => String, { description: "What is learned of it, in at least 20 characters." })
  lesson!: string;
}
