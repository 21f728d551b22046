import type { LedgerFindings, OutstandingCount, OutstandingKind, ReadPair, Tallied } from "@samenhang/ledger";

/**
 * What stands out in what was recorded (policy.md section 16). Numbers are proposals: nothing in the law fixes them.
 */
export const FINDINGS = {
  REFUSALS: "refused, by reason (weigeringen per reden)",
  EMERGENCY_ACCESS: "given under emergency access (noodtoegang)",
  OUTSIDE_OFFICE_HOURS: "asked by your professionals outside working days from seven to seven (buiten kantooruren)",
  OWN_FAMILY: "asked about a person the professional has a tie with; always refused (eigen familie)",
  FAMILY_OF_COLLEAGUE: "asked in a case with a person a colleague has a tie with (familie van een collega)",
  WITHOUT_LATER_ACTION: "persons of whom was read, and for whom nothing was done in the two weeks before or after (inzien zonder vervolg)",
  UNUSUAL_VOLUME: "far more requests on one day than colleagues in the same role make (ongewoon veel)",
  OVER_ASKING: "most of what was asked is refused (te veel gevraagd)",
  LOOKING_FOR_PEOPLE: "asked again and again about persons the professional does not work with (zoeken naar mensen)",
  OVERDUE_NOTIFICATIONS: "persons who should have been told of a record, and were not; read on with the duties to tell (te late informatieplichten)",
  OVERDUE_REVIEWS:
    "reviews afterwards that are too late: of emergency access, of acute measures, of collecting without knowledge, of what is withheld for a child (te late toetsingen achteraf)",
  OVERDUE_REQUESTS: "requests of persons that were not answered in time (te late verzoeken van betrokkenen)",
  OVERDUE_CORRECTIONS: "notices of a correction that were not confirmed in time (niet bevestigde correctieberichten)",
  LAPSED_HOLDS: "holds that passed the day on which they were to be looked at (verlopen blokkades)",
  COLLECTION_WITHOUT_KNOWLEDGE: "collecting without the knowledge of the persons, begun in the period (verzamelen zonder medeweten)",
} as const satisfies Record<OutstandingKind, string> & Record<string, string>;
export type FindingKind = keyof typeof FINDINGS;

export interface Finding {
  readonly kind: FindingKind;
  /** The reason, where the finding is one of several; empty otherwise. */
  readonly reason: string;
  /** Entries, requests or persons: what the kind counts. */
  readonly count: number;
  readonly actors: readonly { readonly actor: string; readonly count: number }[];
}

export const THRESHOLDS = {
  /** Days after the last time something was read. */
  laterActionDays: 14,
  /** Requests on one day, and how many times the middle of those in the same role. */
  volume: { atLeast: 60, timesTheMiddle: 4 },
  /** Entries, and which part of them was refused. */
  overAsking: { atLeast: 60, part: 0.75 },
  /** Refusals of one professional because a person is not theirs to ask about. */
  lookingForPeople: 3,
  /** Entries outside office hours of one professional whose role has no night work. */
  outsideHours: 20,
} as const;

const NOT_THEIRS = ["NO_PARTICIPATION", "SUBJECT_NOT_IN_CONCERNS", "UNKNOWN_OR_NOT_ALLOWED"];
/** Whose work it is to be asked at night. */
export const worksAtNight = (role: string): boolean => role.endsWith("_CRISIS");

/** What only who asks for findings is told, and no alert looks at. */
export interface MoreFindings {
  readonly unfollowed: readonly ReadPair[];
  readonly outstanding: readonly OutstandingCount[];
}

/** Adds up over the ledgers of all owners: most counts first. */
export function findingsOf(ledgers: readonly LedgerFindings[], { unfollowed, outstanding }: MoreFindings = { unfollowed: [], outstanding: [] }): readonly Finding[] {
  const all = <K extends keyof LedgerFindings>(list: K): LedgerFindings[K][number][] => ledgers.flatMap((ledger) => ledger[list] as LedgerFindings[K][number][]);
  const refusals = all("refusals") as Tallied[];
  const ofReason = (reasons: readonly string[]): Tallied[] => refusals.filter(({ reason }) => reasons.includes(reason));
  const own = ({ side }: Tallied): boolean => side === "ASKED";
  const atLeast = (least: number, tallied: readonly Tallied[]): Tallied[] => {
    const many = new Set(
      countBy(tallied)
        .filter(({ count }) => count >= least)
        .map(({ actor }) => actor),
    );
    return tallied.filter(({ actor }) => many.has(actor));
  };
  const found: (Finding | undefined)[] = [
    ...[...new Set(refusals.map(({ reason }) => reason))].map((reason) => finding("REFUSALS", ofReason([reason]), reason)),
    finding("EMERGENCY_ACCESS", all("emergencies") as Tallied[]),
    finding("OUTSIDE_OFFICE_HOURS", all("outsideHours") as Tallied[]),
    finding("OWN_FAMILY", ofReason(["CONFLICT_OF_INTEREST"]).filter(own)),
    finding("FAMILY_OF_COLLEAGUE", all("marked") as Tallied[]),
    finding("LOOKING_FOR_PEOPLE", atLeast(THRESHOLDS.lookingForPeople, ofReason(NOT_THEIRS).filter(own))),
    finding("UNUSUAL_VOLUME", unusual(all("volumes") as (Tallied & { day: string })[])),
    finding("OVER_ASKING", overAsking(all("asking") as (Tallied & { refused: number })[])),
    finding(
      "WITHOUT_LATER_ACTION",
      unfollowed.map(({ actor }) => ({ actor, entries: 1 })),
    ),
    ...[...new Set(outstanding.map(({ kind }) => kind))].map((kind) =>
      finding(
        kind,
        outstanding.filter((one) => one.kind === kind),
      ),
    ),
  ];
  return found.filter((one) => one !== undefined).sort((a, b) => b.count - a.count || (`${a.kind} ${a.reason}` < `${b.kind} ${b.reason}` ? -1 : 1));
}

type Counted = Pick<Tallied, "actor" | "entries">;

function finding(kind: FindingKind, counted: readonly Counted[], reason = ""): Finding | undefined {
  const counts = countBy(counted);
  const actors = counts.filter(({ actor }) => actor !== "");
  return counts.length === 0 ? undefined : { kind, reason, count: counts.reduce((sum, { count }) => sum + count, 0), actors };
}

function countBy(counted: readonly Counted[]): { actor: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { actor, entries } of counted) counts.set(actor, (counts.get(actor) ?? 0) + entries);
  return [...counts].map(([actor, count]) => ({ actor, count })).sort((a, b) => b.count - a.count || (a.actor < b.actor ? -1 : 1));
}

/** Days of a professional with many times the requests of the middle of all days in that role. */
function unusual(days: readonly (Tallied & { readonly day: string })[]): Counted[] {
  const { atLeast, timesTheMiddle } = THRESHOLDS.volume;
  return days.filter(({ role, entries, actor }) => {
    const others = days.filter((day) => day.role === role && day.actor !== actor).map((day) => day.entries);
    return entries >= atLeast && entries > timesTheMiddle * Math.max(1, middle(others));
  });
}

const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function overAsking(asked: readonly (Tallied & { readonly refused: number })[]): Counted[] {
  const actors = new Map<string, { entries: number; refused: number }>();
  for (const { actor, entries, refused } of asked) {
    const known = actors.get(actor) ?? { entries: 0, refused: 0 };
    actors.set(actor, { entries: known.entries + entries, refused: known.refused + refused });
  }
  const { atLeast, part } = THRESHOLDS.overAsking;
  return [...actors].filter(([, { entries, refused }]) => entries >= atLeast && refused / entries >= part).map(([actor, { refused }]) => ({ actor, entries: refused }));
}
