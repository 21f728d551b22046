import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { CasePhase, CaseRole, Framework, ParticipantCapacity } from "./case.type.js";

const KEY = "UUID chosen by you; the same key does the work once.";

@InputType({ description: "A case to open. Persons are added afterwards, one by one." })
export class CaseOpenInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => CasePhase, { description: "Phase it starts in." })
  phase!: CasePhase;
  @Field(() => ParticipantCapacity, { description: "In which capacity you take part." })
  capacity!: ParticipantCapacity;
}

@InputType({ description: "A case to close." })
export class CaseCloseInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The case, also declared in `Samenhang-Case`." })
  id!: string;
  @Field(() => String, { description: "Why." })
  reason!: string;
}

@InputType({ description: "A person to add to the declared case." })
export class PersonAddInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The case, also declared in `Samenhang-Case`." })
  caseId!: string;
  @Field(() => ID, { nullable: true, description: "A person you are already involved with; leave out for someone new to the hub." })
  person?: string;
  @Field(() => String, { nullable: true, description: "Name as used; for someone new." })
  displayName?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "Date of birth; for someone new who is born." })
  birthDate?: string;
  @Field(() => Boolean, { defaultValue: false, description: "Not yet born." })
  isUnborn!: boolean;
  @Field(() => [CaseRole], { description: "Roles in this case." })
  roles!: CaseRole[];
  @Field(() => Framework, { description: "Legal frame for this person." })
  framework!: Framework;
}

@InputType({ description: "A change of the legal frame of a person in the declared case." })
export class CaseFrameworkInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The case, also declared in `Samenhang-Case`." })
  caseId!: string;
  @Field(() => ID, { description: "For whom." })
  person!: string;
  @Field(() => Framework, { description: "The frame from now on; the same frame records that the person was told." })
  framework!: Framework;
  @Field(() => String, { description: "Why." })
  reason!: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: "When the person was told; left out while it does not know." })
  toldAt?: string;
}

@InputType({ description: "A professional to add to the declared case." })
export class ParticipantAddInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The case, also declared in `Samenhang-Case`." })
  caseId!: string;
  @Field(() => ID, { description: "Who." })
  professional!: string;
  @Field(() => ID, { description: "For which organisation." })
  organisation!: string;
  @Field(() => [ID], { description: "About whom; only persons you are involved with yourself." })
  concerns!: string[];
  @Field(() => ParticipantCapacity, { description: "In which capacity." })
  capacity!: ParticipantCapacity;
}

@InputType({ description: "A participation to end." })
export class ParticipantEndInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The participation." })
  id!: string;
  @Field(() => String, { description: "Why." })
  reason!: string;
}
