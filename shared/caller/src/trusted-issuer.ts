import type { OrganisationType } from "./caller.js";
import { isOrganisationType } from "./caller.js";

/** One identity provider and the one organisation it may speak for. */
export interface TrustedIssuer {
  /** The exact `iss` of its tokens. */
  readonly issuer: string;
  readonly organisation: string;
  readonly type: OrganisationType;
  readonly region?: string;
  /** Where its keys are; when absent they are found by OIDC discovery. */
  readonly jwksUri?: string;
}

/**
 * Reads the list of trusted issuers from configuration (JSON).
 *
 * Throws on anything that would make trust vague: an unknown field, a doubled issuer, or an address without TLS outside
 * this machine. The message names the entry, never its content.
 */
export function parseTrustedIssuers(json: string): TrustedIssuer[] {
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list) || list.length === 0) throw new Error("trusted issuers: expected a non-empty JSON list");
  const seen = new Set<string>();
  return list.map((entry: Record<string, unknown>, index) => {
    const where = `trusted issuers: entry ${index}`;
    for (const key of Object.keys(entry)) {
      if (!["issuer", "organisation", "type", "region", "jwksUri"].includes(key)) throw new Error(`${where}: unknown field ${key}`);
    }
    const { issuer, organisation, type, region, jwksUri } = entry;
    if (typeof issuer !== "string" || typeof organisation !== "string") throw new Error(`${where}: issuer and organisation are needed`);
    if (!isOrganisationType(type)) throw new Error(`${where}: unknown type`);
    if (seen.has(issuer)) throw new Error(`${where}: issuer named twice`);
    seen.add(issuer);
    for (const url of [issuer, jwksUri]) if (url !== undefined) assertSafeAddress(String(url), where);
    return {
      issuer,
      organisation,
      type,
      ...(typeof region === "string" ? { region } : {}),
      ...(typeof jwksUri === "string" ? { jwksUri } : {}),
    };
  });
}

function assertSafeAddress(address: string, where: string): void {
  const url = new URL(address);
  const onThisMachine = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  const privateName = !url.hostname.includes(".") && process.env["SAMENHANG_ALLOW_HTTP_ISSUERS"] === "true";
  if (url.protocol !== "https:" && !onThisMachine && !privateName) throw new Error(`${where}: needs https`);
}
