import type { Classification, RecordFacts } from "@samenhang/policy";
import { isOwnFile, organisation, person, professional, tableRecord } from "@samenhang/subgraph";
import { ContactPointEntity, PublishedInvolvementEntity, ReleasedStatementEntity, type ReleasedEntity } from "./ggz.entity.js";
import type { GgzContactPoint, PublishedInvolvement, ReleasedStatement, StatementKind } from "./ggz.type.js";

const release = ({ releasedTo, purposes, validUntil, onConsent }: ReleasedEntity): Partial<RecordFacts> => ({
  releases: [{ to: releasedTo, purposes, until: validUntil, onConsent }],
});

type ClassificationOfKind = Pick<Classification, "category" | "confidentiality">;

/** Every statement is of class C4; the category follows from what it is about (model.md section 8). */
const CLASSIFICATION: Readonly<Record<StatementKind, ClassificationOfKind>> = {
  AVAILABILITY: { category: "GGZ_INVOLVEMENT", confidentiality: "C4" },
  TREATMENT_STATUS: { category: "ADULT_HEALTH", confidentiality: "C4" },
  WAITING_TIME: { category: "PLAN", confidentiality: "C4" },
  PARENTING_IMPACT: { category: "ADULT_HEALTH", confidentiality: "C4" },
  SAFETY_RISK: { category: "SAFETY", confidentiality: "C4" },
  CRISIS_AGREEMENT: { category: "ADULT_HEALTH", confidentiality: "C4" },
  COOPERATION_AGREEMENT: { category: "PLAN", confidentiality: "C4" },
};

export const involvements = tableRecord<PublishedInvolvement>()<PublishedInvolvementEntity>({
  name: "PublishedInvolvement",
  entity: PublishedInvolvementEntity,
  revealsNothingTo: isOwnFile,
  order: { since: "ASC", id: "ASC" },
  facts: release,
  values: (row) => ({ since: row.since, clinicianContact: professional(row.clinicianContact) }),
});

/** No `variants`: a refusal is announced as if every statement were of one kind, so it cannot tell which kinds there are. */
export const statements = tableRecord<ReleasedStatement>()<ReleasedStatementEntity>({
  name: "ReleasedStatement",
  entity: ReleasedStatementEntity,
  order: { releasedAt: "DESC", id: "ASC" },
  facts: release,
  reclassify: (row, field) => (field === "id" ? undefined : CLASSIFICATION[row.kind]),
  values: (row) => ({
    id: row.id,
    about: row.about.map(person),
    kind: row.kind,
    text: row.text,
    releasedAt: row.releasedAt,
    validUntil: row.validUntil,
    releasedBy: professional(row.releasedBy),
    ground: row.ground,
  }),
});

export const contactPoints = tableRecord<GgzContactPoint>()<ContactPointEntity>({
  name: "GgzContactPoint",
  entity: ContactPointEntity,
  by: ["owner"],
  values: (row) => ({ organisation: organisation(row.owner), phone: row.phone, crisisPhone: row.crisisPhone, openingHours: row.openingHours }),
});
