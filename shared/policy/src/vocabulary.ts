/**
 * The words the policy is written in: purposes, categories, confidentiality classes, outcomes, reasons.
 *
 * Sources: domain/policy.md sections 3, 4 and domain/model.md section 0. Codes between quotes (`P08`, `SAF`) are the
 * short codes of those documents; the names are what the GraphQL schema and the ledger use.
 */

export const CATEGORIES = {
  IDENTITY: {
    code: "IDN",
    nl: "identiteit en contact",
    explains: {
      nl: "Wie iemand is en hoe u die persoon bereikt: naam, geboortedatum, telefoon en e-mail.",
      en: "Who somebody is and how to reach them: name, date of birth, telephone and e-mail.",
    },
  },
  ADDRESS: {
    code: "ADR",
    nl: "gewoon adres",
    explains: { nl: "Waar iemand woont of verblijft, als dat geen geheim is.", en: "Where somebody lives or stays, when that is no secret." },
  },
  SHIELDED: {
    code: "SHL",
    nl: "afgeschermde plaats of veiligheidsgeheim",
    explains: {
      nl: "Waar iemand veilig zit, of iets dat die plek verraadt. Dit weet bijna niemand.",
      en: "Where somebody is safe, or anything that gives that place away. Hardly anybody knows this.",
    },
  },
  FAMILY: {
    code: "FAM",
    nl: "relaties, gezag, huishouden",
    explains: { nl: "Wie familie is van wie, wie het gezag heeft en wie bij elkaar woont.", en: "Who is related to whom, who has authority over a child and who lives together." },
  },
  INVOLVEMENT: {
    code: "INV",
    nl: "wie betrokken is",
    explains: { nl: "Welke hulpverleners en organisaties meedoen, en sinds wanneer.", en: "Which professionals and organisations take part, and since when." },
  },
  GGZ_INVOLVEMENT: {
    code: "GIN",
    nl: "betrokkenheid van de ggz bij een volwassene",
    explains: {
      nl: "Of een volwassene hulp krijgt van de ggz. Ook dat valt onder het beroepsgeheim.",
      en: "Whether an adult gets mental health care. That too is a professional secret.",
    },
  },
  REPORT: { code: "REP", nl: "inhoud van een melding", explains: { nl: "Wat er bij Veilig Thuis is gemeld.", en: "What was reported to Veilig Thuis." } },
  REPORTER_IDENTITY: {
    code: "RPI",
    nl: "identiteit van de melder",
    explains: { nl: "Wie de melding deed. Alleen Veilig Thuis weet dit.", en: "Who made the report. Only Veilig Thuis knows." },
  },
  SAFETY: {
    code: "SAF",
    nl: "veiligheid",
    explains: { nl: "Hoe veilig het is: zorgen, gebeurtenissen en het oordeel daarover.", en: "How safe it is: worries, events and the judgement of them." },
  },
  ANALYSIS: {
    code: "ANA",
    nl: "gezamenlijke analyse",
    explains: { nl: "Wat hulpverleners samen denken dat er aan de hand is, en waarom.", en: "What professionals together think is going on, and why." },
  },
  PLAN: {
    code: "PLN",
    nl: "plan, doelen, afspraken",
    explains: { nl: "Wat er is afgesproken: het plan, de doelen en wie wat doet.", en: "What was agreed: the plan, its goals and who does what." },
  },
  MEASURE: {
    code: "MSR",
    nl: "maatregelen en beschikkingen",
    explains: { nl: "Wat de rechter of de burgemeester heeft besloten, en tot wanneer dat geldt.", en: "What the court or the mayor decided, and until when it holds." },
  },
  DECISION: {
    code: "DEC",
    nl: "besluiten en toetsing",
    explains: { nl: "Wat een organisatie heeft besloten, en wie dat heeft nagekeken.", en: "What an organisation decided, and who checked it." },
  },
  CHILD_HEALTH: { code: "HCH", nl: "gezondheid van een kind", explains: { nl: "Hoe het gaat met de gezondheid van een kind.", en: "How a child's health is." } },
  ADULT_HEALTH: {
    code: "HAD",
    nl: "gezondheid van een volwassene",
    explains: {
      nl: "Hoe het gaat met de gezondheid van een volwassene, ook psychisch. De behandelaar bepaalt wat daarvan gedeeld wordt.",
      en: "How an adult's health is, mental health too. The clinician decides what of it is shared.",
    },
  },
  CRIMINAL: {
    code: "CRM",
    nl: "strafrechtelijke gegevens",
    explains: { nl: "Of iemand een strafbaar feit heeft gepleegd of daarvan wordt verdacht.", en: "Whether somebody committed a crime or is suspected of one." },
  },
  CHILD_CONFIDENTIAL: {
    code: "CHC",
    nl: "vertrouwelijk gesprek met een kind",
    explains: { nl: "Wat een kind in vertrouwen heeft verteld. Het kind bepaalt mee wie dat leest.", en: "What a child told in confidence. The child has a say in who reads it." },
  },
  NETWORK: {
    code: "NET",
    nl: "netwerk, derden",
    explains: { nl: "Wie er om het gezin heen staat: familie, vrienden en buren die helpen.", en: "Who stands around the family: relatives, friends and neighbours who help." },
  },
  SOCIAL: {
    code: "SOC",
    nl: "schulden, wonen, werk",
    explains: { nl: "Hoe iemand leeft: geld en schulden, wonen, werk en school.", en: "How somebody lives: money and debts, housing, work and school." },
  },
  NATIONAL_NUMBER: {
    code: "BSN",
    nl: "burgerservicenummer",
    explains: { nl: "Het burgerservicenummer. Dit staat nooit in een antwoord.", en: "The citizen service number. It is never in an answer." },
  },
  METADATA: {
    code: "MET",
    nl: "gegevens over het gegeven",
    explains: {
      nl: "Gegevens over een gegeven: van wanneer het is, van wie het komt en waarvoor het is verzameld.",
      en: "Facts about a fact: when it is from, whom it comes from and what it was collected for.",
    },
  },
} as const satisfies Record<
  string,
  { code: string; nl: string; /** For people without knowledge of the field, in plain Dutch (B1) and English. */ explains: { nl: string; en: string } }
>;
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

/** What the records of a type can be instead of what the schema says, and when. */
export interface Reclassification {
  readonly category: Category;
  /** Left out: the record says which. */
  readonly confidentiality?: Confidentiality;
  /** For readers of the pages of the policy. */
  readonly when: string;
  /** `CONTENT`: the record chooses by what it tells. `PARTIES`: it follows from who takes part or who asks; consent never opens that. */
  readonly because: "CONTENT" | "PARTIES";
  /** Left out: every field of the type. */
  readonly fields?: readonly string[];
}

export const OUTCOMES = ["ALLOW", "ALLOW_MASKED", "NEEDS_CONSENT", "REFER_TO_SOURCE", "NEEDS_SECOND_PERSON", "BREAK_GLASS_AVAILABLE", "DENY", "DENY_SILENT"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const isCategory = (value: unknown): value is Category => typeof value === "string" && Object.hasOwn(CATEGORIES, value);
export const isConfidentiality = (value: unknown): value is Confidentiality => typeof value === "string" && Object.hasOwn(CONFIDENTIALITY, value);

/** `C3` and up need a stated necessity (policy.md section 8 step 8). */
export const needsNecessity = (confidentiality: Confidentiality): boolean => Number(confidentiality[1]) >= 3;
