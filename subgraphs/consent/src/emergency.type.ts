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
        when: "the asker is neither reviewer nor privacy officer of the organisation that opened it, nor brought into the case to review",
      },
    ],
  },
)
export class AfterReview {
  @Id(() => ID)
  id!: string;
  @Meta(() => ID, "Case to which emergency access was opened.")
  caseId?: string;
  @Meta(() => ID, "The emergency access; stands in the ledger of every owner that was asked.")
  emergencyAccess?: string;
  @Classified(() => Professional, { ...REVIEWED, description: "Who opened it." })
  openedBy?: Professional;
  @Meta(() => GraphQLISODateTime, "When.")
  openedAt?: Date;
  @Meta(() => GraphQLISODateTime, "When it ended, or will.")
  endsAt?: Date;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "Who was in danger, as it was stated." })
  dangerTo?: string;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "What was happening, as it was stated." })
  dangerNow?: string;
  @Classified(() => String, { ...REVIEWED_TEXT, description: "Why the usual route was too late, as it was stated." })
  noOtherRoute?: string;
  @Meta(() => GraphQLISODateTime, "Before when the account is written.")
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
  @Meta(() => GraphQLISODateTime, "Before when the persons are told who must still be, as soon as that is safe; of several the first.")
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
