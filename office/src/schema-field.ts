import type { OrganisationType } from "@samenhang/caller";
import type { Classification, Reclassification } from "@samenhang/policy";

/** One field of the hub's schema, as far as the policy is concerned. */
export interface SchemaField extends Classification {
  /** `Type.field`. */
  readonly name: string;
  /** Kinds of organisation whose records carry it; `SHARED` for the subgraphs of all. */
  readonly owners: readonly (OrganisationType | "SHARED")[];
  /** It says something. Other fields describe the record, or lead to other records. */
  readonly isContent: boolean;
  /** What records of the type can make of it instead. */
  readonly becomes?: readonly Reclassification[];
}
