import { ageOn, PURPOSES, SHIELDABLE, type Purpose, type PurposeEntry, type SubjectCondition, type SubjectFacts } from "@samenhang/policy";
import type { Caller } from "@samenhang/caller";
import { ORGANISATIONS } from "../../../demo/dist/organisations.js";
import type { SubgraphName } from "../../../demo/dist/subgraphs.js";
import type { Row } from "./plant.js";

/** Who asks, for what, in which case: all that a request says of itself. */
export interface Asker {
  readonly caller: Caller;
  readonly purpose: Purpose;
  readonly caseId: string | undefined;
  readonly necessityStated: boolean;
  readonly breakGlassId: string | undefined;
}

/** Rows of every table, by `<subgraph>.<table>`, as they stand in the database. */
export type Rows = (table: string) => readonly Row[];

export interface Established {
  /** The request as a whole is refused: nothing of it may be shown. */
  readonly isRefused: boolean;
  readonly participates: boolean;
  readonly isEmergency: boolean;
  /** What is known of a person where this subgraph decides; undefined out of scope. */
  subject(person: string, subgraph: SubgraphName): SubjectFacts | undefined;
}

export interface Attested {
  readonly kind: string;
  readonly persons: readonly string[];
  readonly casus: string | null;
  readonly professional: string | null;
  readonly organisation: string | null;
  // eslint-disable-next-line typescript/no-explicit-any
  readonly body: any;
  readonly valid_from: string;
  readonly valid_until: string | null;
}

/** Works the organisation in another region than this one? What nobody said is the same region. */
export const isElsewhere = (region: string | undefined, organisation: string): boolean => {
  const other = ORGANISATIONS.find(({ id }) => id === organisation)?.region;
  return region !== undefined && other !== undefined && region !== other;
};

export const AMSTERDAM = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" });

const AUTHORITY = ["PARENTAL_SOLE", "PARENTAL_JOINT", "JOINT_WITH_NON_PARENT", "GUARDIANSHIP", "PROVISIONAL_GUARDIANSHIP"];
const RAISES = ["MOTHER", "FATHER", "LEGAL_PARENT", "BIOLOGICAL_PARENT", "STEP_PARENT", "FOSTER_PARENT", "GUARDIAN", "CARER"];
const INVESTIGATING: readonly Purpose[] = ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE", "DETERMINE_NEED_FOR_MEASURE"];
const TREATING: readonly Purpose[] = ["TREAT_ADULT", "COORDINATE_JOINT_PLAN"];

/**
 * What is so of each person for this asker (policy.md sections 8, 10, 11 and 12), read from the rows of consent's database.
 * Written apart from the code that establishes the same for tickets. `consentsOf` is the one thing taken from there: whose
 * consents count by age, authority and last word has tests of its own (test/policy/consent-rules.test.ts).
 */
export function establishedFor(asker: Asker, rows: Rows, consentsOf: (person: string) => SubjectFacts["consents"], now: Date): Established {
  const today = AMSTERDAM.format(now);
  const { caller, purpose, caseId } = asker;
  const [me, mine] = [caller.actor, caller.organisation.id];
  const ever = rows("consent.attested_fact") as unknown as readonly Attested[];
  const facts = ever.filter(({ valid_from: from, valid_until: until }) => from <= today && (until === null || until > today));
  const of = (kind: string): readonly Attested[] => facts.filter((fact) => fact.kind === kind);
  const isMe = (fact: Attested): boolean => fact.professional === me && fact.organisation === mine;
  const toMe = (fact: Attested): boolean => fact.body.receiver === mine;
  const personFact = (person: string) =>
    of("PERSON").find(({ body }) => body.person === person)?.body as { birthDate: string | null; isUnborn: boolean; deceasedAt: string | null } | undefined;
  const ageOf = (person: string): number | undefined => {
    const born = personFact(person)?.birthDate;
    return born ? ageOn(born, now) : undefined;
  };

  // The case, and whether the asker works in it, for these persons, in a capacity that serves this purpose.
  const casus = of("CASE").filter((fact) => fact.casus === caseId);
  const inCase = casus.flatMap(({ persons }) => persons);
  const parts = of("PARTICIPATION").filter(isMe);
  const here = casus.length > 0 ? parts.filter((fact) => fact.casus === caseId) : [];
  const serves = ({ body: { capacity } }: Attested): boolean =>
    purpose === "INDEPENDENT_REVIEW" ? capacity === "REVIEW" : INVESTIGATING.includes(purpose) ? capacity === "STATUTORY_INVESTIGATION" : capacity !== "REVIEW";
  const concerns = here.filter(serves).flatMap(({ body }) => body.concerns as string[]);
  const investigates = of("INVESTIGATION")
    .filter(isMe)
    .flatMap(({ persons }) => persons);
  const treats = of("TREATMENT")
    .filter(isMe)
    .flatMap(({ persons }) => persons);
  const isHandover = purpose === "HANDOVER_REFERRAL";
  const tasks = [...(INVESTIGATING.includes(purpose) || isHandover ? investigates : []), ...(TREATING.includes(purpose) || isHandover ? treats : [])];
  const received = isHandover
    ? of("REFERRAL")
        .filter(toMe)
        .flatMap(({ persons }) => persons)
    : [];
  const questioned = isHandover
    ? of("QUESTION")
        .filter(toMe)
        .flatMap(({ persons }) => persons)
    : [];

  // Who asks for themselves, and for whom they speak (section 12). A reporter speaks for nobody.
  const self = caller.role === "REPORTER" ? undefined : caller.person;
  const spokenFor = self !== undefined && purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" ? represented(self) : new Set<string>();
  const expected =
    self !== undefined && purpose === "EXERCISE_DATA_SUBJECT_RIGHTS"
      ? of("RELATION")
          .filter(({ body }) => body.type === "MOTHER" && body.from === self && personFact(body.to)?.isUnborn)
          .map(({ body }) => body.to as string)
      : [];
  function represented(person: string): Set<string> {
    const children = of("AUTHORITY").filter(({ body }) => body.holder === person && body.verified && !body.conflictOfInterest && AUTHORITY.includes(body.kind));
    const asParent = children.map(({ body }) => [body.child as string, "PARENT"] as const);
    const mandates = rows("consent.representation").filter(
      (row) =>
        row["representative"] === person &&
        String(row["valid_from"]) <= today &&
        (row["valid_until"] === null || String(row["valid_until"]) > today) &&
        row["verified_at"] !== null &&
        String(row["verified_at"]) <= today,
    );
    const byMandate = mandates.map((row) => [String(row["represented"]), String(row["type"])] as const);
    const isOfAge = ([who, as]: readonly [string, string]): boolean => {
      const age = ageOf(who);
      if (age === undefined) return false;
      if (as === "PARENT" || as === "GUARDIAN_PERSON") return age < 16;
      if (as === "BIJZONDERE_CURATOR") return age < 18;
      return ["MENTOR", "CURATOR", "WRITTEN_PROXY"].includes(as) && age >= 18;
    };
    return new Set(
      [...asParent, ...byMandate]
        .filter(isOfAge)
        .map(([who]) => who)
        .filter((who) => !conflictOf(who, person)),
    );
  }
  function conflictOf(who: string, representative: string): boolean {
    const decided = rows("consent.representative_conflict").filter((row) => row["represented"] === who && row["representative"] === representative && row["state"] === "CONFIRMED");
    const last = [...decided].sort((a, b) => String(b["decided_at"]).localeCompare(String(a["decided_at"])))[0];
    return last?.["is_conflict"] === true;
  }

  // What a second person agreed to with this asker, for this purpose (section 6.1): nobody is the second person of oneself.
  const agreed = rows("consent.second_decision").filter(
    (row) =>
      row["state"] === "AGREED" &&
      row["recorded_by"] === me &&
      row["owner"] === mine &&
      row["decided_by"] !== me &&
      row["purpose"] === purpose &&
      row["valid_until"] !== null &&
      String(row["valid_until"]) >= today,
  );

  // Emergency access (section 11): one's own, to this case, not closed and not run out.
  const isEmergency =
    purpose === "ACUTE_SAFETY" &&
    asker.breakGlassId !== undefined &&
    casus.length > 0 &&
    rows("consent.emergency_access").some(
      (row) =>
        row["id"] === asker.breakGlassId &&
        row["recorded_by"] === me &&
        row["owner"] === mine &&
        row["casus"] === caseId &&
        row["closed_at"] === null &&
        Date.parse(String(row["expires_at"])) > now.getTime(),
    );

  const ties = new Set(
    of("CONFLICT")
      .filter(isMe)
      .map(({ body }) => body.person as string),
  );
  const scope = new Set([
    ...concerns,
    ...tasks,
    ...received,
    ...(self === undefined ? [] : [self]),
    ...spokenFor,
    ...expected,
    ...agreed.flatMap((row) => row["about"] as string[]),
    ...(isEmergency ? inCase : []),
  ]);
  const worksWith = new Set([...parts.flatMap(({ body }) => body.concerns as string[]), ...investigates, ...treats, ...(self === undefined ? [] : [self]), ...spokenFor]);

  const measures = of("MEASURE").filter(({ body }) => body.organisation === mine && concerns.includes(body.child));
  const supervised = measures.filter(({ body }) => ["OTS", "VOTS"].includes(body.kind)).map(({ body }) => body.child as string);
  const wards = measures.filter(({ body }) => ["GUARDIANSHIP", "PROVISIONAL_GUARDIANSHIP"].includes(body.kind)).map(({ body }) => body.child as string);
  const raises = (adult: string, child: string): boolean =>
    of("RELATION").some(({ body }) => body.from === adult && body.to === child && RAISES.includes(body.type)) ||
    of("AUTHORITY").some(({ body }) => body.holder === adult && body.child === child && AUTHORITY.includes(body.kind));

  const homeOf = (officer: string) => rows("case.professional").find((row) => row["slug"] === officer)?.["organisation"];
  const about = (person: string): SubjectFacts => {
    const orders = of("SHIELDING").filter(({ body }) => body.subject === person);
    const hidden = orders.some(({ body }) => (body.hiddenFrom as string[]).some((other) => worksWith.has(other)));
    const named = (access: { officer: string; until: string }[]): boolean => access.some((entry) => entry.officer === me && entry.until >= today);
    const isOfficer = caller.role === "SAFETY_OFFICER" && homeOf(me) === mine && orders.length > 0 && orders.every(({ body }) => named(body.access));
    const handedOver = of("HANDOVER").filter((fact) => toMe(fact) && fact.persons.includes(person));
    const agreedOn = agreed.filter((row) => (row["about"] as string[]).includes(person)).flatMap((row) => row["categories"] as SubjectFacts["secondPersonFor"]);
    const is: Partial<Record<SubjectCondition, boolean>> = {
      isInvolved: concerns.includes(person) || tasks.includes(person),
      measureInForce: supervised.length > 0,
      isInReach: supervised.some((child) => child === person || raises(person, child)),
      guardianshipInForce: wards.length > 0,
      isWard: wards.includes(person),
      isEmergency: isEmergency && inCase.includes(person),
      isReceiver: received.includes(person),
      handoverAccepted: handedOver.some(({ body }) => body.professional === me || concerns.includes(person)),
      isSelf: person === self || spokenFor.has(person),
      isThePerson: person === self,
      isSafetyOfficer: isOfficer,
      isAsked: questioned.includes(person) && !hidden && !ties.has(person),
    };
    const known = personFact(person);
    return {
      holds: (Object.keys(is) as SubjectCondition[]).filter((condition) => is[condition]),
      shielded: known ? SHIELDABLE.filter((thing) => orders.some(({ body }) => (body.what as string[]).includes(thing))) : undefined,
      hidden,
      consents: consentsOf(person),
      consentProblems: [],
      consentFrom: [],
      secondPersonFor: [...agreedOn.filter((category) => category !== "SHIELDED" || isOfficer), ...(isOfficer ? (["SHIELDED"] as const) : [])],
      providersNamed: [],
      isDeceased: (known?.deceasedAt ?? null) !== null,
      decidesAlone: false,
      conflictOfInterest: ties.has(person),
    };
  };
  /** What is known of a child not yet born is about its mother (example E33). */
  const inScope = (person: string): SubjectFacts | undefined => {
    if (!scope.has(person)) return undefined;
    if (!personFact(person)?.isUnborn) return about(person);
    const mother =
      (of("RELATION").find(({ body }) => body.to === person && body.type === "MOTHER")?.body.from as string | undefined) ?? (concerns.includes(person) ? person : undefined);
    return mother !== undefined && scope.has(mother) ? about(mother) : undefined;
  };
  /** Who is asked about somebody it never met knows that person where the question is shown, and mental health care nowhere else. */
  const fromQuestion = (person: string, subgraph: SubgraphName): SubjectFacts | undefined => {
    if (scope.has(person) || !questioned.includes(person)) return undefined;
    if (subgraph !== "referrals" && (subgraph !== "case" || caller.organisation.type === "GGZ")) return undefined;
    const known = about(person);
    return known.holds.includes("isAsked") ? known : undefined;
  };

  const entry = PURPOSES[purpose] as PurposeEntry;
  const hasMinor = inCase.some((person) => {
    const known = personFact(person);
    return known !== undefined && !known.deceasedAt && (known.isUnborn || (ageOf(person) ?? 99) < 18);
  });
  // Example E22: who tests a decision had no part in it, nor had the organisation of a reviewer from outside.
  // Nor is it of a region where one works of whom a reviewer may hear.
  const isNear = ({ organisation, body }: Attested): boolean =>
    organisation === mine ||
    (body.ofSafetyOfficer === false && ORGANISATIONS.find(({ id }) => id === organisation)?.type !== "GGZ" && !isElsewhere(caller.organisation.region, String(organisation)));
  const tookPart = (fact: Attested): boolean =>
    fact.kind === "PARTICIPATION" &&
    fact.body.capacity !== "REVIEW" &&
    fact.persons.some((person) => inCase.includes(person)) &&
    (fact.professional === me || (caller.role !== "DEVILS_ADVOCATE" && isNear(fact)));
  const isRefused =
    (caller.registrationUntil !== undefined && caller.registrationUntil < today) ||
    !entry.claims[caller.organisation.type]?.includes(caller.role) ||
    (asker.breakGlassId !== undefined && !isEmergency) ||
    inCase.some((person) => ties.has(person)) ||
    (purpose === "INDEPENDENT_REVIEW" && here.some(serves) && ever.some(tookPart)) ||
    (entry.needsMinor === true && casus.length > 0 && here.length > 0 && !hasMinor);

  const cached = new Map<string, SubjectFacts | undefined>();
  return {
    isRefused,
    participates: here.length > 0,
    isEmergency,
    subject(person, subgraph) {
      const key = `${subgraph} ${person}`;
      if (!cached.has(key)) cached.set(key, inScope(person) ?? fromQuestion(person, subgraph));
      return cached.get(key);
    },
  };
}
