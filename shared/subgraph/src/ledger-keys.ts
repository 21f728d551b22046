import type { NoteSigner } from "@samenhang/ledger";
import type { ServiceKey } from "@samenhang/ticket";
import { errors, type JWTVerifyGetKey } from "jose";

const ED25519 = "Ed25519";
const { subtle } = globalThis.crypto;

/** The service's own key, to sign heads and cosignatures with. A note begins with a line, a token never does: no signature of one is one of the other. */
export const noteSigner = ({ privateKey, publicJwk }: ServiceKey): NoteSigner => ({
  publicKey: Buffer.from(publicJwk.x!, "base64url"),
  sign: async (message) => new Uint8Array(await subtle.sign(ED25519, privateKey, new Uint8Array(message))),
});

/** The Ed25519 keys a service publishes, 32 bytes each; none where it publishes none. Fails where they cannot be fetched. */
export async function noteKeys(keys: JWTVerifyGetKey): Promise<Uint8Array[]> {
  const found: Parameters<typeof subtle.exportKey>[1][] = [];
  try {
    found.push((await keys({ alg: "EdDSA" }, { payload: "", signature: "" })) as never);
  } catch (error) {
    if (error instanceof errors.JWKSMultipleMatchingKeys) for await (const key of error) found.push(key as never);
    else if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
  }
  return Promise.all(found.map(async (key) => new Uint8Array(await subtle.exportKey("raw", key))));
}
