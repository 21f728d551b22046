import type { Caller } from "@samenhang/caller";
import { ageOn, dutchDay, requiredConsent, SHIELDABLE, type Category, type Purpose, type Shieldable, type SubjectCondition, type SubjectFacts } from "@samenhang/policy";
import type { AttestedFacts, DeclaredContext } from "@samenhang/ticket";
import type { ConsentRecordEntity } from "./consent.entity.js";
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
  const concerns = inCase.flatMap(({ concerns: persons }) => persons);
  const tasks = (TASKS[context.purpose] ?? []).flatMap((kind) => own.personsOf(kind));
  const received = context.purpose === "HANDOVER_REFERRAL" ? own.personsOf("REFERRAL") : [];
  const represented = caller.person && context.purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" ? await representedBy(store, caller.person, today) : [];
  const selves = caller.person ? [caller.person, ...represented] : [];

  const scope = [...new Set([...concerns, ...tasks, ...received, ...selves])];
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
    if (facts.of("HANDOVER").some(({ persons, receiver }) => receiver === caller.organisation.id && persons.includes(person))) holds.push("handoverAccepted");
    if (person === caller.person || (represented.includes(person) && (age === undefined || age < 16 || isAdultRepresented(age)))) holds.push("isSelf");
    if (person === caller.person) holds.push("isThePerson");
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

  return {
    participatesInCase: inCase.length > 0,
    conflictInCase: casePersons.some((person) => conflicts.has(person)),
    caseHasMinor: isOpenCase ? casePersons.some((person) => isMinor(births.get(person), now)) : undefined,
    subjects: new Map(scope.map((person) => [person, about(person)])),
  };
}

/** Children under verified authority, and adults with a verified representative; a conflict of interest ends speaking for someone. */
async function representedBy(store: FactStore, person: string, today: string): Promise<readonly string[]> {
  const [children, others] = await Promise.all([store.childrenOf(person, today), store.representationsBy(person, today)]);
  return [
    ...children
      .of("AUTHORITY")
      .filter(({ holder, kind, verified, conflictOfInterest }) => holder === person && verified && !conflictOfInterest && HOLDS_AUTHORITY.includes(kind))
      .map(({ child }) => child),
    ...others.filter(({ verifiedAt, conflictOfInterest }) => verifiedAt !== null && !conflictOfInterest).map(({ represented }) => represented),
  ];
}

/** From 16 a young person speaks alone; an adult can have a mentor or proxy. */
const isAdultRepresented = (age: number): boolean => age >= 18;

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
    const valid = ofOwner.filter(
      (record) =>
        record.kind === "SECRECY_WAIVER" && record.status === "GIVEN" && record.givenAt <= today && record.validUntil >= today && !passedBirthday(birthDate, record.givenAt, now),
    );
    const categories = required.problem ? [] : commonCategories(required.from, valid);
    if (categories.length > 0) consents.push({ from, categories });
    else if (ofOwner.some(({ status }) => status === "WITHDRAWN")) consentProblems.push({ from, reason: "CONSENT_WITHDRAWN" });
    else if (valid.length > 0) consentProblems.push({ from, reason: required.problem ?? "CONSENT_PARTIAL" });
    else if (ofOwner.some(({ kind, status }) => kind !== "SECRECY_WAIVER" && status === "GIVEN")) consentProblems.push({ from, reason: "CONSENT_KIND_MISMATCH" });
  }
  return { consents, consentProblems, consentFrom: required.from };
}

/** Categories that each required person covered. */
function commonCategories(required: readonly string[], records: readonly ConsentRecordEntity[]): Category[] {
  const covered = required.map((giver) => new Set(records.filter(({ givenBy }) => givenBy === giver).flatMap(({ categories }) => categories)));
  return [...(covered[0] ?? [])].filter((category) => covered.every((categories) => categories.has(category)));
}

/** A consent ends when the person turns 12, 16 or 18 (policy.md section 6.3). */
function passedBirthday(birthDate: string | undefined, givenAt: string, now: Date): boolean {
  if (birthDate === undefined) return false;
  const then = ageOn(birthDate, new Date(`${givenAt}T12:00:00Z`));
  const today = ageOn(birthDate, now);
  return [12, 16, 18].some((birthday) => then < birthday && today >= birthday);
}
