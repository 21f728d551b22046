import { codeList, Id, Public, RecordObject } from "@samenhang/subgraph";
import { ID } from "type-graphql";

export const OrganisationKind = codeList("OrganisationKind", "Kinds of organisation.", {
  VT: "Veilig Thuis",
  GI: "Certified institution (gecertificeerde instelling)",
  RVDK: "Child Protection Board (Raad voor de Kinderbescherming)",
  LOCAL_TEAM: "Local team (lokaal team)",
  GGZ: "Adult mental health care (ggz)",
});
export type OrganisationKind = keyof typeof OrganisationKind;

@RecordObject("Organisation", "An organisation of the chain (*organisatie*).", { key: "id" })
export class Organisation {
  @Id(() => ID)
  id!: string;
  @Public(() => String, "Name.", true)
  name?: string;
  @Public(() => OrganisationKind, "What kind of organisation it is.", true)
  kind?: OrganisationKind;
  @Public(() => String, "Region (*regio*).", true)
  region?: string;
  @Public(() => String, "Number for acute danger (*crisisdienst*).", true)
  crisisPhone?: string;
}

@RecordObject("Professional", "A professional as contact (*professional*).", { key: "id" })
export class Professional {
  @Id(() => ID)
  id!: string;
  @Public(() => String, "Name for contact.", true)
  name?: string;
  @Public(() => String, "Role (*functie*).", true)
  role?: string;
  @Public(() => Organisation, "Employer (*werkgever*).", true)
  organisation?: Organisation;
}
