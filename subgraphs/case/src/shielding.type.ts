import type { SHIELDABLE } from "@samenhang/policy";
import { Classified, codeList, Id, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { ID } from "type-graphql";
import { Person } from "./person.type.js";
import { Professional } from "./reference.type.js";

export const ShieldedThing = codeList<(typeof SHIELDABLE)[number]>("ShieldedThing", "What a shielding order hides.", {
  LOCATION: "where the person is",
  SCHOOL: "school or day care",
  CONTACT: "telephone and e-mail",
  WORK: "place of work",
  PROVIDER: "who gives help",
  APPOINTMENTS: "places and times of appointments",
  ESCAPE_PLAN: "escape plan",
  EXISTENCE_OF_HELP: "that help is given",
});
export type ShieldedThing = keyof typeof ShieldedThing;

const SHIELDED = { category: "SHIELDED", confidentiality: "C7" } as const;

@RecordObject("ShieldingOrder", "A shielding order (*afscherming*). For everyone but the named safety officers, with a second person, it does not exist.")
export class ShieldingOrder {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { ...SHIELDED, description: "Who is shielded." })
  subject?: Person;
  @Classified(() => [Person], { ...SHIELDED, description: "From whom." })
  hiddenFrom?: Person[];
  @Classified(() => [ShieldedThing], { ...SHIELDED, description: "What is hidden." })
  what?: ShieldedThing[];
  @Classified(() => String, { ...SHIELDED, description: "Why." })
  ground?: string;
  @Classified(() => Professional, { ...SHIELDED, description: "Who asked for it." })
  requestedBy?: Professional;
  @Classified(() => Professional, { ...SHIELDED, description: "Who approved it; another than who asked." })
  approvedBy?: Professional;
  @Classified(() => GraphQLLocalDate, { ...SHIELDED, description: "Since when." })
  since?: string;
  @Classified(() => GraphQLLocalDate, { ...SHIELDED, description: "When it must be reviewed; at most three months on." })
  reviewAt?: string;
}
