import type { Matrix } from "./matrix.js";
import type { SignOffMark } from "./grid.js";

/**
 * How long each kind of record is kept (policy.md section 15), in one place, each with where it comes from. A `proposal` rests
 * on no article; `signOff` names what a lawyer must still say. While one of its marks is off a term does not run: what falls
 * under it is kept, because what was erased does not come back.
 *
 * A term is over at the end of its last day: on the day after it the record is absent, and is erased.
 */
export interface RetentionTerm {
  /** What is kept so long. */
  readonly of: string;
  readonly nl: string;
  /** Null has no end. */
  readonly count: number | null;
  readonly unit: "MONTHS" | "YEARS";
  readonly from: RetentionStart;
  /** Not before the youngest person in the record is so old. */
  readonly untilAge?: number;
  /** What a release may choose, from and to; the value above unless it does. */
  readonly parameter?: { readonly count?: Bounds; readonly untilAge?: Bounds };
  /** By which article its person can have it destroyed before; without one the term stands against that too. */
  readonly destroyedOnRequest?: string;
  /** The retention run erases nothing of it: a command of its own does. */
  readonly prunedBy?: string;
  readonly source: string;
  readonly confidence: "H" | "M" | "L";
  readonly signOff: readonly SignOffMark[];
  readonly proposal?: true;
}

type Bounds = readonly [from: number, to: number];

export const RETENTION_STARTS = {
  CREATION: "the day on which it was recorded",
  LAST_CHANGE: "the last change in what the organisation keeps about the same persons under this term",
  CLOSING: "the day on which it was closed, or what it belongs to",
  VALIDITY_END: "the last day on which it held",
  BIRTH: "the birth of the child it is about",
} as const;
export type RetentionStart = keyof typeof RETENTION_STARTS;

export const RETENTION_TERMS = {
  "RT-VT": {
    of: "file of Veilig Thuis",
    nl: "dossier van Veilig Thuis",
    count: 15,
    unit: "YEARS",
    from: "CREATION",
    untilAge: 18,
    parameter: { count: [15, 20] },
    destroyedOnRequest: "Wmo 5.3.5",
    source: "Wmo 5.3.4 lid 1 and 2; some sites say 20 years",
    confidence: "M",
    signOff: ["S-14"],
  },
  "RT-VTADV": {
    of: "advice of Veilig Thuis, without data of a family",
    nl: "advies van Veilig Thuis, zonder gegevens van een gezin",
    count: 2,
    unit: "YEARS",
    from: "CREATION",
    source: "policy.md 15",
    confidence: "L",
    signOff: ["S-14"],
    proposal: true,
  },
  "RT-JW20": {
    of: "file of youth help",
    nl: "dossier jeugdhulp",
    count: 20,
    unit: "YEARS",
    from: "LAST_CHANGE",
    destroyedOnRequest: "Jeugdwet 7.3.9",
    source: "Jeugdwet 7.3.8 lid 3",
    confidence: "H",
    signOff: [],
  },
  "RT-GI": {
    of: "file of a certified institution",
    nl: "dossier van een gecertificeerde instelling",
    count: 20,
    unit: "YEARS",
    from: "LAST_CHANGE",
    untilAge: 48,
    parameter: { untilAge: [18, 48] },
    destroyedOnRequest: "Jeugdwet 7.3.9 by 7.3.1",
    source: "Jeugdwet 7.3.1 and 7.3.8 lid 3; institutions speak of 30 years after majority for measures",
    confidence: "M",
    signOff: ["S-14"],
  },
  "RT-RVDK": {
    of: "file of the Board about a child",
    nl: "dossier van de Raad over een kind",
    count: 24,
    unit: "YEARS",
    from: "BIRTH",
    source: "quality framework of the Board (kwaliteitskader), secondary source",
    confidence: "M",
    signOff: ["S-14"],
  },
  "RT-RVDK-NOT-STARTED": {
    of: "request to the Board that led to no investigation",
    nl: "verzoek aan de Raad waarop geen onderzoek volgde",
    count: 12,
    unit: "MONTHS",
    from: "CLOSING",
    source: "quality framework of the Board (kwaliteitskader), secondary source",
    confidence: "M",
    signOff: ["S-14"],
  },
  "RT-LT": {
    of: "access to support and Wmo records of a local team",
    nl: "toegang en Wmo-dossier van een lokaal team",
    count: 15,
    unit: "YEARS",
    from: "CREATION",
    destroyedOnRequest: "Wmo 5.3.5",
    source: "Wmo 5.3.4 lid 1; decisions on access by the selection list of the municipality",
    confidence: "M",
    signOff: ["S-14"],
  },
  "RT-GGZ": {
    of: "what a provider of mental health care released",
    nl: "wat een ggz-aanbieder vrijgaf",
    count: 20,
    unit: "YEARS",
    from: "LAST_CHANGE",
    destroyedOnRequest: "BW 7:455",
    source: "BW 7:454",
    confidence: "H",
    signOff: [],
  },
  "RT-CASE": {
    of: "shared structure of a case, what was contributed, the plan; shielding last",
    nl: "gedeelde casus, wat daarin is ingebracht, het plan; afscherming als laatste",
    count: 12,
    unit: "MONTHS",
    from: "CLOSING",
    source: "policy.md 15",
    confidence: "L",
    signOff: ["S-01", "S-14"],
    proposal: true,
  },
  "RT-CONS": {
    of: "evidence of consent, representation and decisions of two",
    nl: "bewijs van toestemming, vertegenwoordiging en besluiten van twee",
    count: 5,
    unit: "YEARS",
    from: "VALIDITY_END",
    source: "AVG 7(1)",
    confidence: "M",
    signOff: ["S-14"],
    proposal: true,
  },
  "RT-REF": {
    of: "referrals and questions to a source; what they brought is in the file of who received it",
    nl: "verwijzingen en vragen aan de bron; wat zij brachten zit in het dossier van de ontvanger",
    count: 12,
    unit: "MONTHS",
    from: "CLOSING",
    source: "policy.md 15",
    confidence: "L",
    signOff: ["S-14"],
    proposal: true,
  },
  "RT-REQ": {
    of: "requests of persons, duties to tell them, notices of corrections",
    nl: "verzoeken van betrokkenen, informatieplichten, correctieberichten",
    count: 5,
    unit: "YEARS",
    from: "CLOSING",
    source: "model.md 1.21",
    confidence: "L",
    signOff: ["S-14"],
    proposal: true,
  },
  "RT-OVERSIGHT": {
    of: "alerts, holds, and reports of what was erased",
    nl: "signalen, blokkades en verslagen van wat is gewist",
    count: 5,
    unit: "YEARS",
    from: "CLOSING",
    source: "policy.md 15 has no term: as long as the log it explains",
    confidence: "L",
    signOff: ["S-14"],
    proposal: true,
  },
  "RT-LOG": {
    of: "the ledgers themselves, at least so long",
    nl: "de logboeken zelf, ten minste zo lang",
    count: 5,
    unit: "YEARS",
    from: "CREATION",
    prunedBy: "npm run ledger:prune",
    source: "NEN 7513, practice of logging in care",
    confidence: "M",
    signOff: ["S-14"],
  },
  "RT-BG": {
    of: "emergency access, collecting without knowledge, and their review",
    nl: "noodtoegang, verzamelen zonder medeweten, en de toetsing daarvan",
    count: 5,
    unit: "YEARS",
    from: "CREATION",
    source: "policy.md 15",
    confidence: "L",
    signOff: ["S-14"],
    proposal: true,
  },
  "RT-STAT": {
    of: "published counts",
    nl: "gepubliceerde aantallen",
    count: null,
    unit: "YEARS",
    from: "CREATION",
    source: "policy.md 15",
    confidence: "L",
    signOff: ["S-14"],
  },
  "RT-NONE": {
    of: "organisations, professionals and general telephone numbers: about nobody in a family",
    nl: "organisaties, professionals en algemene telefoonnummers: over niemand in een gezin",
    count: null,
    unit: "YEARS",
    from: "CREATION",
    source: "policy.md 15 has no term: kept as long as it is current",
    confidence: "L",
    signOff: ["S-14"],
  },
} as const satisfies Record<`RT-${string}`, RetentionTerm>;
export type RetentionCode = keyof typeof RETENTION_TERMS;

export const RETENTION_CODES = Object.keys(RETENTION_TERMS) as readonly RetentionCode[];

export const isRetentionCode = (code: string): code is RetentionCode => Object.hasOwn(RETENTION_TERMS, code);

/** What a release chose, by code. */
export type RetentionChoices = Readonly<Record<string, { readonly count?: number; readonly untilAge?: number }>>;

/** What every parameter is while nobody chose otherwise: in the matrix, to be changed there. */
export const RETENTION_DEFAULTS: RetentionChoices = Object.fromEntries(
  RETENTION_CODES.flatMap((code) => {
    const { parameter, count, untilAge }: RetentionTerm = RETENTION_TERMS[code];
    if (!parameter) return [];
    return [[code, { ...(parameter.count && count !== null ? { count } : {}), ...(parameter.untilAge && untilAge !== undefined ? { untilAge } : {}) }]];
  }),
);

/** The term of a kind of record under this matrix; undefined while it does not run, because a mark of it is off. */
export function retentionTerm(code: RetentionCode, { retention }: Pick<Matrix, "retention">, off: ReadonlySet<string>): RetentionTerm | undefined {
  const term: RetentionTerm = RETENTION_TERMS[code];
  return term.signOff.some((mark) => off.has(mark)) ? undefined : { ...term, ...retention?.[code] };
}

/** What is wrong with the choices of a matrix: only parameters can be chosen, and only within their bounds. */
export function problemsOfRetention(choices: unknown): string[] {
  if (choices === undefined) return [];
  if (typeof choices !== "object" || choices === null || Array.isArray(choices)) return ["`retention` is no object"];
  return Object.entries(choices as Record<string, unknown>).flatMap(([code, chosen]) => {
    const { parameter = {} }: Partial<RetentionTerm> = isRetentionCode(code) ? RETENTION_TERMS[code] : {};
    if (typeof chosen !== "object" || chosen === null) return [`retention ${code}: it is no object`];
    return Object.entries(chosen as Record<string, unknown>).flatMap(([name, value]) => {
      const bounds = Object.hasOwn(parameter, name) ? parameter[name as keyof typeof parameter] : undefined;
      if (!bounds) return [`retention ${code}: ${name} cannot be chosen`];
      return Number.isInteger(value) && (value as number) >= bounds[0] && (value as number) <= bounds[1] ? [] : [`retention ${code}: ${name} is ${bounds[0]} to ${bounds[1]}`];
    });
  });
}
