import { ageOn } from "@samenhang/policy";
import { check, type Acts, type PublicValue } from "@samenhang/subgraph";
import { CapacityAssessmentEntity } from "./capacity.entity.js";
import type { CapacityInput } from "./capacity.input.js";
import { createFactStore } from "./known-facts.js";

const MIN_EXPLANATION = 20;

/** Records whether a person can weigh one matter; nobody is able or not in general (policy.md section 6.1). */
export function assessCapacity(acts: Acts, input: CapacityInput): Promise<PublicValue> {
  const { idempotencyKey, person, ...assessment } = input;
  check(assessment.explanation.trim().length >= MIN_EXPLANATION, `say in at least ${MIN_EXPLANATION} characters what the assessment rests on`);
  return acts.perform({ act: "CAPACITY_ASSESS", idempotencyKey, input, about: [person] }, async (transaction) => {
    const { manager, today, now, actor } = transaction;
    check(assessment.assessedAt <= today, "assessedAt lies in the future");
    const known = (await createFactStore(manager).aboutPersons([person], today)).of("PERSON").find((entry) => entry.person === person);
    const ofMinor = known?.birthDate ? ageOn(known.birthDate, now) < 18 : false;
    await manager.insert(CapacityAssessmentEntity, { ...transaction.base([person]), ...assessment, ofMinor, assessedBy: actor });
  });
}
