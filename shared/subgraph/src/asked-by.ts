import type { LedgerEntry } from "@samenhang/ledger";
import type { Ticket } from "@samenhang/ticket";

/** The part of a ledger entry that every entry of one request shares: who asked, for whom, for what, under which policy. */
export const askedBy = ({
  caller,
  context,
  traceId,
  policyVersion,
}: Pick<Ticket, "caller" | "context" | "traceId" | "policyVersion">): Omit<LedgerEntry, "kind" | "subject" | "owner" | "decisions"> => ({
  traceId,
  actor: caller.actor,
  organisation: caller.organisation.id,
  organisationType: caller.organisation.type,
  role: caller.role,
  mandateOf: caller.mandateOf ?? null,
  purpose: context.purpose,
  caseId: context.caseId ?? null,
  necessity: context.necessity ?? null,
  breakGlassId: context.breakGlassId ?? null,
  policyVersion,
});
