import { createHash } from "node:crypto";
import { dutchDay } from "@samenhang/policy";
import type { RecordEntity, SubgraphDefinition } from "@samenhang/subgraph";
import {
  AddressEntity,
  AuthorityRecordEntity,
  caseFact,
  CaseEntity,
  CaseParticipantEntity,
  CasePersonEntity,
  casus,
  framework,
  participation,
  PersonEntity,
  RelationEntity,
  shielding,
  ShieldingOrderEntity,
  wordsToHide,
} from "@samenhang/subgraph-case";
import { consent } from "@samenhang/subgraph-consent";
import { gecertificeerdeInstelling, ProtectionMeasureEntity } from "@samenhang/subgraph-gecertificeerde-instelling";
import { ggz } from "@samenhang/subgraph-ggz";
import { lokaalTeam } from "@samenhang/subgraph-lokaal-team";
import { ProtectionInvestigationEntity, raadVoorDeKinderbescherming } from "@samenhang/subgraph-raad-voor-de-kinderbescherming";
import { InformationRequestEntity, ReferralEntity, referrals } from "@samenhang/subgraph-referrals";
import { ReportEntity, veiligThuis } from "@samenhang/subgraph-veilig-thuis";
import type { Attestation, AttestedFact } from "@samenhang/ticket";

/** A UUID made from what it names: the same on every start, on every machine. */
export function idOf(kind: string, name: string): string {
  const hex = createHash("sha256").update(`${kind}:${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const DAY = 86_400_000;

/** Dates told from now, so that what must be in force today is in force whenever the demo starts. */
export class Calendar {
  constructor(readonly now: Date) {}

  momentAgo(days: number): Date {
    return new Date(this.now.getTime() - days * DAY);
  }
  /** `YYYY-MM-DD`. */
  daysAgo(days: number): string {
    return dutchDay(this.momentAgo(days));
  }
  daysAhead(days: number): string {
    return this.daysAgo(-days);
  }
  /**
   * A birth date of someone who has this age today. The birthday lies 100 to 280 days back: no consent of the last three
   * months ends with it, and none comes up soon.
   */
  bornYearsAgo(age: number, name: string): string {
    const since = 100 + (createHash("sha256").update(name).digest()[0]! % 180);
    return this.daysAgo(Math.round(age * 365.2425) + since);
  }
}

export type EntityClass<Row extends RecordEntity = RecordEntity> = new () => Row;

export interface DemoRows {
  readonly subgraph: string;
  readonly entity: EntityClass;
  readonly rows: RecordEntity[];
}

/** What the databases of the demo are filled with. */
export interface DemoData {
  /** In the order in which tables may be filled. */
  readonly tables: readonly DemoRows[];
  /** By issuer. Version 0, so that whatever is done later counts. */
  readonly facts: ReadonlyMap<string, readonly Attestation[]>;
  readonly people: ReadonlyMap<string, string>;
  readonly cases: ReadonlyMap<string, string>;
}

type Fact = AttestedFact & Pick<Attestation, "id" | "from" | "until">;

/** Gathers rows and what their owners would have attested. */
export class Fixture implements DemoData {
  readonly #tables = new Map<EntityClass, DemoRows>();
  readonly facts = new Map<string, Attestation[]>();
  readonly people = new Map<string, string>();
  readonly cases = new Map<string, string>();

  constructor(readonly calendar: Calendar) {}

  get tables(): readonly DemoRows[] {
    return [...this.#tables.values()];
  }

  add<Row extends RecordEntity>(entity: EntityClass<Row>, row: Row): void {
    const table = this.#tables.get(entity) ?? { subgraph: subgraphOf(entity), entity, rows: [] };
    this.#tables.set(entity, table);
    table.rows.push(row);
    for (const fact of factsOf(entity, row)) this.attest(table.subgraph, fact);
  }

  /** Once all is there that an order hides: what free text must not say is made of it. */
  attestShielding(): void {
    const rowsOf = <Row extends RecordEntity>(entity: EntityClass<Row>) => (this.#tables.get(entity)?.rows ?? []) as Row[];
    const words = (row: ShieldingOrderEntity) => wordsToHide(row, rowsOf(AddressEntity), rowsOf(PersonEntity), dutchDay(this.calendar.now));
    for (const row of rowsOf(ShieldingOrderEntity)) this.attest("case", shielding(row, words(row)));
  }

  attest(issuer: string, fact: Fact): void {
    const known = this.facts.get(issuer) ?? [];
    this.facts.set(issuer, known);
    known.push({ ...fact, version: 0 });
  }
}

const DEFINITIONS: readonly SubgraphDefinition[] = [casus, consent, referrals, veiligThuis, gecertificeerdeInstelling, raadVoorDeKinderbescherming, lokaalTeam, ggz];

function subgraphOf(entity: EntityClass): string {
  const home = DEFINITIONS.find(({ entities }) => entities.includes(entity));
  if (!home) throw new Error(`no subgraph keeps ${entity.name}`);
  return home.name;
}

type Attests = (row: never) => readonly Fact[];
const attests = <Row extends RecordEntity>(entity: EntityClass<Row>, facts: (row: Row) => readonly Fact[]): readonly [EntityClass, Attests] => [entity, facts];

/**
 * The one place where rows become facts, word for word as the acts of the subgraphs attest them. What no row of this hub
 * shows (a treatment relation, a named provider, a personal tie) is attested by hand in a family.
 */
const ATTESTS: ReadonlyMap<EntityClass, Attests> = new Map([
  attests(PersonEntity, ({ id, birthDate, isUnborn, deceasedAt, recordedAt }) => [
    { kind: "PERSON", id, from: dutchDay(recordedAt), until: null, body: { person: id, birthDate, isUnborn, deceasedAt } },
  ]),
  attests(RelationEntity, ({ id, fromPerson, toPerson, type, from, until, recordedAt }) => [
    { kind: "RELATION", id, from: from ?? dutchDay(recordedAt), until, body: { from: fromPerson, to: toPerson, type } },
  ]),
  attests(AuthorityRecordEntity, ({ id, child, holder, holderOrganisation, kind, verifiedAt, from, until }) => [
    { kind: "AUTHORITY", id, from, until, body: { child, holder, holderOrganisation, kind, verified: verifiedAt !== null, conflictOfInterest: false } },
  ]),
  attests(CaseEntity, (row) => [caseFact(row)]),
  attests(CasePersonEntity, (row) => [framework(row)]),
  attests(CaseParticipantEntity, (row) => [participation(row)]),
  attests(ProtectionMeasureEntity, ({ id, about, kind, owner, validFrom, validUntil, endedAt }) => [
    { kind: "MEASURE", id, from: validFrom, until: endedAt ?? validUntil, body: { child: about[0]!, kind, organisation: owner } },
  ]),
  attests(ProtectionInvestigationEntity, ({ id, about, owner, investigator, startedAt, state }) =>
    state === "CLOSED" ? [] : [{ kind: "INVESTIGATION", id, from: startedAt, until: null, body: { persons: about, organisation: owner, professional: investigator } }],
  ),
  attests(ReportEntity, ({ id, about, owner, assignedTo, receivedAt, closedAt }) => [
    { kind: "INVESTIGATION", id, from: dutchDay(receivedAt), until: closedAt, body: { persons: about, organisation: owner, professional: assignedTo } },
  ]),
  attests(InformationRequestEntity, ({ id, about, owner, toOrganisation, sentAt, closedAt }) => [
    { kind: "QUESTION", id, from: dutchDay(sentAt), until: closedAt && dutchDay(closedAt), body: { person: about[0]!, asker: owner, receiver: toOrganisation } },
  ]),
  attests(ReferralEntity, ({ id, about, owner, receiver, sentAt, acceptedAt, acceptedBy, handoverFactId, state, events }) => {
    const body = { persons: about, sender: owner, receiver };
    const until = NOTHING_FOLLOWS.includes(state) ? dutchDay(new Date(events.at(-1)!.at)) : null;
    const referral: Fact = { kind: "REFERRAL", id, from: dutchDay(sentAt), until, body };
    return handoverFactId && acceptedAt
      ? [referral, { kind: "HANDOVER", id: handoverFactId, from: dutchDay(acceptedAt), until, body: { ...body, professional: acceptedBy } }]
      : [referral];
  }),
]);

/** States after which nothing is referred any more. */
const NOTHING_FOLLOWS: readonly ReferralEntity["state"][] = ["RETURNED", "WITHDRAWN", "EXPIRED", "CLOSED"];

const factsOf = <Row extends RecordEntity>(entity: EntityClass<Row>, row: Row): readonly Fact[] => ATTESTS.get(entity)?.(row as never) ?? [];
