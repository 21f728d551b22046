import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { ShieldedThing } from "./shielding.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A shielding order to begin. It holds at once." })
export class ShieldingOrderInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "Who is shielded." })
  subject!: string;
  @Field(() => [ID], { description: "From whom." })
  hiddenFrom!: string[];
  @Field(() => [ShieldedThing], { description: "What is hidden." })
  what!: ShieldedThing[];
  @Field(() => String, { description: "Why." })
  ground!: string;
  @Field(() => [ID], { description: "Safety officers who may see it, each with a second person." })
  safetyOfficers!: string[];
}

@InputType({ description: "A decision of two that a named safety officer may see what is shielded." })
export class ShieldedAccessInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The shielding order." })
  orderId!: string;
  @Field(() => ID, { description: "Who is shielded." })
  subject!: string;
  @Field(() => ID, { description: "The officer; not you." })
  officer!: string;
  @Field(() => GraphQLLocalDate, { description: "Last day; at most 7 days on." })
  until!: string;
}
