import type { Caller } from "@samenhang/caller";
import { ageOn, dutchDay, SHIELDABLE, type Purpose, type Shieldable, type SubjectCondition, type SubjectFacts } from "@samenhang/policy";
import type { HubFacts } from "@samenhang/subgraph";
import type { AttestedFacts, DeclaredContext, HiddenWord } from "@samenhang/ticket";
import type { RepresentationEntity } from "./consent.entity.js";
import { consentFacts, HOLDS_AUTHORITY, type ConsentCircumstances } from "./consent-facts.js";
import type { EmergencyNotificationDutyEntity } from "./emergency-duty.entity.js";
import { silentUntil } from "./emergency-duty.records.js";
import { KnownFacts, pairOf, type FactStore } from "./known-facts.js";

/** Everything established about one request, before it is divided over the audiences. */
export interface EstablishedFacts {
  readonly participatesInCase: boolean;
  /** The caller has a tie to someone in the declared case: no ticket at all (example E34). */
  readonly conflictInCase: boolean;
  /** A colleague of the caller has a tie to someone this request is about: recorded, for the privacy officer. */
  readonly isFamilyOfColleague: boolean;
  /** The emergency access the caller named is its own, for the declared case, and has not run out. */
  readonly isEmergency: boolean;
  /** Nobody in the declared case is under 18 or unborn. Undefined when no case was declared or it is not open. */
  readonly caseHasMinor: boolean | undefined;
  readonly subjects: ReadonlyMap<string, SubjectFacts>;
  /** Looks whether in the declared case a review waits of what was done in an emergency, one the caller may know of. */
  hasOpenReview(): Promise<boolean>;
  /** What free text must not say to this caller: of every order that hides something from someone the caller works with or is. */
  readonly hiddenWords: readonly HiddenWord[];
  /** Persons the caller knows only from a question that waits for its organisation. */
  readonly asked: ReadonlyMap<string, SubjectFacts>;
}

/** Under which purposes an open task of the caller's own counts as being involved (policy.md section 8 step 6). */
const TASKS: Partial<Record<Purpose, readonly ("INVESTIGATION" | "TREATMENT")[]>> = {
  ASSESS_REPORT: ["INVESTIGATION"],
  INVESTIGATE_VIOLENCE: ["INVESTIGATION"],
  DETERMINE_NEED_FOR_MEASURE: ["INVESTIGATION"],
  TREAT_ADULT: ["TREATMENT"],
  COORDINATE_JOINT_PLAN: ["TREATMENT"],
  HANDOVER_REFERRAL: ["INVESTIGATION", "TREATMENT"],
};

/** Statutory investigation is a task of its own: taking part in another capacity does not lend it. */
const STATUTORY: readonly Purpose[] = ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE", "DETERMINE_NEED_FOR_MEASURE"];

const SUPERVISION = ["OTS", "VOTS"];
const BRINGS_UP = ["MOTHER", "FATHER", "LEGAL_PARENT", "BIOLOGICAL_PARENT", "STEP_PARENT", "FOSTER_PARENT", "GUARDIAN", "CARER"];
const GUARDIANSHIP = ["GUARDIANSHIP", "PROVISIONAL_GUARDIANSHIP"];

/** What every organisation is: its kind and its region. */
export type Organisations = Pick<HubFacts, "typeOf" | "regionOf">;

/** Gathers what the policy needs to know of this caller, purpose and case. Anything not found stays unknown, and withholds. */
export async function establishFacts(store: FactStore, organisations: Organisations, caller: Caller, context: DeclaredContext, now: Date): Promise<EstablishedFacts> {
  const today = dutchDay(now);
  const { actor, organisation } = caller;
  const [own, casus, agreed, emergency] = await Promise.all([
    store.aboutCaller(actor, organisation.id, today),
    context.caseId ? store.ofCase(context.caseId, today) : new KnownFacts([]),
    store.agreedWith(actor, organisation.id, context.purpose, today),
    context.purpose === "ACUTE_SAFETY" && context.caseId && context.breakGlassId ? store.emergencyAccess(context.breakGlassId, actor, organisation.id, context.caseId, now) : null,
  ]);
  const casePersons = casus.personsOf("CASE");
  const isOpenCase = casus.of("CASE").length > 0;
  const inCase = isOpenCase ? own.of("PARTICIPATION").filter((participation) => participation.case === context.caseId) : [];
  const takesPart = inCase.filter(({ capacity }) => isCapacityFor(context.purpose, capacity));
  const concerns = takesPart.flatMap(({ concerns: persons }) => persons);
  const tasks = (TASKS[context.purpose] ?? []).flatMap((kind) => own.personsOf(kind));
  const received = context.purpose === "HANDOVER_REFERRAL" ? own.personsOf("REFERRAL") : [];
  // Who asks as a reporter hears of the own report only: it speaks for nobody, not for itself as a party either (example E16).
  const self = caller.role === "REPORTER" ? undefined : caller.person;
  const represented = self && context.purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" ? await representedBy(store, self, today) : new Map<string, SpeaksFor>();
  const selves = self ? [self, ...represented.keys()] : [];
  const expected = self && context.purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" ? (await store.expectedBy(self, today)).of("RELATION").map(({ to }) => to) : [];

  const isEmergency = emergency !== null && isOpenCase;
  const scope = [...new Set([...concerns, ...tasks, ...received, ...selves, ...expected, ...agreed.flatMap(({ about }) => about), ...(isEmergency ? casePersons : [])])];
  const questioned = new Set(context.purpose === "HANDOVER_REFERRAL" ? own.personsOf("QUESTION") : []);
  const everyone = [...new Set([...scope, ...questioned, ...casePersons])];
  const worksWith = new Set([...personsWorkedWith(own, actor), ...selves]);
  const [facts, consents, representations, capacity, conflictsOfInterest, partsTaken, hiding] = await Promise.all([
    store.aboutPersons(everyone, today),
    store.consentsTo(organisation.id, scope),
    store.representationsOf(scope, today),
    store.capacityOf(scope),
    store.conflictsOf(scope),
    context.purpose === "INDEPENDENT_REVIEW" ? store.partsTaken(casePersons) : [],
    store.hidingFrom([...worksWith], today),
  ]);
  const circumstances: ConsentCircumstances = { facts, representations, capacity, conflicts: new Set(conflictsOfInterest.map(pairOf)), typeOf: organisations.typeOf, now };
  const conflicts = new Set(own.of("CONFLICT").map(({ person }) => person));
  const births = new Map(facts.of("PERSON").map((entry) => [entry.person, entry]));
  const supervised = facts
    .of("MEASURE")
    .filter((measure) => measure.organisation === organisation.id && SUPERVISION.includes(measure.kind) && concerns.includes(measure.child))
    .map(({ child }) => child);
  const wards = facts
    .of("MEASURE")
    .filter((measure) => measure.organisation === organisation.id && GUARDIANSHIP.includes(measure.kind) && concerns.includes(measure.child))
    .map(({ child }) => child);

  const hidingOrders = hiding.of("SHIELDING");
  const protectedPersons = self && context.purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" ? [...new Set(hidingOrders.map(({ subject }) => subject))] : [];
  const aroundProtected = await store.aboutPersons(protectedPersons, today);
  const emergencyDuties = await store.emergencyDutiesTo(self && context.purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" ? selves : []);
  const statementFor = (person: string): Pick<SubjectFacts, "statement"> => {
    if (!self || context.purpose !== "EXERCISE_DATA_SUBJECT_RIGHTS") return {};
    const toldTo = (who: string) => facts.of("INFORMED").flatMap((told) => (told.person === who ? [told.organisation] : []));
    return {
      statement: {
        informedBy: toldTo(person).filter((teller) => toldTo(self).includes(teller)),
        untoldSince: facts.of("UNTOLD").flatMap(({ person: of, organisation: teller, since }) => (of === person || of === self ? [{ organisation: teller, since }] : [])),
        treatedBy: facts.ever("TREATMENT").flatMap((treated) => (treated.person === self && person === self ? [treated.organisation] : [])),
        hiddenOrganisations: organisationsAround(aroundProtected).filter((name) => !worksFor(facts, self).includes(name) && !toldTo(self).includes(name)),
        adultOn: eighteenOn(births.get(person)?.birthDate ?? null),
        emergencies: silences(emergencyDuties.filter(({ about: [of] }) => of === person || of === self)),
      },
    };
  };

  const destructionsOf = (person: string): Pick<SubjectFacts, "destructions"> => {
    const accepted = facts.of("DESTRUCTION").filter((destruction) => destruction.person === person && destruction.organisation === organisation.id);
    return accepted.length === 0 ? {} : { destructions: accepted.map(({ request, requestedBy }) => ({ request, requestedBy, organisation: organisation.id })) };
  };

  const about = (person: string): SubjectFacts => {
    const birthDate = births.get(person)?.birthDate ?? undefined;
    const age = birthDate === undefined ? undefined : ageOn(birthDate, now);
    const orders = facts.of("SHIELDING").filter(({ subject }) => subject === person);
    const officer =
      orders.length > 0 &&
      orders.every(({ access }) => access.some((entry) => entry.officer === actor && entry.organisation === organisation.id && entry.until >= today)) &&
      caller.role === "SAFETY_OFFICER";
    const holds: SubjectCondition[] = [];
    if (concerns.includes(person) || tasks.includes(person)) holds.push("isInvolved");
    if (supervised.length > 0) holds.push("measureInForce");
    if (supervised.some((child) => child === person || bringsUp(facts, person, child))) holds.push("isInReach");
    if (wards.length > 0) holds.push("guardianshipInForce");
    if (wards.includes(person)) holds.push("isWard");
    if (isEmergency && casePersons.includes(person)) holds.push("isEmergency");
    if (received.includes(person)) holds.push("isReceiver");
    const handedOver = facts.of("HANDOVER").filter(({ persons, receiver }) => receiver === organisation.id && persons.includes(person));
    if (handedOver.some(({ professional }) => professional === actor || concerns.includes(person))) holds.push("handoverAccepted");
    const speaksFor = represented.get(person);
    if (person === self || (speaksFor && maySpeak(speaksFor, age))) holds.push("isSelf");
    if (person === self) holds.push("isThePerson");
    if (officer) holds.push("isSafetyOfficer");
    const agreedOn = agreed.filter((decision) => decision.about.includes(person)).flatMap(({ categories }) => categories);
    const hidden = orders.some(({ hiddenFrom }) => hiddenFrom.some((other) => worksWith.has(other)));
    if (questioned.has(person) && !hidden && !conflicts.has(person)) holds.push("isAsked");
    return {
      holds,
      shielded: births.has(person) ? shieldedThings(orders) : undefined,
      hidden,
      ...consentFacts(person, consents, context.purpose, organisation.id, circumstances),
      secondPersonFor: officer ? [...agreedOn, "SHIELDED"] : agreedOn.filter((category) => category !== "SHIELDED"),
      providersNamed: facts
        .of("PROVIDER_NAMED")
        .filter((entry) => entry.person === person && entry.organisation === organisation.id)
        .map(({ provider }) => provider),
      decidesAlone: age !== undefined && age >= 16,
      ...(birthDate === undefined ? {} : { bornOn: birthDate }),
      ...destructionsOf(person),
      isDeceased: (births.get(person)?.deceasedAt ?? null) !== null,
      conflictOfInterest: conflicts.has(person),
      ...statementFor(person),
    };
  };

  /** What is known of a child not yet born is about its mother (example E33). While nobody said who she is, only the own concern counts. */
  const inScope = (person: string): SubjectFacts | undefined => {
    if (!births.get(person)?.isUnborn) return about(person);
    const mother = facts.of("RELATION").find(({ to, type }) => to === person && type === "MOTHER")?.from ?? (concerns.includes(person) ? person : undefined);
    if (mother === undefined || !scope.includes(mother)) return undefined;
    const { bornOn: _, destructions: _asked, ...known } = about(mother);
    return { ...known, isUnborn: true };
  };

  return {
    participatesInCase: inCase.length > 0,
    isEmergency,
    isFamilyOfColleague: facts.of("CONFLICT").some((tie) => tie.organisation === organisation.id && tie.professional !== actor && scope.includes(tie.person)),
    // Who tests a decision had no part in what it is about, nor had the organisation of a reviewer from outside (example E22).
    conflictInCase: (takesPart.length > 0 && isTooNear(caller, partsTaken, organisations)) || casePersons.some((person) => conflicts.has(person)),
    caseHasMinor: isOpenCase ? casePersons.some((person) => isMinor(births.get(person), now)) : undefined,
    subjects: new Map(
      scope.flatMap((person) => {
        const known = inScope(person);
        return known ? [[person, known] as const] : [];
      }),
    ),
    // A referral is known to its parties, and there not to who works with someone it must be hidden from.
    hasOpenReview: async () =>
      context.caseId !== undefined &&
      isOpenCase &&
      (await store.openReviews(context.caseId)).some(
        ({ about: persons, parties }) =>
          parties.length === 0 ||
          (parties.includes(organisation.id) &&
            !facts.of("SHIELDING").some(({ subject, hiddenFrom }) => persons.includes(subject) && hiddenFrom.some((other) => worksWith.has(other)))),
      ),
    hiddenWords: distinct(
      hiding
        .of("SHIELDING")
        .flatMap(({ subject, hiddenFrom, words = [] }) => words.filter(({ isCommon }) => !isCommon || [subject, ...hiddenFrom].some((of) => everyone.includes(of)))),
    ),
    // INVARIANT: whom the question must be hidden from stays out of it altogether, so that nothing differs from no question.
    asked: new Map(
      [...questioned]
        .filter((person) => !scope.includes(person))
        .map((person) => [person, about(person)] as const)
        .filter(([, { holds }]) => holds.includes("isAsked")),
    ),
  };
}

/** Until when the statement is silent about each emergency access: for as long as one of these persons must still be told. */
function silences(duties: readonly EmergencyNotificationDutyEntity[]): NonNullable<SubjectFacts["statement"]>["emergencies"] {
  const longest = new Map<string, string | null>();
  for (const duty of duties) {
    const [known, until] = [longest.get(duty.record), silentUntil(duty)];
    longest.set(duty.record, known === null || until === null ? null : known === undefined || known < until ? until : known);
  }
  return [...longest].map(([access, until]) => ({ access, silentUntil: until }));
}

/**
 * Who tests a decision had no part in what it is about; one from another region is of no organisation that had, nor of a
 * region where one works (R-052, example E22). Of safety officers and mental health care a reviewer is not told where they work.
 */
function isTooNear({ actor, role, organisation: own }: Caller, parts: readonly AttestedFacts["PARTICIPATION"][], { typeOf, regionOf }: Organisations): boolean {
  const isFromOutside = role !== "DEVILS_ADVOCATE";
  return parts.some(
    ({ professional, organisation, ofSafetyOfficer }) =>
      professional === actor ||
      (isFromOutside && organisation === own.id) ||
      (isFromOutside && ofSafetyOfficer === false && typeOf(organisation) !== "GGZ" && !isOtherRegion(own.region, regionOf(organisation))),
  );
}

/** A region nobody named is no other region. */
export const isOtherRegion = (one: string | undefined, other: string | undefined): boolean => one !== undefined && other !== undefined && one !== other;

/** Whom a professional works with, in whatever case or task; from the moment that it accepted them. */
export const personsWorkedWith = (own: KnownFacts, actor: string): readonly string[] => [
  ...own.of("PARTICIPATION").flatMap(({ concerns }) => concerns),
  ...own.personsOf("INVESTIGATION"),
  ...own.personsOf("TREATMENT"),
  ...own
    .of("HANDOVER")
    .filter(({ professional }) => professional === actor)
    .flatMap(({ persons }) => persons),
];
/** `YYYY-MM-DD`; who is born on 29 February is 18 on 1 March, which text sorts after 29 February. */
const eighteenOn = (birthDate: string | null): string | null => (birthDate === null ? null : `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}`);

/** Organisations that work for these persons, whatever makes them do so. */
function organisationsAround(facts: KnownFacts): readonly string[] {
  const working = [...facts.of("PARTICIPATION"), ...facts.of("INVESTIGATION"), ...facts.of("MEASURE"), ...facts.ever("TREATMENT")].map(({ organisation }) => organisation);
  return [...new Set([...working, ...[...facts.of("REFERRAL"), ...facts.of("HANDOVER")].map(({ receiver }) => receiver)])];
}

/** Organisations that take part for this person: their names it knows already. */
const worksFor = (facts: KnownFacts, person: string): readonly string[] =>
  facts.of("PARTICIPATION").flatMap(({ concerns, organisation, ofSafetyOfficer }) => (concerns.includes(person) && !ofSafetyOfficer ? [organisation] : []));

const distinct = (words: readonly HiddenWord[]): readonly HiddenWord[] => [...new Map(words.map((word) => [word.digest, word])).values()];

/** Which capacity opens which purpose: who reviews does nothing else, and an investigation is a task of its own. */
export function isCapacityFor(purpose: Purpose, capacity: string): boolean {
  if (purpose === "INDEPENDENT_REVIEW") return capacity === "REVIEW";
  return STATUTORY.includes(purpose) ? capacity === "STATUTORY_INVESTIGATION" : capacity !== "REVIEW";
}

type SpeaksFor = "AS_PARENT" | "FOR_ADULT" | "FOR_MINOR";

/** For whom this person may speak at all; a conflict of interest, or what was not verified, ends it. */
async function representedBy(store: FactStore, person: string, today: string): Promise<ReadonlyMap<string, SpeaksFor>> {
  const [children, others] = await Promise.all([store.childrenOf(person, today), store.representationsBy(person, today)]);
  const asParent = children
    .of("AUTHORITY")
    .filter(({ holder, kind, verified, conflictOfInterest }) => holder === person && verified && !conflictOfInterest && HOLDS_AUTHORITY.includes(kind))
    .map(({ child }) => [child, "AS_PARENT"] as const);
  const byMandate = others.flatMap(({ represented, type, verifiedAt }) => {
    const speaks = MANDATES[type];
    return speaks && verifiedAt !== null && verifiedAt <= today ? [[represented, speaks] as const] : [];
  });
  const all = [...byMandate, ...asParent];
  const conflicts = new Set((await store.conflictsOf(all.map(([represented]) => represented))).map(pairOf));
  return new Map(all.filter(([represented]) => !conflicts.has(pairOf({ represented, representative: person }))));
}

/** Partners and relatives speak for nobody without a mandate. */
const MANDATES: Readonly<Partial<Record<RepresentationEntity["type"], SpeaksFor>>> = {
  MENTOR: "FOR_ADULT",
  CURATOR: "FOR_ADULT",
  WRITTEN_PROXY: "FOR_ADULT",
  GUARDIAN_PERSON: "AS_PARENT",
  BIJZONDERE_CURATOR: "FOR_MINOR",
};

/** From 16 a young person speaks alone, at 18 nothing of the parents' say returns; an age nobody knows withholds. */
function maySpeak(speaksFor: SpeaksFor, age: number | undefined): boolean {
  if (age === undefined) return false;
  return speaksFor === "FOR_ADULT" ? age >= 18 : speaksFor === "FOR_MINOR" ? age < 18 : age < 16;
}

const bringsUp = (facts: KnownFacts, adult: string, child: string): boolean =>
  facts.of("RELATION").some(({ from, to, type }) => from === adult && to === child && BRINGS_UP.includes(type)) ||
  facts.of("AUTHORITY").some(({ child: of, holder, kind }) => of === child && holder === adult && HOLDS_AUTHORITY.includes(kind));

const shieldedThings = (orders: readonly AttestedFacts["SHIELDING"][]): readonly Shieldable[] => SHIELDABLE.filter((thing) => orders.some(({ what }) => what.includes(thing)));

const isMinor = (person: AttestedFacts["PERSON"] | undefined, now: Date): boolean => {
  if (!person || person.deceasedAt) return false;
  return person.isUnborn || (person.birthDate !== null && ageOn(person.birthDate, now) < 18);
};
