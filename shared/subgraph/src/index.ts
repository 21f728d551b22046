export { check, UNKNOWN_RECORD } from "./act-checks.js";
export {
  ActMutation,
  Classified,
  EntityPart,
  Id,
  Meta,
  Public,
  RecordField,
  RecordObject,
  RecordQuery,
  RecordsField,
  RecordsQuery,
  SharedValue,
  ValueObject,
  ValueQuery,
  CLASSIFIED_DEFINITION,
  CLASSIFIED_URL,
  type FieldOptions,
} from "./classified.js";
export { ActResult, Recorded, Refused } from "./act-result.js";
export { ActRefusal, Acts, refused, type ActRequest, type ActTransaction } from "./acts.js";
export { askedBy } from "./asked-by.js";
export { codeList } from "./code-list.js";
export { directoryOf, type Directory, type KnownOrganisation } from "./directory.js";
export { ConfidentialityClass, DataCategory, InformationNature } from "./shared-code-lists.js";
export { openDatabase, type DatabaseOptions } from "./database.js";
export type { Notice, Withheld } from "./disclosure.js";
export { isAtWork, isOf, isOfficer, isTiedTo, mustNotRead, speaksFor, worksWith } from "./for-caller.js";
export { Guard, type OwnerQuestion } from "./guard.js";
export type { OwnerFacts } from "./record-decisions.js";
export { firstMigration, migration, recordTable, table, type Columns } from "./migration.js";
export { noteKeys } from "./ledger-keys.js";
export type { CosignedCheckpoint, LedgerAlarm, LedgerPeer } from "./ledger-service.js";
export type { Outstanding } from "./outstanding.js";
export { createOutbox, type AttestationSink, type Outbox } from "./outbox.js";
export { NO_MARKS, RecordEntity } from "./record-entity.js";
export {
  defineIndicator,
  findIndicator,
  IndicatorDimension,
  IndicatorQuestion,
  isCountable,
  isDisclosed,
  PUBLISHED_TABLES,
  SUPPRESSED,
  type Indicator,
  type IndicatorDefinition,
  type PublishedTable,
  type Quarter,
} from "./indicator.js";
export { holdable, type Holdable } from "./record-hold.acts.js";
export { RecordHoldEntity } from "./record-hold.entity.js";
export { withOwnFiles, withRecordKeeping } from "./record-keeping.js";
export { Retained, retainedTables, type Retention } from "./retained.js";
export { defineRecord, endsOn, isAmongParties, isOwnFile, isWithheldFrom, tableRecord, type NoticeKind, type RecordType } from "./record-type.js";
export type { HubFacts, RequestContext } from "./request-context.js";
export { buildGuardedSchema, PublicValue, type BuiltSchema } from "./schema.js";
export { ofField, readClassification } from "./classification.js";
export { readFieldCatalogue } from "./field-catalogue.js";
export { remoteConsent, serve } from "./serve.js";
export { startSubgraph, type RunningSubgraph, type SubgraphAnswer, type SubgraphConfig, type ServiceParts, type SubgraphDefinition, type SubgraphRequest } from "./server.js";
export { casusReference, EntityReference, idOf, organisation, person, professional, View } from "./view.js";
