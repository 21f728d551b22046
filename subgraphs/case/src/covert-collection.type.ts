import { DutyChangeState, InformChannel } from "@samenhang/notification-duty";
import { Classified, codeList, Id, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID, Int } from "type-graphql";
import { Person } from "./person.type.js";
import { Organisation, Professional } from "./reference.type.js";

export const CovertGround = codeList(
  "CovertGround",
  "Why information is collected without the knowledge of the persons (*grond*). A proposal: the criteria await a lawyer (S-18).",
  {
    DANGER_TO_CHILD: "knowing of it would put a child in danger",
    DANGER_TO_ANOTHER: "knowing of it would put somebody else in danger",
    INVESTIGATION_WOULD_FAIL: "knowing of it would defeat an investigation of violence (UAVG 41 lid 1 d)",
    WEIGHING_A_REPORT: "a step of the reporting code that cannot be taken openly yet (meldcode)",
  },
);
export type CovertGround = keyof typeof CovertGround;

export const CovertState = codeList("CovertState", "Where a covert collection stands.", {
  ASKED: "waits for the colleague who was asked; nothing may be collected yet",
  REFUSED: "the colleague refused",
  RUNNING: "agreed; what is collected names it",
  ENDED: "nothing more is collected; it waits for its review",
  REVIEWED: "reviewed, and with that closed",
});
export type CovertState = keyof typeof CovertState;

export const CovertFinding = codeList("CovertFinding", "Whether it was wise to collect without knowledge (*oordeel achteraf*).", {
  WISE: "wise",
  NOT_WISE: "not wise",
  MIXED: "partly wise",
});
export type CovertFinding = keyof typeof CovertFinding;

/** About the work, never what was found (model.md section 1.17: MET/C3). */
const Process = (type: () => unknown, description: string): PropertyDecorator => Classified(type, { category: "METADATA", confidentiality: "C3", description });

@RecordObject("CovertExtension", "More time before the persons are told, asked of a colleague (*uitstel*).")
export class CovertExtension {
  @Process(() => GraphQLLocalDate, "Until when.")
  until?: string;
  @Process(() => String, "Why it is necessary (*noodzaak*).")
  text?: string;
  @Process(() => Professional, "Who asked.")
  askedBy?: Professional;
  @Process(() => GraphQLISODateTime, "When.")
  askedAt?: string;
  @Process(() => Professional, "Who decides; never the collector.")
  approver?: Professional;
  @Process(() => DutyChangeState, "Where it stands.")
  state?: DutyChangeState;
  @Process(() => GraphQLISODateTime, "When it was decided.")
  decidedAt?: string;
}

@RecordObject("CovertTelling", "That a person was told of a covert collection (*informeren*).")
export class CovertTelling {
  @Process(() => ID, "About whom it was, as a number.")
  personId?: string;
  @Process(() => GraphQLLocalDate, "When the person was told.")
  toldOn?: string;
  @Process(() => InformChannel, "Through which safe channel (*veilig kanaal*).")
  safeChannel?: InformChannel;
  @Process(() => String, "What was said of why, in words for the family.")
  explanation?: string;
}

@RecordObject("CovertReview", "The review of a covert collection, by somebody who neither collected nor approved (*toetsing achteraf*).")
export class CovertReview {
  @Process(() => Professional, "By whom. Not told to the family.")
  by?: Professional;
  @Process(() => GraphQLLocalDate, "When.")
  reviewedOn?: string;
  @Process(() => CovertFinding, "Whether it was wise.")
  finding?: CovertFinding;
  @Process(() => String, "What the family is told of whether it was wise (*terugkoppeling*).")
  familyFeedback?: string;
  @Process(() => GraphQLLocalDate, "When the family was told so.")
  familyInformedOn?: string;
  @Process(() => String, "What is learned of it (*les*).")
  lesson?: string;
}

@RecordObject(
  "CovertCollection",
  "Collecting information about persons without their knowledge (*verzamelen zonder medeweten*): recorded first, approved by another, told afterwards, and reviewed. For who works with the persons in the organisation that collects, a colleague something waits for, the privacy officer without its words, and each person from when it was told.",
)
export class CovertCollection {
  @Id(() => ID)
  id!: string;
  @Process(() => [Person], "Whom it is about, where you may see them.")
  persons?: Person[];
  @Process(() => [ID], "Whom it is about, as numbers. A person reads the own.")
  personIds?: string[];
  @Process(() => Organisation, "Who collects.")
  organisation?: Organisation;
  @Process(() => CovertState, "Where it stands.")
  state?: CovertState;
  @Process(() => CovertGround, "On which ground.")
  ground?: CovertGround;
  @Process(() => String, "Why, in words of the collector.")
  groundText?: string;
  @Process(() => String, "Which other ways were considered, and why they fail (*alternatieven*).")
  alternativesConsidered?: string;
  @Process(() => Professional, "Who collects (*verzamelaar*).")
  collectedBy?: Professional;
  @Process(() => GraphQLISODateTime, "When it was asked.")
  askedAt?: Date;
  @Process(() => Professional, "Who approves; never the collector.")
  approver?: Professional;
  @Process(() => GraphQLLocalDate, "When it began: the day it was approved.")
  startedOn?: string;
  @Process(() => GraphQLLocalDate, "When the persons are to be told.")
  plannedInformAt?: string;
  @Process(() => GraphQLLocalDate, "That day after the last extension.")
  extendedTo?: string;
  @Process(() => Boolean, "That day passed, and somebody was not told.")
  isTellingOverdue?: boolean;
  @Process(() => [CovertExtension], "What was asked of colleagues, oldest first.")
  extensions?: CovertExtension[];
  @Process(() => [CovertTelling], "Who was told, oldest first. A person reads what it was told itself.")
  tellings?: CovertTelling[];
  @Process(() => [ID], "The items it collected.")
  items?: string[];
  @Process(() => GraphQLLocalDate, "When collecting ended.")
  endedOn?: string;
  @Process(() => Professional, "Who was asked to review it.")
  reviewer?: Professional;
  @Process(() => GraphQLLocalDate, "First day on which its review is too late; counted from its end, or from when the first person was told.")
  reviewDueAt?: string;
  @Process(() => Boolean, "The term of its review passed.")
  isReviewOverdue?: boolean;
  @Process(() => Int, "Days it waits for its review, from its end or from when the first person was told.")
  daysUnreviewed?: number;
  @Process(() => CovertReview, "Its review.")
  afterReview?: CovertReview;
}
