import { maskOf, type Condition, type ConditionMask } from "./conditions.js";
import { mayClaim } from "./purposes.js";
import type { Question, SubjectFacts } from "./question.js";
import { needsNecessity, type Category, type Classification, type Confidentiality } from "./vocabulary.js";

/** The classification that holds for this data subject: what reveals a shielded place is itself shielded (policy.md section 10.2). */
export function effectiveClassification({ field, subject }: Pick<Question, "field" | "subject">): Classification {
  if (!field.reveals?.length || !subject) return field;
  const covered = subject.shielded === undefined || field.reveals.some((what) => subject.shielded!.includes(what));
  if (!covered) return field;
  // INVARIANT: shielding only restricts: what was more secret than a place stays closed to who may see the place.
  return { category: "SHIELDED", confidentiality: Number(field.confidentiality[1]) >= 4 ? "C8" : "C7" };
}

/** `YYYY-MM-DD` of a moment in the Netherlands: terms end at the end of a Dutch day. */
export function dutchDay(moment: Date): string {
  // Formatting costs microseconds and is asked for each decision of a request: the last minute is remembered.
  const minute = Math.floor(moment.getTime() / 60_000);
  if (minute !== remembered.minute) remembered = { minute, day: DUTCH_DAY.format(moment) };
  return remembered.day;
}
let remembered = { minute: Number.NaN, day: "" };
const DUTCH_DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam", year: "numeric", month: "2-digit", day: "2-digit" });

/** Stands for "whichever organisation holds it" in a question that is about no record in particular. */
export const ANY_OWNER = "*";

/** Which conditions of conditions.ts are true of this question. */
export function establish(question: Question): ConditionMask {
  return maskOf(conditionsOf(question));
}

function* conditionsOf(question: Question): Generator<Condition> {
  const { caller, purpose, request, subject, record, now } = question;
  const { category, confidentiality } = effectiveClassification(question);
  const organisation = caller.organisation.id;
  const today = dutchDay(now);

  if (caller.registrationUntil === undefined || caller.registrationUntil >= today) yield "actorIsValid";
  if (subject && !subject.conflictOfInterest) yield "isFreeOfTies";
  if (mayClaim(caller, purpose)) yield "mayClaimPurpose";
  if (record.retainedUntil === undefined || record.retainedUntil > today) yield "isRetained";
  if (!record.onHold) yield "isNotOnHold";
  if (isKnownNotToBeHidden(question, category)) yield "isNotHidden";
  // Who asks for their own data owes no reasons (AVG 15).
  if (!needsNecessity(confidentiality) || request.necessityStated || purpose === "EXERCISE_DATA_SUBJECT_RIGHTS") yield "necessityIsStated";
  yield* classConditions(confidentiality, isVeiligThuisItself(question));

  if (record.owner === organisation || record.parties?.includes(organisation)) yield "isOwnRecord";
  if (record.markedNecessary) yield "isMarkedNecessary";
  if (record.deliveredToBoard && caller.organisation.type === "RVDK") yield "isDeliveredToBoard";
  if (record.courtDocument) yield "isCourtDocument";
  if (record.childAgreedTo?.includes(organisation)) yield "isAgreedByChild";
  if (record.recordedAt !== undefined && now.getTime() - Date.parse(record.recordedAt) <= RECENT_MILLISECONDS) yield "isRecent";
  if (record.until === undefined || record.until > today) yield "isCurrent";
  if (record.caseId === undefined || record.caseId === request.caseId) yield "isOfThisCase";
  if (record.packagedFor?.includes(organisation)) yield "isInPackage";
  if (record.aggregated) yield "isAggregate";
  if (question.recordVisible) yield "isRecordVisible";
  // Who asks as a reporter speaks for nobody, not for itself as a party either (example E16).
  if (!subject || caller.role === "REPORTER") return;

  yield* subject.holds;
  const withSecondPerson = subject.secondPersonFor.includes(category);
  if (withSecondPerson) yield "hasSecondPerson";
  const consented = consentsFor(question, category).some(({ agreedByAll }) => agreedByAll || withSecondPerson);
  if (consented) yield "isConsented";
  const released = record.releases?.some(({ to, purposes, until, onConsent }) => to === organisation && purposes.includes(purpose) && until >= today && (!onConsent || consented));
  if (released) yield "isReleasedToCaller";
}

const RECENT_MILLISECONDS = 72 * 3_600_000;

/** Consents that would let this owner share this category, a missing second person aside. */
export const consentsFor = ({ subject, record }: Pick<Question, "subject" | "record">, category: Category): readonly SubjectFacts["consents"][number][] =>
  subject?.consents.filter(({ from, categories }) => (record.owner === ANY_OWNER || from === record.owner) && categories.includes(category)) ?? [];

/** What is shielded needs a person of whom it is known from whom it must be hidden; what could reveal it, a known person. */
const isKnownNotToBeHidden = ({ subject, field }: Question, category: Category): boolean =>
  category === "SHIELDED" ? subject?.shielded !== undefined && !subject.hidden : subject !== undefined || !field.reveals?.length;

/** Reporters are protected inside Veilig Thuis: to be a party to its record is not enough. */
const isVeiligThuisItself = ({ caller, record }: Question): boolean => caller.organisation.type === "VT" && record.owner === caller.organisation.id;

/** Which conditions a class makes true by itself; `withReporters` in a record of Veilig Thuis itself. */
export function* classConditions(confidentiality: Confidentiality, withReporters: boolean): Generator<Condition> {
  const level = Number(confidentiality[1]);
  if (level === 0) yield "isPublicClass";
  if (level <= 2) yield "isOrdinaryClass";
  if (level <= 3) yield "isOpenClass";
  if (level <= 3 || level === 5) yield "isChildClass";
  if (level <= 4) yield "isReleasableClass";
  if (level <= 5 || (level === 6 && withReporters)) yield "isOwnClass";
  if (level === 7) yield "isShieldedClass";
}
