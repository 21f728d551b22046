import type { AttestedFacts, FactKind } from "@samenhang/ticket";
import type { DataSource } from "typeorm";
import { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";

/** The facts of one kind that hold today, typed by kind. */
export class KnownFacts {
  readonly #facts: readonly AttestedFactEntity[];

  constructor(facts: readonly AttestedFactEntity[]) {
    this.#facts = facts;
  }

  of<Kind extends FactKind>(kind: Kind): readonly AttestedFacts[Kind][] {
    return this.#facts.filter((fact) => fact.kind === kind).map(({ body }) => body as unknown as AttestedFacts[Kind]);
  }

  personsOf(kind: FactKind): readonly string[] {
    return this.#facts.filter((fact) => fact.kind === kind).flatMap(({ persons }) => persons);
  }
}

/** What consent looks up for one request: a handful of indexed queries, whatever the size of the hub. */
export interface FactStore {
  /** Facts that name this professional of this organisation, and referrals and handovers to it. */
  aboutCaller(actor: string, organisation: string, today: string): Promise<KnownFacts>;
  ofCase(caseId: string, today: string): Promise<KnownFacts>;
  aboutPersons(persons: readonly string[], today: string): Promise<KnownFacts>;
  consentsTo(organisation: string, persons: readonly string[]): Promise<readonly ConsentRecordEntity[]>;
  representationsBy(person: string, today: string): Promise<readonly RepresentationEntity[]>;
  childrenOf(person: string, today: string): Promise<KnownFacts>;
  /** The relations of a mother to the children she expects. */
  expectedBy(mother: string, today: string): Promise<KnownFacts>;
}

const IN_FORCE = "row.from <= :today AND (row.until IS NULL OR row.until > :today)";

export function createFactStore(database: DataSource): FactStore {
  const facts = () => database.getRepository(AttestedFactEntity).createQueryBuilder("row").where(IN_FORCE);
  const known = async (query: ReturnType<typeof facts>, today: string) => new KnownFacts(await query.setParameter("today", today).getMany());

  return {
    aboutCaller: (actor, organisation, today) =>
      known(
        facts().andWhere(
          `((row.professional = :actor AND row.organisation = :organisation AND row.kind IN ('PARTICIPATION', 'CONFLICT', 'INVESTIGATION', 'TREATMENT'))
            OR (row.body ->> 'receiver' = :organisation AND row.kind IN ('REFERRAL', 'HANDOVER')))`,
          { actor, organisation },
        ),
        today,
      ),
    ofCase: (caseId, today) => known(facts().andWhere("row.casus = :caseId AND row.kind = 'CASE'", { caseId }), today),
    aboutPersons: (persons, today) => (persons.length === 0 ? Promise.resolve(new KnownFacts([])) : known(facts().andWhere("row.persons && :persons", { persons }), today)),
    childrenOf: (person, today) => known(facts().andWhere("row.kind = 'AUTHORITY' AND row.persons && :persons", { persons: [person] }), today),
    expectedBy: (mother, today) =>
      known(
        facts()
          .andWhere("row.kind = 'RELATION' AND row.persons && :persons AND row.body ->> 'type' = 'MOTHER' AND row.body ->> 'from' = :mother", { persons: [mother], mother })
          .andWhere("EXISTS (SELECT FROM attested_fact child WHERE child.kind = 'PERSON' AND child.persons && row.persons AND child.body ->> 'isUnborn' = 'true')"),
        today,
      ),
    consentsTo: (organisation, persons) =>
      persons.length === 0
        ? Promise.resolve([])
        : database
            .getRepository(ConsentRecordEntity)
            .createQueryBuilder("row")
            .where("row.subject IN (:...persons) AND :organisation = ANY(row.toOrganisations)", { persons, organisation })
            .getMany(),
    representationsBy: (person, today) =>
      database.getRepository(RepresentationEntity).createQueryBuilder("row").where(`row.representative = :person AND ${IN_FORCE}`, { person, today }).getMany(),
  };
}
