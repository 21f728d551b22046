import { ITEM_CATEGORIES, type Reclassification } from "@samenhang/policy";
import { Classified, codeList, Id, InformationNature, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID } from "type-graphql";
import { Framework } from "./case.type.js";
import { Person } from "./person.type.js";
import { Organisation, Professional } from "./reference.type.js";

export const InformationKind = codeList("InformationKind", "What an item is.", {
  OBSERVATION: "seen or heard by the recorder (observatie)",
  STATEMENT: "what a person said (verklaring)",
  EVENT: "what happened (gebeurtenis)",
  CONCERN: "a worry someone has (zorg)",
  STRENGTH: "a strength or resource (kracht)",
  DOCUMENT_EXTRACT: "part of a document",
  REGISTER_FACT: "from an official register",
});
export type InformationKind = keyof typeof InformationKind;

export const SourceKind = codeList("SourceKind", "Where an item comes from (*bron*).", {
  OWN_OBSERVATION: "own observation",
  PERSON: "a person",
  PROFESSIONAL: "a professional",
  DOCUMENT: "a document",
  REGISTER: "a register",
});
export type SourceKind = keyof typeof SourceKind;

export const VerificationOutcome = codeList("VerificationOutcome", "Outcome of a check (*toetsing*).", {
  CONFIRMED: "confirmed",
  CONTRADICTED: "contradicted",
  INCONCLUSIVE: "inconclusive",
});
export type VerificationOutcome = keyof typeof VerificationOutcome;

export const ViewPosition = codeList("ViewPosition", "How a person sees an item (*zienswijze*).", {
  AGREES: "agrees",
  DISAGREES: "disagrees",
  ADDS: "adds something",
  NOT_HEARD: "not heard yet",
});
export type ViewPosition = keyof typeof ViewPosition;

@RecordObject("Verification", "A check of an item (*toetsing*). An empty list means: not verified.")
export class Verification {
  @Meta(() => String, "How it was checked.")
  method?: string;
  @Meta(() => VerificationOutcome, "With what outcome.")
  outcome?: VerificationOutcome;
  @Meta(() => Professional, "By whom.")
  by?: Professional;
  @Meta(() => GraphQLLocalDate, "When.")
  at?: string;
}

const CONTENT = { category: "SAFETY", confidentiality: "C3" } as const;

/** What an item says is of the category and class its author gave it. */
const OF_ITS_AUTHOR = (fields: readonly string[]): readonly Reclassification[] =>
  ITEM_CATEGORIES.map((category) => ({ category, because: "CONTENT", when: "its author said that the item is about this", fields }));

@RecordObject("Correction", "A correction of an item, with what it was (*correctie*).", { becomes: OF_ITS_AUTHOR(["before", "after", "reason", "requestedBy"]) })
export class Correction {
  @Classified(() => String, { ...CONTENT, description: "What it said." })
  before?: string;
  @Classified(() => String, { ...CONTENT, description: "What it says now." })
  after?: string;
  @Meta(() => InformationNature, "What it was regarded as, where that changed.")
  natureBefore?: InformationNature;
  @Meta(() => InformationNature, "What it is regarded as since.")
  natureAfter?: InformationNature;
  @Classified(() => String, { ...CONTENT, description: "Why." })
  reason?: string;
  @Classified(() => Person, { ...CONTENT, description: "Who asked for it (*verzoeker*)." })
  requestedBy?: Person;
  @Meta(() => Professional, "Who decided.")
  decidedBy?: Professional;
  @Meta(() => GraphQLLocalDate, "When.")
  at?: string;
}

@RecordObject("PersonView", "How a person sees an item (*zienswijze*). Travels with the item.", { becomes: OF_ITS_AUTHOR(["person", "position", "text", "notHeardReason"]) })
export class PersonView {
  @Classified(() => Person, { ...CONTENT, description: "Whose view." })
  person?: Person;
  @Classified(() => ViewPosition, { ...CONTENT, description: "Position." })
  position?: ViewPosition;
  @Classified(() => String, { ...CONTENT, description: "In their own words." })
  text?: string;
  @Meta(() => GraphQLLocalDate, "When it was recorded.")
  recordedAt?: string;
  @Classified(() => String, { ...CONTENT, description: "Why the person was not heard." })
  notHeardReason?: string;
}

@RecordObject(
  "InformationItem",
  "One piece of information with its provenance (*informatie-item*). Each item has a category and class of its own; the decision is made about those.",
  {
    becomes: [
      ...OF_ITS_AUTHOR(["text", "holder", "sourceReference", "corrections", "views"]),
      { category: "DECISION", confidentiality: "C8", because: "PARTIES", when: "the asker is the person it is about, or speaks for them, and was not told of it yet" },
    ],
  },
)
export class InformationItem {
  @Id(() => ID)
  id!: string;
  @Meta(() => [Person], "Data subjects (*betrokkenen*); the policy is decided for each.")
  about?: Person[];
  @Meta(() => InformationKind, "What it is.")
  kind?: InformationKind;
  @Classified(() => String, { ...CONTENT, description: "What it says." })
  text?: string;
  @Meta(() => InformationNature, "What kind of truth it claims (*aard*).")
  nature?: InformationNature;
  @Meta(() => Professional, "Who regarded it so.")
  qualifiedBy?: Professional;
  @Meta(() => GraphQLISODateTime, "When.")
  qualifiedAt?: Date;
  @Classified(() => Person, { ...CONTENT, description: "Whose statement, opinion or worry it is." })
  holder?: Person;
  @Meta(() => GraphQLLocalDate, "When it happened or was seen (first day).")
  observedFrom?: string;
  @Meta(() => GraphQLLocalDate, "When it happened or was seen (last day), for a period.")
  observedUntil?: string;
  @Meta(() => GraphQLISODateTime, "When it was recorded.")
  recordedAt?: Date;
  @Meta(() => SourceKind, "Kind of source (*bron*).")
  sourceKind?: SourceKind;
  @Classified(() => String, { ...CONTENT, description: "Which source." })
  sourceReference?: string;
  @Meta(() => Professional, "Who recorded it.")
  recordedBy?: Professional;
  @Meta(() => Organisation, "Who is responsible for it (*verwerkingsverantwoordelijke*).")
  controller?: Organisation;
  @Meta(() => String, "For which purpose it was collected.")
  purposeCollected?: string;
  @Meta(() => String, "On which ground it was collected.")
  legalBasisCollected?: string;
  @Meta(() => Framework, "In which frame it was collected (*kader*).")
  framework?: Framework;
  @Meta(() => Boolean, "Collected with the knowledge of the persons; false only where a covert collection was approved first (R-049).")
  collectedWithKnowledge?: boolean;
  @Meta(() => ID, "The covert collection it comes from, in the organisation that collected and for a person who was told of it.")
  covertCollection?: string;
  @Meta(() => Boolean, "Every person it is about was told of it, or knew. For professionals.")
  isToldToPersons?: boolean;
  @Meta(() => [Verification], "Checks; empty means not verified.")
  verifications?: Verification[];
  @Classified(() => [Correction], { ...CONTENT, description: "Corrections, with what they changed." })
  corrections?: Correction[];
  @Classified(() => [PersonView], { ...CONTENT, description: "How the persons see it." })
  views?: PersonView[];
  @Meta(() => Boolean, "Someone disputes it.")
  isDisputed?: boolean;
  @Meta(() => GraphQLLocalDate, "Valid until.")
  validUntil?: string;
  @Meta(() => String, "Data category of this item.")
  category?: string;
  @Meta(() => String, "Confidentiality class of this item.")
  confidentiality?: string;
}
