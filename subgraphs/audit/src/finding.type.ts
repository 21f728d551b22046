import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID, Int } from "type-graphql";
import { FINDINGS, type FindingKind as Kind } from "./finding.js";

export const FindingKind = codeList<Kind>("FindingKind", "What stands out in the ledgers (*opvallend gebruik*).", FINDINGS);

const SEEN = { category: "DECISION", confidentiality: "C1" } as const;

@RecordObject("FindingActor", "How often one professional (*per medewerker*).")
export class FindingActor {
  @Classified(() => String, { ...SEEN, description: "Pseudonym of the professional or person who asked; `actor` of the filter of `ledgerEntries`." })
  actor?: string;
  @Classified(() => Int, { ...SEEN, description: "How often." })
  count?: number;
}

@RecordObject("AuditFinding", "Something that stands out in what your organisation asked, or what was asked of it (*bevinding*). A number is no judgement.")
export class AuditFinding {
  @Id(() => ID)
  id!: string;
  @Classified(() => FindingKind, { ...SEEN, description: "What stands out." })
  kind?: Kind;
  @Classified(() => String, { ...SEEN, description: "The reason, for refusals by reason; `reason` of the filter of `ledgerEntries`." })
  reason?: string;
  @Classified(() => Int, { ...SEEN, description: "How often: entries, requests, or persons, as the kind says." })
  count?: number;
  @Classified(() => [FindingActor], { ...SEEN, description: "By whom, most often first; at most 50." })
  actors?: FindingActor[];
}

@RecordObject("AuditAlert", "A pattern that a privacy officer must look at (*signaal*). One a day for each kind and professional.")
export class AuditAlert {
  @Id(() => ID)
  id!: string;
  @Classified(() => FindingKind, { ...SEEN, description: "What stands out." })
  kind?: Kind;
  @Classified(() => String, { ...SEEN, description: "Pseudonym of the professional." })
  actor?: string;
  @Classified(() => GraphQLLocalDate, { ...SEEN, description: "On which day." })
  day?: string;
  @Classified(() => Int, { ...SEEN, description: "How often by then." })
  count?: number;
  @Meta(() => GraphQLISODateTime, "When it was first seen.")
  raisedAt?: Date;
  @Classified(() => String, { ...SEEN, description: "What a privacy officer found; null while it is open (*uitkomst*)." })
  conclusion?: string;
  @Meta(() => GraphQLISODateTime, "When it was closed.")
  closedAt?: Date;
}
