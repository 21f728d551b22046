/**
 * Every condition a rule can name, defined once, each a sentence that is true or false of one question.
 *
 * A condition nobody could establish is false. All are worded so that *true* opens and *false* withholds: a missing fact
 * can never turn a denial into a grant. INVARIANT: the order is for ever and grows at the end only: ledgers hold which
 * conditions were true as one number, by which a decision can be replayed years later.
 */
export const CONDITIONS = {
  // Gates: part of every rule
  actorIsValid: "the caller's registration and mandate are valid",
  mayClaimPurpose: "the purpose belongs to the caller's organisation and role",
  isRetained: "the retention term has not passed",
  isNotOnHold: "the owner has put no hold on the record",
  isNotHidden: "the caller works with no person from whom this must be hidden",
  necessityIsStated: "the confidentiality class needs no stated necessity, or one was stated",

  // What kind of rule can open the confidentiality class
  isPublicClass: "the class is C0",
  isOrdinaryClass: "the class is C0, C1 or C2",
  isOpenClass: "the class is C0 to C3",
  isReleasableClass: "the class is C0 to C4",
  isOwnClass: "the class is C0 to C5, or C6 in a record of Veilig Thuis itself",
  isChildClass: "the class is C0 to C3, or C5",
  isShieldedClass: "the class is C7",

  // Need
  isInvolved: "the caller takes part in the case for this person, or its organisation has an open task about this person under this purpose",
  measureInForce: "a supervision order executed by the caller's organisation is in force for the child of this case",
  isInReach: "the person is that child, its parent, or who cares for it in the household",
  isReceiver: "a referral about this person was sent to the caller's organisation",
  handoverAccepted: "the caller's organisation accepted a handover about this person",

  // Entitlement
  isConsented: "everyone whose consent is needed has given a valid secrecy waiver from the owner to the caller's organisation for this purpose and category",
  isInPackage: "the record is part of the package handed to the caller's organisation",
  isMarkedNecessary: "the owner marked the record as necessary for the supervision order",
  isDeliveredToBoard: "the record was delivered to the Board with a request for investigation",
  isCourtDocument: "the record is part of a court document",
  isOwnRecord: "the record belongs to the caller's organisation, or that organisation is a party to it",
  isReleasedToCaller: "the treating professional, or who answered for the source, released the statement to the caller's organisation for this purpose, and the release stands",
  isSelf: "the data subject is the caller, or someone the caller validly represents",
  isThePerson: "the data subject is the caller, in person",
  isSafetyOfficer: "the caller is a safety officer named for the shielding order",
  hasSecondPerson: "a second, authorised person decided with the caller",
  isRecordVisible: "another field of the same record may be seen",
  isEmergency: "the caller opened emergency access to this case, it has not run out, and the person belongs to the case",
  isRecent: "the record was made in the last 72 hours",
  guardianshipInForce: "a guardianship exercised by the caller's organisation is in force for a child of this case",
  isWard: "the person is the child under that guardianship",
  isAgreedByChild: "the child agreed that the caller's organisation may know what it told",
  isAggregate: "the value was counted over many persons, and small numbers were taken out",
  isFreeOfTies: "it is known that the caller has no personal tie to the person, and tests nothing it had a part in",
  isAsked:
    "a question about this person waits for an answer of the caller's organisation, and the caller has no tie to the person and works with nobody from whom something of the person is hidden",
  isCurrent: "what the record tells has no end, or its end is still to come",
  isOfThisCase: "the record belongs to the declared case, or to no case in particular",
} as const;

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
