import { dutchDay, type Classification } from "@samenhang/policy";
import { EntityReference, isOf, isOfficer, organisation, tableRecord, type RecordType } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In, type DataSource } from "typeorm";
import { CorrectionNoticeEntity } from "./correction-notice.entity.js";
import type { CorrectionKind } from "./correction-notice.type.js";
import type { DataSubjectRequestEntity } from "./data-subject-request.entity.js";
import { InformationItemEntity } from "./information-item.entity.js";
import { isDisputedFor, items, REVEALED_BY, type ItemRow } from "./information-item.records.js";
import { SnapshotItemEntity } from "./report-snapshot.entity.js";
import type { SnapshotItem } from "./report-snapshot.type.js";

const MAX_LISTED = 1_000;

/** A frozen item with the item as it is now, what was decided to change it since, and the notices through which it was asked. */
export interface SnapshotItemRow extends SnapshotItemEntity {
  readonly now: ItemRow | undefined;
  readonly firstChange: { readonly kind: CorrectionKind; readonly on: string } | undefined;
  readonly notices: readonly string[];
}

/** Asked through a notice of a correction: that its recipient made something on the item is for that recipient alone. */
const OF_THE_RECIPIENT: Classification = { category: "DECISION", confidentiality: "C8", reveals: [] };

const isOutdated = ({ version, now, firstChange }: SnapshotItemRow): boolean => firstChange !== undefined || (now?.version ?? version) > version;
const isPerson = ({ caller }: Ticket): boolean => caller.organisation.type === "PERSON";
const isDisputedNow = ({ now }: SnapshotItemRow, ticket: Ticket): boolean => now !== undefined && isDisputedFor(now, ticket);

const table = tableRecord<SnapshotItem>()<SnapshotItemEntity>({
  name: "SnapshotItem",
  entity: SnapshotItemEntity,
  by: ["snapshot", "owner"],
  order: { item: "ASC" },
  values: () => ({}),
});

/**
 * `snapshot`: the set. `notice`: what the recipient of a notice of a correction made on the old value. `owner`: what an
 * organisation made on items that are disputed now. Who made the report reads it as its own file; to everybody else
 * the row is as the item is to them at that moment, and what hides the item hides the row.
 */
export const snapshotItems: RecordType<SnapshotItem, SnapshotItemRow> = {
  ...table,
  isKnownTo: ({ owner }, ticket) => isOfficer(ticket) && isOf(ticket, owner),
  isWrittenByCaller: () => false,
  textBehind: ({ now }) => (now ? wordsOf(now) : []),
  load: async (database, by, keys) => {
    if (by === "notice") return ofNotices(database, keys);
    if (by === "owner") return ofDisputedItems(database, keys);
    return withWhatBecame(database, await table.load(database, by, keys));
  },
  keysOf: (row, by) => (by === "notice" ? row.notices : table.keysOf(row, by)),
  facts: (row, now, ticket) => {
    const own = table.facts(row, now, ticket);
    if (isOf(ticket, row.owner)) return own;
    return row.now ? items.facts(row.now, now, ticket) : { ...own, onHold: true };
  },
  reclassify: (row, field, ticket) => {
    if (row.notices.length > 0 && !isOf(ticket, row.owner)) return OF_THE_RECIPIENT;
    if (field !== "item") return undefined;
    return row.now ? items.reclassify!(row.now, "text", ticket) : { category: row.category, confidentiality: row.confidentiality, reveals: REVEALED_BY[row.category] ?? [] };
  },
  notices: (row, _now, ticket) => [
    ...(isOutdated(row) ? (["OUTDATED"] as const) : []),
    ...(isDisputedNow(row, ticket) ? (["DISPUTED"] as const) : []),
    ...(row.now?.collectedWithKnowledge === false ? (["COLLECTED_WITHOUT_KNOWLEDGE"] as const) : []),
  ],
  values: (row, _now, ticket) => ({
    id: row.id,
    snapshot: new EntityReference("ReportSnapshot", row.snapshot),
    item: row.item,
    organisation: organisation(row.owner),
    frozenAt: row.recordedAt,
    version: row.version,
    nature: row.nature,
    category: row.category,
    confidentiality: row.confidentiality,
    wasDisputed: isPerson(ticket) ? null : row.wasDisputed,
    isDisputed: isDisputedNow(row, ticket),
    currentVersion: row.now?.version,
    isOutdated: isOutdated(row),
    change: row.firstChange?.kind,
    changedOn: row.firstChange?.on,
  }),
};

/** All that an item says: more is hidden rather than less. */
const wordsOf = ({ text, sourceReference, corrections, views }: ItemRow): readonly (string | null)[] => [
  text,
  sourceReference,
  ...corrections.flatMap(({ before, after, reason }) => [before, after, reason]),
  ...views.flatMap((view) => [view.text, view.notHeardReason]),
];

async function ofNotices(database: DataSource, notices: readonly string[]): Promise<readonly SnapshotItemRow[]> {
  const told = (await database.getRepository(CorrectionNoticeEntity).findBy({ id: In([...notices]) })).filter(({ recipientActor }) => recipientActor === null);
  const named = await database.getRepository(SnapshotItemEntity).find({ where: told.map(({ item, owner }) => ({ item, owner })), order: { recordedAt: "ASC", id: "ASC" } });
  const rows = told.length === 0 ? [] : await withWhatBecame(database, named);
  return rows.filter(isOutdated).map((row) => Object.assign(row, { notices: told.filter(({ item, owner }) => item === row.item && owner === row.owner).map(({ id }) => id) }));
}

async function ofDisputedItems(database: DataSource, owners: readonly string[]): Promise<readonly SnapshotItemRow[]> {
  const rows = await database
    .getRepository(SnapshotItemEntity)
    .createQueryBuilder("row")
    .innerJoin(InformationItemEntity, "item", "item.id = row.item AND item.is_disputed")
    .where("row.owner IN (:...owners)", { owners })
    .orderBy("row.recordedAt", "ASC")
    .addOrderBy("row.id", "ASC")
    .limit(MAX_LISTED)
    .getMany();
  return withWhatBecame(database, rows);
}

async function withWhatBecame(database: DataSource, rows: readonly SnapshotItemEntity[]): Promise<readonly SnapshotItemRow[]> {
  const ids = [...new Set(rows.map(({ item }) => item))];
  if (ids.length === 0) return [];
  const [current, changes] = await Promise.all([items.load(database, "id", ids), changesOf(database, ids)]);
  return rows.map((row) => {
    const first = changes.find(({ corrected }) => corrected.some(({ item, version }) => item === row.item && version >= row.version));
    const firstChange = first && { kind: first.kind === "DESTRUCTION" ? ("DESTROYED" as const) : ("CORRECTED" as const), on: dutchDay(first.decidedAt) };
    return Object.assign(row, { now: current.find(({ id }) => id === row.item), firstChange, notices: [] });
  });
}

/** What was decided to change these items, oldest first: a request keeps which version it ended. */
async function changesOf(database: DataSource, ids: readonly string[]): Promise<readonly (Pick<DataSubjectRequestEntity, "kind" | "corrected"> & { decidedAt: Date })[]> {
  const naming = ids.map((item) => JSON.stringify([{ item }]));
  return database.query(
    `SELECT kind, corrected, decided_at AS "decidedAt" FROM data_subject_request WHERE decided_at IS NOT NULL AND corrected @> ANY($1::jsonb[]) ORDER BY decided_at, id`,
    [naming],
  ) as Promise<(Pick<DataSubjectRequestEntity, "kind" | "corrected"> & { decidedAt: Date })[]>;
}
