import type { OrganisationType } from "@samenhang/caller";

/** One organisation the hub knows, as it was configured. */
export interface KnownOrganisation {
  readonly id: string;
  readonly type: OrganisationType;
  readonly region?: string;
}

/** Every organisation the hub knows, by id. */
export type Directory = ReadonlyMap<string, KnownOrganisation>;

export const directoryOf = (organisations: readonly KnownOrganisation[]): Directory => new Map(organisations.map((organisation) => [organisation.id, organisation]));
