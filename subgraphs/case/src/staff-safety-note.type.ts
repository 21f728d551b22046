import { Classified, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID } from "type-graphql";
import { Professional } from "./reference.type.js";

const WARNING = { category: "CRIMINAL", confidentiality: "C3" } as const;

@RecordObject("StaffSafetyNote", "What a professional at the door must know to stay safe (*veiligheidsnotitie voor medewerkers*); about one person, for a limited time.")
export class StaffSafetyNote {
  @Id(() => ID)
  id!: string;
  @Classified(() => Boolean, { ...WARNING, description: "A weapon is known or feared (*wapen*)." })
  weapon?: boolean;
  @Classified(() => String, { ...WARNING, description: "What to know and what to do." })
  text?: string;
  @Meta(() => GraphQLLocalDate, "First day on which it no longer holds.")
  until?: string;
  @Meta(() => Professional, "Who wrote it.")
  author?: Professional;
  @Meta(() => GraphQLISODateTime, "When it was written.")
  recordedAt?: Date;
}
