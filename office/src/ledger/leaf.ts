import { createHash, hash, hkdfSync } from "node:crypto";

/**
 * The leaf of an entry, derived again from what is published: docs/decisions/0020-ledger-tree.md.
 *
 * INVARIANT: nothing in this folder imports the code that writes the ledger; what both get wrong alike would not be found.
 */
export interface PublishedEntry {
  readonly sequence: string;
  readonly id: string;
  readonly recorded_at: Date;
  readonly trace_id: string;
  readonly kind: string;
  readonly actor: string;
  readonly organisation: string;
  readonly organisation_type: string;
  readonly role: string;
  readonly mandate_of: string | null;
  readonly purpose: string | null;
  readonly case_id: string | null;
  readonly necessity: string | null;
  readonly break_glass_id: string | null;
  readonly subject: string | null;
  readonly owner: string;
  readonly decisions: readonly PublishedDecision[];
  readonly policy_version: string;
  readonly leaf_version: number;
  readonly salt: Buffer;
  readonly leaf_hash: Buffer;
}

interface PublishedDecision {
  readonly grounds: readonly string[];
  readonly outcome: string;
  readonly category?: string;
  readonly unseen?: boolean;
  readonly sequences?: string;
}

const CATEGORIES =
  "IDENTITY ADDRESS SHIELDED FAMILY INVOLVEMENT GGZ_INVOLVEMENT REPORT REPORTER_IDENTITY SAFETY ANALYSIS PLAN MEASURE DECISION CHILD_HEALTH ADULT_HEALTH CRIMINAL CHILD_CONFIDENTIAL NETWORK SOCIAL NATIONAL_NUMBER METADATA".split(
    " ",
  );
const GIVEN = [...CATEGORIES, "OTHER"];
const LISTS = [...CATEGORIES.map((category) => `allowed.${category}`), "allowed.OTHER", "refused", "silent"];
const SALT = 16;

/** The leaf hash (RFC 9162), or undefined where the entry is of a form that is not known. */
export function leafOf(entry: PublishedEntry): Buffer | undefined {
  if (entry.leaf_version !== 1 || entry.salt?.length !== 32 || !Array.isArray(entry.decisions)) return undefined;
  const lists = new Map<string, PublishedDecision[]>(LISTS.map((name) => [name, []]));
  let last = 0;
  for (const decision of entry.decisions) {
    const name = listOf(decision);
    const place = LISTS.indexOf(name);
    // Kept in one order only: another order is another entry.
    if (place < last) return undefined;
    last = place;
    lists.get(name)!.push(decision);
  }
  const parts: [string, unknown][] = [
    ["id", entry.id],
    ["recordedAt", entry.recorded_at.toISOString()],
    ["traceId", entry.trace_id],
    ["kind", entry.kind],
    ["actor", entry.actor],
    ["organisation", entry.organisation],
    ["organisationType", entry.organisation_type],
    ["role", entry.role],
    ["mandateOf", entry.mandate_of],
    ["purpose", entry.purpose],
    ["caseId", entry.case_id],
    ["necessity", entry.necessity],
    ["breakGlassId", entry.break_glass_id],
    ["subject", entry.subject],
    ["owner", entry.owner],
    ["policyVersion", entry.policy_version],
    ...GIVEN.map((category): [string, unknown] => {
      const given = lists.get(`allowed.${category}`)!;
      return [`given.${category}`, given.length === 0 ? null : [...new Set(given.flatMap(({ grounds }) => grounds))].sort()];
    }),
    ...lists,
  ];
  const salts = Buffer.from(hkdfSync("sha256", entry.salt, "", "samenhang ledger leaf v1", parts.length * SALT));
  const digests = parts.map(([name, value], place) => {
    const salt = salts.subarray(place * SALT, (place + 1) * SALT).toString("base64url");
    return hash("sha256", Buffer.from(canonical([salt, name, value])).toString("base64url"), "base64url");
  });
  return sha256(Buffer.from([0]), canonical({ v: 1, sd: digests }));
}

const listOf = ({ outcome, category, unseen }: PublishedDecision): string => {
  if (unseen === true || outcome === "DENY_SILENT") return "silent";
  if (outcome !== "ALLOW" && outcome !== "ALLOW_MASKED") return "refused";
  return category !== undefined && CATEGORIES.includes(category) ? `allowed.${category}` : "allowed.OTHER";
};

/** JSON Canonicalization Scheme (RFC 8785), for what JSON can hold. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`).join(",")}}`;
}

export const sha256 = (...parts: (Uint8Array | string)[]): Buffer => {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part);
  return digest.digest();
};
