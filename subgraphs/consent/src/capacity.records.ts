import { tableRecord } from "@samenhang/subgraph";
import { CapacityAssessmentEntity } from "./capacity.entity.js";
import type { CapacityAssessment } from "./capacity.type.js";

export const capacityAssessments = tableRecord<CapacityAssessment>()<CapacityAssessmentEntity>({
  name: "CapacityAssessment",
  entity: CapacityAssessmentEntity,
  reclassify: (row) => (row.ofMinor ? { category: "CHILD_HEALTH", confidentiality: "C3" } : undefined),
  values: ({ id, matter, isAble, explanation, assessedAt }) => ({ id, matter, isAble, explanation, assessedAt }),
});
