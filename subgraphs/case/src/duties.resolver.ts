import {
  NotificationDutyChangeInput,
  NotificationDutyDecideInput,
  NotificationDutyFulfilInput,
  NotificationDutyNoteInput,
  listDuties,
  NOTIFICATION_DUTIES,
} from "@samenhang/notification-duty";
import { ActMutation, ActResult, RecordQuery, RecordsQuery, type Guard, type PublicValue, type RecordType, type RequestContext, type View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Resolver } from "type-graphql";
import { acknowledgeCorrection } from "./correction.acts.js";
import { CorrectionAcknowledgeInput } from "./correction-notice.input.js";
import { correctionNotices } from "./correction-notice.records.js";
import { CorrectionNotice } from "./correction-notice.type.js";
import { decideRequest, extendRequest, makeRequest } from "./data-subject-request.acts.js";
import { DataSubjectRequestDecideInput, DataSubjectRequestExtendInput, DataSubjectRequestInput } from "./data-subject-request.input.js";
import { dataSubjectRequests } from "./data-subject-request.records.js";
import { DataSubjectRequest } from "./data-subject-request.type.js";
import { items } from "./information-item.records.js";
import { InformationItem } from "./information-item.type.js";
import { notificationDuties as notificationDutyActs } from "./notification-duty.acts.js";
import { notificationDuties } from "./notification-duty.records.js";
import { NotificationDuty } from "./notification-duty.type.js";
import { addPersonView } from "./person-view.acts.js";
import { PersonViewInput } from "./person-view.input.js";

type Records<T extends object> = Promise<readonly View<T>[] | null>;
type Answer = Promise<PublicValue>;

/** Always a list, and nothing is announced: that there is nothing and that it is not for the caller look the same. */
const listed = async <T extends object, Row>(guard: Guard, type: RecordType<T, Row>, by: string, key: string, info: GraphQLResolveInfo): Records<T> =>
  (await guard.find(type, by, key, info, [])) ?? [];

const OPEN_DOOR = { category: "METADATA", confidentiality: "C0" } as const;

@Resolver()
export class DutyQueries {
  @RecordsQuery(() => [NotificationDuty], {
    ...NOTIFICATION_DUTIES,
    description: "Duties of your organisation to tell persons (*informatieplichten*): those that wait, what presses most first; of one person all of them.",
  })
  notificationDuties(
    @Arg("person", () => ID, { nullable: true, description: "Of this person." }) person: string | null,
    @Ctx() { guard }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Records<NotificationDuty> {
    return listDuties(guard, notificationDuties, person, info);
  }

  @RecordsQuery(() => [DataSubjectRequest], {
    ...OPEN_DOOR,
    description: "Requests of persons about their data (*verzoeken van betrokkenen*), what waits first: your own, or those to your organisation that are for you.",
  })
  dataSubjectRequests(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<DataSubjectRequest> {
    const { caller } = guard.ticket;
    return caller.organisation.type === "PERSON"
      ? listed(guard, dataSubjectRequests, "person", caller.person ?? "", info)
      : listed(guard, dataSubjectRequests, "owner", caller.organisation.id, info);
  }

  @RecordsQuery(() => [CorrectionNotice], {
    ...OPEN_DOOR,
    description: "Notices that an item was corrected after you read it (*correctieberichten*), what waits first. A privacy officer also sees those its organisation caused.",
  })
  correctionNotices(@Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Records<CorrectionNotice> {
    const { caller } = guard.ticket;
    return caller.organisation.type === "PERSON"
      ? listed(guard, correctionNotices, "actor", caller.actor, info)
      : listed(guard, correctionNotices, "party", caller.organisation.id, info);
  }

  @RecordQuery(() => InformationItem, { category: "SAFETY", confidentiality: "C3", description: "One item by its id (*informatie-item*), as a notice of a correction names it." })
  informationItem(@Arg("id", () => ID) id: string, @Ctx() { guard }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<View<InformationItem> | null> {
    return guard.byId(items, id, info);
  }
}

@Resolver()
export class DutyActs {
  @ActMutation(() => ActResult, "Record that a person was told of a record that came from a third party (*informeren*).")
  notificationDutyFulfil(@Arg("input", () => NotificationDutyFulfilInput) input: NotificationDutyFulfilInput, @Ctx() context: RequestContext): Answer {
    return notificationDutyActs.fulfil(context, input);
  }

  @ActMutation(() => ActResult, "Ask a colleague for more time to tell a person, or not to tell (*uitstel of afzien van informeren*).")
  notificationDutyChangeAsk(@Arg("input", () => NotificationDutyChangeInput) input: NotificationDutyChangeInput, @Ctx() context: RequestContext): Answer {
    return notificationDutyActs.ask(context, input);
  }

  @ActMutation(() => ActResult, "Decide, as the colleague who was asked, on more time or not telling.")
  notificationDutyChangeDecide(@Arg("input", () => NotificationDutyDecideInput) input: NotificationDutyDecideInput, @Ctx() context: RequestContext): Answer {
    return notificationDutyActs.decide(context, input);
  }

  @ActMutation(() => ActResult, "Note something with a duty to tell, as privacy officer (*aantekening*); a second extension needs it.")
  notificationDutyNote(@Arg("input", () => NotificationDutyNoteInput) input: NotificationDutyNoteInput, @Ctx() context: RequestContext): Answer {
    return notificationDutyActs.note(context, input);
  }

  @ActMutation(() => ActResult, "Ask an organisation for access, correction, addition, destruction, to stop, or for an independent review (*verzoek van een betrokkene*).")
  dataSubjectRequestMake(@Arg("input", () => DataSubjectRequestInput) input: DataSubjectRequestInput, @Ctx() context: RequestContext): Answer {
    return makeRequest(context, input);
  }

  @ActMutation(() => ActResult, "Extend the term of a request, with a reason, before it ends (*termijn verlengen*).")
  dataSubjectRequestExtend(@Arg("input", () => DataSubjectRequestExtendInput) input: DataSubjectRequestExtendInput, @Ctx() context: RequestContext): Answer {
    return extendRequest(context, input);
  }

  @ActMutation(() => ActResult, "Decide on a request (*beslissen op een verzoek*). A correction reaches everyone who read the old value.")
  dataSubjectRequestDecide(@Arg("input", () => DataSubjectRequestDecideInput) input: DataSubjectRequestDecideInput, @Ctx() context: RequestContext): Answer {
    return decideRequest(context, input);
  }

  @ActMutation(() => ActResult, "Say that you saw a notice of a correction (*correctiebericht bevestigen*).")
  correctionAcknowledge(@Arg("input", () => CorrectionAcknowledgeInput) input: CorrectionAcknowledgeInput, @Ctx() context: RequestContext): Answer {
    return acknowledgeCorrection(context, input);
  }

  @ActMutation(() => ActResult, "Add how you see an item or a plan (*zienswijze*); it travels with it.")
  personViewAdd(@Arg("input", () => PersonViewInput) input: PersonViewInput, @Ctx() context: RequestContext): Answer {
    return addPersonView(context, input);
  }
}
