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
  PERMITTED: {
    nl: "De regels laten u dit zien. Ziet u niets, dan is er niets vastgelegd, of mag niet bekend worden of er iets is.",
    en: "The rules open this to you. Where you see nothing, nothing is recorded, or it may not be known whether anything is.",
  },
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
  CONSENT_NOT_FREE: {
    nl: "Er geldt een maatregel, of die is aangekondigd. Toestemming volgens de AVG is dan niet vrij. Vraag in plaats daarvan de geheimhouding op te heffen en zeg dat hulp er niet van afhangt, of noem de wettelijke grond.",
    en: "A measure is in force or was announced, so consent of the GDPR is not free. Ask for a secrecy waiver and say that help does not depend on it, or name the statutory basis.",
  },
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
  SECRECY_OUTLIVES_PERSON: {
    nl: "Deze persoon is overleden. De AVG geldt niet meer, het beroepsgeheim wel. Stel een gerichte vraag en noem het zwaarwegende belang; de behandelaar beslist.",
    en: "This person has died. The GDPR no longer holds, professional secrecy does. Ask a concrete question and name the weighty interest; the treating professional decides.",
  },
  NO_QUESTION_NEEDED: { nl: "U mag dit zelf lezen; een vraag is niet nodig.", en: "You may read this yourself; no question is needed." },
  SOURCE_DECIDES: { nl: "De bron beslist of zij dit geeft. Stel een gerichte vraag.", en: "The source decides. Ask a concrete question." },
  CHILD_CONFIDENTIAL: {
    nl: "Wat een kind in vertrouwen vertelt, wordt niet zo gedeeld. Vraag het eerst aan het kind; anders beslist een tweede persoon mee.",
    en: "A child's confidential words need the child's agreement, or a safety ground and a second person.",
  },
  NOT_NECESSARY_FOR_PURPOSE: { nl: "Voor dit doel heeft u dit gegeven niet nodig.", en: "This is not needed for the declared purpose." },
  NECESSITY_TEXT_MISSING: { nl: "Schrijf op waarom u dit gegeven nodig heeft (minstens 20 tekens).", en: "State why you need this (at least 20 characters)." },
  PARENTS_NOT_AGREED: {
    nl: "Het kind van 12 tot en met 15 jaar stemt in, maar niet elke ouder met gezag. Een tweede persoon beslist met u mee.",
    en: "The child of 12 to 15 consents, but not every parent with authority. A second person decides with you.",
  },
  NOT_THE_WARD: { nl: "De voogdij gaat over het kind, niet over deze persoon.", en: "The guardianship is about the child, not about this person." },
  NAMES_LEFT_OUT: {
    nl: "Voor een onafhankelijke toets zijn namen niet nodig. Is dat toch zo, dan beslist een tweede persoon mee.",
    en: "A review works without names. Where they are needed, a second person decides with you.",
  },
  SAMPLE_CHECK_NEEDED: {
    nl: "Inhoud ziet u alleen bij een steekproef: met een reden, en samen met een tweede functionaris.",
    en: "Content is shown in a sampled check only: with a reason, and together with a second officer.",
  },
  EMERGENCY_NOT_OPENED: {
    nl: "Bij direct gevaar kunt u noodtoegang openen. U ziet dan voor vier uur het hoogst nodige.",
    en: "In immediate danger you can open emergency access. You then see the bare minimum for four hours.",
  },
  AFTER_REVIEW_OVERDUE: {
    nl: "Van een eerdere noodtoegang van u is de verantwoording of de toets te laat. Schrijf de verantwoording of laat de toets doen. Is er nu gevaar, laat dan een collega van de crisisdienst openen.",
    en: "The account or the review of your earlier emergency access is overdue. Write the account or have the review done. If there is danger now, have a colleague with a crisis role open it.",
  },
  EMERGENCY_REPEATED: {
    nl: "U opende in 24 uur al twee keer noodtoegang. Een collega van de crisisdienst van uw organisatie moet instemmen.",
    en: "You opened emergency access twice in 24 hours. A colleague with a crisis role in your organisation must agree.",
  },
  REVIEW_OPEN: {
    nl: "Er is nog een toets achteraf niet af. Zolang dat zo is, kan deze casus niet dicht.",
    en: "A review afterwards is not done yet. Until it is, this case cannot be closed.",
  },
  HEALTH_BY_PHONE_ONLY: {
    nl: "Medische gegevens worden ook bij nood niet getoond. Bel de crisisdienst van de ggz; de behandelaar beslist wat zij zegt.",
    en: "Health data are not shown in an emergency either. Call the crisis line of mental health care; the treating professional decides.",
  },
  HOLD_DO_NOT_DISCLOSE: { nl: "Dit gegeven is tijdelijk geblokkeerd door de organisatie die het beheert.", en: "The owner has put a temporary hold on this." },
  CONFLICT_OF_INTEREST: { nl: "U heeft een persoonlijke band met iemand in deze casus. Een collega moet dit overnemen.", en: "You have a personal tie to someone in this case." },
  BASIS_NOT_IN_FORCE: { nl: "De wettelijke grond hiervoor geldt nog niet.", en: "The legal ground for this is not in force." },
  AWAITS_SIGN_OFF: { nl: "Dit deel van het beleid wacht op een oordeel van de jurist en staat uit.", en: "This part of the policy awaits a lawyer's decision and is off." },
  AUTHENTICATION_TOO_WEAK: { nl: "Voor dit doel moet u met een tweede factor inloggen.", en: "This purpose needs a login with a second factor." },
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

/** What a caller can do after a denial: in words, and the mutation that does it where the hub has one. */
export const NEXT_ACTS = {
  ASK_CONSENT: { en: "ask the named persons for consent", nl: "vraag de genoemde personen om toestemming", mutation: "consentAsk" },
  ASK_SECRECY_WAIVER: {
    en: "ask for a secrecy waiver, having said that help does not depend on it, or name the statutory basis",
    nl: "vraag de geheimhouding op te heffen en zeg dat hulp er niet van afhangt, of noem de wettelijke grond",
    mutation: "consentRecord",
  },
  RECORD_ATTEMPT: { en: "try to reach them again, and record it", nl: "probeer het opnieuw en leg de poging vast", mutation: "consentAttempt" },
  VERIFY_AUTHORITY: { en: "check who holds authority in the register (BW 1:244)", nl: "kijk in het gezagsregister wie gezag heeft (BW 1:244)", mutation: "authorityRecord" },
  TALK: { en: "talk it over with those who do not agree", nl: "ga in gesprek met wie het er niet mee eens is" },
  SUPPORT_PERSON: { en: "offer an independent support person (vertrouwenspersoon)", nl: "bied een onafhankelijke vertrouwenspersoon aan" },
  COURT_DISPUTE: {
    en: "parents can put a dispute on joint authority to the court (BW 1:253a)",
    nl: "ouders met gezamenlijk gezag kunnen hun geschil aan de rechter voorleggen (BW 1:253a)",
  },
  COURT_AUTHORITY: {
    en: "the court can decide who holds authority where a parent cannot be reached",
    nl: "de rechter kan over het gezag beslissen als een ouder onbereikbaar blijft",
  },
  SPECIAL_GUARDIAN: { en: "ask the court for a special guardian for the child (BW 1:250)", nl: "vraag de rechter om een bijzondere curator voor het kind (BW 1:250)" },
  LEGAL_REPRESENTATIVE: { en: "ask the court for a mentor or curator", nl: "vraag de rechter om een mentor of curator" },
  REPORT_TO_VEILIG_THUIS: {
    en: "weigh a report to Veilig Thuis with the reporting code, only if safety calls for it",
    nl: "weeg met de meldcode een melding bij Veilig Thuis, alleen als de veiligheid daarom vraagt",
  },
  NAME_STATUTORY_BASIS: { en: "a statutory route exists: weigh whether its conditions are met", nl: "er is een wettelijke route: weeg of aan de voorwaarden is voldaan" },
  ASK_SOURCE: { en: "send the owner a concrete question", nl: "stel de bron een gerichte vraag", mutation: "informationRequestSend" },
  ASK_SECOND_PERSON: { en: "have a second, authorised person decide with you", nl: "laat een tweede, bevoegde persoon meebeslissen", mutation: "secondPersonAsk" },
  OPEN_EMERGENCY_ACCESS: { en: "open emergency access, in immediate danger only", nl: "open noodtoegang, alleen bij direct gevaar", mutation: "emergencyAccessOpen" },
  WRITE_ACCOUNT: { en: "write the account of your earlier emergency access", nl: "schrijf de verantwoording van uw eerdere noodtoegang", mutation: "emergencyAccountRecord" },
  HAVE_REVIEW_DONE: {
    en: "have the review afterwards done, by somebody who was not involved",
    nl: "laat de toets achteraf doen, door iemand die niet betrokken was",
  },
  ASK_CRISIS_COLLEAGUE: {
    en: "ask a colleague with a crisis role in your organisation to agree",
    nl: "vraag een collega van de crisisdienst van uw organisatie om in te stemmen",
    mutation: "emergencyAccessAgree",
  },
  CALL_CRISIS_LINE: { en: "call the crisis line of mental health care in the region", nl: "bel de crisisdienst van de ggz in de regio" },
  STATE_NECESSITY: { en: "repeat the request with `Samenhang-Necessity`", nl: "herhaal de vraag en schrijf op waarom het nodig is" },
  DECLARE_OTHER_PURPOSE: { en: "declare the purpose of your own task", nl: "kies het doel dat bij uw eigen taak hoort" },
  ASK_TO_PARTICIPATE: {
    en: "ask the coordinator to add you to the case for this person, or make a report to Veilig Thuis",
    nl: "vraag de regisseur u bij deze persoon toe te voegen, of doe een melding bij Veilig Thuis",
    mutation: "participantAdd",
  },
  HAND_OVER: { en: "hand over to the local team, with consent (BACK_TO_LOCAL)", nl: "draag over aan het lokale team, met toestemming", mutation: "referralSend" },
  HAND_TO_COLLEAGUE: { en: "hand the matter to a colleague without a tie to the persons", nl: "draag het over aan een collega zonder band met deze mensen" },
  ASK_OWNER: { en: "ask the organisation that holds the record directly", nl: "vraag het de organisatie die het gegeven beheert" },
  ASK_COARSER: { en: "ask with fewer or other dimensions", nl: "vraag het met minder of andere uitsplitsingen" },
  CALL_COORDINATOR: { en: "contact the coordinator of the case", nl: "neem contact op met de regisseur" },
  LOG_IN_AGAIN: { en: "log in again with a second factor", nl: "log opnieuw in met een tweede factor" },
  NONE: { en: "nothing further is needed", nl: "er is niets meer nodig" },
} as const satisfies Record<string, { readonly en: string; readonly nl: string; readonly mutation?: string }>;
export type NextAct = keyof typeof NEXT_ACTS;

export interface NextStep {
  readonly act: NextAct;
  /** Persons who can decide. */
  readonly from?: readonly string[];
  /** The strength of the source's position when asked. */
  readonly duty?: "LEGAL_DUTY" | "LEGAL_RIGHT" | "CONSENT_BASED";
}

/** The step with only those persons named whom the caller may know of; whoever may know none of them is sent to the coordinator. */
export function namingOnly({ from, ...step }: NextStep, mayBeNamed: (person: string) => boolean): NextStep {
  if (!from) return step;
  const known = from.filter(mayBeNamed);
  return known.length > 0 ? { ...step, from: known } : { ...step, ...(step.act === "ASK_CONSENT" ? { act: "CALL_COORDINATOR" as const } : {}) };
}
