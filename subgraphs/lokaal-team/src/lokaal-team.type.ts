import {
  childConversationType,
  withholdingType,
  type ChildConversation as ChildConversationFields,
  type ChildConversationWithholding as ChildConversationWithholdingFields,
} from "@samenhang/child-conversation";
import { Classified, codeList, EntityPart, Id, RecordObject } from "@samenhang/subgraph";
import { GraphQLISODateTime, ID } from "type-graphql";
import { GraphQLLocalDate } from "graphql-scalars";

export const TeamHat = codeList("TeamHat", "In which task the local team works (*pet*); each has rules of its own.", {
  ACCESS: "access to provisions, for the municipality (toegang)",
  HELP: "giving help (hulpverlening)",
});
export type TeamHat = keyof typeof TeamHat;

export const HelpRequestStatus = codeList("HelpRequestStatus", "Where a request for help stands.", {
  OPEN: "asked, not yet clarified",
  CLARIFIED: "clear what is needed (vraag verhelderd)",
  CLOSED: "no longer open",
});
export type HelpRequestStatus = keyof typeof HelpRequestStatus;

export const HelpTrajectoryStatus = codeList("HelpTrajectoryStatus", "Where a help trajectory stands.", {
  WAITING: "agreed, not yet begun (wachttijd)",
  ACTIVE: "help is given",
  ENDED: "help has ended",
});
export type HelpTrajectoryStatus = keyof typeof HelpTrajectoryStatus;

export const HelpFrame = codeList("HelpFrame", "On what footing help is given (*kader*).", {
  OUTREACH: "offered without being asked (bemoeizorg)",
  VOLUNTARY: "voluntary (vrijwillig)",
  ORDERED_BY_COURT: "ordered by a court (gedwongen)",
});
export type HelpFrame = keyof typeof HelpFrame;

const REVEALS_HELP = { reveals: ["PROVIDER", "EXISTENCE_OF_HELP"] } as const;
const INVOLVEMENT = { category: "INVOLVEMENT", confidentiality: "C2", ...REVEALS_HELP } as const;
const PLAN = { category: "PLAN", confidentiality: "C2", ...REVEALS_HELP } as const;
const SAFETY = { category: "SAFETY", confidentiality: "C2", ...REVEALS_HELP } as const;

@EntityPart("Person")
export class Person {
  @Id(() => ID)
  id!: string;
}
@EntityPart("Organisation")
export class Organisation {
  @Id(() => ID)
  id!: string;
}
@EntityPart("Professional")
export class Professional {
  @Id(() => ID)
  id!: string;
}

export const ChildConversation = childConversationType({ Person, Organisation, Professional });
export type ChildConversation = ChildConversationFields;

export const ChildConversationWithholding = withholdingType({ Person, Organisation, Professional });
export type ChildConversationWithholding = ChildConversationWithholdingFields;

@RecordObject("KnownHere", "Whether the local team knows a person (*bekend bij het lokaal team*). Answered for everyone who is asked for.")
export class KnownHere {
  @Classified(() => Boolean, { ...INVOLVEMENT, description: "Help was asked or given, now or in the past." })
  known?: boolean;
  @Classified(() => GraphQLLocalDate, { ...INVOLVEMENT, description: "Since when." })
  since?: string;
  @Classified(() => Professional, { ...INVOLVEMENT, description: "Whom to contact (*contactpersoon*)." })
  contactPerson?: Professional;
  @Classified(() => TeamHat, { ...INVOLVEMENT, description: "In which task the team knows the person (*pet*)." })
  hat?: TeamHat;
}

@RecordObject("HelpRequest", "A request for help, and what it turned out to be (*hulpvraag*).")
export class HelpRequest {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { ...PLAN, description: "Whom it is about." })
  about?: Person[];
  @Classified(() => String, { ...PLAN, description: "The question in the person's own words (*vraag*)." })
  question?: string;
  @Classified(() => TeamHat, { ...PLAN, description: "In which task the team took it up (*pet*)." })
  hat?: TeamHat;
  @Classified(() => HelpRequestStatus, { ...PLAN, description: "Where it stands." })
  status?: HelpRequestStatus;
  @Classified(() => GraphQLISODateTime, { ...PLAN, description: "When it was asked." })
  askedAt?: Date;
  @Classified(() => Professional, { ...INVOLVEMENT, description: "Whom to contact (*contactpersoon*)." })
  contactPerson?: Professional;
}

@RecordObject("HelpTrajectory", "Help that was agreed with a person (*hulptraject*).")
export class HelpTrajectory {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { ...PLAN, description: "Whom it is about." })
  about?: Person[];
  @Classified(() => String, { ...PLAN, description: "Who gives the help (*aanbieder*)." })
  provider?: string;
  @Classified(() => [String], { ...PLAN, description: "What it should bring (*doelen*)." })
  goals?: string[];
  @Classified(() => GraphQLLocalDate, { ...PLAN, description: "First day; empty while waiting." })
  from?: string;
  @Classified(() => GraphQLLocalDate, { ...PLAN, description: "Last day." })
  until?: string;
  @Classified(() => HelpTrajectoryStatus, { ...PLAN, description: "Where it stands." })
  status?: HelpTrajectoryStatus;
  @Classified(() => String, { ...PLAN, description: "Why the person waits (*reden van wachten*)." })
  waitingReason?: string;
  @Classified(() => HelpFrame, { ...PLAN, description: "On what footing it is given (*kader*)." })
  frame?: HelpFrame;
}

@RecordObject("AcceptedHandover", "A handover the local team accepted (*aanvaarde overdracht*), with what was agreed.")
export class AcceptedHandover {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { ...SAFETY, description: "Whom it is about." })
  about?: Person[];
  @Classified(() => Organisation, { ...INVOLVEMENT, description: "Who handed over (*overdrager*)." })
  sender?: Organisation;
  @Classified(() => [String], { ...SAFETY, description: "Agreements at the handover (*afspraken*)." })
  agreements?: string[];
  @Classified(() => GraphQLISODateTime, { ...SAFETY, description: "When it was accepted." })
  acceptedAt?: Date;
}
