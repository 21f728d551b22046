import type { Category } from "@samenhang/policy";
import { DataCategory, InformationNature } from "@samenhang/subgraph";
import { Field, ID, InputType } from "type-graphql";
import { InformationOutcome, InformationRefusalReason, InformationRequestUrgency } from "./information-request.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A question to a source (*vraag aan de bron*). Declare why it must be known in `Samenhang-Necessity`; the source reads it." })
export class InformationRequestInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "Whom it is about; one person." })
  person!: string;
  @Field(() => ID, {
    description:
      "Organisation that is asked. A provider of mental health care only where the person's consent names it, or your organisation named it first (`legalFactAttest`, PROVIDER_NAMED): no searching for who treats someone.",
  })
  toOrganisation!: string;
  @Field(() => DataCategory, { description: "What is asked about: the category of the refusal whose next step this is." })
  category!: Category;
  @Field(() => [String], { description: "One to ten concrete questions of 10 to 500 characters. A request for a file is rejected." })
  questions!: string[];
  @Field(() => InformationRequestUrgency, { defaultValue: "NORMAL", description: "How fast an answer is needed. ACUTE belongs to assessing a report and investigating violence." })
  urgency!: InformationRequestUrgency;
  @Field(() => Boolean, { description: "The person was told of the question." })
  personInformed!: boolean;
  @Field(() => String, { nullable: true, description: "Why not; needed unless the person was told." })
  notInformedReason?: string;
}

@InputType({ description: "One statement in answer to a question (*verklaring*)." })
export class AnswerStatementInput {
  @Field(() => String, { description: "What you say, in at most 2,000 characters; only what is necessary for the purpose." })
  text!: string;
  @Field(() => InformationNature, { description: "What kind of truth it claims. Has no default." })
  nature!: InformationNature;
  @Field(() => DataCategory, { description: "What it is about. How confidential it is follows from it." })
  category!: Category;
}

@InputType({ description: "An answer to a question (*antwoord*). It is released to the asking organisation, for the purpose it asked, for a year." })
export class InformationAnswerInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The question." })
  id!: string;
  @Field(() => InformationOutcome, {
    description: "What you say. Mental health care never says NOT_KNOWN_HERE: that would tell who is known.",
  })
  outcome!: InformationOutcome;
  @Field(() => [AnswerStatementInput], { defaultValue: [], description: "One to ten statements, with ANSWERED only." })
  statements!: AnswerStatementInput[];
  @Field(() => String, { nullable: true, description: "On which ground you release them: id of a published ground, such as L-24; with ANSWERED." })
  basis?: string;
  @Field(() => String, { nullable: true, description: "How you weighed it, in at least 20 characters; needed with ANSWERED. Kept, and shown to nobody through the hub." })
  weighing?: string;
  @Field(() => InformationRefusalReason, { nullable: true, description: "Why not; with REFUSED." })
  refusalReason?: InformationRefusalReason;
  @Field(() => String, { nullable: true, description: "The same in your own words, in at most 1,000 characters; with REFUSED. Who asked reads it." })
  refusalText?: string;
}

@InputType({ description: "A question to take back (*vraag intrekken*)." })
export class InformationRequestWithdrawInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The question." })
  id!: string;
}
