import { createPublicKey, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTokenVerifier, type TokenRefusal, type TokenVerifier } from "@samenhang/caller";
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWTHeaderParameters } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { mintToken, startDemoIssuer, type DemoIssuer } from "../../demo/dist/demo-issuer.js";
import { loadDemoKeys } from "../../demo/dist/demo-keys.js";
import type { Persona } from "../../demo/dist/persona.js";

const NOW = Date.parse("2026-11-23T10:00:00Z");
const SECONDS = NOW / 1000;
const HOUR = 3_600;

const WORKER: Persona = {
  id: "vt-noord.0017",
  name: "Wendel Voorbeeld",
  organisation: "vt-noord",
  type: "VT",
  region: "noord",
  role: "VT_WORKER",
  registrationUntil: "2028-01-01",
  mayTry: [],
  purpose: "GIVE_ADVICE",
};
const CITIZEN: Persona = {
  id: "burger.0001",
  name: "Bente Verzonnen",
  organisation: "burgers",
  type: "PERSON",
  role: "SUBJECT",
  person: "6b6f6d4e-0c55-4f1e-9b53-0a6f3f0f0001",
  mayTry: [],
  purpose: "EXERCISE_DATA_SUBJECT_RIGHTS",
};

let home: string;
let issuer: DemoIssuer;
let verifier: TokenVerifier;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "samenhang-keys-"));
  vi.stubEnv("SAMENHANG_HOME", home);
  issuer = await startDemoIssuer({
    host: "127.0.0.1",
    port: 0,
    organisations: [
      { id: "vt-noord", type: "VT", region: "noord" },
      { id: "gi-west", type: "GI", region: "west" },
      { id: "burgers", type: "PERSON" },
    ],
    onFailure: (error) => {
      throw error;
    },
  });
  verifier = createTokenVerifier({ issuers: issuer.issuers, audience: "samenhang", now: () => NOW });
});

afterAll(async () => {
  await issuer.stop();
  await rm(home, { recursive: true });
});

describe("a good token", () => {
  test("says who asks; the kind and region of the organisation come from our configuration", async () => {
    const header = await bearer({ claims: { organisation_type: "GI", region: "west", mandate_of: "vt-zuid" } });
    expect(await verifier.verify(header)).toEqual({
      ok: true,
      expiresAt: SECONDS + HOUR,
      caller: {
        actor: "vt-noord.0017",
        organisation: { id: "vt-noord", type: "VT", region: "noord" },
        role: "VT_WORKER",
        mandateOf: "vt-zuid",
        registrationUntil: undefined,
        person: undefined,
      },
    });
  });

  test("is what the demo issues for a professional, for eight hours", async () => {
    const token = await mintToken(WORKER, { issuerUrl: issuer.url, now: () => NOW });
    expect(await verifier.verify(`Bearer ${token}`)).toMatchObject({
      ok: true,
      expiresAt: SECONDS + 8 * HOUR,
      caller: { actor: WORKER.id, role: "VT_WORKER", registrationUntil: "2028-01-01", person: undefined },
    });
  });

  test("is what the demo issues for a person who asks about themselves", async () => {
    const token = await mintToken(CITIZEN, { issuerUrl: issuer.url, now: () => NOW });
    expect(await verifier.verify(`bearer ${token}`)).toMatchObject({
      ok: true,
      caller: { actor: CITIZEN.id, role: "SUBJECT", person: CITIZEN.person, organisation: { id: "burgers", type: "PERSON" } },
    });
  });

  test("tells of a strong authentication only where more than one factor was used", async () => {
    expect(await verifier.verify(await bearer({ claims: { amr: ["pwd", "mfa"] } }))).toMatchObject({ caller: { strongAuthentication: true } });
    for (const amr of [["pwd"], [], "mfa", { mfa: true }, null]) {
      const verified = await verifier.verify(await bearer({ claims: { amr } }));
      expect(verified.ok && verified.caller, JSON.stringify(amr)).not.toHaveProperty("strongAuthentication");
    }
  });

  test("may live for twelve hours", async () => {
    expect(await verifier.verify(await bearer({ claims: { exp: SECONDS + 12 * HOUR } }))).toMatchObject({ ok: true });
  });

  test("is refused from the second it expires, also when it was seen before", async () => {
    let now = NOW;
    const patient = createTokenVerifier({ issuers: issuer.issuers, audience: "samenhang", now: () => now });
    const header = await bearer({ claims: { exp: SECONDS + 60 } });
    expect(await patient.verify(header)).toMatchObject({ ok: true });
    now += 60_000;
    expect(await patient.verify(header)).toEqual({ ok: false, code: "TOKEN_EXPIRED" });
  });
});

interface Refusal {
  readonly given: string;
  readonly why: string;
  readonly code: TokenRefusal;
  readonly header: () => Promise<string | undefined> | string | undefined;
}

const REFUSALS: readonly Refusal[] = [
  // The header
  { given: "no header", why: "a stranger is told to log in", code: "UNAUTHENTICATED", header: () => undefined },
  { given: "an empty header", why: "the same as none", code: "UNAUTHENTICATED", header: () => "" },
  { given: "another scheme", why: "only bearer tokens are taken", code: "TOKEN_INVALID", header: async () => (await bearer()).replace("Bearer", "Basic") },
  { given: "two tokens", why: "which of them speaks?", code: "TOKEN_INVALID", header: async () => `${await bearer()}, ${await bearer()}` },
  { given: "no token at all", why: "a word is not a token", code: "TOKEN_INVALID", header: () => "Bearer welkom" },
  { given: "three words with dots", why: "looks like a token, names no issuer", code: "ISSUER_NOT_TRUSTED", header: () => "Bearer a.b.c" },
  { given: "an oversized token", why: "verifying costs time, so size is limited first", code: "TOKEN_INVALID", header: () => bearer({ claims: { padding: "x".repeat(9_000) } }) },

  // Time
  { given: "an expired token", why: "the session is over", code: "TOKEN_EXPIRED", header: () => bearer({ claims: { iat: SECONDS - HOUR, exp: SECONDS - 10 } }) },
  { given: "a token that is not valid yet", why: "nbf lies ahead", code: "TOKEN_INVALID", header: () => bearer({ claims: { nbf: SECONDS + 60 } }) },
  { given: "a token issued in the future", why: "no honest clock says so", code: "TOKEN_INVALID", header: () => bearer({ claims: { iat: SECONDS + 60 } }) },
  { given: "a token that lives for over twelve hours", why: "longer than a shift", code: "TOKEN_INVALID", header: () => bearer({ claims: { exp: SECONDS + 12 * HOUR + 1 } }) },
  {
    given: "a token issued over twelve hours ago",
    why: "longer than a shift",
    code: "TOKEN_EXPIRED",
    header: () => bearer({ claims: { iat: SECONDS - 12 * HOUR - 10, exp: SECONDS + 60 } }),
  },

  // For whom and from whom
  { given: "a token for another audience", why: "meant for another system", code: "TOKEN_INVALID", header: () => bearer({ claims: { aud: "elders" } }) },
  { given: "a token without audience", why: "meant for nobody", code: "TOKEN_INVALID", header: () => bearer({ claims: { aud: undefined } }) },
  { given: "an unknown issuer", why: "nobody vouches for it", code: "ISSUER_NOT_TRUSTED", header: () => bearer({ claims: { iss: `${issuer.url}/vt-zuid` } }) },
  {
    given: "an issuer with a slash too many",
    why: "issuers are compared exactly",
    code: "ISSUER_NOT_TRUSTED",
    header: () => bearer({ claims: { iss: `${issuer.url}/vt-noord/` } }),
  },
  {
    given: "an issuer that signs for another organisation",
    why: "each speaks for its own people only",
    code: "ISSUER_NOT_TRUSTED",
    header: () => bearer({ claims: { organisation: "gi-west" } }),
  },
  {
    given: "an issuer that signs in another's name",
    why: "its key is not the other's",
    code: "TOKEN_INVALID",
    header: () => bearer({ claims: { iss: `${issuer.url}/gi-west`, organisation: "gi-west", role: "GI_SUPERVISOR" } }),
  },
  { given: "no organisation", why: "the issuer must say whom it speaks for", code: "TOKEN_INVALID", header: () => bearer({ claims: { organisation: undefined } }) },

  // The signature
  { given: "alg none", why: "not signed", code: "TOKEN_INVALID", header: () => unsigned("") },
  { given: "alg none with something for a signature", why: "not signed, in a shape that passes for a token", code: "TOKEN_INVALID", header: () => unsigned("c2lnbmVk") },
  { given: "HS256 with the public key as secret", why: "everyone knows that secret", code: "TOKEN_INVALID", header: withPublicKeyAsSecret },
  { given: "a key of its own under a known kid", why: "the name of a key proves nothing", code: "TOKEN_INVALID", header: async () => bearer({ key: await strangersKey() }) },
  { given: "a key of its own in the header", why: "keys come from the issuer only", code: "TOKEN_INVALID", header: withKeyInHeader },
  { given: "a tampered payload", why: "the signature is over what was there", code: "TOKEN_INVALID", header: tampered },
  { given: "typ JWT", why: "an id token is not an access token", code: "TOKEN_INVALID", header: () => bearer({ header: { typ: "JWT" } }) },
  { given: "no typ", why: "an id token is not an access token", code: "TOKEN_INVALID", header: () => bearer({ header: { typ: undefined } }) },

  // The person
  ...(["sub", "exp", "iat", "role"] as const).map((claim): Refusal => ({
    given: `no ${claim}`,
    why: "nothing is assumed",
    code: "TOKEN_INVALID",
    header: () => bearer({ claims: { [claim]: undefined } }),
  })),
  { given: "a name as sub", why: "the ledger keeps pseudonyms, not names", code: "TOKEN_INVALID", header: () => bearer({ claims: { sub: "Wendel Voorbeeld" } }) },
  { given: "an unknown role", why: "no rule knows it", code: "TOKEN_INVALID", header: () => bearer({ claims: { role: "ADMIN" } }) },
  { given: "several roles", why: "one at a time, or the ledger cannot say which", code: "TOKEN_INVALID", header: () => bearer({ claims: { role: ["VT_WORKER", "VT_DOCTOR"] } }) },
  { given: "a role of another kind of party", why: "an issuer cannot lend another's powers", code: "TOKEN_INVALID", header: () => bearer({ claims: { role: "GI_SUPERVISOR" } }) },
  { given: "a citizen's role for a professional", why: "a worker asks for their organisation", code: "TOKEN_INVALID", header: () => bearer({ claims: { role: "SUBJECT" } }) },
  { given: "a professional's role for a citizen", why: "citizens ask for themselves", code: "TOKEN_INVALID", header: () => citizen({ role: "VT_WORKER" }) },
  { given: "an independent reviewer's role for a citizen", why: "reviewers work for an organisation", code: "TOKEN_INVALID", header: () => citizen({ role: "DEVILS_ADVOCATE" }) },
  { given: "a citizen without person", why: "about whom would they ask?", code: "TOKEN_INVALID", header: () => citizen({ person: undefined }) },
  { given: "a professional with a person", why: "nobody is both in one token", code: "TOKEN_INVALID", header: () => bearer({ claims: { person: CITIZEN.person } }) },
  {
    given: "a registration until who knows when",
    why: "an unreadable date is not a registration",
    code: "TOKEN_INVALID",
    header: () => bearer({ claims: { registration_until: "altijd" } }),
  },
];

describe("refused", () => {
  test("nothing of the token that each line below changes in one place", async () => {
    expect(await verifier.verify(await bearer())).toMatchObject({ ok: true });
    expect(await verifier.verify(await citizen({}))).toMatchObject({ ok: true });
  });

  test.each(REFUSALS)("$given: $why", async ({ header, code }) => {
    expect(await verifier.verify(await header())).toEqual({ ok: false, code });
  });
});

describe("an identity provider", () => {
  let provider: Server | undefined;
  afterEach(() => {
    vi.useRealTimers();
    provider?.closeAllConnections();
    provider?.close();
  });

  test("that brings a new key is believed without a restart, and its old key no longer", async () => {
    const [first, second] = [await namedKey("first"), await namedKey("second")];
    let keys = [first.jwk];
    const url = await provide(() => ({ keys }));
    const watching = createTokenVerifier({ issuers: [{ issuer: url, organisation: "vt-noord", type: "VT" }], audience: "samenhang", now: () => NOW });
    const tokenOf = (named: NamedKey): Promise<string> => bearer({ key: named.privateKey, header: { kid: named.jwk.kid }, claims: { iss: url, jti: randomUUID() } });

    expect(await watching.verify(await tokenOf(first))).toMatchObject({ ok: true });
    keys = [second.jwk];
    expect(await watching.verify(await tokenOf(second))).toEqual({ ok: false, code: "TOKEN_INVALID" });

    // Keys are asked for again at most once in ten seconds, so that bad tokens are no way to flood a provider.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11_000 });
    expect(await watching.verify(await tokenOf(second))).toMatchObject({ ok: true });
    expect(await watching.verify(await tokenOf(first))).toEqual({ ok: false, code: "TOKEN_INVALID" });
  });

  test("that is down is not the caller's mistake, and is believed again once it is up", async () => {
    const named = await namedKey("only");
    let isUp = false;
    const url = await provide(() => (isUp ? { keys: [named.jwk] } : undefined));
    const watching = createTokenVerifier({ issuers: [{ issuer: url, organisation: "vt-noord", type: "VT" }], audience: "samenhang", now: () => NOW });
    const header = await bearer({ key: named.privateKey, header: { kid: "only" }, claims: { iss: url } });
    expect(await watching.verify(header)).toEqual({ ok: false, code: "IDENTITY_PROVIDER_UNAVAILABLE" });
    isUp = true;
    expect(await watching.verify(header)).toMatchObject({ ok: true });
  });

  /** An issuer of our own; without keys to give, it is down. */
  async function provide(jwks: () => object | undefined): Promise<string> {
    const server = createServer((request, response) => {
      const keys = jwks();
      response.writeHead(keys ? 200 : 503, { "content-type": "application/json" });
      if (!keys) response.end("down");
      else response.end(JSON.stringify(request.url === "/jwks" ? keys : { issuer: url, jwks_uri: `${url}/jwks` }));
    });
    provider = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return url;
  }
});

interface Change {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly key?: CryptoKey;
}

const goodClaims = (): Record<string, unknown> => ({
  iss: `${issuer.url}/vt-noord`,
  aud: "samenhang",
  sub: WORKER.id,
  iat: SECONDS,
  exp: SECONDS + HOUR,
  jti: "1",
  organisation: "vt-noord",
  role: "VT_WORKER",
});

/** A good token of `vt-noord` but for what is given; `undefined` leaves a claim out. */
async function bearer({ claims = {}, header = {}, key }: Change = {}): Promise<string> {
  const { privateJwk } = (await loadDemoKeys(["vt-noord"])).get("vt-noord")!;
  const token = await new SignJWT({ ...goodClaims(), ...claims })
    .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: privateJwk.kid, ...header } as JWTHeaderParameters)
    .sign(key ?? (await importJWK(privateJwk, "ES256")));
  return `Bearer ${token}`;
}

async function citizen(claims: Record<string, unknown>): Promise<string> {
  const { privateJwk } = (await loadDemoKeys(["burgers"])).get("burgers")!;
  return bearer({
    claims: { iss: `${issuer.url}/burgers`, organisation: "burgers", sub: CITIZEN.id, role: "SUBJECT", person: CITIZEN.person, ...claims },
    header: { kid: privateJwk.kid },
    key: (await importJWK(privateJwk, "ES256")) as CryptoKey,
  });
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

const unsigned = (signature: string): string => `Bearer ${encode({ alg: "none", typ: "at+jwt" })}.${encode(goodClaims())}.${signature}`;

async function withPublicKeyAsSecret(): Promise<string> {
  const { publicJwk } = (await loadDemoKeys(["vt-noord"])).get("vt-noord")!;
  const secret = createPublicKey({ key: publicJwk as Record<string, unknown>, format: "jwk" }).export({ type: "spki", format: "pem" });
  const token = await new SignJWT(goodClaims()).setProtectedHeader({ alg: "HS256", typ: "at+jwt", kid: publicJwk.kid! }).sign(Buffer.from(secret));
  return `Bearer ${token}`;
}

async function withKeyInHeader(): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  return bearer({ key: privateKey, header: { jwk: await exportJWK(publicKey), kid: undefined } });
}

async function tampered(): Promise<string> {
  const [head, , signature] = (await bearer()).split(".");
  return `${head}.${encode({ ...goodClaims(), role: "VT_DOCTOR" })}.${signature}`;
}

const strangersKey = async (): Promise<CryptoKey> => (await generateKeyPair("ES256")).privateKey;

interface NamedKey {
  readonly privateKey: CryptoKey;
  readonly jwk: Record<string, unknown> & { kid: string };
}

async function namedKey(kid: string): Promise<NamedKey> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" } };
}
