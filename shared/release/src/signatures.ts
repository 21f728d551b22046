import { dutchDay } from "@samenhang/policy";
import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { NotInEffect } from "./not-in-effect.js";
import { publicHalf, type Officer, type PrivateKey } from "./officer.js";
import { digestOf, type Release } from "./release.js";

/** How many privacy officers, of as many organisations, a version needs. */
export const SIGNATURES_NEEDED = 2;

const TYPE = "samenhang-policy-release+jws";
const CLOCK_TOLERANCE_MILLISECONDS = 5 * 60_000;

/** What an officer signs. */
export interface SignedWord {
  readonly version: string;
  readonly digest: string;
  readonly officer: string;
  readonly organisation: string;
  /** ISO 8601. */
  readonly signedAt: string;
}

/** The release with one more signature. An officer who signed before signs anew. */
export async function signRelease(release: Release, { officer, organisation }: Pick<Officer, "officer" | "organisation">, privateKey: PrivateKey, now: Date): Promise<Release> {
  const word: SignedWord = { version: release.version, digest: digestOf(release), officer, organisation, signedAt: now.toISOString() };
  const signature = await new CompactSign(new TextEncoder().encode(JSON.stringify(word)))
    .setProtectedHeader({ alg: "EdDSA", typ: TYPE, kid: officer })
    .sign(await importJWK(privateKey, "EdDSA"));
  return { ...release, signatures: [...release.signatures.filter((known) => officerOf(known) !== officer), signature] };
}

/**
 * The words of the officers who signed. Throws unless they are enough, of different organisations, and every signature in
 * the file is good: one that is not is a sign that something is wrong, not something to skip.
 */
export async function verifySignatures(release: Release, officers: readonly Officer[], now: Date): Promise<readonly SignedWord[]> {
  const digest = digestOf(release);
  const words: SignedWord[] = [];
  for (const signature of release.signatures) words.push(await verifyOne(signature, { version: release.version, digest }, officers, now));
  if (new Set(words.map(({ officer }) => officer)).size < SIGNATURES_NEEDED) {
    throw new NotInEffect(
      "TOO_FEW_OFFICERS",
      `version ${release.version} is signed by ${words.map(({ officer }) => officer).join(", ") || "nobody"}, and needs ${SIGNATURES_NEEDED} privacy officers`,
    );
  }
  if (new Set(words.map(({ organisation }) => organisation)).size < SIGNATURES_NEEDED) {
    throw new NotInEffect("ONE_ORGANISATION", `version ${release.version} is signed by officers of ${words[0]!.organisation} only, and needs ${SIGNATURES_NEEDED} organisations`);
  }
  return words;
}

async function verifyOne(signature: string, { version, digest }: Pick<SignedWord, "version" | "digest">, officers: readonly Officer[], now: Date): Promise<SignedWord> {
  const named = officerOf(signature);
  const officer = officers.find((known) => known.officer === named);
  if (!officer) throw new NotInEffect("UNKNOWN_OFFICER", `${named ?? "somebody"} signed and is no privacy officer here`);
  const bad = new NotInEffect("BAD_SIGNATURE", `the signature of ${officer.officer} is not good`);
  let word: Partial<SignedWord>;
  try {
    const { payload, protectedHeader } = await compactVerify(signature, await importJWK(publicHalf(officer.publicKey), "EdDSA"), { algorithms: ["EdDSA", "Ed25519"] });
    if (protectedHeader.typ !== TYPE) throw bad;
    word = JSON.parse(new TextDecoder().decode(payload)) as Partial<SignedWord>;
  } catch {
    throw bad;
  }
  if (word.officer !== officer.officer || word.organisation !== officer.organisation) throw bad;
  if (word.version !== version || word.digest !== digest) throw new NotInEffect("OTHER_CONTENT", `${officer.officer} signed another content than this release has`);
  const signedAt = Date.parse(word.signedAt ?? "");
  if (!(signedAt <= now.getTime() + CLOCK_TOLERANCE_MILLISECONDS)) throw new NotInEffect("NOT_YET_SIGNED", `the signature of ${officer.officer} is of a moment still to come`);
  if (officer.until !== undefined && dutchDay(new Date(signedAt)) > officer.until) {
    throw new NotInEffect("OFFICER_NOT_IN_OFFICE", `${officer.officer} signed after the end of the term (${officer.until})`);
  }
  return word as SignedWord;
}

function officerOf(signature: string): string | undefined {
  try {
    return decodeProtectedHeader(signature).kid;
  } catch {
    return undefined;
  }
}
