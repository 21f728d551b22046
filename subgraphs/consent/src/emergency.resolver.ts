import {
  NotificationDutyChangeInput,
  NotificationDutyDecideInput,
  NotificationDutyFulfilInput,
  NotificationDutyNoteInput,
  listDuties,
  NOTIFICATION_DUTIES,
} from "@samenhang/notification-duty";
import { ActMutation, ActResult, RecordsQuery, type Guard, type PublicValue, type RecordType, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver } from "type-graphql";
import { completeAfterReview, recordFirstCheck } from "./after-review.acts.js";
import { emergencyNotificationDuties as dutyActs } from "./emergency-duty.acts.js";
import { emergencyNotificationDuties } from "./emergency-duty.records.js";
import { NotificationDuty } from "./emergency-duty.type.js";
import { agreeToEmergencyAccess, closeEmergencyAccess, openEmergencyAccess, recordEmergencyAccount } from "./emergency.acts.js";
import {
  AfterReviewCompleteInput,
  AfterReviewFirstCheckInput,
  EmergencyAccessInput,
  EmergencyAccountInput,
  EmergencyAgreementInput,
  EmergencyCloseInput,
} from "./emergency.input.js";
import { afterReviews, emergencyAccesses, notices } from "./emergency.records.js";
import { AfterReview, EmergencyAccess, OrganisationNotice } from "./emergency.type.js";

type Records<T extends object> = Promise<readonly View<T>[] | null>;
type Answer = Promise<PublicValue>;

/** Always a list, and nothing is announced: that there is nothing and that it is not for the caller look the same. */
const listed = async <T extends object, Row>(guard: Guard, type: RecordType<T, Row>, by: string, key: string, info: GraphQLResolveInfo): Records<T> =>
  (await guard.find(type, by, key, info, [])) ?? [];

@Resolver()
export class EmergencyQueries {
  @RecordsQuery(() => [EmergencyAccess], {
    category: "METADATA",
    confidentiality: "C0",
    description: "Emergency access you opened and that is not reviewed yet (*uw noodtoegang*), newest first.",
  })
  myEmergencyAccess(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<EmergencyAccess> {
    return listed(guard, emergencyAccesses, "owner", guard.ticket.caller.organisation.id, info);
  }

  @RecordsQuery(() => [AfterReview], {
    category: "METADATA",
    confidentiality: "C0",
    description:
      "Reviews of what was done in an emergency (*toetsing achteraf*), what is late first and what is done last: of the declared case, or else of your organisation. For reviewers and privacy officers.",
  })
  afterReviews(@Ctx() { guard, hub }: RequestContext, @Info() info: GraphQLResolveInfo): Records<AfterReview> {
    const { caller, context } = guard.ticket;
    const reviews = afterReviews(hub.regionOf);
    return context.caseId === undefined ? listed(guard, reviews, "owner", caller.organisation.id, info) : listed(guard, reviews, "casus", context.caseId, info);
  }

  @RecordsQuery(() => [NotificationDuty], {
    ...NOTIFICATION_DUTIES,
    description:
      "Duties of your organisation to tell persons of emergency access (*informatieplichten*): those that wait, what presses most first; of one person all of them. For who opened it, who works with the person, and privacy officers.",
  })
  emergencyNotificationDuties(
    @Arg("person", () => ID, { nullable: true, description: "Of this person." }) person: string | null,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Records<NotificationDuty> {
    return listDuties(guard, emergencyNotificationDuties, person, info);
  }

  @RecordsQuery(() => [OrganisationNotice], {
    category: "METADATA",
    confidentiality: "C0",
    description: "Notices to your organisation (*kennisgevingen*), newest first. For privacy officers, and of the declared case for who coordinates it.",
  })
  notices(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<OrganisationNotice> {
    return listed(guard, notices, "owner", guard.ticket.caller.organisation.id, info);
  }
}

@Resolver()
export class EmergencyActs {
  @ActMutation(() => ActResult, "Open emergency access to the declared case (*noodtoegang openen*), in immediate danger only. Send its id in `Samenhang-Break-Glass`.")
  emergencyAccessOpen(@Arg("input", () => EmergencyAccessInput) input: EmergencyAccessInput, @Ctx() context: RequestContext): Answer {
    return openEmergencyAccess(context, input);
  }

  @ActMutation(() => ActResult, "Agree that a colleague opens emergency access for the third time in 24 hours (*instemmen met noodtoegang*).")
  emergencyAccessAgree(@Arg("input", () => EmergencyAgreementInput) input: EmergencyAgreementInput, @Ctx() context: RequestContext): Answer {
    return agreeToEmergencyAccess(context, input);
  }

  @ActMutation(() => ActResult, "Close emergency access you opened (*noodtoegang sluiten*); it works on the next request.")
  emergencyAccessClose(@Arg("input", () => EmergencyCloseInput) input: EmergencyCloseInput, @Ctx() { acts }: RequestContext): Answer {
    return closeEmergencyAccess(acts, input);
  }

  @ActMutation(() => ActResult, "Write your account of emergency access you opened (*verantwoording*).")
  emergencyAccountRecord(@Arg("input", () => EmergencyAccountInput) input: EmergencyAccountInput, @Ctx() { acts }: RequestContext): Answer {
    return recordEmergencyAccount(acts, input);
  }

  @ActMutation(() => ActResult, "Record the first check of what was done in an emergency (*eerste controle*), by someone who was not involved.")
  afterReviewFirstCheck(@Arg("input", () => AfterReviewFirstCheckInput) input: AfterReviewFirstCheckInput, @Ctx() context: RequestContext): Answer {
    return recordFirstCheck(context, input);
  }

  @ActMutation(() => ActResult, "Complete the review of what was done in an emergency (*toetsing achteraf*), by someone who was not involved.")
  afterReviewComplete(@Arg("input", () => AfterReviewCompleteInput) input: AfterReviewCompleteInput, @Ctx() context: RequestContext): Answer {
    return completeAfterReview(context, input);
  }

  @ActMutation(() => ActResult, "Record that a person was told of emergency access (*informeren*).")
  emergencyNotificationDutyFulfil(@Arg("input", () => NotificationDutyFulfilInput) input: NotificationDutyFulfilInput, @Ctx() context: RequestContext): Answer {
    return dutyActs.fulfil(context, input);
  }

  @ActMutation(() => ActResult, "Ask a colleague for more time to tell a person of emergency access, or not to tell (*uitstel of afzien van informeren*).")
  emergencyNotificationDutyChangeAsk(@Arg("input", () => NotificationDutyChangeInput) input: NotificationDutyChangeInput, @Ctx() context: RequestContext): Answer {
    return dutyActs.ask(context, input);
  }

  @ActMutation(() => ActResult, "Decide, as the colleague who was asked, on more time or not telling of emergency access.")
  emergencyNotificationDutyChangeDecide(@Arg("input", () => NotificationDutyDecideInput) input: NotificationDutyDecideInput, @Ctx() context: RequestContext): Answer {
    return dutyActs.decide(context, input);
  }

  @ActMutation(() => ActResult, "Note something with a duty to tell of emergency access, as privacy officer (*aantekening*); a second extension needs it.")
  emergencyNotificationDutyNote(@Arg("input", () => NotificationDutyNoteInput) input: NotificationDutyNoteInput, @Ctx() context: RequestContext): Answer {
    return dutyActs.note(context, input);
  }
}
