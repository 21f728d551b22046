import {
  childConversationType,
  withholdingType,
  type ChildConversation as ChildConversationFields,
  type ChildConversationWithholding as ChildConversationWithholdingFields,
} from "@samenhang/child-conversation";
import { notificationDutyType, type NotificationDuty as NotificationDutyFields } from "@samenhang/notification-duty";
import { Classified, codeList, EntityPart, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLISODateTime, ID } from "type-graphql";
import { GraphQLLocalDate } from "graphql-scalars";

export const ReportOrigin = codeList("ReportOrigin", "Who made a report, by kind (*herkomst van de melding*).", {
  PROFESSIONAL: "a professional (beroepskracht)",
  BYSTANDER: "someone from the surroundings (omstander)",
  SELF: "someone it is about (betrokkene)",
  POLICE: "the police (politie)",
  EX_OFFICIO: "Veilig Thuis itself (ambtshalve)",
});
export type ReportOrigin = keyof typeof ReportOrigin;

export const ReportStatus = codeList("ReportStatus", "Where a report stands.", {
  ACCEPTED: "accepted as a report, not yet assessed",
  ASSESSED: "safety was assessed, next step decided",
  IN_INVESTIGATION: "investigated by Veilig Thuis (onderzoek)",
  MONITORING: "handed over or closed off, safety is followed (monitor)",
  CLOSED: "no longer open",
});
export type ReportStatus = keyof typeof ReportStatus;

export const SafetyJudgement = codeList("SafetyJudgement", "Outcome of a safety assessment (*veiligheidsoordeel*).", {
  ACUTE: "acutely unsafe (acuut onveilig)",
  STRUCTURAL: "structurally unsafe (structureel onveilig)",
  CONCERNS: "concerns, no unsafety (zorgen)",
  NOT_ESTABLISHED: "unsafety could not be established (niet vastgesteld)",
  UNFOUNDED: "the suspicion was unfounded (ongegrond)",
});
export type SafetyJudgement = keyof typeof SafetyJudgement;

export const FeedbackOutcome = codeList("FeedbackOutcome", "What became of a report, for who made it (*terugkoppeling*). Tells nothing of the family.", {
  IN_PROGRESS: "Veilig Thuis, or whom it called in, is still working on it (loopt)",
  HANDED_OVER_TO_HELP: "handed over to help (overgedragen aan hulp)",
  NO_FOLLOW_UP: "closed without follow-up (geen vervolg)",
});
export type FeedbackOutcome = keyof typeof FeedbackOutcome;

export const VtDecisionKind = codeList("VtDecisionKind", "What Veilig Thuis decided (*soort besluit*).", {
  HANDOVER: "hand over to help (overdracht)",
  VTO: "ask the Board to investigate (verzoek tot onderzoek)",
  POLICE: "tell the police (in kennis stellen van de politie)",
  HOME_BAN_ADVICE: "advise a temporary home ban (advies tijdelijk huisverbod)",
  CLOSE: "close (afsluiten)",
});
export type VtDecisionKind = keyof typeof VtDecisionKind;

export const AllegationStatus = codeList("AllegationStatus", "What is known of an allegation (*status van een beschuldiging*). Has no default.", {
  ALLEGED: "alleged, not looked into yet (beweerd)",
  ESTABLISHED: "established (vastgesteld)",
  NOT_ESTABLISHED: "could not be established (niet vastgesteld)",
  UNFOUNDED: "unfounded (ongegrond)",
  UNKNOWN: "cannot be said (onbekend)",
});
export type AllegationStatus = keyof typeof AllegationStatus;

export const AdviceAsker = codeList("AdviceAsker", "Who asked for advice, by kind (*adviesvrager*).", {
  PROFESSIONAL: "a professional (beroepskracht)",
  BYSTANDER: "someone from the surroundings (omstander)",
  SELF: "someone it happens to (betrokkene)",
});
export type AdviceAsker = keyof typeof AdviceAsker;

export const ViolenceType = codeList("ViolenceType", "Kinds of violence and abuse (*geweldsvormen*).", {
  PARTNER_VIOLENCE: "violence between partners or former partners (partnergeweld)",
  CHILD_ABUSE: "abuse of a child (kindermishandeling)",
  CHILD_NEGLECT: "neglect of a child (verwaarlozing)",
  ELDER_ABUSE: "abuse of an older person (ouderenmishandeling)",
  INTIMATE_TERROR: "coercive control of a partner (intieme terreur)",
  HONOUR_RELATED: "violence for the sake of honour (eergerelateerd geweld)",
  STALKING: "stalking (belaging)",
  FINANCIAL_ABUSE: "abuse of someone's money or goods (financieel misbruik)",
  SEXUAL_ABUSE: "sexual abuse (seksueel misbruik)",
  PARENT_ABUSE: "violence of a child against a parent (oudermishandeling)",
});
export type ViolenceType = keyof typeof ViolenceType;

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
export const NotificationDuty = notificationDutyType({ Person, Organisation, Professional });
export type NotificationDuty = NotificationDutyFields;

export const ChildConversationWithholding = withholdingType({ Person, Organisation, Professional });
export type ChildConversationWithholding = ChildConversationWithholdingFields;

/** What a person must still be told does not exist for whoever exercises rights. */
const UNTOLD = {
  becomes: [
    {
      category: "DECISION",
      confidentiality: "C8",
      because: "PARTIES",
      when: "the asker is the person it is about, or speaks for them, and was not told yet of the report or allegation it is or follows from",
    },
  ],
} as const;

@RecordObject("VtInvolvement", "Whether Veilig Thuis works with a person now (*betrokkenheid Veilig Thuis*).", UNTOLD)
export class VtInvolvement {
  @Classified(() => Boolean, { category: "INVOLVEMENT", confidentiality: "C2", reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "A report or investigation is open." })
  active?: boolean;
  @Classified(() => GraphQLLocalDate, { category: "INVOLVEMENT", confidentiality: "C2", reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "Since when." })
  since?: string;
  @Classified(() => Professional, {
    category: "INVOLVEMENT",
    confidentiality: "C2",
    reveals: ["PROVIDER", "EXISTENCE_OF_HELP"],
    description: "Whom to contact (*contactpersoon*).",
  })
  contactPerson?: Professional;
}

@RecordObject("Reporter", "Who made a report (*melder*). Stays inside Veilig Thuis.")
export class Reporter {
  @Classified(() => String, { category: "REPORTER_IDENTITY", confidentiality: "C6", description: "Name." })
  name?: string;
  @Classified(() => String, { category: "REPORTER_IDENTITY", confidentiality: "C6", description: "In which capacity the reporter spoke." })
  capacity?: string;
  @Classified(() => String, { category: "REPORTER_IDENTITY", confidentiality: "C6", description: "Ground to stay unknown to the family." })
  anonymousToFamily?: string;
  @Classified(() => Boolean, { category: "REPORTER_IDENTITY", confidentiality: "C6", description: "Wants to hear the outcome (*terugkoppeling*)." })
  feedbackWanted?: boolean;
}

@RecordObject("Report", "A report of (suspected) violence or abuse (*melding*).", UNTOLD)
export class Report {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { category: "REPORT", confidentiality: "C3", description: "Whom it is about." })
  about?: Person[];
  @Classified(() => GraphQLISODateTime, { category: "REPORT", confidentiality: "C3", description: "When it came in." })
  receivedAt?: Date;
  @Classified(() => ReportOrigin, { category: "REPORT", confidentiality: "C3", description: "Kind of reporter (*herkomst*)." })
  origin?: ReportOrigin;
  @Classified(() => String, { category: "REPORT", confidentiality: "C3", description: "The report as told." })
  content?: string;
  @Classified(() => [ViolenceType], { category: "SAFETY", confidentiality: "C3", description: "Kinds of violence it speaks of (*geweldsvormen*)." })
  violenceTypes?: ViolenceType[];
  @Classified(() => Boolean, { category: "SAFETY", confidentiality: "C3", description: "Direct action is needed (*acuut*)." })
  acute?: boolean;
  @Classified(() => Boolean, { category: "SAFETY", confidentiality: "C3", description: "Children were present." })
  childrenPresent?: boolean;
  @Classified(() => ReportStatus, { category: "REPORT", confidentiality: "C3", description: "Where it stands." })
  status?: ReportStatus;
  @Classified(() => GraphQLLocalDate, { category: "DECISION", confidentiality: "C2", description: "When it was closed." })
  closedAt?: string;
  @Classified(() => String, { category: "DECISION", confidentiality: "C2", description: "Why it was closed." })
  closeReason?: string;
  @Classified(() => Reporter, { category: "REPORTER_IDENTITY", confidentiality: "C6", description: "Who reported (*melder*)." })
  reporter?: Reporter;
  @Meta(() => GraphQLISODateTime, "When it was recorded.")
  recordedAt?: Date;
}

@RecordObject("SafetyAssessment", "Assessment of safety after a report (*veiligheidsbeoordeling*).", UNTOLD)
export class SafetyAssessment {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { category: "SAFETY", confidentiality: "C3", description: "Whom it is about." })
  about?: Person[];
  @Classified(() => [String], { category: "SAFETY", confidentiality: "C3", description: "Facts about unsafe events, with their sources." })
  events?: string[];
  @Classified(() => SafetyJudgement, { category: "SAFETY", confidentiality: "C3", description: "Outcome (*veiligheidsoordeel*)." })
  judgement?: SafetyJudgement;
  @Classified(() => [String], { category: "SAFETY", confidentiality: "C3", description: "Risk factors; no input of the judgement." })
  riskFactors?: string[];
  @Classified(() => String, { category: "DECISION", confidentiality: "C2", description: "Next step that was decided." })
  decision?: string;
  @Classified(() => GraphQLLocalDate, { category: "SAFETY", confidentiality: "C3", description: "When it was decided." })
  assessedAt?: string;
}

@RecordObject("ConditionsAndFollowUp", "Conditions for safety and who follows up (*voorwaarden en vervolg*).", UNTOLD)
export class ConditionsAndFollowUp {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { category: "SAFETY", confidentiality: "C2", description: "Whom they are about." })
  about?: Person[];
  @Classified(() => [String], { category: "SAFETY", confidentiality: "C2", description: "Conditions for direct safety." })
  conditions?: string[];
  @Classified(() => [String], { category: "SAFETY", confidentiality: "C2", reveals: ["ESCAPE_PLAN"], description: "Agreements with the family (*veiligheidsafspraken*)." })
  safetyAgreements?: string[];
  @Classified(() => Organisation, { category: "INVOLVEMENT", confidentiality: "C2", reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "Who follows up." })
  followUpParty?: Organisation;
  @Classified(() => GraphQLLocalDate, { category: "SAFETY", confidentiality: "C2", description: "When they were last evaluated." })
  evaluatedAt?: string;
}

@RecordObject("VtDecision", "A decision of Veilig Thuis (*besluit*).", UNTOLD)
export class VtDecision {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { category: "DECISION", confidentiality: "C2", description: "Whom it is about." })
  about?: Person[];
  @Classified(() => VtDecisionKind, { category: "DECISION", confidentiality: "C2", description: "What was decided (*soort besluit*)." })
  kind?: VtDecisionKind;
  @Classified(() => String, { category: "DECISION", confidentiality: "C2", description: "Under which competence (*bevoegdheid*), such as Wmo 4.1.1 lid 2 onder d." })
  competence?: string;
  @Classified(() => GraphQLLocalDate, { category: "DECISION", confidentiality: "C2", description: "When (*datum*)." })
  decidedOn?: string;
}

@RecordObject("AllegationSummary", "What is alleged about a person, in words that person can read, with its status (*samenvatting van een beschuldiging*).", UNTOLD)
export class AllegationSummary {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { category: "REPORT", confidentiality: "C3", description: "About whom it is alleged." })
  person?: Person;
  @Classified(() => String, { category: "REPORT", confidentiality: "C3", description: "In neutral words, naming nobody else (*neutrale omschrijving*)." })
  neutralWording?: string;
  @Classified(() => AllegationStatus, { category: "REPORT", confidentiality: "C3", description: "What is known of it (*status*)." })
  status?: AllegationStatus;
  @Classified(() => String, { category: "REPORT", confidentiality: "C3", description: "How the person it is about sees it (*zienswijze*)." })
  ownView?: string;
  @Meta(() => GraphQLISODateTime, "When it was recorded.")
  recordedAt?: Date;
}

const MONITORED = { category: "SAFETY", confidentiality: "C3" } as const;

@RecordObject(
  "MonitoringMoment",
  "A moment at which Veilig Thuis looks whether it is still safe (*monitormoment*). Not for those who are monitored: the date can be a danger.",
  UNTOLD,
)
export class MonitoringMoment {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { ...MONITORED, description: "Whose safety is looked at." })
  about?: Person[];
  @Classified(() => GraphQLLocalDate, { ...MONITORED, reveals: ["APPOINTMENTS"], description: "Planned for (*gepland op*)." })
  plannedFor?: string;
  @Classified(() => [Person], { ...MONITORED, reveals: ["APPOINTMENTS"], description: "Whom to speak (*contact met*)." })
  contactWith?: Person[];
  @Classified(() => Boolean, { ...MONITORED, description: "It is still safe (*nog veilig*); empty before the moment." })
  stillSafe?: boolean;
  @Classified(() => [String], { ...MONITORED, description: "What happened since (*nieuwe gebeurtenissen*)." })
  newEvents?: string[];
}

const FEEDBACK = { category: "METADATA", confidentiality: "C2" } as const;

@RecordObject("ReporterFeedback", "What became of a report, for who made it (*terugkoppeling aan de melder*). About nobody in the family: no id, no name, no content.")
export class ReporterFeedback {
  @Classified(() => GraphQLLocalDate, { ...FEEDBACK, description: "When the report came in (*ontvangen*)." })
  received?: string;
  @Classified(() => Boolean, { ...FEEDBACK, description: "It was assessed (*beoordeeld*)." })
  assessed?: boolean;
  @Classified(() => FeedbackOutcome, { ...FEEDBACK, description: "What became of it (*uitkomst*)." })
  outcome?: FeedbackOutcome;
}

@RecordObject("AdviceContact", "Advice to someone who worries (*advies*). Has no field for the persons discussed (R-104).")
export class AdviceContact {
  @Id(() => ID)
  id!: string;
  @Classified(() => GraphQLISODateTime, { category: "DECISION", confidentiality: "C2", description: "When advice was given." })
  heldAt?: Date;
  @Classified(() => AdviceAsker, { category: "DECISION", confidentiality: "C2", description: "Who asked, by kind (*adviesvrager*)." })
  askerKind?: AdviceAsker;
  @Classified(() => String, { category: "DECISION", confidentiality: "C2", description: "What it was about, in general." })
  theme?: string;
  @Classified(() => String, { category: "DECISION", confidentiality: "C2", description: "The advice, in general." })
  adviceGiven?: string;
}
