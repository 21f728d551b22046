import { createHash } from "node:crypto";
import { createRemoteJWKSet, decodeJwt, errors as joseErrors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { isRole, type Caller, type OrganisationType, type Role } from "./caller.js";
import type { TrustedIssuer } from "./trusted-issuer.js";

export type TokenRefusal = "UNAUTHENTICATED" | "TOKEN_INVALID" | "TOKEN_EXPIRED" | "ISSUER_NOT_TRUSTED" | "IDENTITY_PROVIDER_UNAVAILABLE";

export type TokenVerification = { ok: true; caller: Caller; expiresAt: number } | { ok: false; code: TokenRefusal };

export interface TokenVerifier {
  /** `header` is the whole `Authorization` header. Never throws for a bad token. */
  verify(header: string | undefined): Promise<TokenVerification>;
}

export interface TokenVerifierOptions {
  issuers: readonly TrustedIssuer[];
  audience: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Verified tokens kept in memory; their expiry is still checked each time. */
  cacheSize?: number;
}

const ALGORITHMS = ["ES256", "EdDSA", "PS256", "RS256"];
const CLOCK_TOLERANCE_SECONDS = 5;
const MAX_LIFETIME_SECONDS = 12 * 60 * 60;
/** After this a known token is verified anew, so that a key that was withdrawn stops working. */
const RECHECK_MILLISECONDS = 10 * 60_000;
const MAX_TOKEN_LENGTH = 8_192;

/** Which roles each kind of party can hold: an issuer cannot lend its workers another organisation's roles. */
const ROLES_OF: Record<OrganisationType, RegExp> = {
  VT: /^VT_/,
  GI: /^GI_/,
  RVDK: /^RVDK_/,
  LOCAL_TEAM: /^LT_/,
  GGZ: /^GGZ_/,
  PERSON: /^(SUBJECT|REPRESENTATIVE|SUPPORT_PERSON|LAWYER|REPORTER)$/,
};
const ROLES_OF_ANY_ORGANISATION = /^(REVIEWER_OTHER_REGION|DEVILS_ADVOCATE|SAFETY_OFFICER|PRIVACY_OFFICER|TEAM_MANAGER|POLICY_ANALYST)$/;

/**
 * Verifies OIDC access tokens (RFC 9068 `at+jwt`) of several issuers.
 *
 * INVARIANT: an issuer speaks only for its own organisation. The organisation, its type and its region come from our
 * configuration; the token must name the same organisation, and a role of that kind of party.
 */
export function createTokenVerifier({ issuers, audience, now, cacheSize = 2_000 }: TokenVerifierOptions): TokenVerifier {
  const byIssuer = new Map(issuers.map((trusted) => [trusted.issuer, { trusted, keys: lazyKeys(trusted) }]));
  const verified = new Map<string, { caller: Caller; expiresAt: number; checkedAt: number }>();

  return {
    async verify(header) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header?.trim() ?? "")?.[1];
      if (!header) return { ok: false, code: "UNAUTHENTICATED" };
      if (!token || token.length > MAX_TOKEN_LENGTH) return { ok: false, code: "TOKEN_INVALID" };

      // The exact bytes of the token are the key: another spelling of the same token is verified anew.
      const fingerprint = createHash("sha256").update(token).digest("base64url");
      const known = verified.get(fingerprint);
      if (known) {
        if (known.expiresAt * 1000 <= now()) return { ok: false, code: "TOKEN_EXPIRED" };
        if (now() - known.checkedAt < RECHECK_MILLISECONDS) return { ok: true, caller: known.caller, expiresAt: known.expiresAt };
        verified.delete(fingerprint);
      }

      const entry = byIssuer.get(issuerOf(token) ?? "");
      if (!entry) return { ok: false, code: "ISSUER_NOT_TRUSTED" };
      try {
        const { payload } = await jwtVerify(token, await entry.keys(), {
          issuer: entry.trusted.issuer,
          audience,
          algorithms: ALGORITHMS,
          typ: "at+jwt",
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          maxTokenAge: MAX_LIFETIME_SECONDS,
          requiredClaims: ["sub", "exp", "iat", "organisation", "role"],
          currentDate: new Date(now()),
        });
        const caller = toCaller(payload, entry.trusted);
        if (!caller) return { ok: false, code: payload["organisation"] === entry.trusted.organisation ? "TOKEN_INVALID" : "ISSUER_NOT_TRUSTED" };
        const result = { caller, expiresAt: payload.exp!, checkedAt: now() };
        if (result.expiresAt - payload.iat! > MAX_LIFETIME_SECONDS) return { ok: false, code: "TOKEN_INVALID" };
        if (verified.size >= cacheSize) verified.delete(verified.keys().next().value!);
        verified.set(fingerprint, result);
        return { ok: true, caller, expiresAt: result.expiresAt };
      } catch (error) {
        return { ok: false, code: refusalOf(error) };
      }
    },
  };
}

function toCaller(payload: JWTPayload, trusted: TrustedIssuer): Caller | undefined {
  const { sub, organisation, role, mandate_of: mandateOf, registration_until: registrationUntil, person, amr } = payload;
  if (organisation !== trusted.organisation || typeof sub !== "string" || !/^[\w.-]{1,64}$/.test(sub)) return undefined;
  if (!isRole(role) || !mayHold(trusted.type, role)) return undefined;
  if ((trusted.type === "PERSON") !== (typeof person === "string")) return undefined;
  if (registrationUntil !== undefined && !isDay(registrationUntil)) return undefined;
  if (mandateOf !== undefined && (typeof mandateOf !== "string" || !/^[\w.-]{1,64}$/.test(mandateOf))) return undefined;
  return {
    actor: sub,
    organisation: { id: trusted.organisation, type: trusted.type, region: trusted.region },
    role,
    mandateOf: typeof mandateOf === "string" ? mandateOf : undefined,
    registrationUntil: typeof registrationUntil === "string" ? registrationUntil : undefined,
    person: typeof person === "string" ? person : undefined,
    ...(Array.isArray(amr) && amr.includes(SEVERAL_FACTORS) ? { strongAuthentication: true as const } : {}),
  };
}

/** Of `amr` (RFC 8176): more than one factor was used. */
const SEVERAL_FACTORS = "mfa";

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));

const mayHold = (type: OrganisationType, role: Role): boolean => ROLES_OF[type].test(role) || (type !== "PERSON" && ROLES_OF_ANY_ORGANISATION.test(role));

const issuerOf = (token: string): string | undefined => {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
};

/**
 * Keys are fetched at first use, kept, and fetched again when a token names a key we do not know (rotation). Callers share
 * one attempt to find them; a failed one is forgotten.
 */
function lazyKeys(trusted: TrustedIssuer): () => Promise<JWTVerifyGetKey> {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return () => {
    found ??= findKeys(trusted).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

const findKeys = async ({ jwksUri, issuer }: TrustedIssuer): Promise<JWTVerifyGetKey> =>
  createRemoteJWKSet(new URL(jwksUri ?? (await discover(issuer))), { cooldownDuration: 10_000, cacheMaxAge: 10 * 60_000, timeoutDuration: 3_000 });

async function discover(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(3_000),
    redirect: "error",
  });
  const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (document.issuer !== issuer || typeof document.jwks_uri !== "string") throw new joseErrors.JWKSInvalid("discovery document names another issuer");
  return document.jwks_uri;
}

function refusalOf(error: unknown): TokenRefusal {
  if (error instanceof joseErrors.JWTExpired) return error.claim === "exp" || error.claim === "iat" ? "TOKEN_EXPIRED" : "TOKEN_INVALID";
  const saysTokenIsBad = error instanceof joseErrors.JOSEError && !(error instanceof joseErrors.JWKSTimeout) && error.code !== "ERR_JOSE_GENERIC";
  return saysTokenIsBad ? "TOKEN_INVALID" : "IDENTITY_PROVIDER_UNAVAILABLE";
}
