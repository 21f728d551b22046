import { Field, ID, InputType } from "type-graphql";
import { GraphQLLocalDate } from "graphql-scalars";
import { ReleaseGround, StatementKind } from "./ggz.type.js";

@InputType({ description: "A statement to release. Nothing of the clinical record goes along but what the text says." })
export class StatementReleaseInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The patient it is about." })
  patient!: string;
  @Field(() => StatementKind, { description: "What it is about." })
  kind!: StatementKind;
  @Field(() => String, { description: "The statement, in your words; no more than the receiver needs." })
  text!: string;
  @Field(() => ReleaseGround, { description: "On what the release rests (*grond*)." })
  ground!: ReleaseGround;
  @Field(() => ID, { description: "Organisation that may read it." })
  releasedTo!: string;
  @Field(() => [String], { description: "Purposes for which it may read it, such as COORDINATE_JOINT_PLAN." })
  purposes!: string[];
  @Field(() => GraphQLLocalDate, { description: "Last day on which it may be read." })
  validUntil!: string;
  @Field(() => String, { description: "How you weighed secrecy against release (*afweging*); stays with the provider." })
  weighing!: string;
}
