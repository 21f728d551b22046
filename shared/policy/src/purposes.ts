import type { Caller, OrganisationType, Role } from "@samenhang/caller";

/**
 * The sixteen purposes and who may claim each (policy.md sections 4 and 9.1).
 *
 * A party and role that is not named is refused whatever the category: that settles every combination the grid does not
 * mention. `TEAM_MANAGER` appears nowhere: managing gives no content.
 */
export interface PurposeEntry {
  readonly code: `P${number}`;
  readonly nl: string;
  readonly definition: string;
  readonly claims: Partial<Record<OrganisationType, readonly Role[]>>;
  /** The `Samenhang-Case` header is needed. */
  readonly tiedToCase: boolean;
  /** Only with a minor or unborn child in the case (R-064, example E32). */
  readonly needsMinor?: true;
  /** The token must tell of a strong authentication (policy.md section 11). */
  readonly needsStrongAuthentication?: true;
  /** Claims that wait for a lawyer, by organisation type; off unless configured. */
  readonly awaiting?: Partial<Record<OrganisationType, `S-${number}`>>;
}

const VT = ["VT_WORKER", "VT_DOCTOR", "VT_BEHAVIOURAL_SCIENTIST", "SAFETY_OFFICER"] as const;
const GI = ["GI_SUPERVISOR", "GI_BEHAVIOURAL_SCIENTIST", "SAFETY_OFFICER"] as const;
const RVDK = ["RVDK_INVESTIGATOR", "RVDK_BEHAVIOURAL_SCIENTIST", "RVDK_LEGAL", "SAFETY_OFFICER"] as const;
const LT = ["LT_ACCESS", "LT_CAREWORKER", "LT_COORDINATOR", "SAFETY_OFFICER"] as const;
const GGZ = ["GGZ_CLINICIAN", "GGZ_FOCAL_POINT"] as const;
const REVIEW = ["REVIEWER_OTHER_REGION", "DEVILS_ADVOCATE"] as const;

export const PURPOSES = {
  GIVE_ADVICE: { code: "P01", nl: "advies geven", definition: "advise a person who worries, without data of the family discussed", claims: { VT }, tiedToCase: false },
  ASSESS_REPORT: { code: "P02", nl: "melding beoordelen", definition: "decide on safety and next step after a report", claims: { VT }, tiedToCase: false },
  INVESTIGATE_VIOLENCE: { code: "P03", nl: "onderzoek naar geweld", definition: "find out whether violence occurs, set conditions, monitor", claims: { VT }, tiedToCase: false },
  PROVIDE_VOLUNTARY_HELP: {
    code: "P04",
    nl: "vrijwillige hulp",
    definition: "clarify the question, give or arrange help with agreement",
    claims: { LOCAL_TEAM: LT },
    tiedToCase: true,
  },
  COORDINATE_JOINT_PLAN: {
    code: "P05",
    nl: "een plan maken en volgen",
    definition: "joint analysis and one plan with the family",
    claims: { LOCAL_TEAM: LT, VT, GI, GGZ },
    tiedToCase: true,
    awaiting: { RVDK: "S-05" },
  },
  DETERMINE_NEED_FOR_MEASURE: {
    code: "P06",
    nl: "beschermingsonderzoek",
    definition: "protection investigation and petition by the Board",
    claims: { RVDK },
    tiedToCase: true,
    needsMinor: true,
  },
  CUSTODY_CONTACT_ADVICE: {
    code: "P07",
    nl: "advies gezag en omgang",
    definition: "advise the court on authority, residence and contact",
    claims: { RVDK },
    tiedToCase: true,
    needsMinor: true,
  },
  EXECUTE_SUPERVISION_ORDER: {
    code: "P08",
    nl: "uitvoeren ondertoezichtstelling",
    definition: "execute a supervision order for a named child",
    claims: { GI },
    tiedToCase: true,
    needsMinor: true,
  },
  EXECUTE_GUARDIANSHIP: {
    code: "P09",
    nl: "uitvoeren voogdij",
    definition: "exercise (provisional) guardianship",
    claims: { GI: ["GI_GUARDIAN", "SAFETY_OFFICER"] },
    tiedToCase: true,
    needsMinor: true,
  },
  TREAT_ADULT: { code: "P10", nl: "behandelen volwassene", definition: "treatment of an adult patient, including the kindcheck", claims: { GGZ }, tiedToCase: false },
  ACUTE_SAFETY: {
    code: "P11",
    nl: "acute veiligheid",
    definition: "avert immediate danger to life or serious injury",
    claims: { VT: ["VT_CRISIS"], GI: ["GI_CRISIS"], RVDK: ["RVDK_CRISIS"], LOCAL_TEAM: ["LT_CRISIS"], GGZ: ["GGZ_CRISIS"] },
    tiedToCase: true,
    needsStrongAuthentication: true,
  },
  HANDOVER_REFERRAL: {
    code: "P12",
    nl: "overdracht en verwijzing",
    definition: "transfer or accept responsibility with a package",
    claims: { VT, GI, RVDK, LOCAL_TEAM: LT, GGZ },
    tiedToCase: false,
  },
  INDEPENDENT_REVIEW: {
    code: "P13",
    nl: "onafhankelijke toets",
    definition: "counter-voice or independent test of a decision",
    claims: { VT: REVIEW, GI: REVIEW, RVDK: REVIEW, LOCAL_TEAM: REVIEW, GGZ: REVIEW },
    tiedToCase: true,
  },
  EXERCISE_DATA_SUBJECT_RIGHTS: {
    code: "P14",
    nl: "rechten van betrokkenen",
    definition: "access, correction, objection, view of the log",
    claims: { PERSON: ["SUBJECT", "REPRESENTATIVE", "SUPPORT_PERSON", "LAWYER", "REPORTER"] },
    tiedToCase: false,
  },
  PRIVACY_AUDIT: {
    code: "P15",
    nl: "toezicht op privacy",
    definition: "check the lawfulness of processing",
    claims: { VT: ["PRIVACY_OFFICER"], GI: ["PRIVACY_OFFICER"], RVDK: ["PRIVACY_OFFICER"], LOCAL_TEAM: ["PRIVACY_OFFICER"], GGZ: ["PRIVACY_OFFICER"] },
    tiedToCase: false,
  },
  POLICY_STATISTICS: {
    code: "P16",
    nl: "beleidsinformatie",
    definition: "trends and learning without identifying persons",
    claims: { VT: ["POLICY_ANALYST"], GI: ["POLICY_ANALYST"], RVDK: ["POLICY_ANALYST"], LOCAL_TEAM: ["POLICY_ANALYST"], GGZ: ["POLICY_ANALYST"] },
    tiedToCase: false,
  },
} as const satisfies Record<string, PurposeEntry>;

export type Purpose = keyof typeof PURPOSES;

export const isPurpose = (value: unknown): value is Purpose => typeof value === "string" && Object.hasOwn(PURPOSES, value);

export const purposeEntry = (purpose: Purpose): PurposeEntry => PURPOSES[purpose];

/** Section 9.1: may this organisation, in this role, claim this purpose at all? */
export function mayClaim(caller: Caller, purpose: Purpose): boolean {
  return purposeEntry(purpose).claims[caller.organisation.type]?.includes(caller.role) ?? false;
}
