import type { Caller } from "@samenhang/caller";
import { defineRecord, isWithheldFrom, type RecordType } from "@samenhang/subgraph";
import { In } from "typeorm";
import { createFactStore } from "./known-facts.js";
import { mayDecide } from "./second-decision.acts.js";
import { SecondDecisionEntity } from "./second-decision.entity.js";
import type { SecondPersonQuestion } from "./second-decision.type.js";

const MAX_QUESTIONS = 100;

/**
 * The questions of an organisation that are this caller's: those it asked, and those it may decide. About nobody in the
 * sense of the guard: the colleague who decides need not be involved with the person, and sees of it a number only.
 */
export const questionsFor = (caller: Caller, now: Date): RecordType<SecondPersonQuestion, SecondDecisionEntity> =>
  defineRecord<SecondPersonQuestion>()<SecondDecisionEntity>({
    name: "SecondPersonQuestion",
    isAboutNobody: true,
    // No other rows are read.
    isKnownTo: () => true,
    load: async (database, _by, organisations) => {
      const rows = await database
        .getRepository(SecondDecisionEntity)
        .find({ where: { owner: In([...organisations]) }, order: { recordedAt: "DESC", id: "ASC" }, take: 10 * MAX_QUESTIONS });
      const store = createFactStore(database);
      const shown: SecondDecisionEntity[] = [];
      for (const row of rows) {
        if (shown.length < MAX_QUESTIONS && (row.recordedBy === caller.actor || (await mayDecide(store, caller, row, now)))) shown.push(row);
      }
      return shown;
    },
    wordsOfCaller: ({ recordedBy, question, decidedBy, decisionReason }) => [recordedBy === caller.actor ? question : null, decidedBy === caller.actor ? decisionReason : null],
    keysOf: ({ owner }) => [owner],
    id: ({ id }) => id,
    about: () => [],
    facts: (row, at, ticket) => ({ owner: row.owner, onHold: isWithheldFrom(row, ticket, at), ...(row.retainedUntil ? { retainedUntil: row.retainedUntil } : {}) }),
    values: (row) => ({
      id: row.id,
      subject: row.about[0],
      purpose: row.purpose,
      categories: row.categories,
      question: row.question,
      askedBy: row.recordedBy,
      askedAt: row.recordedAt,
      state: row.state,
      reason: row.decisionReason,
      validUntil: row.validUntil,
    }),
  });
