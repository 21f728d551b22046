import type { OrganisationType } from "@samenhang/caller";
import { dutchDay } from "./establish.js";

/** Years completed on `now`; negative for the unborn. `birthDate` is `YYYY-MM-DD`. */
export function ageOn(birthDate: string, now: Date): number {
  const [year, month, day] = dutchDay(now).split("-").map(Number) as [number, number, number];
  const [birthYear, birthMonth, birthDay] = birthDate.split("-").map(Number) as [number, number, number];
  return year - birthYear - (month < birthMonth || (month === birthMonth && day < birthDay) ? 1 : 0);
}

export const AGE_BANDS = ["UNBORN", "0-11", "12-15", "16-17", "18-69", "70+"] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export function ageBand(birthDate: string | null, isUnborn: boolean, now: Date): AgeBand | undefined {
  if (isUnborn) return "UNBORN";
  return birthDate ? bandOfAge(ageOn(birthDate, now)) : undefined;
}

/** The band of an age in whole years. */
export function bandOfAge(age: number): Exclude<AgeBand, "UNBORN"> {
  return age < 12 ? "0-11" : age < 16 ? "12-15" : age < 18 ? "16-17" : age < 70 ? "18-69" : "70+";
}

export const CONSENT_KINDS = ["SECRECY_WAIVER", "GDPR_CONSENT", "CARE_CONSENT", "CONTACT_CONSENT"] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** The law under which an organisation keeps what it would share; it decides who lifts the secrecy (policy.md section 6.1). */
export type Regime = "YOUTH_ACT" | "SOCIAL_SUPPORT_ACT" | "MEDICAL_TREATMENT";
export const REGIME_OF: Readonly<Record<OrganisationType, Regime>> = {
  VT: "SOCIAL_SUPPORT_ACT",
  GGZ: "MEDICAL_TREATMENT",
  GI: "YOUTH_ACT",
  // The help hat and the access hat of a team, and the Board, follow the strictest of the three (S-06).
  LOCAL_TEAM: "YOUTH_ACT",
  RVDK: "YOUTH_ACT",
  PERSON: "YOUTH_ACT",
};

/** Who: the person; every holder of authority; or, of who cannot weigh it, the first representative in the order of the law. */
type Who = "PERSON" | "HOLDERS" | "REPRESENTATIVE";

/** One line of who must consent. The first line that fits decides. */
export interface ConsentRule {
  readonly id: string;
  readonly ages: readonly AgeBand[];
  readonly isAble: boolean;
  readonly kinds: readonly ConsentKind[];
  readonly regimes: readonly Regime[];
  readonly needs: readonly Who[];
  /** Asked as well, by agreement of the hub: where one of them does not consent, a second person decides with the asker. */
  readonly alsoAsked: readonly Who[];
  readonly source: string;
  readonly signOff: readonly string[];
  readonly nl: string;
}

const REGIMES: readonly Regime[] = ["YOUTH_ACT", "SOCIAL_SUPPORT_ACT", "MEDICAL_TREATMENT"];
const YOUNG: readonly AgeBand[] = ["UNBORN", "0-11"];
const rule = (
  id: string,
  ages: readonly AgeBand[],
  source: string,
  nl: string,
  needs: readonly Who[],
  { isAble = true, kinds = CONSENT_KINDS, regimes = REGIMES, alsoAsked = [], signOff = [] }: Partial<ConsentRule> = {},
): ConsentRule => ({ id, ages, isAble, kinds, regimes, needs, alsoAsked, source, signOff, nl });

/** Who consents, by age, ability, kind and law (policy.md section 6.1). */
export const CONSENT_RULES: readonly ConsentRule[] = [
  rule("CONSENT-U12", YOUNG, "Jeugdwet 7.3.15 lid 1; Wmo 5.3.3 lid 2 a; BW 7:465; UAVG 5", "alle ouders met gezag, of de voogd; het kind wordt gehoord", ["HOLDERS"]),
  rule("CONSENT-U12-NOT-ABLE", YOUNG, "Jeugdwet 7.3.15 lid 1", "alle ouders met gezag, of de voogd", ["HOLDERS"], { isAble: false }),
  rule("CONSENT-12-GDPR", ["12-15"], "UAVG 5 lid 1", "de wettelijk vertegenwoordiger, in de plaats van het kind", ["HOLDERS"], { kinds: ["GDPR_CONSENT"] }),
  rule("CONSENT-12-CARE", ["12-15"], "Jeugdwet 7.3.4 lid 2; BW 7:450", "het kind en de ouders met gezag", ["PERSON", "HOLDERS"], { kinds: ["CARE_CONSENT"] }),
  rule("CONSENT-12-YOUTH", ["12-15"], "Jeugdwet 7.3.11 lid 1, 7.3.15", "het kind zelf; de ouders worden ook gevraagd, tenzij dat het kind schaadt", ["PERSON"], {
    regimes: ["YOUTH_ACT"],
    alsoAsked: ["HOLDERS"],
    signOff: ["S-06"],
  }),
  rule("CONSENT-12", ["12-15"], "Wmo 5.3.3 lid 2 e contrario; BW 7:457", "het kind zelf", ["PERSON"]),
  rule("CONSENT-16", ["16-17"], "Jeugdwet 7.3.5, 7.3.11; BW 7:447", "de jongere zelf; ouders zijn buitenstaanders", ["PERSON"]),
  rule("CONSENT-18", ["18-69", "70+"], "AVG 4(11); BW 7:457", "de volwassene zelf", ["PERSON"]),
  rule("CONSENT-MINOR-NOT-ABLE", ["12-15", "16-17"], "Jeugdwet 7.3.15 lid 2; UAVG 5 lid 2", "de ouders met gezag, of de voogd", ["HOLDERS"], { isAble: false }),
  rule("CONSENT-ADULT-NOT-ABLE", ["18-69", "70+"], "Jeugdwet 7.3.15 lid 2-3; BW 7:465", "de vertegenwoordiger, in de volgorde van de wet", ["REPRESENTATIVE"], { isAble: false }),
];

export interface AuthorityHolder {
  /** Hub id of a person, or `organisation:<id>` of an institution that is guardian. */
  readonly holder: string;
  readonly verified: boolean;
  readonly conflictOfInterest: boolean;
}

export const organisationHolder = (organisation: string): string => `organisation:${organisation}`;

export interface Representative {
  readonly representative: string;
  readonly type: string;
  readonly verified: boolean;
  readonly conflictOfInterest: boolean;
}

export interface ConsentQuestion {
  /** Hub id of the data subject. */
  readonly person: string;
  /** Undefined is treated as under 12. */
  readonly birthDate: string | undefined;
  /** The last capacity assessment on this matter; able unless it says otherwise (wilsbekwaamheid ter zake). */
  readonly isAble: boolean;
  /** Living holders of authority. */
  readonly authority: readonly AuthorityHolder[];
  readonly representatives: readonly Representative[];
  readonly kind: ConsentKind;
  readonly regime: Regime;
  readonly now: Date;
}

export interface RequiredConsent {
  readonly rule: string;
  /** Everyone whose consent is needed. Empty with a problem: nobody can give it. */
  readonly from: readonly string[];
  readonly alsoAsked: readonly string[];
  readonly problem?: "REPRESENTATIVE_UNVERIFIED" | "REPRESENTATIVE_CONFLICT";
}

/**
 * Whose consent is needed to share data about a person (policy.md sections 6.1 and 6.2).
 *
 * A holder whose authority was not verified, or whose interests conflict, cannot consent: then nobody can, unless a
 * special guardian (bijzondere curator) speaks for the child in that conflict; the list still names them, so that a
 * refusal says whom it waits for. That a parent is left out creates no basis by itself (S-07).
 */
export function requiredConsent({ person, birthDate, isAble, authority, representatives, kind, regime, now }: ConsentQuestion): RequiredConsent {
  const band = ageBand(birthDate ?? null, false, now) ?? "0-11";
  const found = CONSENT_RULES.find(
    (candidate) => candidate.isAble === isAble && candidate.ages.includes(band) && candidate.kinds.includes(kind) && candidate.regimes.includes(regime),
  )!;
  const groups = found.needs.map((who) => everyone(who, person, authority, representatives, kind, regime));
  const problem = groups.map((group) => group.problem).find((reason) => reason !== undefined);
  return {
    rule: found.id,
    from: [...new Set(groups.flatMap(({ from }) => from))],
    alsoAsked: found.alsoAsked.flatMap((who) => everyone(who, person, authority, representatives, kind, regime).from),
    ...(problem ? { problem } : {}),
  };
}

type Everyone = Pick<RequiredConsent, "from" | "problem">;

function everyone(who: Who, person: string, authority: readonly AuthorityHolder[], representatives: readonly Representative[], kind: ConsentKind, regime: Regime): Everyone {
  switch (who) {
    case "PERSON":
      return { from: [person] };
    case "HOLDERS":
      return allHolders(authority, representatives);
    case "REPRESENTATIVE":
      return firstRepresentative(representatives, kind, regime);
  }
}

function allHolders(authority: readonly AuthorityHolder[], representatives: readonly Representative[]): Everyone {
  const from = authority.map(({ holder }) => holder);
  if (authority.length === 0 || authority.some(({ verified }) => !verified)) return { from, problem: "REPRESENTATIVE_UNVERIFIED" };
  if (!authority.some(({ conflictOfInterest }) => conflictOfInterest)) return { from };
  const special = representatives.find(({ type, verified, conflictOfInterest }) => type === "BIJZONDERE_CURATOR" && verified && !conflictOfInterest);
  if (!special) return { from, problem: "REPRESENTATIVE_CONFLICT" };
  return { from: [...authority.filter(({ conflictOfInterest }) => !conflictOfInterest).map(({ holder }) => holder), special.representative] };
}

/** Curator or mentor; where the law allows it, then who holds a written mandate, the partner, the family. */
function firstRepresentative(representatives: readonly Representative[], kind: ConsentKind, regime: Regime): Everyone {
  const legal = [["CURATOR", "MENTOR"]];
  const others = [["WRITTEN_PROXY"], ["PARTNER"], ["FAMILY"]];
  const order = kind === "GDPR_CONSENT" || regime === "SOCIAL_SUPPORT_ACT" ? legal : [...legal, ...others];
  const ranked = order.map((types) => representatives.filter(({ type }) => types.includes(type))).find((group) => group.length > 0) ?? [];
  const from = ranked.map(({ representative }) => representative);
  if (ranked.length === 0 || ranked.some(({ verified }) => !verified)) return { from, problem: "REPRESENTATIVE_UNVERIFIED" };
  return ranked.some(({ conflictOfInterest }) => conflictOfInterest) ? { from, problem: "REPRESENTATIVE_CONFLICT" } : { from };
}

/** A consent ends when the person turns 12, 16 or 18 (policy.md section 6.3). */
export const CONSENT_BIRTHDAYS = [12, 16, 18] as const;
