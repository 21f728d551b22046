/** The kinds of party that can ask. A new partner adds a kind here and rows in the matrix. */
export const ORGANISATION_TYPES = ["VT", "GI", "RVDK", "LOCAL_TEAM", "GGZ", "PERSON"] as const;
export type OrganisationType = (typeof ORGANISATION_TYPES)[number];

/** Roles of policy.md section 2. `PERSON` roles belong to people who ask about themselves or someone they represent. */
export const ROLES = [
  "VT_WORKER",
  "VT_DOCTOR",
  "VT_BEHAVIOURAL_SCIENTIST",
  "VT_CRISIS",
  "GI_SUPERVISOR",
  "GI_GUARDIAN",
  "GI_BEHAVIOURAL_SCIENTIST",
  "GI_CRISIS",
  "RVDK_INVESTIGATOR",
  "RVDK_BEHAVIOURAL_SCIENTIST",
  "RVDK_LEGAL",
  "RVDK_CRISIS",
  "LT_ACCESS",
  "LT_CAREWORKER",
  "LT_COORDINATOR",
  "LT_CRISIS",
  "GGZ_CLINICIAN",
  "GGZ_FOCAL_POINT",
  "GGZ_CRISIS",
  "REVIEWER_OTHER_REGION",
  "DEVILS_ADVOCATE",
  "SAFETY_OFFICER",
  "PRIVACY_OFFICER",
  "TEAM_MANAGER",
  "POLICY_ANALYST",
  "SUBJECT",
  "REPRESENTATIVE",
  "SUPPORT_PERSON",
  "LAWYER",
  "REPORTER",
] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who is asking, as the organisation's own identity provider vouches for it.
 *
 * `actor` is a pseudonymous id of the professional, or of the person where `organisation.type` is `PERSON`
 * (then `person` is the hub pseudonym of that person).
 */
export interface Caller {
  readonly actor: string;
  readonly organisation: { readonly id: string; readonly type: OrganisationType; readonly region: string | undefined };
  readonly role: Role;
  /** The organisation whose statutory task is carried out, where it differs from the employer. */
  readonly mandateOf: string | undefined;
  /** End of the professional registration (SKJ, BIG), `YYYY-MM-DD`; undefined where the role needs none. */
  readonly registrationUntil: string | undefined;
  readonly person: string | undefined;
  /** The identity provider says that more than one factor was used; absent is not so. */
  readonly strongAuthentication?: true;
}

export const isRole = (value: unknown): value is Role => ROLES.includes(value as Role);
export const isOrganisationType = (value: unknown): value is OrganisationType => ORGANISATION_TYPES.includes(value as OrganisationType);
