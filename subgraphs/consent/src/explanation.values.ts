import { CONDITIONS, GROUNDS, lowestConfidence, NEXT_ACTS, REASONS, sentenceOf, type GroundId, type NextStep, type OpeningRule } from "@samenhang/policy";
import { person, PublicValue } from "@samenhang/subgraph";
import type { Explained } from "./explainer.js";

/** An explanation as GraphQL shows it: every code with its sentence, in English and Dutch. */
export const explanationValue = (policyVersion: string, explained: Explained): PublicValue => {
  const { field, owner, outcome, reason, rule, code, grounds, signOff, nextStep, whatWouldChange, dependsOnCategory, fields } = explained;
  return new PublicValue({
    field,
    owner,
    outcome,
    reason,
    message: REASONS[reason].en,
    messageNl: REASONS[reason].nl,
    rule,
    ruleCode: code === undefined ? null : new PublicValue({ code, ...sentenceOf(code) }),
    grounds: grounds.map(groundValue),
    confidence: lowestConfidence(grounds) ?? null,
    signOff,
    policyVersion,
    nextSteps: nextStep.act === "NONE" ? [] : [stepValue(nextStep)],
    whatWouldChange: whatWouldChange.map(openingValue),
    dependsOnCategory,
    fields: fields.map((inner) => explanationValue(policyVersion, inner)),
  });
};

const groundValue = (id: GroundId): PublicValue => {
  const { article, says, confidence, checked } = GROUNDS[id];
  return new PublicValue({ id, article, says, confidence, checked });
};

const stepValue = ({ act, duty, from }: NextStep): PublicValue => {
  const { en, nl, ...does } = NEXT_ACTS[act];
  return new PublicValue({ act, en, nl, mutation: "mutation" in does ? does.mutation : null, duty: duty ?? null, from: (from ?? []).map(person) });
};

const openingValue = ({ rule, grounds, signOff, missing, dependsOnRecord, nextSteps }: OpeningRule): PublicValue =>
  new PublicValue({
    rule,
    grounds: grounds.map(groundValue),
    signOff,
    missing: missing.map((condition) => new PublicValue({ condition, ...CONDITIONS[condition] })),
    dependsOnRecord,
    nextSteps: nextSteps.map(stepValue),
  });
