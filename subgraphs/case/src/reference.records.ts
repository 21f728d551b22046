import { organisation, tableRecord } from "@samenhang/subgraph";
import { OrganisationEntity, ProfessionalEntity } from "./reference.entity.js";
import type { Organisation, Professional } from "./reference.type.js";

export const organisations = tableRecord<Organisation>()<OrganisationEntity>({
  name: "Organisation",
  entity: OrganisationEntity,
  by: ["slug"],
  order: { slug: "ASC" },
  values: (row) => ({ id: row.slug, name: row.name, kind: row.kind, region: row.region, crisisPhone: row.crisisPhone }),
});

export const professionals = tableRecord<Professional>()<ProfessionalEntity>({
  name: "Professional",
  entity: ProfessionalEntity,
  by: ["slug"],
  order: { slug: "ASC" },
  values: (row) => ({ id: row.slug, name: row.name, role: row.role, organisation: organisation(row.organisation) }),
});
