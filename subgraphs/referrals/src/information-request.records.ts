import { blindedKey, type Ticket } from "@samenhang/ticket";
import { organisation, person, professional, tableRecord, type RecordType } from "@samenhang/subgraph";
import { In, type FindOptionsWhere } from "typeorm";
import { AnswerStatementEntity, InformationRequestEntity } from "./information-request.entity.js";
import type { AnswerStatement, InformationRequest, InformationRequestState } from "./information-request.type.js";

/** For whom a question does not exist: byte for byte as if none had been asked. */
const NOT_FOR_YOU = { category: "INVOLVEMENT", confidentiality: "C8" } as const;
/** That a provider of mental health care is asked about someone is health data, also between the two parties. */
const OF_GGZ = { category: "GGZ_INVOLVEMENT", confidentiality: "C4" } as const;
const DESCRIBES_ONLY: readonly string[] = [
  "id",
  "category",
  "purpose",
  "duty",
  "grounds",
  "urgency",
  "dueAt",
  "personInformed",
  "state",
  "sentAt",
  "response",
  "answeredAt",
  "refusalReason",
];

/** More than one organisation can have open at once; the newest are read. */
const MAX_OF_PARTY = 1_000;

/**
 * Who asks, as far as involved with the person, and who is asked; which of those is decided by the rules. A colleague who
 * works with someone from whom something of this person must be hidden is left out: the words could tell it (policy.md 10.2).
 */
function isFor({ owner, toOrganisation, about, recordedBy }: InformationRequestEntity, { caller, salt, subjects }: Ticket): boolean {
  const facts = subjects[blindedKey(salt, about[0]!)];
  if (facts?.hidden && recordedBy !== caller.actor) return false;
  return caller.organisation.id === toOrganisation || (caller.organisation.id === owner && (facts?.holds.includes("isInvolved") ?? false));
}

const table = tableRecord<InformationRequest>()<InformationRequestEntity>({
  name: "InformationRequest",
  entity: InformationRequestEntity,
  wordsOfOthers: ["response"],
  wordsOfCaller: ({ toOrganisation, answeredBy, refusalText }, { caller }) => (toOrganisation === caller.organisation.id && answeredBy === caller.actor ? [refusalText] : []),
  // In the ledger it is the source's: who of the source read a question, and as what, is not for the officer of who asked (S-04).
  facts: (row) => ({ owner: row.toOrganisation, parties: [row.owner] }),
  reclassify: (row, field, ticket) => (!isFor(row, ticket) ? NOT_FOR_YOU : row.ofGgz && !DESCRIBES_ONLY.includes(field) ? OF_GGZ : undefined),
  values: (row) => ({
    id: row.id,
    person: person(row.about[0]!),
    asker: organisation(row.owner),
    askedBy: professional(row.recordedBy),
    toOrganisation: organisation(row.toOrganisation),
    category: row.category,
    questions: row.questions,
    necessity: row.necessity,
    purpose: row.purpose,
    duty: row.duty,
    grounds: row.grounds,
    urgency: row.urgency,
    dueAt: row.dueAt,
    personInformed: row.personInformed,
    notInformedReason: row.notInformedReason,
    state: row.state,
    sentAt: row.sentAt,
    response: row.answeredBy === null ? null : { answeredAt: row.closedAt, refusalReason: row.refusalReason, refusalText: row.refusalText },
  }),
});

/** How questions are asked by organisation, as asker or as source: all of them, or those in one state. */
export const byParty = (state: InformationRequestState | undefined): string => (state ? `${OF_STATE}${state}` : "party");
const OF_STATE = "party in ";

export const informationRequests: RecordType<InformationRequest, InformationRequestEntity> = {
  ...table,
  load: async (database, by, organisations) => {
    if (!by.startsWith("party")) return table.load(database, by, organisations);
    const inState: FindOptionsWhere<InformationRequestEntity> = by.startsWith(OF_STATE) ? { state: by.slice(OF_STATE.length) as InformationRequestState } : {};
    const named = In([...organisations]);
    return database.getRepository(InformationRequestEntity).find({
      where: [
        { ...inState, owner: named },
        { ...inState, toOrganisation: named },
      ],
      order: { sentAt: "DESC", id: "ASC" },
      take: MAX_OF_PARTY,
    });
  },
  keysOf: (row, by) => (by.startsWith("party") ? [row.owner, row.toOrganisation] : table.keysOf(row, by)),
};

/** Reached through the question only. Who asked knows that there is an answer; the release decides what of it can be read. */
export const answerStatements = tableRecord<AnswerStatement>()<AnswerStatementEntity>({
  name: "AnswerStatement",
  entity: AnswerStatementEntity,
  by: ["request"],
  order: { recordedAt: "ASC", id: "ASC" },
  facts: ({ releasedTo, purpose, validUntil, onConsent }) => ({ releases: [{ to: releasedTo, purposes: [purpose], until: validUntil, onConsent }] }),
  isKnownTo: ({ releasedTo }, { caller }) => caller.organisation.id === releasedTo,
  reclassify: ({ owner, releasedTo, category, confidentiality }, field, { caller }) =>
    ![owner, releasedTo].includes(caller.organisation.id) ? NOT_FOR_YOU : field === "text" ? { category, confidentiality } : undefined,
  values: (row) => ({
    id: row.id,
    text: row.text,
    nature: row.nature,
    category: row.category,
    confidentiality: row.confidentiality,
    releasedBy: professional(row.recordedBy),
    releasedAt: row.recordedAt,
    validUntil: row.validUntil,
    basis: row.basis,
  }),
});
