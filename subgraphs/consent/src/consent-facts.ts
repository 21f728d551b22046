import {
  ageOn,
  CONSENT_BIRTHDAYS,
  dutchDay,
  organisationHolder,
  REGIME_OF,
  requiredConsent,
  type Category,
  type Purpose,
  type RequiredConsent,
  type SubjectFacts,
} from "@samenhang/policy";
import type { OrganisationType } from "@samenhang/caller";
import type { CapacityAssessmentEntity } from "./capacity.entity.js";
import type { ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import { pairOf, type FactStore, type KnownFacts } from "./known-facts.js";

/** What decides who must consent about a person, and what was said. */
export interface ConsentCircumstances {
  readonly facts: KnownFacts;
  readonly representations: readonly RepresentationEntity[];
  readonly capacity: readonly CapacityAssessmentEntity[];
  /** Pairs of represented and representative whose interests conflict (`pairOf`). */
  readonly conflicts: ReadonlySet<string>;
  readonly typeOf: (organisation: string) => OrganisationType | undefined;
  readonly now: Date;
}

export const HOLDS_AUTHORITY = ["PARENTAL_SOLE", "PARENTAL_JOINT", "JOINT_WITH_NON_PARENT", "GUARDIANSHIP", "PROVISIONAL_GUARDIANSHIP"];

/** Reads what decides who must consent about these persons. */
export async function readCircumstances(store: FactStore, persons: readonly string[], typeOf: ConsentCircumstances["typeOf"], now: Date): Promise<ConsentCircumstances> {
  const today = dutchDay(now);
  // One after another: inside an act they share one connection.
  const about = await store.aboutPersons(persons, today);
  const representations = await store.representationsOf(persons, today);
  const capacity = await store.capacityOf(persons);
  const conflicts = await store.conflictsOf(persons);
  // Holders too: one who died holds nothing any more.
  const holders = about.of("AUTHORITY").flatMap(({ holder }) => (holder ? [holder] : []));
  const facts = holders.length > 0 ? await store.aboutPersons([...new Set([...persons, ...holders])], today) : about;
  return { facts, representations, capacity, conflicts: new Set(conflicts.map(pairOf)), typeOf, now };
}

/** Who must consent before `from` may share data about this person. */
export function whoMustConsent(person: string, kind: ConsentRecordEntity["kind"], from: string | undefined, circumstances: ConsentCircumstances): RequiredConsent {
  const { facts, representations, capacity, conflicts, typeOf, now } = circumstances;
  const dead = new Set(facts.of("PERSON").flatMap((entry) => (entry.deceasedAt ? [entry.person] : [])));
  const authority = facts
    .of("AUTHORITY")
    .filter(({ child, kind: authorityKind, holder }) => child === person && HOLDS_AUTHORITY.includes(authorityKind) && !(holder && dead.has(holder)))
    .flatMap(({ holder, holderOrganisation, verified, conflictOfInterest }) => {
      const name = holder ?? (holderOrganisation ? organisationHolder(holderOrganisation) : undefined);
      return name === undefined ? [] : [{ holder: name, verified, conflictOfInterest: conflictOfInterest || conflicts.has(pairOf({ represented: person, representative: name })) }];
    });
  const today = dutchDay(now);
  return requiredConsent({
    person,
    birthDate: facts.of("PERSON").find((entry) => entry.person === person)?.birthDate ?? undefined,
    isAble: capacity.find(({ about }) => about[0] === person)?.isAble ?? true,
    authority,
    representatives: representations
      .filter(({ represented }) => represented === person)
      .map(({ representative, type, verifiedAt }) => ({
        representative,
        type,
        verified: verifiedAt !== null && verifiedAt <= today,
        conflictOfInterest: conflicts.has(pairOf({ represented: person, representative })),
      })),
    kind,
    regime: REGIME_OF[(from === undefined ? undefined : typeOf(from)) ?? "LOCAL_TEAM"],
    now,
  });
}

/** Who gave it: a person, or an institution as guardian. */
export const giverOf = ({ givenBy, givenByOrganisation }: Pick<ConsentRecordEntity, "givenBy" | "givenByOrganisation">): string =>
  givenBy ?? organisationHolder(givenByOrganisation!);

/** Given, and not ended by its last day, a birthday of the person or, from a representative, a change of authority (policy.md section 6.3). */
export function isValidConsent(record: ConsentRecordEntity, birthDate: string | undefined, { facts, now }: Pick<ConsentCircumstances, "facts" | "now">): boolean {
  const today = dutchDay(now);
  if (record.status !== "GIVEN" || record.givenAt > today || record.validUntil < today || passedBirthday(birthDate, record.givenAt, now)) return false;
  const changed = record.givenBy === record.subject ? undefined : facts.authorityChangedOn(record.subject);
  return changed === undefined || changed <= record.givenAt;
}

/** Which categories may be shared by whom, as far as everyone who must has said so; and if not, why not. */
export function consentFacts(
  person: string,
  all: readonly ConsentRecordEntity[],
  purpose: Purpose,
  receiver: string,
  circumstances: ConsentCircumstances,
): Pick<SubjectFacts, "consents" | "consentProblems" | "consentFrom"> {
  const birthDate = circumstances.facts.of("PERSON").find((entry) => entry.person === person)?.birthDate ?? undefined;
  const isValid = (record: ConsentRecordEntity) => isValidConsent(record, birthDate, circumstances);
  const records = all.filter(({ subject, purposes }) => subject === person && purposes.includes(purpose));
  const consents: SubjectFacts["consents"][number][] = [];
  const consentProblems: SubjectFacts["consentProblems"][number][] = [];

  for (const from of new Set(records.map(({ fromOrganisation }) => fromOrganisation))) {
    const required = whoMustConsent(person, "SECRECY_WAIVER", from, circumstances);
    const ofOwner = records.filter(({ fromOrganisation }) => fromOrganisation === from);
    const waivers = ofOwner.filter(({ kind }) => kind === "SECRECY_WAIVER");
    const asked = [...required.from, ...required.alsoAsked];
    // What somebody else signed is nobody's consent (example E09).
    const valid = waivers.filter((record) => isValid(record) && asked.includes(giverOf(record)));
    const categories = required.problem ? [] : commonCategories(required.from, waivers, isValid);
    const agreedByAll = commonCategories(asked, waivers, isValid);
    // A guardian that would be its own receiver does not decide that alone (S-21).
    const isForItself = required.from.includes(organisationHolder(receiver));
    const plain = isForItself ? [] : categories.filter((category) => agreedByAll.includes(category));
    const withSecondPerson = categories.filter((category) => !plain.includes(category));
    if (plain.length > 0) consents.push({ from, categories: plain, agreedByAll: true });
    if (withSecondPerson.length > 0) consents.push({ from, categories: withSecondPerson, agreedByAll: false });
    if (categories.length > 0) continue;
    if (ofOwner.some(({ status }) => status === "WITHDRAWN")) consentProblems.push({ from, reason: "CONSENT_WITHDRAWN" });
    else if (valid.length > 0)
      consentProblems.push({ from, reason: required.problem ?? (isMissingOwnWord(person, required, valid) ? "CHILD_12_15_OWN_CONSENT_MISSING" : "CONSENT_PARTIAL") });
    else if (ofOwner.some(({ kind, status }) => kind !== "SECRECY_WAIVER" && status === "GIVEN")) consentProblems.push({ from, reason: "CONSENT_KIND_MISMATCH" });
  }
  return { consents, consentProblems, consentFrom: whoMustConsent(person, "SECRECY_WAIVER", undefined, circumstances).from };
}

const isMissingOwnWord = (person: string, { alsoAsked, from }: RequiredConsent, valid: readonly ConsentRecordEntity[]): boolean =>
  from.includes(person) && alsoAsked.length > 0 && !valid.some((record) => giverOf(record) === person);

type IsValid = (record: ConsentRecordEntity) => boolean;

/** What this giver said last about a category: a later refusal or withdrawal takes an earlier consent away. */
export const lastWord = (records: readonly ConsentRecordEntity[], giver: string, category: Category, isValid: IsValid): ConsentRecordEntity | undefined =>
  records
    .filter((record) => giverOf(record) === giver && record.categories.includes(category))
    .reduce<ConsentRecordEntity | undefined>(
      (a, b) => (a === undefined || b.recordedAt > a.recordedAt || (b.recordedAt.getTime() === a.recordedAt.getTime() && !isValid(b)) ? b : a),
      undefined,
    );

/** Categories that each required giver covered with the last word on them. */
function commonCategories(required: readonly string[], waivers: readonly ConsentRecordEntity[], isValid: IsValid): Category[] {
  const covered = required.map((giver) => {
    const named = new Set(waivers.filter((record) => giverOf(record) === giver).flatMap(({ categories }) => categories));
    return new Set([...named].filter((category) => isValid(lastWord(waivers, giver, category, isValid)!)));
  });
  return [...(covered[0] ?? [])].filter((category) => covered.every((categories) => categories.has(category)));
}

function passedBirthday(birthDate: string | undefined, givenAt: string, now: Date): boolean {
  if (birthDate === undefined) return false;
  const then = ageOn(birthDate, new Date(`${givenAt}T12:00:00Z`));
  const today = ageOn(birthDate, now);
  return CONSENT_BIRTHDAYS.some((birthday) => then < birthday && today >= birthday);
}
