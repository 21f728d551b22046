import { defineRecord, isWithheldFrom, person, type RecordType } from "@samenhang/subgraph";
import { In } from "typeorm";
import { RepresentativeConflictEntity } from "./representative-conflict.entity.js";
import type { RepresentativeConflict } from "./representative-conflict.type.js";

/** What an organisation proposed or decided itself. Rows of others are not read at all: who is seen as a danger is not for everyone. */
export const conflictsDecidedBy = (organisation: string): RecordType<RepresentativeConflict, RepresentativeConflictEntity> =>
  defineRecord<RepresentativeConflict>()<RepresentativeConflictEntity>({
    name: "RepresentativeConflict",
    load: (database, _by, represented) =>
      database.getRepository(RepresentativeConflictEntity).find({ where: { represented: In([...represented]), owner: organisation }, order: { recordedAt: "DESC", id: "ASC" } }),
    wordsOfCaller: ({ recordedBy, reason, decidedBy, decisionReason }, { caller }) => [
      recordedBy === caller.actor ? reason : null,
      decidedBy === caller.actor ? decisionReason : null,
    ],
    keysOf: (row) => [row.represented],
    id: ({ id }) => id,
    about: ({ represented }) => [represented],
    facts: (row, now, ticket) => ({ owner: row.owner, onHold: isWithheldFrom(row, ticket, now), ...(row.retainedUntil ? { retainedUntil: row.retainedUntil } : {}) }),
    values: (row) => ({
      id: row.id,
      represented: person(row.represented),
      representative: row.representative,
      isConflict: row.isConflict,
      reason: row.reason,
      state: row.state,
      proposedBy: row.recordedBy,
      decisionReason: row.decisionReason,
    }),
  });
