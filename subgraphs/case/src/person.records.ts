import { ageBand } from "@samenhang/policy";
import { blindedKey } from "@samenhang/ticket";
import { endsOn, organisation, person, tableRecord } from "@samenhang/subgraph";
import { AddressEntity, AuthorityRecordEntity, HouseholdEntity, HouseholdMemberEntity, PersonEntity, RelationEntity } from "./person.entity.js";
import { AGE_BAND_OF, type Address, type AuthorityRecord, type Household, type HouseholdMember, type Person, type Relation } from "./person.type.js";

export const people = tableRecord<Person>()<PersonEntity>({
  name: "Person",
  entity: PersonEntity,
  // A name that is also a name of a place is still the name.
  searchedText: "NONE",
  // Whoever the request is about anyway: a shell with an id, on which each owner hangs what it decides to show.
  isKnownTo: (row, { subjects, salt }) => Object.hasOwn(subjects, blindedKey(salt, row.id)),
  values: (row, now) => {
    const band = ageBand(row.birthDate, row.isUnborn, now);
    return {
      id: row.id,
      displayName: row.displayName,
      birthDate: row.birthDate,
      ageBand: band ? AGE_BAND_OF[band] : null,
      isUnborn: row.isUnborn,
      deceasedAt: row.deceasedAt,
      contacts: row.contacts,
      language: row.language,
      interpreterNeeded: row.interpreterNeeded,
    };
  },
});

export const addresses = tableRecord<Address>()<AddressEntity>({
  name: "Address",
  entity: AddressEntity,
  order: { from: "DESC", id: "ASC" },
  facts: (row) => endsOn(row.until),
  wordsOfCaller: ({ owner, recordedBy, line, postcode, city, municipality }, { caller }) =>
    owner === caller.organisation.id && recordedBy === caller.actor ? [line, postcode, city, municipality] : [],
  values: ({ kind, line, postcode, city, municipality, from, until, source }) => ({ kind, line, postcode, city, municipality, from, until, source }),
});

export const relations = tableRecord<Relation>()<RelationEntity>({
  name: "Relation",
  entity: RelationEntity,
  order: { type: "ASC", id: "ASC" },
  facts: (row) => endsOn(row.until),
  values: (row) => ({
    id: row.id,
    from: person(row.fromPerson),
    to: person(row.toPerson),
    type: row.type,
    basis: row.basis,
    since: row.from,
    until: row.until,
    source: row.source,
  }),
});

export const authority = tableRecord<AuthorityRecord>()<AuthorityRecordEntity>({
  name: "AuthorityRecord",
  entity: AuthorityRecordEntity,
  order: { from: "DESC", id: "ASC" },
  facts: (row) => endsOn(row.until),
  values: (row) => ({
    id: row.id,
    child: person(row.child),
    holder: row.holder ? person(row.holder) : null,
    holderOrganisation: row.holderOrganisation ? organisation(row.holderOrganisation) : null,
    kind: row.kind,
    limitation: row.limitation,
    verifiedAt: row.verifiedAt,
    since: row.from,
    until: row.until,
  }),
});

export const households = tableRecord<Household>()<HouseholdEntity>({
  name: "Household",
  entity: HouseholdEntity,
  separable: true,
  values: ({ id, label }) => ({ id, label }),
});

export const householdMembers = tableRecord<HouseholdMember>()<HouseholdMemberEntity>({
  name: "HouseholdMember",
  entity: HouseholdMemberEntity,
  by: ["household"],
  order: { role: "ASC", id: "ASC" },
  facts: (row) => endsOn(row.until),
  values: (row) => ({ person: row.about.map(person)[0], role: row.role, share: row.share }),
});
