import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLISODateTime, ID, Int } from "type-graphql";
import { Professional } from "./consent.type.js";

export const NoticeKind = codeList("NoticeKind", "What an organisation must hear at once (*soort kennisgeving*).", {
  EMERGENCY_ACCESS_OPENED: "somebody opened emergency access to a case (noodtoegang geopend)",
});
export type NoticeKind = keyof typeof NoticeKind;

@RecordObject("EmergencyAccess", "Emergency access you opened (*noodtoegang*): what is open, and what you still owe about it. Only you see it.")
export class EmergencyAccess {
  @Id(() => ID)
  id!: string;
  @Meta(() => ID, "To which case. Send it in `Samenhang-Case`, and the id of the access in `Samenhang-Break-Glass`.")
  caseId?: string;
  @Meta(() => Boolean, "It can be used now.")
  isOpen?: boolean;
  @Meta(() => GraphQLISODateTime, "When you opened it.")
  openedAt?: Date;
  @Meta(() => GraphQLISODateTime, "When it ends by itself.")
  expiresAt?: Date;
  @Meta(() => GraphQLISODateTime, "When you closed it before that.")
  closedAt?: Date;
  @Meta(() => GraphQLISODateTime, "Before when you write your account (*verantwoording*).")
  accountDue?: Date;
  @Meta(() => GraphQLISODateTime, "When you wrote it.")
  accountAt?: Date;
  @Meta(() => GraphQLISODateTime, "Before when it is checked by someone who was not involved (*eerste controle*).")
  firstCheckDue?: Date;
  @Meta(() => GraphQLISODateTime, "Before when it is reviewed (*toetsing achteraf*).")
  fullCheckDue?: Date;
  @Meta(() => Boolean, "Something is too late; until it is done you cannot open emergency access again.")
  isOverdue?: boolean;
}

export const ReviewTrigger = codeList("ReviewTrigger", "What is reviewed afterwards (*aanleiding van de toetsing achteraf*).", {
  BREAK_GLASS: "emergency access (noodtoegang)",
  ACUTE_MEASURE: "a measure given at once: a provisional supervision order or guardianship, or a home ban (acute maatregel)",
  EMERGENCY_REFERRAL: "a referral in immediate danger, that passed over a check (acute verwijzing)",
});
export type ReviewTrigger = keyof typeof ReviewTrigger;

const REVIEWED = { category: "DECISION", confidentiality: "C2" } as const;
const REVIEWED_TEXT = { category: "DECISION", confidentiality: "C3" } as const;

@RecordObject(
  "AfterReview",
  "Review of what was done in an emergency, by someone who was not involved (*toetsing achteraf*, R-058). Privacy officers see its metadata, reviewers its text as well.",
  {
    becomes: [
      {
        category: "DECISION",
        confidentiality: "C8",
        because: "PARTIES",
        when: "the asker is neither reviewer nor privacy officer of the organisation that acted, nor from another region and brought into the case to review; of a referral nobody is brought in",
      },
    ],
  },
)
export class AfterReview {
  @Id(() => ID)
  id!: string;
  @Meta(() => ReviewTrigger, "What kind of act is reviewed.")
  trigger?: ReviewTrigger;
  @Meta(() => ID, "Case in which it was done; it is not closed before the review is completed. Null where it was done in no case of the organisation.")
  caseId?: string;
  @Meta(() => ID, "The emergency access, measure, order or referral; that of emergency access stands in the ledger of every owner that was asked.")
  reviewedRecord?: string;
  @Classified(() => Professional, { ...REVIEWED, description: "Who opened it, or acted." })
  actedBy?: Professional;
  @Meta(() => GraphQLISODateTime, "When, or when it was heard of.")
  actedAt?: Date;
  @Meta(() => Boolean, "Something is too late: the account, the first check or the whole review.")
  isOverdue?: boolean;
  @Meta(() => GraphQLISODateTime, "When emergency access ended, or will.")
  endsAt?: Date;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "Who was in danger, as it was stated." })
  dangerTo?: string;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "What was happening, as it was stated." })
  dangerNow?: string;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "Why the usual route was too late, as it was stated." })
  noOtherRoute?: string;
  @Meta(() => GraphQLISODateTime, "Before when the account of emergency access is written.")
  accountDue?: Date;
  @Meta(() => GraphQLISODateTime, "When it was written.")
  accountAt?: Date;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "What was done and why, by who opened it (*verantwoording*)." })
  account?: string;
  @Meta(() => GraphQLISODateTime, "Before when the first check is done.")
  firstCheckDue?: Date;
  @Meta(() => GraphQLISODateTime, "When it was done.")
  firstCheckAt?: Date;
  @Classified(() => Professional, { ...REVIEWED, description: "Who did the first check (*toetser*)." })
  reviewer?: Professional;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "What the first check found (*eerste controle*)." })
  firstCheck?: string;
  @Meta(() => GraphQLISODateTime, "Before when the whole review is done.")
  fullCheckDue?: Date;
  @Meta(() => GraphQLISODateTime, "When it was done.")
  completedAt?: Date;
  @Classified(() => Professional, { ...REVIEWED, description: "Who did the whole review." })
  completedBy?: Professional;
  @Classified(() => Boolean, { ...REVIEWED, description: "The danger was judged rightly." })
  wasDangerReal?: boolean;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "What else could have been done." })
  alternatives?: string;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "What the review found." })
  finding?: string;
  @Meta(() => GraphQLISODateTime, "Before when the persons are told of emergency access who must still be, as soon as that is safe; of several the first.")
  informDue?: Date;
  @Meta(() => Int, "How many persons must still be told, and were not put aside on a ground.")
  personsToTell?: number;
  @Meta(() => Boolean, "For one of them it is too late; the review is not completed before.")
  isInformOverdue?: boolean;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "When and how the persons were told, or why not yet." })
  personsInformed?: string;
}

@RecordObject(
  "OrganisationNotice",
  "What your organisation must hear at once (*kennisgeving aan een organisatie*). Who acted stands in the ledger of the owners that were asked.",
  {
    becomes: [
      {
        category: "DECISION",
        confidentiality: "C8",
        because: "PARTIES",
        when: "the asker is neither privacy officer nor coordinates the declared case in the name of the organisation",
      },
    ],
  },
)
export class OrganisationNotice {
  @Id(() => ID)
  id!: string;
  @Classified(() => NoticeKind, { ...REVIEWED, description: "What happened." })
  kind?: NoticeKind;
  @Meta(() => ID, "In which case.")
  caseId?: string;
  @Meta(() => GraphQLISODateTime, "When.")
  at?: Date;
}
