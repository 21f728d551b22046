import { dutchDay, type Classification } from "@samenhang/policy";
import { defineRecord, isAmongParties, organisation, person, tableRecord } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import { In } from "typeorm";
import { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import { LegalFactKind, type ConsentRecord, type ConsentStatus, type LegalFact, type Representation } from "./consent.type.js";

export const OF_GGZ = { category: "GGZ_INVOLVEMENT", confidentiality: "C4" } as const;

/** Between whom a consent stands is no secret to them, nor to who gave it. */
export const revealsNothingAmong = (row: Pick<ConsentRecordEntity, "about" | "parties">, ticket: Ticket): Pick<Classification, "reveals"> | undefined =>
  isAmongParties(row.about, row.parties, ticket) ? { reveals: [] } : undefined;

export const consents = tableRecord<ConsentRecord>()<ConsentRecordEntity>({
  name: "ConsentRecord",
  entity: ConsentRecordEntity,
  order: { givenAt: "DESC", id: "ASC" },
  facts: (row) => ({ parties: row.parties }),
  // That mental health care is a party is health data; of one's own consent one sees both sides (model.md section 2.1).
  reclassify: (row, _field, ticket) => ({ ...(row.ofGgz && ticket.caller.organisation.type !== "PERSON" ? OF_GGZ : {}), ...revealsNothingAmong(row, ticket) }),
  values: (row, now) => ({
    id: row.id,
    subject: person(row.subject),
    givenBy: row.givenBy ? person(row.givenBy) : null,
    givenByOrganisation: row.givenByOrganisation ? organisation(row.givenByOrganisation) : null,
    capacity: row.capacity,
    kind: row.kind,
    fromOrganisation: organisation(row.fromOrganisation),
    toOrganisations: row.toOrganisations.map(organisation),
    categories: row.categories,
    purposes: row.purposes,
    status: statusOn(row, now),
    givenAt: row.givenAt,
    validUntil: row.validUntil,
    withdrawnAt: row.withdrawnAt,
    channel: row.channel,
    pressureChecked: row.pressureChecked,
    evidence: row.evidence,
    textVersion: row.textVersion,
    language: row.language,
    interpreter: row.interpreter,
    request: row.request,
  }),
});

const statusOn = (row: ConsentRecordEntity, now: Date): ConsentStatus => (row.status === "GIVEN" && row.validUntil < dutchDay(now) ? "EXPIRED" : row.status);

export const representations = tableRecord<Representation>()<RepresentationEntity>({
  name: "Representation",
  entity: RepresentationEntity,
  order: { from: "DESC", id: "ASC" },
  values: (row) => ({
    id: row.id,
    represented: person(row.represented),
    representative: person(row.representative),
    type: row.type,
    since: row.from,
    until: row.until,
    verifiedAt: row.verifiedAt,
  }),
});

/** Health data hides in a fact about treatment or a named provider: those are GGZ involvement. */
const FACT_CLASS = {
  MEASURE: undefined,
  INVESTIGATION: { category: "INVOLVEMENT", confidentiality: "C2" },
  // To or from whom could name mental health care, so a handover is guarded as if it did; its parties see it as their own.
  HANDOVER: OF_GGZ,
  TREATMENT: OF_GGZ,
  PROVIDER_NAMED: OF_GGZ,
} as const;

const LEGAL_KINDS = Object.keys(LegalFactKind) as (keyof typeof LegalFactKind)[];

export const legalFacts = defineRecord<LegalFact>()<AttestedFactEntity>({
  name: "LegalFact",
  load: (database, by, keys) => {
    const repository = database.getRepository(AttestedFactEntity);
    if (by === "id") return repository.findBy({ id: In([...keys]), kind: In(LEGAL_KINDS) });
    return repository
      .createQueryBuilder("row")
      .where("row.persons && :keys AND row.kind IN (:...kinds)", { keys, kinds: LEGAL_KINDS })
      .orderBy({ "row.from": "DESC", "row.id": "ASC" })
      .getMany();
  },
  keysOf: (row, by) => (by === "id" ? [row.id] : row.persons),
  id: (row) => row.id,
  about: (row) => row.persons,
  facts: (row) => ({ owner: ownerOf(row), parties: partiesOf(row) }),
  reclassify: (row, _field, ticket) => {
    const known = FACT_CLASS[row.kind as keyof typeof FACT_CLASS];
    // That there is a measure is no help; who has it in hand is told by the measure itself.
    return row.kind === "MEASURE" || isAmongParties(row.persons, [ownerOf(row), ...partiesOf(row)], ticket) ? { ...known, reveals: [] } : known;
  },
  values: (row) => ({ id: row.id, about: row.persons.map(person), kind: row.kind, organisation: organisation(ownerOf(row)), since: row.from, until: row.until }),
});

const partiesOf = ({ body }: AttestedFactEntity): string[] => [body["sender"], body["receiver"]].filter((party) => typeof party === "string");
const ownerOf = ({ organisation: named, body }: AttestedFactEntity): string => named ?? String(body["receiver"] ?? "");
