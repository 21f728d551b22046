import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A request for investigation that came in (*verzoek tot onderzoek*)." })
export class InvestigationRequestInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The child it is about (*kind*)." })
  child!: string;
  @Field(() => ID, { description: "The organisation that asked (*verzoeker*)." })
  requestedBy!: string;
  @Field(() => String, { description: "Why an investigation is asked (*grond*)." })
  ground!: string;
  @Field(() => Boolean, { description: "Start the investigation now, with you as investigator; else the request waits for a decision.", defaultValue: false })
  start!: boolean;
  @Field(() => [String], { description: "What is to be found out (*onderzoeksvragen*); used when the investigation starts.", defaultValue: [] })
  questions!: string[];
}

@InputType({ description: "What the Board reports (*raadsrapport vastleggen*), facts apart from opinions." })
export class CouncilReportInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => [ID], { description: "Whom it is about; at least one." })
  about!: string[];
  @Field(() => [String], { description: "Facts, each with its source (*feiten*); at least one." })
  facts!: string[];
  @Field(() => [String], { description: "Opinions, each with its holder (*meningen*).", defaultValue: [] })
  opinions!: string[];
  @Field(() => [String], { description: "What parents and child say of it (*zienswijzen*); at least one, or why there is none." })
  viewsOfPersons!: string[];
  @Field(() => [String], { description: "What was considered instead (*alternatieven*); at least one." })
  alternatives!: string[];
  @Field(() => String, { description: "What the Board advises (*advies*)." })
  advice!: string;
  @Field(() => ID, { description: "What it is based on: the id that reportSnapshotFreeze gave (*momentopname*)." })
  snapshot!: string;
  @Field(() => Boolean, { defaultValue: false, description: "You judge it necessary for the supervision order of this child (Jeugdwet 7.3.11 lid 4)." })
  necessaryForSupervision!: boolean;
}
