import { InformationNature } from "@samenhang/subgraph";
import { Field, ID, InputType } from "type-graphql";
import { RequestDecision, RequestKind, RequestRoute } from "./data-subject-request.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "What you ask of an organisation about data of yourself or whom you speak for." })
export class DataSubjectRequestInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => RequestKind, { description: "What you ask." })
  kind!: RequestKind;
  @Field(() => ID, { description: "About whom: yourself, or whom you speak for." })
  person!: string;
  @Field(() => ID, { description: "Of which organisation." })
  organisation!: string;
  @Field(() => [ID], { defaultValue: [], description: "About which items you see, of that organisation; a correction names at least one." })
  items!: string[];
  @Field(() => String, { description: "In your own words. Where you ask to correct an opinion that stays an opinion, these words go with it." })
  text!: string;
}

@InputType({ description: "A longer term for a request, said with a reason before the first term ends; once, two months." })
export class DataSubjectRequestExtendInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The request." })
  id!: string;
  @Field(() => ID, { description: "About whom it is." })
  person!: string;
  @Field(() => String, { description: "Why it takes longer; who asked reads it." })
  reason!: string;
}

@InputType({ description: "How one item is corrected." })
export class ItemCorrectionInput {
  @Field(() => ID, { description: "The item." })
  item!: string;
  @Field(() => String, {
    nullable: true,
    description: "What it says from now on. Not of an opinion, judgement or hypothesis: that is regarded otherwise, or gets the words of the person.",
  })
  text?: string;
  @Field(() => InformationNature, { nullable: true, description: "What it is regarded as from now on." })
  nature?: InformationNature;
}

@InputType({ description: "The decision on a request. A correction or destruction is carried out with it." })
export class DataSubjectRequestDecideInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The request." })
  id!: string;
  @Field(() => ID, { description: "About whom it is." })
  person!: string;
  @Field(() => RequestDecision, { description: "What you decide." })
  decision!: RequestDecision;
  @Field(() => String, { description: "Why, in plain words; who asked reads it." })
  ground!: string;
  @Field(() => [RequestRoute], { defaultValue: [], description: "Where who asked can go next; at least one where not all of it is accepted." })
  routes!: RequestRoute[];
  @Field(() => [ItemCorrectionInput], { defaultValue: [], description: "For a correction: how. All of its items where it is accepted, some where it is in part." })
  corrections!: ItemCorrectionInput[];
  @Field(() => [ID], { defaultValue: [], description: "For a destruction in part: which of its items." })
  destroy!: string[];
}
