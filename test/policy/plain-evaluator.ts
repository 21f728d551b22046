import { GRID, PROFILES, PURPOSES, type Category, type GridCategory, type GridRow, type PurposeEntry, type Question } from "@samenhang/policy";

/**
 * May this be shown? The oracle of the policy tests, written from policy.md sections 8 and 9 and the legend of grid.ts.
 *
 * INVARIANT: it reads the matrix, the profiles and the purposes as data, and knows nothing of rules, conditions or the
 * engine. Where it and `decide` differ, policy.md says which of them is wrong.
 */
export function mayBeShown(question: Question): boolean {
  const { caller, purpose, request, subject, record, field } = question;
  const today = AMSTERDAM.format(question.now);
  const me = caller.organisation.id;
  const claims = (PURPOSES[purpose] as PurposeEntry).claims;

  // What reveals a covered place is nothing public; when nobody can say, it is covered
  const isCovered = (field.reveals ?? []).some((what) => subject?.shielded?.includes(what) ?? true);

  // 8.1 the actor, 8.2 the purpose, 8.3 retention and hold
  if (caller.registrationUntil !== undefined && caller.registrationUntil < today) return false;
  const isPublic = !isCovered && field.category === "METADATA" && field.confidentiality === "C0";
  if (!isPublic && (subject === undefined || subject.conflictOfInterest)) return false; // a tie nobody can rule out withholds
  if (!claims[caller.organisation.type]?.includes(caller.role)) return false;
  if (record.onHold || (record.retainedUntil !== undefined && record.retainedUntil <= today)) return false;

  // 8.4 shielding: what reveals a covered place becomes SHIELDED of class C7
  const category: Category = isCovered ? "SHIELDED" : field.category;
  const own = Number(field.confidentiality.slice(1));
  const level = isCovered ? (own >= 4 ? 8 : 7) : own; // shielding only restricts
  if (category === "SHIELDED" && (subject?.shielded === undefined || subject.hidden)) return false;

  // 8.5 class gates, 8.8 necessity
  if (level >= 8) return false;
  if (level === 6 && !(caller.organisation.type === "VT" && record.owner === me)) return false;
  if (level >= 3 && !request.necessityStated && purpose !== "EXERCISE_DATA_SUBJECT_RIGHTS") return false; // AVG 15 asks for no reasons

  // What describes a record follows it; what is public inside the hub is open
  if (category === "METADATA") return level === 0 || (level <= 3 && question.recordVisible === true);

  // 8.6 participation, 8.7 basis
  const so = (fact: string): boolean => caller.role !== "REPORTER" && subject !== undefined && subject.holds.some((held) => held === fact);
  const isOwn = record.owner === me || (record.parties ?? []).includes(me);
  const isPerson = caller.organisation.type === "PERSON";
  const withSecond = (subject?.secondPersonFor ?? []).includes(category);
  // 6.1, S-06: where a child of 12 to 15 agreed and its parents did not all, two people decide
  const hasConsent = (subject?.consents ?? []).some(
    ({ from, categories, agreedByAll }) => from === record.owner && categories.includes(category) && (withSecond || agreedByAll === true),
  );
  const childAgreed = (record.childAgreedTo ?? []).includes(me); // 12.3
  const isReleased = (record.releases ?? []).some(
    (release) => release.to === me && release.purposes.includes(purpose) && today <= release.until && (hasConsent || !release.onConsent),
  );

  // Advice is given without data of the family: for that purpose the own file is the advice
  const worksWithOwnFile = purpose === "GIVE_ADVICE" ? field.name.startsWith("AdviceContact.") : !WITHOUT_FILE.includes(purpose);
  if (isOwn && !isPerson && so("isInvolved") && worksWithOwnFile && level <= 6 && category !== "SHIELDED" && category !== "NATIONAL_NUMBER") return true;

  // Model 3.6: who is asked reads the question, and whom it is about
  if (purpose === "HANDOVER_REFERRAL" && so("isAsked")) {
    if (["INVOLVEMENT", "GGZ_INVOLVEMENT"].includes(category) && field.name.startsWith("InformationRequest.") && isOwn && level <= 5) return true;
    if (caller.organisation.type !== "GGZ" && category === "IDENTITY" && ["Person.displayName", "Person.birthDate", "Person.ageBand"].includes(field.name) && level <= 3)
      return true;
  }

  const isOpenUnder = (row: GridRow): boolean => {
    if (row.grounds.includes("L-41")) return false; // a bill
    if (row.purpose !== purpose || (row.asker !== "ANY" && row.asker !== caller.organisation.type)) return false;
    if (!row.needs.every((need) => OF_RECORD[need]?.(question, isOwn, today) ?? so(need))) return false;
    // 9.2, below the table: what was released to this asker stays readable under the same purpose
    if (isReleased && level <= 4 && STATEMENTS.includes(category) && ["Qd", "Qr", "Qc"].includes(row.cells.ADULT_HEALTH)) return true;
    if (isReleased && level <= 4 && REFERS.some((code) => row.cells[category as GridCategory].split("/").includes(code))) return true;
    // 9.3, P15: a sampled check of the own records, by two
    if (purpose === "PRIVACY_AUDIT" && withSecond && row.cells[category as GridCategory] === "N" && level <= 3 && !["GGZ_INVOLVEMENT", "NATIONAL_NUMBER"].includes(category))
      return true;
    return row.cells[category as GridCategory].split("/").some((code) => opens(code, row));
  };

  /** 9.3: the condition of one code; 9.4: its fields. */
  const opens = (code: string, row: GridRow): boolean => {
    const isNamed = (profile: readonly string[] = []): boolean => profile.includes(field.name) || profile.includes(`${field.name.split(".")[0]}.*`);
    const inProfile = isNamed(PROFILES[`${row.id}:${category}`]);
    const ordinary = level <= 3;
    // prettier-ignore
    switch (code) {
      case "A": return ordinary;
      case "m": case "ro": return ordinary && inProfile;
      case "m72": return ordinary && isNamed(PROFILES[`${row.id}:${category}:LAST_72_HOURS`]) && isRecent(record.recordedAt, question.now);
      case "Ac": case "S5": return ordinary && so("isWard");
      case "mc": case "S5m": return ordinary && inProfile && so("isWard");
      case "S5-4": return (ordinary || level === 5) && (childAgreed || (so("isWard") && withSecond));
      case "Qd4": case "Qr4": case "Qc4": return (ordinary || level === 5) && childAgreed;
      case "ps": return ordinary && (inProfile || withSecond);
      case "C": return category === "GGZ_INVOLVEMENT" ? hasConsent && isReleased && level <= 4 : hasConsent && ordinary;
      case "Cm": return hasConsent && ordinary && inProfile;
      case "C4": return (ordinary || level === 5) && (childAgreed || (hasConsent && withSecond));
      case "S1": return ordinary && (hasConsent || (so("handoverAccepted") && (record.packagedFor ?? []).includes(me)));
      case "S1m": return inProfile && opens("S1", row);
      case "S2": return level <= 2 ? so("measureInForce") && so("isInReach") && record.markedNecessary === true : opens("S2m", row);
      case "S2m": return ordinary && inProfile && so("measureInForce") && so("isInReach") && record.markedNecessary === true;
      case "S3": return ordinary && record.deliveredToBoard === true && caller.organisation.type === "RVDK";
      case "S4": return ordinary && record.courtDocument === true;
      case "X4": return level === 7 && so("isSafetyOfficer") && withSecond;
      case "own":
        if (!isPerson) return isOwn && level <= 6;
        if (category === "SHIELDED") return so("isSelf") && so("isThePerson") && level === 7;
        if (category === "CHILD_CONFIDENTIAL") return so("isSelf") && so("isThePerson") && (ordinary || level === 5);
        return so("isSelf") && ordinary;
      case "agg": return ordinary && inProfile && record.aggregated === true;
      case "ownm": return so("isSelf") && ordinary && inProfile;
      default: return false;
    }
  };

  return GRID.some(isOpenUnder);
}

/** What a row asks of the record, not of the person. */
const OF_RECORD: Readonly<Record<string, (question: Question, isOwn: boolean, today: string) => boolean>> = {
  isOwnRecord: (_question, isOwn) => isOwn,
  isAggregate: ({ record }) => record.aggregated === true,
  isCurrent: ({ record: { until } }, _isOwn, today) => until === undefined || today < until,
  isOfThisCase: ({ record, request }) => !record.caseId || record.caseId === request.caseId,
};

/** Purposes for which nobody works with the file: the crisis minimum, the review, the audit, the statistics. */
const WITHOUT_FILE: readonly string[] = ["ACUTE_SAFETY", "INDEPENDENT_REVIEW", "PRIVACY_AUDIT", "POLICY_STATISTICS"];

/** Cells that refer to the source: what it answers to this asker is readable under the same purpose (model.md 3.6). */
const REFERS: readonly string[] = ["Qd", "Qr", "Qc", "S2", "S2m", "S3"];

/** In what a treating professional can release a statement: health, its existence, and what follows for safety and plan. */
const STATEMENTS: readonly Category[] = ["ADULT_HEALTH", "CHILD_HEALTH", "GGZ_INVOLVEMENT", "SAFETY", "PLAN"];

const isRecent = (recordedAt: string | undefined, now: Date): boolean => recordedAt !== undefined && Date.parse(recordedAt) >= now.getTime() - 72 * 60 * 60 * 1000;

const AMSTERDAM = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" });
