import { dutchDay, type Category, type Classification, type Shieldable } from "@samenhang/policy";
import { organisation, person, professional, tableRecord } from "@samenhang/subgraph";
import { blindedKey, type Ticket } from "@samenhang/ticket";
import { InformationItemEntity } from "./information-item.entity.js";
import type { InformationItem } from "./information-item.type.js";

/** Fields of which the classification is the item's own, not the schema's. */
const OF_THE_ITEM = ["text", "holder", "sourceReference", "corrections", "views", "before", "after", "reason", "person", "position", "notHeardReason"];

/** As the identity of an informant: not shown to whoever exercises rights, and looking like what was not recorded (policy.md section 12.2). */
const OF_ANOTHER: Classification = { category: "REPORTER_IDENTITY", confidentiality: "C6", reveals: [] };

/**
 * To a person who asks: whose words an item holds and which source it has, unless they are that person's own; and the
 * words of another, also where that other was not named as a data subject (examples E14, E15). The same for every item.
 */
function isOfAnother({ holderPerson, views }: InformationItemEntity, field: string, { caller, subjects, salt }: Ticket): boolean {
  if (caller.organisation.type !== "PERSON") return false;
  if (field === "holder" || field === "sourceReference") return holderPerson === null || holderPerson !== caller.person;
  const speaksFor = (id: string): boolean => subjects[blindedKey(salt, id)]?.holds.includes("isSelf") ?? false;
  return (holderPerson !== null && !speaksFor(holderPerson)) || (field === "views" && views.some((view) => view.person !== caller.person));
}

/** What an item of a category gives away about a shielded place; free text of other categories awaits the token scan. */
const REVEALED_BY: Readonly<Partial<Record<Category, readonly Shieldable[]>>> = {
  ADDRESS: ["LOCATION", "SCHOOL", "WORK"],
  IDENTITY: ["CONTACT", "LOCATION"],
  FAMILY: ["LOCATION"],
  INVOLVEMENT: ["PROVIDER", "EXISTENCE_OF_HELP"],
};

export const items = tableRecord<InformationItem>()<InformationItemEntity>({
  name: "InformationItem",
  entity: InformationItemEntity,
  by: ["casus"],
  order: { observedFrom: "DESC", id: "ASC" },
  facts: (row) => ({ caseId: row.casus }),
  reclassify: (row, field, ticket) => {
    if (!OF_THE_ITEM.includes(field)) return undefined;
    return isOfAnother(row, field, ticket) ? OF_ANOTHER : { category: row.category, confidentiality: row.confidentiality, reveals: REVEALED_BY[row.category] ?? [] };
  },
  variants: {
    text: [
      { category: "SAFETY", confidentiality: "C3" },
      { category: "PLAN", confidentiality: "C2" },
      { category: "SOCIAL", confidentiality: "C2" },
      { category: "NETWORK", confidentiality: "C2" },
      { category: "CHILD_HEALTH", confidentiality: "C3" },
      { category: "ANALYSIS", confidentiality: "C3" },
    ],
  },
  notices: (row, now) => [
    ...(row.isDisputed ? (["DISPUTED"] as const) : []),
    ...(row.validUntil && row.validUntil < dutchDay(now) ? (["OUTDATED"] as const) : []),
    ...(row.collectedWithKnowledge ? [] : (["COLLECTED_WITHOUT_KNOWLEDGE"] as const)),
  ],
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    kind: row.kind,
    text: row.text,
    nature: row.nature,
    qualifiedBy: professional(row.qualifiedBy),
    qualifiedAt: row.qualifiedAt,
    holder: row.holderPerson ? person(row.holderPerson) : null,
    observedFrom: row.observedFrom,
    observedUntil: row.observedUntil,
    recordedAt: row.recordedAt,
    sourceKind: row.sourceKind,
    sourceReference: row.sourceReference,
    recordedBy: professional(row.recordedBy),
    controller: organisation(row.owner),
    purposeCollected: row.purposeCollected,
    legalBasisCollected: row.legalBasisCollected,
    framework: row.framework,
    collectedWithKnowledge: row.collectedWithKnowledge,
    verifications: row.verifications.map(({ by, ...check }) => ({ ...check, by: professional(by) })),
    corrections: row.corrections.map(({ decidedBy, ...correction }) => ({ ...correction, decidedBy: professional(decidedBy) })),
    views: row.views.map((view) => ({ ...view, person: person(view.person) })),
    isDisputed: row.isDisputed,
    validUntil: row.validUntil,
    category: row.category,
    confidentiality: row.confidentiality,
  }),
});
