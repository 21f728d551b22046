import { HubError } from "@samenhang/errors";
import type { Acts, ActTransaction, PublicValue } from "@samenhang/subgraph";
import { IsNull } from "typeorm";
import { AddressEntity, AuthorityRecordEntity, RelationEntity } from "./person.entity.js";
import { renewWordsOf } from "./shielding.acts.js";
import type { AddressInput, AuthorityInput, RelationInput } from "./person.input.js";

export function recordRelation(acts: Acts, input: RelationInput): Promise<PublicValue> {
  if (input.from === input.to) throw new HubError("INPUT_INVALID", { problem: "a relation is between two persons" });
  return acts.perform({ act: "RELATION_RECORD", idempotencyKey: input.idempotencyKey, input, about: [input.from, input.to] }, async (transaction) => {
    const { from, to, type, basis, source } = input;
    await transaction.manager.insert(RelationEntity, {
      ...transaction.base([from, to]),
      fromPerson: from,
      toPerson: to,
      type,
      basis,
      from: transaction.today,
      until: null,
      source,
    });
    await transaction.attest({ kind: "RELATION", id: transaction.recordId, from: transaction.today, until: null, body: { from, to, type } });
  });
}

/** Unverified authority is recorded as such; a consent that rests on it does not count (policy.md section 6.2). */
export function recordAuthority(acts: Acts, input: AuthorityInput): Promise<PublicValue> {
  return acts.perform({ act: "AUTHORITY_RECORD", idempotencyKey: input.idempotencyKey, input, about: [input.child, input.holder] }, async (transaction) => {
    const { child, holder, kind, verifiedAt = null } = input;
    if (verifiedAt !== null && verifiedAt > transaction.today) throw new HubError("INPUT_INVALID", { problem: "verifiedAt lies in the future" });
    await endEarlierAuthority(transaction, child, holder);
    await transaction.manager.insert(AuthorityRecordEntity, {
      ...transaction.base([child, holder]),
      child,
      holder,
      holderOrganisation: null,
      kind,
      limitation: null,
      verifiedAt,
      from: transaction.today,
      until: null,
    });
    await transaction.attest({
      kind: "AUTHORITY",
      id: transaction.recordId,
      from: transaction.today,
      until: null,
      body: { child, holder, holderOrganisation: null, kind, verified: verifiedAt !== null, conflictOfInterest: false },
    });
  });
}

/** A new record of the same holder over the same child takes the place of the earlier ones; what they opened ends before the commit. */
async function endEarlierAuthority(transaction: ActTransaction, child: string, holder: string): Promise<void> {
  const { manager, today } = transaction;
  for (const earlier of await manager.findBy(AuthorityRecordEntity, { child, holder, until: IsNull() })) {
    await manager.update(AuthorityRecordEntity, earlier.id, { until: today });
    await transaction.attestFirst(authorityFact({ ...earlier, until: today }));
  }
}

export const authorityFact = (row: Pick<AuthorityRecordEntity, "id" | "child" | "holder" | "holderOrganisation" | "kind" | "verifiedAt" | "from" | "until">) =>
  ({
    kind: "AUTHORITY",
    id: row.id,
    from: row.from,
    until: row.until,
    body: { child: row.child, holder: row.holder, holderOrganisation: row.holderOrganisation, kind: row.kind, verified: row.verifiedAt !== null, conflictOfInterest: false },
  }) as const;

export function recordAddress(acts: Acts, { idempotencyKey, person, ...address }: AddressInput): Promise<PublicValue> {
  return acts.perform({ act: "ADDRESS_RECORD", idempotencyKey, input: { person, ...address }, about: [person] }, async (transaction) => {
    await transaction.manager.insert(AddressEntity, { ...transaction.base([person]), ...address, from: transaction.today, until: null });
    await renewWordsOf(transaction, person);
  });
}
