import {
  childConversationType,
  withholdingType,
  type ChildConversation as ChildConversationFields,
  type ChildConversationWithholding as ChildConversationWithholdingFields,
} from "@samenhang/child-conversation";
import { courtRequestType, type CourtRequest as CourtRequestFields } from "@samenhang/court-request";
import { Classified, codeList, EntityPart, Id, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID, Int } from "type-graphql";

export const InvestigationRequestDecision = codeList(
  "InvestigationRequestDecision",
  "What the Board decided on a request for investigation (*besluit op het verzoek tot onderzoek*).",
  {
    PENDING: "Not decided yet (*in behandeling*).",
    START: "An investigation is started (*onderzoek gestart*).",
    NOT_START: "No investigation is started (*geen onderzoek*).",
  },
);
export type InvestigationRequestDecision = keyof typeof InvestigationRequestDecision;

export const InvestigationState = codeList("InvestigationState", "Where a protection investigation stands (*stand van het beschermingsonderzoek*).", {
  VTO_RECEIVED: "The request for investigation came in (*verzoek tot onderzoek ontvangen*).",
  INTAKE: "The request is looked at and talked over with the family (*intake, tafel*).",
  NOT_STARTED: "No investigation; advice was given (*niet gestart*).",
  INVESTIGATION: "The Board investigates (*onderzoek*).",
  DRAFT_REPORT: "The draft report is written (*conceptrapport*).",
  REACTION_OF_PARENTS_AND_CHILD: "Parents and child react to the draft (*reactie van ouders en kind*).",
  COUNCIL_DECISION: "The Board decides (*raadsbesluit*).",
  NO_REQUEST: "The court is not asked for a measure (*geen verzoek aan de rechter*).",
  COURT_REQUEST: "The court is asked for a measure (*verzoekschrift*).",
  VOTS_REQUEST: "The court is asked at once for a provisional supervision order (*verzoek voorlopige ondertoezichtstelling*).",
  COURT_DECISION: "The court decided (*beschikking*).",
  MEASURE_ASSIGNMENT: "A measure was ordered and assigned (*opdracht aan de gecertificeerde instelling*).",
  NO_MEASURE: "No measure was ordered (*geen maatregel*).",
  CLOSED: "The investigation is closed (*gesloten*).",
});
export type InvestigationState = keyof typeof InvestigationState;

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

@RecordObject("InvestigationRequest", "A request to the Board to investigate (*verzoek tot onderzoek*, VTO).")
export class InvestigationRequest {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { category: "DECISION", confidentiality: "C2", description: "The child it is about (*kind*)." })
  child?: Person;
  @Classified(() => Organisation, { category: "DECISION", confidentiality: "C2", description: "Who asked (*verzoeker*)." })
  requestedBy?: Organisation;
  @Classified(() => GraphQLISODateTime, { category: "DECISION", confidentiality: "C2", description: "When it came in (*ontvangen op*)." })
  receivedAt?: Date;
  @Classified(() => String, { category: "DECISION", confidentiality: "C3", description: "Why an investigation is asked (*grond*)." })
  ground?: string;
  @Classified(() => InvestigationRequestDecision, { category: "DECISION", confidentiality: "C2", description: "What the Board decided (*besluit*)." })
  decision?: InvestigationRequestDecision;
  @Classified(() => String, { category: "DECISION", confidentiality: "C3", description: "Why it decided so (*motivering*)." })
  decisionReason?: string;
}

@RecordObject("ProtectionInvestigation", "An investigation whether a child needs protection (*beschermingsonderzoek*).")
export class ProtectionInvestigation {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { category: "SAFETY", confidentiality: "C3", description: "The child it is about (*kind*)." })
  child?: Person;
  @Classified(() => [String], { category: "SAFETY", confidentiality: "C3", description: "What is to be found out (*onderzoeksvragen*)." })
  questions?: string[];
  @Classified(() => Professional, { category: "INVOLVEMENT", confidentiality: "C2", description: "Who investigates (*raadsonderzoeker*)." })
  investigator?: Professional;
  @Classified(() => InvestigationState, { category: "DECISION", confidentiality: "C2", description: "Where it stands (*stand*)." })
  state?: InvestigationState;
  @Classified(() => GraphQLLocalDate, { category: "DECISION", confidentiality: "C2", description: "When it started (*startdatum*)." })
  startedAt?: string;
  @Classified(() => GraphQLLocalDate, { category: "DECISION", confidentiality: "C2", description: "By when it should be finished (*streefdatum*)." })
  dueAt?: string;
}

@RecordObject("CouncilReport", "What the Board reports to the court, facts apart from opinions (*raadsrapport*).")
export class CouncilReport {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { category: "SAFETY", confidentiality: "C3", description: "Whom it is about (*betrokkenen*)." })
  about?: Person[];
  @Classified(() => [String], { category: "SAFETY", confidentiality: "C3", description: "Facts, each with its source (*feiten*)." })
  facts?: string[];
  @Classified(() => [String], { category: "SAFETY", confidentiality: "C3", description: "Opinions, each with its holder (*meningen*)." })
  opinions?: string[];
  @Classified(() => [String], { category: "SAFETY", confidentiality: "C3", description: "What parents and child say of it (*zienswijzen*)." })
  viewsOfPersons?: string[];
  @Classified(() => [String], { category: "DECISION", confidentiality: "C2", description: "What was considered instead (*alternatieven*, R-013)." })
  alternatives?: string[];
  @Classified(() => ReportSnapshot, { category: "DECISION", confidentiality: "C2", description: "The items it is based on, as they were (*momentopname*, R-011)." })
  snapshot?: ReportSnapshot;
  @Classified(() => String, { category: "DECISION", confidentiality: "C2", description: "What the Board advises (*advies*)." })
  advice?: string;
  @Classified(() => GraphQLLocalDate, { category: "DECISION", confidentiality: "C2", description: "When it was established (*vastgesteld op*)." })
  establishedAt?: string;
}

@RecordObject("CourtDecision", "What the court decided about a child (*beschikking*).")
export class CourtDecision {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { category: "MEASURE", confidentiality: "C2", description: "The child it is about (*kind*)." })
  child?: Person;
  @Classified(() => GraphQLLocalDate, { category: "MEASURE", confidentiality: "C2", description: "When the court decided (*datum*)." })
  date?: string;
  @Classified(() => String, { category: "MEASURE", confidentiality: "C2", description: "What it comes to (*uitkomst*)." })
  outcome?: string;
  @Classified(() => Int, { category: "MEASURE", confidentiality: "C2", description: "Duration of the measure in months (*duur*)." })
  durationMonths?: number;
  @Classified(() => String, { category: "MEASURE", confidentiality: "C2", description: "The operative part (*dictum*)." })
  operativePart?: string;
  @Classified(() => [String], { category: "MEASURE", confidentiality: "C2", description: "Concrete threats to the child that it names (*concrete bedreigingen*)." })
  concreteThreats?: string[];
  @Classified(() => String, { category: "MEASURE", confidentiality: "C3", description: "The whole text (*volledige tekst*)." })
  fullText?: string;
}
