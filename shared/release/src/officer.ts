import { generateServiceJwk } from "@samenhang/ticket";
import type { JWK } from "jose";
import { NotInEffect } from "./not-in-effect.js";

/** A privacy officer whose signature counts here. `organisation`: whose officer, so that no organisation releases alone. */
export interface Officer {
  readonly officer: string;
  readonly organisation: string;
  /** Ed25519. */
  readonly publicKey: JWK;
  /** `YYYY-MM-DD`, inclusive: what was signed in this term stays good. Leave who lost a key out of the list instead. */
  readonly until?: string;
}

/** The private half of an Ed25519 key, as JWK. */
export type PrivateKey = JWK;

/** A key of one's own: the private half to keep, and the entry for the list of officers. */
export async function newOfficer(officer: string, organisation: string): Promise<{ privateKey: PrivateKey; entry: Officer }> {
  const privateKey = await generateServiceJwk();
  return { privateKey, entry: { officer, organisation, publicKey: publicHalf(privateKey) } };
}

export const publicHalf = ({ kty, crv, x }: JWK): JWK => ({ kty: kty!, ...(crv === undefined ? {} : { crv }), ...(x === undefined ? {} : { x }) });

/** The list of officers as a file holds it. Throws on any doubt: this list decides who decides. */
export function readOfficers(text: string, file: string): readonly Officer[] {
  const refuse = (why: string): NotInEffect => new NotInEffect("NO_OFFICERS", `${file} ${why}`);
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw refuse("is no JSON");
  }
  if (!Array.isArray(list)) throw refuse("holds no list of officers");
  const officers = list as readonly Partial<Officer>[];
  for (const entry of officers) {
    const { officer, organisation, publicKey, until } = entry ?? {};
    if (!isName(officer) || !isName(organisation)) throw refuse("names an officer or organisation in another form than `a-z`, `0-9` and `-`");
    if (publicKey?.kty !== "OKP" || publicKey.crv !== "Ed25519" || typeof publicKey.x !== "string") throw refuse(`has no Ed25519 key of ${officer}`);
    if (publicKey.d !== undefined) throw refuse(`holds the private key of ${officer}: replace that key`);
    if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(until)) throw refuse(`has no date as \`until\` of ${officer}`);
  }
  for (const key of [({ officer }: Partial<Officer>) => officer, ({ publicKey }: Partial<Officer>) => publicKey!.x]) {
    if (new Set(officers.map(key)).size !== officers.length) throw refuse("names an officer or a key twice");
  }
  return officers as readonly Officer[];
}

const isName = (value: unknown): value is string => typeof value === "string" && /^[a-z0-9][a-z0-9-]{0,62}$/.test(value);
