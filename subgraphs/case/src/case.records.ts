import { endsOn, organisation, person, professional, tableRecord } from "@samenhang/subgraph";
import { CaseEntity, CaseParticipantEntity, CasePersonEntity, ContactPersonAssignmentEntity } from "./case.entity.js";
import type { Case, CaseParticipant, CasePerson, ContactPersonAssignment } from "./case.type.js";

/** A case can be shown to who may see anything of one of its persons; each part of it decides for itself. */
export const cases = tableRecord<Case>()<CaseEntity>({
  name: "Case",
  entity: CaseEntity,
  separable: true,
  order: { openedAt: "DESC", id: "ASC" },
  facts: (row) => ({ caseId: row.id, ...endsOn(row.closedAt) }),
  isKnownTo: (row, { context, request }) => request.participatesInCase && context.caseId === row.id,
  notices: (row) => (row.closedAt ? ["CLOSED_RECORD"] : []),
  values: (row) => ({
    id: row.id,
    openedAt: row.openedAt,
    openedBy: organisation(row.openedBy),
    closedAt: row.closedAt,
    closeReason: row.closeReason,
    phase: row.phase,
    coordinator: row.coordinator ? professional(row.coordinator) : null,
  }),
});

export const casePersons = tableRecord<CasePerson>()<CasePersonEntity>({
  name: "CasePerson",
  entity: CasePersonEntity,
  by: ["casus"],
  order: { from: "ASC", id: "ASC" },
  facts: (row) => ({ caseId: row.casus }),
  values: (row) => ({
    person: row.about.map(person)[0],
    roles: row.roles,
    framework: row.framework,
    frameworkHistory: row.frameworkHistory.map(({ from, ...period }) => ({ ...period, since: from })),
    since: row.from,
  }),
});

/**
 * A clinician's participation is itself health data: GGZ involvement (C4), visible only as far as it was published. That a
 * safety officer takes part tells of a shielding order, and is shielded itself.
 */
export const participants = tableRecord<CaseParticipant>()<CaseParticipantEntity>({
  name: "CaseParticipant",
  entity: CaseParticipantEntity,
  by: ["casus", "professional"],
  separable: true,
  order: { from: "ASC", id: "ASC" },
  facts: (row) => ({ parties: [row.organisation], caseId: row.casus, ...endsOn(row.until) }),
  isOfCaller: (row, { caller }) => row.professional === caller.actor && row.organisation === caller.organisation.id && !row.conflictOfInterest,
  reclassify: (row) => {
    if (row.ofSafetyOfficer) return { category: "SHIELDED", confidentiality: "C7" };
    return row.ofGgz ? { category: "GGZ_INVOLVEMENT", confidentiality: "C4" } : undefined;
  },
  values: (row) => ({
    id: row.id,
    caseId: row.casus,
    professional: professional(row.professional),
    organisation: organisation(row.organisation),
    mandateOf: row.mandateOf ? organisation(row.mandateOf) : null,
    concerns: row.about.map(person),
    capacity: row.capacity,
    since: row.from,
    until: row.until,
    lastContactAt: row.lastContactAt,
  }),
});

export const contactAssignments = tableRecord<ContactPersonAssignment>()<ContactPersonAssignmentEntity>({
  name: "ContactPersonAssignment",
  entity: ContactPersonAssignmentEntity,
  by: ["casus"],
  order: { from: "DESC", id: "ASC" },
  facts: (row) => ({ caseId: row.casus, ...endsOn(row.until) }),
  values: (row) => ({
    person: row.about.map(person)[0],
    primary: professional(row.primary),
    duo: row.duo ? professional(row.duo) : null,
    since: row.from,
    until: row.until,
    changeReason: row.changeReason,
  }),
});
