import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLISODateTime, ID, Int } from "type-graphql";
import { ViewPosition } from "./information-item.type.js";
import { Framework } from "./case.type.js";
import { Person } from "./person.type.js";
import { Organisation } from "./reference.type.js";

export const PlanStatus = codeList("PlanStatus", "Where a plan stands; a case has one active plan.", {
  DRAFT: "being made",
  ACTIVE: "agreed and followed",
  CLOSED: "no longer followed",
});
export type PlanStatus = keyof typeof PlanStatus;

export const PlanPartKind = codeList("PlanPartKind", "Parts of the one plan (*plandeel*); each is a separate unit of access.", {
  SAFETY: "safety",
  HELP: "help",
  RECOVERY: "recovery",
  FUTURE: "future",
  COURT_ORDERED: "ordered by the court",
});
export type PlanPartKind = keyof typeof PlanPartKind;

export const GoalStatus = codeList("GoalStatus", "Where a goal stands.", { OPEN: "worked on", REACHED: "good enough", DROPPED: "no longer pursued" });
export type GoalStatus = keyof typeof GoalStatus;

const PLAN = { category: "PLAN", confidentiality: "C2" } as const;

@RecordObject("Plan", "The one plan of a case (*één plan*).")
export class Plan {
  @Id(() => ID)
  id!: string;
  @Meta(() => Int, "Version.")
  version?: number;
  @Classified(() => PlanStatus, { ...PLAN, description: "Where it stands." })
  status?: PlanStatus;
}

@RecordObject("PlanView", "How a person sees the plan (*zienswijze*), in its own words. Each is decided for that person alone.")
export class PlanView {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { ...PLAN, description: "Whose view." })
  person?: Person;
  @Classified(() => ViewPosition, { ...PLAN, description: "Position." })
  position?: ViewPosition;
  @Classified(() => String, { ...PLAN, description: "In their own words." })
  text?: string;
  @Meta(() => GraphQLISODateTime, "When it was recorded.")
  recordedAt?: Date;
}

@RecordObject("PlanPart", "A part of the plan (*plandeel*) with a controller and a frame of its own.")
export class PlanPart {
  @Id(() => ID)
  id!: string;
  @Classified(() => PlanPartKind, { ...PLAN, description: "Kind of part." })
  kind?: PlanPartKind;
  @Meta(() => Framework, "Legal frame (*kader*).")
  framework?: Framework;
  @Meta(() => Organisation, "Who is responsible for it.")
  controller?: Organisation;
}

@RecordObject("Goal", "What someone wants to reach (*doel*).")
export class Goal {
  @Id(() => ID)
  id!: string;
  @Classified(() => String, { ...PLAN, description: "The goal, in at most 200 characters." })
  text?: string;
  @Classified(() => Person, { ...PLAN, description: "Whose goal." })
  ownedBy?: Person;
  @Classified(() => String, { ...PLAN, description: "When it is good enough (*goed genoeg*)." })
  goodEnough?: string;
  @Classified(() => GoalStatus, { ...PLAN, description: "Where it stands." })
  status?: GoalStatus;
  @Classified(() => Boolean, { ...PLAN, description: "It is about safety." })
  safetyGoal?: boolean;
}

@RecordObject("Agreement", "What people agreed to do (*afspraak*). Shown to who may see it of any of its parties; the others are left out.")
export class Agreement {
  @Id(() => ID)
  id!: string;
  @Classified(() => String, { ...PLAN, description: "What was agreed." })
  text?: string;
  @Classified(() => [Person], { ...PLAN, description: "Between whom, as far as you may see them." })
  parties?: Person[];
  @Classified(() => String, { ...PLAN, reveals: ["APPOINTMENTS"], description: "When." })
  when?: string;
  @Classified(() => Boolean, { ...PLAN, description: "It was done." })
  done?: boolean;
  @Meta(() => GraphQLISODateTime, "When it was recorded.")
  recordedAt?: Date;
}
