import { Field, ID, InputType } from "type-graphql";
import { ReferralAllegationStatus, ReferralSafetyJudgement, ReferralState, ReferralType, ReferralUrgency } from "./referrals.type.js";

@InputType({ description: "What is handed over (*pakket*); it cannot be changed after it was sent." })
export class ReferralPackageInput {
  @Field(() => String, { description: "What the receiver must know." })
  summary!: string;
  @Field(() => ReferralAllegationStatus, { nullable: true, description: "What became of the allegations." })
  allegationStatus?: ReferralAllegationStatus;
  @Field(() => ReferralSafetyJudgement, { nullable: true, description: "Judgement on safety." })
  safetyJudgement?: ReferralSafetyJudgement;
  @Field(() => [String], { description: "Conditions for direct safety.", defaultValue: [] })
  safetyConditions!: string[];
  @Field(() => String, { nullable: true, description: "What the family knows." })
  familyKnows?: string;
}

@InputType({ description: "A referral to send (*verwijzing*)." })
export class ReferralInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ReferralType, { description: "What it asks of the receiver." })
  type!: ReferralType;
  @Field(() => ID, { description: "Organisation it is for." })
  receiver!: string;
  @Field(() => [ID], { description: "Persons it is about." })
  persons!: string[];
  @Field(() => [String], { description: "Age groups of the persons, as codes. Read before the referral is accepted." })
  ageBands!: string[];
  @Field(() => String, { nullable: true, description: "Municipality of the persons. Read before the referral is accepted." })
  municipality?: string;
  @Field(() => String, { description: "What is asked, in general, at most 100 characters. Read before the referral is accepted: name no one." })
  questionType!: string;
  @Field(() => ReferralUrgency, { description: "How fast it must be taken up. Read before the referral is accepted." })
  urgency!: ReferralUrgency;
  @Field(() => String, { description: "On which ground the persons are referred." })
  ground!: string;
  @Field(() => [ID], { description: "Who of the persons was told.", defaultValue: [] })
  informedPersons!: string[];
  @Field(() => String, { nullable: true, description: "Why someone was not told; needed unless everyone was." })
  notInformedReason?: string;
  @Field(() => ReferralPackageInput, { description: "What is handed over. Read once the referral is accepted." })
  package!: ReferralPackageInput;
}

@InputType({ description: "A step of a referral (*verwijzing behandelen*)." })
export class ReferralMoveInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The referral." })
  id!: string;
  @Field(() => ReferralState, { description: "The state it goes to." })
  to!: ReferralState;
  @Field(() => String, { nullable: true, description: "Why; needed to return a referral. Both parties read it: name no one." })
  reason?: string;
}
