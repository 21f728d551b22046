import { Classified, codeList, Id, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID, type ClassType } from "type-graphql";

export const NotificationReason = codeList("NotificationReason", "Why somebody must be told (*reden van informeren*).", {
  NEW_RECORD_FROM_THIRD_PARTY: "a record about the person came from a third party (nieuw gegeven van een derde)",
  COLLECTED_WITHOUT_KNOWLEDGE: "it was collected without the knowledge of the person (verzameld zonder medeweten)",
  RECORD_OF_VEILIG_THUIS: "Veilig Thuis recorded something about the person; of whom it came, if of anybody, is no part of the duty (gegeven bij Veilig Thuis)",
  BREAK_GLASS: "somebody opened emergency access to a case of the person (noodtoegang)",
});
export type NotificationReason = keyof typeof NotificationReason;

export const InformChannel = codeList("InformChannel", "How a person was told (*veilig kanaal*). A code, as words could tell where somebody is.", {
  IN_PERSON: "in a conversation",
  PHONE: "by telephone",
  LETTER: "by letter",
  SECURE_MESSAGE: "by secure message",
  THROUGH_REPRESENTATIVE: "through who speaks for the person",
  THROUGH_SUPPORT_PERSON: "through a support person or lawyer",
});
export type InformChannel = keyof typeof InformChannel;

export const DutyChangeKind = codeList("DutyChangeKind", "What is asked about a duty to tell.", {
  EXTENSION: "more time, at most two weeks (uitstel)",
  SUPPRESSION: "not to tell (afzien van informeren)",
});
export type DutyChangeKind = keyof typeof DutyChangeKind;

export const DutyChangeState = codeList("DutyChangeState", "Where such a question stands.", {
  ASKED: "waits for the colleague",
  AGREED: "agreed",
  REFUSED: "refused",
  REPLACED: "another colleague was asked instead",
});
export type DutyChangeState = keyof typeof DutyChangeState;

export const SuppressionGround = codeList("SuppressionGround", "Why somebody is not told (*grond om niet te informeren*).", {
  KNOWS_ALREADY: "the person has the information already (AVG 14(5)(a))",
  IMPOSSIBLE: "telling is impossible or takes a disproportionate effort (AVG 14(5)(b))",
  LAID_DOWN_IN_LAW: "a law lays down that it is recorded, with safeguards (AVG 14(5)(c))",
  PROFESSIONAL_SECRECY: "professional secrecy of another forbids it (AVG 14(5)(d))",
  SAFETY: "telling would endanger somebody (UAVG 41 lid 1 i)",
  INVESTIGATION: "telling would hinder an investigation of violence or crime (UAVG 41 lid 1 d; Wmo 5.3.1 lid 3)",
});
export type SuppressionGround = keyof typeof SuppressionGround;

/** About the work on a record, never about what it says (model.md section 1.17: MET/C2). */
const Process = (type: () => unknown, description: string): PropertyDecorator => Classified(type, { category: "METADATA", confidentiality: "C2", description });

/** Fields of a duty; the entities in it are those of the subgraph that keeps it. */
export interface NotificationDuty {
  id?: string;
  person?: object;
  personId?: string;
  organisation?: object;
  record?: string;
  reason?: NotificationReason;
  recordedOn?: string;
  dueAt?: string;
  extendedTo?: string;
  isOverdue?: boolean;
  fulfilledAt?: string;
  safeChannel?: InformChannel;
  suppressedReason?: SuppressionGround;
  changes?: object[];
  officerNotes?: object[];
}

/** What a subgraph describes of the entities that others own. */
export interface EntityParts {
  readonly Person: ClassType;
  readonly Organisation: ClassType;
  readonly Professional: ClassType;
}

/** Category and class of the door of a subgraph: that there are no duties and that they are not for the caller look the same. */
export const NOTIFICATION_DUTIES = { category: "METADATA", confidentiality: "C0" } as const;

/** The GraphQL type, the same in every subgraph, with that subgraph's part of the entities in it. */
export function notificationDutyType({ Person, Organisation, Professional }: EntityParts): ClassType<NotificationDuty> {
  @RecordObject("DutyChange", "What was asked of a colleague about a duty to tell, and what was answered.", { shareable: true })
  class DutyChange {
    @Process(() => DutyChangeKind, "What was asked.")
    kind?: DutyChangeKind;
    @Process(() => GraphQLLocalDate, "For an extension: until when.")
    until?: string;
    @Process(() => SuppressionGround, "For not telling: on which ground.")
    ground?: SuppressionGround;
    @Process(() => String, "Why it is necessary (*noodzaak*).")
    text?: string;
    @Process(() => Professional, "Who asked.")
    askedBy?: object;
    @Process(() => GraphQLISODateTime, "When.")
    askedAt?: string;
    @Process(() => Professional, "Who decides; another than who asked.")
    approver?: object;
    @Process(() => DutyChangeState, "Where it stands.")
    state?: DutyChangeState;
    @Process(() => GraphQLISODateTime, "When it was decided.")
    decidedAt?: string;
  }

  @RecordObject("OfficerNote", "A note of the privacy officer with a duty to tell (*aantekening*); no consent.", { shareable: true })
  class OfficerNote {
    @Process(() => Professional, "By whom.")
    by?: object;
    @Process(() => GraphQLISODateTime, "When.")
    at?: string;
    @Process(() => String, "What it says.")
    text?: string;
  }

  @RecordObject(
    "NotificationDuty",
    "The duty to tell a person of a record about them (*informatieplicht*). For who works with that person in the organisation that must tell, who opened the emergency access it is about, a colleague who is asked to decide, and the privacy officer.",
    { shareable: true },
  )
  class DescribedDuty implements NotificationDuty {
    @Id(() => ID)
    id!: string;
    @Process(() => Person, "Who must be told, where you may see the person.")
    person?: object;
    @Process(() => ID, "Who must be told, as a number.")
    personId?: string;
    @Process(() => Organisation, "Who must tell.")
    organisation?: object;
    @Process(() => ID, "About which record.")
    record?: string;
    @Process(() => NotificationReason, "Why.")
    reason?: NotificationReason;
    @Process(() => GraphQLLocalDate, "When it was recorded; the term begins.")
    recordedOn?: string;
    @Process(() => GraphQLLocalDate, "First day on which it is too late.")
    dueAt?: string;
    @Process(() => GraphQLLocalDate, "That day after the last extension.")
    extendedTo?: string;
    @Process(() => Boolean, "The term passed and the person was not told: other organisations no longer read a record that came from a third party.")
    isOverdue?: boolean;
    @Process(() => GraphQLLocalDate, "When the person was told.")
    fulfilledAt?: string;
    @Process(() => InformChannel, "Through which safe channel (*veilig kanaal*).")
    safeChannel?: InformChannel;
    @Process(() => SuppressionGround, "Why the person is not told.")
    suppressedReason?: SuppressionGround;
    @Process(() => [DutyChange], "What was asked of colleagues, oldest first.")
    changes?: object[];
    @Process(() => [OfficerNote], "Notes of the privacy officer, oldest first.")
    officerNotes?: object[];
  }
  return DescribedDuty;
}
