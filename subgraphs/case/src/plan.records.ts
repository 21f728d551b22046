import { isOwnFile, organisation, person, tableRecord } from "@samenhang/subgraph";
import { AgreementEntity, GoalEntity, PlanEntity, PlanPartEntity, PlanViewEntity } from "./plan.entity.js";
import type { Agreement, Goal, Plan, PlanPart, PlanView } from "./plan.type.js";

export const plans = tableRecord<Plan>()<PlanEntity>({
  name: "Plan",
  entity: PlanEntity,
  by: ["casus"],
  separable: true,
  order: { version: "DESC", id: "ASC" },
  facts: (row) => ({ caseId: row.casus }),
  values: ({ id, version, status }) => ({ id, version, status }),
});

export const planViews = tableRecord<PlanView>()<PlanViewEntity>({
  name: "PlanView",
  entity: PlanViewEntity,
  by: ["plan"],
  order: { recordedAt: "ASC", id: "ASC" },
  facts: (row) => ({ caseId: row.casus }),
  wordsOfCaller: ({ by, text }, { caller }) => (by === caller.person ? [text] : []),
  values: (row) => ({ id: row.id, person: person(row.person), position: row.position, text: row.text, recordedAt: row.recordedAt }),
});

export const planParts = tableRecord<PlanPart>()<PlanPartEntity>({
  name: "PlanPart",
  entity: PlanPartEntity,
  by: ["plan"],
  separable: true,
  order: { kind: "ASC", id: "ASC" },
  values: (row) => ({ id: row.id, kind: row.kind, framework: row.framework, controller: organisation(row.owner) }),
});

export const goals = tableRecord<Goal>()<GoalEntity>({
  name: "Goal",
  entity: GoalEntity,
  by: ["part"],
  order: { safetyGoal: "DESC", id: "ASC" },
  values: (row) => ({ id: row.id, text: row.text, ownedBy: row.about.map(person)[0], goodEnough: row.goodEnough, status: row.status, safetyGoal: row.safetyGoal }),
});

/** What people agreed is known to each of them: it can be shared for one of the parties, with the others left out. */
export const agreements = tableRecord<Agreement>()<AgreementEntity>({
  name: "Agreement",
  entity: AgreementEntity,
  revealsNothingTo: isOwnFile,
  by: ["part"],
  separable: true,
  order: { recordedAt: "ASC", id: "ASC" },
  values: (row) => ({ id: row.id, text: row.text, parties: row.about.map(person), when: row.when, done: row.done, recordedAt: row.recordedAt }),
});
