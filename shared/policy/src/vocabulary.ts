/**
 * The words the policy is written in: purposes, categories, confidentiality classes, outcomes, reasons.
 *
 * Sources: domain/policy.md sections 3, 4 and domain/model.md section 0. Codes between quotes (`P08`, `SAF`) are the
 * short codes of those documents; the names are what the GraphQL schema and the ledger use.
 */

export const CATEGORIES = {
  IDENTITY: { code: "IDN", nl: "identiteit en contact" },
  ADDRESS: { code: "ADR", nl: "gewoon adres" },
  SHIELDED: { code: "SHL", nl: "afgeschermde plaats of veiligheidsgeheim" },
  FAMILY: { code: "FAM", nl: "relaties, gezag, huishouden" },
  INVOLVEMENT: { code: "INV", nl: "wie betrokken is" },
  GGZ_INVOLVEMENT: { code: "GIN", nl: "betrokkenheid van de ggz bij een volwassene" },
  REPORT: { code: "REP", nl: "inhoud van een melding" },
  REPORTER_IDENTITY: { code: "RPI", nl: "identiteit van de melder" },
  SAFETY: { code: "SAF", nl: "veiligheid" },
  ANALYSIS: { code: "ANA", nl: "gezamenlijke analyse" },
  PLAN: { code: "PLN", nl: "plan, doelen, afspraken" },
  MEASURE: { code: "MSR", nl: "maatregelen en beschikkingen" },
  DECISION: { code: "DEC", nl: "besluiten en toetsing" },
  CHILD_HEALTH: { code: "HCH", nl: "gezondheid van een kind" },
  ADULT_HEALTH: { code: "HAD", nl: "gezondheid van een volwassene" },
  CRIMINAL: { code: "CRM", nl: "strafrechtelijke gegevens" },
  CHILD_CONFIDENTIAL: { code: "CHC", nl: "vertrouwelijk gesprek met een kind" },
  NETWORK: { code: "NET", nl: "netwerk, derden" },
  SOCIAL: { code: "SOC", nl: "schulden, wonen, werk" },
  NATIONAL_NUMBER: { code: "BSN", nl: "burgerservicenummer" },
  METADATA: { code: "MET", nl: "gegevens over het gegeven" },
} as const satisfies Record<string, { code: string; nl: string }>;
export type Category = keyof typeof CATEGORIES;

export const CONFIDENTIALITY = {
  C0: "public inside the hub",
  C1: "participants with a valid purpose",
  C2: "purpose and basis, per data subject",
  C3: "as C2, with a stated necessity",
  C4: "medical secret: only what the treating professional releases",
  C5: "child-confidential",
  C6: "reporter-protected: only inside Veilig Thuis",
  C7: "safety-shielded: named safety officers only, denied silently",
  C8: "never leaves the source",
  C9: "matching identifier, never in an answer",
} as const;
export type Confidentiality = keyof typeof CONFIDENTIALITY;

/** What a field could give away about a shielded place (policy.md section 10.2). */
export const SHIELDABLE = ["LOCATION", "SCHOOL", "CONTACT", "WORK", "PROVIDER", "APPOINTMENTS", "ESCAPE_PLAN", "EXISTENCE_OF_HELP"] as const;
export type Shieldable = (typeof SHIELDABLE)[number];

export interface Classification {
  readonly category: Category;
  readonly confidentiality: Confidentiality;
  /** Where a shielding order covers one of these for the data subject, the field becomes SHIELDED/C7. */
  readonly reveals?: readonly Shieldable[];
}

export const OUTCOMES = ["ALLOW", "ALLOW_MASKED", "NEEDS_CONSENT", "REFER_TO_SOURCE", "NEEDS_SECOND_PERSON", "BREAK_GLASS_AVAILABLE", "DENY", "DENY_SILENT"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const isCategory = (value: unknown): value is Category => typeof value === "string" && Object.hasOwn(CATEGORIES, value);
export const isConfidentiality = (value: unknown): value is Confidentiality => typeof value === "string" && Object.hasOwn(CONFIDENTIALITY, value);

/** `C3` and up need a stated necessity (policy.md section 8 step 8). */
export const needsNecessity = (confidentiality: Confidentiality): boolean => Number(confidentiality[1]) >= 3;
