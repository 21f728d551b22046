import {
  CATEGORIES,
  CONDITION_NAMES,
  createPolicy,
  effectiveClassification,
  GRID,
  GRID_CATEGORIES,
  GROUNDS,
  NEXT_ACTS,
  PURPOSES,
  REASONS,
  RULES,
  SHIELDABLE,
  type Decision,
  type GroundId,
  type Outcome,
  type Purpose,
  type PurposeEntry,
  type Question,
  type ReasonCode,
  type RecordFacts,
  isInForce,
  type Rule,
  type SignOffMark,
  type SubjectFacts,
} from "@samenhang/policy";
import type { OrganisationType, Role } from "@samenhang/caller";
import { describe, expect, test } from "vitest";
import { createDice, randomQuestions, SEED } from "./random-questions.js";

const policy = createPolicy();
const QUESTIONS = randomQuestions(12_000);
const ANSWERED = QUESTIONS.map((question) => ({ question, decision: policy.decide(question) }));
const DENIED = ANSWERED.filter(({ decision }) => decision.outcome !== "ALLOW");
const GRANTED = ANSWERED.filter(({ decision }) => decision.outcome === "ALLOW");

const isOpen = (question: Question): boolean => policy.decide(question).outcome === "ALLOW";
const withSubject = (question: Question, change: (subject: SubjectFacts) => Partial<SubjectFacts>): Question =>
  question.subject ? { ...question, subject: { ...question.subject, ...change(question.subject) } } : question;
const withRecord = (question: Question, record: Partial<RecordFacts>): Question => ({ ...question, record: { ...question.record, ...record } });
const classOf = (question: Question): string => effectiveClassification(question).confidentiality;
const isOwner = ({ caller, record }: Question): boolean => record.owner === caller.organisation.id;
const isOwnOrParty = (question: Question): boolean => isOwner(question) || (question.record.parties?.includes(question.caller.organisation.id) ?? false);
const so = ({ subject }: Question, fact: SubjectFacts["holds"][number]): boolean => subject?.holds.includes(fact) ?? false;
const hasSecondPerson = (question: Question): boolean => question.subject?.secondPersonFor.includes(effectiveClassification(question).category) ?? false;
const childAgreed = ({ record, caller }: Question): boolean => record.childAgreedTo?.includes(caller.organisation.id) ?? false;

/** At most three of what should not be, readable in a failure. */
const first = (questions: readonly Question[]): readonly string[] => questions.slice(0, 3).map((question) => `${policy.decide(question).rule}: ${JSON.stringify(question)}`);

describe(`what is unknown withholds, SEED=${SEED}`, () => {
  // prettier-ignore
  const forgotten: readonly [what: string, forget: (question: Question) => Question[]][] = [
    ["any one condition that held", (question) => (question.subject?.holds ?? []).map((fact) => withSubject(question, ({ holds }) => ({ holds: holds.filter((other) => other !== fact) })))],
    ["every condition that held", (question) => [withSubject(question, () => ({ holds: [] }))]],
    ["every consent", (question) => [withSubject(question, () => ({ consents: [] }))]],
    ["that everyone agreed", (question) => [withSubject(question, ({ consents }) => ({ consents: consents.map(({ from, categories }) => ({ from, categories })) }))]],
    ["one consented category", (question) => [withSubject(question, ({ consents }) => ({ consents: consents.map((consent) => ({ ...consent, categories: consent.categories.slice(1) })) }))]],
    ["why there is no consent", (question) => [withSubject(question, () => ({ consentProblems: [] }))]],
    ["whose consent is needed", (question) => [withSubject(question, () => ({ consentFrom: [] }))]],
    ["who decided with the caller", (question) => [withSubject(question, () => ({ secondPersonFor: [] }))]],
    ["whether the person died", (question) => [withSubject(question, () => ({ isDeceased: false }))]],
    ["which providers were named", (question) => [withSubject(question, () => ({ providersNamed: [] }))]],
    ["what is shielded", (question) => [withSubject(question, () => ({ shielded: undefined }))]],
    ["the person", (question) => [{ ...question, subject: undefined }]],
    ["the stated necessity", (question) => [{ ...question, request: { ...question.request, necessityStated: false } }]],
    ["the participation in the case", (question) => [{ ...question, request: { ...question.request, participatesInCase: false } }]],
    ["that another field of the record may be seen", (question) => [{ ...question, recordVisible: false }]],
    ["a mark of the record", (question) => [
      withRecord(question, { markedNecessary: false }), withRecord(question, { courtDocument: false }), withRecord(question, { deliveredToBoard: false }),
      withRecord(question, { packagedFor: [] }), withRecord(question, { releases: [] }), withRecord(question, { parties: [] }),
    ]],
  ];
  test.each(forgotten)("forgetting %s never turns a denial into a grant", (_what, forget) => {
    expect(first(DENIED.flatMap(({ question }) => forget(question)).filter(isOpen))).toEqual([]);
  });

  test("while nobody can say what is shielded, a field that reveals a place is closed", () => {
    const asked = QUESTIONS.slice(0, 3_000).flatMap((question) =>
      SHIELDABLE.map((what) => withSubject({ ...question, field: { ...question.field, reveals: [what] } }, () => ({ shielded: undefined }))),
    );
    expect(first(asked.filter((question) => question.subject && isOpen(question)))).toEqual([]);
  });
});

describe("what closes, closes whatever else is true", () => {
  // prettier-ignore
  const closing: readonly [what: string, close: (question: Question) => Question][] = [
    ["a conflict of interest", (question) => withSubject(question, () => ({ conflictOfInterest: true }))],
    ["a hold by the owner", (question) => withRecord(question, { onHold: true })],
    ["a retention term that ended years ago", (question) => withRecord(question, { retainedUntil: "2001-01-01" })],
    ["a retention term that ends today", (question) => withRecord(question, { retainedUntil: "2026-07-15" })],
    ["a registration that ended yesterday", (question) => ({ ...question, caller: { ...question.caller, registrationUntil: "2026-07-14" } })],
    ["the class C8", (question) => ({ ...question, field: { ...question.field, confidentiality: "C8", reveals: [] } })],
    ["the class C9", (question) => ({ ...question, field: { ...question.field, confidentiality: "C9", reveals: [] } })],
    ["the category NATIONAL_NUMBER", (question) => ({ ...question, field: { ...question.field, category: "NATIONAL_NUMBER", reveals: [] } })],
  ];
  test.each(closing)("%s closes every field", (what, close) => {
    const asked = GRANTED.map(({ question }) => close(question)).filter((question) => !what.includes("conflict") || (question.subject && question.field.confidentiality !== "C0"));
    expect(first(asked.filter(isOpen))).toEqual([]);
  });

  test("working with the person from whom it must be hidden closes every shielded field, and opens no other", () => {
    const hidden = QUESTIONS.map((question) => withSubject(question, () => ({ hidden: true })));
    expect(first(hidden.filter((question) => isOpen(question) && effectiveClassification(question).category === "SHIELDED"))).toEqual([]);
    expect(first(DENIED.map(({ question }) => withSubject(question, () => ({ hidden: true }))).filter(isOpen))).toEqual([]);
  });
});

describe("what is never shared cannot be shared", () => {
  const opened = (of: (question: Question) => boolean): Question[] => GRANTED.map(({ question }) => question).filter(of);

  test("no rule opens the national number", () => {
    expect(RULES.filter(({ category }) => category === "NATIONAL_NUMBER").map(({ id }) => id)).toEqual([]);
  });
  test("C8 and C9 are never opened", () => {
    expect(first(opened((question) => ["C8", "C9"].includes(classOf(question))))).toEqual([]);
  });
  test("who reported (C6) is opened only to the Veilig Thuis that owns the record", () => {
    expect(first(opened((question) => classOf(question) === "C6" && !(question.caller.organisation.type === "VT" && isOwner(question))))).toEqual([]);
  });
  test("what a child told in confidence (C5) is opened to others only when the child agreed, or with a second person", () => {
    const toOthers = opened((question) => classOf(question) === "C5" && !isOwnOrParty(question) && !so(question, "isSelf"));
    expect(first(toOthers.filter((question) => !childAgreed(question) && !hasSecondPerson(question)))).toEqual([]);
  });
  test("what a child told in confidence is not read by who speaks for the child (example E14)", () => {
    const representatives = QUESTIONS.filter(({ caller, field }) => caller.organisation.type === "PERSON" && field.category === "CHILD_CONFIDENTIAL");
    const speaking = representatives.map((question) => withSubject(question, ({ holds }) => ({ holds: [...holds.filter((fact) => fact !== "isThePerson"), "isSelf"] })));
    expect(speaking.length).toBeGreaterThan(10);
    expect(first(speaking.filter(isOpen))).toEqual([]);
  });
  test("nor does anybody who exercises rights learn that there is such a talk, but the child in person", () => {
    const asked = QUESTIONS.filter(({ purpose, field }) => purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" && field.category !== "SHIELDED").map((question) =>
      withSubject({ ...question, field: { ...question.field, category: "CHILD_CONFIDENTIAL", confidentiality: "C5", reveals: [] } }, ({ holds }) => ({
        holds: holds.filter((fact) => fact !== "isThePerson"),
      })),
    );
    const answers = asked
      .map((question) => policy.decide(question))
      .filter(({ reason }) => !["CONFLICT_OF_INTEREST", "ACTOR_NOT_VALID", "PURPOSE_NOT_AVAILABLE_FOR_ORG"].includes(reason));
    expect(answers.length).toBeGreaterThan(100);
    expect(new Set(answers.map(({ outcome, ledgerReason }) => `${outcome} ${ledgerReason}`))).toEqual(new Set(["DENY_SILENT CHILD_CONFIDENTIAL", "DENY_SILENT RETENTION_EXPIRED"]));
  });
  test("a shielded place (C7) is opened only to the person, or to a safety officer with a second person", () => {
    const places = opened((question) => classOf(question) === "C7");
    expect(places.length).toBeGreaterThan(0);
    const rightly = (question: Question): boolean =>
      question.caller.organisation.type === "PERSON" ? so(question, "isSelf") : so(question, "isSafetyOfficer") && hasSecondPerson(question);
    expect(first(places.filter((question) => !rightly(question) || question.subject!.hidden || question.subject!.shielded === undefined))).toEqual([]);
  });
  test("every rule for shielded data asks for a safety officer and a second person, or for the person", () => {
    const rules = RULES.filter(({ category }) => category === "SHIELDED");
    expect(rules.filter(({ when }) => !(when.includes("isSafetyOfficer") && when.includes("hasSecondPerson")) && !when.includes("isSelf")).map(({ id }) => id)).toEqual([]);
    expect(rules.filter(({ when }) => !when.includes("isNotHidden")).map(({ id }) => id)).toEqual([]);
  });
  test("medical secrets (C4) of another are opened only where the treating professional released them", () => {
    expect(first(opened((question) => classOf(question) === "C4" && !isOwnOrParty(question) && !question.record.releases?.length))).toEqual([]);
  });
});

describe("a supervision order is the ground of the supervisor", () => {
  const anothers = ({ purpose, category, when }: Rule): boolean => purpose === "EXECUTE_SUPERVISION_ORDER" && category !== "METADATA" && !when.includes("isOwnRecord");

  test("no rule of the purpose opens another's record without a measure in force for this child or its parent", () => {
    const rules = RULES.filter(anothers);
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter(({ when }) => !when.includes("measureInForce") || !when.includes("isInReach")).map(({ id }) => id)).toEqual([]);
  });
  test("no question of the purpose opens another's record without it", () => {
    const without = GRANTED.filter(
      ({ question }) => question.purpose === "EXECUTE_SUPERVISION_ORDER" && question.field.category !== "METADATA" && !isOwnOrParty(question) && !so(question, "measureInForce"),
    );
    expect(first(without.map(({ question }) => question))).toEqual([]);
  });
});

describe("who manages or counts sees nothing", () => {
  /** What a privacy officer sees of emergency access: that it was used, by whom, who reviewed it, with what outcome. */
  const OF_EMERGENCY = ["OrganisationNotice.kind", "AfterReview.actedBy", "AfterReview.reviewer", "AfterReview.completedBy", "AfterReview.wasDangerReal"];
  const OF_PETITION = ["CourtRequest.kind", "CourtRequest.state", "CourtRequest.submittedAt"];
  const managers: readonly [role: Role, why: string][] = [
    ["TEAM_MANAGER", "managing gives no content (policy.md section 2)"],
    ["POLICY_ANALYST", "statistics without persons (section 14)"],
    ["REPORTER", "hears the outcome from Veilig Thuis (example E16)"],
  ];
  test.each(managers)("%s can open no record: %s", (role) => {
    const asked = QUESTIONS.slice(0, 4_000).flatMap((question) =>
      [question.purpose, ...(Object.keys(PURPOSES) as Purpose[]).slice(-3)].map((purpose): Question => ({ ...question, purpose, caller: { ...question.caller, role } })),
    );
    const records = asked.filter(({ field, record }) => field.confidentiality !== "C0" && !record.aggregated);
    expect(first(records.filter((question) => isOpen({ ...question, recordVisible: false })))).toEqual([]);
  });
  test("a count is opened to analysts, for statistics, and to nobody else who is involved with nobody", () => {
    const counts = QUESTIONS.map((question) => withSubject(withRecord(question, { aggregated: true, owner: "somewhere", parties: [] }), () => ({ holds: [], consents: [] })));
    const opened = counts.filter((question) => isOpen({ ...question, recordVisible: false }) && classOf(question) !== "C0");
    expect(opened.length).toBeGreaterThan(20);
    expect(new Set(opened.map(({ caller, purpose }) => `${caller.role} for ${purpose}`))).toEqual(new Set(["POLICY_ANALYST for POLICY_STATISTICS"]));
  });
  test("a privacy officer alone sees metadata of disclosures and who could read, never content", () => {
    const asked = GRANTED.filter(({ question, decision }) => question.caller.role === "PRIVACY_OFFICER" && !decision.rule.includes("-MET-"));
    const isOfDisclosure = ({ field: { name } }: Question): boolean =>
      /^(LedgerEntry|LedgerExport|LedgerHead|LedgerProof|AuditFinding|FindingActor|AuditAlert|AuditMismatch|PossibleReader)\./.test(name) ||
      [...OF_EMERGENCY, ...OF_PETITION].includes(name);
    expect(asked.filter(({ question }) => !isOfDisclosure(question) && !hasSecondPerson(question)).map(({ decision }) => decision.rule)).toEqual([]);
  });
});

describe("a refusal tells nothing about what is recorded", () => {
  const saidTo = ({ outcome, reason, nextStep }: Decision): string => JSON.stringify({ outcome, reason, nextStep });

  // That something is a count and no record is no secret: the schema says so.
  test("the caller hears the same whatever the record holds: its marks change no refusal", () => {
    const lifted = DENIED.filter(({ question, decision }) => !question.record.onHold && decision.ledgerReason !== "RETENTION_EXPIRED");
    const differing = lifted.filter(({ question, decision }) => {
      // That it ended or belongs to another case closes a record as a whole: then nothing is said of it at all.
      const { owner, ownerType, parties, aggregated, until, caseId } = question.record;
      const marks = { ...(parties ? { parties } : {}), ...(aggregated ? { aggregated } : {}), ...(until ? { until } : {}), ...(caseId ? { caseId } : {}) };
      return saidTo(policy.decide({ ...question, record: { owner, ownerType, ...marks } })) !== saidTo(decision);
    });
    expect(lifted.length).toBeGreaterThan(3_000);
    expect(first(differing.map(({ question }) => question))).toEqual([]);
  });

  test("what has expired is refused in silence to all who may ask at all", () => {
    const expired = QUESTIONS.map((question) => policy.decide(withRecord(question, { retainedUntil: "2001-01-01" })));
    expect(
      new Set(expired.filter(({ reason }) => !["CONFLICT_OF_INTEREST", "ACTOR_NOT_VALID", "PURPOSE_NOT_AVAILABLE_FOR_ORG"].includes(reason)).map(({ outcome }) => outcome)),
    ).toEqual(new Set<Outcome>(["DENY_SILENT"]));
  });

  test("a registration, a purpose or a tie is refused aloud, equally for every category", () => {
    const invalid = QUESTIONS.map((question) => policy.decide({ ...question, caller: { ...question.caller, registrationUntil: "2001-01-01" } }));
    expect([...new Set(invalid.map(({ outcome }) => outcome))]).toEqual(["DENY"]);
  });

  /** Of two rows for the same asker and purpose, what makes the other one speak. */
  const EXCLUDED_BY: Readonly<Record<string, readonly string[]>> = { "P05-GI-V": ["measureInForce"], "P12-BEFORE": ["handoverAccepted"] };
  const protectedCells = GRID.flatMap((row) => GRID_CATEGORIES.filter((category) => row.cells[category].startsWith("X")).map((category) => [row.id, category] as const));
  test.each(protectedCells)("%s: refusing %s is silent, whatever else is wrong", (id, category) => {
    const dice = createDice(SEED + id.length);
    const row = GRID.find((candidate) => candidate.id === id)!;
    const claims = (PURPOSES[row.purpose] as PurposeEntry).claims;
    // The row that explains is the one whose own circumstances hold; all else is left to chance.
    const needed = row.needs.filter((need) => need !== "isInvolved" && need !== "isOwnRecord" && need !== "isAggregate" && need !== "isCurrent" && need !== "isOfThisCase");
    const excluded: readonly string[] = EXCLUDED_BY[id] ?? [];
    const loud = QUESTIONS.slice(0, 500).flatMap((question): Decision[] => {
      const type = row.asker === "ANY" ? dice.pick(Object.keys(claims) as OrganisationType[]) : row.asker;
      const decision = policy.decide({
        ...withSubject(question, ({ holds }) => ({ conflictOfInterest: false, holds: [...holds, ...needed].filter((fact) => !excluded.includes(fact)) })),
        purpose: row.purpose,
        caller: { ...question.caller, registrationUntil: undefined, role: dice.pick(claims[type]!), organisation: { ...question.caller.organisation, type } },
        field: { ...question.field, category, reveals: [] },
      });
      return decision.outcome === "ALLOW" || decision.outcome === "DENY_SILENT" ? [] : [decision];
    });
    expect(loud.slice(0, 3)).toEqual([]);
  });
});

describe("every answer can be explained", () => {
  test("every reason has a text in Dutch and in English", () => {
    expect(
      Object.entries(REASONS)
        .filter(([, { nl, en }]) => !/^[A-Z].*\.$/.test(nl) || !/^[A-Z].*\.$/.test(en))
        .map(([code]) => code),
    ).toEqual([]);
  });
  test("every denial has a reason with a text and a next step that exists", () => {
    for (const { decision } of DENIED) {
      expect(REASONS[decision.reason].nl).not.toBe("");
      expect(REASONS[decision.ledgerReason].nl).not.toBe("");
      expect(Object.keys(NEXT_ACTS)).toContain(decision.nextStep.act);
    }
  });
  test("a silent outcome has a silent reason, and a silent reason a silent outcome", () => {
    const isSilent = (reason: ReasonCode): boolean => "silent" in REASONS[reason];
    expect(DENIED.filter(({ decision }) => isSilent(decision.reason) !== (decision.outcome === "DENY_SILENT")).slice(0, 3)).toEqual([]);
  });
  test("only silence, and what the purpose does not need, come without a way forward", () => {
    const stranded = DENIED.filter(({ decision }) => decision.nextStep.act === "NONE" && decision.outcome !== "DENY_SILENT").map(({ decision }) => decision.reason);
    expect([...new Set(stranded)]).toEqual(["NOT_NECESSARY_FOR_PURPOSE"]);
  });
  test("a grant names a rule, its grounds, and nothing further to do", () => {
    const known = new Map(policy.rules.map((rule) => [rule.id, rule]));
    for (const { decision } of GRANTED) {
      expect(known.get(decision.rule)?.grounds).toEqual(decision.grounds);
      expect(decision.reason).toBe("PERMITTED");
    }
  });
});

describe("every rule is complete", () => {
  test("its id is unique and says row, category and kind", () => {
    const categories = Object.values(CATEGORIES)
      .map(({ code }) => code)
      .join("|");
    const form = new RegExp(`^P(0[1-9]|1[0-6])-[A-Z_]+(-[A-Z_]+)*-(${categories})-([0-9]|R|S|OWN|ASKED)$`);
    expect(RULES.filter(({ id }) => !form.test(id)).map(({ id }) => id)).toEqual([]);
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });
  test("its grounds exist and are in force", () => {
    const isLaw = (id: GroundId): boolean => GROUNDS[id]?.inForce === true;
    expect(RULES.filter(({ grounds }) => grounds.length === 0 || !grounds.every(isLaw)).map(({ id }) => id)).toEqual([]);
  });
  test("it says why, and asks for nothing that has no sentence", () => {
    expect(RULES.filter(({ why, when }) => why.length < 10 || !when.every((condition) => CONDITION_NAMES.includes(condition))).map(({ id }) => id)).toEqual([]);
  });
  test("it always asks for a valid actor and a purpose of the organisation", () => {
    expect(RULES.filter(({ when }) => !when.includes("actorIsValid") || !when.includes("mayClaimPurpose")).map(({ id }) => id)).toEqual([]);
  });
  test("it always asks that the record is retained and not on hold (policy.md section 8 step 3)", () => {
    expect(RULES.filter(({ when }) => !when.includes("isRetained") || !when.includes("isNotOnHold")).map(({ id }) => id)).toEqual([]);
  });
  test("it names the kind of class it opens", () => {
    expect(RULES.filter(({ when }) => !when.some((condition) => condition.endsWith("Class"))).map(({ id }) => id)).toEqual([]);
  });
  test("a purpose without a row opens nothing of others", () => {
    const rows = new Set<Purpose>(GRID.map(({ purpose }) => purpose));
    expect(RULES.filter(({ purpose, when, category }) => !rows.has(purpose) && category !== "METADATA" && !when.includes("isOwnRecord")).map(({ id }) => id)).toEqual([]);
  });
});

describe("what awaits a lawyer can be switched off", () => {
  const marks = [...new Set(GRID.filter(isInForce).flatMap(({ signOff }) => Object.keys(signOff) as SignOffMark[]))].sort();
  const asked = ANSWERED.slice(0, 5_000);
  /** Marks on cells that open nothing anyhow: who reported is told to nobody. */
  const NOTHING_OPEN: readonly string[] = ["S-10"];

  test.each(marks.filter((mark) => !NOTHING_OPEN.includes(mark)))("switching off %s only removes permissions", (mark) => {
    const without = createPolicy({ withoutSignOff: [mark] });
    const added = asked.filter(({ question, decision }) => decision.outcome !== "ALLOW" && without.decide(question).outcome === "ALLOW");
    expect(first(added.map(({ question }) => question))).toEqual([]);
    expect(without.rules.length).toBeLessThan(policy.rules.length);
    expect(without.rules.filter(({ signOff }) => signOff.includes(mark))).toEqual([]);
  });
  test("switching off changes the version, in whatever order the marks are named", () => {
    const versions = [[], ["S-03"], ["S-08"], ["S-03", "S-08"]].map((withoutSignOff) => createPolicy({ withoutSignOff }).version);
    expect(new Set(versions).size).toBe(4);
    expect(createPolicy({ withoutSignOff: ["S-08", "S-03"] }).version).toBe(versions[3]);
  });
  test("the same question has the same answer from another instance", () => {
    const other = createPolicy();
    for (const { question, decision } of asked.slice(0, 1_000)) expect(other.decide(structuredClone(question))).toEqual(decision);
  });
});
