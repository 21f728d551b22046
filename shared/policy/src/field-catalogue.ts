import type { Category, Classification, Confidentiality, Reclassification } from "./vocabulary.js";

/** One classified field of the hub, and who gives it. Plain data: whoever has the schema makes it. */
export interface CatalogueField extends Classification {
  /** `Type.field`. */
  readonly name: string;
  readonly type: string;
  /** The subgraphs that can give it. */
  readonly owners: readonly string[];
  /** The subgraph that decides about it; where several give it, `several`: each decides about its own records of it. */
  readonly owner: string;
  /** What records of the type can make of it instead. */
  readonly becomes?: readonly Reclassification[];
  /** A door: nothing is decided about it, only about the fields of the type it leads to. */
  readonly isDoor: boolean;
  /** The type a door leads to; of another field the type of the values inside, where they are no persons or other entities. */
  readonly holds?: string;
}

/** Every field of the hub, whoever owns it: what may be asked about by name. */
export interface FieldCatalogue {
  find(name: string): CatalogueField | undefined;
  /** Fields of a type that say something, in the order of the schema; empty for a type nobody knows. */
  contentOf(type: string): readonly CatalogueField[];
  /** Fields that say something themselves: no doors, no descriptions, nothing that only holds values with fields of their own. */
  readonly shareable: readonly CatalogueField[];
  /** Fields inside which values of a type are shown; they must be open too. */
  holdersOf(type: string): readonly CatalogueField[];
  /** Records of the type say themselves of which category and class they are. */
  isSelfClassified(type: string): boolean;
}

export function createFieldCatalogue(fields: readonly CatalogueField[]): FieldCatalogue {
  const byName = new Map(fields.map((field) => [field.name, field]));
  return {
    find: (name) => byName.get(name),
    contentOf: (type) => fields.filter((field) => field.type === type && !field.isDoor && (field.category !== "METADATA" || field.confidentiality === "C0")),
    shareable: fields.filter(({ isDoor, holds, category }) => !isDoor && holds === undefined && category !== "METADATA"),
    holdersOf: (type) => fields.filter(({ holds, isDoor }) => holds === type && !isDoor),
    isSelfClassified: (type) => byName.has(`${type}.category`) && byName.has(`${type}.confidentiality`),
  };
}

const OF_CLASS: Readonly<Partial<Record<Category, Confidentiality>>> = {
  METADATA: "C1",
  REPORT: "C3",
  SAFETY: "C3",
  ANALYSIS: "C3",
  CHILD_HEALTH: "C3",
  CRIMINAL: "C3",
  ADULT_HEALTH: "C4",
  GGZ_INVOLVEMENT: "C4",
  CHILD_CONFIDENTIAL: "C5",
  REPORTER_IDENTITY: "C6",
  SHIELDED: "C7",
  NATIONAL_NUMBER: "C9",
};

/** The class a record of a category has as a rule (model.md section 0). */
export const usualClass = (category: Category): Confidentiality => OF_CLASS[category] ?? "C2";
