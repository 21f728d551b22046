import { Classified, Id, RecordObject } from "@samenhang/subgraph";
import { ID } from "type-graphql";
import { Organisation } from "./audit.type.js";

const SEEN = { category: "DECISION", confidentiality: "C1" } as const;

@RecordObject(
  "AuditMismatch",
  "Something an owner recorded as disclosed or done, of which consent has no admitted request in that name and for that purpose (*verschil tussen logboeken*). Two parties write these ledgers: one of them is wrong, or was gone round.",
)
export class AuditMismatch {
  @Id(() => ID)
  id!: string;
  @Classified(() => String, { ...SEEN, description: "The owner whose ledger holds it, by the name of its subgraph (*bron*)." })
  owner?: string;
  @Classified(() => String, { ...SEEN, description: "Of which request; `traceId` of the filter of `ledgerEntries` (*vraagnummer*)." })
  traceId?: string;
  @Classified(() => String, { ...SEEN, description: "In whose name, by pseudonym (*vrager*)." })
  actor?: string;
  @Classified(() => Organisation, { ...SEEN, description: "For which organisation (*organisatie van de vrager*)." })
  organisation?: Organisation;
  @Classified(() => String, { ...SEEN, description: "For which purpose (*doel*)." })
  purpose?: string;
}
