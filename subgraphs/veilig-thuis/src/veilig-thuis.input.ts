import { GraphQLLocalDate } from "graphql-scalars";
import { Field, GraphQLISODateTime, ID, InputType } from "type-graphql";
import { AdviceAsker, AllegationStatus, ReportOrigin, SafetyJudgement, ViolenceType, VtDecisionKind } from "./veilig-thuis.type.js";

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
  @Field(() => ID, { nullable: true, description: "Who reported, as a caller of the hub: opens `myReports` to that caller and nothing else; stays inside Veilig Thuis." })
  reporterActor?: string | null;
  @Field(() => ID, { nullable: true, description: "Organisation that vouches for that caller; goes with `reporterActor`." })
  reporterOrganisation?: string | null;
  @Field(() => [ID], {
    defaultValue: [],
    description: "Of the persons it is about, who knows of the report already (*geïnformeerd*): by itself, or because you told. For the others a duty to tell begins.",
  })
  informed!: string[];
}

@InputType({ description: "A decision on a report (*besluit*)." })
export class VtDecisionInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The report it is taken on, still open (*melding*)." })
  report!: string;
  @Field(() => [ID], { description: "Persons of that report it is about." })
  about!: string[];
  @Field(() => VtDecisionKind, { description: "What is decided (*soort besluit*). CLOSE ends your task on the report." })
  kind!: VtDecisionKind;
  @Field(() => String, { description: "Under which competence (*bevoegdheid*), such as Wmo 4.1.1 lid 2 onder d." })
  competence!: string;
  @Field(() => String, { nullable: true, description: "Why the report is closed; with CLOSE and only then." })
  closeReason?: string | null;
}

@InputType({ description: "What is alleged about a person (*samenvatting van een beschuldiging*)." })
export class AllegationInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "About whom it is alleged." })
  person!: string;
  @Field(() => String, { description: "In neutral words, naming nobody else: that person may read them (*neutrale omschrijving*)." })
  neutralWording!: string;
  @Field(() => AllegationStatus, { description: "What is known of it (*status*). Has no default." })
  status!: AllegationStatus;
  @Field(() => String, { nullable: true, description: "How that person sees it (*zienswijze*). Who gave a view knows of it." })
  ownView?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: "That person knows of it already (*geïnformeerd*); else a duty to tell begins." })
  isInformed!: boolean;
}

@InputType({ description: "What became of an allegation, or how the person sees it (*uitkomst van een beschuldiging*)." })
export class AllegationConcludeInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The summary." })
  id!: string;
  @Field(() => ID, { description: "About whom it is alleged." })
  person!: string;
  @Field(() => AllegationStatus, { description: "What is known of it now (*status*)." })
  status!: AllegationStatus;
  @Field(() => String, { nullable: true, description: "How that person sees it (*zienswijze*); left out, the earlier view stays." })
  ownView?: string | null;
}

@InputType({ description: "A moment to look whether it is still safe (*monitormoment*)." })
export class MonitoringMomentInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => [ID], { description: "Whose safety is looked at." })
  about!: string[];
  @Field(() => GraphQLLocalDate, { description: "Planned for (*gepland op*)." })
  plannedFor!: string;
  @Field(() => [ID], { defaultValue: [], description: "Whom to speak, of those it is about (*contact met*)." })
  contactWith!: string[];
  @Field(() => Boolean, { nullable: true, description: "It is still safe (*nog veilig*); leave out before the moment." })
  stillSafe?: boolean | null;
  @Field(() => [String], { defaultValue: [], description: "What happened since (*nieuwe gebeurtenissen*)." })
  newEvents!: string[];
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
