import { randomUUID } from "node:crypto";
import type { OrganisationType, TrustedIssuer } from "@samenhang/caller";
import { json, startHttpServer, type Handler } from "@samenhang/service";
import { importJWK, SignJWT } from "jose";
import { ALGORITHM, loadDemoKeys } from "./demo-keys.js";
import type { Persona } from "./persona.js";

export interface DemoOrganisation {
  readonly id: string;
  readonly type: OrganisationType;
  readonly region?: string | undefined;
}

export interface DemoIssuerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly organisations: readonly DemoOrganisation[];
  readonly onFailure: (error: unknown) => void;
}

export interface DemoIssuer {
  /** What the issuers' addresses begin with. */
  readonly url: string;
  readonly issuers: readonly TrustedIssuer[];
  stop(): Promise<void>;
}

export interface MintOptions {
  /** `url` of the demo issuer. */
  readonly issuerUrl?: string;
  readonly audience?: string;
  /** Seconds. */
  readonly expiresIn?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** How the user authenticated (RFC 8176). */
  readonly amr?: readonly string[];
}

const EIGHT_HOURS = 8 * 60 * 60;

/** Known without a running hub, so that a token can be made first. */
export const demoIssuerPort = (): number => Number(process.env["SAMENHANG_ISSUER_PORT"] ?? 4090);

/** The hub and its identity providers share a machine, whatever address they listen on. */
const urlAt = (port: number): string => `http://127.0.0.1:${port}`;

/** The identity providers of all demo organisations on one port: `<url>/<organisation>` each, with discovery and keys. */
export async function startDemoIssuer({ host, port, organisations, onFailure }: DemoIssuerOptions): Promise<DemoIssuer> {
  const keys = await loadDemoKeys(organisations.map(({ id }) => id));
  const issuerOf = (id: string): string => `${urlAt(server.port)}/${id}`;
  const server = await startHttpServer({
    host,
    port,
    routes: Object.fromEntries(
      organisations.flatMap(({ id }): [string, Handler][] => [
        [`GET /${id}/.well-known/openid-configuration`, () => json(200, metadata(issuerOf(id)))],
        [`GET /${id}/jwks.json`, () => json(200, { keys: [keys.get(id)?.publicJwk] })],
      ]),
    ),
    onFailure,
  });
  return {
    url: urlAt(server.port),
    issuers: organisations.map(({ id, type, region }) => ({ issuer: issuerOf(id), organisation: id, type, ...(region === undefined ? {} : { region }) })),
    stop: () => server.stop(),
  };
}

/** An access token (RFC 9068) for a persona, as its organisation's identity provider would issue it. */
export async function mintToken(
  persona: Persona,
  { issuerUrl = urlAt(demoIssuerPort()), audience = "samenhang", expiresIn = EIGHT_HOURS, now = Date.now, amr = ["pwd", "mfa"] }: MintOptions = {},
): Promise<string> {
  const { privateJwk } = (await loadDemoKeys([persona.organisation])).get(persona.organisation)!;
  const issuedAt = Math.floor(now() / 1000);
  const claims = {
    organisation: persona.organisation,
    role: persona.role,
    amr,
    ...(persona.registrationUntil === undefined ? {} : { registration_until: persona.registrationUntil }),
    ...(persona.person === undefined ? {} : { person: persona.person }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, typ: "at+jwt", kid: privateJwk.kid! })
    .setIssuer(`${issuerUrl}/${persona.organisation}`)
    .setAudience(audience)
    .setSubject(persona.id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + expiresIn)
    .setJti(randomUUID())
    .sign(await importJWK(privateJwk, ALGORITHM));
}

const metadata = (issuer: string): Record<string, unknown> => ({
  issuer,
  jwks_uri: `${issuer}/jwks.json`,
  response_types_supported: ["token"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: [ALGORITHM],
  grant_types_supported: [],
});
