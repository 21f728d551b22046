import type { Classification } from "@samenhang/policy";
import { isOf, isWithheldFrom, type RecordEntity } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In, type DataSource } from "typeorm";
import type { NotificationDutyColumns } from "./notification-duty.entity.js";
import { isOverdue, isUntold } from "./notification-duty.records.js";

/** A record with the duties to tell of it. */
export interface Owed {
  readonly duties: readonly NotificationDutyColumns[];
}

/** Not told yet: a person does not find out here what somebody must tell in a safe way (policy.md section 13). */
export const NOT_TOLD: Classification = { category: "DECISION", confidentiality: "C8", reveals: [] };

/** For `reclassify`: what must still be told does not exist for whoever exercises rights. */
export const whileUntold = ({ duties }: Owed, { caller }: Ticket): Classification | undefined =>
  caller.organisation.type === "PERSON" && duties.some(isUntold) ? NOT_TOLD : undefined;

/** For `facts`: past the term nobody outside reads on; who must tell works on with the own record (example E17). */
export const isHeldBack = (row: Pick<RecordEntity, "owner" | "withheldUntil"> & Owed, now: Date, ticket: Ticket): boolean =>
  isWithheldFrom(row, ticket, now) || (!isOf(ticket, row.owner) && row.duties.some((duty) => isOverdue(duty, now)));

/** Adds to rows the duties to tell of them. */
export async function withDuties<Row extends RecordEntity>(database: DataSource, table: new () => NotificationDutyColumns, rows: readonly Row[]): Promise<readonly (Row & Owed)[]> {
  const duties = await database.getRepository(table).findBy({ record: In(rows.map(({ id }) => id)) });
  const byRecord = new Map<string, NotificationDutyColumns[]>();
  for (const duty of duties) byRecord.set(duty.record, [...(byRecord.get(duty.record) ?? []), duty]);
  return rows.map((row) => Object.assign(row, { duties: byRecord.get(row.id) ?? [] }));
}
