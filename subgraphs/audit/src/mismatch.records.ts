import type { RecordedRequest } from "@samenhang/ledger";
import { defineRecord, organisation, type RecordType } from "@samenhang/subgraph";
import type { LedgerReader } from "./ledger-reader.js";
import type { AuditMismatch } from "./mismatch.type.js";

type Mismatch = RecordedRequest & { readonly owner: string; readonly to: string };

/** What an owner recorded and consent never admitted, from the first moment until the second. */
export const mismatchesIn = (reader: LedgerReader, from: Date, to: Date): RecordType<AuditMismatch, Mismatch> =>
  defineRecord<AuditMismatch>()<Mismatch>({
    name: "AuditMismatch",
    load: async (_database, _by, organisations) =>
      (await Promise.all(organisations.map(async (told) => (await reader.notAdmitted(told, from, to)).map((mismatch) => ({ ...mismatch, to: told }))))).flat(),
    keysOf: ({ to: told }) => [told],
    id: ({ owner, traceId }) => `${owner}.${traceId}`,
    about: () => [],
    facts: ({ to: told }) => ({ owner: told, parties: [told] }),
    values: ({ owner, traceId, actor, organisation: asker, purpose }) => ({ id: `${owner}.${traceId}`, owner, traceId, actor, organisation: organisation(asker), purpose }),
  });
