import type { OrganisationType } from "@samenhang/caller";
import type { Category, Classification, Confidentiality } from "@samenhang/policy";

/** One field of the hub's schema, as far as the policy is concerned. */
export interface SchemaField extends Classification {
  /** `Type.field`. */
  readonly name: string;
  /** Kinds of organisation whose records carry it; `SHARED` for the subgraphs of all. */
  readonly owners: readonly (OrganisationType | "SHARED")[];
  /** It says something. Other fields describe the record, or lead to other records. */
  readonly isContent: boolean;
}

/** A type whose records can have another classification than the schema says. `Type.*` stands for every field of the type. */
export interface Reclassified {
  readonly type: string;
  readonly name: string;
  readonly owners: SchemaField["owners"];
  readonly as: readonly Variant[];
}

export interface Variant {
  readonly category: Category;
  /** Left out: the record says which. */
  readonly confidentiality?: Confidentiality;
  readonly when: string;
}

const ITEM_CATEGORIES = [
  "IDENTITY",
  "FAMILY",
  "INVOLVEMENT",
  "GGZ_INVOLVEMENT",
  "REPORT",
  "REPORTER_IDENTITY",
  "SAFETY",
  "ANALYSIS",
  "PLAN",
  "MEASURE",
  "DECISION",
  "CHILD_HEALTH",
  "ADULT_HEALTH",
  "CRIMINAL",
  "CHILD_CONFIDENTIAL",
  "NETWORK",
  "SOCIAL",
] as const satisfies readonly Category[];

/**
 * The same as the `reclassify` functions of the subgraphs say, for readers. A test compares the types that have one; a
 * journey compares what ledgers recorded.
 */
export const RECLASSIFIED: readonly Reclassified[] = [
  {
    type: "InformationItem",
    name: "InformationItem.text",
    owners: ["SHARED"],
    as: ITEM_CATEGORIES.map((category) => ({ category, when: "its author said that the item is about this; so for all that is said in the item" })),
  },
  {
    type: "CaseParticipant",
    name: "CaseParticipant.*",
    owners: ["SHARED"],
    as: [
      { category: "GGZ_INVOLVEMENT", confidentiality: "C4", when: "who takes part works in mental health care" },
      { category: "SHIELDED", confidentiality: "C7", when: "who takes part is a safety officer, which tells of a shielding order" },
    ],
  },
  {
    type: "Referral",
    name: "Referral.*",
    owners: ["SHARED"],
    as: [
      { category: "GGZ_INVOLVEMENT", confidentiality: "C4", when: "a provider of mental health care is a party, and the asker is none" },
      { category: "INVOLVEMENT", confidentiality: "C8", when: "the asker is no party and asks for a handover" },
    ],
  },
  {
    type: "InformationRequest",
    name: "InformationRequest.*",
    owners: ["SHARED"],
    as: [
      { category: "GGZ_INVOLVEMENT", confidentiality: "C4", when: "the source is a provider of mental health care" },
      { category: "INVOLVEMENT", confidentiality: "C8", when: "the asker is neither who put the question nor the source" },
    ],
  },
  {
    type: "AnswerStatement",
    name: "AnswerStatement.text",
    owners: ["SHARED"],
    as: ITEM_CATEGORIES.map((category) => ({ category, when: "the source answered about this" })),
  },
  {
    type: "LegalFact",
    name: "LegalFact.*",
    owners: ["SHARED"],
    as: [
      { category: "INVOLVEMENT", confidentiality: "C2", when: "the fact is an investigation" },
      { category: "GGZ_INVOLVEMENT", confidentiality: "C4", when: "the fact is a handover, a treatment or a provider that was named" },
    ],
  },
  {
    type: "ProtectiveOrder",
    name: "ProtectiveOrder.*",
    owners: ["SHARED"],
    as: [
      { category: "CRIMINAL", confidentiality: "C3", when: "a criminal court gave the order" },
      { category: "MEASURE", confidentiality: "C8", when: "the asker treats somebody who is protected by it, and not who must keep it" },
    ],
  },
  ...["ConsentRecord", "ConsentRequest"].map((type) => ({
    type,
    name: `${type}.*`,
    owners: ["SHARED" as const],
    as: [{ category: "GGZ_INVOLVEMENT" as const, confidentiality: "C4" as const, when: "a provider of mental health care is a party, and the asker is no family member" }],
  })),
  {
    type: "CapacityAssessment",
    name: "CapacityAssessment.*",
    owners: ["SHARED"],
    as: [{ category: "CHILD_HEALTH", confidentiality: "C3", when: "the person is a minor" }],
  },
  {
    type: "AfterReview",
    name: "AfterReview.*",
    owners: ["SHARED"],
    as: [
      {
        category: "DECISION",
        confidentiality: "C8",
        when: "the asker is neither reviewer nor privacy officer of the organisation that opened it, nor brought into the case to review",
      },
    ],
  },
  {
    type: "OrganisationNotice",
    name: "OrganisationNotice.*",
    owners: ["SHARED"],
    as: [{ category: "DECISION", confidentiality: "C8", when: "the asker is neither privacy officer nor coordinates the declared case in the name of the organisation" }],
  },
  // Only what it reveals differs: that nobody is known gives no shielded place away.
  { type: "KnownHere", name: "KnownHere.*", owners: ["LOCAL_TEAM"], as: [] },
  {
    type: "ReleasedStatement",
    name: "ReleasedStatement.*",
    owners: ["GGZ"],
    as: [
      { category: "GGZ_INVOLVEMENT", confidentiality: "C4", when: "the statement is about availability" },
      { category: "ADULT_HEALTH", confidentiality: "C4", when: "the statement is about treatment, parenting or a crisis agreement" },
      { category: "PLAN", confidentiality: "C4", when: "the statement is about waiting time or how to work together" },
      { category: "SAFETY", confidentiality: "C4", when: "the statement is about a risk for safety" },
    ],
  },
];
