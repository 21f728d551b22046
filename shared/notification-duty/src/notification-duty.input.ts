import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { DutyChangeKind, InformChannel, SuppressionGround } from "./notification-duty.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "That a person was told." })
export class NotificationDutyFulfilInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The duty." })
  id!: string;
  @Field(() => ID, { description: "Who was told." })
  person!: string;
  @Field(() => GraphQLLocalDate, { description: "When." })
  toldOn!: string;
  @Field(() => InformChannel, { description: "Through which safe channel." })
  safeChannel!: InformChannel;
}

@InputType({ description: "More time to tell a person, or not telling: asked of a colleague." })
export class NotificationDutyChangeInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The duty." })
  id!: string;
  @Field(() => ID, { description: "Whom it is about." })
  person!: string;
  @Field(() => DutyChangeKind, { description: "What you ask." })
  kind!: DutyChangeKind;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "For an extension: the new first day on which it is too late; at most two weeks after the last." })
  until?: string;
  @Field(() => SuppressionGround, { nullable: true, description: "For not telling: on which ground." })
  ground?: SuppressionGround;
  @Field(() => String, { description: "Why it is necessary, in at least 20 characters." })
  text!: string;
  @Field(() => ID, { description: "Which colleague decides; not you." })
  approver!: string;
}

@InputType({ description: "What you decide on more time or not telling." })
export class NotificationDutyDecideInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The duty." })
  id!: string;
  @Field(() => Boolean, { description: "You agree." })
  isAgreed!: boolean;
}

@InputType({ description: "A note of the privacy officer; a second extension needs one." })
export class NotificationDutyNoteInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The duty." })
  id!: string;
  @Field(() => String, { description: "What you note." })
  text!: string;
}
