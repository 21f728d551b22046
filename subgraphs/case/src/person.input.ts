import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { AddressKind, AuthorityKind, RelationBasis, RelationType } from "./person.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A relation to record." })
export class RelationInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "Who is." })
  from!: string;
  @Field(() => ID, { description: "Of whom." })
  to!: string;
  @Field(() => RelationType, { description: "What." })
  type!: RelationType;
  @Field(() => RelationBasis, { description: "On what it rests." })
  basis!: RelationBasis;
  @Field(() => String, { description: "Where it comes from." })
  source!: string;
}

@InputType({ description: "Authority over a child to record, after consulting the register." })
export class AuthorityInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The child." })
  child!: string;
  @Field(() => ID, { description: "Who holds it." })
  holder!: string;
  @Field(() => AuthorityKind, { description: "Kind of authority." })
  kind!: AuthorityKind;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "When the register was consulted; left out means unverified." })
  verifiedAt?: string;
}

@InputType({ description: "An address to record." })
export class AddressInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "Whose." })
  person!: string;
  @Field(() => AddressKind, { description: "What it is for." })
  kind!: AddressKind;
  @Field(() => String, { description: "Street and number." })
  line!: string;
  @Field(() => String, { description: "Postcode." })
  postcode!: string;
  @Field(() => String, { description: "Town." })
  city!: string;
  @Field(() => String, { description: "Municipality." })
  municipality!: string;
  @Field(() => String, { description: "Where it comes from." })
  source!: string;
}
