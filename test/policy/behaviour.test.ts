import { createHash } from "node:crypto";
import { ACTS, BEHAVIOUR, CONSENT_RULES, createPolicy, effectiveClassification, establish, maskToText, type Question } from "@samenhang/policy";
import { expect, test, vi } from "vitest";
import { randomQuestions } from "./random-questions.js";

const QUESTIONS = 20_000;
/** Its own seed: other tests vary theirs. */
const FIXED_SEED = 20_260_715;

const fingerprint = (made: (question: Question) => string): string => {
  const hash = createHash("sha256");
  for (const question of randomQuestions(QUESTIONS, FIXED_SEED)) hash.update(made(question)).update("\n");
  return hash.digest("hex").slice(0, 16);
};
const made = (question: Question): string =>
  `${effectiveClassification(question).category} ${effectiveClassification(question).confidentiality} ${maskToText(establish(question))}`;

test("the program decides as the policy version says it does", () => {
  const found = fingerprint(made);
  expect(
    found,
    `the code that decides, or a row or category that is asked about, has changed: write BEHAVIOUR = "${found}" in behaviour.ts, and have each release signed again`,
  ).toBe(BEHAVIOUR);
});

test("a condition that is found true once more often is another program", () => {
  let first = true;
  const other = fingerprint((question) => {
    const text = made(question);
    if (!first) return text;
    first = false;
    return `${text}0`;
  });
  expect(other).not.toBe(BEHAVIOUR);
});

test.each([
  ["who may do what", ACTS.CASE_OPEN as { nl: string }],
  ["who must consent", CONSENT_RULES[0] as unknown as { nl: string }],
])("%s is part of the version", (_what, entry) => {
  const before = createPolicy().version;
  const text = vi.spyOn(entry, "nl", "get" as never);
  text.mockReturnValue("iets anders" as never);
  expect(createPolicy().version).not.toBe(before);
  text.mockRestore();
  expect(createPolicy().version).toBe(before);
});
