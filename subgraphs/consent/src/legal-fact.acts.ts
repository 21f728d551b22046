import type { OrganisationType } from "@samenhang/caller";
import { HubError } from "@samenhang/errors";
import type { PublicValue, RequestContext } from "@samenhang/subgraph";
import { URGENT_MEASURES, type AttestedFact, type Attestation, type Urgent } from "@samenhang/ticket";
import type { EntityManager } from "typeorm";
import { storeFacts } from "./attestations.js";
import { AttestedFactEntity } from "./consent.entity.js";
import type { LegalFactEndInput, LegalFactInput } from "./consent.input.js";
import type { LegalFactKind } from "./consent.type.js";

/** Which kind of organisation is competent for which fact. */
const COMPETENT: Readonly<Record<LegalFactKind, readonly OrganisationType[]>> = {
  MEASURE: ["GI"],
  INVESTIGATION: ["RVDK", "VT"],
  HANDOVER: ["LOCAL_TEAM"],
  TREATMENT: ["GGZ"],
  PROVIDER_NAMED: ["VT", "GI", "RVDK", "LOCAL_TEAM"],
};
const MEASURES = ["OTS", "VOTS", "GUARDIANSHIP", "PROVISIONAL_GUARDIANSHIP"] as const;

/** Attests a fact for the caller's organisation; for organisations whose own system does not do it as part of its act. */
export function attestLegalFact({ acts, guard }: RequestContext, input: LegalFactInput): Promise<PublicValue> {
  const { organisation, actor } = { organisation: guard.ticket.caller.organisation, actor: guard.ticket.caller.actor };
  if (!COMPETENT[input.kind].includes(organisation.type)) throw new HubError("INPUT_INVALID", { problem: "your organisation is not competent for this kind of fact" });
  if (input.until && input.until <= input.from) throw new HubError("INPUT_INVALID", { problem: "the fact ends before it begins" });
  const fact = factOf(input, organisation.id, { professional: actor, case: guard.ticket.context.caseId ?? null });
  const act = input.kind === "TREATMENT" ? "TREATMENT_ATTEST" : input.kind === "INVESTIGATION" ? "INVESTIGATION_ATTEST" : "LEGAL_FACT_ATTEST";
  return acts.perform({ act, idempotencyKey: input.idempotencyKey, input, about: input.about }, async ({ manager, recordId, now }) => {
    await storeFacts(
      manager,
      issuerOf(organisation.id),
      [{ ...fact, id: recordId, version: await nextVersion(manager), from: input.from, until: input.until ?? null } as Attestation],
      now,
    );
  });
}

/** Ends a fact the caller's organisation attested here; what its own records attested ends where those are kept. */
export function endLegalFact({ acts, guard }: RequestContext, { idempotencyKey, id, about }: LegalFactEndInput): Promise<PublicValue> {
  const issuer = issuerOf(guard.ticket.caller.organisation.id);
  return acts.perform({ act: "LEGAL_FACT_END", idempotencyKey, input: { id, about }, about, recordId: id }, async ({ manager, today, now }) => {
    const row = await manager.findOne(AttestedFactEntity, { where: { issuer, id }, lock: { mode: "pessimistic_write" } });
    const isOpen = row && (row.until === null || row.until > today);
    if (!isOpen || [...row.persons].sort().join() !== [...about].sort().join()) throw new HubError("ACT_CONFLICT");
    await manager.update(AttestedFactEntity, { issuer, id }, { until: today, version: String(await nextVersion(manager)), receivedAt: now });
  });
}

function factOf({ kind, about, measure, organisation: other }: LegalFactInput, organisation: string, by: Urgent): AttestedFact {
  const { professional } = by;
  const single = (): string => {
    if (about.length !== 1) throw new HubError("INPUT_INVALID", { problem: "this kind of fact is about one person" });
    return about[0]!;
  };
  const named = (): string => {
    if (!other) throw new HubError("INPUT_INVALID", { problem: "this kind of fact names another organisation" });
    return other;
  };
  switch (kind) {
    case "MEASURE": {
      const known = MEASURES.find((candidate) => candidate === measure);
      if (!known) throw new HubError("INPUT_INVALID", { problem: `measure is one of ${MEASURES.join(", ")}` });
      return { kind, body: { child: single(), kind: known, organisation, ...(URGENT_MEASURES.includes(known) ? { urgent: by } : {}) } };
    }
    case "INVESTIGATION":
      return { kind, body: { persons: about, organisation, professional } };
    case "HANDOVER":
      return { kind, body: { persons: about, sender: named(), receiver: organisation, professional } };
    case "TREATMENT":
      return { kind, body: { person: single(), organisation, professional } };
    case "PROVIDER_NAMED":
      return { kind, body: { person: single(), provider: named(), organisation } };
  }
}

const issuerOf = (organisation: string): string => `organisation:${organisation}`;

async function nextVersion(manager: EntityManager): Promise<number> {
  const [row] = (await manager.query("SELECT nextval('attestation_version') AS version")) as { version: string }[];
  return Number(row!.version);
}
