import { createAllowEngine, createPolicy, effectiveClassification, establish, RULES, type AllowEngine, type Question } from "@samenhang/policy";
import { describe, expect, test } from "vitest";
import { mayBeShown } from "./plain-evaluator.js";
import { createDice, randomQuestion, randomQuestions, SEED } from "./random-questions.js";

const policy = createPolicy();
const QUESTIONS = 100_000;

describe(`random questions, SEED=${SEED}`, () => {
  test(`the policy and the plain evaluator agree on ${QUESTIONS} questions, of which at least a third are grants`, () => {
    const dice = createDice(SEED);
    const disagreements = new Map<string, { count: number; first: Question }>();
    let grants = 0;
    for (let index = 0; index < QUESTIONS; index += 1) {
      const question = randomQuestion(dice);
      const { outcome, rule, ledgerReason } = policy.decide(question);
      const isShown = mayBeShown(question);
      if (isShown) grants += 1;
      if ((outcome === "ALLOW") === isShown) continue;
      const kind = `the policy says ${outcome} (${outcome === "ALLOW" ? rule : ledgerReason}), the evaluator ${isShown ? "shows" : "withholds"}`;
      const known = disagreements.get(kind);
      disagreements.set(kind, { count: (known?.count ?? 0) + 1, first: known?.first ?? question });
    }
    const most = [...disagreements].sort(([, a], [, b]) => b.count - a.count);
    const report = most.slice(0, 12).map(([kind, { count, first }]) => `${count} x ${kind}, for one:\n${JSON.stringify(first)}`);
    expect(report.join("\n"), `SEED=${SEED}, ${most.length} kinds of disagreement`).toBe("");
    expect(grants).toBeGreaterThan(QUESTIONS / 3);
  }, 60_000);

  test("in whatever order the rules are written, the same rule answers", () => {
    const dice = createDice(SEED + 1);
    for (let round = 0; round < 4; round += 1) {
      const shuffled = dice.shuffle(RULES);
      const engines = new Map<string, AllowEngine>();
      for (const question of randomQuestions(1_000, SEED + 2 + round)) {
        const { purpose, caller, field } = question;
        const key = `${purpose} ${caller.organisation.type}`;
        const engine = engines.get(key) ?? createAllowEngine(shuffled.filter((rule) => rule.purpose === purpose && rule.asker === caller.organisation.type));
        engines.set(key, engine);
        const decided = policy.decide(question);
        const opened = engine.permit(effectiveClassification(question).category, field.name, establish(question));
        expect(opened?.id, JSON.stringify(question)).toBe(decided.outcome === "ALLOW" ? decided.rule : undefined);
      }
    }
  });

  test("the evaluator knows each kind of answer: every outcome occurs", () => {
    const outcomes = new Set(randomQuestions(20_000).map((question) => policy.decide(question).outcome));
    for (const outcome of ["ALLOW", "NEEDS_CONSENT", "REFER_TO_SOURCE", "NEEDS_SECOND_PERSON", "DENY", "DENY_SILENT"] as const) expect(outcomes).toContain(outcome);
  });
});
