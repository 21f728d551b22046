import { Field, ID, InputType } from "type-graphql";
import { TeamHat } from "./lokaal-team.type.js";

@InputType({ description: "A request for help to record." })
export class HelpRequestInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => [ID], { description: "Persons it is about." })
  about!: string[];
  @Field(() => String, { description: "The question in the person's own words." })
  question!: string;
  @Field(() => TeamHat, { description: "In which task the team takes it up (*pet*)." })
  hat!: TeamHat;
}
