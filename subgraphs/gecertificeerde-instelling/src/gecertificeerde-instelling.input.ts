import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { MeasureKind } from "./gecertificeerde-instelling.type.js";

@InputType({ description: "A child protection measure to register (*kinderbeschermingsmaatregel*)." })
export class ProtectionMeasureInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The child it was ordered for (*kind*)." })
  child!: string;
  @Field(() => MeasureKind, { description: "Kind of measure (*soort maatregel*)." })
  kind!: MeasureKind;
  @Field(() => GraphQLLocalDate, { description: "First day (*ingangsdatum*)." })
  from!: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "First day on which it no longer holds (*einddatum*). A supervision order always has one." })
  until?: string | null;
  @Field(() => [String], { description: "Concrete threats to the child that the order names (*concrete bedreigingen*)." })
  concreteThreats!: string[];
  @Field(() => String, { description: "Number of the court order (*zaaknummer van de beschikking*)." })
  courtReference!: string;
}

@InputType({ description: "A child protection measure to end today (*beëindiging van een maatregel*)." })
export class ProtectionMeasureEndInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The measure (*maatregel*)." })
  id!: string;
  @Field(() => ID, { description: "The child it was ordered for (*kind*)." })
  child!: string;
  @Field(() => String, { description: "Why it ends (*reden*)." })
  reason!: string;
}
