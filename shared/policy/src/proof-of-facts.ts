import { holds, type Condition } from "./conditions.js";
import { dutchDay, effectiveClassification, establish } from "./establish.js";
import { createPolicy, type Policy } from "./policy.js";
import { purposeEntry } from "./purposes.js";
import type { Question, RecordFacts, SubjectCondition, SubjectFacts } from "./question.js";
import type { Rule } from "./rules.js";
import type { Confidentiality } from "./vocabulary.js";

/** What happens to a question when something in the world turns against the asker, or is not known. */
export interface AdverseFact {
  readonly name: string;
  /** Whatever the rule, with this fact nothing is open. */
  readonly closesAll: boolean;
  readonly apply: (question: Question) => Question;
}

export interface FactProof {
  readonly witnesses: number;
  readonly questions: number;
  readonly violations: readonly string[];
}

const NOW = new Date("2026-07-15T10:00:00Z");
const LATER = "2031-01-01";
const ME = "asker";
const OWNER = "owner";
const THE_CASE = "case";

const CLASS_OF: readonly (readonly [Condition, Confidentiality])[] = [
  ["isPublicClass", "C0"],
  ["isShieldedClass", "C7"],
  ["isOrdinaryClass", "C2"],
  ["isOpenClass", "C3"],
  ["isReleasableClass", "C4"],
  ["isChildClass", "C5"],
  ["isOwnClass", "C5"],
];
const OF_SUBJECT: readonly SubjectCondition[] = [
  "isInvolved",
  "measureInForce",
  "isInReach",
  "guardianshipInForce",
  "isWard",
  "isReceiver",
  "handoverAccepted",
  "isAsked",
  "isSelf",
  "isThePerson",
  "isSafetyOfficer",
  "isEmergency",
];

/** A question of which exactly the conditions of the rule are true, but for the one left out. */
export function witnessOf(rule: Rule, without?: Condition): Question {
  const wants = (condition: Condition): boolean => rule.when.includes(condition) && condition !== without;
  const confidentiality = CLASS_OF.find(([condition]) => rule.when.includes(condition))?.[1] ?? "C2";
  const roles = purposeEntry(rule.purpose).claims[rule.asker] ?? [];
  const owner = wants("isOwnRecord") ? ME : OWNER;
  const subject: SubjectFacts = {
    holds: OF_SUBJECT.filter(wants),
    shielded: wants("isNotHidden") ? [] : undefined,
    hidden: !wants("isNotHidden"),
    consents: wants("isConsented") ? [{ from: owner, categories: [rule.category], agreedByAll: true }] : [],
    consentProblems: [],
    consentFrom: [],
    secondPersonFor: wants("hasSecondPerson") ? [rule.category] : [],
    providersNamed: [],
    decidesAlone: false,
    isDeceased: false,
    conflictOfInterest: !wants("isFreeOfTies"),
  };
  const record: RecordFacts = {
    owner,
    ownerType: rule.asker === "PERSON" ? "SHARED" : rule.asker,
    markedNecessary: wants("isMarkedNecessary"),
    courtDocument: wants("isCourtDocument"),
    deliveredToBoard: wants("isDeliveredToBoard"),
    packagedFor: wants("isInPackage") ? [ME] : [],
    releases: wants("isReleasedToCaller") ? [{ to: ME, purposes: [rule.purpose], until: LATER, onConsent: false }] : [],
    childAgreedTo: wants("isAgreedByChild") ? [ME] : [],
    ...(wants("isAggregate") ? { aggregated: true as const } : {}),
    ...(wants("isRecent") ? { recordedAt: NOW.toISOString() } : {}),
    ...(wants("isCurrent") ? {} : { until: "2001-01-01" }),
    caseId: THE_CASE,
    ...(wants("isRetained") ? {} : { retainedUntil: "2001-01-01" }),
    onHold: !wants("isNotOnHold"),
  };
  // The class is a property of the field: without its condition the field is of a class the rule does not open.
  const isClassLeftOut = without !== undefined && CLASS_OF.some(([condition]) => condition === without);
  return {
    caller: {
      actor: `${ME}.1`,
      organisation: { id: ME, type: rule.asker },
      role: wants("mayClaimPurpose") ? roles[0]! : "TEAM_MANAGER",
      mandateOf: undefined,
      registrationUntil: wants("actorIsValid") ? LATER : "2001-01-01",
      person: undefined,
    } as Question["caller"],
    purpose: rule.purpose,
    request: { necessityStated: wants("necessityIsStated"), participatesInCase: true, ...(wants("isOfThisCase") ? { caseId: THE_CASE } : {}) },
    subject,
    record,
    field: {
      category: rule.category,
      confidentiality: isClassLeftOut ? "C8" : confidentiality,
      name: rule.fields?.[0]?.replace("*", "anything") ?? "Anything.else",
      // What reveals a place is closed while it is not known who must not learn it.
      ...(wants("isNotHidden") || rule.category === "SHIELDED" ? {} : { reveals: ["LOCATION"] as const }),
    },
    recordVisible: wants("isRecordVisible"),
    now: NOW,
  };
}

const aboutSubject = (question: Question, change: Partial<SubjectFacts>): Question => (question.subject ? { ...question, subject: { ...question.subject, ...change } } : question);
const aboutRecord = (question: Question, change: Partial<RecordFacts>): Question => ({ ...question, record: { ...question.record, ...change } });
const withoutKey = <T extends object>(value: T, key: keyof T): T => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as T;

/** Facts that take away, and facts that nobody could supply. */
export const ADVERSE: readonly AdverseFact[] = [
  {
    name: "hidden from someone the asker works with",
    closesAll: true,
    apply: (question) => ({ ...aboutSubject(question, { shielded: ["LOCATION"], hidden: true }), field: { ...question.field, reveals: ["LOCATION"] } }),
  },
  { name: "conflict of interest", closesAll: true, apply: (question) => aboutSubject(question, { conflictOfInterest: true }) },
  { name: "registration ended", closesAll: true, apply: (question) => ({ ...question, caller: { ...question.caller, registrationUntil: "2001-01-01" } }) },
  { name: "retention term passed", closesAll: true, apply: (question) => aboutRecord(question, { retainedUntil: dutchDay(NOW) }) },
  { name: "put on hold", closesAll: true, apply: (question) => aboutRecord(question, { onHold: true }) },
  { name: "role that may claim nothing", closesAll: true, apply: (question) => ({ ...question, caller: { ...question.caller, role: "TEAM_MANAGER" } }) },
  {
    name: "consent withdrawn",
    closesAll: false,
    apply: (question) => aboutSubject(question, { consents: [], consentProblems: [{ from: question.record.owner, reason: "CONSENT_WITHDRAWN" }] }),
  },
  {
    name: "a parent did not agree",
    closesAll: false,
    apply: (question) => aboutSubject(question, { consents: (question.subject?.consents ?? []).map((consent) => ({ ...consent, agreedByAll: false })) }),
  },
  { name: "second person's agreement ended", closesAll: false, apply: (question) => aboutSubject(question, { secondPersonFor: [] }) },
  {
    name: "release ended",
    closesAll: false,
    apply: (question) => aboutRecord(question, { releases: (question.record.releases ?? []).map((release) => ({ ...release, until: "2001-01-01" })) }),
  },
  { name: "over", closesAll: false, apply: (question) => aboutRecord(question, { until: dutchDay(NOW) }) },
  { name: "of another case", closesAll: false, apply: (question) => aboutRecord(question, { caseId: "another case" }) },
  { name: "grown old", closesAll: false, apply: (question) => aboutRecord(question, { recordedAt: "2001-01-01T00:00:00Z" }) },
  { name: "the person died", closesAll: false, apply: (question) => aboutSubject(question, { isDeceased: true }) },
  { name: "the person turned 16", closesAll: false, apply: (question) => aboutSubject(question, { decidesAlone: true }) },
  { name: "nobody knows what is shielded", closesAll: false, apply: (question) => aboutSubject(question, { shielded: undefined }) },
  { name: "nobody knows the person", closesAll: false, apply: (question) => ({ ...question, subject: undefined }) },
  { name: "no necessity stated", closesAll: false, apply: (question) => ({ ...question, request: { ...question.request, necessityStated: false } }) },
  ...OF_SUBJECT.map((condition): AdverseFact => ({
    name: `ended or not known: ${condition}`,
    closesAll: false,
    apply: (question) => aboutSubject(question, { holds: (question.subject?.holds ?? []).filter((held) => held !== condition) }),
  })),
  ...(["markedNecessary", "courtDocument", "deliveredToBoard", "packagedFor", "releases", "childAgreedTo", "aggregated", "recordedAt"] as const).map((mark): AdverseFact => ({
    name: `not known: ${mark}`,
    closesAll: false,
    apply: (question) => ({ ...question, record: withoutKey(question.record, mark) }),
  })),
];

/** The facts that close most are combined with each other fact. */
const PAIRED = 3;

/**
 * From facts to answers, through the whole of `decide`: every rule is met by a question, every condition left out closes
 * it, no adverse fact and no pair of them ever opens anything, and no sign-off mark switched off opens anything.
 */
export function proveFacts(policy: Policy, adverse: readonly AdverseFact[] = ADVERSE): FactProof {
  const violations: string[] = [];
  let questions = 0;
  // As `decide` asks it, without choosing the words of a refusal.
  const isOpen = (question: Question, under = policy): boolean => {
    questions += 1;
    const { category } = effectiveClassification(question);
    const asked = { purpose: question.purpose, asker: question.caller.organisation.type, category, field: question.field.name, conditions: establish(question) };
    return under.permit(asked) !== undefined;
  };
  const ruleById = new Map(policy.rules.map((rule) => [rule.id, rule]));
  const marks = [...new Set(policy.rules.flatMap(({ signOff }) => signOff))];
  const restricted = marks.map((mark) => [mark, createPolicy({ matrix: policy.matrix, withoutSignOff: [...policy.off, mark] })] as const);

  for (const rule of policy.rules) {
    const witness = witnessOf(rule);
    const { outcome, ledgerReason } = policy.decide(witness);
    if (outcome !== "ALLOW") violations.push(`${rule.id}: its own witness is denied (${ledgerReason})`);
    for (const { name, closesAll, apply } of adverse) {
      // What is public inside the hub is about nobody.
      if (closesAll && !rule.when.includes("isPublicClass") && isOpen(apply(witness))) violations.push(`${rule.id}: still open although ${name}`);
    }
    for (const [mark, under] of restricted) {
      if (isOpen(witness, under) && rule.signOff.includes(mark) && under.decide(witness).rule === rule.id) violations.push(`${rule.id}: still there without ${mark}`);
    }
    for (const condition of rule.when) {
      const denied = witnessOf(rule, condition);
      // A field of class C2 needs no necessity, and who asks for own data owes no reasons: there it cannot be missing.
      if (holds(establish(denied), condition)) continue;
      if (isOpen(denied)) {
        // Another rule may open it, but then on conditions of its own.
        const by = ruleById.get(policy.decide(denied).rule);
        if (by?.when.includes(condition)) violations.push(`${rule.id}: open without ${condition}`);
        continue;
      }
      for (const { name, apply } of adverse) {
        const worse = apply(denied);
        if (isOpen(worse)) violations.push(`${rule.id} without ${condition}: opened because ${name}`);
        for (const other of adverse.slice(0, PAIRED)) if (isOpen(other.apply(worse))) violations.push(`${rule.id} without ${condition}: opened because ${name} and ${other.name}`);
      }
      for (const [mark, under] of restricted) if (isOpen(denied, under)) violations.push(`${rule.id} without ${condition}: opened by switching off ${mark}`);
    }
  }
  return { witnesses: policy.rules.length, questions, violations };
}
