import type { OrganisationType } from "@samenhang/caller";
import type { Category } from "./vocabulary.js";
import type { GroundId } from "./grounds.js";
import type { Purpose } from "./purposes.js";

/**
 * The authorisation matrix (policy.md section 9.2), written as the jurists wrote it: one line a row, one code a cell.
 *
 * It speaks of data of *another* organisation and of the shared subgraphs; an organisation's own records have a rule of
 * their own (`OWN` in rules.ts). What is not written is not shared. The codes are explained in codes.ts; `a/b` means the
 * first whose condition is met.
 */
export interface GridRow {
  readonly id: string;
  readonly purpose: Purpose;
  /** `ANY`: every organisation that may claim the purpose. */
  readonly asker: OrganisationType | "ANY";
  /** Holds for the whole row on top of each cell. */
  readonly needs: readonly RowNeed[];
  readonly cells: Readonly<Record<GridCategory, string>>;
  readonly grounds: readonly GroundId[];
  /** What of the row awaits a lawyer (policy.md section 18), by mark. Each mark can be switched off by configuration. */
  readonly signOff: SignOff;
  readonly why: string;
}

/** Per mark what it covers: `*` the whole row, the cells of some categories, or the codes that begin with some letters. */
export type SignOff = Readonly<Record<SignOffMark, "*" | readonly GridCategory[] | { readonly codes: string }>>;
export type SignOffMark = `S-${string}`;

/** Conditions a whole row rests on; sentences in conditions.ts. */
export type RowNeed =
  | "isInvolved"
  | "measureInForce"
  | "isInReach"
  | "guardianshipInForce"
  | "isReceiver"
  | "handoverAccepted"
  | "isOwnRecord"
  | "isEmergency"
  | "isAggregate"
  | "isCurrent"
  | "isOfThisCase";

const COLUMNS = [
  "IDENTITY",
  "ADDRESS",
  "SHIELDED",
  "FAMILY",
  "INVOLVEMENT",
  "GGZ_INVOLVEMENT",
  "REPORT",
  "REPORTER_IDENTITY",
  "SAFETY",
  "ANALYSIS",
  "PLAN",
  "MEASURE",
  "DECISION",
  "CHILD_HEALTH",
  "ADULT_HEALTH",
  "CRIMINAL",
  "CHILD_CONFIDENTIAL",
  "NETWORK",
  "SOCIAL",
  "NATIONAL_NUMBER",
] as const satisfies readonly Category[];
export type GridCategory = (typeof COLUMNS)[number];
export const GRID_CATEGORIES: readonly GridCategory[] = COLUMNS;

const cells = (line: string): Record<GridCategory, string> => {
  const codes = line.trim().split(/\s+/);
  if (codes.length !== COLUMNS.length) throw new Error(`a grid row has ${COLUMNS.length} cells, this one ${codes.length}: ${line}`);
  return Object.fromEntries(COLUMNS.map((category, index) => [category, codes[index]!])) as Record<GridCategory, string>;
};

const row = (
  id: string,
  purpose: Purpose,
  asker: GridRow["asker"],
  needs: readonly RowNeed[],
  line: string,
  grounds: readonly GroundId[],
  signOff: SignOff,
  why: string,
): GridRow => ({ id, purpose, asker, needs, cells: cells(line), grounds, signOff, why });

/** Consent rules that wait for a lawyer touch every cell that rests on consent. */
const ON_CONSENT = { codes: "C" } as const;
const ON_HANDOVER = { codes: "S1" } as const;
const OF_MEASURE = { codes: "S2" } as const;
const ASKED_BY_DUTY = { codes: "Qd" } as const;
const SAFETY_OFFICERS = ["SHIELDED"] as const;

// prettier-ignore
export const GRID: readonly GridRow[] = [
  //                                                                                         IDN  ADR   SHL FAM   INV GIN  REP   RPI SAF   ANA PLN   MSR DEC HCH HAD CRM CHC NET SOC  BSN
  row("P01-VT", "GIVE_ADVICE", "VT", ["isInvolved"],                                        "N    N     X   N     N   X    N     X   N     N   N     N   N   N   N   N   N   N   N    N", ["L-11"], {},
    "advice is given without data of the family"),
  row("P02-VT", "ASSESS_REPORT", "VT", ["isInvolved"],                                      "A    A     X4  A     m   X    own   own Qr    Qr  Qr    m   Qr  Qr  Qr  N   Qr4 Qr  Qr   N", ["L-11", "L-12", "L-13"],
    { "S-02": ["INVOLVEMENT"], "S-08": SAFETY_OFFICERS, "S-23": "*" },
    "to assess a report Veilig Thuis must know who the persons are and who is already responsible; what professionals know they may tell, on request"),
  row("P03-VT", "INVESTIGATE_VIOLENCE", "VT", ["isInvolved"],                               "A    A     X4  A     m   X    own   own Qr    Qr  Qr    m   Qr  Qr  Qr  N   Qr4 Qr  Qr   N", ["L-11", "L-12", "L-13"],
    { "S-02": ["INVOLVEMENT"], "S-08": SAFETY_OFFICERS, "S-18": "*" },
    "as the assessment, for the investigation that follows it"),
  row("P04-LT", "PROVIDE_VOLUNTARY_HELP", "LOCAL_TEAM", ["isInvolved"],                     "m    C     X   C     C   X/C  S1    X   S1    C   C     m   C   Qc  Qc  N   C4  C   C    N", ["L-14", "L-16", "L-19", "L-20"],
    { "S-06": ON_CONSENT, "S-07": ON_CONSENT, "S-22": ON_HANDOVER },
    "voluntary help rests on consent; a handover by Veilig Thuis brings its own package"),
  row("P04-LT-WAMS", "PROVIDE_VOLUNTARY_HELP", "LOCAL_TEAM", ["isInvolved"],                "A    N     X   A     A   X    N     X   N     N   A     m   N   N   N   N   N   N   A    N", ["L-41"], { "S-23": "*" },
    "a bill would give municipalities a basis of their own for problems in several domains at once; it is not law and opens nothing"),
  row("P05-LT", "COORDINATE_JOINT_PLAN", "LOCAL_TEAM", ["isInvolved"],                      "A    C     X   C     A   X/C  N     X   C/S1  C   C     m   C   Qc  Qc  N   C4  C   C    N", ["L-16", "L-20"],
    { "S-01": "*", "S-06": ON_CONSENT },
    "one plan with the family: each part with the consent of everyone it is about"),
  row("P05-VT", "COORDINATE_JOINT_PLAN", "VT", ["isInvolved"],                              "A    C     X4  C     A   X/C  own   own C     C   C     m   C   Qc  Qc  N   C4  C   C    N", ["L-11", "L-16"], { "S-01": "*" },
    "one plan with the family: each part with the consent of everyone it is about"),
  row("P05-GI", "COORDINATE_JOINT_PLAN", "GI", ["isInvolved", "measureInForce", "isInReach"], "A  C/S2  X   C/S2  A   X/C  S2m   X   S2    C   C/S2  A   S2  Qd  Qd  N   C4  C   C/S2 N", ["L-24", "L-20"],
    { "S-01": "*", "S-03": OF_MEASURE },
    "during a supervision order the part about that child is read on the duty to inform the GI"),
  row("P05-GI-V", "COORDINATE_JOINT_PLAN", "GI", ["isInvolved"],                            "A    C     X   C     A   X/C  N     X   C     C   C     m   C   Qc  Qc  N   C4  C   C    N", ["L-16", "L-20"],
    { "S-01": "*", "S-06": ON_CONSENT },
    "without a measure the GI is a helper among others: the row of the local team holds"),
  row("P05-GGZ", "COORDINATE_JOINT_PLAN", "GGZ", ["isInvolved"],                            "m    N     X   N     m   own  N     X   Cm    Cm  Cm    N   N   N   own N   N   N   N    N", ["L-01", "L-31"],
    { "S-01": "*", "S-04": "*" },
    "a clinician follows the part of the plan of the own patient, with consent"),
  row("P06-RVDK", "DETERMINE_NEED_FOR_MEASURE", "RVDK", ["isInvolved"],                     "A    A     X4  A     m   X    S3    X   S3    Qr  Qr    A   S3  Qr  Qr  S4  Qr4 Qr  Qr   N", ["L-26", "L-27", "L-28", "L-15"],
    { "S-12": ["CRIMINAL"], "S-09": ["CHILD_CONFIDENTIAL"] },
    "the Board works from a frozen, complete, adversarial package and asks the rest"),
  row("P07-RVDK", "CUSTODY_CONTACT_ADVICE", "RVDK", ["isInvolved"],                         "A    A     X4  A     C   X    N     X   Qc    N   C     A   C   Qc  Qc  N   Qc4 C   C    N", ["L-28", "L-29", "L-27"], { "S-03": { codes: "Qc" } },
    "a dispute between parents is usually no matter of abuse: consent comes first, and the file of Veilig Thuis stays closed"),
  row("P08-GI", "EXECUTE_SUPERVISION_ORDER", "GI", ["isInvolved", "measureInForce", "isInReach"], "A A  X4  A     m   X    S2m   X   S2    S2  S2    A   S2  Qd  Qd  S4  Qd4 S2m S2   N", ["L-23", "L-24", "L-05"],
    { "S-03": OF_MEASURE, "S-04": ASKED_BY_DUTY, "S-08": SAFETY_OFFICERS, "S-09": ["CHILD_CONFIDENTIAL"], "S-12": ["CRIMINAL"] },
    "third parties have a duty to inform the GI that executes the order about the child and the person of its parents"),
  row("P09-GI", "EXECUTE_GUARDIANSHIP", "GI", ["isInvolved", "guardianshipInForce"],        "Ac   Ac    X4  Ac    mc  X    S5m   X   S5    C   S5    A   S5  S5  Qc  N  S5-4 C   C    N", ["L-25", "L-20"], { "S-21": "*" },
    "the guardian gets what a parent with authority would get about the child; of the former parents nothing without consent"),
  row("P10-GGZ", "TREAT_ADULT", "GGZ", ["isInvolved"],                                      "m    N     X   m     N   own  S1m   X   S1m   C   Cm    m   N   N   own N   N   N   N    N", ["L-06", "L-14", "L-31"],
    { "S-04": "*", "S-22": ON_HANDOVER },
    "treatment of the own patient needs no file of the chain"),
  row("P11-CRISIS", "ACUTE_SAFETY", "ANY", ["isEmergency", "isOfThisCase", "isCurrent"],    "m    m     X4  m     m   X    m72   X   m/m72 N   m     m   N   Qp  Qp  m   N   m   m    N", ["L-03", "L-11", "L-12"],
    { "S-11": "*", "S-08": SAFETY_OFFICERS, "S-12": ["CRIMINAL"] },
    "who must act within hours sees the minimum of the crisis, never what is medical, confidential or old"),
  row("P12-BEFORE", "HANDOVER_REFERRAL", "ANY", ["isReceiver"],                             "m    N     X   N     N   X    N     X   m     N   N     N   N   N   N   N   N   N   N    N", ["L-11"], {},
    "before it accepts, a receiver learns only what it needs to decide whether it is competent"),
  row("P12-AFTER", "HANDOVER_REFERRAL", "ANY", ["isReceiver", "handoverAccepted"],          "A    S1/C  X4  S1/C  m   X/C  S1/C  X   S1/C  C   C     A   C   Qc  Qc  N   C4  C   C    N", ["L-14", "L-15", "L-16"],
    { "S-16": "*", "S-22": ON_HANDOVER },
    "who accepted responsibility gets the package it was handed"),
  row("P13-REVIEW", "INDEPENDENT_REVIEW", "ANY", ["isInvolved"],                            "ps   N     X   ps    ro  X    ps    X   ps    ps  ps    ps  ps  ps  N   ps  N   ps  ps   N", ["L-26", "L-09"], { "S-15": "*" },
    "who tests a decision needs the facts, not the names"),
  row("P14-PERSON", "EXERCISE_DATA_SUBJECT_RIGHTS", "PERSON", [],                           "own  own   own own   own via  ownm  X   ownm  ownm ownm own own own via ownm own N  own  N", ["L-46", "L-17"],
    { "S-08": SAFETY_OFFICERS, "S-09": ["CHILD_CONFIDENTIAL"], "S-10": ["REPORTER_IDENTITY"], "S-19": "*" },
    "everyone may see what is recorded about them, minus what would harm another"),
  row("P15-PO", "PRIVACY_AUDIT", "ANY", ["isOwnRecord"],                                    "N    N     X   N     m   N    N     X   N     N   N     m   m   N   N   N   N   N   N    N", ["L-09", "L-47"], {},
    "a privacy officer checks who saw what of the own organisation, or what the own organisation asked: metadata, never content"),
  row("P16-ANALYST", "POLICY_STATISTICS", "ANY", ["isAggregate"],                           "N    N     N   agg   agg N    agg   N   agg   agg agg   agg agg N   N   N   N   N   agg  N", ["L-45"], { "S-17": "*" },
    "policy is made from numbers in which nobody can be recognised"),
];

/** The marks that cover one code of one cell. */
export const marksOn = ({ signOff }: Pick<GridRow, "signOff">, category: GridCategory, code: string): readonly SignOffMark[] =>
  (Object.entries(signOff) as [SignOffMark, SignOff[SignOffMark]][])
    .filter(([, covers]) => covers === "*" || ("codes" in covers ? code.startsWith(covers.codes) : covers.includes(category)))
    .map(([mark]) => mark);
