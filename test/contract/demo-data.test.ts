import { dutchDay, mayClaim } from "@samenhang/policy";
import type { RecordEntity } from "@samenhang/subgraph";
import {
  AddressEntity,
  CaseEntity,
  CaseParticipantEntity,
  GoalEntity,
  InformationItemEntity,
  PersonEntity,
  PlanEntity,
  PlanPartEntity,
  ShieldingOrderEntity,
} from "@samenhang/subgraph-case";
import { ConsentRecordEntity } from "@samenhang/subgraph-consent";
import { ProtectionMeasureEntity } from "@samenhang/subgraph-gecertificeerde-instelling";
import { COMPETENCE, isAttestationBy, personsOf, type Attestation } from "@samenhang/ticket";
import { describe, expect, test } from "vitest";
import { FAMILIES } from "../../demo/dist/families/index.js";
import { idOf } from "../../demo/dist/fixture.js";
import { ORGANISATIONS } from "../../demo/dist/organisations.js";
import { demoCatalogue, demoData, PERSONAS, PROFESSIONALS } from "../../demo/dist/personas.js";

const NOW = new Date("2026-07-20T10:00:00Z");
const TODAY = dutchDay(NOW);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}/g;

const data = demoData(FAMILIES, NOW);
const everything = data.tables.flatMap(({ rows }) => rows);
const facts: Attestation[] = [...data.facts.values()].flat();
const people = new Set(data.people.values());
const professionals = new Map(PROFESSIONALS.map(({ id, organisation }) => [id, organisation]));

const all = <Row extends RecordEntity>(entity: new () => Row): Row[] => (data.tables.find((table) => table.entity === entity)?.rows ?? []) as Row[];
const factsOf = <Kind extends Attestation["kind"]>(kind: Kind) => facts.filter((fact): fact is Extract<Attestation, { kind: Kind }> => fact.kind === kind);
const inForce = ({ from, until }: { from: string; until: string | null }): boolean => from <= TODAY && (until === null || until > TODAY);

describe("ids of the demo", () => {
  test("are the same on every start, whatever the date", () => {
    const later = demoData(FAMILIES, new Date("2031-02-28T22:30:00Z"));
    expect(later.tables.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(everything.map(({ id }) => id));
    expect([...later.people]).toEqual([...data.people]);
    expect(demoCatalogue(NOW).people["K3"]).toBe(idOf("person", "K3"));
    expect(demoCatalogue(NOW).cases["maria"]).toBe(idOf("case", "maria"));
  });

  test("name one thing each, as lower-case UUIDs", () => {
    const ids = everything.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.replace(UUID, "") !== "")).toEqual([]);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  });

  test("of persons are those of somebody in the demo", () => {
    expect(new Set(all(PersonEntity).map(({ id }) => id))).toEqual(people);
    expect(everything.flatMap(({ about }) => about).filter((id) => !people.has(id))).toEqual([]);
    expect(facts.flatMap((fact) => personsOf(fact)).filter((id) => !people.has(id))).toEqual([]);
  });
});

describe("people who work in the demo", () => {
  test("every record is kept by a known professional, for their own organisation", () => {
    for (const { owner, recordedBy } of everything) expect(professionals.get(recordedBy), recordedBy).toBe(owner);
  });

  test("every professional that a record names is known", () => {
    const fields = [
      "professional",
      "primary",
      "duo",
      "qualifiedBy",
      "assignedTo",
      "supervisor",
      "worker",
      "deputy",
      "investigator",
      "contactPerson",
      "releasedBy",
      "clinicianContact",
      "coordinator",
      "requestedBy",
      "approvedBy",
      "decidedWith",
    ];
    const named = everything.flatMap((row) => fields.map((field) => (row as unknown as Record<string, unknown>)[field]).filter((value) => typeof value === "string"));
    const known = new Set([...professionals.keys(), ...ORGANISATIONS.map(({ id }) => id)]);
    expect(named.filter((slug) => !known.has(String(slug)))).toEqual([]);
  });

  test("a participant takes part about persons of the case, in the name of its employer", () => {
    const cases = new Map(all(CaseEntity).map(({ id, about }) => [id, about]));
    for (const { casus, about, professional, organisation } of all(CaseParticipantEntity)) {
      expect(
        about.filter((person) => !cases.get(casus)!.includes(person)),
        professional,
      ).toEqual([]);
      expect(professionals.get(professional)).toBe(organisation);
    }
  });

  test("every persona has a home, and something to try", () => {
    expect(new Set(PERSONAS.map(({ id }) => id)).size).toBe(PERSONAS.length);
    for (const { id, organisation, type, person, caseId, role, mayTry } of PERSONAS) {
      expect(id).toMatch(/^[a-z0-9-]{1,64}$/);
      expect(ORGANISATIONS.find((one) => one.id === organisation)?.type).toBe(type);
      expect(mayTry.length).toBeGreaterThan(0);
      expect((type === "PERSON") === (person !== undefined), id).toBe(true);
      if (caseId !== undefined) expect([...data.cases.values()], id).toContain(caseId);
      // Who reported is nobody in a family's case.
      if (person !== undefined) expect(people.has(person), id).toBe(role !== "REPORTER");
    }
  });

  test("a persona declares a purpose its role may claim; who may claim none shows just that", () => {
    const without = PERSONAS.filter(
      ({ id, organisation, type, role, purpose }) =>
        !mayClaim({ actor: id, organisation: { id: organisation, type, region: undefined }, role, mandateOf: undefined, registrationUntil: undefined, person: undefined }, purpose),
    );
    expect(without.map(({ role }) => role).sort()).toEqual(["TEAM_MANAGER"]);
  });
});

describe("what is on file", () => {
  test("every item says about whom, what kind of truth, from where and when", () => {
    for (const item of all(InformationItemEntity)) {
      expect(item.about.length).toBeGreaterThan(0);
      expect([item.text, item.nature, item.kind, item.sourceKind, item.qualifiedBy, item.purposeCollected, item.legalBasisCollected].every(Boolean), item.text).toBe(true);
      expect(item.observedFrom <= dutchDay(item.recordedAt), item.text).toBe(true);
      expect(item.isDisputed).toBe(item.views.some(({ position }) => position === "DISAGREES"));
      for (const { before, after } of item.corrections) expect([before === after, after]).toEqual([false, item.text]);
    }
  });

  test.each(FAMILIES.map(({ name }) => name))("the family `%s` has checked, unchecked, disputed and corrected items", (name) => {
    const items = all(InformationItemEntity).filter(({ casus }) => casus === idOf("case", name));
    expect(items.length).toBeGreaterThanOrEqual(2);
    const has = (holds: (item: InformationItemEntity) => boolean): boolean => items.some(holds);
    expect({
      checked: has(({ verifications: v }) => v.length > 0),
      unchecked: has(({ verifications: v }) => v.length === 0),
      disputed: has(({ isDisputed }) => isDisputed),
      corrected: has(({ corrections: c }) => c.length > 0),
    }).toEqual({ checked: true, unchecked: true, disputed: true, corrected: true });
  });

  test("a case has one active plan at most, with a goal about safety", () => {
    const active = all(PlanEntity).filter(({ status }) => status === "ACTIVE");
    expect(new Set(active.map(({ casus }) => casus)).size).toBe(active.length);
    for (const { id } of active) {
      const parts = all(PlanPartEntity)
        .filter(({ plan }) => plan === id)
        .map((part) => part.id);
      expect(all(GoalEntity).some(({ part, safetyGoal }) => parts.includes(part) && safetyGoal)).toBe(true);
    }
  });

  test("a shielding order was approved by another than who asked, and stands", () => {
    expect(all(ShieldingOrderEntity).length).toBeGreaterThan(0);
    for (const order of all(ShieldingOrderEntity)) {
      expect(order.approvedBy).not.toBeNull();
      expect(order.approvedBy).not.toBe(order.requestedBy);
      expect(order.endedAt === null && order.from <= TODAY && order.reviewAt >= TODAY).toBe(true);
      for (const { officer, secondPerson, until } of order.access) {
        expect(officer).not.toBe(secondPerson);
        expect(order.safetyOfficers).toContain(officer);
        expect(until >= TODAY).toBe(true);
      }
    }
  });

  test("consents last a year at most, and none of them has run out", () => {
    for (const { givenAt, validUntil } of all(ConsentRecordEntity)) {
      expect(givenAt <= TODAY && validUntil >= TODAY).toBe(true);
      expect(Date.parse(validUntil) - Date.parse(givenAt)).toBeLessThanOrEqual(365 * 86_400_000);
    }
  });

  test("nothing looks like a national number, a real postcode or a moment still to come", () => {
    const text = JSON.stringify([everything, facts, PERSONAS, ORGANISATIONS]).replace(UUID, "");
    expect(text.match(/\d{9}|\d{4}[. ]\d{2}[. ]\d{3}/g)).toBeNull();
    expect(text.match(/\b[1-9]\d{3}\s?[A-Z]{2}\b/g)).toBeNull();
    expect(new Set(all(AddressEntity).map(({ postcode }) => postcode))).toEqual(new Set(["0000 AA"]));
    expect(everything.filter(({ recordedAt }) => recordedAt > NOW)).toEqual([]);
  });
});

describe("what the policy layer is told", () => {
  test("each issuer attests only what it is competent for, and any later act counts more", () => {
    for (const [issuer, attested] of data.facts) {
      expect(attested.filter(({ version }) => version !== 0)).toEqual([]);
      const organisation = /^organisation:(.+)$/.exec(issuer)?.[1];
      if (organisation === undefined)
        expect(
          attested.filter((fact) => !isAttestationBy(issuer, fact)),
          issuer,
        ).toEqual([]);
      else expect([...new Set(attested.map(({ kind, body }) => [kind, "organisation" in body && body.organisation].join()))]).toEqual([`PROVIDER_NAMED,${organisation}`]);
    }
    expect([...data.facts.keys()].filter((issuer) => !issuer.startsWith("organisation:") && !COMPETENCE[issuer])).toEqual([]);
  });

  test("the supervision order of K3 is in force, that of `ended-order` is over", () => {
    const orders = factsOf("MEASURE").filter(({ body }) => body.kind === "OTS");
    expect(orders.filter(inForce).map(({ body }) => body.child)).toEqual([idOf("person", "K3")]);
    expect(orders.filter((order) => !inForce(order)).map(({ body }) => body.child)).toEqual([idOf("person", "ended-order.child")]);
    expect(all(ProtectionMeasureEntity).length).toBe(factsOf("MEASURE").length);
  });

  test("every case but the closed one is open, with someone who takes part", () => {
    const open = new Set(
      factsOf("CASE")
        .filter(inForce)
        .map(({ body }) => body.case),
    );
    expect([...data.cases].filter(([, id]) => !open.has(id)).map(([name]) => name)).toEqual(["closed-case"]);
    for (const id of open) expect(factsOf("PARTICIPATION").some((fact) => fact.body.case === id && inForce(fact))).toBe(true);
  });

  test("ages are those of the domain model, on the day of the start", () => {
    const born = (name: string): string => all(PersonEntity).find(({ id }) => id === idOf("person", name))!.birthDate!;
    const age = (name: string): number => Math.floor((Date.parse(TODAY) - Date.parse(born(name))) / 86_400_000 / 365.2425);
    expect(["M", "F1", "F2", "F4", "P", "K1", "K2", "K3", "K4", "K5"].map(age)).toEqual([34, 40, 38, 33, 29, 17, 14, 11, 9, 1]);
  });
});
