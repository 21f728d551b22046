import type { Caller } from "@samenhang/caller";
import { ageOn, dutchDay, requiredConsent, SHIELDABLE, type Category, type Purpose, type Shieldable, type SubjectCondition, type SubjectFacts } from "@samenhang/policy";
import type { AttestedFacts, DeclaredContext } from "@samenhang/ticket";
import type { ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import { KnownFacts, type FactStore } from "./known-facts.js";

/** Everything established about one request, before it is divided over the audiences. */
export interface EstablishedFacts {
  readonly participatesInCase: boolean;
  /** The caller has a tie to someone in the declared case: no ticket at all (example E34). */
  readonly conflictInCase: boolean;
  /** Nobody in the declared case is under 18 or unborn. Undefined when no case was declared or it is not open. */
  readonly caseHasMinor: boolean | undefined;
  readonly subjects: ReadonlyMap<string, SubjectFacts>;
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
const HOLDS_AUTHORITY = ["PARENTAL_SOLE", "PARENTAL_JOINT", "JOINT_WITH_NON_PARENT", "GUARDIANSHIP", "PROVISIONAL_GUARDIANSHIP"];

/** Gathers what the policy needs to know of this caller, purpose and case. Anything not found stays unknown, and withholds. */
export async function establishFacts(store: FactStore, caller: Caller, context: DeclaredContext, now: Date): Promise<EstablishedFacts> {
  const today = dutchDay(now);
  const [own, casus] = await Promise.all([
    store.aboutCaller(caller.actor, caller.organisation.id, today),
    context.caseId ? store.ofCase(context.caseId, today) : new KnownFacts([]),
  ]);
  const casePersons = casus.personsOf("CASE");
  const isOpenCase = casus.of("CASE").length > 0;
  const inCase = isOpenCase ? own.of("PARTICIPATION").filter((participation) => participation.case === context.caseId) : [];
  const takesPart = STATUTORY.includes(context.purpose) ? inCase.filter(({ capacity }) => capacity === "STATUTORY_INVESTIGATION") : inCase;
  const concerns = takesPart.flatMap(({ concerns: persons }) => persons);
  const tasks = (TASKS[context.purpose] ?? []).flatMap((kind) => own.personsOf(kind));
  const received = context.purpose === "HANDOVER_REFERRAL" ? own.personsOf("REFERRAL") : [];
  // Who asks as a reporter hears of the own report only: it speaks for nobody, not for itself as a party either (example E16).
  const self = caller.role === "REPORTER" ? undefined : caller.person;
  const represented = self && context.purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" ? await representedBy(store, self, today) : new Map<string, SpeaksFor>();
  const selves = self ? [self, ...represented.keys()] : [];
  const expected = self && context.purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" ? (await store.expectedBy(self, today)).of("RELATION").map(({ to }) => to) : [];

  const scope = [...new Set([...concerns, ...tasks, ...received, ...selves, ...expected])];
  const [facts, consents] = await Promise.all([store.aboutPersons([...new Set([...scope, ...casePersons])], today), store.consentsTo(caller.organisation.id, scope)]);
  const conflicts = new Set(own.of("CONFLICT").map(({ person }) => person));
  const worksWith = new Set([...own.of("PARTICIPATION").flatMap(({ concerns: persons }) => persons), ...own.personsOf("INVESTIGATION"), ...own.personsOf("TREATMENT"), ...selves]);
  const births = new Map(facts.of("PERSON").map((entry) => [entry.person, entry]));
  const supervised = facts
    .of("MEASURE")
    .filter(({ organisation, kind, child }) => organisation === caller.organisation.id && SUPERVISION.includes(kind) && concerns.includes(child))
    .map(({ child }) => child);

  const about = (person: string): SubjectFacts => {
    const birthDate = births.get(person)?.birthDate ?? undefined;
    const age = birthDate === undefined ? undefined : ageOn(birthDate, now);
    const orders = facts.of("SHIELDING").filter(({ subject }) => subject === person);
    const officer =
      orders.length > 0 && orders.every(({ access }) => access.some((entry) => entry.officer === caller.actor && entry.until >= today)) && caller.role === "SAFETY_OFFICER";
    const holds: SubjectCondition[] = [];
    if (concerns.includes(person) || tasks.includes(person)) holds.push("isInvolved");
    if (supervised.length > 0) holds.push("measureInForce");
    if (supervised.some((child) => child === person || bringsUp(facts, person, child))) holds.push("isInReach");
    if (received.includes(person)) holds.push("isReceiver");
    const handedOver = facts.of("HANDOVER").filter(({ persons, receiver }) => receiver === caller.organisation.id && persons.includes(person));
    if (handedOver.some(({ professional }) => professional === caller.actor || concerns.includes(person))) holds.push("handoverAccepted");
    const speaksFor = represented.get(person);
    if (person === self || (speaksFor && maySpeak(speaksFor, age))) holds.push("isSelf");
    if (person === self) holds.push("isThePerson");
    if (officer) holds.push("isSafetyOfficer", "hasSecondPerson");
    return {
      holds,
      shielded: births.has(person) ? shieldedThings(orders) : undefined,
      hidden: orders.some(({ hiddenFrom }) => hiddenFrom.some((other) => worksWith.has(other))),
      ...consentFacts(person, birthDate, facts, consents, context.purpose, now),
      providersNamed: facts
        .of("PROVIDER_NAMED")
        .filter((entry) => entry.person === person && entry.organisation === caller.organisation.id)
        .map(({ provider }) => provider),
      decidesAlone: age !== undefined && age >= 16,
      conflictOfInterest: conflicts.has(person),
    };
  };

  /** What is known of a child not yet born is about its mother (example E33). While nobody said who she is, only the own concern counts. */
  const inScope = (person: string): SubjectFacts | undefined => {
    if (!births.get(person)?.isUnborn) return about(person);
    const mother = facts.of("RELATION").find(({ to, type }) => to === person && type === "MOTHER")?.from ?? (concerns.includes(person) ? person : undefined);
    return mother !== undefined && scope.includes(mother) ? { ...about(mother), isUnborn: true } : undefined;
  };

  return {
    participatesInCase: inCase.length > 0,
    conflictInCase: casePersons.some((person) => conflicts.has(person)),
    caseHasMinor: isOpenCase ? casePersons.some((person) => isMinor(births.get(person), now)) : undefined,
    subjects: new Map(
      scope.flatMap((person) => {
        const known = inScope(person);
        return known ? [[person, known] as const] : [];
      }),
    ),
  };
}

type SpeaksFor = "AS_PARENT" | "FOR_ADULT" | "FOR_MINOR";

/** For whom this person may speak at all; a conflict of interest, or what was not verified, ends it. */
async function representedBy(store: FactStore, person: string, today: string): Promise<ReadonlyMap<string, SpeaksFor>> {
  const [children, others] = await Promise.all([store.childrenOf(person, today), store.representationsBy(person, today)]);
  const asParent = children
    .of("AUTHORITY")
    .filter(({ holder, kind, verified, conflictOfInterest }) => holder === person && verified && !conflictOfInterest && HOLDS_AUTHORITY.includes(kind))
    .map(({ child }) => [child, "AS_PARENT"] as const);
  const byMandate = others.flatMap(({ represented, type, verifiedAt, conflictOfInterest }) => {
    const speaks = MANDATES[type];
    return speaks && verifiedAt !== null && verifiedAt <= today && !conflictOfInterest ? [[represented, speaks] as const] : [];
  });
  return new Map([...byMandate, ...asParent]);
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

/** Which categories may be shared by whom, as far as everyone who must has said so; and if not, why not. */
function consentFacts(
  person: string,
  birthDate: string | undefined,
  facts: KnownFacts,
  all: readonly ConsentRecordEntity[],
  purpose: Purpose,
  now: Date,
): Pick<SubjectFacts, "consents" | "consentProblems" | "consentFrom"> {
  const today = dutchDay(now);
  const holders = facts
    .of("AUTHORITY")
    .filter(({ child, holder, kind }) => child === person && holder !== null && HOLDS_AUTHORITY.includes(kind))
    .map(({ holder, verified, conflictOfInterest }) => ({ holder: holder!, verified, conflictOfInterest }));
  const required = requiredConsent(person, birthDate, holders, now);
  const records = all.filter(({ subject, purposes }) => subject === person && purposes.includes(purpose));
  const consents: SubjectFacts["consents"][number][] = [];
  const consentProblems: SubjectFacts["consentProblems"][number][] = [];

  for (const from of new Set(records.map(({ fromOrganisation }) => fromOrganisation))) {
    const ofOwner = records.filter(({ fromOrganisation }) => fromOrganisation === from);
    const waivers = ofOwner.filter(({ kind }) => kind === "SECRECY_WAIVER");
    const isValid = (record: ConsentRecordEntity) =>
      record.status === "GIVEN" && record.givenAt <= today && record.validUntil >= today && !passedBirthday(birthDate, record.givenAt, now);
    const valid = waivers.filter(isValid);
    const categories = required.problem ? [] : commonCategories(required.from, waivers, isValid);
    if (categories.length > 0) consents.push({ from, categories });
    else if (ofOwner.some(({ status }) => status === "WITHDRAWN")) consentProblems.push({ from, reason: "CONSENT_WITHDRAWN" });
    else if (valid.length > 0) consentProblems.push({ from, reason: required.problem ?? "CONSENT_PARTIAL" });
    else if (ofOwner.some(({ kind, status }) => kind !== "SECRECY_WAIVER" && status === "GIVEN")) consentProblems.push({ from, reason: "CONSENT_KIND_MISMATCH" });
  }
  return { consents, consentProblems, consentFrom: required.from };
}

/** Categories that each required person covered with the last word on them: a later refusal or withdrawal takes an earlier consent away. */
function commonCategories(required: readonly string[], waivers: readonly ConsentRecordEntity[], isValid: (record: ConsentRecordEntity) => boolean): Category[] {
  const lastWord = (giver: string, category: Category) =>
    waivers
      .filter(({ givenBy, categories }) => givenBy === giver && categories.includes(category))
      .reduce((a, b) => (b.recordedAt > a.recordedAt || (b.recordedAt.getTime() === a.recordedAt.getTime() && !isValid(b)) ? b : a));
  const covered = required.map((giver) => {
    const named = new Set(waivers.filter(({ givenBy }) => givenBy === giver).flatMap(({ categories }) => categories));
    return new Set([...named].filter((category) => isValid(lastWord(giver, category))));
  });
  return [...(covered[0] ?? [])].filter((category) => covered.every((categories) => categories.has(category)));
}

/** A consent ends when the person turns 12, 16 or 18 (policy.md section 6.3). */
function passedBirthday(birthDate: string | undefined, givenAt: string, now: Date): boolean {
  if (birthDate === undefined) return false;
  const then = ageOn(birthDate, new Date(`${givenAt}T12:00:00Z`));
  const today = ageOn(birthDate, now);
  return [12, 16, 18].some((birthday) => then < birthday && today >= birthday);
}
