import { isCategory, isConfidentiality, SHIELDABLE, type Classification, type Shieldable } from "@samenhang/policy";
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
