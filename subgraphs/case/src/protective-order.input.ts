import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { ProtectiveOrderIssuer, ProtectiveOrderKind } from "./protective-order.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A protective order to record." })
export class ProtectiveOrderInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ProtectiveOrderKind, { description: "Kind of order." })
  kind!: ProtectiveOrderKind;
  @Field(() => ProtectiveOrderIssuer, { description: "Who gave it." })
  issuer!: ProtectiveOrderIssuer;
  @Field(() => ID, { description: "Who must keep it." })
  target!: string;
  @Field(() => [ID], { description: "Whom it protects; at least one person, not the target." })
  protects!: string[];
  @Field(() => GraphQLLocalDate, { description: "First day." })
  from!: string;
  @Field(() => GraphQLLocalDate, { description: "First day on which it no longer holds; of a home ban at most four weeks on." })
  until!: string;
}

@InputType({ description: "A protective order to end before its last day." })
export class ProtectiveOrderEndInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The order." })
  id!: string;
  @Field(() => ID, { description: "Who must keep it." })
  target!: string;
  @Field(() => [ID], { description: "Whom it protects." })
  protects!: string[];
}
