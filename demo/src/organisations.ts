import type { OrganisationType } from "@samenhang/caller";

/** An organisation of the demo. All are invented, and say so. */
export interface Organisation {
  readonly id: string;
  readonly type: OrganisationType;
  readonly name: string;
  readonly region?: string;
  readonly crisisPhone?: string;
}

/** Whoever may sign a token in the demo. `burgers` stands for people who ask for themselves: no organisation, only an issuer. */
export const ORGANISATIONS: readonly Organisation[] = [
  { id: "vt-noord", type: "VT", name: "Veilig Thuis Noord (verzonnen)", region: "noord", crisisPhone: "000-000 00 01" },
  { id: "gi-noord", type: "GI", name: "Gecertificeerde instelling Noord (verzonnen)", region: "noord", crisisPhone: "000-000 00 02" },
  { id: "rvdk-noord", type: "RVDK", name: "Raad voor de Kinderbescherming Noord (verzonnen)", region: "noord", crisisPhone: "000-000 00 03" },
  { id: "lt-noord", type: "LOCAL_TEAM", name: "Lokaal team Noord (verzonnen)", region: "noord", crisisPhone: "000-000 00 04" },
  { id: "lt-zuid", type: "LOCAL_TEAM", name: "Lokaal team Zuid (verzonnen)", region: "zuid", crisisPhone: "000-000 00 05" },
  { id: "ggz-noord", type: "GGZ", name: "GGZ Noord (verzonnen)", region: "noord", crisisPhone: "000-000 00 06" },
  { id: "burgers", type: "PERSON", name: "Inloggen voor burgers (verzonnen)" },
];
