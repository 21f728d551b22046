import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { HoldKind } from "./record-hold.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A hold on one record of your organisation: to keep it, or to keep it from others." })
export class RecordHoldInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The record." })
  record!: string;
  @Field(() => ID, { description: "One of the persons it is about." })
  person!: string;
  @Field(() => HoldKind, { description: "What the hold does." })
  kind!: HoldKind;
  @Field(() => String, { description: "Why, in at least 20 characters." })
  reason!: string;
  @Field(() => GraphQLLocalDate, { description: "The first day on which it no longer holds; at most a year ahead." })
  reviewAt!: string;
  @Field(() => ID, { description: "The colleague who decides it with you; not you." })
  approver!: string;
}

@InputType({ description: "What you decide, as the colleague who was asked, on a hold or on its end." })
export class RecordHoldDecideInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The hold." })
  id!: string;
  @Field(() => Boolean, { description: "You agree." })
  isAgreed!: boolean;
}

@InputType({ description: "The end of a hold. The privacy officer ends it, or the colleague who agreed to it; who set it asks a colleague." })
export class RecordHoldEndInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The hold." })
  id!: string;
  @Field(() => String, { description: "Why it ends, in at least 20 characters." })
  reason!: string;
  @Field(() => ID, { nullable: true, description: "Who set it names the colleague who decides it with them." })
  approver?: string;
}
