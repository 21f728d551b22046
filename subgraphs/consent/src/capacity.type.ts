import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { ID } from "type-graphql";

export const CapacityMatter = codeList("CapacityMatter", "What is to be weighed (*waarover*).", {
  SHARING_DATA: "whether data may be shared (gegevens delen)",
  HELP: "help (hulp)",
  TREATMENT: "treatment (behandeling)",
});
export type CapacityMatter = keyof typeof CapacityMatter;

const HEALTH = { category: "ADULT_HEALTH", confidentiality: "C3" } as const;

@RecordObject("CapacityAssessment", "Whether a person can weigh one matter (*wilsbekwaamheid ter zake*); the latest of a matter holds.", {
  becomes: [{ category: "CHILD_HEALTH", confidentiality: "C3", because: "CONTENT", when: "the person is a minor" }],
})
export class CapacityAssessment {
  @Id(() => ID)
  id!: string;
  @Classified(() => CapacityMatter, { ...HEALTH, description: "Which matter." })
  matter?: CapacityMatter;
  @Classified(() => Boolean, { ...HEALTH, description: "The person can weigh it." })
  isAble?: boolean;
  @Classified(() => String, { ...HEALTH, description: "What the assessment rests on (*toelichting*)." })
  explanation?: string;
  @Meta(() => GraphQLLocalDate, "When it was assessed.")
  assessedAt?: string;
}
