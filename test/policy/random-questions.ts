import { ORGANISATION_TYPES, ROLES, type OrganisationType } from "@samenhang/caller";
import {
  CATEGORIES,
  CONFIDENTIALITY,
  GRID,
  GRID_CATEGORIES,
  PROFILES,
  PURPOSES,
  SHIELDABLE,
  type Category,
  type Confidentiality,
  type GridCategory,
  type Purpose,
  type PurposeEntry,
  type Question,
  type RecordFacts,
  type SubjectCondition,
  type SubjectFacts,
} from "@samenhang/policy";

/** The same questions on every run; others with `SEED=<number>`. */
export const SEED = Number(process.env["SEED"] ?? 20_261_122) >>> 0;
console.info(`seed of the random questions: ${SEED}`);

export interface Dice {
  /** From 0 up to, not including, 1. */
  roll(): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  some<T>(from: readonly T[], probability: number): T[];
  shuffle<T>(list: readonly T[]): T[];
}

/** A mulberry32 generator: the same seed gives the same questions on every machine. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)]!;
  return {
    roll,
    chance: (probability) => roll() < probability,
    pick,
    some: (from, probability) => from.filter(() => roll() < probability),
    shuffle: (list) =>
      list
        .map((item) => [roll(), item] as const)
        .sort(([a], [b]) => a - b)
        .map(([, item]) => item),
  };
}

/** A summer night after Dutch midnight, while it is still the day before in UTC. */
const NOW = new Date("2026-07-14T22:30:00Z");
const TODAY = "2026-07-15";
const [LONG_AGO, YESTERDAY, LATER] = ["2020-01-01", "2026-07-14", "2031-01-01"] as const;

const PURPOSE_NAMES = Object.keys(PURPOSES) as Purpose[];
const CATEGORY_NAMES = Object.keys(CATEGORIES) as Category[];
const CLASS_NAMES = Object.keys(CONFIDENTIALITY) as Confidentiality[];
const SUBJECT_CONDITIONS: readonly SubjectCondition[] = [
  "isInvolved",
  "measureInForce",
  "isInReach",
  "isReceiver",
  "handoverAccepted",
  "isAsked",
  "isSelf",
  "isThePerson",
  "isSafetyOfficer",
  "guardianshipInForce",
  "isWard",
  "isEmergency",
];

// prettier-ignore
const USUAL: Partial<Record<Category, readonly Confidentiality[]>> = {
  SHIELDED: ["C7"], GGZ_INVOLVEMENT: ["C4"], ADULT_HEALTH: ["C4", "C3"], CHILD_HEALTH: ["C3", "C4"], REPORT: ["C3", "C2"], REPORTER_IDENTITY: ["C6"],
  CRIMINAL: ["C3"], CHILD_CONFIDENTIAL: ["C5"], NATIONAL_NUMBER: ["C9"], METADATA: ["C1", "C0"], ANALYSIS: ["C3"], SAFETY: ["C2", "C3"],
};
const OPENS_NOTHING = /^([NX]|Q[drcp]|via)$/;

const claimsOf = (purpose: Purpose): PurposeEntry["claims"] => PURPOSES[purpose].claims;
const organisationsOf = (type: OrganisationType): readonly string[] => [`${type.toLowerCase()}-noord`, `${type.toLowerCase()}-zuid`];

/** A question in which most circumstances are favourable, so that what refuses is usually one thing. */
export function randomQuestion(dice: Dice): Question {
  const favour = dice.pick([0.97, 0.9, 0.6]);
  const row = dice.chance(0.85) ? dice.pick(GRID) : undefined;
  const purpose = row?.purpose ?? dice.pick(PURPOSE_NAMES);
  const claimants = Object.keys(claimsOf(purpose)) as OrganisationType[];
  const type = !dice.chance(0.97) ? dice.pick(ORGANISATION_TYPES) : row && row.asker !== "ANY" ? row.asker : dice.pick(claimants);
  const me = organisationsOf(type)[0]!;
  const role = dice.pick(dice.chance(0.98) ? (claimsOf(purpose)[type] ?? ROLES) : ROLES);

  const opening = GRID_CATEGORIES.filter((category) => row && !OPENS_NOTHING.test(row.cells[category]));
  const category: Category = dice.chance(0.75) && opening.length > 0 ? dice.pick(opening) : dice.pick(CATEGORY_NAMES);
  const confidentiality: Confidentiality = dice.chance(0.85) ? dice.pick(USUAL[category] ?? ["C1", "C2"]) : dice.pick(CLASS_NAMES);
  const reveals = dice.some(SHIELDABLE, category === "ADDRESS" || category === "IDENTITY" ? 0.15 : 0.02);
  const profile = row && category !== "METADATA" ? [...(PROFILES[`${row.id}:${category}`] ?? []), ...(PROFILES[`${row.id}:${category}:LAST_72_HOURS`] ?? [])] : [];
  const name =
    profile.length > 0 && dice.chance(0.8)
      ? dice.pick(profile).replace("*", "something")
      : dice.pick(["Thing.text", "Person.displayName", "InformationRequest.questions", "KnownHereabouts.since", "AdviceContact.theme"]);

  const ownerType = dice.pick(ORGANISATION_TYPES.filter((other) => other !== "PERSON"));
  const owner = dice.chance(row?.cells[category as GridCategory] === "own" ? 0.8 : 0.25) ? me : dice.pick(organisationsOf(ownerType));
  const consents = dice.chance(favour)
    ? [
        {
          from: dice.chance(0.9) ? owner : "elders",
          categories: [...dice.some(CATEGORY_NAMES, 0.2), ...(dice.chance(0.9) ? [category] : [])],
          ...(dice.chance(0.85) ? { agreedByAll: true } : {}),
        },
      ]
    : [];
  const subject: SubjectFacts = {
    holds: dice.some(SUBJECT_CONDITIONS, favour),
    shielded: dice.chance(0.04) ? undefined : dice.chance(0.8) ? [] : dice.some(SHIELDABLE, 0.4),
    hidden: dice.chance(0.08),
    consents,
    consentProblems: dice.chance(0.1) ? [{ from: owner, reason: dice.pick(["CONSENT_WITHDRAWN", "CONSENT_PARTIAL", "REPRESENTATIVE_CONFLICT"]) }] : [],
    consentFrom: ["person-1"],
    secondPersonFor: dice.chance(favour * 0.7) ? [category, "SHIELDED"] : dice.some(CATEGORY_NAMES, 0.1),
    isDeceased: dice.chance(0.05),
    providersNamed: dice.chance(0.4) ? [owner] : [],
    decidesAlone: dice.chance(0.3),
    conflictOfInterest: dice.chance(0.03),
  };
  // Only emergency access asks whether a record still holds, and of which case it is.
  const inEmergency = purpose === "ACUTE_SAFETY";
  const record: RecordFacts = {
    owner,
    ownerType: owner === me ? type : dice.chance(0.3) ? "SHARED" : ownerType,
    ...(dice.chance(0.15) ? { parties: dice.some([me, "elders"], 0.6) } : {}),
    ...(dice.chance(favour * 0.8) ? { markedNecessary: dice.chance(0.9) } : {}),
    ...(dice.chance(favour * 0.8) ? { courtDocument: dice.chance(0.9) } : {}),
    ...(dice.chance(favour * 0.8) ? { deliveredToBoard: dice.chance(0.9) } : {}),
    ...(dice.chance(favour * 0.8) ? { packagedFor: dice.some([me, "elders"], 0.9) } : {}),
    ...(dice.chance(favour * 0.8) ? { childAgreedTo: dice.some([me, "elders"], 0.5) } : {}),
    ...(dice.chance(row?.purpose === "POLICY_STATISTICS" ? favour : 0.05) ? { aggregated: true as const } : {}),
    ...(dice.chance(favour) ? { recordedAt: dice.pick(["2026-07-14T22:00:00Z", "2026-07-11T22:30:00Z", "2026-07-11T22:29:00Z", "2014-01-01T00:00:00Z"]) } : {}),
    ...(dice.chance(0.5)
      ? {
          releases: [
            {
              to: dice.chance(0.9) ? me : "elders",
              purposes: dice.chance(0.9) ? [purpose] : [dice.pick(PURPOSE_NAMES)],
              until: dice.pick([LATER, LATER, TODAY, YESTERDAY]),
              onConsent: dice.chance(0.3),
            },
          ],
        }
      : {}),
    ...(inEmergency && dice.chance(0.3) ? { until: dice.pick([LATER, LATER, TODAY, LONG_AGO]) } : {}),
    ...(inEmergency && dice.chance(0.4) ? { caseId: dice.pick(["case-1", "case-1", "case-2"]) } : {}),
    ...(dice.chance(0.3) ? { retainedUntil: dice.pick([LATER, LATER, LATER, LATER, TODAY, LONG_AGO]) } : {}),
    ...(dice.chance(0.1) ? { onHold: dice.chance(0.3) } : {}),
  };
  return {
    caller: {
      actor: `${me}.0001`,
      organisation: { id: me, type, region: "noord" },
      role,
      mandateOf: undefined,
      registrationUntil: dice.chance(0.5) ? undefined : dice.chance(0.92) ? LATER : dice.pick([TODAY, YESTERDAY]),
      person: type === "PERSON" ? "person-1" : undefined,
    },
    purpose,
    request: { necessityStated: dice.chance(favour), participatesInCase: dice.chance(0.7), ...(inEmergency && dice.chance(favour) ? { caseId: "case-1" } : {}) },
    subject: dice.chance(0.02) ? undefined : subject,
    record,
    field: { category, confidentiality, name, ...(reveals.length > 0 ? { reveals } : {}) },
    recordVisible: dice.chance(0.7),
    now: NOW,
  };
}

export const randomQuestions = (count: number, seed: number = SEED): Question[] => {
  const dice = createDice(seed);
  return Array.from({ length: count }, () => randomQuestion(dice));
};
