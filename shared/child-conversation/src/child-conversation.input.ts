import { Field, GraphQLISODateTime, ID, InputType } from "type-graphql";
import { ChildWish, ParentalConsent, TalkPlace } from "./child-conversation.type.js";

@InputType({ description: "What a child told in confidence, to record (*kindgesprek*)." })
export class ChildConversationInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The child you heard (*kind*)." })
  child!: string;
  @Field(() => GraphQLISODateTime, { description: "When (*datum*)." })
  heldAt!: Date;
  @Field(() => TalkPlace, { description: "Kind of place (*soort plaats*)." })
  placeKind!: TalkPlace;
  @Field(() => ParentalConsent, { description: "Whether the parents agreed to the talk (*toestemming van de ouders*)." })
  parentalConsent!: ParentalConsent;
  @Field(() => String, { nullable: true, description: "Why it was held without their consent; needed unless they gave it (*grond*)." })
  parentalConsentGround?: string | null;
  @Field(() => ID, { nullable: true, description: "The colleague who decided so with you; needed unless they gave it (*tweede paar ogen*)." })
  decidedWith?: string | null;
  @Field(() => String, { description: "The words of the child (*verhaal van het kind*)." })
  account!: string;
  @Field(() => String, { description: "What follows for safety, without the words (*conclusie*)." })
  conclusion!: string;
  @Field(() => ChildWish, { description: "With whom the child wishes to share it (*wens van het kind*). Opens nothing by itself." })
  childWish!: ChildWish;
  @Field(() => [ID], { defaultValue: [], description: "Persons the child named; with NAMED_PERSONS." })
  shareWithPersons!: string[];
  @Field(() => [ID], { defaultValue: [], description: "Organisations the child named; with NAMED_PERSONS." })
  shareWithOrganisations!: string[];
}

@InputType({ description: "With which organisations a child agrees to share what it told (*instemming van het kind*)." })
export class ChildAgreementInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The talk." })
  id!: string;
  @Field(() => ID, { description: "The child (*kind*)." })
  child!: string;
  @Field(() => [ID], { description: "Organisations it agrees to, by short name. They take the place of those it agreed to before; none takes the agreement back." })
  organisations!: string[];
  @Field(() => String, { description: "On what it rests: from 12 the child's own word; under 12 its wish, and how it was weighed against its best interest (*basis*)." })
  basis!: string;
}
