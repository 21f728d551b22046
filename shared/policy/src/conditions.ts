/**
 * Every condition a rule can name, defined once, each a sentence that is true or false of one question.
 *
 * A condition nobody could establish is false. All are worded so that *true* opens and *false* withholds: a missing fact
 * can never turn a denial into a grant.
 */
export const CONDITIONS = {
  // Gates: part of every rule
  actorIsValid: "the caller is registered, mandated and has no conflict of interest in the case",
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
  isAsked:
    "a question about this person waits for an answer of the caller's organisation, and the caller has no tie to the person and works with nobody from whom something of the person is hidden",

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
} as const;

export type Condition = keyof typeof CONDITIONS;
export const CONDITION_NAMES = Object.keys(CONDITIONS) as readonly Condition[];

/** A set of conditions as one number, so that equal questions share one answer. */
export type ConditionMask = number;
const BIT = new Map(CONDITION_NAMES.map((name, index) => [name, 1 << index]));
if (CONDITION_NAMES.length > 31) throw new Error("conditions no longer fit one number");

export const maskOf = (conditions: Iterable<Condition>): ConditionMask => {
  let mask = 0;
  for (const condition of conditions) mask |= BIT.get(condition)!;
  return mask;
};
export const holds = (mask: ConditionMask, condition: Condition): boolean => (mask & BIT.get(condition)!) !== 0;
