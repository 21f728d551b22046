import { HubError } from "@samenhang/errors";
import { isAttestationBy, personsOf, type Attestation } from "@samenhang/ticket";
import type { DataSource, EntityManager } from "typeorm";
import { beginReviews } from "./after-review.js";

/**
 * Takes facts from their owners. Returns only after the commit: from then on the next request is decided with them.
 *
 * All or nothing; a fact of a kind the issuer is not competent for refuses the whole delivery.
 */
export async function receiveAttestations(database: DataSource, issuer: string, attestations: readonly unknown[], now: Date): Promise<void> {
  if (!attestations.every((value) => isAttestationBy(issuer, value))) throw new HubError("SERVICE_NOT_TRUSTED");
  await database.transaction((manager) => storeFacts(manager, issuer, attestations as readonly Attestation[], now));
}

/** A higher version replaces a lower one; anything else is a repetition and changes nothing. */
export async function storeFacts(manager: EntityManager, issuer: string, attestations: readonly Attestation[], now: Date): Promise<void> {
  const latest = new Map<string, Attestation>();
  for (const attestation of attestations) if ((latest.get(attestation.id)?.version ?? -1) < attestation.version) latest.set(attestation.id, attestation);
  const rows = [...latest.values()].map(({ id, version, kind, body, from, until }) => {
    const named = body as { case?: string; professional?: string | null; organisation?: string | null };
    return {
      issuer,
      id,
      version,
      kind,
      body,
      persons: personsOf({ kind, body } as Attestation),
      casus: named.case ?? null,
      professional: named.professional ?? null,
      organisation: named.organisation ?? null,
      valid_from: from,
      valid_until: until,
      received_at: now,
    };
  });
  await manager.query(
    `INSERT INTO attested_fact (issuer, id, version, kind, persons, casus, professional, organisation, body, valid_from, valid_until, received_at)
     SELECT issuer, id, version, kind, ARRAY(SELECT jsonb_array_elements_text(persons)::uuid), casus, professional, organisation, body, valid_from, valid_until, received_at
       FROM jsonb_to_recordset($1::jsonb) AS f(issuer text, id uuid, version bigint, kind text, persons jsonb, casus uuid, professional text, organisation text, body jsonb,
            valid_from date, valid_until date, received_at timestamptz)
     ON CONFLICT (issuer, id) DO UPDATE SET version = excluded.version, kind = excluded.kind, persons = excluded.persons, casus = excluded.casus, professional = excluded.professional,
            organisation = excluded.organisation, body = excluded.body, valid_from = excluded.valid_from, valid_until = excluded.valid_until, received_at = excluded.received_at
      WHERE attested_fact.version < excluded.version`,
    [JSON.stringify(rows)],
  );
  await beginReviews(manager, issuer, attestations, now);
}
