import type { AttestedFacts, FactKind } from "@samenhang/ticket";
import { In, IsNull, type EntityManager } from "typeorm";
import { CapacityAssessmentEntity } from "./capacity.entity.js";
import { AttestedFactEntity, ConsentRecordEntity, RepresentationEntity } from "./consent.entity.js";
import { EmergencyNotificationDutyEntity } from "./emergency-duty.entity.js";
import { AfterReviewEntity, EmergencyAccessEntity } from "./emergency.entity.js";
import { RepresentativeConflictEntity } from "./representative-conflict.entity.js";
import { SecondDecisionEntity } from "./second-decision.entity.js";

/** The facts of one kind that hold today, typed by kind. */
export class KnownFacts {
  readonly #facts: readonly AttestedFactEntity[];
  readonly #ended: readonly AttestedFactEntity[];
  readonly #today: string;

  constructor(facts: readonly AttestedFactEntity[], today = "") {
    this.#today = today;
    this.#facts = facts.filter(({ until }) => until === null || until > today);
    this.#ended = facts.filter(({ until }) => until !== null && until <= today);
  }

  /** The last day on which authority over this child began or ended; undefined when it never changed. */
  authorityChangedOn(child: string): string | undefined {
    const overChild = ({ kind, body }: AttestedFactEntity) => kind === "AUTHORITY" && body["child"] === child;
    const ended = this.#ended.filter(overChild);
    return [...this.#facts.filter(overChild).map(({ from }) => from), ...ended.map(({ from }) => from), ...ended.map(({ until }) => until!)].sort().at(-1);
  }

  /** The same, and a fact that is supposed. */
  with(fact: AttestedFactEntity): KnownFacts {
    return this.#changed((facts) => [...facts, fact]);
  }

  /** The same, as if nothing of these kinds were known. */
  without(kinds: readonly FactKind[]): KnownFacts {
    return this.#changed((facts) => facts.filter(({ kind }) => !kinds.includes(kind)));
  }

  #changed(change: (facts: readonly AttestedFactEntity[]) => readonly AttestedFactEntity[]): KnownFacts {
    return new KnownFacts([...change(this.#facts), ...this.#ended], this.#today);
  }

  of<Kind extends FactKind>(kind: Kind): readonly AttestedFacts[Kind][] {
    return this.#facts.filter((fact) => fact.kind === kind).map(({ body }) => body as unknown as AttestedFacts[Kind]);
  }

  /** Also what ended; of the kinds that are read after their end. */
  ever<Kind extends FactKind>(kind: Kind): readonly AttestedFacts[Kind][] {
    return [...this.#facts, ...this.#ended].filter((fact) => fact.kind === kind).map(({ body }) => body as unknown as AttestedFacts[Kind]);
  }

  leavingOut(isLeftOut: (fact: AttestedFactEntity) => boolean): KnownFacts {
    return this.#changed((facts) => facts.filter((fact) => !isLeftOut(fact)));
  }

  personsOf(kind: FactKind): readonly string[] {
    return this.#facts.filter((fact) => fact.kind === kind).flatMap(({ persons }) => persons);
  }
}

/** What consent looks up for one request: a handful of indexed queries, whatever the size of the hub. */
export interface FactStore {
  /** Facts that name this professional of this organisation, and referrals, handovers and questions to it. */
  aboutCaller(actor: string, organisation: string, today: string): Promise<KnownFacts>;
  ofCase(caseId: string, today: string): Promise<KnownFacts>;
  aboutPersons(persons: readonly string[], today: string): Promise<KnownFacts>;
  /** Shielding orders that hide something from one of these persons. */
  hidingFrom(persons: readonly string[], today: string): Promise<KnownFacts>;
  consentsTo(organisation: string, persons: readonly string[]): Promise<readonly ConsentRecordEntity[]>;
  representationsBy(person: string, today: string): Promise<readonly RepresentationEntity[]>;
  representationsOf(persons: readonly string[], today: string): Promise<readonly RepresentationEntity[]>;
  /** The latest assessment of each person on sharing data. */
  capacityOf(persons: readonly string[]): Promise<readonly CapacityAssessmentEntity[]>;
  /** What a second person agreed to with this professional, for this purpose, and still holds. */
  agreedWith(actor: string, organisation: string, purpose: string, today: string): Promise<readonly SecondDecisionEntity[]>;
  /** Emergency access of this professional to this case that has not run out. */
  emergencyAccess(id: string, actor: string, organisation: string, caseId: string, now: Date): Promise<EmergencyAccessEntity | null>;
  /** Who ever took part for one of these persons, other than as a reviewer. */
  partsTaken(persons: readonly string[]): Promise<readonly AttestedFacts["PARTICIPATION"][]>;
  /** Reviews of what was done in an emergency in this case, that are not completed. */
  openReviews(caseId: string): Promise<readonly Pick<AfterReviewEntity, "about" | "parties">[]>;
  childrenOf(person: string, today: string): Promise<KnownFacts>;
  /** Duties to tell these persons of emergency access, also those that were met. */
  emergencyDutiesTo(persons: readonly string[]): Promise<readonly EmergencyNotificationDutyEntity[]>;
  /** The relations of a mother to the children she expects. */
  expectedBy(mother: string, today: string): Promise<KnownFacts>;
  /** Conflicts of interest of those who represent these persons, as two people decided; of each pair the last word. */
  conflictsOf(represented: readonly string[]): Promise<readonly RepresentativeConflictEntity[]>;
}

/** Where facts are read: the database, or one transaction in it. */
export type Readable = Pick<EntityManager, "getRepository">;

/** Authority that ended is read too: its end is what ends a consent. Treatment as well: who was a patient may know who asked then. */
const IN_FORCE_OR_AUTHORITY = "row.from <= :today AND (row.until IS NULL OR row.until > :today OR row.kind IN ('AUTHORITY', 'TREATMENT'))";
const IN_FORCE = "row.from <= :today AND (row.until IS NULL OR row.until > :today)";

export function createFactStore(database: Readable): FactStore {
  const facts = () => database.getRepository(AttestedFactEntity).createQueryBuilder("row").where(IN_FORCE);
  const known = async (query: ReturnType<typeof facts>, today: string) => new KnownFacts(await query.setParameter("today", today).getMany(), today);

  return {
    aboutCaller: (actor, organisation, today) =>
      known(
        facts().andWhere(
          `((row.professional = :actor AND row.organisation = :organisation AND row.kind IN ('PARTICIPATION', 'CONFLICT', 'INVESTIGATION', 'TREATMENT'))
            OR (row.body ->> 'receiver' = :organisation AND row.kind IN ('REFERRAL', 'HANDOVER', 'QUESTION')))`,
          { actor, organisation },
        ),
        today,
      ),
    ofCase: (caseId, today) => known(facts().andWhere("row.casus = :caseId AND row.kind = 'CASE'", { caseId }), today),
    aboutPersons: (persons, today) =>
      persons.length === 0
        ? Promise.resolve(new KnownFacts([]))
        : known(database.getRepository(AttestedFactEntity).createQueryBuilder("row").where(IN_FORCE_OR_AUTHORITY).andWhere("row.persons && :persons", { persons }), today),
    hidingFrom: (persons, today) =>
      persons.length === 0
        ? Promise.resolve(new KnownFacts([]))
        : known(facts().andWhere("row.kind = 'SHIELDING' AND row.body -> 'hiddenFrom' ?| CAST(:persons AS text[])", { persons }), today),
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
    representationsOf: (persons, today) =>
      persons.length === 0
        ? Promise.resolve([])
        : database.getRepository(RepresentationEntity).createQueryBuilder("row").where(`row.represented IN (:...persons) AND ${IN_FORCE}`, { persons, today }).getMany(),
    capacityOf: async (persons) => {
      if (persons.length === 0) return [];
      const all = await database
        .getRepository(CapacityAssessmentEntity)
        .createQueryBuilder("row")
        .where("row.about && :persons AND row.matter = 'SHARING_DATA'", { persons })
        .orderBy("row.recordedAt", "DESC")
        .addOrderBy("row.id")
        .getMany();
      return persons.flatMap((person) => all.find(({ about }) => about[0] === person) ?? []);
    },
    agreedWith: (actor, organisation, purpose, today) =>
      database
        .getRepository(SecondDecisionEntity)
        .createQueryBuilder("row")
        .where(
          "row.recordedBy = :actor AND row.owner = :organisation AND row.purpose = :purpose AND row.state = 'AGREED' AND row.decidedBy <> row.recordedBy AND row.validUntil >= :today",
          {
            actor,
            organisation,
            purpose,
            today,
          },
        )
        .getMany(),
    emergencyAccess: (id, actor, organisation, caseId, now) =>
      database
        .getRepository(EmergencyAccessEntity)
        .createQueryBuilder("row")
        .where("row.id = :id AND row.recordedBy = :actor AND row.owner = :organisation AND row.casus = :caseId AND row.closedAt IS NULL AND row.expiresAt > :now", {
          id,
          actor,
          organisation,
          caseId,
          now,
        })
        .getOne(),
    partsTaken: async (persons) => {
      if (persons.length === 0) return [];
      const parts = await database
        .getRepository(AttestedFactEntity)
        .createQueryBuilder("row")
        .where("row.kind = 'PARTICIPATION' AND row.persons && :persons AND row.body ->> 'capacity' <> 'REVIEW'", { persons })
        .getMany();
      return parts.map(({ body }) => body as unknown as AttestedFacts["PARTICIPATION"]);
    },
    openReviews: (caseId) => database.getRepository(AfterReviewEntity).find({ select: { id: true, about: true, parties: true }, where: { casus: caseId, completedAt: IsNull() } }),
    emergencyDutiesTo: async (persons) =>
      persons.length === 0 ? [] : database.getRepository(EmergencyNotificationDutyEntity).createQueryBuilder("row").where("row.about && :persons", { persons }).getMany(),
    conflictsOf: async (represented) => {
      if (represented.length === 0) return [];
      const decided = await database
        .getRepository(RepresentativeConflictEntity)
        .find({ where: { represented: In([...represented]), state: "CONFIRMED" }, order: { decidedAt: "DESC", id: "ASC" } });
      const last = decided.filter((row, index) => index === decided.findIndex((other) => pairOf(other) === pairOf(row)));
      return last.filter(({ isConflict }) => isConflict);
    },
    representationsBy: (person, today) =>
      database.getRepository(RepresentationEntity).createQueryBuilder("row").where(`row.representative = :person AND ${IN_FORCE}`, { person, today }).getMany(),
  };
}

/** The same store, in which nobody takes part as safety officer; a fact that does not say so counts as if it did. */
export const withoutSafetyOfficers = (store: FactStore): FactStore => ({
  ...store,
  aboutCaller: async (actor, organisation, today) =>
    (await store.aboutCaller(actor, organisation, today)).leavingOut(({ kind, body }) => kind === "PARTICIPATION" && body["ofSafetyOfficer"] !== false),
});
/** Who speaks for whom, as one word. */
export const pairOf = ({ represented, representative }: { readonly represented: string; readonly representative: string }): string => `${represented}|${representative}`;
