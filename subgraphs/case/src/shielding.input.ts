import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { LeakSource, ShieldedThing } from "./shielding.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";
const WORDS = "Words that would tell the place, to be searched for in free text (the name of a school, a shelter, a street): at most 20, of at most five words each.";

@InputType({ description: "A shielding order to begin. It holds at once." })
export class ShieldingOrderInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "Who is shielded." })
  subject!: string;
  @Field(() => [ID], { description: "From whom." })
  hiddenFrom!: string[];
  @Field(() => [ShieldedThing], { description: "What is hidden." })
  what!: ShieldedThing[];
  @Field(() => String, { description: "Why." })
  ground!: string;
  @Field(() => [ID], { description: "Safety officers who may see it, each with a second person." })
  safetyOfficers!: string[];
  @Field(() => [String], { defaultValue: [], description: WORDS })
  words!: string[];
}

@InputType({ description: "Approval of a shielding order, by another than who proposed it." })
export class ShieldingApproveInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The shielding order." })
  orderId!: string;
  @Field(() => ID, { description: "Who is shielded." })
  subject!: string;
  @Field(() => [LeakSource], { description: "What you went through for what could reveal the place; all of the list." })
  checked!: LeakSource[];
  @Field(() => [String], { defaultValue: [], description: `${WORDS} Added to those there are.` })
  words!: string[];
}

@InputType({ description: "A review of a shielding order: it is still needed, for at most three months more." })
export class ShieldingReviewInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The shielding order." })
  orderId!: string;
  @Field(() => ID, { description: "Who is shielded." })
  subject!: string;
  @Field(() => String, { description: "Why it is still needed, in at least 20 characters." })
  finding!: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "When to review it again; left out: three months on, which is also the latest." })
  reviewAt?: string;
  @Field(() => [String], { nullable: true, description: `${WORDS} Take the place of those there are; left out: they stay.` })
  words?: string[];
  @Field(() => [ID], { defaultValue: [], description: "Safety officers to name beside those there are." })
  nameAlso!: string[];
}

@InputType({ description: "A proposal that a shielding order ends; another named officer decides." })
export class ShieldingEndProposeInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The shielding order." })
  orderId!: string;
  @Field(() => ID, { description: "Who is shielded." })
  subject!: string;
  @Field(() => String, { description: "What the shielded person thinks of it, in at least 20 characters." })
  victimView!: string;
  @Field(() => String, { description: "Why it is no longer needed, in at least 20 characters." })
  reason!: string;
}

@InputType({ description: "Your decision on a proposal that a shielding order ends." })
export class ShieldingEndConfirmInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The shielding order." })
  orderId!: string;
  @Field(() => ID, { description: "Who is shielded." })
  subject!: string;
  @Field(() => Boolean, { description: "You agree; false drops the proposal, and it goes on hiding." })
  isAgreed!: boolean;
}

@InputType({ description: "A decision of two that a named safety officer may see what is shielded." })
export class ShieldedAccessInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The shielding order." })
  orderId!: string;
  @Field(() => ID, { description: "Who is shielded." })
  subject!: string;
  @Field(() => ID, { description: "The officer; not you." })
  officer!: string;
  @Field(() => GraphQLLocalDate, { description: "Last day; at most 7 days on." })
  until!: string;
}
