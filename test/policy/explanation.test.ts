import { CONDITIONS, conditionsIn, createPolicy, establish, explain, GROUNDS, maskOf, sentenceOf, unshielded, type Condition, type Question } from "@samenhang/policy";
import { describe, expect, test } from "vitest";
import { randomQuestions, SEED } from "./random-questions.js";

/** The pure half of an explanation, over random questions as the guard announces them. */
const policy = createPolicy();
const QUESTIONS = randomQuestions(6_000).map((question): Question => ({ ...question, subject: unshielded(question.subject) }));
const EXPLAINED = QUESTIONS.map((question) => ({ question, decision: policy.decide(question), explanation: explain(policy, question) }));
const NEVER_SAID: readonly Condition[] = ["isNotHidden", "isRetained", "isNotOnHold"];

describe(`an explanation, SEED=${SEED}`, () => {
  test("says what was decided, and of silence nothing more than that", () => {
    for (const { decision, explanation } of EXPLAINED) {
      expect(explanation.outcome).toBe(decision.outcome);
      if (decision.outcome === "DENY_SILENT") expect(explanation).toMatchObject({ reason: "EXISTENCE_PROTECTED", whatWouldChange: [] });
      else expect([explanation.reason, explanation.rule, explanation.grounds, explanation.nextStep]).toEqual([decision.reason, decision.rule, decision.grounds, decision.nextStep]);
    }
    expect(new Set(EXPLAINED.map(({ explanation }) => explanation.outcome)).size).toBeGreaterThan(5);
  });

  test("of silence depends on the purpose, the kind of organisation and the category, and on nothing else", () => {
    const told = new Map<string, Set<string>>();
    for (const { question, explanation } of EXPLAINED.filter(({ decision }) => decision.outcome === "DENY_SILENT")) {
      const key = `${question.purpose} ${question.caller.organisation.type} ${question.field.category}`;
      told.set(key, (told.get(key) ?? new Set()).add(JSON.stringify(explanation)));
    }
    expect(told.size).toBeGreaterThan(30);
    expect([...told].filter(([, texts]) => texts.size > 1)).toEqual([]);
  });

  test("names rules that do open the field once what they lack is there", () => {
    let checked = 0;
    for (const { question, decision, explanation } of EXPLAINED) {
      for (const { rule, missing } of explanation.whatWouldChange) {
        const conditions = maskOf([...conditionsIn(establish(question)), ...missing, ...NEVER_SAID]);
        const opened = policy.permit({ purpose: question.purpose, asker: question.caller.organisation.type, category: decision.category, field: question.field.name, conditions });
        expect(opened, `${rule} of ${JSON.stringify(question)}`).toBeDefined();
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(1_000);
  });

  test("never says what a caller must not learn, and never of a field that it should be of another class", () => {
    const missing = new Set(EXPLAINED.flatMap(({ explanation }) => explanation.whatWouldChange.flatMap((rule) => rule.missing)));
    expect(NEVER_SAID.filter((condition) => missing.has(condition))).toEqual([]);
    expect([...missing].filter((condition) => condition.endsWith("Class"))).toEqual([]);
    expect(missing.size).toBeGreaterThan(8);
  });

  test("has a sentence for every code, ground and condition it names", () => {
    for (const { explanation } of EXPLAINED) {
      if (explanation.code !== undefined) expect(Object.values(sentenceOf(explanation.code)).every((sentence) => sentence.length > 5)).toBe(true);
      for (const ground of explanation.grounds) expect(GROUNDS[ground].article).toBeTruthy();
      for (const { missing } of explanation.whatWouldChange) for (const condition of missing) expect(CONDITIONS[condition].nl).toBeTruthy();
    }
  });
});
