import type { OrganisationType } from "@samenhang/caller";
import { CATEGORIES, CONDITIONS, GROUNDS, PURPOSES, SIGN_OFFS, type Category, type Condition, type GridRow, type GroundId, type Purpose } from "@samenhang/policy";
import { code, link } from "./markdown.js";

/** Parties by their Dutch names, and where their page is. */
export const PARTIES: Readonly<Record<OrganisationType, { readonly nl: string; readonly file: string }>> = {
  VT: { nl: "Veilig Thuis", file: "veilig-thuis.md" },
  GI: { nl: "gecertificeerde instelling", file: "gecertificeerde-instelling.md" },
  RVDK: { nl: "Raad voor de Kinderbescherming", file: "raad-voor-de-kinderbescherming.md" },
  LOCAL_TEAM: { nl: "lokaal team", file: "lokaal-team.md" },
  GGZ: { nl: "ggz", file: "ggz.md" },
  PERSON: { nl: "burger, of wie een burger vertegenwoordigt", file: "burger.md" },
};

export const nameOf = (asker: GridRow["asker"]): string => (asker === "ANY" ? "every organisation that may claim the purpose" : `${PARTIES[asker].nl} (${code(asker)})`);
/** `folder`: how a page gets to the folder of all pages, `./` or `../`. */
export const partyLink = (asker: OrganisationType, folder: string): string => link(PARTIES[asker].nl, `${folder}organisations/${PARTIES[asker].file}`);
export const purposeFile = (purpose: Purpose): string => `${PURPOSES[purpose].code}-${purpose.toLowerCase().replaceAll("_", "-")}.md`;
export const purposeLink = (purpose: Purpose, folder: string): string => link(`${PURPOSES[purpose].code} ${PURPOSES[purpose].nl}`, `${folder}purposes/${purposeFile(purpose)}`);
export const categoryFile = (category: Category): string => `${CATEGORIES[category].code}-${category.toLowerCase().replaceAll("_", "-")}.md`;
export const categoryLink = (category: Category, folder: string): string =>
  link(`${CATEGORIES[category].code} ${CATEGORIES[category].nl}`, `${folder}categories/${categoryFile(category)}`);

/** How sure the analysis is of a ground: H, M or L; V where the wording was compared with a stored text of the law. */
export const confidenceOf = (id: GroundId): string => `${GROUNDS[id].confidence}${GROUNDS[id].checked ? " V" : ""}${GROUNDS[id].inForce ? "" : ", not in force"}`;
export const groundShort = (id: GroundId): string => `${id} (${confidenceOf(id)})`;
export const groundInFull = (id: GroundId): string => `**${id}** ${GROUNDS[id].article}: ${GROUNDS[id].says} (${confidenceOf(id)})`;

export const questionOf = (mark: string): string => (SIGN_OFFS as Readonly<Record<string, string>>)[mark] ?? "unknown";

/** The sentences of a condition, in as many languages as the policy has them. */
export function sentencesOf(condition: Condition): { readonly en: string; readonly nl?: string } {
  const sentence: string | { readonly en: string; readonly nl: string } = CONDITIONS[condition];
  return typeof sentence === "string" ? { en: sentence } : sentence;
}

export function conditionInFull(condition: Condition): string {
  const { en, nl } = sentencesOf(condition);
  return `${code(condition)}: ${en}${nl === undefined ? "" : ` (*${nl}*)`}`;
}
