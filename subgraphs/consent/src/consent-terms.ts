import { check } from "@samenhang/subgraph";
import type { Caller, OrganisationType } from "@samenhang/caller";
import { isCategory, isPurpose, type Category, type Purpose } from "@samenhang/policy";

/** What a consent, or a question for one, is about: who may share what with whom, for what. */
export interface ConsentTerms {
  readonly fromOrganisation: string;
  readonly toOrganisations: readonly string[];
  readonly categories: readonly string[];
  readonly purposes: readonly string[];
}

const NEVER_ON_CONSENT: readonly Category[] = ["SHIELDED", "REPORTER_IDENTITY", "NATIONAL_NUMBER", "METADATA"];

/** Categories that can be shared on consent, and published purposes; a mistake of the caller otherwise. */
export function readTerms({ fromOrganisation, toOrganisations, categories, purposes }: ConsentTerms): { categories: Category[]; purposes: Purpose[] } {
  const known = categories.filter((category): category is Category => isCategory(category) && !NEVER_ON_CONSENT.includes(category));
  check(categories.length > 0 && known.length === categories.length, "categories are data categories that can be shared on consent");
  check(purposes.length > 0 && purposes.every(isPurpose), "purposes are published purposes");
  check(toOrganisations.length > 0 && !toOrganisations.includes(fromOrganisation), "a consent names who shares and with whom");
  return { categories: known, purposes: purposes.filter(isPurpose) };
}

export const partiesOf = ({ fromOrganisation, toOrganisations }: Pick<ConsentTerms, "fromOrganisation" | "toOrganisations">): string[] => [
  ...new Set([fromOrganisation, ...toOrganisations]),
];

/**
 * Who knows of it. Where mental health care is a party, a question or a refusal says that there is something to share: then
 * only who recorded it knows, and of what the person said itself only who would share (policy.md section 7 point 2).
 */
export function whoKnows(
  terms: ConsentTerms,
  isGiven: boolean,
  caller: Caller,
  typeOf: (organisation: string) => OrganisationType | undefined,
): { ofGgz: boolean; parties: string[] } {
  const parties = partiesOf(terms);
  const ofGgz = parties.some((organisation) => typeOf(organisation) === "GGZ");
  return { ofGgz, parties: !ofGgz || isGiven ? parties : [caller.organisation.type === "PERSON" ? terms.fromOrganisation : caller.organisation.id] };
}
