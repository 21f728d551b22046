import { OVERDUE_NOTIFICATIONS } from "@samenhang/notification-duty";
import { holdable, withRecordKeeping, type SubgraphDefinition } from "@samenhang/subgraph";
import { CaseActs } from "./case.acts.resolver.js";
import { CaseEntity, CaseParticipantEntity, CasePersonEntity, ContactPersonAssignmentEntity } from "./case.entity.js";
import { First } from "./case.migration.js";
import { cases } from "./case.records.js";
import { CaseDoors, PlanDoors, PlanPartDoors, ReferenceDoors } from "./case.resolver.js";
import { CorrectionNoticeEntity } from "./correction-notice.entity.js";
import { CovertCollectionEntity } from "./covert-collection.entity.js";
import { CovertCollections } from "./covert-collection.resolver.js";
import { DataSubjectRequestEntity } from "./data-subject-request.entity.js";
import { DutyActs, DutyQueries } from "./duties.resolver.js";
import { IndicatorQueries } from "./indicator.resolver.js";
import { InformationItemEntity } from "./information-item.entity.js";
import { NotificationDutyEntity } from "./notification-duty.entity.js";
import { AddressEntity, AuthorityRecordEntity, HouseholdEntity, HouseholdMemberEntity, PersonEntity, RelationEntity } from "./person.entity.js";
import { addresses, authority, people, relations } from "./person.records.js";
import { HouseholdDoors, PersonDoors } from "./person.resolver.js";
import { AgreementEntity, GoalEntity, PlanEntity, PlanPartEntity, PlanViewEntity } from "./plan.entity.js";
import { ProtectiveOrderEntity } from "./protective-order.entity.js";
import { OrganisationEntity, ProfessionalEntity } from "./reference.entity.js";
import { organisations, professionals } from "./reference.records.js";
import { SnapshotItemEntity } from "./report-snapshot.entity.js";
import { NoticeDoors, SnapshotDoors, Snapshots } from "./report-snapshot.resolver.js";
import { ShieldingOrderEntity } from "./shielding.entity.js";
import { Shielding } from "./shielding.resolver.js";
import { StaffSafetyNoteEntity } from "./staff-safety-note.entity.js";
import { dataSubjectRequests } from "./data-subject-request.records.js";
import { items } from "./information-item.records.js";
import { agreements, goals } from "./plan.records.js";
import { protectiveOrders } from "./protective-order.records.js";
import { staffSafetyNotes } from "./staff-safety-note.records.js";

const definition: SubgraphDefinition = {
  name: "case",
  ownerType: "SHARED",
  resolvers: [
    PersonDoors,
    HouseholdDoors,
    CaseDoors,
    PlanDoors,
    PlanPartDoors,
    ReferenceDoors,
    IndicatorQueries,
    CaseActs,
    Shielding,
    DutyQueries,
    DutyActs,
    CovertCollections,
    SnapshotDoors,
    NoticeDoors,
    Snapshots,
  ],
  types: [],
  references: {
    Person: (id, { guard }, info) => guard.findOne(people, "id", id, info),
    Case: (id, { guard }, info) => guard.findOne(cases, "id", id, info),
    Organisation: (id, { guard }, info) => guard.findOne(organisations, "slug", id, info),
    Professional: (id, { guard }, info) => guard.findOne(professionals, "slug", id, info),
    DataSubjectRequest: (id, { guard }, info) => guard.findOne(dataSubjectRequests, "id", id, info, []),
  },
  entities: [
    OrganisationEntity,
    ProfessionalEntity,
    PersonEntity,
    AddressEntity,
    RelationEntity,
    AuthorityRecordEntity,
    HouseholdEntity,
    HouseholdMemberEntity,
    CaseEntity,
    CasePersonEntity,
    CaseParticipantEntity,
    ContactPersonAssignmentEntity,
    InformationItemEntity,
    NotificationDutyEntity,
    CovertCollectionEntity,
    DataSubjectRequestEntity,
    CorrectionNoticeEntity,
    SnapshotItemEntity,
    PlanEntity,
    PlanViewEntity,
    PlanPartEntity,
    GoalEntity,
    AgreementEntity,
    ShieldingOrderEntity,
    ProtectiveOrderEntity,
    StaffSafetyNoteEntity,
  ],
  migrations: [First],
  outstanding: [
    OVERDUE_NOTIFICATIONS,
    { kind: "COLLECTION_WITHOUT_KNOWLEDGE", table: "covert_collection", actor: "recorded_by", where: "row.started_on BETWEEN asked.first_day AND asked.day" },
    { kind: "OVERDUE_REVIEWS", table: "covert_collection", actor: "recorded_by", where: "row.state IN ('RUNNING', 'ENDED') AND row.review_due_at <= asked.day" },
    { kind: "OVERDUE_REQUESTS", table: "data_subject_request", where: "row.decision IS NULL AND coalesce(row.extended_to, row.due_at) <= asked.day" },
    { kind: "OVERDUE_CORRECTIONS", table: "correction_notice", where: "row.recipient_actor IS NULL AND row.acknowledged_on IS NULL AND row.due_at <= asked.day" },
  ],
};

/** The shared structure: persons and how they relate, cases and who takes part, what was contributed, the one plan, shielding. */
export const casus: SubgraphDefinition = withRecordKeeping(
  {
    prefix: "case",
    holds: [
      holdable(InformationItemEntity, items),
      holdable(AddressEntity, addresses),
      holdable(RelationEntity, relations),
      holdable(AuthorityRecordEntity, authority),
      holdable(GoalEntity, goals),
      holdable(AgreementEntity, agreements),
      holdable(ProtectiveOrderEntity, protectiveOrders),
      holdable(StaffSafetyNoteEntity, staffSafetyNotes),
    ],
  },
  definition,
);
export * from "./case.entity.js";
export * from "./covert-collection.entity.js";
export * from "./information-item.entity.js";
export * from "./notification-duty.entity.js";
export * from "./person.entity.js";
export * from "./plan.entity.js";
export * from "./protective-order.entity.js";
export * from "./reference.entity.js";
export * from "./shielding.entity.js";
export * from "./staff-safety-note.entity.js";
export { caseFact, participation } from "./case.acts.js";
export { framework } from "./framework.acts.js";
export { shielding } from "./shielding.acts.js";
export { LeakSource } from "./shielding.type.js";
export { wordsToHide } from "./shielding-words.js";
