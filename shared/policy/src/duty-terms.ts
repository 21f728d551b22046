/**
 * The terms of the duties that follow from what is recorded and from what people ask (policy.md sections 12 and 13), in one
 * place, each with where it comes from. A `proposal` rests on no article; `signOff` names what a lawyer must still say.
 *
 * A term ends on the same day of a later week or month. That day itself is too late (example E17: recorded on 1 March, four
 * weeks, on hold on 29 March): a day stricter than Regulation 1182/71, to the good of who waits.
 */
export interface DutyTerm {
  readonly count: number;
  readonly unit: "DAYS" | "WEEKS" | "MONTHS";
  readonly source: string;
  readonly signOff?: `S-${number}`;
  readonly proposal?: true;
}

export const DUTY_TERMS = {
  /** To tell someone that information about them came in from a third party. */
  INFORM_VEILIG_THUIS: { count: 4, unit: "WEEKS", source: "Wmo 5.3.1", signOff: "S-23" },
  INFORM: { count: 1, unit: "MONTHS", source: "AVG 14(3)" },
  /** Each time, by Veilig Thuis alone: the AVG knows no extension of this term. */
  INFORM_EXTENSION: { count: 2, unit: "WEEKS", source: "Wmo 5.3.1", signOff: "S-23" },
  ANSWER_REQUEST: { count: 1, unit: "MONTHS", source: "AVG 12(3)" },
  /** Counted from the end of the first term, said with a reason before that ends. */
  ANSWER_EXTENSION: { count: 2, unit: "MONTHS", source: "AVG 12(3)" },
  DESTROY: { count: 3, unit: "MONTHS", source: "Wmo 5.3.5; Jeugdwet 7.3.9; BW 7:455", signOff: "S-23" },
  ARRANGE_REVIEW: { count: 1, unit: "MONTHS", source: "R-019", proposal: true },
  /** To tell of emergency access; the end of the silence about it, also where nobody told (policy.md section 11). */
  TELL_OF_EMERGENCY: { count: 4, unit: "WEEKS", source: "policy.md 11, Wmo 5.3.1 by analogy", signOff: "S-11", proposal: true },
  /** From asking for it: a hold is looked at again at least once a year. */
  HOLD_AT_MOST: { count: 12, unit: "MONTHS", source: "R-113", proposal: true },
  /** From the report that a hold to keep has lapsed, until what it kept may be erased. */
  LOOK_AT_LAPSED_HOLD: { count: 2, unit: "WEEKS", source: "R-113", proposal: true },
  /** Each time, before the persons of a covert collection are told; the duty to tell of what was collected has its own term. */
  COVERT_EXTENSION: { count: 2, unit: "WEEKS", source: "R-049, Wmo 5.3.1 by analogy", signOff: "S-18", proposal: true },
  /** From its approval to the day on which its persons are told, with every extension. */
  COVERT_MAXIMUM: { count: 3, unit: "MONTHS", source: "R-049", signOff: "S-18", proposal: true },
  /** From the end of a covert collection, or from when the first person was told. */
  REVIEW_COVERT_COLLECTION: { count: 4, unit: "WEEKS", source: "R-050", signOff: "S-18", proposal: true },
  /** Each time, when a colleague agrees. */
  TELL_OF_EMERGENCY_EXTENSION: { count: 2, unit: "WEEKS", source: "policy.md 11, Wmo 5.3.1 by analogy", signOff: "S-11", proposal: true },
  /** To look again whether a talk with a child must stay withheld; each time anew. */
  REVIEW_WITHHOLDING: { count: 4, unit: "WEEKS", source: "policy.md 12.3, example E14", signOff: "S-09", proposal: true },
  ACKNOWLEDGE_CORRECTION: { count: 14, unit: "DAYS", source: "AVG 19", proposal: true },
} as const satisfies Record<string, DutyTerm>;
export type DutyTermName = keyof typeof DUTY_TERMS;

/**
 * What is reviewed afterwards, and the working days for the account of who did it, the first check and the whole
 * review. A term ends with its day. Of emergency access alone policy.md section 11 says numbers; the others follow them, and
 * wait for the same lawyer (S-11).
 */
export const REVIEW_TERMS = {
  BREAK_GLASS: { account: 1, firstCheck: 2, whole: 10, source: "policy.md 11", signOff: "S-11", proposal: true },
  ACUTE_MEASURE: { account: null, firstCheck: 2, whole: 10, source: "R-058, policy.md 11 by analogy", signOff: "S-11", proposal: true },
  EMERGENCY_REFERRAL: { account: null, firstCheck: 2, whole: 10, source: "R-058, model.md 3.2, policy.md 11 by analogy", signOff: "S-11", proposal: true },
} as const satisfies Record<string, ReviewTerms>;
export type ReviewTrigger = keyof typeof REVIEW_TERMS;

export interface ReviewTerms extends Pick<DutyTerm, "source" | "signOff" | "proposal"> {
  /** Nobody writes an account of what is on file as a measure or a referral. */
  readonly account: number | null;
  readonly firstCheck: number;
  readonly whole: number;
}

/** The first day, `YYYY-MM-DD`, on which it is too late; a month that has no such day ends on its last. */
export function tooLateFrom(day: string, term: DutyTermName): string {
  const { count, unit } = DUTY_TERMS[term];
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  if (unit !== "MONTHS") return isoDay(Date.UTC(year, month - 1, date + count * (unit === "WEEKS" ? 7 : 1)));
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + count, Math.min(date, lastOfMonth)));
}

const isoDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
