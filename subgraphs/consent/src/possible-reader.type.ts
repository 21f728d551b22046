import { Classified, RecordObject } from "@samenhang/subgraph";
import { Organisation, Professional } from "./consent.type.js";
import { MissingCondition } from "./explanation.type.js";

const INVOLVED = { category: "INVOLVEMENT", confidentiality: "C1" } as const;
const DECIDED = { category: "DECISION", confidentiality: "C1" } as const;

@RecordObject("PossibleReader", "A professional who could see a field about a person now, for one purpose, by one rule (*mogelijke lezer*). Shielding is left out of account.")
export class PossibleReader {
  @Classified(() => Professional, { ...INVOLVED, description: "Who (*professional*)." })
  professional?: Professional;
  @Classified(() => Organisation, { ...INVOLVED, description: "Of which organisation." })
  organisation?: Organisation;
  @Classified(() => [String], {
    ...INVOLVED,
    description: "Roles in which the purpose can be declared (*rollen*); which of them this professional has, its own organisation knows.",
  })
  roles?: string[];
  @Classified(() => String, { ...DECIDED, description: "For which purpose (*doel*)." })
  purpose?: string;
  @Classified(() => String, { ...DECIDED, description: "By which rule (*regel*)." })
  rule?: string;
  @Classified(() => [String], { ...DECIDED, description: "On which grounds (*grondslagen*)." })
  grounds?: string[];
  @Classified(() => [MissingCondition], { ...DECIDED, description: "Only records for which this holds; empty where the rule opens the field of every record." })
  missing?: MissingCondition[];
}
