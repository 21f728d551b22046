/**
 * Every condition a rule can name, defined once, each a sentence that is true or false of one question, in English and plain
 * Dutch.
 *
 * A condition nobody could establish is false. All are worded so that *true* opens and *false* withholds: a missing fact
 * can never turn a denial into a grant. INVARIANT: the order is for ever and grows at the end only: ledgers hold which
 * conditions were true as one number, by which a decision can be replayed years later.
 */
export const CONDITIONS = {
  // Gates: part of every rule
  actorIsValid: {
    en: "the caller's registration and mandate are valid",
    nl: "uw registratie en mandaat zijn geldig",
  },
  mayClaimPurpose: { en: "the purpose belongs to the caller's organisation and role", nl: "het doel hoort bij uw organisatie en uw rol" },
  isRetained: { en: "the retention term has not passed", nl: "de bewaartermijn is niet voorbij" },
  isNotOnHold: { en: "no hold of the owner keeps the record from others", nl: "de organisatie die het gegeven beheert, houdt het niet met een blokkade voor zich" },
  isNotHidden: { en: "the caller works with no person from whom this must be hidden", nl: "u werkt met niemand voor wie dit verborgen moet blijven" },
  necessityIsStated: {
    en: "the confidentiality class needs no stated necessity, or one was stated",
    nl: "u schreef op waarom u het gegeven nodig heeft, of dat hoeft bij dit gegeven niet",
  },

  // What kind of rule can open the confidentiality class
  isPublicClass: { en: "the class is C0", nl: "het gegeven is van klasse C0: openbaar binnen de hub" },
  isOrdinaryClass: { en: "the class is C0, C1 or C2", nl: "het gegeven is van klasse C0, C1 of C2" },
  isOpenClass: { en: "the class is C0 to C3", nl: "het gegeven is van klasse C0 tot en met C3" },
  isReleasableClass: { en: "the class is C0 to C4", nl: "het gegeven is van klasse C0 tot en met C4" },
  isOwnClass: {
    en: "the class is C0 to C5, or C6 in a record of Veilig Thuis itself",
    nl: "het gegeven is van klasse C0 tot en met C5, of C6 in een dossier van Veilig Thuis zelf",
  },
  isChildClass: { en: "the class is C0 to C3, or C5", nl: "het gegeven is van klasse C0 tot en met C3, of C5" },
  isShieldedClass: { en: "the class is C7", nl: "het gegeven is van klasse C7" },

  // Need
  isInvolved: {
    en: "the caller takes part in the case for this person, or its organisation has an open task about this person under this purpose",
    nl: "u neemt deel aan de casus voor deze persoon, of uw organisatie heeft voor dit doel een lopende taak over deze persoon",
  },
  measureInForce: {
    en: "a supervision order executed by the caller's organisation is in force for the child of this case",
    nl: "uw organisatie voert nu een ondertoezichtstelling uit van het kind in deze casus",
  },
  isInReach: {
    en: "the person is that child, its parent, or who cares for it in the household",
    nl: "de persoon is dat kind, een ouder van dat kind, of wie het kind in het gezin verzorgt",
  },
  isReceiver: { en: "a referral about this person was sent to the caller's organisation", nl: "er is een verwijzing over deze persoon naar uw organisatie gestuurd" },
  handoverAccepted: { en: "the caller's organisation accepted a handover about this person", nl: "uw organisatie heeft een overdracht over deze persoon aanvaard" },

  // Entitlement
  isConsented: {
    en: "everyone whose consent is needed has given a valid secrecy waiver from the owner to the caller's organisation for this purpose and category",
    nl: "iedereen die dat moet doen, gaf toestemming: de bron mag dit soort gegevens voor dit doel met uw organisatie delen",
  },
  isInPackage: { en: "the record is part of the package handed to the caller's organisation", nl: "het gegeven zit in het pakket dat aan uw organisatie is overgedragen" },
  isMarkedNecessary: {
    en: "the owner marked the record as necessary for the supervision order",
    nl: "de bron vindt het gegeven noodzakelijk voor de ondertoezichtstelling, en heeft dat erbij gezet",
  },
  isDeliveredToBoard: { en: "the record was delivered to the Board with a request for investigation", nl: "het gegeven is met een verzoek tot onderzoek aan de Raad gegeven" },
  isCourtDocument: { en: "the record is part of a court document", nl: "het gegeven staat in een stuk van de rechtbank" },
  isOwnRecord: {
    en: "the record belongs to the caller's organisation, or that organisation is a party to it",
    nl: "het gegeven is van uw eigen organisatie, of uw organisatie is er partij bij",
  },
  isReleasedToCaller: {
    en: "the treating professional, or who answered for the source, released the statement to the caller's organisation for this purpose, and the release stands",
    nl: "de behandelaar, of wie voor de bron antwoordde, gaf dit voor dit doel vrij aan uw organisatie, en dat geldt nog",
  },
  isSelf: { en: "the data subject is the caller, or someone the caller validly represents", nl: "het gaat over uzelf, of over iemand voor wie u geldig mag spreken" },
  isThePerson: { en: "the data subject is the caller, in person", nl: "het gaat over uzelf" },
  isSafetyOfficer: { en: "the caller is a safety officer named for the shielding order", nl: "u bent de veiligheidsfunctionaris die in de afscherming is genoemd" },
  hasSecondPerson: { en: "a second, authorised person decided with the caller", nl: "een tweede, bevoegde persoon besliste met u mee" },
  isRecordVisible: { en: "another field of the same record may be seen", nl: "u mag een ander veld van hetzelfde gegeven zien" },
  isEmergency: {
    en: "the caller opened emergency access to this case, it has not run out, and the person belongs to the case",
    nl: "u opende noodtoegang tot deze casus, die is nog niet verlopen, en de persoon hoort bij de casus",
  },
  isRecent: { en: "the record was made in the last 72 hours", nl: "het gegeven is in de laatste 72 uur vastgelegd" },
  guardianshipInForce: {
    en: "a guardianship exercised by the caller's organisation is in force for a child of this case",
    nl: "uw organisatie is nu voogd over een kind in deze casus",
  },
  isWard: { en: "the person is the child under that guardianship", nl: "de persoon is het kind onder die voogdij" },
  isAgreedByChild: { en: "the child agreed that the caller's organisation may know what it told", nl: "het kind vindt goed dat uw organisatie weet wat het heeft verteld" },
  isAggregate: { en: "the value was counted over many persons, and small numbers were taken out", nl: "het is geteld over veel mensen, en kleine aantallen zijn eruit gehaald" },
  isFreeOfTies: {
    en: "it is known that the caller has no personal tie to the person, and tests nothing it had a part in",
    nl: "u heeft geen persoonlijke band met deze persoon, en toetst niets waar u zelf aan meedeed",
  },
  isAsked: {
    en: "a question about this person waits for an answer of the caller's organisation, and the caller has no tie to the person and works with nobody from whom something of the person is hidden",
    nl: "er is een vraag over deze persoon aan uw organisatie, die u mag beantwoorden",
  },
  isCurrent: { en: "what the record tells has no end, or its end is still to come", nl: "wat het gegeven zegt, geldt nog" },
  isOfThisCase: { en: "the record belongs to the declared case, or to no case in particular", nl: "het gegeven hoort bij deze casus, of niet bij één casus" },
} as const satisfies Record<string, { readonly en: string; readonly nl: string }>;

export type Condition = keyof typeof CONDITIONS;
export const CONDITION_NAMES = Object.keys(CONDITIONS) as readonly Condition[];

/** A set of conditions as one number, so that equal questions share one answer. */
export type ConditionMask = bigint;
const BIT = new Map(CONDITION_NAMES.map((name, index) => [name, 1n << BigInt(index)]));

export const maskOf = (conditions: Iterable<Condition>): ConditionMask => {
  let mask = 0n;
  for (const condition of conditions) mask |= BIT.get(condition)!;
  return mask;
};
export const holds = (mask: ConditionMask, condition: Condition): boolean => (mask & BIT.get(condition)!) !== 0n;
export const conditionsIn = (mask: ConditionMask): readonly Condition[] => CONDITION_NAMES.filter((name) => holds(mask, name));

/** As ledgers keep it: hexadecimal, without prefix. */
export const maskToText = (mask: ConditionMask): string => mask.toString(16);
export const maskFromText = (text: string): ConditionMask => BigInt(`0x${text}`);
