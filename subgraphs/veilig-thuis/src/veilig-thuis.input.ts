import { Field, GraphQLISODateTime, ID, InputType } from "type-graphql";
import { AdviceAsker, ReportOrigin, SafetyJudgement, ViolenceType } from "./veilig-thuis.type.js";

@InputType({ description: "A report to record." })
export class ReportInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => [ID], { description: "Persons the report is about." })
  about!: string[];
  @Field(() => GraphQLISODateTime, { description: "When it came in." })
  receivedAt!: Date;
  @Field(() => ReportOrigin, { description: "Kind of reporter (*herkomst*)." })
  origin!: ReportOrigin;
  @Field(() => String, { description: "The report as told." })
  content!: string;
  @Field(() => [ViolenceType], { description: "Kinds of violence it speaks of (*geweldsvormen*).", defaultValue: [] })
  violenceTypes!: ViolenceType[];
  @Field(() => Boolean, { description: "Direct action is needed." })
  acute!: boolean;
  @Field(() => Boolean, { description: "Children were present." })
  childrenPresent!: boolean;
  @Field(() => String, { nullable: true, description: "Name of the reporter; stays inside Veilig Thuis." })
  reporterName?: string;
  @Field(() => String, { nullable: true, description: "Capacity of the reporter; stays inside Veilig Thuis." })
  reporterCapacity?: string;
  @Field(() => Boolean, { description: "The reporter wants to hear the outcome.", defaultValue: false })
  reporterWantsFeedback!: boolean;
}

@InputType({ description: "A safety assessment to record." })
export class SafetyAssessmentInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => [ID], { description: "Persons it is about." })
  about!: string[];
  @Field(() => [String], { description: "Facts about unsafe events, each with its source." })
  events!: string[];
  @Field(() => SafetyJudgement, { description: "Outcome (*veiligheidsoordeel*)." })
  judgement!: SafetyJudgement;
  @Field(() => [String], { description: "Risk factors; no input of the judgement.", defaultValue: [] })
  riskFactors!: string[];
  @Field(() => String, { description: "Next step that was decided." })
  decision!: string;
}

@InputType({ description: "Advice that was given, in general words. There is no field for a person." })
export class AdviceContactInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => AdviceAsker, { description: "Who asked, by kind (*adviesvrager*)." })
  askerKind!: AdviceAsker;
  @Field(() => String, { description: "What it was about, in general." })
  theme!: string;
  @Field(() => String, { description: "The advice, in general." })
  adviceGiven!: string;
}
