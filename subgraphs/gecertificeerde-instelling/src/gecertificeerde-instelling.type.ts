import {
  childConversationType,
  withholdingType,
  type ChildConversation as ChildConversationFields,
  type ChildConversationWithholding as ChildConversationWithholdingFields,
} from "@samenhang/child-conversation";
import { courtRequestType, type CourtRequest as CourtRequestFields } from "@samenhang/court-request";
import { Classified, codeList, EntityPart, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID } from "type-graphql";

export const MeasureKind = codeList("MeasureKind", "Kinds of child protection measure (*soort kinderbeschermingsmaatregel*).", {
  OTS: "Supervision order (*ondertoezichtstelling*).",
  VOTS: "Provisional supervision order (*voorlopige ondertoezichtstelling*).",
  GUARDIANSHIP: "Guardianship (*voogdij*).",
  PROVISIONAL_GUARDIANSHIP: "Provisional guardianship (*voorlopige voogdij*).",
});
export type MeasureKind = keyof typeof MeasureKind;

export const MeasureStatus = codeList("MeasureStatus", "Where a child protection measure stands today (*status van de maatregel*).", {
  ACTIVE: "In force (*van kracht*).",
  ENDED: "Its term is over, or it was ended before that (*beëindigd*).",
  LAPSED: "It lost its force by law, such as an urgent order without a hearing in time (*vervallen*).",
});
export type MeasureStatus = keyof typeof MeasureStatus;

export const ActionPlanStatus = codeList("ActionPlanStatus", "Where a plan of action stands (*status van het plan van aanpak*).", {
  DRAFT: "Being made with the family (*concept*).",
  ACTIVE: "Followed now (*actief*).",
  ENDED: "No longer followed (*afgesloten*).",
});
export type ActionPlanStatus = keyof typeof ActionPlanStatus;

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
/** What a report or petition is based on; its items are in `case`. */
@EntityPart("ReportSnapshot")
export class ReportSnapshot {
  @Id(() => ID)
  id!: string;
}

export const ChildConversation = childConversationType({ Person, Organisation, Professional });
export type ChildConversation = ChildConversationFields;

export const ChildConversationWithholding = withholdingType({ Person, Organisation, Professional });
export type ChildConversationWithholding = ChildConversationWithholdingFields;

export const CourtRequest = courtRequestType({ Person, ReportSnapshot });
export type CourtRequest = CourtRequestFields;

@RecordObject("ProtectionMeasure", "A child protection measure that a court ordered (*kinderbeschermingsmaatregel*).")
export class ProtectionMeasure {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { category: "MEASURE", confidentiality: "C2", description: "The child it was ordered for (*kind*)." })
  child?: Person;
  @Classified(() => MeasureKind, { category: "MEASURE", confidentiality: "C2", description: "Kind of measure (*soort maatregel*)." })
  kind?: MeasureKind;
  @Classified(() => MeasureStatus, { category: "MEASURE", confidentiality: "C2", description: "Whether it is in force today (*status*). Null before its first day." })
  status?: MeasureStatus;
  @Classified(() => GraphQLLocalDate, { category: "MEASURE", confidentiality: "C2", description: "First day (*ingangsdatum*)." })
  from?: string;
  @Classified(() => GraphQLLocalDate, { category: "MEASURE", confidentiality: "C2", description: "First day on which it no longer holds (*einddatum*)." })
  until?: string;
  @Classified(() => Organisation, {
    category: "MEASURE",
    confidentiality: "C2",
    reveals: ["PROVIDER"],
    description: "The certified institution that executes it (*gecertificeerde instelling*).",
  })
  organisation?: Organisation;
  @Classified(() => Professional, { category: "MEASURE", confidentiality: "C2", reveals: ["PROVIDER"], description: "Whom to contact about it (*jeugdbeschermer*)." })
  supervisorContact?: Professional;
  @Classified(() => [String], { category: "MEASURE", confidentiality: "C3", description: "Concrete threats to the child that the order names (*concrete bedreigingen*)." })
  concreteThreats?: string[];
  @Classified(() => String, { category: "MEASURE", confidentiality: "C2", description: "Number of the court order (*zaaknummer van de beschikking*)." })
  courtReference?: string;
  @Meta(() => GraphQLISODateTime, "When it was recorded.")
  recordedAt?: Date;
}

@RecordObject("SupervisorAssignment", "Who supervises a child for the certified institution (*toewijzing jeugdbeschermer*).")
export class SupervisorAssignment {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { category: "INVOLVEMENT", confidentiality: "C1", reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "The child (*kind*)." })
  child?: Person;
  @Classified(() => Professional, {
    category: "INVOLVEMENT",
    confidentiality: "C1",
    reveals: ["PROVIDER", "EXISTENCE_OF_HELP"],
    description: "Who supervises (*jeugdbeschermer*).",
  })
  worker?: Professional;
  @Classified(() => Professional, { category: "INVOLVEMENT", confidentiality: "C1", reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "Who stands in (*vervanger*)." })
  deputy?: Professional;
  @Classified(() => GraphQLLocalDate, { category: "INVOLVEMENT", confidentiality: "C1", reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "Since when (*sinds*)." })
  from?: string;
  @Classified(() => GraphQLLocalDate, {
    category: "INVOLVEMENT",
    confidentiality: "C1",
    reveals: ["PROVIDER", "EXISTENCE_OF_HELP"],
    description: "When the family was first met (*eerste contact*).",
  })
  firstContactAt?: string;
}

@RecordObject("ActionPlan", "What the certified institution and the family will do about the threats (*plan van aanpak*).")
export class ActionPlan {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { category: "PLAN", confidentiality: "C2", description: "Whom it is about: the child and the parents in the plan (*betrokkenen*)." })
  about?: Person[];
  @Classified(() => [String], { category: "SAFETY", confidentiality: "C3", description: "Threats it must take away (*bedreigingen*)." })
  threats?: string[];
  @Classified(() => [String], { category: "PLAN", confidentiality: "C2", description: "What is to be reached (*doelen*)." })
  goals?: string[];
  @Classified(() => [Person], { category: "PLAN", confidentiality: "C2", description: "Who agreed to it (*overeengekomen met*)." })
  agreedWith?: Person[];
  @Classified(() => ActionPlanStatus, { category: "PLAN", confidentiality: "C2", description: "Where it stands (*status*)." })
  status?: ActionPlanStatus;
  @Classified(() => GraphQLLocalDate, { category: "PLAN", confidentiality: "C2", description: "When it is looked at again (*evaluatiedatum*)." })
  reviewAt?: string;
}
