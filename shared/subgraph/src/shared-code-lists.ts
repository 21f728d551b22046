import { CATEGORIES, CONFIDENTIALITY, type Category, type Confidentiality } from "@samenhang/policy";
import { codeList } from "./code-list.js";

/** Code lists of more than one subgraph: composition demands that they are the same to the letter. */
export const DataCategory = codeList<Category>(
  "DataCategory",
  "What information is about (*gegevenscategorie*).",
  Object.fromEntries(Object.entries(CATEGORIES).map(([name, { code, nl, explains }]) => [name, `${code}: ${nl}. ${explains.nl}`])) as Record<Category, string>,
);
export const ConfidentialityClass = codeList<Confidentiality>("ConfidentialityClass", "How confidential information is (*vertrouwelijkheidsklasse*).", CONFIDENTIALITY);

export const InformationNature = codeList("InformationNature", "What kind of truth an item claims (*aard*); has no default (R-002).", {
  FACT: "fact (feit)",
  OPINION: "opinion (mening)",
  STATEMENT_BY_PERSON: "statement by a person (verklaring)",
  PROFESSIONAL_JUDGEMENT: "professional judgement (oordeel)",
  HYPOTHESIS: "hypothesis (hypothese)",
});
export type InformationNature = keyof typeof InformationNature;
