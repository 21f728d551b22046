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
