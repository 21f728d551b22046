import { RecordEntity, Retained } from "@samenhang/subgraph";
import { Column, Entity } from "typeorm";
import { closingOf, closingOfPart, closingOfPlan } from "./case-closed.js";
import type { Framework } from "./case.type.js";
import type { ViewPosition } from "./information-item.type.js";
import type { GoalStatus, PlanPartKind, PlanStatus } from "./plan.type.js";

@Entity("plan")
@Retained({ code: "RT-CASE", starts: closingOf("row.casus") })
export class PlanEntity extends RecordEntity {
  @Column("uuid")
  casus!: string;
  @Column("int")
  version!: number;
  @Column("text")
  status!: PlanStatus;
}

@Entity("plan_part")
@Retained({ code: "RT-CASE", starts: closingOfPlan("row.plan") })
export class PlanPartEntity extends RecordEntity {
  @Column("uuid")
  plan!: string;
  @Column("text")
  kind!: PlanPartKind;
  @Column("text")
  framework!: Framework;
}

@Entity("goal")
@Retained({ code: "RT-CASE", starts: closingOfPart("row.part") })
export class GoalEntity extends RecordEntity {
  @Column("uuid")
  part!: string;
  @Column("text")
  text!: string;
  @Column("text", { name: "good_enough" })
  goodEnough!: string;
  @Column("text")
  status!: GoalStatus;
  @Column("boolean", { name: "safety_goal" })
  safetyGoal!: boolean;
}

@Entity("agreement")
@Retained({ code: "RT-CASE", starts: closingOfPart("row.part") })
export class AgreementEntity extends RecordEntity {
  @Column("uuid")
  part!: string;
  @Column("text")
  text!: string;
  @Column("text", { name: "agreed_when" })
  when!: string;
  @Column("boolean")
  done!: boolean;
}

/** How a person sees a plan. `about` holds that person alone, `owner` who answers for the plan. */
@Entity("plan_view")
@Retained({ code: "RT-CASE", starts: closingOf("row.casus") })
export class PlanViewEntity extends RecordEntity {
  @Column("uuid")
  casus!: string;
  @Column("uuid")
  plan!: string;
  @Column("uuid")
  person!: string;
  /** Who said it: the person, or who spoke for it. */
  @Column("uuid", { name: "said_by" })
  by!: string;
  @Column("text")
  position!: ViewPosition;
  @Column("text")
  text!: string;
}
