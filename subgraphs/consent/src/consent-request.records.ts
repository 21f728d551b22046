import { dutchDay } from "@samenhang/policy";
import { defineRecord, organisation, person, tableRecord } from "@samenhang/subgraph";
import { In } from "typeorm";
import { OF_GGZ, revealsNothingAmong } from "./consent.records.js";
import { ConsentAttemptEntity, ConsentRequestEntity } from "./consent-request.entity.js";
import type { ConsentRequest } from "./consent-request.type.js";

/** A question with the attempts that were made for it, oldest first. */
export interface AskedRequest extends ConsentRequestEntity {
  readonly attempts: readonly ConsentAttemptEntity[];
}

const asTable = tableRecord<ConsentRequest>()<ConsentRequestEntity>({
  name: "ConsentRequest",
  entity: ConsentRequestEntity,
  facts: (row) => ({ parties: row.parties }),
  reclassify: (row, _field, ticket) => ({ ...(row.ofGgz && ticket.caller.organisation.type !== "PERSON" ? OF_GGZ : {}), ...revealsNothingAmong(row, ticket) }),
  values: () => ({}),
});

export const consentRequests = defineRecord<ConsentRequest>()<AskedRequest>({
  ...asTable,
  load: async (database, by, keys) => {
    const rows = await asTable.load(database, by, keys);
    const attempts = await database.getRepository(ConsentAttemptEntity).find({ where: { request: In(rows.map(({ id }) => id)) }, order: { attemptedAt: "ASC", id: "ASC" } });
    return rows.map((row) => ({ ...row, attempts: attempts.filter(({ request }) => request === row.id) }));
  },
  values: (row) => ({
    id: row.id,
    subject: person(row.subject),
    askedOf: row.askedOf ? person(row.askedOf) : null,
    askedOfOrganisation: row.askedOfOrganisation ? organisation(row.askedOfOrganisation) : null,
    kind: row.kind,
    fromOrganisation: organisation(row.fromOrganisation),
    toOrganisations: row.toOrganisations.map(organisation),
    categories: row.categories,
    purposes: row.purposes,
    text: row.text,
    language: row.language,
    state: row.state,
    attempts: row.attempts.map(({ attemptedAt, channel, outcome }) => ({ attemptedAt, channel, outcome })),
    askedAt: dutchDay(row.recordedAt),
    answer: row.answer,
  }),
});
