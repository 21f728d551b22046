import type { OrganisationType } from "@samenhang/caller";
import type { Category } from "./vocabulary.js";
import type { GroundId } from "./grounds.js";
import type { Purpose } from "./purposes.js";

/**
 * The authorisation matrix (policy.md section 9.2), written as the jurists wrote it: one line a row, one code a cell.
 *
 * It speaks of data of *another* organisation and of the shared subgraphs; an organisation's own records have a rule of
 * their own (`OWN` in rules.ts). What is not written is not shared. Codes, in the order in which a cell names them:
 *
 * | code | meaning |
 * | --- | --- |
 * | `A` | the task of the asker is enough |
 * | `m` | as A, but only the fields of the minimal profile (profiles.ts) |
 * | `C` | consent of each data subject (SECRECY_WAIVER) |
 * | `S1` | in the frozen package of an accepted handover, or consent |
 * | `S2` | measure in force for this child or its parent, and the owner marked the record necessary; else the source is asked (duty) |
 * | `S3` | delivered to the Board with the request for investigation; else the source is asked (right) |
 * | `S4` | only inside court documents |
 * | `Qd` `Qr` `Qc` | a question to the source, who has a duty, may, or needs consent |
 * | `via` | ask the owner directly, outside the hub |
 * | `own` | only the asker's own records (P14: only the asker's own data) |
 * | `agg` | only counts over many persons, and only those of the minimal profile |
 * | `X` | never, and silently: existence is protected |
 * | `N` | never: not needed for this purpose |
 *
 * Suffixes: `m` minimal profile; `4` a second person is needed. `a/b`: the first whose condition is met.
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
  /** Rows or cells that await a lawyer (policy.md section 18). Switchable by configuration. */
  readonly signOff: readonly `S-${string}`[];
  readonly why: string;
}

/** Conditions a whole row rests on; sentences in conditions.ts. */
export type RowNeed = "isInvolved" | "measureInForce" | "isInReach" | "isReceiver" | "handoverAccepted" | "isOwnRecord";

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
  signOff: GridRow["signOff"],
  why: string,
): GridRow => ({ id, purpose, asker, needs, cells: cells(line), grounds, signOff, why });

// prettier-ignore
export const GRID: readonly GridRow[] = [
  //                                                                                         IDN  ADR   SHL FAM   INV GIN  REP   RPI SAF   ANA PLN   MSR DEC HCH HAD CRM CHC NET SOC  BSN
  row("P01-VT", "GIVE_ADVICE", "VT", ["isInvolved"],                                        "N    N     X   N     N   X    N     X   N     N   N     N   N   N   N   N   N   N   N    N", ["L-11"], [],
    "advice is given without data of the family"),
  row("P02-VT", "ASSESS_REPORT", "VT", ["isInvolved"],                                      "A    A     X4  A     m   X    own   own Qr    Qr  Qr    m   Qr  Qr  Qr  N   Qr4 Qr  Qr   N", ["L-11", "L-12", "L-13"], ["S-02", "S-08", "S-23"],
    "to assess a report Veilig Thuis must know who the persons are and who is already responsible; what professionals know they may tell, on request"),
  row("P03-VT", "INVESTIGATE_VIOLENCE", "VT", ["isInvolved"],                               "A    A     X4  A     m   X    own   own Qr    Qr  Qr    m   Qr  Qr  Qr  N   Qr4 Qr  Qr   N", ["L-11", "L-12", "L-13"], ["S-02", "S-08", "S-18"],
    "as the assessment, for the investigation that follows it"),
  row("P04-LT", "PROVIDE_VOLUNTARY_HELP", "LOCAL_TEAM", ["isInvolved"],                     "m    C     X   C     C   X/C  S1    X   S1    C   C     m   C   Qc  Qc  N   C4  C   C    N", ["L-14", "L-16", "L-19", "L-20"], ["S-06", "S-07", "S-22"],
    "voluntary help rests on consent; a handover by Veilig Thuis brings its own package"),
  row("P05-LT", "COORDINATE_JOINT_PLAN", "LOCAL_TEAM", ["isInvolved"],                      "A    C     X   C     A   X/C  N     X   C/S1  C   C     m   C   Qc  Qc  N   C4  C   C    N", ["L-16", "L-20"], ["S-01", "S-06"],
    "one plan with the family: each part with the consent of everyone it is about"),
  row("P05-VT", "COORDINATE_JOINT_PLAN", "VT", ["isInvolved"],                              "A    C     X4  C     A   X/C  own   own C     C   C     m   C   Qc  Qc  N   C4  C   C    N", ["L-11", "L-16"], ["S-01"],
    "one plan with the family: each part with the consent of everyone it is about"),
  row("P05-GI", "COORDINATE_JOINT_PLAN", "GI", ["isInvolved", "measureInForce", "isInReach"], "A  C/S2  X   C/S2  A   X/C  S2m   X   S2    C   C/S2  A   S2  Qd  Qd  N   C4  C   C/S2 N", ["L-24", "L-20"], ["S-01", "S-03"],
    "during a supervision order the part about that child is read on the duty to inform the GI"),
  row("P05-GI-V", "COORDINATE_JOINT_PLAN", "GI", ["isInvolved"],                            "A    C     X   C     A   X/C  N     X   C     C   C     m   C   Qc  Qc  N   C4  C   C    N", ["L-16", "L-20"], ["S-01", "S-06"],
    "without a measure the GI is a helper among others: the row of the local team holds"),
  row("P05-GGZ", "COORDINATE_JOINT_PLAN", "GGZ", ["isInvolved"],                            "m    N     X   N     m   own  N     X   Cm    Cm  Cm    N   N   N   own N   N   N   N    N", ["L-01", "L-31"], ["S-01", "S-04"],
    "a clinician follows the part of the plan of the own patient, with consent"),
  row("P06-RVDK", "DETERMINE_NEED_FOR_MEASURE", "RVDK", ["isInvolved"],                     "A    A     X4  A     m   X    S3    X   S3    Qr  Qr    A   S3  Qr  Qr  S4  Qr4 Qr  Qr   N", ["L-26", "L-27", "L-28", "L-15"], ["S-12", "S-09"],
    "the Board works from a frozen, complete, adversarial package and asks the rest"),
  row("P08-GI", "EXECUTE_SUPERVISION_ORDER", "GI", ["isInvolved", "measureInForce", "isInReach"], "A A  X4  A     m   X    S2m   X   S2    S2  S2    A   S2  Qd  Qd  S4  Qd4 S2m S2   N", ["L-23", "L-24", "L-05"], ["S-03", "S-04", "S-08", "S-09", "S-12"],
    "third parties have a duty to inform the GI that executes the order about the child and the person of its parents"),
  row("P10-GGZ", "TREAT_ADULT", "GGZ", ["isInvolved"],                                      "m    N     X   m     N   own  S1m   X   S1m   C   Cm    m   N   N   own N   N   N   N    N", ["L-06", "L-14", "L-31"], ["S-04", "S-22"],
    "treatment of the own patient needs no file of the chain"),
  row("P12-BEFORE", "HANDOVER_REFERRAL", "ANY", ["isReceiver"],                             "m    N     X   N     N   X    N     X   m     N   N     N   N   N   N   N   N   N   N    N", ["L-11"], [],
    "before it accepts, a receiver learns only what it needs to decide whether it is competent"),
  row("P12-AFTER", "HANDOVER_REFERRAL", "ANY", ["isReceiver", "handoverAccepted"],          "A    S1/C  X4  S1/C  m   X/C  S1/C  X   S1/C  C   C     A   C   Qc  Qc  N   C4  C   C    N", ["L-14", "L-15", "L-16"], ["S-16", "S-22"],
    "who accepted responsibility gets the package it was handed"),
  row("P14-PERSON", "EXERCISE_DATA_SUBJECT_RIGHTS", "PERSON", [],                           "own  own   own own   own via  ownm  X   ownm  ownm ownm own own own via ownm own N  own  N", ["L-46", "L-17"], ["S-08", "S-09", "S-10", "S-19"],
    "everyone may see what is recorded about them, minus what would harm another"),
  row("P15-PO", "PRIVACY_AUDIT", "ANY", ["isOwnRecord"],                                    "N    N     X   N     m   N    N     X   N     N   N     m   m   N   N   N   N   N   N    N", ["L-09", "L-47"], [],
    "a privacy officer checks who saw what of the own organisation, or what the own organisation asked: metadata, never content"),
  row("P16-ANALYST", "POLICY_STATISTICS", "ANY", [],                                        "N    N     N   agg   agg N    agg   N   agg   agg agg   agg agg N   N   N   N   N   agg  N", ["L-45"], ["S-17"],
    "trends and learning need numbers, and no persons"),
];
