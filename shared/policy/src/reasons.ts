/**
 * Every reason a decision can have, in plain Dutch (B1) and English, with what the caller can do next.
 *
 * `silent` reasons exist in the ledger only: the caller sees what it would see if nothing were recorded.
 * No reason code without text: the record type makes an omission a compile error.
 */
export interface ReasonText {
  readonly nl: string;
  readonly en: string;
  readonly silent?: true;
}

export const REASONS = {
  PERMITTED: { nl: "U mag dit gegeven zien.", en: "You may see this." },
  PURPOSE_NOT_AVAILABLE_FOR_ORG: { nl: "Dit doel hoort niet bij uw organisatie of rol.", en: "This purpose does not belong to your organisation or role." },
  NO_PARTICIPATION: {
    nl: "U bent niet als betrokkene bij deze persoon bekend. Vraag de contactpersoon van de casus u toe te voegen, of doe een melding.",
    en: "You are not known as involved with this person.",
  },
  SUBJECT_NOT_IN_CONCERNS: { nl: "Uw betrokkenheid gaat niet over deze persoon.", en: "Your participation does not concern this person." },
  MEASURE_NOT_ACTIVE: {
    nl: "Er is nu geen maatregel die dit doel draagt. Draag over aan het lokale team, met toestemming.",
    en: "No measure that carries this purpose is in force.",
  },
  MEASURE_OTHER_CHILD: {
    nl: "Deze persoon is niet het kind van uw maatregel, en ook niet de ouder of opvoeder van dat kind.",
    en: "This person is not the child of your measure, nor its parent or carer.",
  },
  NO_CONSENT: { nl: "Hiervoor is toestemming nodig. Vraag die aan de persoon zelf.", en: "Consent is needed for this." },
  CONSENT_PARTIAL: { nl: "Niet iedereen die toestemming moet geven, heeft dat gedaan.", en: "Not everyone whose consent is needed has given it." },
  CONSENT_WITHDRAWN: {
    nl: "De toestemming aan uw organisatie is ingetrokken. Nieuwe gegevens worden niet meer gedeeld.",
    en: "The consent given to your organisation was withdrawn.",
  },
  CONSENT_KIND_MISMATCH: { nl: "De toestemming die er is, is voor iets anders bedoeld.", en: "The consent that exists is of another kind." },
  REPRESENTATIVE_UNVERIFIED: {
    nl: "Het gezag van de vertegenwoordiger is niet gecontroleerd in het gezagsregister.",
    en: "The authority of the representative was not verified in the register.",
  },
  REPRESENTATIVE_CONFLICT: { nl: "De belangen van de vertegenwoordiger en van deze persoon botsen.", en: "The representative has a conflict of interest." },
  PERSON_DECIDES_ALONE: {
    nl: "Deze persoon is 16 jaar of ouder en beslist zelf. U kunt algemene informatie vragen aan de organisatie.",
    en: "This person is 16 or older and decides alone.",
  },
  CHILD_12_15_OWN_CONSENT_MISSING: { nl: "Het kind is 12 jaar of ouder en moet zelf toestemming geven.", en: "The child is 12 or older and must consent personally." },
  MEDICAL_SECRET_SOURCE_DECIDES: {
    nl: "Dit valt onder het beroepsgeheim. Stel een gerichte vraag; de behandelaar beslist.",
    en: "This is a professional secret. Ask a concrete question; the treating professional decides.",
  },
  NO_QUESTION_NEEDED: { nl: "U mag dit zelf lezen; een vraag is niet nodig.", en: "You may read this yourself; no question is needed." },
  SOURCE_DECIDES: { nl: "De bron beslist of zij dit geeft. Stel een gerichte vraag.", en: "The source decides. Ask a concrete question." },
  CHILD_CONFIDENTIAL: {
    nl: "Wat een kind in vertrouwen vertelt, wordt niet zo gedeeld. Vraag het eerst aan het kind; anders beslist een tweede persoon mee.",
    en: "A child's confidential words need the child's agreement, or a safety ground and a second person.",
  },
  NOT_NECESSARY_FOR_PURPOSE: { nl: "Voor dit doel heeft u dit gegeven niet nodig.", en: "This is not needed for the declared purpose." },
  NECESSITY_TEXT_MISSING: { nl: "Schrijf op waarom u dit gegeven nodig heeft (minstens 20 tekens).", en: "State why you need this (at least 20 characters)." },
  HOLD_DO_NOT_DISCLOSE: { nl: "Dit gegeven is tijdelijk geblokkeerd door de organisatie die het beheert.", en: "The owner has put a temporary hold on this." },
  CONFLICT_OF_INTEREST: { nl: "U heeft een persoonlijke band met iemand in deze casus. Een collega moet dit overnemen.", en: "You have a personal tie to someone in this case." },
  BASIS_NOT_IN_FORCE: { nl: "De wettelijke grond hiervoor geldt nog niet.", en: "The legal ground for this is not in force." },
  AWAITS_SIGN_OFF: { nl: "Dit deel van het beleid wacht op een oordeel van de jurist en staat uit.", en: "This part of the policy awaits a lawyer's decision and is off." },
  ACTOR_NOT_VALID: { nl: "Uw registratie of mandaat is nu niet geldig.", en: "Your registration or mandate is not valid now." },
  SMALL_NUMBERS: { nl: "De aantallen zijn te klein om te tonen.", en: "The numbers are too small to show." },
  UNKNOWN_OR_NOT_ALLOWED: { nl: "Dit bestaat niet, of u mag het niet zien.", en: "This does not exist, or you may not see it." },
  RETENTION_EXPIRED: { nl: "De bewaartermijn is voorbij.", en: "The retention term has passed.", silent: true },
  REPORTER_PROTECTED: { nl: "De melder is beschermd.", en: "The reporter is protected.", silent: true },
  SHIELDED: { nl: "Afgeschermd.", en: "Shielded.", silent: true },
  EXISTENCE_PROTECTED: { nl: "Of hier iets is, is zelf beschermd.", en: "Whether anything exists here is itself protected.", silent: true },
  NEVER_SHARED: { nl: "Dit verlaat de bron nooit.", en: "This never leaves its source.", silent: true },
} as const satisfies Record<string, ReasonText>;

export type ReasonCode = keyof typeof REASONS;

/** What a caller can do after a denial. `from` and `at` are filled in where the decision knows them. */
export const NEXT_ACTS = {
  ASK_CONSENT: "ask the named persons for consent",
  ASK_SOURCE: "send the owner a concrete question (InformationRequest)",
  ASK_SECOND_PERSON: "have a second, authorised person decide with you",
  STATE_NECESSITY: "repeat the request with `Samenhang-Necessity`",
  DECLARE_OTHER_PURPOSE: "declare the purpose of your own task",
  ASK_TO_PARTICIPATE: "ask the coordinator to add you to the case for this person, or make a report to Veilig Thuis",
  HAND_OVER: "hand over to the local team, with consent (BACK_TO_LOCAL)",
  HAND_TO_COLLEAGUE: "hand the matter to a colleague without a tie to the persons",
  ASK_OWNER: "ask the organisation that holds the record directly",
  CALL_COORDINATOR: "contact the coordinator of the case",
  NONE: "nothing further is needed",
} as const;
export type NextAct = keyof typeof NEXT_ACTS;

export interface NextStep {
  readonly act: NextAct;
  /** Persons who can decide. */
  readonly from?: readonly string[];
  /** The strength of the source's position when asked. */
  readonly duty?: "LEGAL_DUTY" | "LEGAL_RIGHT" | "CONSENT_BASED";
}
