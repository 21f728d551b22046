import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "The items a report or petition is based on, to freeze as they are now (*momentopname*)." })
export class ReportSnapshotInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => [ID], { description: "Whom the report or petition is about; at least one." })
  about!: string[];
  @Field(() => [ID], { description: "Items of the declared case, that you may read now; 1 to 200." })
  items!: string[];
}
