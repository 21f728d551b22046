import { randomUUID } from "node:crypto";
import { dutchDay, tooLateFrom } from "@samenhang/policy";
import { NO_MARKS } from "@samenhang/subgraph";
import { In, type DataSource, type EntityManager } from "typeorm";
import { CorrectionNoticeEntity } from "./correction-notice.entity.js";
import { DataSubjectRequestEntity } from "./data-subject-request.entity.js";
import { InformationItemEntity } from "./information-item.entity.js";

/** How the ledger names what was shown. */
export const trackedAs = ({ id, version }: Pick<InformationItemEntity, "id" | "version">): string => `${id}/${version}`;

interface Recipient {
  readonly organisation: string;
  readonly actor: string | null;
  readonly seen: Date;
}

/** Every organisation, and every person, that the ledger shows as having read this version of an item or an earlier one; and who made a report or petition on it. */
async function recipientsOf(manager: EntityManager, { id, about }: InformationItemEntity, until: number): Promise<readonly Recipient[]> {
  const versions = Array.from({ length: until }, (_, index) => JSON.stringify([{ outcome: "ALLOW", records: [trackedAs({ id, version: index + 1 })] }]));
  return manager.query(
    `SELECT organisation, actor, max(seen) AS seen
       FROM (SELECT organisation, CASE WHEN organisation_type = 'PERSON' THEN actor END AS actor, recorded_at AS seen
               FROM ledger_entry
              WHERE kind = 'DISCLOSURE' AND subject = ANY($1::uuid[]) AND decisions @> ANY($2::jsonb[])
             UNION ALL
             SELECT owner, NULL, recorded_at FROM report_snapshot_item WHERE item = $3 AND version <= $4) AS had
      GROUP BY 1, 2`,
    [about, versions, id, until],
  ) as Promise<Recipient[]>;
}

/** Makes the notices that are not there yet (AVG 19): for all who read what was corrected, but not for who corrected and who asked for it. */
export async function tellRecipients(
  manager: EntityManager,
  request: Pick<DataSubjectRequestEntity, "id" | "kind" | "owner" | "recordedBy" | "decidedBy" | "decidedAt" | "corrected">,
  items: readonly InformationItemEntity[],
): Promise<void> {
  const correctedOn = dutchDay(request.decidedAt!);
  for (const { item: id, version } of request.corrected) {
    const item = items.find((row) => row.id === id)!;
    const recipients = (await recipientsOf(manager, item, version)).filter(({ organisation, actor }) => organisation !== request.owner && actor !== request.recordedBy);
    const notices = recipients.map(({ organisation, actor, seen }) => ({
      ...NO_MARKS,
      id: randomUUID(),
      about: item.about,
      owner: organisation,
      recordedAt: request.decidedAt!,
      recordedBy: request.decidedBy!,
      item: id,
      kind: request.kind === "DESTRUCTION" ? ("DESTROYED" as const) : ("CORRECTED" as const),
      request: request.id,
      controller: request.owner,
      recipientActor: actor,
      sawOldValueOn: dutchDay(seen),
      correctedOn,
      dueAt: tooLateFrom(correctedOn, "ACKNOWLEDGE_CORRECTION"),
      acknowledgedOn: null,
      acknowledgedBy: null,
    }));
    if (notices.length > 0) await manager.createQueryBuilder().insert().into(CorrectionNoticeEntity).values(notices).orIgnore().execute();
  }
}

/**
 * A request that was under way while a correction was decided is recorded a moment after it, with the old version. Before
 * notices are read, those of such readers are made; a minute after the decision none can still come.
 */
export async function tellLateRecipients(database: DataSource): Promise<void> {
  const requests = await database.getRepository(DataSubjectRequestEntity).findBy({ toldAll: false });
  for (const request of requests) {
    const items = await database.getRepository(InformationItemEntity).findBy({ id: In(request.corrected.map(({ item }) => item)) });
    await tellRecipients(database.manager, request, items);
  }
  if (requests.length === 0) return;
  await database.query(`UPDATE data_subject_request SET told_all = true WHERE id = ANY($1::uuid[]) AND decided_at < now() - interval '1 minute'`, [requests.map(({ id }) => id)]);
}
