import type { AGE_BANDS } from "@samenhang/policy";
import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { ID, Int } from "type-graphql";
import { Organisation } from "./reference.type.js";

export const AgeBand = codeList("AgeBand", "Age groups the rules are keyed on, at the moment of the decision (*leeftijdsgroep*).", {
  UNBORN: "not yet born; the mother is the data subject",
  UNDER_12: "0 to 11 years",
  FROM_12_TO_15: "12 to 15 years",
  FROM_16_TO_17: "16 or 17 years",
  ADULT: "18 to 69 years",
  FROM_70: "70 years or older",
});
export type AgeBand = keyof typeof AgeBand;
/** The bands of the policy, in the order of its own list, as codes of the schema. */
export const AGE_BAND_OF: Readonly<Record<(typeof AGE_BANDS)[number], AgeBand>> = {
  UNBORN: "UNBORN",
  "0-11": "UNDER_12",
  "12-15": "FROM_12_TO_15",
  "16-17": "FROM_16_TO_17",
  "18-69": "ADULT",
  "70+": "FROM_70",
};

export const AddressKind = codeList("AddressKind", "What an address is for.", {
  RESIDENCE: "where the person is registered",
  STAY: "where the person stays",
  MAIL: "post",
  SCHOOL: "school",
  WORK: "work",
  SHELTER: "shelter",
  PLACEMENT: "placement of a child",
});
export type AddressKind = keyof typeof AddressKind;

export const ContactKind = codeList("ContactKind", "Ways to reach a person.", { PHONE: "telephone", EMAIL: "e-mail" });
export type ContactKind = keyof typeof ContactKind;

export const RelationType = codeList("RelationType", "What one person is to another (*relatie*).", {
  MOTHER: "mother",
  FATHER: "father",
  LEGAL_PARENT: "legal parent",
  BIOLOGICAL_PARENT: "biological parent",
  STEP_PARENT: "step-parent",
  FOSTER_PARENT: "foster parent",
  GUARDIAN: "guardian",
  PARTNER: "partner",
  EX_PARTNER: "former partner",
  SIBLING: "sibling",
  HALF_SIBLING: "half-sibling",
  GRANDPARENT: "grandparent",
  CARER: "carer",
  OTHER: "other",
});
export type RelationType = keyof typeof RelationType;

export const RelationBasis = codeList("RelationBasis", "On what a relation rests.", { LEGAL: "law", FACTUAL: "fact", CLAIMED: "claimed by one of them", DISPUTED: "disputed" });
export type RelationBasis = keyof typeof RelationBasis;

export const AuthorityKind = codeList("AuthorityKind", "Kinds of authority over a child (*gezag*).", {
  PARENTAL_SOLE: "one parent",
  PARENTAL_JOINT: "both parents",
  JOINT_WITH_NON_PARENT: "a parent with a non-parent",
  GUARDIANSHIP: "guardianship (voogdij)",
  PROVISIONAL_GUARDIANSHIP: "provisional guardianship",
  SUSPENDED: "suspended",
  TERMINATED: "ended by the court",
  NONE: "none",
  UNKNOWN: "not known",
});
export type AuthorityKind = keyof typeof AuthorityKind;

@RecordObject("ContactPoint", "A way to reach a person (*contactgegeven*).")
export class ContactPoint {
  @Classified(() => ContactKind, { category: "IDENTITY", confidentiality: "C2", reveals: ["CONTACT"], description: "Telephone or e-mail." })
  kind?: ContactKind;
  @Classified(() => String, { category: "IDENTITY", confidentiality: "C2", reveals: ["CONTACT"], description: "Number or address." })
  value?: string;
  @Classified(() => Boolean, {
    category: "IDENTITY",
    confidentiality: "C2",
    reveals: ["CONTACT"],
    description: "Nobody dangerous can listen or read along (*veilig te gebruiken*).",
  })
  safeToUse?: boolean;
}

@RecordObject("Person", "A person (*persoon*), known by a hub pseudonym. There is no family record: persons are brought together by a case only.", { key: "id" })
export class Person {
  @Id(() => ID)
  id!: string;
  @Classified(() => String, { category: "IDENTITY", confidentiality: "C1", description: "Name as used (*naam*)." })
  displayName?: string;
  @Classified(() => GraphQLLocalDate, { category: "IDENTITY", confidentiality: "C1", description: "Date of birth (*geboortedatum*)." })
  birthDate?: string;
  @Classified(() => AgeBand, { category: "IDENTITY", confidentiality: "C1", description: "Age group today (*leeftijdsgroep*)." })
  ageBand?: AgeBand;
  @Classified(() => Boolean, { category: "FAMILY", confidentiality: "C2", description: "Not yet born (*ongeboren*); the mother is the data subject." })
  isUnborn?: boolean;
  @Classified(() => GraphQLLocalDate, { category: "IDENTITY", confidentiality: "C1", description: "Date of death (*overleden*)." })
  deceasedAt?: string;
  @Classified(() => [ContactPoint], { category: "IDENTITY", confidentiality: "C2", reveals: ["CONTACT"], description: "Telephone and e-mail (*contact*)." })
  contacts?: ContactPoint[];
  @Classified(() => String, { category: "SOCIAL", confidentiality: "C2", description: "Language to speak (*taal*)." })
  language?: string;
  @Classified(() => Boolean, { category: "SOCIAL", confidentiality: "C2", description: "An interpreter is needed (*tolk*)." })
  interpreterNeeded?: boolean;
}

const ADDRESS = { category: "ADDRESS", confidentiality: "C2", reveals: ["LOCATION", "SCHOOL", "WORK"] } as const;

@RecordObject("Address", "An address (*adres*). Shielded addresses look like no address.")
export class Address {
  @Classified(() => AddressKind, { ...ADDRESS, description: "What it is for." })
  kind?: AddressKind;
  @Classified(() => String, { ...ADDRESS, description: "Street and number." })
  line?: string;
  @Classified(() => String, { ...ADDRESS, description: "Postcode." })
  postcode?: string;
  @Classified(() => String, { ...ADDRESS, description: "Town (*woonplaats*)." })
  city?: string;
  @Classified(() => String, { ...ADDRESS, description: "Municipality (*gemeente*)." })
  municipality?: string;
  @Meta(() => GraphQLLocalDate, "First day.")
  from?: string;
  @Meta(() => GraphQLLocalDate, "First day it no longer holds.")
  until?: string;
  @Meta(() => String, "Where it comes from (*bron*).")
  source?: string;
}

@RecordObject("Relation", "What one person is to another (*relatie*), directed.")
export class Relation {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { category: "FAMILY", confidentiality: "C1", description: "Who is." })
  from?: Person;
  @Classified(() => Person, { category: "FAMILY", confidentiality: "C1", description: "Of whom." })
  to?: Person;
  @Classified(() => RelationType, { category: "FAMILY", confidentiality: "C1", description: "What `from` is of `to`." })
  type?: RelationType;
  @Classified(() => RelationBasis, { category: "FAMILY", confidentiality: "C2", description: "On what it rests." })
  basis?: RelationBasis;
  @Meta(() => GraphQLLocalDate, "Since when.")
  since?: string;
  @Meta(() => GraphQLLocalDate, "Until when.")
  until?: string;
  @Meta(() => String, "Where it comes from (*bron*).")
  source?: string;
}

@RecordObject("AuthorityRecord", "Authority over a child (*gezag*), after consulting the register. Unverified authority cannot consent.")
export class AuthorityRecord {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { category: "FAMILY", confidentiality: "C1", description: "The child." })
  child?: Person;
  @Classified(() => Person, { category: "FAMILY", confidentiality: "C1", description: "Who holds it." })
  holder?: Person;
  @Classified(() => Organisation, { category: "FAMILY", confidentiality: "C1", description: "The institution that holds it, as guardian." })
  holderOrganisation?: Organisation;
  @Classified(() => AuthorityKind, { category: "FAMILY", confidentiality: "C1", description: "Kind of authority." })
  kind?: AuthorityKind;
  @Classified(() => String, { category: "MEASURE", confidentiality: "C2", description: "What limits it (*beperking*)." })
  limitation?: string;
  @Meta(() => GraphQLLocalDate, "When the register was consulted.")
  verifiedAt?: string;
  @Meta(() => GraphQLLocalDate, "Since when.")
  since?: string;
  @Meta(() => GraphQLLocalDate, "Until when.")
  until?: string;
}

@RecordObject("HouseholdMember", "Someone in a household.")
export class HouseholdMember {
  @Classified(() => Person, { category: "FAMILY", confidentiality: "C1", description: "Who." })
  person?: Person;
  @Classified(() => String, { category: "FAMILY", confidentiality: "C1", description: "As what." })
  role?: string;
  @Classified(() => Int, { category: "FAMILY", confidentiality: "C1", description: "Part of the time, in per cent (co-parenting)." })
  share?: number;
}

@RecordObject("Household", "People who live together (*huishouden*), whatever their kinship.")
export class Household {
  @Id(() => ID)
  id!: string;
  @Classified(() => String, { category: "FAMILY", confidentiality: "C1", description: "Neutral label." })
  label?: string;
}
