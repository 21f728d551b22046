import { isCategory, isConfidentiality, SHIELDABLE, type Classification, type Reclassification, type Shieldable } from "@samenhang/policy";
import { Kind, type ConstDirectiveNode } from "graphql";

/** What one `@classified` directive says; throws on a word the policy does not know. */
export function readClassification(directive: ConstDirectiveNode, where: string): Classification {
  const value = (name: string) => directive.arguments?.find((argument) => argument.name.value === name)?.value;
  const category = value("category");
  const confidentiality = value("confidentiality");
  const reveals = value("reveals");
  if (category?.kind !== Kind.STRING || !isCategory(category.value)) throw new Error(`${where}: unknown category`);
  if (confidentiality?.kind !== Kind.STRING || !isConfidentiality(confidentiality.value)) throw new Error(`${where}: unknown confidentiality`);
  const revealed = reveals?.kind === Kind.LIST ? reveals.values.map((entry) => (entry.kind === Kind.STRING ? entry.value : "")) : [];
  if (revealed.some((what) => !SHIELDABLE.includes(what as Shieldable))) throw new Error(`${where}: unknown shieldable`);
  return { category: category.value, confidentiality: confidentiality.value, ...(revealed.length ? { reveals: revealed as Shieldable[] } : {}) };
}

/** What the `@reclassified` directives of a type say; throws on a word the policy does not know. */
export function readReclassifications(directives: readonly ConstDirectiveNode[], where: string): readonly Reclassification[] {
  return directives
    .filter(({ name }) => name.value === "reclassified")
    .map((directive) => {
      const text = (name: string): string | undefined => {
        const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
        return value?.kind === Kind.STRING ? value.value : undefined;
      };
      const [category, confidentiality, when, because] = [text("category"), text("confidentiality"), text("when"), text("because")];
      const named = directive.arguments?.find(({ name }) => name.value === "fields")?.value;
      const fields = named?.kind === Kind.LIST ? named.values.map((entry) => (entry.kind === Kind.STRING ? entry.value : "")) : undefined;
      if (!isCategory(category)) throw new Error(`${where}: unknown category`);
      if (confidentiality !== undefined && !isConfidentiality(confidentiality)) throw new Error(`${where}: unknown confidentiality`);
      if (!when || (because !== "CONTENT" && because !== "PARTIES")) throw new Error(`${where}: says neither when nor because of what`);
      return { category, ...(confidentiality ? { confidentiality } : {}), when, because, ...(fields ? { fields } : {}) };
    });
}

/** Those of a type that are about one field. */
export const ofField = (variants: readonly Reclassification[], field: string): readonly Reclassification[] => variants.filter(({ fields }) => fields?.includes(field) ?? true);
