import { Classified, codeList, Id, RecordObject } from "@samenhang/subgraph";
import { ID } from "type-graphql";
import { Person } from "./consent.type.js";

export const ConflictState = codeList("ConflictState", "Where a conflict of interest stands.", {
  PROPOSED: "put to a second person (voorgelegd)",
  CONFIRMED: "a second person agreed (bevestigd)",
  REJECTED: "a second person did not agree (afgewezen)",
});
export type ConflictState = keyof typeof ConflictState;

const WEIGHED = { category: "DECISION", confidentiality: "C3" } as const;

@RecordObject("RepresentativeConflict", "Whether the interests of a representative conflict with those of who is represented (*belangenconflict*), decided by two.")
export class RepresentativeConflict {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { ...WEIGHED, description: "Who is represented." })
  represented?: Person;
  @Classified(() => ID, { ...WEIGHED, description: "Pseudonym of the representative." })
  representative?: string;
  @Classified(() => Boolean, { ...WEIGHED, description: "They conflict; false says that they no longer do." })
  isConflict?: boolean;
  @Classified(() => String, { ...WEIGHED, description: "Why (*motivering*)." })
  reason?: string;
  @Classified(() => ConflictState, { ...WEIGHED, description: "Where it stands." })
  state?: ConflictState;
  @Classified(() => String, { ...WEIGHED, description: "Pseudonym of who proposed it." })
  proposedBy?: string;
  @Classified(() => String, { ...WEIGHED, description: "Why the second person decided so." })
  decisionReason?: string;
}
