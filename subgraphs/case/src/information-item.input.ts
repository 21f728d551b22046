import type { Category, Confidentiality } from "@samenhang/policy";
import { ConfidentialityClass, DataCategory, InformationNature } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { Framework } from "./case.type.js";
import { InformationKind, SourceKind } from "./information-item.type.js";

@InputType({ description: "A piece of information to contribute, with where it comes from (R-001, R-002)." })
export class InformationItemInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The case it is contributed to." })
  caseId!: string;
  @Field(() => [ID], { description: "Data subjects; at least one." })
  about!: string[];
  @Field(() => InformationKind, { description: "What it is." })
  kind!: InformationKind;
  @Field(() => String, { description: "What it says." })
  text!: string;
  @Field(() => InformationNature, { description: "What kind of truth it claims. Has no default." })
  nature!: InformationNature;
  @Field(() => ID, { nullable: true, description: "Whose statement, opinion or worry it is." })
  holder?: string;
  @Field(() => GraphQLLocalDate, { description: "When it happened or was seen." })
  observedFrom!: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "Last day, for a period." })
  observedUntil?: string;
  @Field(() => SourceKind, { description: "Kind of source." })
  sourceKind!: SourceKind;
  @Field(() => String, { nullable: true, description: "Which source." })
  sourceReference?: string;
  @Field(() => String, { description: "On which ground it was collected (id of a published ground, such as L-20)." })
  legalBasis!: string;
  @Field(() => Framework, { description: "In which frame it was collected." })
  framework!: Framework;
  @Field(() => DataCategory, { description: "What it is about." })
  category!: Category;
  @Field(() => ConfidentialityClass, { description: "How confidential it is; C1 to C6." })
  confidentiality!: Confidentiality;
  @Field(() => Boolean, { defaultValue: false, description: "You judge it necessary for the supervision order of this child (Jeugdwet 7.3.11 lid 4)." })
  necessaryForSupervision!: boolean;
  @Field(() => [ID], {
    defaultValue: [],
    description: "Who of `about` knows of it already (AVG 14(5)(a)). Every other of whom it did not come must be told: a duty begins with the item (*informatieplicht*).",
  })
  informed!: string[];
  @Field(() => ID, {
    nullable: true,
    description: "Collected without the knowledge of the persons, in this covert collection of your organisation; it runs, and is about all of `about` (R-049).",
  })
  covertCollection?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "Valid until." })
  validUntil?: string;
}
