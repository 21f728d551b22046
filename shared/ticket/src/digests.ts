import { createHash } from "node:crypto";

/** The key under which a ticket lists a person: readable only by who already knows the person's id. */
export const blindedKey = (salt: string, personId: string): string => createHash("sha256").update(salt).update("\0").update(personId).digest("base64url").slice(0, 22);

/**
 * What binds a ticket to one planned operation of one subgraph: its text and its variables.
 *
 * `representations` stay out: they are known only while the plan runs. The owner decides about each of them anyway.
 */
export function operationDigest(query: string, variables: Readonly<Record<string, unknown>> | undefined): string {
  const { representations: _, ...bound } = variables ?? {};
  return createHash("sha256").update(query).update("\0").update(canonical(bound)).digest("base64url");
}

/** JSON with sorted keys; undefined and absent are the same. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
