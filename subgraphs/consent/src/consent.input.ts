import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { ConsentCapacity, ConsentKind, LegalFactKind, RepresentationType } from "./consent.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A consent or refusal to record." })
export class ConsentInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "About whose data." })
  subject!: string;
  @Field(() => ID, { nullable: true, description: "Who gave or refused it." })
  givenBy?: string;
  @Field(() => ID, { nullable: true, description: "The institution that gave or refused it, where it is guardian; your own." })
  givenByOrganisation?: string;
  @Field(() => ConsentCapacity, { description: "In which capacity." })
  capacity!: ConsentCapacity;
  @Field(() => ConsentKind, { description: "Kind; one never stands in for another." })
  kind!: ConsentKind;
  @Field(() => Boolean, { description: "False records a refusal." })
  isGiven!: boolean;
  @Field(() => ID, { description: "Who may share." })
  fromOrganisation!: string;
  @Field(() => [ID], { description: "With whom; named, never everyone." })
  toOrganisations!: string[];
  @Field(() => [String], { description: "Which categories, such as PLAN." })
  categories!: string[];
  @Field(() => [String], { description: "For which purposes, such as COORDINATE_JOINT_PLAN." })
  purposes!: string[];
  @Field(() => GraphQLLocalDate, { description: "Last day; at most twelve months on." })
  validUntil!: string;
  @Field(() => String, { description: "How it was given: in conversation, in writing, in the portal." })
  channel!: string;
  @Field(() => Boolean, { description: "It was said that help does not depend on it." })
  pressureChecked!: boolean;
  @Field(() => String, { nullable: true, description: "Where the proof is, or a note of what was said." })
  evidence?: string;
  @Field(() => String, { nullable: true, description: "Which text was shown." })
  textVersion?: string;
  @Field(() => String, { nullable: true, description: "In which language it was explained." })
  language?: string;
  @Field(() => Boolean, { nullable: true, description: "An interpreter was there." })
  interpreter?: boolean;
  @Field(() => ID, { nullable: true, description: "The question it answers." })
  request?: string;
}

@InputType({ description: "A consent to withdraw. Works on the very next request." })
export class ConsentWithdrawInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The consent." })
  id!: string;
  @Field(() => ID, { description: "About whose data it is." })
  subject!: string;
}

@InputType({ description: "A representation to record." })
export class RepresentationInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "For whom." })
  represented!: string;
  @Field(() => ID, { description: "Who." })
  representative!: string;
  @Field(() => RepresentationType, { description: "In which capacity." })
  type!: RepresentationType;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "When it was verified; left out means unverified." })
  verifiedAt?: string;
}

@InputType({ description: "A legal fact to attest. Your organisation must be competent for the kind." })
export class LegalFactInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => LegalFactKind, { description: "What." })
  kind!: LegalFactKind;
  @Field(() => [ID], { description: "About whom; one person for a measure, a treatment or a named provider." })
  about!: string[];
  @Field(() => GraphQLLocalDate, { description: "Since when." })
  from!: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "First day it no longer holds." })
  until?: string;
  @Field(() => String, { nullable: true, description: "For a measure: OTS, VOTS, GUARDIANSHIP or PROVISIONAL_GUARDIANSHIP." })
  measure?: string;
  @Field(() => ID, { nullable: true, description: "For a handover: who handed over. For a named provider: the provider." })
  organisation?: string;
}

@InputType({ description: "A legal fact to end. Works on the very next request." })
export class LegalFactEndInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The fact." })
  id!: string;
  @Field(() => [ID], { description: "About whom it is." })
  about!: string[];
}
