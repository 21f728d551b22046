import { randomUUID } from "node:crypto";
import {
  CompactSign,
  createLocalJWKSet,
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
  type JWTVerifyGetKey,
} from "jose";
import type { Ticket } from "./ticket.js";
import { TICKET_LIFETIME_SECONDS } from "./ticket.js";

const ALGORITHM = "EdDSA";
const TICKET_TYPE = "samenhang-ticket+jwt";
const SERVICE_TYPE = "samenhang-service+jwt";

/** A service's own Ed25519 key. The private half never leaves the process that holds it. */
export interface ServiceKey {
  readonly name: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

export async function generateServiceJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: "Ed25519", extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: ALGORITHM, use: "sig" };
}

export async function loadServiceKey(name: string, jwk: JWK): Promise<ServiceKey> {
  const { d: _, ...publicJwk } = jwk;
  return { name, privateKey: (await importJWK(jwk, ALGORITHM)) as CryptoKey, publicJwk };
}

/** Finds the public keys of other services: by address in production, from a given set in tests. */
export const remoteKeys = (url: string): JWTVerifyGetKey => createRemoteJWKSet(new URL(url), { cooldownDuration: 5_000, cacheMaxAge: 600_000, timeoutDuration: 3_000 });
export const localKeys = (set: JSONWebKeySet): JWTVerifyGetKey => createLocalJWKSet(set);

export async function signTicket(ticket: Ticket, key: ServiceKey, now: () => number): Promise<string> {
  const { audience, traceId, expiresAt, ...facts } = ticket;
  return sign({ iss: key.name, aud: audience, jti: traceId, iat: seconds(now), exp: expiresAt, facts }, TICKET_TYPE, key);
}

/** The ticket, or undefined when anything about it is not right: signature, issuer, audience, age, form. */
export async function verifyTicket(token: string, options: { audience: string; keys: JWTVerifyGetKey; now: () => number }): Promise<Ticket | undefined> {
  const payload = await verify(token, TICKET_TYPE, "consent", options);
  const facts = payload?.["facts"];
  if (!payload?.jti || !payload.exp || typeof facts !== "object" || facts === null) return undefined;
  return { ...(facts as Omit<Ticket, "audience" | "traceId" | "expiresAt">), audience: options.audience, traceId: payload.jti, expiresAt: payload.exp };
}

/** A short-lived word of one service to another: who speaks, to whom, and the digest of what is said. */
export async function signService(claims: { audience: string; digest: string }, key: ServiceKey, now: () => number): Promise<string> {
  return sign({ iss: key.name, aud: claims.audience, iat: seconds(now), exp: seconds(now) + TICKET_LIFETIME_SECONDS, jti: randomUUID(), digest: claims.digest }, SERVICE_TYPE, key);
}

export async function verifyService(token: string, options: { audience: string; issuer: string; digest: string; keys: JWTVerifyGetKey; now: () => number }): Promise<boolean> {
  const payload = await verify(token, SERVICE_TYPE, options.issuer, options);
  return payload?.["digest"] === options.digest;
}

async function sign(payload: JWTPayload, typ: string, key: ServiceKey): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg: ALGORITHM, typ, kid: key.publicJwk.kid! }).sign(key.privateKey);
}

async function verify(
  token: string,
  typ: string,
  issuer: string,
  { audience, keys, now }: { audience: string; keys: JWTVerifyGetKey; now: () => number },
): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      typ,
      algorithms: [ALGORITHM, "Ed25519"],
      clockTolerance: 5,
      maxTokenAge: TICKET_LIFETIME_SECONDS,
      requiredClaims: ["exp", "iat", "jti"],
      currentDate: new Date(now()),
    });
    return payload;
  } catch {
    return undefined;
  }
}

const seconds = (now: () => number): number => Math.floor(now() / 1000);
