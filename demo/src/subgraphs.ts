import type { OrganisationType } from "@samenhang/caller";
import type { SubgraphDefinition } from "@samenhang/subgraph";
import { createAudit, type LedgerReader } from "@samenhang/subgraph-audit";
import { casus } from "@samenhang/subgraph-case";
import { consent } from "@samenhang/subgraph-consent";
import { gecertificeerdeInstelling } from "@samenhang/subgraph-gecertificeerde-instelling";
import { ggz } from "@samenhang/subgraph-ggz";
import { lokaalTeam } from "@samenhang/subgraph-lokaal-team";
import { raadVoorDeKinderbescherming } from "@samenhang/subgraph-raad-voor-de-kinderbescherming";
import { referrals } from "@samenhang/subgraph-referrals";
import { veiligThuis } from "@samenhang/subgraph-veilig-thuis";

export const SUBGRAPHS = ["consent", "case", "referrals", "audit", "veilig-thuis", "gecertificeerde-instelling", "raad-voor-de-kinderbescherming", "lokaal-team", "ggz"] as const;
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** The nine subgraphs; audit reads the ledgers of the others through `reader`. */
export const definitions = (reader: LedgerReader): Readonly<Record<SubgraphName, SubgraphDefinition>> => ({
  consent,
  case: casus,
  referrals,
  audit: createAudit(reader),
  "veilig-thuis": veiligThuis,
  "gecertificeerde-instelling": gecertificeerdeInstelling,
  "raad-voor-de-kinderbescherming": raadVoorDeKinderbescherming,
  "lokaal-team": lokaalTeam,
  ggz,
});

/** Whose records each organisation subgraph holds. */
export const OWNER_TYPE: Readonly<Partial<Record<SubgraphName, OrganisationType>>> = {
  "veilig-thuis": "VT",
  "gecertificeerde-instelling": "GI",
  "raad-voor-de-kinderbescherming": "RVDK",
  "lokaal-team": "LOCAL_TEAM",
  ggz: "GGZ",
};
