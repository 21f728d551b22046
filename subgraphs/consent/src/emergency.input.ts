import { Field, ID, InputType } from "type-graphql";

const KEY = "UUID chosen by you; the same key does the work once.";
const TEXT = "At least 20 characters; no more about persons than is needed.";

@InputType({ description: "Emergency access to open, in immediate danger only. It lasts four hours, and you account for it." })
export class EmergencyAccessInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The case, also declared in `Samenhang-Case`." })
  caseId!: string;
  @Field(() => String, { description: `Who is in danger. ${TEXT}` })
  dangerTo!: string;
  @Field(() => String, { description: `What is happening now. ${TEXT}` })
  dangerNow!: string;
  @Field(() => String, { description: `Why the usual route is too late. ${TEXT}` })
  noOtherRoute!: string;
}

@InputType({ description: "Your agreement that a colleague opens emergency access once more. It serves within an hour, for one opening." })
export class EmergencyAgreementInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The case, also declared in `Samenhang-Case`." })
  caseId!: string;
  @Field(() => ID, { description: "The colleague who will open it; not you." })
  opener!: string;
}

@InputType({ description: "Emergency access to close before it ends by itself." })
export class EmergencyCloseInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The emergency access you opened." })
  id!: string;
}

@InputType({ description: "Your account of an emergency access." })
export class EmergencyAccountInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The emergency access you opened." })
  id!: string;
  @Field(() => String, { description: `What you did, what you used of what you saw, and what came of it. ${TEXT}` })
  account!: string;
}

@InputType({ description: "The first check of what was done in an emergency." })
export class AfterReviewFirstCheckInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The review." })
  id!: string;
  @Field(() => String, { description: `What the first check found. ${TEXT}` })
  finding!: string;
}

@InputType({ description: "The whole review of what was done in an emergency (R-058)." })
export class AfterReviewCompleteInput {
  @Field(() => ID, { description: KEY })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The review." })
  id!: string;
  @Field(() => Boolean, { description: "The danger was judged rightly." })
  wasDangerReal!: boolean;
  @Field(() => String, { description: `What else could have been done. ${TEXT}` })
  alternatives!: string;
  @Field(() => String, { description: `What the review found. ${TEXT}` })
  finding!: string;
  @Field(() => String, { description: `When and how the persons were told, or why not yet. ${TEXT}` })
  personsInformed!: string;
}
