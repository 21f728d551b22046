import { Classified, codeList, EntityPart, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLISODateTime, ID } from "type-graphql";

export const ReferralType = codeList("ReferralType", "What a referral asks of its receiver (*soort verwijzing*).", {
  VT_HANDOVER: "Veilig Thuis hands over after its assessment or investigation (overdracht)",
  VTO: "request to the Child Protection Board to investigate (verzoek tot onderzoek)",
  ACUTE_TO_RVDK: "immediate danger, to the Child Protection Board (acute melding aan de Raad)",
  MEASURE_ASSIGNMENT: "assignment to execute a measure (opdracht aan de GI)",
  GI_TO_RVDK_REVIEW: "review of the intention to end a measure or placement (toetsing)",
  ESCALATION_TO_VT: "new or repeated concerns, to Veilig Thuis (melding of terugmelding)",
  TO_GGZ: "application for treatment (aanmelding)",
  BACK_TO_LOCAL: "back to the local team (terug naar het lokale team)",
  REGION_TRANSFER: "to the same kind of organisation in another region (overdracht aan een andere regio)",
  ADVICE_REQUEST: "request for advice (adviesvraag)",
  REVIEW_REQUEST: "request for an independent review (verzoek om toetsing)",
});
export type ReferralType = keyof typeof ReferralType;

export const ReferralUrgency = codeList("ReferralUrgency", "How fast a referral must be taken up (*spoed*).", {
  ACUTE: "immediately",
  HIGH: "within 24 hours",
  NORMAL: "within the ordinary term",
});
export type ReferralUrgency = keyof typeof ReferralUrgency;

export const ReferralState = codeList("ReferralState", "Where a referral stands (*status*).", {
  DRAFT: "being written (concept)",
  CHECKED: "read by a second professional (getoetst)",
  SENT: "sent (verstuurd)",
  RECEIVED: "the receiver has it (ontvangen)",
  ACCEPTED: "the receiver took over responsibility (aanvaard)",
  RETURNED: "not taken up; responsibility stays with the sender (teruggegeven)",
  MORE_INFO_ASKED: "the receiver needs to know more first (aanvulling gevraagd)",
  IN_PROGRESS: "being worked on (in behandeling)",
  COMPLETED: "done (afgerond)",
  ENDED_EARLY: "stopped before it was done (voortijdig beëindigd)",
  FEEDBACK_GIVEN: "the sender was told of the outcome (teruggekoppeld)",
  CLOSED: "closed (gesloten)",
  WITHDRAWN: "taken back by the sender (ingetrokken)",
  EXPIRED: "not taken up in time; responsibility stays with the sender (verlopen)",
});
export type ReferralState = keyof typeof ReferralState;

export const ReferralAllegationStatus = codeList("ReferralAllegationStatus", "What became of the allegations (*status van de beschuldigingen*).", {
  ESTABLISHED: "established (bevestigd)",
  NOT_ESTABLISHED: "not established (niet bevestigd)",
  UNFOUNDED: "unfounded (ongegrond)",
  UNKNOWN: "could not be found out (onbekend)",
});
export type ReferralAllegationStatus = keyof typeof ReferralAllegationStatus;

export const ReferralSafetyJudgement = codeList("ReferralSafetyJudgement", "Judgement on safety that goes with a referral (*veiligheidsoordeel*).", {
  ACUTE: "acutely unsafe (acuut onveilig)",
  STRUCTURAL: "structurally unsafe (structureel onveilig)",
  CONCERNS: "concerns (zorgen)",
  NOT_ESTABLISHED: "not established (niet vastgesteld)",
  UNFOUNDED: "unfounded (ongegrond)",
});
export type ReferralSafetyJudgement = keyof typeof ReferralSafetyJudgement;

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

@RecordObject("ReferralPackage", "What is handed over with a referral (*pakket*), frozen when it was sent.")
export class ReferralPackage {
  @Classified(() => String, { category: "REPORT", confidentiality: "C2", description: "What the receiver must know (*samenvatting*)." })
  summary?: string;
  @Classified(() => ReferralAllegationStatus, { category: "REPORT", confidentiality: "C2", description: "What became of the allegations (*status van de beschuldigingen*)." })
  allegationStatus?: ReferralAllegationStatus;
  @Classified(() => ReferralSafetyJudgement, { category: "SAFETY", confidentiality: "C2", description: "Judgement on safety (*veiligheidsoordeel*)." })
  safetyJudgement?: ReferralSafetyJudgement;
  @Classified(() => [String], { category: "SAFETY", confidentiality: "C2", description: "Conditions for direct safety (*veiligheidsvoorwaarden*)." })
  safetyConditions?: string[];
  @Classified(() => String, { category: "REPORT", confidentiality: "C2", description: "What the family knows (*wat het gezin weet*)." })
  familyKnows?: string;
}

@RecordObject("ReferralEvent", "One step in the life of a referral (*gebeurtenis*).")
export class ReferralEvent {
  @Meta(() => ReferralState, "The state it came in (*status*).")
  state?: ReferralState;
  @Meta(() => GraphQLISODateTime, "When (*tijdstip*).")
  at?: Date;
  @Meta(() => String, "Why (*reden*), in words that name no one.")
  reason?: string;
}

/** That someone is referred tells of help, and the parties tell of who gives it; to the parties themselves it tells nothing. */
const HELP = ["PROVIDER", "EXISTENCE_OF_HELP"] as const;

@RecordObject("HeldBack", "A referral that was kept from a worker of its receiver (*tegengehouden*).")
export class HeldBack {
  @Classified(() => Professional, { category: "SHIELDED", confidentiality: "C7", description: "Which worker." })
  by?: Professional;
  @Classified(() => GraphQLISODateTime, { category: "SHIELDED", confidentiality: "C7", description: "When." })
  at?: Date;
}

@RecordObject("Referral", "Persons referred by one organisation to another (*verwijzing*).", {
  key: "id",
  becomes: [
    { category: "GGZ_INVOLVEMENT", confidentiality: "C4", because: "PARTIES", when: "a provider of mental health care is a party, and the asker is none" },
    { category: "INVOLVEMENT", confidentiality: "C8", because: "PARTIES", when: "the asker is no party and asks for a handover" },
  ],
})
export class Referral {
  @Id(() => ID)
  id!: string;
  @Meta(() => ReferralType, "What it asks (*soort*).")
  type?: ReferralType;
  @Classified(() => Organisation, { category: "METADATA", confidentiality: "C1", reveals: HELP, description: "Who sent it (*afzender*)." })
  sender?: Organisation;
  @Classified(() => Organisation, { category: "METADATA", confidentiality: "C1", reveals: HELP, description: "Whom it was sent to (*ontvanger*)." })
  receiver?: Organisation;
  @Classified(() => [Person], { category: "IDENTITY", confidentiality: "C2", reveals: HELP, description: "Whom it is about (*betrokkenen*)." })
  persons?: Person[];
  @Classified(() => [String], { category: "IDENTITY", confidentiality: "C1", reveals: HELP, description: "Age groups of the persons (*leeftijdsgroepen*)." })
  ageBands?: string[];
  @Classified(() => String, {
    category: "IDENTITY",
    confidentiality: "C1",
    description: "Municipality of the persons (*gemeente*); left out where it could give away a shielded place.",
    reveals: ["LOCATION", ...HELP],
  })
  municipality?: string;
  @Classified(() => String, { category: "SAFETY", confidentiality: "C2", reveals: HELP, description: "What is asked, in general (*soort vraag*)." })
  questionType?: string;
  @Classified(() => ReferralUrgency, { category: "SAFETY", confidentiality: "C2", reveals: HELP, description: "How fast it must be taken up (*spoed*)." })
  urgency?: ReferralUrgency;
  @Classified(() => String, { category: "DECISION", confidentiality: "C2", reveals: HELP, description: "On which ground the persons are referred (*grondslag*)." })
  ground?: string;
  @Classified(() => [Person], { category: "DECISION", confidentiality: "C2", reveals: HELP, description: "Who of the persons was told (*geïnformeerd*)." })
  informedPersons?: Person[];
  @Classified(() => String, { category: "DECISION", confidentiality: "C2", reveals: HELP, description: "Why someone was not told (*reden van niet informeren*)." })
  notInformedReason?: string;
  @Meta(() => ReferralState, "Where it stands (*status*).")
  state?: ReferralState;
  @Meta(() => [ReferralEvent], "Every step, oldest first (*verloop*).")
  events?: ReferralEvent[];
  @Meta(() => GraphQLISODateTime, "When it was sent (*verstuurd op*).")
  sentAt?: Date;
  @Meta(() => GraphQLISODateTime, "When the receiver took over responsibility (*aanvaard op*).")
  acceptedAt?: Date;
  @Classified(() => Organisation, {
    category: "SAFETY",
    confidentiality: "C1",
    reveals: HELP,
    description: "Who watches over safety now: the sender until acceptance, then the receiver (*zicht op veiligheid*).",
  })
  viewOnSafety?: Organisation;
  @Classified(() => ReferralPackage, { category: "REPORT", confidentiality: "C2", reveals: HELP, description: "What is handed over (*pakket*)." })
  package?: ReferralPackage;
  @Classified(() => [HeldBack], {
    category: "SHIELDED",
    confidentiality: "C7",
    description: "Who would have taken it up and works with someone it must be hidden from (*tegengehouden*): another worker of the receiver must be appointed.",
  })
  heldBack?: HeldBack[];
}
