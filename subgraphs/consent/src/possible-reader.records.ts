import { CONDITIONS } from "@samenhang/policy";
import { defineRecord, organisation, professional, type RecordType } from "@samenhang/subgraph";
import { canonical } from "@samenhang/ticket";
import type { PossibleReader } from "./possible-reader.type.js";
import type { PossibleReaders, ReaderRow, ReadersQuestion } from "./possible-readers.js";

/** How rows are asked: two questions in one request are two lists. */
export const byQuestion = ({ field, purpose }: ReadersQuestion): string => canonical({ field, purpose });

/** Derived for one question of one privacy officer; what the officer finds is its organisation's own record of who can read. */
export const possibleReadersOf = (readers: PossibleReaders, question: ReadersQuestion): RecordType<PossibleReader, ReaderRow> =>
  defineRecord<PossibleReader>()<ReaderRow>({
    name: "PossibleReader",
    load: (_database, _by, persons) => Promise.all(persons.map((person) => readers.of({ ...question, person }))).then((lists) => lists.flat()),
    keysOf: ({ person }) => [person],
    id: (row) => canonical([row.person, row.professional, row.purpose, row.rule]),
    about: ({ person }) => [person],
    facts: () => ({ owner: question.officer.organisation.id }),
    // Ties were looked at when the list was made.
    isKnownTo: () => true,
    values: (row) => ({
      professional: professional(row.professional),
      organisation: organisation(row.organisation),
      roles: row.roles,
      purpose: row.purpose,
      rule: row.rule,
      grounds: row.grounds,
      missing: row.missing.map((condition) => ({ condition, ...CONDITIONS[condition] })),
    }),
  });
